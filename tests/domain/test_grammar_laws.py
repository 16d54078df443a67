"""Laws of the grammar, over random lines: none rejected, none altered, and back again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachtui.domain.grammar import MARKS, parse, render
from tests.conftest import LONG

anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
typed = (
    "T", "S2", "k3", "3", "Ss", "me", ":", "-", '"', "“", "”", "by", "fri", "next", "may", "21", "her",
    "=cares", "=ro", "@K3", "@", "#", "10:42", "[0:58]", "]", "they", "won't", "/", "6/28", ".", ",", "é", "²",
    "9:50 AM", "\N{EN DASH}", "-2m", "-90s", "-1h", "-0m",
)  # fmt: skip
bits = st.sampled_from(
    [
        *(mark.example for mark in MARKS),
        *(mark.signs for mark in MARKS),
        *typed,
        *" \x1f\n\t\0\ud800\ufeff\u2028\xa0",
        "  ",
    ]
)
marked = st.lists(bits, max_size=9).map("".join)
spaced = st.lists(bits, max_size=9).map(" ".join)
lines = st.one_of(anything, marked, spaced)
many = settings(max_examples=5_000 if LONG else 400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(lines)
def test_no_line_is_rejected_or_altered_and_the_way_back_holds(line):
    parts = parse(line)
    assert parts.raw == line
    assert parts.text in line
    assert parts.text == parts.text.strip()
    assert parse(render(parts)) == parts


@many
@given(lines)
def test_the_same_with_clock_times(line):
    parts = parse(line, clock=True)
    assert parts.raw == line
    assert parts.text in line
    assert parse(render(parts), clock=True) == parts


@pytest.mark.parametrize(
    "piece", ["a", "@", "@k3 ", "#x", '"', "=", ". ", "t ", "by fri ", "1", "9:50 ", "\ud800", "her "]
)
@pytest.mark.parametrize("mark", ["", "t ", "! ", ". ", "=cares "])
def test_a_line_of_many_pages_is_read_whole(piece, mark):
    # A parser that looks back at each piece would not come to its end within minutes.
    line = mark + piece * (200_000 // len(piece))
    assert parse(line, clock=True).raw == line
