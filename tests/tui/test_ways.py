"""The shipped questions: each of them is offered somewhere, to whoever has a use for it."""

from collections.abc import Callable

from coachtui.domain.words import Dimension, Facet, Method, Rung, Span
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.lines.ways import CREDITS, belief_ways, credited, learning_ways, way_to_learn, ways_to_learn
from coachtui.tui.relationship.around import asking_rows
from coachtui.tui.screens.inquiry import ORDER
from tests.tui.conftest import MARIA, Shipped, put, shipped_prompts

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
ELSEWHERE = {
    *(f"inquiry.{each}" for each in ORDER),
    *(f"trust.{each}.{way}" for each in Dimension for way in ("up", "down")),
    "decision.next_skill",
    "decision.learned",
}
"""What the inquiry, a trust reading and a decision ask for; their own tests see it."""


class Recorded:
    """The shipped prompts, and the names under which they were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __call__(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt."""
        self.asked.add(name)
        return shipped_prompts().of(name)


def test_every_shipped_question_is_offered_somewhere() -> None:
    prompts = Recorded()
    for rung in Rung:
        assert belief_ways({"rung": rung}, prompts, 80)
    for span in Span:
        for method in Method:
            assert learning_ways({"span": span, "method": method}, prompts, 80)
    for facet in Facet:
        assert len(asking_rows(facet, prompts, 80)) > 2
    assert len(credited(prompts)) == len(CREDITS)
    texts = shipped_prompts().texts
    conversations = {name for name in texts if name.startswith("conversation.")}
    assert set(texts) - conversations == prompts.asked | ELSEWHERE


def test_the_ways_to_learn_differ_from_one_time_to_the_next() -> None:
    prompts = Recorded()
    ways = ways_to_learn(prompts)
    assert len(ways) == len(Span) * len(Method)
    assert len({way_to_learn(prompts, turn) for turn in range(len(ways))}) == len(ways)
    assert way_to_learn(lambda _name: (), 3) == ""


def test_what_is_done_needs_no_way_to_do_it() -> None:
    assert learning_ways({"span": "task", "method": "survey", "done_on": "2026-05-01"}, Recorded(), 80) == []
    assert belief_ways({}, Recorded(), 80) == []


async def test_a_belief_is_asked_about_on_its_rung(app: Make, maria: Session, screen_text: Text) -> None:
    put(maria, [(MARIA, "beliefs", {"id": 5, "statement": "they cannot", "rung": "assumption"})])
    running = app(maria, keeping=Keeping(prompts=Shipped()))
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "To ask on this rung: assumption" in screen_text(running)
        assert "What are you taking as given?" in screen_text(running)


async def test_help_says_whose_ideas_the_questions_are(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria, keeping=Keeping(prompts=Shipped()))
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("?", *["pagedown"] * 12)
        await pilot.pause()
        assert "Whose ideas the questions are" in screen_text(running)
        assert "Anthony Bryk and Barbara Schneider" in screen_text(running)
        await pilot.press(*"undo")
        await pilot.pause()
        assert "Whose ideas" not in screen_text(running)
