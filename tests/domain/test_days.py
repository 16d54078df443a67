from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.days import by_weekday, read_day, read_moment, shown_moment
from coachtui.domain.daywords import COUNTS, MONTHS, NEAR, SPANS, WEEKDAYS
from coachtui.domain.grammar import parse
from coachtui.domain.grammar.promise import is_day
from tests.conftest import LONG

THURSDAY = date(2026, 5, 21)
NOON = datetime(2026, 5, 21, 12, tzinfo=timezone(timedelta(hours=-4)))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", "2026-05-22"),
        ("Fri", "2026-05-22"),
        ("thu", "2026-05-28"),
        ("wednesday", "2026-05-27"),
        ("by fri", "2026-05-22"),
        ("this fri", "2026-05-22"),
        ("next fri", "2026-05-29"),
        ("last mon", "2026-05-11"),
        ("next week", "2026-05-25"),
        ("this week", "2026-05-22"),
        ("next month", "2026-06-01"),
        ("today", "2026-05-21"),
        ("tonight", "2026-05-21"),
        ("tomorrow", "2026-05-22"),
        ("yesterday", "2026-05-20"),
        ("eow", "2026-05-22"),
        ("+3d", "2026-05-24"),
        ("+2w", "2026-06-04"),
        ("+1m", "2026-06-21"),
        ("-1w", "2026-05-14"),
        ("in 3 days", "2026-05-24"),
        ("in a week", "2026-05-28"),
        ("in three days", "2026-05-24"),
        ("in ten days", "2026-05-31"),
        ("feb 29", "2028-02-29"),
        ("2/29", "2028-02-29"),
        ("2/29/2028", "2028-02-29"),
        ("two weeks ago", "2026-05-07"),
        ("5/25", "2026-05-25"),
        ("5/20", "2027-05-20"),
        ("5/20/26", "2026-05-20"),
        ("may 25", "2026-05-25"),
        ("May 25, 2027", "2027-05-25"),
        ("1st september", "2026-09-01"),
        ("sept 3rd", "2026-09-03"),
        ("2026-02-28", "2026-02-28"),
    ],
)
def test_a_day_is_read_as_a_coach_means_it(typed, day):
    assert read_day(typed, THURSDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "2026-02-30",
        "13/40",
        "may 32",
        "feb 30",
        "2/31",
        "2/29/26",
        "0000-01-01",
        "5/21/00",
        "in 0 days",
        "may 25 12",
        "this one",
        "in x days",
        "in 3 years",
        "+xd",
        "1/2/3/4/5 6 7 8",
        "+9999999w",
        "foo 3",
    ],
)
def test_what_is_no_day_is_none(typed):
    assert read_day(typed, THURSDAY) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("thu", "2026-05-21"),
        ("last thu", "2026-05-14"),
        ("wed", "2026-05-20"),
        ("8/25", "2025-08-25"),
        ("5/20", "2026-05-20"),
    ],
)
def test_a_day_behind_is_the_last_one(typed, day):
    assert read_day(typed, THURSDAY, ahead=False) == date.fromisoformat(day)


def test_an_hour_of_her_weekday_that_is_still_to_come_was_a_week_ago():
    assert read_moment("thu 11:59", NOON, ahead=False) == read_moment("2026-05-21 11:59", NOON)
    assert read_moment("thu 12:01", NOON, ahead=False) == read_moment("2026-05-14 12:01", NOON)
    assert read_moment("today 12:01", NOON, ahead=False) == read_moment("2026-05-21 12:01", NOON)


@pytest.mark.parametrize(
    ("typed", "so"),
    [("thu", True), ("today", False), ("5/21", False), ("wed", False), ("this thu", False), ("", False)],
)
def test_only_a_weekday_alone_may_be_today_or_a_week_ago(typed, so):
    assert by_weekday(typed, THURSDAY) is so


def test_29_february_behind_is_the_last_one_there_was():
    assert read_day("feb 29", THURSDAY, ahead=False) == date(2024, 2, 29)
    assert read_day("feb 29", date(2024, 2, 29)) == read_day("feb 29", date(2024, 2, 29), ahead=False)


WORDS = (
    *WEEKDAYS,
    *MONTHS,
    *NEAR,
    *SPANS,
    *COUNTS,
    "in",
    "next",
    "this",
    "last",
    "ago",
    "by",
    "on",
    "eow",
    "now",
    "mar.",
)
NUMBERS = st.integers(0, 10_000).map(str)
DATES = st.tuples(NUMBERS, NUMBERS, st.sampled_from("/-"), st.none() | NUMBERS).map(
    lambda parts: parts[2].join(part for part in (*parts[:2], parts[3]) if part is not None)
)
SPELLED = st.one_of(
    st.sampled_from(WORDS), NUMBERS, DATES, st.dates().map(str), st.integers(1, 40).map("{}th".format),
    st.integers(-1200, 1200).map("{:+}w".format), st.text(max_size=4),
)  # fmt: skip


@settings(max_examples=2_000 if LONG else 300)
@given(st.lists(SPELLED, min_size=1, max_size=3), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_what_a_line_takes_as_a_day_is_a_day(words, today):
    if is_day(words):
        assert read_day(" ".join(words), today) is not None


@settings(max_examples=2_000 if LONG else 300)
@given(st.lists(SPELLED, max_size=4), st.sampled_from(["", ",", ":", "."]))
def test_the_day_of_a_promise_can_be_read_and_what_is_no_day_stays_in_its_words(words, stop):
    typed = " ".join(words)
    parts = parse(f"! {typed}{stop} bring it")
    if parts.due:
        assert read_day(parts.due, THURSDAY) is not None
    elif parts.promised_by == "coach":
        assert parts.text == f"{typed}{stop} bring it".strip()


def test_a_month_on_from_its_end_stays_in_the_month():
    assert read_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_day("+1m", date(2026, 12, 31)) == date(2027, 1, 31)
    assert read_day("-2m", date(2026, 1, 31)) == date(2025, 11, 30)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(sorted(WEEKDAYS)))
def test_a_weekday_is_within_a_week_and_is_that_weekday(today, name):
    after, before = read_day(name, today), read_day(name, today, ahead=False)
    assert after.weekday() == before.weekday() == WEEKDAYS[name]
    assert 1 <= (after - today).days <= 7
    assert 0 <= (today - before).days <= 6


@given(st.text(max_size=30))
def test_no_text_makes_it_stumble(text):
    read_day(text, THURSDAY)
    read_moment(text, NOON)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:42", "2026-05-21T14:42:00Z"),
        ("2:05pm", "2026-05-21T18:05:00Z"),
        ("12:05am", "2026-05-21T04:05:00Z"),
        ("fri 10:42", "2026-05-22T14:42:00Z"),
        ("fri", "2026-05-22T16:00:00Z"),
        ("now", "2026-05-21T16:00:00Z"),
        ("2026-05-21T10:00:00Z", "2026-05-21T10:00:00Z"),
        ("2026-05-21T10:00", "2026-05-21T14:00:00Z"),
        ("2026-05-21 10:00", "2026-05-21T14:00:00Z"),
    ],
)
def test_a_moment_is_read_in_her_time(typed, moment):
    assert read_moment(typed, NOON) == moment


@pytest.mark.parametrize("typed", ["", "25:00", "soon 10:42", "10:7", "notT"])
def test_what_is_no_moment_is_none(typed):
    assert read_moment(typed, NOON) is None


def test_a_moment_is_shown_in_her_time_and_read_back():
    shown = shown_moment("2026-05-21T14:42:00Z", NOON)
    assert shown == "2026-05-21 10:42"
    assert read_moment(shown, NOON) == "2026-05-21T14:42:00Z"
    assert shown_moment("2026-05-21T14:42:00Z", NOON.astimezone(UTC)) == "2026-05-21 14:42"
