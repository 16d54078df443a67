"""The map of beliefs as an outline, walked both ways, whatever loops and loose ends it holds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.chains import backward, forward, loops, outline, unexamined, unfounded
from coachtui.domain.words import LinkKind


def drawn(nodes):
    return [(node.depth, node.id) for node in nodes]


@pytest.fixture
def chain(desk):
    """A belief that drives a practice that affects a student."""
    desk.will = desk.belief("They will not try")
    desk.step = desk.practice("Tells them each step", status="default")
    desk.k3 = desk.student("K3")
    desk.drives = desk.link(desk.will, "drives", desk.step)
    desk.affects = desk.link(desk.step, "affects", desk.k3, text="waits to be told")
    return desk


def test_a_belief_holds_its_practice_and_the_practice_its_students(chain):
    nodes = outline(chain.book)

    assert drawn(nodes) == [(0, chain.will), (1, chain.step), (2, chain.k3)]
    assert [(node.table, node.kind, node.link) for node in nodes] == [
        ("beliefs", "", None),
        ("practices", "drives", chain.drives),
        ("students", "affects", chain.affects),
    ]
    assert [node.beneath for node in nodes] == [2, 1, 0]


def test_a_belief_stands_beneath_the_one_it_rests_on_or_follows_from(desk):
    core, resting, following = desk.belief("core"), desk.belief("resting"), desk.belief("following")
    desk.link(resting, "rests_on", core)
    desk.link(core, "leads_to", following)

    assert drawn(outline(desk.book)) == [(0, core), (1, resting), (1, following)]


def test_what_supports_stands_beside_and_still_feeds(desk):
    one, two = desk.belief("one"), desk.belief("two")
    desk.link(one, "supports", two)

    assert drawn(outline(desk.book)) == [(0, one), (0, two)]
    assert [node.id for node in forward(desk.book, one)] == [one, two]


def test_an_alternative_stands_beneath_what_it_is_an_alternative_to(desk):
    old, new = desk.belief("They will not"), desk.belief("They do not know how to begin")
    desk.link(new, "alternative_to", old)

    assert drawn(outline(desk.book)) == [(0, old), (1, new)]


def test_a_practice_with_two_beliefs_behind_it_is_unfolded_once(chain):
    other = chain.belief("I have no time")
    chain.link(other, "drives", chain.step)

    nodes = outline(chain.book)

    assert drawn(nodes)[3:] == [(0, other), (1, chain.step)]
    assert [node.repeated for node in nodes] == [False, False, False, False, True]


def test_practices_without_a_belief_come_last(chain):
    lone = chain.practice("Cold calls")
    belief = chain.belief("late but a belief")

    assert [node.id for node in outline(chain.book) if node.depth == 0] == [chain.will, belief, lone]
    assert unfounded(chain.book) == (lone,)


def test_a_dropped_practice_needs_no_belief_and_a_retired_belief_stands_behind_nothing(chain):
    chain.practice("Cold calls", status="dropped")
    assert unfounded(chain.book) == ()

    chain.change(chain.will, status="retired")
    assert unfounded(chain.book) == (chain.step,)


def test_walking_forward_and_back_meet(chain):
    assert [node.id for node in forward(chain.book, chain.will)] == [chain.will, chain.step, chain.k3]
    assert [node.id for node in backward(chain.book, chain.k3)] == [chain.k3, chain.step, chain.will]
    assert [node.kind for node in backward(chain.book, chain.k3)] == ["", "affects", "drives"]


def test_walking_from_what_is_gone_finds_nothing(chain):
    assert forward(chain.book, 404) == ()


def test_a_belief_that_picks_its_own_data_is_a_loop(chain):
    selects = chain.link(chain.step, "selects", chain.will)

    assert [(loop.nodes, loop.links) for loop in loops(chain.book)] == [
        ((chain.will, chain.step), (chain.drives, selects))
    ]
    assert drawn(outline(chain.book)) == [(0, chain.will), (1, chain.step), (2, chain.will), (2, chain.k3)]
    assert [node.loop for node in outline(chain.book)] == [True, True, True, False]


def test_a_link_to_itself_is_a_loop_and_not_a_line(desk):
    belief = desk.belief()
    selects = desk.link(belief, "selects", belief)

    assert [(loop.nodes, loop.links) for loop in loops(desk.book)] == [((belief,), (selects,))]
    assert drawn(outline(desk.book)) == [(0, belief)]


def test_one_thing_said_both_ways_is_no_loop(desk):
    core, resting = desk.belief("core"), desk.belief("resting")
    desk.link(resting, "rests_on", core)
    desk.link(core, "supports", resting)

    assert loops(desk.book) == ()


def test_what_hangs_from_a_loop_hangs_beneath_it(desk):
    leaf, one, two = desk.belief("leaf"), desk.belief("one"), desk.belief("two")
    desk.link(one, "leads_to", two)
    desk.link(two, "leads_to", one)
    desk.link(two, "leads_to", leaf)

    assert drawn(outline(desk.book)) == [(0, one), (1, two), (2, leaf), (2, one)]


def test_a_link_to_what_is_gone_is_left_out(chain):
    chain.link(chain.will, "drives", 404)
    chain.link(404, "drives", chain.step)
    chain.add("links", kind="drives")

    assert len(outline(chain.book)) == 3


def test_a_long_chain_does_not_run_out_of_stack(desk):
    beliefs = [desk.belief(str(number)) for number in range(3000)]
    for one, next_ in pairwise(beliefs):
        desk.link(one, "leads_to", next_)
    desk.link(beliefs[-1], "leads_to", beliefs[0])

    assert len(loops(desk.book)[0].nodes) == 3000
    assert outline(desk.book)[0].beneath == 3000


def test_a_belief_is_examined_by_an_inquiry_or_by_its_status(desk):
    hunch, asked = desk.belief(status="hunch"), desk.belief()
    desk.belief(status="loosening")
    desk.add("inquiries", about=asked, why="why not?")

    assert unexamined(desk.book) == (hunch,)


@st.composite
def maps(draw):
    ends = st.integers(0, 9)
    return draw(st.lists(st.tuples(ends, st.sampled_from(sorted(LinkKind)), ends), max_size=30))


@given(links=maps())
def test_any_map_ends_and_holds_each_belief_and_practice_once_in_full(new_desk, links):
    desk = new_desk()
    nodes = [desk.belief(str(number)) for number in range(5)] + [desk.practice(str(number)) for number in range(3)]
    nodes += [desk.student("K3"), 404]
    for tail, kind, head in links:
        desk.link(nodes[tail], str(kind), nodes[head])

    lines = outline(desk.book)

    full = [line.id for line in lines if not line.repeated]
    assert set(nodes[:8]) <= set(full)
    assert len(full) == len(set(full))
    assert lines == outline(desk.book)
    assert all(after.depth <= before.depth + 1 for before, after in pairwise(lines))
    for start in nodes[:9]:
        assert len({node.id for node in forward(desk.book, start)}) >= 1
        reached = {node.id for node in forward(desk.book, start)}
        assert all(start in {node.id for node in backward(desk.book, end)} for end in reached)
    for loop in loops(desk.book):
        walked = {node.id for node in forward(desk.book, loop.nodes[0])}
        assert set(loop.nodes) <= walked
