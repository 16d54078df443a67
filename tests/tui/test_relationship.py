"""The tab Relationship: what stands where, and what the keys do in each pane."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from coachtui.domain.change import Change, Op
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.dialogs.page import PageScreen
from coachtui.tui.ref import Ref

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
STAMP = {"created": "2026-05-01T12:00:00Z", "visibility": "me"}
LONG = "she stood by the back table and waited for a full minute before anyone spoke, then K3 said it"


def put(session: Session, table: str, *rows: dict[str, Any]) -> None:
    """Write records of Maria's."""
    session.write(Change("", tuple(Op(MARIA, table, row["id"], None, {**STAMP, **row}) for row in rows)))


@pytest.fixture
def full(maria: Session) -> Session:
    """Maria with something in every pane."""
    put(
        maria,
        "encounters",
        {
            "id": 60,
            "kind": "visit",
            "start": "2026-05-12T14:00:00Z",
            "end": "2026-05-12T14:30:00Z",
            "state": "needs_debrief",
        },
    )
    put(
        maria,
        "notes",
        {"id": 73, "at": "2026-05-12T14:05:00Z", "mode": "saw", "text": LONG, "encounter": 60, "starred": True},
        {"id": 74, "at": "2026-05-11T14:05:00Z", "mode": "think", "text": "tired of being watched", "raw": "~ tired"},
        {
            "id": 75,
            "at": "2026-05-10T14:05:00Z",
            "mode": "saw",
            "text": "kids feel safe here",
            "facet": "cares",
            "certainty": "real",
        },
    )
    put(
        maria,
        "promises",
        {"id": 61, "who": "coach", "text": "exit tickets", "due": "2026-05-15", "outcome": "open"},
        {"id": 62, "who": "coach", "text": "send the page", "due": "2026-05-29", "outcome": "open"},
        {
            "id": 63,
            "who": "coach",
            "text": "long kept",
            "due": "2026-05-01",
            "outcome": "kept",
            "done_on": "2026-05-01",
        },
    )
    put(
        maria,
        "trust_readings",
        {"id": 64, "on": "2026-04-01", "dimension": "respect", "level": 2},
        {"id": 65, "on": "2026-05-12", "dimension": "respect", "level": 4, "sign": "she asked me to stay"},
    )
    return maria


async def test_every_pane_shows_what_it_is_for(app: Make, full: Session, screen_text: Read) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = screen_text(running)
        for text in (
            "kids feel safe here",
            "never asked",
            "Trust ▃▅ up",
            "she asked me to stay",
            "I owe 2, 1 overdue",
            "! exit tickets",
            "Seen, never told 1",
            "! no debrief",
            'T  "they just won\'t try"',
            "#  6 of 28 hands up",
        ):
            assert text in seen
        assert "long kept" not in seen


def column(text: str) -> str:
    """Return what the third column says, where it is wide."""
    return "\n".join(line[line.rindex("││") + 2 :].strip(" │") for line in text.splitlines() if "││" in line)


async def test_where_it_is_wide_a_note_stands_among_what_belongs_to_it(
    app: Make, full: Session, screen_text: Read
) -> None:
    put(full, "students", {"id": 21, "code": "K3"})
    put(
        full,
        "notes",
        {"id": 81, "at": "2026-05-12T14:04:00Z", "mode": "saw", "text": "line before", "encounter": 60},
        {"id": 82, "at": "2026-05-12T14:06:00Z", "mode": "saw", "text": "line after", "encounter": 60},
        {"id": 83, "at": "2026-05-02T14:00:00Z", "mode": "saw", "text": "K3 waits", "students": [21]},
        {"id": 84, "at": "2026-05-03T14:00:00Z", "mode": "said", "text": "safe first", "facet": "cares"},
    )
    before = dict(full.book(MARIA).table("notes")[73])
    put(full, "encounters", {"id": 60, "kind": "visit", "start": "2026-05-12T14:00:00Z", "purpose": "who waits"})
    put(full, "notes", {**before, "students": [21], "facet": "cares"})
    put(full, "claims", {"id": 91, "what": "waiting works"})
    put(full, "evidence", {"id": 92, "note": 73, "bears_on": [91], "bearing": "against", "text": "so she did"})
    running = app(full, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        running.screen.go_to(Ref(MARIA, "notes", 73))
        await pilot.pause()
        told = column(screen_text(running))
        for text in ("who waits", "line before", "line after", "K3 waits", "safe first", "evidence against claim"):
            assert told.count(text) == 1, text
        await pilot.press("tab", "G", "enter")
        await pilot.pause()
        assert isinstance(running.screen, PageScreen)


async def test_where_it_is_wide_a_reading_an_encounter_and_a_promise_tell_what_was_before(
    app: Make, full: Session, screen_text: Read
) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for ref, texts in (
            (Ref(MARIA, "trust_readings", 65), ("Respect besides", "no sign was noted")),
            (Ref(MARIA, "encounters", 60), ("1 line; none of them sorted yet", "What stood out")),
            (Ref(MARIA, "promises", 61), ("Settled before", "long kept")),
        ):
            running.screen.go_to(ref)
            await pilot.pause()
            told = column(screen_text(running))
            assert all(text in " ".join(told.split()) for text in texts), told


class Asking:
    """Prompts of two questions."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt."""
        return {"facets.motivates": ("What brought {name} back?", "Whose teaching?")}.get(name, ())


async def test_a_question_never_asked_tells_ways_to_ask_it(app: Make, full: Session, screen_text: Read) -> None:
    running = app(full, tab="relationship", keeping=Keeping(prompts=Asking()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "g", "j", "j")
        await pilot.pause()
        shown = screen_text(running)
        assert "What moves her?" in shown
        assert "What brought Maria back?" in shown


async def test_the_whole_of_a_long_note_can_be_read(app: Make, full: Session, screen_text: Read) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "j")
        await pilot.pause()
        assert "then K3 said it" in " ".join(screen_text(running).replace("│", " ").split())


async def test_inference_stands_under_its_own_sign_left_of_the_clock(
    app: Make, full: Session, screen_text: Read
) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert re.search(r"~ \d\d:\d\d +tired of being watched", screen_text(running))


async def test_plain_terminals_get_ascii_only(app: Make, full: Session, screen_text: Read) -> None:
    running = app(full, tab="relationship")
    running.plain = True
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Trust 24 up" in screen_text(running)


async def test_enter_on_a_question_never_asked_asks_it(app: Make, full: Session) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "g")
        await pilot.pause()
        assert running.focused is not None
        assert running.focused.id == "who"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"labs", "enter")
        await pilot.pause()
        note = next(row for row in full.book(MARIA).rows("notes") if row.get("facet") == "excited")
        assert note["text"] == "labs"


async def test_a_in_trust_notes_a_reading_by_a_key_each(app: Make, full: Session) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab")
        for key in ("a", "r", "3", "n"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.press(*"short", "enter")
        await pilot.pause()
        newest = max(full.book(MARIA).rows("trust_readings"), key=lambda row: row["on"])
        assert (newest["dimension"], newest["level"], newest["direction"], newest["sign"]) == (
            "respect",
            3,
            "down",
            "short",
        )


async def test_a_in_i_owe_writes_a_promise(app: Make, full: Session) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "tab")
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"fri", "space", *"copies", "enter")
        await pilot.pause()
        promise = next(row for row in full.book(MARIA).rows("promises") if row["text"] == "copies")
        assert promise["due"] == "2026-05-22"


async def test_an_encounter_is_logged_from_the_last_row(app: Make, full: Session) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        for key in ("enter", "v"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.press(*"today", "space", "9", "colon", "5", "0", "enter")
        await pilot.pause()
        await pilot.press(*"hands", "enter")
        await pilot.pause()
        row = max(full.book(MARIA).rows("encounters"), key=lambda each: each["id"])
        assert (row["kind"], row["start"], row["purpose"]) == ("visit", "2026-05-21T13:50:00Z", "hands")


async def test_tab_opens_each_pane_in_turn_where_it_is_narrow(app: Make, full: Session, screen_text: Read) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "6 of 28 hands up" in screen_text(running)
        seen = []
        for _ in range(5):
            await pilot.press("tab")
            await pilot.pause()
            assert running.focused is not None
            seen.append(running.focused.id)
            assert running.focused.size.height >= 8
        assert sorted(seen) == ["notes", "owe", "trust", "untold", "who"]


async def test_a_star_and_what_a_note_became_are_seen_where_it_is_narrow_too(
    app: Make, full: Session, screen_text: Read
) -> None:
    put(full, "evidence", {"id": 90, "note": 73, "bearing": "for"})
    for size in ((60, 20), (80, 24)):
        running = app(full, teacher=MARIA)
        async with running.run_test(size=size) as pilot:
            await pilot.press("2")
            await pilot.pause()
            shown = screen_text(running)
            assert "* she stood by" in shown
            assert re.search(r"\bE +│", shown), shown


async def test_empty_panes_say_which_key_fills_them(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = screen_text(running)
        assert "how do we stand? a" in seen
        assert "nothing promised. a" in seen
        assert "seen her do well? a" in seen


async def test_the_cursor_goes_to_the_note_just_kept(app: Make, full: Session) -> None:
    running = app(full, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"new", "enter")
        await pilot.pause()
        await pilot.press("B")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert next(iter(full.book(MARIA).rows("beliefs")))["statement"] == "new"
