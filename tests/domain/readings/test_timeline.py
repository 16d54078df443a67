"""The course of a belief, and what moved on the map between two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.between import Difference, between
from coachtui.domain.readings.timeline import course
from tests.domain.readings.conftest import TODAY


def belief(**fields):
    steps = [
        {"on": "2026-03-02", "field": "status", "old": "hunch", "new": "loosening"},
        {"on": "2026-04-12", "field": "hold", "old": 5, "new": 2},
    ]
    return {"id": 1, "created": "2026-01-11T12:00:00Z", "status": "loosening", "hold": 2, "history": steps, **fields}


def test_the_course_shows_hold_and_status_where_they_changed_with_the_months_beneath():
    # 131 days from 11 January to 21 May, ten a cell.
    went = course(belief(), TODAY, 13)
    assert went is not None
    assert went.hold == "▇▇▇▇▇▇▇▇▇▃▃▃▃"
    assert went.status == "hun loosening"
    assert went.months == "Jan Mar   May"


def test_the_month_of_today_is_named_though_it_has_but_begun():
    went = course(belief(), TODAY.replace(month=6, day=2), 40)
    assert went is not None
    assert went.months == "Jan  Feb     Mar      Apr     May    Jun"
    assert len(went.months) == 40


@pytest.mark.parametrize("width", range(1, 8))
def test_in_few_cells_there_is_room_for_what_there_is(width):
    went = course(belief(), TODAY, width)
    assert went is not None
    assert {len(each) for each in went} == {width}


def test_where_it_stands_now_is_said_whole_though_it_is_new_if_only_the_line_before_gives_way():
    newest = {"on": "2026-05-20", "field": "status", "old": "loosening", "new": "revised"}
    went = course(belief(history=[*belief()["history"], newest], status="revised"), TODAY, 40)
    assert went is not None
    assert went.status == "hunch ─────────loosening ─────── revised"
    narrow = course(belief(history=[*belief()["history"], newest], status="revised"), TODAY, 13)
    assert narrow is not None
    assert narrow.status == "hun looseni r"


def test_what_has_not_moved_has_no_course():
    assert course(belief(history=[]), TODAY, 40) is None
    assert course({"id": 1}, TODAY, 40) is None


@given(
    st.integers(1, 90),
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(["hold", "status", "statement", "awareness"]),
            st.one_of(st.integers(-1, 9), st.text(max_size=9), st.none()),
        ),
        max_size=6,
    ),
)
def test_every_line_of_a_course_is_as_wide_as_asked(width, moved):
    steps = [
        {"on": (TODAY.date() - timedelta(days=ago)).isoformat(), "field": field, "old": old, "new": "x"}
        for ago, field, old in moved
    ]
    went = course(belief(history=steps), TODAY, width)
    assert went is None or {len(line) for line in went} == {width}


def test_what_came_and_what_moved_between_two_days(desk):
    old = desk.add("beliefs", 60, statement="they cannot", status="heard", hold=3)
    desk.change(old, history=[
        {"on": (TODAY.date() - timedelta(days=20)).isoformat(), "field": "hold", "old": 5, "new": 3},
        {"on": (TODAY.date() - timedelta(days=50)).isoformat(), "field": "status", "old": "hunch", "new": "heard"},
    ])  # fmt: skip
    new = desk.add("practices", 10, text="asks them")
    link = desk.add("links", 10, from_=old, to=new, kind="drives")
    desk.add("beliefs", 1, statement="later")
    days = TODAY.date() - timedelta(days=40), TODAY.date() - timedelta(days=5)
    assert between(desk.book, *days, TODAY) == (
        Difference("beliefs", old, "hold", "5", "3"),
        Difference("practices", new, "", "", "asks them"),
        Difference("links", link, "", "", "they cannot drives asks them"),
    )


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 5, 21)])
def test_nothing_moves_within_a_day(desk, day):
    desk.add("beliefs", 30, statement="they cannot")
    assert between(desk.book, day, day, TODAY) == ()
