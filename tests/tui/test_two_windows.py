"""What another window of hers writes while she is writing here."""

from collections.abc import Callable
from typing import Any

from coachtui.domain.change import Change, Op
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import MARIA, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]


def written_elsewhere(session: Session, note: int, **fields: str) -> None:
    """Change a note in another window; remove it where no fields are given."""
    was = session.book(MARIA).table("notes")[note]
    after: dict[str, Any] | None = {**was, **fields} if fields else None
    session.store.arrive(Change("elsewhere", (Op(MARIA, "notes", note, was, after),)))  # type: ignore[attr-defined]
    session.poll()


def standing(session: Session, note: int) -> tuple[str, list[str]]:
    """Return a note's text, and the texts that lost against it."""
    lost = [row["data"]["text"] for row in rows(session, "conflicts")]
    return session.book(MARIA).table("notes")[note]["text"], lost


async def test_a_field_that_both_windows_write_waits_to_be_settled(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "e", "ctrl+u", *"mine")
        written_elsewhere(maria, 71, text="theirs")
        await pilot.press("ctrl+j")
        await pilot.pause()
    assert standing(maria, 71) == ("mine", ["theirs"])


async def test_different_fields_are_both_kept(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "e", "ctrl+u", *"mine")
        written_elsewhere(maria, 71, facet="cares")
        await pilot.press("ctrl+j")
        await pilot.pause()
    assert standing(maria, 71) == ("mine", [])
    assert maria.book(MARIA).table("notes")[71]["facet"] == "cares"


async def test_what_was_removed_meanwhile_is_told_and_the_text_stays(
    app: Make, maria: Session, screen_text: Read
) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "e", "ctrl+u", *"mine")
        written_elsewhere(maria, 71)
        await pilot.press("ctrl+j")
        await pilot.pause()
        assert "not written; your text stays here" in screen_text(running)
        assert "mine" in screen_text(running)
        assert running.is_running


async def test_a_live_line_that_is_mended_in_both_waits_to_be_settled(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "v", *"one", "enter", "up", *"more")
        note = rows(maria, "notes")[-1]["id"]
        written_elsewhere(maria, note, text="theirs", raw="theirs")
        await pilot.press("enter")
        await pilot.pause()
    assert standing(maria, note) == ("onemore", ["theirs"])


async def test_what_is_found_out_in_both_windows_waits_to_be_settled(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "learnings", {"id": 91, "question": "who waits?"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "x", *"four")
        was = maria.book(MARIA).table("learnings")[91]
        change = Change("elsewhere", (Op(MARIA, "learnings", 91, was, {**was, "found": "five"}),))
        maria.store.arrive(change)  # type: ignore[attr-defined]
        maria.poll()
        await pilot.press("enter")
        await pilot.pause()
    assert maria.book(MARIA).table("learnings")[91]["found"] == "four"
    assert [row["data"]["found"] for row in rows(maria, "conflicts")] == ["five"]
