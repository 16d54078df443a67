"""The time log tells where the coach's time went, and orders nobody by it."""

from datetime import date

import pytest

from coachtui.domain.book import Book
from coachtui.domain.readings.timelog import Sum, duration, spent, summed, time_lines


def book(name, *encounters):
    rows = {number: {"id": number, **row} for number, row in enumerate(encounters, 1)}
    return Book(7, {"teachers": {7: {"id": 7, "name": name}}, "encounters": rows})


def visit(start, end, kind="visit", **more):
    return {"kind": kind, "start": start, "end": end, **more}


@pytest.fixture
def found(now):
    zoe = book(
        "Zoë",
        visit("2026-05-18T14:30:00Z", "2026-05-18T15:45:00Z"),
        visit("2026-05-19T14:30:00Z", "2026-05-19T14:35:00Z", "corridor"),
        visit("2026-05-25T01:00:00Z", "2026-05-25T01:10:00Z"),
    )
    ana = book("Ana", visit("2026-05-11T14:30:00Z", "2026-05-11T15:00:00Z"))
    return [*spent(zoe, now), *spent(ana, now)]


def test_only_what_has_begun_and_ended_counts(now):
    going = visit("2026-05-18T14:30:00Z", "2026-05-18T15:45:00Z", state="live")
    planned = visit("2026-05-18T14:30:00Z", "2026-05-18T15:45:00Z", state="planned")
    assert spent(book("Ana", going, planned, {"kind": "visit", "start": "2026-05-18T14:30:00Z"}), now) == []


def test_a_day_is_hers_and_a_week_begins_on_monday(found):
    assert {each.week for each in found} == {date(2026, 5, 18), date(2026, 5, 11)}


def test_it_begins_on_the_day_that_is_asked_for(now):
    rows = book("Ana", visit("2026-05-18T14:30:00Z", "2026-05-18T15:00:00Z"))
    assert spent(rows, now, date(2026, 5, 18))
    assert not spent(rows, now, date(2026, 5, 19))


def test_sums_are_of_a_week_a_teacher_and_a_kind(found):
    assert summed(found) == [
        Sum("2026-05-11", "Ana", "visit", 1, 30),
        Sum("2026-05-18", "Zoë", "corridor", 1, 5),
        Sum("2026-05-18", "Zoë", "visit", 2, 85),
    ]


def test_it_is_read_by_week_kind_and_name_and_never_ordered_by_how_long(found):
    told = dict(time_lines(found))
    assert told["In all"] == [("", 4, "2 h 00")]
    assert [week for week, *_ in told["By week"]] == ["week of 18 May 2026", "week of 11 May 2026"]
    assert told["By kind"] == [("corridor", 1, "5 min"), ("visit", 3, "1 h 55")]
    assert told["With whom"] == [("Ana", 1, "30 min"), ("Zoë", 3, "1 h 30")]
    assert time_lines([]) == []


def test_hours_are_said_from_an_hour_on():
    assert [duration(minutes) for minutes in (0, 59, 60, 125)] == ["0 min", "59 min", "1 h 00", "2 h 05"]
