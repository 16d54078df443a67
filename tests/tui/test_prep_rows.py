"""The one screen before walking in: all of it at once, whatever there is, in the lines there are."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.book import Book
from coachtui.domain.moment import stored
from coachtui.tui.lines.prep import NINE, prep_rows, shares

NOW = datetime(2026, 5, 21, 12, 0, tzinfo=ZoneInfo("America/New_York"))
LONG = "Maria Guadalupe Hernandez-Delgado de la Fuente y Montero of Roosevelt Middle " * 2


def ago(days: float) -> str:
    """Return the stored moment so many days ago."""
    return stored(NOW - timedelta(days=days))


def full() -> Book:
    """Return the book of a teacher with a long name and forty long notes, of whom there is something of everything."""
    modes = ("said", "saw", "wonder", "said")
    notes = [
        {"id": 100 + at, "at": ago(at / 20), "mode": modes[at % 4], "text": f"{at} {LONG}", "starred": at % 4 == 1}
        for at in range(40)
    ]
    notes = [{**row, **({"speaker": "teacher"} if row["mode"] == "said" else {}), "encounter": 20} for row in notes]
    notes[1]["students"] = [31, 32, 33]
    meetings = [
        {"id": 20, "kind": "visit", "start": ago(2), "state": "needs_debrief", "purpose": LONG},
        {"id": 21, "kind": "debrief", "start": ago(-2), "state": "planned", "purpose": LONG, "questions": [LONG] * 3,
         "look_fors": [LONG] * 3},
        {"id": 22, "kind": "visit", "start": ago(9), "state": "needs_debrief", "purpose": LONG},
    ]  # fmt: skip
    owed = [{"id": 40 + at, "who": ("coach", "teacher")[at % 2], "text": LONG, "due": "2026-05-01"} for at in range(6)]
    tables: dict[str, list[dict[str, Any]]] = {
        "teachers": [{"id": 1, "name": LONG, "agreement": {"between_us": LONG}}],
        "notes": notes,
        "encounters": meetings,
        "promises": owed,
        "students": [{"id": 31 + at, "code": f"K{at}", "focal": True, "why_focal": LONG} for at in range(3)],
        "trust_readings": [{"id": 50, "on": "2026-05-20", "dimension": "integrity", "level": 5, "sign": LONG}],
        "claims": [{"id": 60 + at, "what": LONG, "scope": "all", "works": "yes"} for at in range(3)],
    }
    stamped = {name: {row["id"]: {"created": ago(9), **row} for row in rows} for name, rows in tables.items()}
    return Book(1, stamped)


def drawn(book: Book, width: int, height: int) -> list[str]:
    """Return the lines of the screen."""
    rows = prep_rows(book, NOW, width, height)
    return ["".join(text for text, _ in parts) for row in rows for parts in row.draw(width)[: row.height]]


@pytest.mark.parametrize(("width", "height"), [(78, 22), (58, 18), (118, 38)])
def test_all_nine_stand_on_one_screen_whatever_there_is_of_each(width: int, height: int) -> None:
    lines = drawn(full(), width, height)
    names = [line[:11].strip() for line in lines]
    assert len(lines) <= height
    assert max(map(len, lines)) <= width
    assert set(NINE) <= set(names)
    assert lines[0].startswith("last met    2 d ago")
    assert {"planned", "to ask", "look for"} <= set(names)


def test_every_focal_student_is_there_before_anything_else_has_a_second_line() -> None:
    shown = "\n".join(drawn(full(), 78, 22))
    assert all(f"K{at}" in shown for at in range(3))


def test_of_what_there_is_nothing_it_says_so() -> None:
    book = Book(1, {"teachers": {1: {"id": 1, "name": "Ana"}}, "notes": {2: {"id": 2, "at": ago(1), "mode": "saw"}}})
    said = " ".join(" ".join(drawn(book, 78, 22)).split()).partition("nothing in ")[2]
    assert said == "she said, I owe, she owes, I wonder, focal, trust, unfinished, board"


def test_a_first_planned_visit_is_shown_though_nothing_else_is_known() -> None:
    teacher = {"id": 1, "name": "Ana"}
    visit = {"id": 2, "kind": "visit", "state": "planned", "start": ago(-1), "purpose": "wait time",
             "questions": ["Who waits?"], "look_fors": ["hands up"]}  # fmt: skip
    lines = drawn(Book(1, {"teachers": {1: teacher}, "encounters": {2: visit}}), 78, 22)
    assert [line.split()[:3] for line in lines[:3]] == [
        ["planned", "wait", "time"],
        ["to", "ask", "Who"],
        ["look", "for", "hands"],
    ]
    assert not any("nothing is known" in line for line in lines)
    agreed = drawn(Book(1, {"teachers": {1: {**teacher, "agreement": {"between_us": "all of it"}}}}), 78, 22)
    assert any(line.startswith("between us  all of it") for line in agreed)


def test_that_nothing_is_known_is_said_whole_at_any_width() -> None:
    lines = drawn(Book(1, {"teachers": {1: {"id": 1, "name": "Ana"}}}), 40, 18)
    assert " ".join(lines) == "nothing is known yet. n writes a note, v starts an encounter."
    assert max(map(len, lines)) <= 40


def test_what_weighs_most_gets_its_rows_first() -> None:
    assert shares([[1, 1, 1], [1, 1, 1], [1]], 5, [1]) == [1, 3, 1]
    assert shares([[1, 1, 1], [2, 1, 1], [1]], 4, [1]) == [1, 1, 1]
    assert shares([[1], []], 9, [0]) == [1, 0]
