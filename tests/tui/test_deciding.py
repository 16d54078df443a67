"""From what to learn to what came of it: each step by a key, with the words carried over."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import Kept, only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7
K3 = 31
FOUND = "K3 watches who is first"
LEARNED = {"id": 21, "question": "who waits?", "about": [K3], "found": FOUND, "done_on": "2026-05-19"}


def a_learning_that_is_done(maria: Session) -> None:
    put(maria, [(MARIA, "students", {"id": K3, "code": "K3", "focal": True}), (MARIA, "learnings", LEARNED)])


async def test_a_learning_says_what_it_looks_at_how_when_and_of_whom_in_a_key_each(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "l", *"where does @K3 stop?", "enter", "6", "w", *"soon", "enter")
        await pilot.pause()
        assert "“soon” names no day" in screen_text(running)
        await pilot.press("ctrl+u", *"fri", "enter")
        await pilot.pause()
        learning = only(maria, "learnings")
        assert (learning["span"], learning["method"], learning["planned_on"]) == ("task", "work_sample", "2026-05-22")
        assert learning["about"] == [only(maria, "students")["id"]]


async def test_a_decision_says_its_parts_a_line_each_and_an_empty_line_leaves_one_open(
    app: Make, maria: Session
) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "d", *"start alone @K3", "enter")
        await pilot.press(*"they wait", "enter", *"eight seconds", "enter", "enter", *"K3 writes", "enter")
        await pilot.press(*"+2w", "enter")
        await pilot.pause()
        decision = only(maria, "decisions")
        said = {key: decision.get(key) for key in ("now", "how", "why", "expect", "review_on")}
        assert said == {
            "now": "they wait",
            "how": "eight seconds",
            "why": None,
            "expect": "K3 writes",
            "review_on": "2026-06-04",
        }
        assert decision["about"] == [only(maria, "students")["id"]]


async def test_what_was_learned_is_where_they_are_now_and_the_ground_of_the_next_skill(
    app: Make, maria: Session, screen_text: Text
) -> None:
    a_learning_that_is_done(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "D")
        await pilot.pause()
        assert "found: K3 watches who is first" in screen_text(running)
        await pilot.press(*"start alone", "enter")
        await pilot.pause()
        assert "How will it be taught" in screen_text(running)
        await pilot.press("escape")
        decision = only(maria, "decisions")
        assert (decision["now"], decision["about"], decision["grounds"]) == (FOUND, [K3], [21])


async def test_what_was_learned_is_put_to_a_belief_and_the_four_questions_go_on(
    app: Make, maria: Session, screen_text: Text
) -> None:
    a_learning_that_is_done(maria)
    put(maria, [(MARIA, "beliefs", {"id": 11, "statement": "they will not try", "status": "hunch"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "Q", "enter", "enter")
        await pilot.pause()
        inquiry = only(maria, "inquiries")
        assert (inquiry["about"], inquiry["from"], inquiry["why"]) == (11, 21, FOUND)
        assert "Inquiry" in screen_text(running)
        await pilot.press("escape", "escape", "Q", "enter", "enter")
        await pilot.pause()
        assert only(maria, "inquiries")["possibilities"] == [FOUND]


async def test_without_a_belief_she_is_told_how_to_write_one(app: Make, maria: Session) -> None:
    a_learning_that_is_done(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "Q")
        await pilot.pause()
        assert "adds one" in [each.message for each in running._notifications][-1]


async def test_the_result_leads_to_the_next_skill_and_both_stand_in_the_story(
    app: Make, maria: Session, screen_text: Text
) -> None:
    a_learning_that_is_done(maria)
    first = {"id": 41, "next_skill": "start alone", "about": [K3], "expect": "K3 writes", "review_on": "2026-05-20"}
    put(maria, [(MARIA, "decisions", first)])
    running = app(maria)
    async with running.run_test(size=(80, 50)) as pilot:
        await pilot.press("5", "E", "space", "enter")
        await pilot.pause()
        assert only(maria, "decisions")["grounds"] == [21]
        await pilot.press("x", "p", *"copied it", "enter", *"find a way in", "enter")
        await pilot.pause()
        old, new = rows(maria, "decisions")
        assert (old["result"], old["reviewed_on"]) == ("partly", "2026-05-21")
        assert (new["next_skill"], new["now"], new["about"], new["from"]) == ("find a way in", "copied it", [K3], 41)
        assert new["grounds"] == [only(maria, "evidence")["id"]]
        await pilot.press(":", *"story of", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "Decided for K3" in shown
        for said in ("we expected K3 writes", "~ partly, Thu 21 May: copied it", "next        find a way in"):
            assert said in shown
        assert "learning: K3 watches who is first" in shown
        await pilot.press("b", ":", *"what was exp", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "Of 1 looked at, 0 came as expected, 1 in part" in shown
        assert "expected  K3 writes" in shown
        await pilot.press("escape", "u", "u", "u")
        await pilot.pause()
        assert [row.get("result") for row in rows(maria, "decisions")] == [None]


async def test_the_result_is_kept_when_it_is_chosen_and_what_it_taught_when_it_is_said(
    app: Make, maria: Session
) -> None:
    put(maria, [(MARIA, "decisions", {"id": 41, "next_skill": "start alone", "review_on": "2026-05-20"})])
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "x", "l")
        await pilot.pause()
        assert only(maria, "decisions")["result"] == "learned"
        await pilot.press(*"half", "escape")
        await pilot.pause()
        assert [each.message for each in running._notifications][-1] == "kept: learned; open: what it taught you"
        assert "learned" not in only(maria, "decisions")
        await pilot.press("x", "l", "enter")
        await pilot.pause()
        assert only(maria, "decisions")["learned"] == "half"
        assert only(maria, "evidence")["text"] == "half"
        await pilot.press("escape")
        await pilot.pause()
        said = "kept: learned, and what it taught you; open: the next skill"
        assert [each.message for each in running._notifications][-1] == said
        await pilot.press("u")
        await pilot.pause()
        assert (only(maria, "decisions")["result"], "learned" in only(maria, "decisions")) == ("learned", False)


async def test_what_is_unclear_is_looked_at_again_on_a_day(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "decisions", {"id": 41, "next_skill": "start alone", "review_on": "2026-05-20"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "x", "u", *"too soon", "enter", *"+1w", "enter")
        await pilot.pause()
        decision = only(maria, "decisions")
        assert (decision["result"], decision["review_on"]) == ("unclear", "2026-05-28")
