"""Filing the notes that found no teacher, by keys only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import put

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7


@dataclass
class Waiting:
    """A text that waits."""

    id: str
    teacher: str
    text: str
    at: str = "2026-05-20T14:00:00Z"
    lines: bool = False
    typed: bool = False


class Box:
    """An inbox in memory."""

    def __init__(self, *waiting: Waiting) -> None:
        self.waiting = list(waiting)

    def list(self) -> list[Waiting]:
        """Return all that waits."""
        return list(self.waiting)

    def drop(self, id_: str) -> None:
        """Take one away."""
        self.waiting = [each for each in self.waiting if each.id != id_]


def notes(session: Session) -> list[dict[str, Any]]:
    """Return the notes that were filed, in the order of their ids."""
    return sorted((row for row in session.book(MARIA).rows("notes") if row["id"] > 99), key=lambda row: row["id"])


async def file_it(app: Make, maria: Session, box: Box) -> None:
    """Open the inbox from the palette and file what stands first under the one teacher."""
    running = app(maria, keeping=Keeping(inbox=box))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"inbox", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()


async def test_a_note_is_filed_under_the_teacher_picked(app: Make, maria: Session) -> None:
    box = Box(Waiting("a", "Marai", "t stayed late"))
    await file_it(app, maria, box)
    (note,) = notes(maria)
    assert (note["text"], note["speaker"], note["at"]) == ("stayed late", "teacher", "2026-05-20T14:00:00Z")
    assert box.waiting == []


async def test_find_finds_what_waits_and_files_it(app: Make, maria: Session, screen_text: Read) -> None:
    box = Box(Waiting("a", "Marai", "t stayed late"), Waiting("b", "Marai", "t left early"))
    running = app(maria, keeping=Keeping(inbox=box))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("/", *"LATE")
        await pilot.pause()
        assert "“Marai”  inbox: t stayed late" in screen_text(running)
        for key in ("enter", "f", "enter"):
            await pilot.press(key)
            await pilot.pause()
    assert [note["text"] for note in notes(maria)] == ["stayed late"]
    assert [each.id for each in box.waiting] == ["b"]


async def test_find_shows_what_a_record_says_and_the_word_in_a_long_text(
    app: Make, maria: Session, screen_text: Read
) -> None:
    text = "she talked at length about the week, about pacing, about the parents, and then of robotics and of labs"
    put(maria, [(MARIA, "notes", {"id": 80, "mode": "promise", "text": text, "at": "2026-05-18T14:40:00Z"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("/", *"robotics")
        await pilot.pause()
        assert "robotics and" in screen_text(running)
        await pilot.press("ctrl+u", *"promise")
        await pilot.pause()
        assert "nothing holds “promise”" in screen_text(running)


@pytest.mark.parametrize(("typed", "filed"), [(True, ["one", "two"]), (False, ["one two"])])
async def test_a_text_typed_line_by_line_is_filed_as_it_was_typed(
    app: Make, maria: Session, typed: bool, filed: list[str]
) -> None:
    await file_it(app, maria, Box(Waiting("a", "Marai", ". one\n  two\n", lines=True, typed=typed)))
    assert [note["text"] for note in notes(maria)] == filed


async def test_a_piped_text_is_a_note_a_line_and_its_student_is_begun_once(app: Make, maria: Session) -> None:
    box = Box(Waiting("a", "Marai", ". K3 waits @K3\n. @K3 asks\n", lines=True))
    await file_it(app, maria, box)
    assert [note["text"] for note in notes(maria)] == ["K3 waits @K3", "@K3 asks"]
    assert len(maria.book(MARIA).table("students")) == 1


async def test_the_clock_times_of_a_script_are_the_times_of_its_notes(app: Make, maria: Session) -> None:
    text = "before it\r\n9:50 AM\r\nT: who remembers?\r\n\r\n9:58 . six hands\r\n"
    await file_it(app, maria, Box(Waiting("a", "Marai", text, lines=True)))
    assert [(note["text"], note["at"][11:16]) for note in notes(maria)] == [
        ("before it", "14:00"),
        ("who remembers?", "13:50"),
        ("six hands", "13:58"),
    ]
