"""Practices from a list, with no student behind them."""

from coachtui.domain.beliefmap.graph import graph_of
from coachtui.domain.readings.listed import from_a_list


def test_a_practice_from_a_list_is_marked_until_a_student_stands_behind_it(desk):
    k3 = desk.student("K3")
    bare, own = desk.practice("fishbowl", source="list"), desk.practice("waits", source="own")
    with_k3 = desk.practice("frames", source="list", students=[k3])
    affecting = desk.practice("number talks", source="list")
    desk.link(affecting, "affects", k3, text="explains")
    decided, unfounded = desk.practice("boards", source="list"), desk.practice("packets", source="list")
    learning = desk.add("learnings", question="who waits?")
    desk.add("decisions", next_skill="start", practice=decided, grounds=[learning])
    desk.add("decisions", next_skill="start", practice=unfounded)
    assert from_a_list(desk.book) == {bare, unfounded}
    nodes = graph_of(desk.book).nodes
    assert {id_ for id_ in (bare, own, with_k3, affecting, decided, unfounded) if nodes[id_].listed} == {
        bare,
        unfounded,
    }


def test_without_such_practices_nothing_is_read(desk):
    desk.practice("waits", source="own")
    assert from_a_list(desk.book) == frozenset()
