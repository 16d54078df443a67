"""Sort, by keys only: each line becomes something by one key, several at once, and one undo takes it back."""

from collections.abc import Callable
from typing import Any

import pytest

from coachtui.domain.readings.due import untold
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import MARIA, put, rows
from tests.tui.test_capture import keys

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
LINES = ("six hands up", "she waits", "they line up")
TURNS = ("E evidence", "A answer", "B belief", "P promise", "V validate", "Q question", "* star", "space mark")


@pytest.fixture
def scripted(maria: Session) -> Session:
    """A visit of three lines, and a claim."""
    at = {"encounter": 81, "mode": "saw", "source": "typed"}
    notes = [
        (MARIA, "notes", {"id": 82 + n, "at": f"2026-05-20T14:4{n}:00Z", "text": text, "raw": text, **at})
        for n, text in enumerate(LINES)
    ]
    visit = {"id": 81, "kind": "visit", "start": "2026-05-20T14:30:00Z", "state": "needs_debrief"}
    put(maria, [(MARIA, "encounters", visit), *notes, (MARIA, "claims", {"id": 91, "what": "waiting works"})])
    return maria


def noted(session: Session, field: str) -> list[Any]:
    """Return a field of the three lines."""
    return [row.get(field) for row in rows(session, "notes") if row.get("encounter") == 81 and not row.get("from")]


def turned(session: Session) -> dict[str, Any]:
    """Return what the lines of the script became, by kind; what they did not become is left out."""
    found = {
        "evidence": [(row["bearing"], row["bears_on"][-1] != 91) for row in rows(session, "evidence")],
        "facet": [each for each in zip(noted(session, "facet"), noted(session, "certainty"), strict=True) if each[0]],
        "promises": [(row["who"], row["due"]) for row in rows(session, "promises")],
        "beliefs": [row["status"] for row in rows(session, "beliefs")],
        "claims": [row["what"] for row in rows(session, "claims") if row["id"] != 91],
        "questions": [row["mode"] for row in rows(session, "notes") if row.get("from")],
        "starred": [each for each in noted(session, "starred") if each],
        "to tell": list(untold(session.book(MARIA))) if not any(noted(session, "starred")) else [],
    }
    return {kind: what for kind, what in found.items() if what}


ACTS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "evidence": ([*"E", "enter", *"ns"], {"evidence": [("against", False)] * 2}),
    "evidence for a claim in her words": (
        ["E", *keys("they wait"), "enter", *"yas"],
        {"evidence": [("for", True)] * 2, "claims": ["they wait"]},
    ),
    "an answer": ([*"Arh"], {"facet": [("role", "heard")] * 2}),
    "a belief": ([*"B"], {"beliefs": ["hunch"] * 2}),
    "a promise": ([*"Phfri", "enter"], {"promises": [("teacher", "2026-05-22")] * 2}),
    "to validate": ([*"V"], {"to tell": [83, 82]}),
    "a question": ([*"Q"], {"questions": ["wonder"] * 2}),
    "a star": (["asterisk"], {"starred": [True] * 2}),
}


async def test_marked_lines_become_each_thing_by_its_key_and_one_undo_takes_it_back(
    app: Make, scripted: Session, screen_text: Read
) -> None:
    running = app(scripted, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert all(turn in screen_text(running) for turn in TURNS)
        for name, (typed, becomes) in ACTS.items():
            await pilot.press("g", "space", "space", *typed)
            await pilot.pause()
            assert turned(scripted) == becomes, name
            assert "2 of 3" in screen_text(running), name
            await pilot.press("u")
            await pilot.pause()
            assert turned(scripted) == {}, name


async def test_a_line_is_to_be_told_then_told_and_says_so_narrow_too(
    app: Make, scripted: Session, screen_text: Read
) -> None:
    running = app(scripted, tab="relationship")
    async with running.run_test(size=(60, 20)) as pilot:
        await pilot.press("s", "g", "asterisk", "V")
        await pilot.pause()
        shown = screen_text(running)
        assert all(turn in shown for turn in TURNS)
        assert shown.splitlines()[1].rstrip().endswith("+")
        assert untold(scripted.book(MARIA)) == (82,)
        await pilot.press("V")
        await pilot.pause()
        assert screen_text(running).splitlines()[1].rstrip().endswith("V")
        assert untold(scripted.book(MARIA)) == ()
        assert rows(scripted, "notes")[-1]["mode"] == "validate"
