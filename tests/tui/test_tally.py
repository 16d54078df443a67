"""Counting in an encounter, by keys: one key a stroke while the line waits, the split in sight at once."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.change import COMMON
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.live.letters import letters
from coachtui.tui.live.sweeping import Sweeping
from tests.tui.conftest import Kept, only, put, rows
from tests.tui.test_capture import keys

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
SIZE = (80, 24)
CODES = ("K3", "J7", "K9")


def marks(session: Session, name: str) -> list[dict[str, Any]]:
    """Return the strokes of a tally, without their moments."""
    (row,) = (row for row in rows(session, "tallies") if row["name"] == name)
    return [{key: value for key, value in mark.items() if key != "at"} for mark in row.get("marks", ())]


def with_students(maria: Session) -> Session:
    """Give Maria three students, 61 to 63, and a group, 66, that the last is in."""
    found = [{"id": 61 + at, "code": code} for at, code in enumerate(CODES)]
    put(maria, [(COMMON, "groups", {"id": 66, "label": "ell"})])
    put(maria, [(MARIA, "students", {**row, "groups": [{"group": 66}] if row["id"] == 63 else []}) for row in found])
    return maria


async def test_one_key_is_a_stroke_and_the_half_typed_line_stays(app: Make, maria: Session, screen_text: Read) -> None:
    kept = Kept()
    running = app(with_students(maria), keeping=Keeping(kept))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys("half a l"), "f3")
        await pilot.pause()
        assert "Count what?" in screen_text(running)
        await pilot.press("w", *keys("kkjz e"))
        await pilot.pause()
        assert marks(maria, "who is called on") == [
            {"student": 61},
            {"student": 61},
            {"student": 62},
            {"student": 63},
            {},
            {"group": 66},
        ]
        shown = screen_text(running)
        assert "k K3     ███████  2 33%" in shown
        assert "e @ell           ███████  2 33%" in shown
        assert "half a l" in shown
        await pilot.press("b", "q", "backspace", "quotation_mark", *keys("me!"), "enter")
        await pilot.pause()
        assert marks(maria, "who is called on")[-1] == {"quote": "me!"}
        await pilot.press("at", *keys("Maria Lopez"), "enter")
        await pilot.pause()
        assert "students are codes, such as K3" in screen_text(running)
        assert "Maria Lopez" in screen_text(running)
        await pilot.press("ctrl+u", *keys("d4"), "enter", "escape", *keys("ine"), "enter")
        await pilot.pause()
        assert [row["code"] for row in rows(maria, "students")][-1] == "D4"
        assert [row["text"] for row in rows(maria, "notes")][-1] == "half a line"
        assert "K3 █ 2 33%" in screen_text(running)
        assert "none:" not in screen_text(running)
        await pilot.press("escape", "u", "u")
        await pilot.pause()
        assert len(marks(maria, "who is called on")) == 5
        assert [row["code"] for row in rows(maria, "students")] == list(CODES)


async def test_buckets_stand_on_digits_and_what_was_counted_is_counted_again_with_one_key(
    app: Make, maria: Session, screen_text: Read
) -> None:
    running = app(with_students(maria))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "f3", "a", *keys("wait time: short, long"), "enter", *keys("12k1"))
        await pilot.pause()
        assert marks(maria, "wait time") == [
            {"bucket": "short"},
            {"bucket": "long", "student": 61},
            {"bucket": "short"},
        ]
        assert [row["name"] for row in maria.book(COMMON).rows("tallies")] == ["wait time"]
        await pilot.press("plus", "o", *keys("2"), "right_square_bracket", *keys("2"))
        await pilot.pause()
        assert (len(marks(maria, "wait time")), len(marks(maria, "open and closed questions"))) == (4, 1)
        await pilot.press("f4")
        await pilot.pause()
        put(maria, [(8, "teachers", {"id": 8, "name": "Ama"})])
        running.look_at(8)
        await pilot.press("v", "v", "f3")
        await pilot.pause()
        assert "wait time: short, long" in screen_text(running)
        await pilot.press("i", "1")
        await pilot.pause()
        assert [mark["bucket"] for mark in only(maria, "tallies", 8)["marks"]] == ["short"]


async def test_a_sweep_is_how_many_of_how_many_and_enter_keeps_it(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(with_students(maria))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "f3", "n", "enter")
        await pilot.pause()
        assert marks(maria, "on task") == []
        await pilot.press(*keys("24/28"), "enter", "k", "j", "enter", *keys("-4"), "k", "enter", *keys("9"))
        await pilot.pause()
        shown = screen_text(running)
        assert ["24/28" in shown, "26/28" in shown, "not: K3 J7" in shown, "9 of 28" in shown] == [True] * 4
        assert marks(maria, "on task")[-3:] == [
            {"bucket": "on task", "count": 24},
            {"bucket": "off task", "student": 61},
            {"bucket": "off task", "count": 3},
        ]
        await pilot.press("backspace", "backspace", "escape")
        await pilot.pause()
        assert "26/28 93%" in screen_text(running)
        assert "# on task 2" in screen_text(running)


@given(st.lists(st.text("abkKJ37é", max_size=4), max_size=60), st.text("kz", max_size=3))
def test_nobodys_letter_changes_when_a_student_is_new(names: list[str], new: str) -> None:
    before = letters(enumerate(names))
    after = letters(enumerate([*names, new]))
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after) == min(len(names) + 1, 52)
    assert all(letter.isascii() and letter.isalpha() for letter in after.values())


def test_a_code_has_its_own_letter_where_it_is_free() -> None:
    assert letters([(2, "J7"), (1, "K3"), (3, "K9"), (4, "ell")]) == {1: "k", 2: "j", 3: "z", 4: "e"}


def test_a_sweep_is_read_as_it_is_typed() -> None:
    for typed, others, usual, found in (
        ("", [], 0, None),
        ("24", [], 0, None),
        ("24", [], 28, (24, 28)),
        ("24/26", [], 28, (24, 26)),
        ("", [1, 2], 28, (26, 28)),
        ("/26", [1], 28, (25, 26)),
        ("-4", [1], 28, (24, 28)),
        ("-", [], 28, None),
        ("24/", [], 28, (24, 28)),
        ("2-4", [], 28, None),
        ("1/2/3", [], 28, None),
    ):
        assert Sweeping(typed, others).read(usual) == found, typed


async def test_what_was_counted_stands_in_the_script_and_becomes_evidence_when_it_is_sorted(
    app: Make, maria: Session, screen_text: Read
) -> None:
    visit = {"id": 81, "kind": "visit", "start": "2026-05-18T14:30:00Z", "state": "needs_debrief"}
    counted = [{"student": 61}, {"student": 61, "quote": "seven?"}, {"group": 66}]
    put(with_students(maria), [(MARIA, "encounters", visit)])
    put(maria, [(MARIA, "tallies", {"id": 91, "name": "who is called on", "encounter": 81, "marks": counted})])
    running = app(maria, tab="relationship")
    async with running.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "# who is called on 3" in screen_text(running)
        await pilot.press("s")
        await pilot.pause()
        assert "K3 ███ 2 67%" in screen_text(running)
        assert "K3 2 of 3, @ell 1; none: J7, K9" in screen_text(running)
        await pilot.press("E", *keys("K3 is asked"), "enter", "y", "s")
        await pilot.pause()
        evidence, claim = only(maria, "evidence"), only(maria, "claims")
        assert (evidence["kind"], evidence["covers"], evidence["from"]) == ("count", [61, 66], 91)
        assert (evidence["bears_on"], claim["what"], claim["scope"]) == ([claim["id"]], "K3 is asked", "some")
        assert "evidence" in screen_text(running).split("who is called on 3")[1].splitlines()[0]
        await pilot.press("enter")
        await pilot.pause()
        assert "“seven?”" in screen_text(running)
        await pilot.press("escape", "escape", "v", "d")
        await pilot.pause()
        assert "the visit of" in screen_text(running)
        assert "K3 ███ 2 67%" in screen_text(running)
