"""Planning an encounter, by keys: what for, what to ask, what to look for; it waits, and one key begins it."""

from collections.abc import Callable
from typing import Any

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import Kept, Shipped, only, put
from tests.tui.test_capture import keys

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
SIZE = (80, 24)
ASKED = "What do you want them to be able to do that they cannot do now?"
LOOKED = "Who speaks, to whom, and who does not?"


def planned(start: str = "", **fields: Any) -> dict[str, Any]:
    """Return a planned visit."""
    return {"id": 81, "kind": "visit", "state": "planned", **({"start": start} if start else {}), **fields}


async def test_a_plan_takes_few_keys_borrows_questions_waits_in_the_caseload_and_is_begun_by_one_key(
    app: Make, maria: Session, screen_text: Read
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept, prompts=Shipped()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "l", "v", *keys("+2d 10:40"), "enter", *keys("wait time"), "enter")
        await pilot.press("f3", "enter", "escape")
        assert "planning a visit brings it back" in [each.message for each in running._notifications][-1]
        await pilot.press("v", "l", "v")
        await pilot.pause()
        assert "Plan: visit · left here before" in screen_text(running)
        await pilot.press("tab", "s", "tab", "tab", "f3", "enter", "ctrl+j")
        await pilot.pause()
        plan = only(maria, "encounters")
        assert (plan["kind"], plan["state"], plan["start"]) == ("visit", "planned", "2026-05-23T14:40:00Z")
        assert (plan["purpose"], plan["questions"], plan["look_fors"]) == ("wait times", [ASKED], [LOOKED])
        assert kept.texts == {}
        shown = screen_text(running)
        assert "2 d: visit" in shown.split("Next with")[0]
        assert "planned Sat 10:40 · visit · wait times" in shown
        await pilot.press("p")
        await pilot.pause()
        shown = screen_text(running)
        assert f"to ask      {ASKED}" in shown
        assert f"look for    {LOOKED}" in shown
        await pilot.press("escape", "2", "g", "v")
        await pilot.pause()
        assert only(maria, "encounters")["state"] == "live"
        shown = screen_text(running)
        assert f"ask  {ASKED}" in shown
        assert f"look {LOOKED}" in shown


async def test_one_key_in_the_caseload_begins_what_is_due_about_now_and_another_day_it_asks(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(MARIA, "encounters", planned("2026-05-21T16:40:00Z", look_fors=[LOOKED]))])
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "today visit" in screen_text(running)
        assert f"look {LOOKED}" in screen_text(running)
        await pilot.press("v", *keys("6 hands"), "enter")
        await pilot.pause()
        assert only(maria, "encounters")["state"] == "live"
        assert [row["text"] for row in maria.book(MARIA).rows("notes")][-1] == "6 hands"
        maria.undo()
        maria.undo()
        put(maria, [(MARIA, "encounters", planned("2026-05-21T20:00:00Z"))])
        await pilot.press("escape", "escape", "v")
        await pilot.pause()
        assert "visit, as planned" in screen_text(running)


async def test_a_plan_without_a_day_waits_too_and_one_that_is_past_is_no_plan(
    app: Make, maria: Session, screen_text: Read
) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *"plan an enc", "enter", "d", *keys("yesterday 9:00"), "ctrl+j")
        await pilot.pause()
        assert "that is past" in screen_text(running)
        await pilot.press("ctrl+u", "ctrl+j")
        await pilot.pause()
        plan = only(maria, "encounters")
        assert (plan["kind"], plan["state"], plan.get("start")) == ("debrief", "planned", None)
        await pilot.press("1")
        await pilot.pause()
        assert "next debrief" in screen_text(running)
        await pilot.press("v")
        await pilot.pause()
        assert "debrief, as planned" in screen_text(running)
