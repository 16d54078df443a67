"""The moments of a coach's day, by keys: prep, an encounter, sorting its script, the four questions."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.conftest import Clock
from tests.tui.conftest import Kept, only, put
from tests.tui.test_capture import keys

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
SIZE = (80, 24)
VISIT: dict[str, Any] = {"id": 81, "kind": "visit", "start": "2026-05-18T14:30:00Z", "state": "needs_debrief"}


class Worded:
    """Prompts as her file may word them."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return two wordings."""
        return (f"{name} of {{name}}?", f"again {name}?")


async def typed(pilot: Pilot[None], *lines: str) -> None:
    """Type lines, Enter after each."""
    for line in lines:
        await pilot.press(*keys(line), "enter")
        await pilot.pause()


def notes(session: Session, encounter: int) -> list[dict[str, Any]]:
    """Return the lines of an encounter, oldest first."""
    rows = [row for row in session.book(MARIA).rows("notes") if row.get("encounter") == encounter]
    return sorted(rows, key=lambda row: row["id"])


@pytest.fixture
def scripted(maria: Session) -> Session:
    """Maria's two notes, taken down in a visit."""
    noted = maria.book(MARIA).table("notes")
    put(maria, [(MARIA, "encounters", VISIT)])
    put(maria, [(MARIA, "notes", {**noted[id_], "encounter": 81}) for id_ in (71, 72)])
    return maria


async def test_prep_shows_her_words_and_goes_into_the_visit(app: Make, scripted: Session, screen_text: Read) -> None:
    running = app(scripted)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("p")
        await pilot.pause()
        shown = screen_text(running)
        assert "Prep · Maria Delgado" in shown
        assert "“they just won't try”" in shown
        assert "unfinished" in shown
        await pilot.press("v", "p")
        await pilot.pause()
        assert "Maria Delgado · planning" in screen_text(running)


async def test_an_encounter_stamps_each_line_and_ends(
    app: Make, maria: Session, screen_text: Read, clock: Clock
) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v")
        visit = only(maria, "encounters")
        assert (visit["kind"], visit["state"]) == ("visit", "live")
        await typed(pilot, "6 hands up", "~ pacing")
        clock.move(timedelta(minutes=12))
        await typed(pilot, 't "why try"')
        assert [(row["mode"], row["text"]) for row in notes(maria, visit["id"])] == [
            ("saw", "6 hands up"),
            ("think", "pacing"),
            ("said", "why try"),
        ]
        assert notes(maria, visit["id"])[2]["at"] > notes(maria, visit["id"])[0]["at"]
        await pilot.press("f4")
        await pilot.pause()
        assert only(maria, "encounters")["state"] == "needs_debrief"
        assert only(maria, "encounters")["end"] == notes(maria, visit["id"])[2]["at"]
        assert "[2 Relationship]" in screen_text(running)
        assert "visit ended, 12 min" in [each.message for each in running._notifications][-1]


async def test_what_an_unmarked_line_is_follows_the_kind_and_one_key(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "r")
        await typed(pilot, "it went flat")
        await pilot.press("f2")
        await typed(pilot, "she looked away")
        found = notes(maria, only(maria, "encounters")["id"])
        assert [(row["mode"], row.get("speaker")) for row in found] == [("said", "teacher"), ("saw", None)]


async def test_up_recalls_the_last_line_to_mend_it(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v")
        await typed(pilot, "5 hands up", "bell")
        await pilot.press("up", "up", "home", "delete", "6", "enter")
        await typed(pilot, "door")
        found = notes(maria, only(maria, "encounters")["id"])
        assert [row["text"] for row in found] == ["6 hands up", "bell", "door"]


async def test_a_script_that_is_pasted_is_a_note_a_line_and_one_undo_takes_it_back(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "x")
        running.post_message(Paste(" hands up\n12:05 T- why?\n(bell)\n"))
        await pilot.pause()
        found = notes(maria, only(maria, "encounters")["id"])
        assert [(row["at"][11:16], row["mode"], row["text"]) for row in found] == [
            ("16:00", "saw", "x hands up"),
            ("16:05", "said", "why?"),
            ("16:05", "saw", "bell"),
        ]
        await typed(pilot, "door")
        assert notes(maria, only(maria, "encounters")["id"])[-1]["text"] == "door"
        maria.undo()
        maria.undo()
        assert notes(maria, only(maria, "encounters")["id"]) == []


async def test_no_key_leaves_the_line_by_accident_and_v_returns_to_what_was_begun(
    app: Make, maria: Session, screen_text: Read
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys("q half a l"))
        await pilot.pause()
        assert list(kept.texts.values()) == ["q half a l"]
        await pilot.press("escape")
        await pilot.pause()
        assert "Maria Delgado · visit" in screen_text(running)
        await pilot.press("escape")
        await pilot.pause()
        assert "[1 Caseload]" in screen_text(running)
        await pilot.press("v")
        await pilot.pause()
        assert "q half a l" in screen_text(running)
        await typed(pilot, "ine")
        assert [row["text"] for row in notes(maria, only(maria, "encounters")["id"])] == ["q half a line"]
        assert kept.texts == {}


async def test_a_planned_encounter_is_offered_first(app: Make, maria: Session, screen_text: Read) -> None:
    planned = {"id": 82, "kind": "planning", "start": "2026-05-22T13:00:00Z", "state": "planned", "purpose": "unit 6"}
    put(maria, [(MARIA, "encounters", planned)])
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert "planning, as planned" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert (only(maria, "encounters")["id"], only(maria, "encounters")["state"]) == (82, "live")
        assert "unit 6" in screen_text(running)


async def test_a_talk_in_the_corridor_is_one_line_after_the_fact(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "o")
        await typed(pilot, "she asked to swap rooms")
        talk = only(maria, "encounters")
        assert (talk["kind"], talk["state"]) == ("corridor", "done")
        assert [row["text"] for row in notes(maria, talk["id"])] == ["she asked to swap rooms"]


async def test_a_script_is_sorted_one_key_a_line(app: Make, scripted: Session, screen_text: Read) -> None:
    running = app(scripted)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "0 of 2" in screen_text(running)
        await pilot.press("asterisk", "j", "B", "enter")
        await pilot.pause()
        starred, counted = (scripted.book(MARIA).table("notes")[id_] for id_ in (72, 71))
        assert starred["starred"]
        assert only(scripted, "beliefs")["from"] == counted["id"]
        assert "2 of 2" in screen_text(running)
        await pilot.press("u", "x")
        await pilot.pause()
        assert not list(scripted.book(MARIA).rows("beliefs"))
        assert only(scripted, "encounters")["state"] == "done"


async def test_the_four_questions_one_after_another(app: Make, maria: Session, screen_text: Read) -> None:
    put(maria, [(MARIA, "beliefs", {"id": 91, "statement": "They give up", "holder": "teacher", "status": "hunch"})])
    running = app(maria, keeping=Keeping(prompts=Worded()), tab="beliefs")
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert "inquiry.why of Maria?" in screen_text(running)
        await pilot.press("f2")
        await pilot.pause()
        assert "again inquiry.why?" in screen_text(running)
        assert not list(maria.book(MARIA).rows("inquiries"))
        await typed(pilot, "no proof yet", "tired", "I cut it down", "they wait", "they hide", "", "ask K3", "")
        inquiry = only(maria, "inquiries")
        assert (inquiry["about"], inquiry["why"], inquiry["feeling"]) == (91, "no proof yet", "tired")
        assert (inquiry["possibilities"], inquiry["learn_more"]) == (["they wait", "they hide"], ["ask K3"])
        await pilot.press("L", "k", "k", "B")
        await pilot.pause()
        assert only(maria, "learnings")["question"] == "ask K3"
        other = next(row for row in maria.book(MARIA).rows("beliefs") if row["id"] != 91)
        assert (other["statement"], other["from"]) == ("they hide", inquiry["id"])
        assert (only(maria, "links")["from"], only(maria, "links")["kind"]) == (other["id"], "alternative_to")


async def test_an_inquiry_is_taken_up_again_and_an_answer_mended(app: Make, maria: Session, screen_text: Read) -> None:
    rows = [
        (MARIA, "beliefs", {"id": 91, "statement": "They give up", "holder": "teacher", "status": "hunch"}),
        (MARIA, "inquiries", {"id": 92, "about": 91, "why": "no proof", "possibilities": ["one"], "outcome": "open"}),
    ]
    put(maria, rows)
    kept = Kept()
    running = app(maria, keeping=Keeping(kept, prompts=Worded()), tab="beliefs")
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert "2 of 4 answered" in screen_text(running)
        await pilot.press(*keys("half"), "up")
        await pilot.pause()
        assert list(kept.texts.values()) == ["half"]
        await pilot.press("end", *keys(" yet"), "enter")
        await pilot.pause()
        assert only(maria, "inquiries")["why"] == "no proof yet"
        assert "half" in screen_text(running)
        await pilot.press("escape", "G", "k", "enter", *keys("!"), "enter")
        await pilot.pause()
        assert only(maria, "inquiries")["possibilities"] == ["one!"]
        await pilot.press("escape", "u", "u")
        await pilot.pause()
        assert (only(maria, "inquiries")["why"], only(maria, "inquiries")["possibilities"]) == ("no proof", ["one"])


async def test_an_inquiry_only_looked_at_leaves_nothing(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert "they just won't try" in screen_text(running)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "[2 Relationship]" in screen_text(running)
        assert not list(maria.book(MARIA).rows("inquiries"))


async def test_the_app_may_begin_in_an_encounter_the_one_planned_for_today_first(app: Make, maria: Session) -> None:
    plan = {"id": 81, "kind": "visit", "start": "2026-05-21T18:00:00Z", "state": "planned", "purpose": "hands"}
    put(maria, [(MARIA, "encounters", plan)])
    running = app(maria, live="visit")
    async with running.run_test(size=SIZE) as pilot:
        await typed(pilot, "6 hands up")
        assert only(maria, "encounters")["state"] == "live"
        assert [row["text"] for row in notes(maria, 81)] == ["6 hands up"]


async def test_the_time_report_is_the_coachs_own(app: Make, scripted: Session, screen_text: Read) -> None:
    put(scripted, [(MARIA, "encounters", {"id": 82, "kind": "corridor", "start": "2026-05-19T14:00:00Z"})])
    put(scripted, [(MARIA, "encounters", {**VISIT, "id": 83, "end": "2026-05-18T15:15:00Z"})])
    running = app(scripted)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *"time report", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "week of 18 May 2026" in shown
        assert "45 min" in shown


async def test_a_debrief_opens_on_the_evidence_of_its_visit(app: Make, scripted: Session, screen_text: Read) -> None:
    running = app(scripted)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "d")
        await pilot.pause()
        shown = screen_text(running)
        assert shown.index("the visit of") < shown.index("they just won't try") < shown.index("this debrief")
        await typed(pilot, "it felt quiet")
        assert notes(scripted, 81)[0]["text"] == "they just won't try"
        assert "it felt quiet" in screen_text(running)
        put(scripted, [(MARIA, "evidence", {"id": 91, "note": 72, "bears_on": [], "bearing": "for"})])
        await pilot.press("escape", "escape")
        await pilot.press("v")
        await pilot.pause()
        assert "6 of 28 hands up" in screen_text(running)
        assert "they just won't try" not in screen_text(running)
        await pilot.press("f4")
        await pilot.pause()
        assert scripted.book(MARIA).table("encounters")[81]["state"] == "done"


async def test_her_own_reflection_is_a_line_of_the_encounter(app: Make, scripted: Session) -> None:
    running = app(scripted)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("s", "ctrl+p", *"reflection", "enter", *keys("I talked too much"), "enter")
        await pilot.pause()
        assert only(scripted, "encounters")["reflection"] == "I talked too much"
        await pilot.press("escape", "ctrl+p", *"reflection", "enter", *keys("!"), "enter")
        await pilot.pause()
        assert only(scripted, "encounters")["reflection"] == "I talked too much!"
