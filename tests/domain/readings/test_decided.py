"""Decisions as a story, and what came of what was expected."""

from coachtui.domain.readings.decided import expected, story_of


def decide(desk, skill, ago, **fields):
    return desk.add("decisions", ago, next_skill=skill, **fields)


def test_a_story_is_in_order_and_takes_the_groups_of_that_day(desk, today):
    ell = desk.group("ell")
    k3 = desk.student("K3", desk.member(ell, until=30))
    group = decide(desk, "explain", 60, about=[ell])
    own = decide(desk, "start alone", 20, about=[k3])
    decide(desk, "for the others", 10, about=[ell])
    assert [each.decision for each in story_of(desk.book, k3, today)] == [group, own]


def test_each_step_says_what_it_rests_on_what_came_before_and_what_next(desk, today, ago):
    k3 = desk.student("K3")
    learning = desk.add("learnings", 50, question="who waits?", about=[k3])
    first = decide(desk, "a", 40, about=[k3], grounds=[learning], result="partly", reviewed_on=ago(20)[:10])
    second = decide(desk, "b", 20, about=[k3], from_=first)
    told = story_of(desk.book, k3, today)
    assert [(each.before, each.next, each.grounds) for each in told] == [
        (None, (second,), (learning,)),
        (first, (), ()),
    ]
    assert [each.came for each in told] == [ago(20)[:10], ""]


def test_what_came_is_told_with_its_cases_and_apart_where_nothing_was_expected(desk):
    ids = {
        result: decide(desk, result, 9, expect="it comes", result=result)
        for result in ("learned", "partly", "not_yet", "unclear")
    }
    waiting = decide(desk, "waiting", 8, expect="it comes")
    unsaid = decide(desk, "unsaid", 7, result="learned")
    decide(desk, "begun", 6)
    found = expected(desk.book)
    assert found == (*((each,) for each in ids.values()), (waiting,), (unsaid,))
