"""Taking back from any tab and from before, all changes, and what was deleted: by keys only."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import from_text, to_text
from coachtui.services.notes import add_line
from coachtui.services.records import delete_records, edit_record
from coachtui.services.session import Session
from coachtui.storage.memory import MemoryStore
from coachtui.tui.app import CoachApp
from coachtui.tui.dialogs.changes import ChangesDialog
from coachtui.tui.dialogs.deleted import DeletedDialog
from coachtui.tui.dialogs.history import HistoryDialog
from tests.tui.conftest import MARIA, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, with time for each to be answered."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def command(pilot: Pilot[None], words: str) -> None:
    """Run a command from the palette."""
    await press(pilot, "ctrl+p", *words, "enter")
    await pilot.pause()


def note(session: Session, text: str) -> int:
    return session.do(add_line(session.pen, session.book(MARIA), f". {text}")).ops[0].id


def told(running: CoachApp) -> str:
    return [each.message for each in running._notifications][-1]


def texts(session: Session) -> list[str]:
    return [row["text"] for row in rows(session, "notes")][2:]


@pytest.fixture
def store(maria: Session) -> MemoryStore:
    """The store under Maria's records: two notes were there before."""
    assert isinstance(maria.store, MemoryStore)
    return maria.store


def next_sitting(maria: Session, store: MemoryStore) -> Session:
    """Let the sitting end, and begin another one on the same records."""
    store.end(store.writer)
    store.writer = to_text(from_text(store.writer) + 1)
    return Session(store, maria.pen)


async def test_undo_goes_on_in_what_was_done_before_the_start_and_tells_when(
    app: Make, maria: Session, store: MemoryStore
) -> None:
    note(maria, "one")
    session = next_sitting(maria, store)
    note(session, "two")
    running = app(session, teacher=MARIA, tab="decisions")
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "u")
        assert texts(session) == ["one"]
        assert told(running) == "undone: note added"
        await press(pilot, "4", "u")
        assert texts(session) == []
        assert told(running).startswith("undone: note added · ")
        assert told(running).count("in the session begun ") == 1
        await press(pilot, "1", "U", "U")
        assert texts(session) == ["one", "two"]


async def test_undo_tells_whose_record_it_was_where_she_is_not_in_view(app: Make, maria: Session) -> None:
    other = 9
    maria.do(Change("note added", (Op(other, "notes", 1, None, {"text": "x"}),)))
    maria.write(Change("", (Op(other, "teachers", other, None, {"id": other, "name": "Tom Reyes"}),)))
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "u")
        assert told(running) == "undone: note added · Tom Reyes"


async def test_all_changes_are_listed_by_session_and_taken_back_as_far_as_she_chooses(
    app: Make, maria: Session, store: MemoryStore, screen_text: Read
) -> None:
    for text in ("one", "two"):
        note(maria, text)
    session = next_sitting(maria, store)
    for text in ("three", "four"):
        note(session, text)
    store.arrive(add_line(session.pen, session.book(MARIA), ". elsewhere"))
    running = app(session, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await command(pilot, "all changes")
        assert isinstance(running.screen, ChangesDialog)
        shown = screen_text(running)
        shown = shown[shown.index("All changes") :]
        order = ("in this sitting", ". four", ". three", "is open", ". elsewhere", "begun", ". two", ". one")
        assert sorted(order, key=shown.index) == list(order)
        await press(pilot, "j", "j", "enter")
        assert texts(session) == ["one", "elsewhere"]
        assert told(running).startswith("undone: 3 changes, to note added")
        await command(pilot, "all changes")
        assert "Taken back" in screen_text(running)
        await press(pilot, "k", "k", "enter")
        assert texts(session) == ["one", "two", "three", "elsewhere"]
        await command(pilot, "all changes")
        await press(pilot, "escape")
        assert texts(session) == ["one", "two", "three", "elsewhere"]


async def test_a_change_that_stands_no_more_takes_nothing_back(maria: Session) -> None:
    note(maria, "one")
    assert maria.undo_to("1-gone") == []
    assert texts(maria) == ["one"]


async def test_what_was_deleted_comes_back_with_its_links_and_is_undone_like_all_else(
    app: Make, maria: Session, store: MemoryStore, screen_text: Read
) -> None:
    one, two = note(maria, "one"), note(maria, "two")
    link = {"id": 77, "from": one, "to": two, "kind": "supports"}
    maria.do(Change("linked", (Op(MARIA, "links", 77, None, link),)))
    maria.do(delete_records(maria.pen, maria.book(MARIA), [("notes", one)]))
    session = next_sitting(maria, store)
    running = app(session, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await command(pilot, "deleted records")
        assert isinstance(running.screen, DeletedDialog)
        shown = screen_text(running)
        assert ". one" in shown
        assert "1 link with it" in " ".join(shown.replace("│", " ").split())
        await press(pilot, "enter")
        assert "nothing was deleted" in screen_text(running)
        assert (texts(session), [row["id"] for row in rows(session, "links")]) == (["one", "two"], [77])
        await press(pilot, "escape", "u")
        assert (texts(session), rows(session, "links")) == (["two"], [])


async def test_the_history_of_what_was_deleted_goes_back_to_any_state(
    app: Make, maria: Session, screen_text: Read
) -> None:
    one = note(maria, "first")
    maria.do(edit_record(maria.pen, maria.book(MARIA), "notes", one, {"text": "second"}))
    maria.do(delete_records(maria.pen, maria.book(MARIA), [("notes", one)]))
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await command(pilot, "deleted records")
        assert "second" in screen_text(running)
        await press(pilot, "H")
        assert isinstance(running.screen, HistoryDialog)
        assert "removed" in screen_text(running)
        await press(pilot, "g", "enter")
        assert texts(maria) == ["first"]


async def test_a_link_whose_other_end_is_gone_stays_away(maria: Session) -> None:
    from coachtui.services.restoring import bring_back

    one, two = note(maria, "one"), note(maria, "two")
    maria.do(Change("linked", (Op(MARIA, "links", 77, None, {"id": 77, "from": one, "to": two}),)))
    maria.do(delete_records(maria.pen, maria.book(MARIA), [("notes", one), ("notes", two)]))
    for left, links in ((one, []), (two, [77])):
        gone = next(each for each in maria.store.deleted() if each.id == left)
        maria.do(bring_back(maria.pen, maria.book(MARIA), gone))
        assert [row["id"] for row in rows(maria, "links")] == links
