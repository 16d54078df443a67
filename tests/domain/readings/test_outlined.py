"""Where a node hangs, what it would hang beneath one level out, and beneath the one above it."""

from coachtui.domain.readings.outlined import above, foot, further_out, line_of, via_of
from tests.domain.readings.conftest import Desk


def test_a_node_hangs_by_its_link_beneath_another_and_a_root_by_none():
    desk = Desk()
    top, beneath = (desk.add("beliefs", statement=words) for words in ("top", "beneath"))
    practice = desk.add("practices", text="so")
    first = desk.add("links", from_=top, to=beneath, kind="leads_to")
    second = desk.add("links", from_=beneath, to=practice, kind="drives")
    assert [via_of(desk.book, each) for each in (top, beneath, practice)] == [None, first, second]
    assert [foot(desk.book, each) for each in (first, second, None)] == [top, beneath, None]
    assert [further_out(desk.book, each) for each in (first, second)] == [None, top]
    assert line_of(desk.book, practice).depth == 2
    assert line_of(desk.book, 0) is None


def test_what_rests_on_another_hangs_beneath_it_though_its_link_begins_at_it():
    desk = Desk()
    ground, resting = (desk.add("beliefs", statement=words) for words in ("ground", "resting"))
    link = desk.add("links", from_=resting, to=ground, kind="rests_on")
    assert (via_of(desk.book, resting), foot(desk.book, link)) == (link, ground)


def test_above_is_the_node_before_at_the_same_level_and_none_at_the_first():
    desk = Desk()
    one, two = (desk.add("beliefs", statement=words) for words in ("one", "two"))
    child = desk.add("practices", text="so")
    desk.add("links", from_=one, to=child, kind="drives")
    assert [above(desk.book, each) for each in (one, two, child, 0)] == [None, one, None, None]
