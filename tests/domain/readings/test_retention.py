"""Keeping no longer than was agreed, and the yearly look at what is old."""

from datetime import timedelta

import pytest

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.readings.keeping import keeping, wish_before, year_ago
from coachtui.domain.readings.questions import next_questions
from coachtui.domain.readings.retention import days_past, is_time, last_look
from coachtui.domain.readings.roster import roster_line
from tests.domain.readings.conftest import TODAY, Desk


def day(ago):
    return (TODAY.date() - timedelta(days=ago)).isoformat()


@pytest.mark.parametrize(("until", "past"), [(day(3), 3), (day(0), 0), (day(-1), 0), (None, 0), ("someday", 0)])
def test_days_are_counted_from_the_day_agreed(until, past):
    book = Desk(retain_until=until).book
    assert days_past(book, TODAY) == past
    assert roster_line(book, TODAY).past == past
    asked = [each for each in next_questions(book, TODAY) if each.id == "keep"]
    assert len(asked) == bool(past)
    if asked:
        assert day(3) in asked[0].why
        assert asked[0].act == "edit"


def test_what_was_over_a_year_ago_is_counted_as_forgetting_would():
    desk = Desk(retain_until=day(1))
    desk.note("old", 366)
    desk.note("young", 364)
    desk.met(ago=400)
    desk.add("beliefs", 900, statement="still held", status="kept")
    desk.add("promises", 500, text="open", who="coach")
    desk.add("promises", 500, text="kept", who="coach", outcome="kept", done_on=day(450))
    found = keeping(desk.book, TODAY)
    assert found.older == {"notes": 1, "encounters": 1, "promises": 1}
    assert (found.name, found.until, found.past) == ("Maria Delgado", day(1), 1)
    assert wish_before(year_ago(TODAY), 1, TODAY).midnight == "2025-05-21T04:00:00Z"


def common(*looks):
    rows = {at: {"id": at, "what": what, "on": on} for at, (what, on) in enumerate(looks)}
    return Book(COMMON, {"retention": rows})


@pytest.mark.parametrize(
    ("looks", "begun", "time"),
    [
        ((), (), False),
        ((), ("2026-01-01T12:00:00Z",), False),
        ((), ("", "2025-01-01T12:00:00Z", "2026-01-01T12:00:00Z"), True),
        ((("looked", day(366)),), (), True),
        ((("looked", day(700)), ("looked", day(100))), ("2020-01-01T12:00:00Z",), False),
        ((("teacher", day(1)),), ("2020-01-01T12:00:00Z",), True),
    ],
)
def test_it_is_time_a_year_after_the_last_look_or_the_first_teacher(looks, begun, time):
    assert is_time(common(*looks), begun, TODAY) is time
    assert last_look(common(*looks)) in ("", day(366), day(100))
