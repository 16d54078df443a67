"""A script in two columns: thoughts left of the clock, evidence right of it, at every width."""

from datetime import datetime
from typing import Any

import pytest

from coachtui.domain.book import Book
from coachtui.tui.live.columns import column_rows
from coachtui.tui.ref import Ref

LONG = "they just won't try when it is open and nobody has said what counts as done"


def script(*lines: tuple[str, str]) -> tuple[Book, list[dict[str, Any]]]:
    """Return a book, and notes of these modes and words, one a minute."""
    notes = [
        {"id": id_, "at": f"2026-05-21T14:{id_:02}:00Z", "mode": mode, "text": text, "speaker": "teacher"}
        for id_, (mode, text) in enumerate(lines, 10)
    ]
    return Book(7, {"notes": {note["id"]: note for note in notes}}), notes


def drawn(width: int, now: datetime, *lines: tuple[str, str]) -> list[str]:
    """Return the lines of a script as they are drawn."""
    rows = column_rows(*script(*lines), now, width)
    assert [row.ref for row in rows] == [Ref(7, "notes", id_) for id_ in range(10, 10 + len(lines))]
    assert all(len(row.draw(width)) == row.height for row in rows)
    return ["".join(text for text, _ in parts) for row in rows for parts in row.draw(width)]


@pytest.mark.parametrize("width", [50, 57, 77, 117])
def test_thoughts_stand_left_of_the_clock_and_evidence_right_of_it(width: int, now: datetime) -> None:
    lines = drawn(
        width, now, ("said", LONG), ("think", LONG), ("feel", "tight"), ("wonder", "who?"), ("promise", "fri")
    )
    rule = lines[0].index("│")
    left, right = zip(*((line[:rule], line[rule:]) for line in lines), strict=True)
    assert all(line[rule] == "│" and len(line.rstrip()) <= width for line in lines)
    words = " ".join("".join(right).replace("│", " ").split())
    assert words == f'10:10 T "{LONG}" 10:11 10:12 10:13 10:14 ! fri'
    assert " ".join("".join(left).split()) == f"~ {LONG} ^ tight ? who?"
    beside = {line[: rule - 1].strip(): line[rule + 2 :].strip() for line in lines}
    assert beside["^ tight"] == "10:12"
    assert width * 0.2 <= rule <= 30


def test_where_nothing_was_thought_evidence_has_the_whole_width(now: datetime) -> None:
    assert drawn(57, now, ("saw", "hands up")) == ["10:10 .  hands up"]


def test_a_hunch_is_a_thought_and_its_star_and_its_question_stand_before_the_words(now: datetime) -> None:
    book, notes = script(("think", "they can't"), ("said", LONG))
    notes[0]["raw"] = "% they can't"
    notes[1] |= {"starred": True, "facet": "cares"}
    first, second = (row.draw(57) for row in column_rows(book, notes, now, 57))
    assert first[0][0] == ("% ", "hunch")
    assert [style for _, style in second[0] if style in {"owed", "heading"}] == ["owed", "heading"]
    assert "".join(text for text, _ in second[0]).endswith(" T  * =cares \"they just won't try")


def test_a_line_of_a_megabyte_is_drawn_in_a_few_lines(now: datetime) -> None:
    assert len(drawn(77, now, ("saw", "x y " * 250_000), ("think", "x" * 1_000_000))) == 24
