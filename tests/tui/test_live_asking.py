"""The four questions over the line of an encounter, by keys: answers go into the inquiry, notes wait meanwhile."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import MARIA, Kept, only, put, rows
from tests.tui.test_capture import keys
from tests.tui.test_moments import Worded, notes, typed

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
SIZE = (80, 24)


async def test_the_questions_stand_over_the_line_and_the_note_begun_comes_back(
    app: Make, maria: Session, screen_text: Read
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept, prompts=Worded()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "p", *keys("half"), "f6")
        await pilot.pause()
        shown = screen_text(running)
        assert "inquiry.why of Maria?" in shown
        assert "half" not in shown
        await pilot.press("f2")
        await pilot.pause()
        assert "again inquiry.why?" in screen_text(running)
        await typed(pilot, "no proof yet", "tired")
        await pilot.press(*keys("less"), "up", "down", "down", "up", "escape")
        await pilot.pause()
        encounter = only(maria, "encounters")["id"]
        inquiry = only(maria, "inquiries")
        assert (inquiry["why"], inquiry["feeling"], inquiry["from"]) == ("no proof yet", "tired", encounter)
        assert set(kept.texts.values()) == {"half", "less"}
        await typed(pilot, " a line")
        assert [row["text"] for row in notes(maria, encounter)] == ["half a line"]
        await pilot.press("f6")
        await typed(pilot, "", "they wait", "they hide")
        assert "they hide" in screen_text(running)
        await typed(pilot, "", "ask K3", "")
        inquiry = only(maria, "inquiries")
        assert (inquiry["shaping"], inquiry["possibilities"], inquiry["learn_more"]) == (
            "less", ["they wait", "they hide"], ["ask K3"],
        )  # fmt: skip
        assert "4 of 4 answered" in [each.message for each in running._notifications][-1]
        await typed(pilot, "door")
        assert [row["text"] for row in notes(maria, encounter)] == ["half a line", "door"]
        assert kept.texts == {}


async def test_questions_only_looked_at_leave_nothing_and_no_key_of_theirs_leaves_the_encounter(
    app: Make, maria: Session
) -> None:
    running = app(maria, keeping=Keeping(prompts=Worded()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "f6", *["down"] * 9, "tab", "enter", "f6", *["enter"] * 9)
        await pilot.pause()
        assert not rows(maria, "inquiries")
        await typed(pilot, "door")
        assert [row["text"] for row in notes(maria, only(maria, "encounters")["id"])] == ["door"]


async def test_they_are_asked_about_a_line_of_the_script_and_the_end_keeps_what_is_typed(
    app: Make, maria: Session
) -> None:
    running = app(maria, keeping=Keeping(Kept(), prompts=Worded()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v")
        await typed(pilot, "5 hands", "bell")
        await pilot.press(*keys("begun"), "escape", "g", "i")
        await typed(pilot, "afraid")
        encounter = only(maria, "encounters")["id"]
        first, _ = notes(maria, encounter)
        assert (only(maria, "inquiries")["about"], only(maria, "inquiries")["why"]) == (first["id"], "afraid")
        await pilot.press(*keys("sad"), "f4")
        await pilot.pause()
        assert only(maria, "inquiries")["feeling"] == "sad"
        assert [row["text"] for row in notes(maria, encounter)] == ["5 hands", "bell", "begun"]
        assert only(maria, "encounters")["state"] == "needs_debrief"


async def test_an_inquiry_that_is_taken_back_begins_anew(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "beliefs", {"id": 91, "statement": "They give up", "holder": "teacher", "status": "hunch"})])
    running = app(maria, keeping=Keeping(prompts=Worded()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "f6")
        await typed(pilot, "afraid")
        maria.undo()
        assert not rows(maria, "inquiries")
        await typed(pilot, "sad")
        assert only(maria, "inquiries")["feeling"] == "sad"
