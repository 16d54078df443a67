"""What can be done with any record, by keys only."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.dialogs.page import PageScreen
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
HEAD = {"created": "2026-05-01T12:00:00Z", "changed": "2026-05-01T12:00:00Z", "rev": 1, "visibility": "me"}


def give(session: Session, table: str, id_: int, /, teacher: int = MARIA, **fields: object) -> Ref:
    """Write a record past the undo."""
    from coachtui.domain.change import Change, Op

    session.write(Change("set up", (Op(teacher, table, id_, None, {**HEAD, "id": id_, **fields}),)))
    return Ref(teacher, table, id_)


async def on(pilot: Pilot[None], ref: Ref) -> None:
    """Open the page of a record, as Enter on it does."""
    screen = pilot.app.screen
    assert isinstance(screen, TabScreen)
    await screen.open_page(ref)
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, with time for each to be answered."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def row(session: Session, ref: Ref) -> dict:
    return session.store.get(ref.teacher, ref.table, ref.id) or {}


@pytest.fixture
def claim(maria: Session) -> Ref:
    give(maria, "students", 21, code="K3", focal=True)
    give(maria, "students", 22, code="D7")
    give(maria, "groups", 31, teacher=0, label="newcomers")
    give(maria, "beliefs", 41, statement="they just won't try", status="hunch", awareness="unspoken")
    return give(maria, "claims", 51, what="Exit tickets show who is lost", scope="some", why={"text": "quick"})


async def test_a_page_says_all_and_links_lead_on_and_back(
    app: Make, maria: Session, claim: Ref, screen_text: Read
) -> None:
    give(maria, "evidence", 61, note=72, bears_on=[51], covers=[21], bearing="for", text="6 of 28 hands up")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await on(pilot, claim)
        text = screen_text(running)
        assert "Exit tickets show who is lost" in text
        assert "For how many" in text
        assert "6 of 28 hands up" in text
        assert "51" not in text
        await press(pilot, "G", "enter")
        assert isinstance(running.screen, PageScreen)
        assert running.screen.ref.table == "evidence"
        assert "K3" in screen_text(running)
        await press(pilot, "b")
        assert running.screen.ref == claim
        await press(pilot, "escape")
        assert isinstance(running.screen, TabScreen)


async def test_a_page_tells_each_reference_once_and_of_what_is_gone_in_the_field(
    app: Make, maria: Session, claim: Ref, screen_text: Read
) -> None:
    told = give(maria, "claims", 52, what="It lands", **{"with": [21, 22], "without": [99]}, practice=99)
    running = app(maria, teacher=MARIA, tab="board")
    async with running.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await on(pilot, told)
        shown = screen_text(running)
        assert [shown.count(each) for each in ("K3", "D7", "works for")] == [1, 1, 1]
        assert shown.index("Linked") < shown.index("K3")
        assert "no longer there" in shown[: shown.index("Linked")]


async def test_enter_on_a_note_opens_its_page(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        running.screen.go_to(Ref(MARIA, "notes", 71))
        await press(pilot, "enter")
        assert isinstance(running.screen, PageScreen)
        assert "Mon 18 May 2026, 10:42" in screen_text(running)


async def test_delete_asks_nothing_and_undo_brings_it_back(app: Make, maria: Session) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    note = Ref(MARIA, "notes", 71)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        running.screen.go_to(note)
        await press(pilot, "d")
        assert not row(maria, note)
        await press(pilot, "u")
        assert row(maria, note)
        await press(pilot, "U")
        assert not row(maria, note)


async def test_delete_takes_all_marked_at_once(app: Make, maria: Session) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for id_ in (71, 72):
            running.screen.go_to(Ref(MARIA, "notes", id_))
            await press(pilot, "space")
        await press(pilot, "d")
        assert not list(maria.book(MARIA).rows("notes"))
        await press(pilot, "u")
        assert len(list(maria.book(MARIA).rows("notes"))) == 2


async def test_the_page_of_a_deleted_record_closes(app: Make, maria: Session, claim: Ref) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, claim)
        await press(pilot, "d")
        await pilot.pause()
        assert isinstance(running.screen, TabScreen)


async def test_x_asks_what_became_of_a_promise(app: Make, maria: Session) -> None:
    promise = give(maria, "promises", 81, text="exit tickets", who="coach", outcome="open")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, promise)
        await press(pilot, "x", "b")
        await pilot.pause()
        assert row(maria, promise)["outcome"] == "broken"
        assert row(maria, promise)["done_on"] == "2026-05-21"


@pytest.mark.parametrize(
    ("table", "fields", "keys", "field", "value"),
    [
        ("learnings", {"question": "why?"}, ["x", *"shame", "enter", "enter"], "found", "shame"),
        ("claims", {"what": "it works"}, ["x"], "let_go_on", "2026-05-21"),
        ("encounters", {"kind": "visit", "state": "needs_debrief"}, ["x"], "state", "done"),
        ("inquiries", {"why": "bored"}, ["x", "m", "enter"], "outcome", "moved"),
        ("decisions", {"next_skill": "ratio"}, ["x", "p", *"hm", "enter", "enter"], "result", "partly"),
        ("beliefs", {"statement": "they can't"}, ["x", "l", *"tickets", "enter"], "status", "loosening"),
        ("practices", {"text": "tells"}, ["x", "t"], "status", "trying"),
    ],
)
async def test_x_settles_each_kind(
    app: Make, maria: Session, *, table: str, fields: dict, keys: list[str], field: str, value: str
) -> None:
    ref = give(maria, table, 91, **fields)
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, ref)
        await press(pilot, *keys)
        await pilot.pause()
        assert row(maria, ref)[field] == value
        steps = 2 if table == "decisions" else 1  # its result and what it taught are written one by one
        await press(pilot, *["u"] * steps)
        assert row(maria, ref).get(field) == fields.get(field)


async def test_w_says_for_whom_and_for_whom_not_and_begins_new_codes(app: Make, maria: Session, claim: Ref) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, claim)
        await press(pilot, "w", "m", *"k3", "space", *"newc", "space", "enter")
        await press(pilot, *"r9", "enter", "enter")
        await pilot.pause()
        after = row(maria, claim)
        fresh = next(each["id"] for each in maria.book(MARIA).rows("students") if each["code"].upper() == "R9")
        assert after["scope"] == "most"
        assert after["with"] == [21, 31]
        assert after["without"] == [fresh]
        await press(pilot, "u")
        assert row(maria, claim)["scope"] == "some"
        assert fresh not in maria.book(MARIA).table("students")


async def test_w_on_a_note_tells_students_from_groups(app: Make, maria: Session, claim: Ref) -> None:
    note = Ref(MARIA, "notes", 72)
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, note)
        await press(pilot, "w", *"d7", "space", *"newc", "space", "enter")
        await pilot.pause()
        assert (row(maria, note)["students"], row(maria, note)["groups"]) == ([22], [31])


async def test_w_on_a_student_says_since_when_and_the_page_tells_the_days(
    app: Make, maria: Session, claim: Ref, screen_text: Read
) -> None:
    give(maria, "groups", 32, teacher=0, label="window")
    k3 = give(maria, "students", 23, code="M2", groups=[{"group": 31, "since": "2026-03-02"}])
    running = app(maria, teacher=MARIA, tab="decisions")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, k3)
        await press(pilot, "w", *"newc", "space", *"wind", "space", "enter")
        await pilot.pause()
        assert row(maria, k3)["groups"] == [
            {"group": 31, "since": "2026-03-02", "until": "2026-05-21"},
            {"group": 32, "since": "2026-05-21"},
        ]
        assert "window since Thu 21 May, newcomers since Mon 2 Mar" in screen_text(running)


async def test_y_copies_the_words(app: Make, maria: Session, claim: Ref) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, claim)
        await press(pilot, "y")
        assert running.clipboard == "Exit tickets show who is lost"


async def test_a_conflict_is_settled_by_one_key(app: Make, maria: Session, claim: Ref, screen_text: Read) -> None:
    other = {**row(maria, claim), "what": "Exit tickets tell little"}
    conflict = give(maria, "conflicts", 95, table="claims", record=51, data=other, version="1-a")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, conflict)
        await press(pilot, "x")
        assert "Exit tickets tell little" in screen_text(running)
        await press(pilot, "o")
        await pilot.pause()
        assert row(maria, claim)["what"] == "Exit tickets tell little"
        assert not row(maria, conflict)


async def test_the_footer_of_a_page_offers_only_what_works(app: Make, maria: Session, claim: Ref) -> None:
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await on(pilot, claim)
        offered = {action.id for action in running.screen.actions()}
        assert {"edit", "delete", "done", "whom", "history", "copy", "related"} <= offered
        assert not {"note.answer", "mark", "tab.board"} & offered
