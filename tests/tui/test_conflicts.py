"""Two versions of one record: told, listed, seen side by side, settled by one, the other, both or by hand; by keys."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.domain.change import COMMON, Change, Op
from coachtui.services.records import edit_record
from coachtui.services.session import Session
from coachtui.storage.memory import MemoryStore
from coachtui.tui.app import CoachApp
from coachtui.tui.dialogs.conflict_list import ConflictsDialog
from coachtui.tui.dialogs.conflicts import ConflictDialog
from tests.tui.conftest import MARIA, Kept, put

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
CLAIM = 51
FIRST = {"id": CLAIM, "what": "Exit tickets show who is lost", "scope": "some", "tags": ["exit"]}


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, with time for each to be answered."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def conflicts(pilot: Pilot[None]) -> None:
    """Open the list from the palette."""
    await press(pilot, "ctrl+p", *"conflicts", "enter")
    await pilot.pause()


def both_write(
    session: Session, mine: dict, theirs: dict, *, table: str = "claims", row: dict = FIRST, teacher: int = MARIA
) -> dict:
    """Let two sessions edit what both have seen; theirs comes later, so it stands. Returns the conflict."""
    store = session.store
    assert isinstance(store, MemoryStore)
    put(session, [(teacher, table, row)])
    seen = store.get(teacher, table, row["id"])
    session.do(edit_record(session.pen, session.book(teacher), table, row["id"], mine))
    store.arrive(Change("edited there", (Op(teacher, table, row["id"], seen, {**seen, **theirs}),)))
    session.poll()
    (conflict,) = session.book(teacher).rows("conflicts")
    return conflict


def claim(session: Session) -> dict:
    row = session.store.get(MARIA, "claims", CLAIM) or {}
    return {key: row.get(key) for key in ("what", "scope", "tags")}


@pytest.fixture
def two(maria: Session) -> Session:
    """I changed the words and the tags, another session the words and the scope, which stands."""
    both_write(maria, {"what": "Exit tickets tell little", "tags": ["mine"]}, {"what": "They show it", "scope": "most"})
    return maria


async def test_a_conflict_that_arises_is_told_and_stands_in_header_and_caseload_until_it_is_settled(
    app: Make, maria: Session, screen_text: Read
) -> None:
    running = app(maria, teacher=MARIA, tab="decisions")
    async with running.run_test(size=(80, 24)) as pilot:
        assert "conflict" not in screen_text(running)
        both_write(maria, {"scope": "most"}, {"scope": "all"})
        await pilot.pause()
        assert "1 conflict ·" in screen_text(running)
        assert "Two versions of one claim" in [each.message for each in running._notifications][-1]
        await press(pilot, "1")
        assert "1 conflict ·" in screen_text(running)
        assert "x1" in screen_text(running)
        assert "Two versions of one record" in screen_text(running)
        await press(pilot, "tab", "g", "enter")
        assert isinstance(running.screen, ConflictDialog)
        await press(pilot, "y")
        assert "conflict" not in screen_text(running)
        await press(pilot, "u")
        assert "1 conflict ·" in screen_text(running)


async def test_all_conflicts_of_all_teachers_are_listed_with_what_differs(
    app: Make, two: Session, screen_text: Read
) -> None:
    put(two, [(9, "teachers", {"id": 9, "name": "Tom Reyes", "state": "archived"})])
    both_write(two, {"text": "his"}, {"text": "hers"}, table="notes", row={"id": 91, "text": "one"}, teacher=9)
    both_write(two, {"label": "a"}, {"label": "b"}, table="groups", row={"id": 31, "label": "one"}, teacher=COMMON)
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        assert isinstance(running.screen, ConflictsDialog)
        shown = screen_text(running)
        for said in ("group b", "Maria Delgado  claim They show it", "differ in What, For how many, Tags", "Tom Reyes"):
            assert said in shown
        await press(pilot, "enter", "o")
        assert two.store.get(COMMON, "groups", 31)["label"] == "a"
        assert isinstance(running.screen, ConflictsDialog)
        assert "group" not in screen_text(running)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_they_stand_side_by_side_with_when_and_where_each_was_written(
    app: Make, two: Session, screen_text: Read, size: tuple[int, int]
) -> None:
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=size) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter")
        assert isinstance(running.screen, ConflictDialog)
        lines = screen_text(running).splitlines()
        row = next(line for line in lines if "They show it" in line and "tell little" in line)
        assert row.index("● They show it") < row.index("│", 3) < row.index("○ Exit tickets tell little")
        assert any("What  changed in both" in line for line in lines)
        assert any("what stands" in line and "the other" in line for line in lines)
        assert "this sitting" in screen_text(running)


async def test_where_it_is_narrow_they_stand_one_above_the_other(app: Make, two: Session, screen_text: Read) -> None:
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(60, 20)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter")
        lines = screen_text(running).splitlines()
        upper = next(at for at, line in enumerate(lines) if "● They show it" in line)
        assert "○ Exit tickets tell little" in lines[upper + 1]


async def test_enter_takes_each_field_from_who_changed_it(app: Make, two: Session) -> None:
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter", "enter", "escape")
        assert claim(two) == {"what": "They show it", "scope": "most", "tags": ["mine"]}
        assert not two.book(MARIA).table("conflicts")
        await press(pilot, "u")
        assert claim(two) == {"what": "They show it", "scope": "most", "tags": ["exit"]}
        assert len(two.book(MARIA).table("conflicts")) == 1


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["y"], ("They show it", "most", ["exit"])),
        (["o"], ("Exit tickets tell little", "some", ["mine"])),
        (["l", "j", "l", "j", "h", "enter"], ("Exit tickets tell little", "some", ["exit"])),
        (["b", "j", "j", "b", "enter"], ("They show it / Exit tickets tell little", "most", ["exit", "mine"])),
        (["j", "b", "enter"], ("They show it", "most", ["mine"])),
        (["e", *" now", "ctrl+j", "enter"], ("They show it now", "most", ["mine"])),
        (["b", "e", *"!", "ctrl+j", "enter"], ("They show it / Exit tickets tell little!", "most", ["mine"])),
        (["j", "e", "f", "ctrl+j", "enter"], ("They show it", "few", ["mine"])),
        (["e", *" now", "escape", "enter"], ("They show it", "most", ["mine"])),
    ],
)
async def test_one_the_other_both_or_by_hand(app: Make, two: Session, keys: list[str], kept: tuple) -> None:
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter", *keys, "escape")
        assert tuple(claim(two).values()) == kept


async def test_what_she_wrote_by_hand_is_kept_until_it_is_settled(app: Make, two: Session) -> None:
    from coachtui.tui.app import Keeping

    kept = Kept()
    running = app(two, keeping=Keeping(drafts=kept), teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter", "e", *" now", "ctrl+j")
        assert [text for text in kept.texts.values() if text] == ['{"what": "They show it now"}']
        await press(pilot, "escape", "enter", "e", "ctrl+j", "enter")
        assert claim(two)["what"] == "They show it now"
        assert not any(kept.texts.values())


async def test_a_record_that_one_removed_stays_so_or_comes_back(app: Make, maria: Session, screen_text: Read) -> None:
    store = maria.store
    assert isinstance(store, MemoryStore)
    put(maria, [(MARIA, "claims", FIRST)])
    seen = store.get(MARIA, "claims", CLAIM)
    maria.do(edit_record(maria.pen, maria.book(MARIA), "claims", CLAIM, {"what": "worth keeping"}))
    store.arrive(Change("deleted there", (Op(MARIA, "claims", CLAIM, seen, None),)))
    maria.poll()
    running = app(maria, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        assert "one of them removed it" in screen_text(running)
        await press(pilot, "enter")
        assert "it was removed" in screen_text(running)
        await press(pilot, "enter", "b", "h", "e")
        assert isinstance(running.screen, ConflictDialog)
        await press(pilot, "o", "escape")
        assert claim(maria)["what"] == "worth keeping"


async def test_what_was_written_meanwhile_is_shown_before_it_is_settled(
    app: Make, two: Session, screen_text: Read
) -> None:
    store = two.store
    assert isinstance(store, MemoryStore)
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter")
        store.arrive(edit_record(two.pen, two.book(MARIA), "claims", CLAIM, {"what": "They show it daily"}))
        two.poll()
        await press(pilot, "o")
        assert isinstance(running.screen, ConflictDialog)
        assert "They show it daily" in screen_text(running)
        await press(pilot, "o", "escape")
        assert claim(two)["what"] == "Exit tickets tell little"


async def test_where_nothing_can_be_saved_it_is_told_and_stays_open(app: Make, two: Session) -> None:
    two.store.read_only = True  # type: ignore[misc]
    running = app(two, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await press(pilot, "enter", "y")
        assert "reading only" in [each.message for each in running._notifications][-1]
        assert len(two.book(MARIA).table("conflicts")) == 1


async def test_where_there_is_none_the_list_says_so(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        assert "nothing to settle" in screen_text(running)
