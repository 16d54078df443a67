"""What a note becomes, a key each: linked both ways, and taken back by one undo."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.domain.change import Change, Op
from coachtui.domain.readings.related import related
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import only

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
SAID = 71
"""The newest note of Maria's: t "they just won't try"."""

COUNTED = 72


def linked(session: Session, table: str, id_: int) -> set[tuple[str, int]]:
    """Return what a record is linked to."""
    return {(each.table, each.id) for each in related(session.book(MARIA), table, id_)}


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one at a time: a dialog opens between them."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.fixture
def start(app: Make, maria: Session) -> Callable[[], CoachApp]:
    """A maker of the app on Maria's notes; the cursor stands on the newest."""
    return lambda: app(maria, tab="relationship")


async def test_a_note_becomes_evidence_for_a_new_claim_for_some(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "E", *"pairs", "enter", "y", "s", "s")
        claim, evidence = only(maria, "claims"), only(maria, "evidence")
        assert (claim["what"], claim["scope"]) == ("pairs", "some")
        assert (evidence["note"], evidence["bears_on"], evidence["bearing"]) == (SAID, [claim["id"]], "for")
        assert ("evidence", evidence["id"]) in linked(maria, "notes", SAID)
        assert ("evidence", evidence["id"]) in linked(maria, "claims", claim["id"])
        await press(pilot, "u")
        assert not list(maria.book(MARIA).rows("claims"))
        assert not list(maria.book(MARIA).rows("evidence"))


async def test_a_note_about_students_speaks_for_them_without_asking(
    start: Callable[[], CoachApp], maria: Session
) -> None:
    student = {"id": 80, "code": "K3", "created": "2026-05-01T12:00:00Z", "visibility": "me"}
    before = maria.book(MARIA).table("notes")[SAID]
    maria.write(
        Change(
            "set up",
            (
                Op(MARIA, "students", 80, None, student),
                Op(MARIA, "notes", SAID, before, {**before, "students": [80]}),
            ),
        )
    )
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "E", *"pairs", "enter", "n", "s")
        assert only(maria, "evidence")["covers"] == [80]
        assert only(maria, "evidence")["bearing"] == "against"


async def test_marked_notes_become_evidence_together(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space", "E", *"pairs", "enter", "y", "s", "s")
        pieces = list(maria.book(MARIA).rows("evidence"))
        assert {row["note"] for row in pieces} == {SAID, COUNTED}
        assert {tuple(row["bears_on"]) for row in pieces} == {(only(maria, "claims")["id"],)}
        await press(pilot, "u")
        assert not list(maria.book(MARIA).rows("evidence"))


async def test_evidence_for_what_is_there_already(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "B", "enter", "E", "enter", "y", "f")
        belief, evidence = only(maria, "beliefs"), only(maria, "evidence")
        assert evidence["bears_on"] == [belief["id"]]
        assert evidence["scope"] == "few"


async def test_a_note_answers_a_question_in_three_keys(
    start: Callable[[], CoachApp], maria: Session, screen_text: Read
) -> None:
    running = start()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "A", "t", "r")
        note = maria.book(MARIA).table("notes")[SAID]
        assert (note["facet"], note["certainty"]) == ("thinking", "real")
        assert 'thinking  "they just' in screen_text(running)
        await press(pilot, "u")
        assert "facet" not in maria.book(MARIA).table("notes")[SAID]


async def test_a_note_becomes_a_hunch_in_two_keys_its_words_kept(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "B", "enter")
        belief = only(maria, "beliefs")
        assert (belief["status"], belief["verbatim"], belief["from"]) == ("hunch", "they just won't try", SAID)
        assert ("beliefs", belief["id"]) in linked(maria, "notes", SAID)
        assert ("notes", SAID) in linked(maria, "beliefs", belief["id"])
        await press(pilot, "u")
        assert not list(maria.book(MARIA).rows("beliefs"))


async def test_a_note_becomes_a_claim(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "enter", "m")
        claim = only(maria, "claims")
        assert (claim["what"], claim["scope"], claim["from"]) == ("they just won't try", "most", SAID)


async def test_a_note_becomes_a_promise_by_a_day(
    start: Callable[[], CoachApp], maria: Session, screen_text: Read
) -> None:
    running = start()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "P", "m", *"soon", "enter")
        assert "no day is called" in screen_text(running)
        await press(pilot, *["backspace"] * 4, *"fri", "enter")
        promise = only(maria, "promises")
        assert (promise["who"], promise["due"], promise["from"]) == ("coach", "2026-05-22", SAID)
        assert "I owe 1" in screen_text(running)


async def test_she_was_told_today(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "V")
        told = [row for row in maria.book(MARIA).rows("notes") if row.get("mode") == "validate"]
        assert [row["from"] for row in told] == [SAID]
        assert maria.book(MARIA).table("notes")[SAID]["told_on"] == "2026-05-21"
        await press(pilot, "u")
        assert "told_on" not in maria.book(MARIA).table("notes")[SAID]


async def test_a_note_raises_a_question(start: Callable[[], CoachApp], maria: Session) -> None:
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, "Q", "enter")
        wonder = next(row for row in maria.book(MARIA).rows("notes") if row.get("mode") == "wonder")
        assert wonder["from"] == SAID
        assert ("notes", wonder["id"]) in linked(maria, "notes", SAID)


async def test_all_marked_become_hunches_and_one_undo_takes_them_back(
    start: Callable[[], CoachApp], maria: Session
) -> None:
    running = start()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space", "B")
        assert len(maria.book(MARIA).table("beliefs")) == 2
        assert not running.screen.rows.marked
        await press(pilot, "u")
        assert not maria.book(MARIA).table("beliefs")


@pytest.mark.parametrize("keys", [("E",), ("E", "x", "enter"), ("A", "c"), ("B",), ("C", "enter"), ("P", "h"), ("Q",)])
async def test_leaving_half_way_changes_nothing(
    start: Callable[[], CoachApp], maria: Session, keys: tuple[str, ...]
) -> None:
    before = {name: dict(rows) for name, rows in maria.book(MARIA).tables.items()}
    async with start().run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys, "escape")
        assert {name: dict(rows) for name, rows in maria.book(MARIA).tables.items()} == before
