"""The script of an encounter, the last one, and how long an encounter has gone on."""

from coachtui.domain.readings.script import elapsed, last_held, last_script, lines_of
from tests.domain.readings.conftest import TODAY, Desk, moment


def test_the_lines_of_an_encounter_stand_in_time_order():
    desk = Desk()
    visit, other = (desk.add("encounters", kind="visit", start=moment(2)) for _ in range(2))
    late, early = (desk.add("notes", text="x", encounter=visit, at=moment(ago)) for ago in (0, 1))
    desk.add("notes", text="x", encounter=other, at=moment(1))
    assert [row["id"] for row in lines_of(desk.book, visit)] == [early, late]


def test_the_last_script_is_of_what_began_last_and_holds_a_line_or_a_count():
    desk = Desk()
    assert (last_script(desk.book), last_held(desk.book)) == (None, None)
    old, new, bare = (desk.add("encounters", kind="visit", start=moment(ago)) for ago in (9, 5, 2))
    desk.add("encounters", kind="visit", start=moment(-3), state="planned")
    desk.add("notes", text="x", encounter=old, at=moment(9))
    desk.add("tallies", name="who", encounter=new)
    assert (last_script(desk.book), last_held(desk.book)) == (new, bare)


def test_minutes_are_whole_and_none_before_the_start_or_without_one():
    assert elapsed({"start": moment(1)}, TODAY) == 24 * 60
    assert elapsed({"start": moment(-1)}, TODAY) == elapsed({}, TODAY) == 0
