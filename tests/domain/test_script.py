"""A text of many lines: each a note, at the clock time that stands before it."""

from datetime import datetime

import pytest

from coachtui.domain.grammar.script import moment_of, read_script


@pytest.mark.parametrize(("clock", "hour"), [("9:50 AM", 9), ("1:05", 13), ("1:05 am", 1), ("11:59", 11)])
def test_a_clock_time_is_of_today_or_was_yesterday(clock, hour, now):
    at = moment_of(clock, now.timestamp())
    assert datetime.fromtimestamp(at, now.tzinfo).hour == hour
    assert 0 <= now.timestamp() + 300 - at < 86_400 + 300


def test_a_clock_time_is_that_of_all_that_follows_until_the_next(now):
    text = "Begin.\r\n9:50 AM\r\n\r\nT- who remembers?\r\n  \r\n[10:42] six hands\r\nS2: spacing out"
    lines = read_script(text, now.timestamp())
    assert [(parts.text, f"{datetime.fromtimestamp(at, now.tzinfo):%H:%M}") for parts, at in lines] == [
        ("Begin.", "12:00"),
        ("who remembers?", "09:50"),
        ("six hands", "10:42"),
        ("spacing out", "10:42"),
    ]


def test_clock_times_alone_are_no_notes():
    assert read_script("9:50 AM\n\n10:42\n", 0) == []
