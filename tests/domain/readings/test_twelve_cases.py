"""Twelve claims with their evidence, written by hand as a coach comes to have them, and where each of them stands.

Each case says the standing and every open question of the claim, no more and no fewer.
"""

from typing import NamedTuple

import pytest

from coachtui.domain.readings.standing import standing_of
from coachtui.domain.words import Standing

TESTED = {"text": "nobody is the only one who is wrong", "basis": "tested"}


class Room:
    """Sixth period: K3 and T1 in ell, R5 in none; K3 and R5 are followed. A claim is for all, and its why is tested."""

    def __init__(self, desk):
        self.desk = desk
        self.ell = desk.group("ell")
        self.k3 = desk.student("K3", self.ell, focal=True)
        self.t1 = desk.student("T1", self.ell)
        self.r5 = desk.student("R5", focal=True)

    def claim(self, scope="all", **fields):
        fields.setdefault("why", TESTED)
        return self.desk.claim("Whiteboards, all at once", scope=scope, ago=60, **fields)

    def seen(self, claim, *covers, ago=10, **fields):
        fields.setdefault("level", "street")
        return self.desk.evidence(claim, *covers, ago=ago, **fields)

    def asked(self, claim, *covers, ago=10, **fields):
        return self.seen(claim, *covers, ago=ago, kind="interview", **fields)


class Case(NamedTuple):
    """What was done, told, and where the claim stands then."""

    says: str
    write: object
    standing: Standing
    flags: set[str]


def nothing_behind_it(room):
    return room.claim(why=None)


def one_group_for_all(room):
    claim = room.claim()
    room.asked(claim, room.ell)
    return claim


def against_later_than_for(room):
    claim = room.claim("most")
    room.asked(claim, scope="most", ago=40)
    room.seen(claim, room.r5, ago=3, bearing="against")
    return claim


def for_later_than_against(room):
    claim = room.claim("most")
    room.seen(claim, room.r5, ago=40, bearing="against")
    room.asked(claim, scope="most", ago=3)
    return claim


def against_those_left_out(room):
    claim = room.claim("most", with_=[room.k3], without=[room.r5])
    room.asked(claim, scope="most")
    room.asked(claim, room.k3)
    room.seen(claim, room.r5, bearing="against")
    return claim


def a_followed_student_joined_later(room):
    claim = room.claim("some", with_=[room.ell], without=[room.r5])
    room.asked(claim, room.ell, ago=40)
    room.desk.student("N9", room.ell, ago=5, focal=True)
    return claim


def withdrawn(room):
    claim = room.claim("most", with_=[room.k3, room.r5])
    kept = room.asked(claim, room.k3, room.r5)
    most = room.seen(claim, scope="most")
    room.desk.remove(most)
    assert room.desk.row(kept)
    return claim


def the_line_is_gone(room):
    claim = room.claim("some", with_=[room.k3], without=[room.r5])
    note = room.desk.said("I just start", speaker="student", students=[room.k3])
    room.seen(claim, room.k3, note=note, text="")
    room.desk.remove(note)
    return claim


def the_scope_grew(room):
    claim = room.claim("some", with_=[room.k3, room.r5])
    room.asked(claim, room.k3, room.r5)
    room.desk.change(claim, scope="all", with_=[])
    return claim


def the_scope_shrank(room):
    claim = room.claim()
    room.asked(claim, room.k3)
    room.desk.change(claim, scope="one", with_=[room.k3], without=[room.r5])
    return claim


def her_word_and_scores(room):
    claim = room.claim("most", with_=[room.k3, room.r5], why={"text": "they like it"})
    room.seen(claim, room.k3, room.r5, kind="report", level="satellite", ago=120, scope="most")
    room.seen(claim, scope="most", kind="report", level="satellite", ago=110)
    return claim


def one_note_both_ways(room):
    """For this claim, and against another: only the other one is contested by it."""
    claim, other = room.claim("some", with_=[room.k3], without=[room.r5]), room.claim("some", with_=[room.k3])
    evidence = room.asked(claim, room.k3)
    room.desk.change(evidence, bears_on=[claim, other], other_way=[other])
    assert standing_of(room.desk.book, room.desk.row(other), room.now).standing == Standing.CONTESTED
    return claim


CASES = (
    Case("nothing behind it", nothing_behind_it, Standing.SAID, {"and", "no_student", "why"}),
    Case("evidence for one group under a claim for all", one_group_for_all, Standing.SAID, {"all", "and"}),
    Case("evidence against, later than evidence for", against_later_than_for, Standing.CONTESTED, {"without", "and"}),
    Case("for, later than against", for_later_than_against, Standing.CONTESTED, {"turned", "without", "and"}),
    Case("against those whom it leaves out", against_those_left_out, Standing.KNOWN, set()),
    Case("a focal student who joined later", a_followed_student_joined_later, Standing.KNOWN, {"and"}),
    Case("evidence withdrawn", withdrawn, Standing.SAID, {"all"}),
    Case("the line it rested on is gone", the_line_is_gone, Standing.SAID, {"ground_gone", "no_student"}),
    Case("the scope grew past the evidence", the_scope_grew, Standing.SAID, {"all"}),
    Case("the scope shrank to what is known", the_scope_shrank, Standing.KNOWN, set()),
    Case(
        "only her word, only scores, old, and a guess",
        her_word_and_scores,
        Standing.KNOWN,
        {"no_student", "only_report", "only_satellite", "old", "why_guess"},
    ),
    Case("one note for it and against another", one_note_both_ways, Standing.KNOWN, set()),
)


@pytest.mark.parametrize("case", CASES, ids=[case.says for case in CASES])
def test_a_claim_stands_where_a_careful_coach_would_put_it(desk, today, case):
    room = Room(desk)
    room.now = today
    found = standing_of(desk.book, desk.row(case.write(room)), today)

    assert found.standing == case.standing
    assert {flag.id for flag in found.flags} == case.flags
    assert all(flag.short and flag.question.endswith(("?", ".")) and flag.act for flag in found.flags)


def test_the_same_evidence_in_any_order_says_the_same(desk, today):
    """What was written down later is not for that what happened later."""
    room = Room(desk)
    claims = room.claim("most"), room.claim("most")
    for claim, order in zip(claims, ((40, 3), (3, 40)), strict=True):
        for ago in order:
            room.asked(claim, scope="most", ago=ago, bearing="against" if ago == 3 else "for")

    one, other = (standing_of(desk.book, desk.row(claim), today) for claim in claims)
    assert (one.standing, [flag.id for flag in one.flags]) == (other.standing, [flag.id for flag in other.flags])
