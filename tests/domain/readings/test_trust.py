"""How the relationship stands. It rates the relationship, never the teacher."""

import pytest

from coachtui.domain.readings.trust import trust


def test_without_a_reading_nothing_is_said(desk, today):
    found = trust(desk.book, today)

    assert (found.overall.levels, found.overall.direction, found.dimensions) == ((), None, ())
    assert (found.sign, found.sign_days, found.last) == ("", None, None)


def test_levels_stand_in_time_order_by_dimension(desk, today, ago):
    desk.add("trust_readings", on=ago(3), dimension="respect", level=4, sign="she asked me in")
    desk.add("trust_readings", on=ago(60), dimension="respect", level=2)
    desk.add("trust_readings", on=ago(30), dimension="regard", level=3)

    found = trust(desk.book, today)

    assert [(each.dimension, each.levels, each.direction) for each in found.dimensions] == [
        ("respect", (2.0, 4.0), "up"),
        ("regard", (3.0,), "steady"),
    ]
    assert found.overall.levels == (2.0, 2.5, 3.5)
    assert found.overall.on == (ago(60), ago(30), ago(3))
    assert (found.sign, found.sign_days) == ("she asked me in", 3)


def test_two_readings_of_one_day_are_one_point(desk, today, ago):
    desk.add("trust_readings", on=ago(3), dimension="respect", level=4)
    desk.add("trust_readings", on=ago(3), dimension="regard", level=2)

    assert trust(desk.book, today).overall.levels == (3.0,)


@pytest.mark.parametrize(("noted", "read"), [("up", "up"), (None, "down")])
def test_the_direction_she_noted_stands_before_what_the_levels_say(desk, today, ago, noted, read):
    desk.add("trust_readings", on=ago(9), dimension="respect", level=4)
    desk.add("trust_readings", on=ago(3), dimension="respect", level=3, direction=noted)

    assert trust(desk.book, today).overall.direction == read


def test_a_sign_without_a_level_is_a_reading_too(desk, today, ago):
    last = desk.add("trust_readings", on=ago(3), dimension="integrity", sign="she told me first", direction="up")

    found = trust(desk.book, today)
    assert (found.last, found.sign, found.overall.levels) == (last, "she told me first", ())
    assert [(each.dimension, each.direction) for each in found.dimensions] == [("integrity", "up")]
