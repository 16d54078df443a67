"""The tab Decisions, by keys only."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.book import Book
from coachtui.domain.moment import stored
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.lines.decision import people_rows
from tests.tui.conftest import Shipped, only, put, rows, shipped_prompts

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_learning_is_planned_done_and_becomes_a_decision(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("5", "a", "l", *"where do they stop?", "enter", "escape")
        await pilot.pause()
        assert only(maria, "learnings")["question"] == "where do they stop?"
        await pilot.press("x", *"at the sign", "enter")
        await pilot.pause()
        assert "what surprised you" in screen_text(running)
        await pilot.press(*"even A9", "enter")
        await pilot.pause()
        learning = only(maria, "learnings")
        assert (learning["found"], learning["surprised"]) == ("at the sign", "even A9")
        await pilot.press("a", "d", *"read the sign first", "enter", "escape")
        await pilot.pause()
        assert only(maria, "decisions")["grounds"] == [only(maria, "learnings")["id"]]
        assert "read the sign first" in screen_text(running)


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_what_was_found_is_kept_where_nothing_surprised(app: Make, maria: Session, key: str) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "l", *"who starts?", "enter", "escape")
        await pilot.pause()
        await pilot.press("x", *"four of six", "enter")
        await pilot.pause()
        assert only(maria, "learnings")["found"] == "four of six"
        await pilot.press(key)
        await pilot.pause()
        learning = only(maria, "learnings")
        assert (learning["found"], learning["done_on"]) == ("four of six", "2026-05-21")
        assert "surprised" not in learning


async def test_what_was_learned_becomes_evidence_in_three_keys(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "d", *"start alone", "enter", "escape")
        await pilot.pause()
        await pilot.press("a", "l", *"who starts?", "enter", "escape")
        await pilot.pause()
        await pilot.press("x", *"four of six", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("E", "enter", "y")
        await pilot.pause()
        evidence = only(maria, "evidence")
        assert evidence["bears_on"] == [only(maria, "decisions")["id"]]
        assert evidence["from"] == only(maria, "learnings")["id"]


async def test_all_marked_learnings_become_evidence_and_none_of_them_on_itself(
    app: Make, maria: Session, screen_text: Text
) -> None:
    put(
        maria,
        [
            (MARIA, "claims", {"id": 5, "what": "pairs help"}),
            *(
                (MARIA, "learnings", {"id": id_, "question": f"who {id_}?", "found": f"four of {id_}"})
                for id_ in (21, 22, 23)
            ),
        ],
    )
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "g", "space", "space", "E")
        await pilot.pause()
        assert "pairs help" in screen_text(running)
        assert "who 21?" not in screen_text(running).split("Evidence on which")[1].split("╰")[0]
        await pilot.press(*"pairs", "enter", "n")
        await pilot.pause()
        assert [(row["from"], row["bears_on"], row["bearing"]) for row in rows(maria, "evidence")] == [
            (21, [5], "against"),
            (22, [5], "against"),
        ]


async def test_a_decision_found_unclear_is_looked_at_again_as_the_caseload_says(
    app: Make, maria: Session, screen_text: Text
) -> None:
    ways = {1: ("unclear", "2026-05-20"), 2: ("learned", "2026-05-20"), 3: (None, "2026-06-01"), 4: (None, "after it")}
    for id_, (result, day) in ways.items():
        row = {"id": id_, "next_skill": f"skill {id_}", "result": result, "review_on": day}
        put(maria, [(MARIA, "decisions", row)])
    running = app(maria)
    async with running.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert "?1" in screen_text(running)
        await pilot.press("5")
        await pilot.pause()
        shown = [line.strip("│ ") for line in screen_text(running).splitlines()]
        at = shown.index(next(line for line in shown if line.startswith("To look at again")))
        assert "skill 1" in shown[at + 1]
        assert shown[at + 2].startswith("Decided")
        assert "after it" in screen_text(running)


async def test_m_shows_the_decisions_by_student(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "s", *"Maria", "enter")
        await pilot.pause()
        assert "students are codes, such as K3" in screen_text(running)
        await pilot.press("ctrl+u", *"K3", "enter")
        await pilot.pause()
        await pilot.press("a", "d", *"say why", "enter", "escape")
        await pilot.pause()
        assert only(maria, "decisions")["about"] == [only(maria, "students")["id"]]
        await pilot.press("m")
        await pilot.pause()
        assert "By student and group" in screen_text(running)
        assert "say why" in screen_text(running)


class Asking:
    """The prompts for a decision."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt."""
        return {
            "decision.next_skill": ("What do they nearly do?", "Where do they stop?"),
            "decision.learned": ("What did it show, {name}?",),
        }.get(name, ())


def test_when_a_student_was_last_heard_of_is_said_in_words() -> None:
    at = datetime(2026, 5, 21, 12, 0, tzinfo=ZoneInfo("America/New_York"))
    stamped = {"created": stored(at), "mode": "saw"}
    notes = [(1, [21], 0), (2, [22], 2), (3, [23], 0), (4, [23], 3)]
    tables = {
        "students": {id_: {"id": id_, "created": stored(at), "code": f"K{id_}"} for id_ in (21, 22, 23, 24)},
        "notes": {
            id_: {**stamped, "id": id_, "at": stored(at - timedelta(days=days)), "students": about, "text": "waits"}
            for id_, about, days in notes
        },
    }
    lines = ["".join(text for text, _ in row.draw(60)[0]) for row in people_rows(Book(MARIA, tables), at)]
    assert [line[16:].strip() for line in lines[1:]] == ["1 line, today", "1 line, 2 d ago", "2 lines, last today", ""]


async def test_a_way_to_learn_is_picked_and_reworded_and_stands_beside_what_is_planned(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria, keeping=Keeping(prompts=Shipped()))
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("5", "a", "w", *"three students when", "enter")
        await pilot.pause()
        await pilot.press("end", *" Table two.", "enter", "escape")
        await pilot.pause()
        learning = only(maria, "learnings")
        assert (learning["span"], learning["method"]) == ("teacher", "empathy_interview")
        assert learning["question"] == "Ask three students when they decide not to raise a hand. Table two."
        shown = screen_text(running)
        assert "A way to do it" in shown
        assert "Tell me about a time in this class" in shown
        await pilot.press("a", "l")
        await pilot.pause()
        assert next(iter(shipped_prompts().of("learning.teacher.listening"))) not in screen_text(running)


async def test_the_line_of_the_next_skill_asks_otherwise_each_time(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria, keeping=Keeping(prompts=Asking()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a", "d")
        await pilot.pause()
        assert "What do they nearly do?" in screen_text(running)
        await pilot.press(*"start alone", "enter", "escape", "a", "d")
        await pilot.pause()
        assert "Where do they stop?" in screen_text(running)
        await pilot.press("escape", "x", "l")
        await pilot.pause()
        assert "What did it show, Maria?" in screen_text(running)


async def test_an_empty_tab_says_what_it_is_for_and_the_key(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "What could you learn" in screen_text(running)
