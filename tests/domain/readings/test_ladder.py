"""The ladder of inference around a belief, and the ground on which it is asked about."""

from coachtui.domain.readings.inquiring import ground
from coachtui.domain.readings.ladder import ladder
from coachtui.domain.words import Rung
from tests.domain.readings.conftest import TODAY


def test_each_rung_holds_what_stands_on_it_in_the_chain(desk):
    seen = desk.saw("6 hands up", 3)
    thought = desk.note("they gave up", 3, mode="think")
    data = desk.add("beliefs", statement="few hands", rung="data")
    belief = desk.add("beliefs", statement="they cannot", from_=seen)
    practice = desk.add("practices", text="tells them")
    desk.add("links", from_=data, to=belief, kind="leads_to")
    desk.add("links", from_=belief, to=practice, kind="drives")
    desk.add("evidence", note=thought, bears_on=[belief], bearing="for")
    desk.add("beliefs", statement="elsewhere", rung="meaning")
    steps = {step.rung: step for step in ladder(desk.book, belief)}
    assert list(steps) == list(reversed(Rung))
    assert steps[Rung.DATA].held == (("beliefs", data), ("notes", seen))
    assert steps[Rung.BELIEF].held == (("beliefs", belief),)
    assert steps[Rung.ACTION].held == (("practices", practice),)
    assert steps[Rung.MEANING].held == ()
    assert [rung for rung, step in steps.items() if step.here] == [Rung.BELIEF]


def test_the_ground_is_how_trust_is_what_she_was_told_lately_and_what_was_asked_before(desk):
    belief = desk.add("beliefs", statement="they cannot")
    desk.add("trust_readings", 9, on="2026-05-12", dimension="regard", level=4, direction="up", sign="she asked me")
    old = desk.note("told in winter", 100, mode="validate")
    lately = [desk.note(text, ago, mode="validate") for text, ago in (("board work", 20), ("warm-ups", 2))]
    first = desk.add("inquiries", 30, about=belief, outcome="stuck")
    second = desk.add("inquiries", 10, about=belief, outcome="later")
    desk.add("inquiries", 5, about=old)
    found = ground(desk.book, belief, TODAY, but=None)
    assert found.trust.sign == "she asked me"
    assert [row["id"] for row in found.told] == [lately[1], lately[0]]
    assert [row["id"] for row in found.before] == [first, second]
    assert [row["id"] for row in ground(desk.book, belief, TODAY, but=second).before] == [first]


def test_where_nothing_is_known_the_ground_is_empty(desk):
    found = ground(desk.book, None, TODAY)
    assert (found.trust.last, found.told, found.before) == (None, (), ())
