"""What she began to type: kept where she leaves it, offered again, gone in one with what is saved of it."""

from collections.abc import Callable

import pytest

from coachtui.cli.drafts import ScreenDrafts
from coachtui.domain.change import Change
from coachtui.errors import StoreError
from coachtui.exchange.sample import sample_books
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.drafts import Drafts
from coachtui.storage.memory import MemoryStore
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import MARIA, Kept, only, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
LEFT = "left here before"
THE_TEACHER = {"id": MARIA, "name": "Maria Delgado", "state": "active"}
LEARNING = {"id": 91, "question": "who starts?"}
LINES = [
    ("3", ["a"], "they cannot", "beliefs", "statement"),
    ("4", ["a"], "warm-ups land", "claims", "what"),
    ("5", ["a", "l"], "who waits?", "learnings", "question"),
    ("5", ["a", "d"], "start alone", "decisions", "next_skill"),
    ("2", ["B"], " at all", "beliefs", "statement"),
]
"""A tab, the keys that ask for a line there, the line, and where it is kept once it is saved."""


@pytest.mark.parametrize(("tab", "keys", "text", "table", "field"), LINES)
async def test_a_line_that_was_left_is_offered_again_and_forgotten_once_saved(
    app: Make, maria: Session, screen_text: Read, *, tab: str, keys: list[str], text: str, table: str, field: str
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press(tab, *keys, *text, "escape")
        await pilot.pause()
        (left,) = kept.texts.values()
        assert left.endswith(text)
        assert rows(maria, table) == []
        await pilot.press(*keys)
        await pilot.pause()
        assert LEFT in screen_text(running)
        await pilot.press("x")
        await pilot.pause()
        assert LEFT not in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert only(maria, table)[field] == left + "x"
        assert kept.texts == {}


async def test_what_was_said_of_one_record_is_not_offered_for_another(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(MARIA, "learnings", LEARNING), (MARIA, "learnings", {"id": 92, "question": "who waits?"})])
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "x", *"four of", "escape", "j", "x")
        await pilot.pause()
        assert "four of" not in screen_text(running)
        await pilot.press("escape", "k", "x")
        await pilot.pause()
        assert "four of" in screen_text(running)
        await pilot.press(*" six", "enter", "enter")
        await pilot.pause()
        assert {row.get("found") for row in rows(maria, "learnings")} == {"four of six", None}
        assert kept.texts == {}


async def test_a_line_is_a_draft_until_all_that_is_asked_is_answered(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "claims", {"id": 91, "what": "warm-ups land"})])
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "E", *"22 began", "enter", "escape")
        await pilot.pause()
        assert list(kept.texts.values()) == ["22 began"]
        await pilot.press("a", *"exit tickets", "enter", "escape")
        await pilot.pause()
        assert list(kept.texts.values()) == ["22 began"]


async def test_an_unchanged_or_emptied_line_is_no_draft(app: Make, maria: Session) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "B", "escape", "B", "x", "backspace", "escape", "B", "x", "ctrl+u", "escape")
        await pilot.pause()
        assert kept.texts == {}


class Refusing(MemoryStore):
    """Remembers what each commit touched, and refuses where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.touched: list[set[str]] = []
        self.full = False

    def commit(self, change: Change, /) -> Change:
        """Commit, unless the disk is full."""
        if self.full:
            raise StoreError("Not saved", "The disk is full.")
        self.touched.append({op.table for op in change.ops})
        return super().commit(change)


async def test_a_saved_text_and_its_draft_go_in_one_commit_and_undo_leaves_the_draft_alone(app: Make, pen: Pen) -> None:
    store = Refusing()
    session = Session(store, pen)
    put(session, [(MARIA, "teachers", THE_TEACHER)])
    keeper = Drafts(store)
    running = app(session, keeping=Keeping(ScreenDrafts(keeper)))
    async with running.run_test(size=(80, 24)) as pilot:
        for keys, table in ((["n"], "notes"), (["4", "a"], "claims")):
            await pilot.press(*keys, *"waits")
            keeper.flush()
            assert only(session, "drafts")["text"] == "waits"
            await pilot.press("enter")
            await pilot.pause()
            assert rows(session, "drafts") == []
            assert store.touched[-1] == {table, "drafts"}
            await pilot.press("escape", "u")
            await pilot.pause()
            assert (rows(session, table), rows(session, "drafts")) == ([], [])
    keeper.close()


async def test_the_unfinished_note_of_the_sample_is_offered(app: Make, pen: Pen, screen_text: Read) -> None:
    session = Session(MemoryStore(), pen)
    for owner, tables in sample_books().items():
        put(session, [(owner, table, row) for table, found in tables.items() for row in found.values()])
    ama = next(name.id for name in session.store.names() if name.name.startswith("Ama"))
    keeper = Drafts(session.store)
    running = app(session, keeping=Keeping(ScreenDrafts(keeper)), teacher=ama, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert LEFT in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        newest = max(session.book(ama).rows("notes"), key=lambda row: row["at"])
        assert (newest["mode"], newest["text"][:10]) == ("validate", "the letter")
        assert [row["where"] for row in rows(session, "drafts", ama)] == ["learnings found"]


async def test_a_text_that_cannot_be_saved_stays_a_draft(app: Make, pen: Pen) -> None:
    store = Refusing()
    session = Session(store, pen)
    put(session, [(MARIA, "teachers", THE_TEACHER)])
    keeper = Drafts(store)
    running = app(session, keeping=Keeping(ScreenDrafts(keeper)))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land")
        await pilot.pause()
        store.full = True
        await pilot.press("enter")
        await pilot.pause()
        store.full = False
        keeper.flush()
        assert (rows(session, "claims"), only(session, "drafts")["text"]) == ([], "warm-ups land")
    keeper.close()
