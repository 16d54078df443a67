"""For whom, at a glance."""

import pytest

from coachtui.domain.readings.matrix import Counts, Mark, columns_of, counts, matrix, unknown_of


@pytest.fixture
def room(desk):
    """Two students of one group, one of them followed, and one of none."""
    desk.ell = desk.group("ell")
    desk.k3 = desk.student("K3", desk.ell, focal=True)
    desk.k7 = desk.student("K7", desk.ell)
    return desk


def cells(room, today):
    """Return what is said and shown of the group and of K3."""
    (row,) = matrix(room.book, today).cells
    return [(cell.said, cell.shown) for cell in row[:2]]


def test_groups_come_before_focal_students_and_claims_let_go_are_left_out(room, today, ago):
    claim = room.claim()
    room.claim(let_go_on=ago(1))

    found = matrix(room.book, today)

    assert (found.claims, found.whom) == ((claim,), (room.ell, room.k3))


def test_what_is_said_and_what_is_shown_stand_apart(room, today):
    room.evidence(room.claim(scope="all"), room.k3)

    assert cells(room, today) == [(Mark.WORKS, Mark.PARTLY), (Mark.WORKS, Mark.WORKS)]


def test_a_group_is_spoken_of_by_whoever_is_in_it_or_was_then(room, today):
    out, late, never = room.student("O1", room.member(room.ell, until=20)), room.student("N9"), room.student("X1")
    room.change(late, groups=[room.member(room.ell, since=5)])
    for student, shown in ((out, Mark.PARTLY), (late, Mark.PARTLY), (never, Mark.UNKNOWN)):
        claim = room.claim(scope="some")
        room.evidence(claim, student, ago=40)
        assert cells(room, today)[0][1] == shown
        room.remove(claim)


def test_what_is_said_of_a_group_is_said_of_who_is_in_it_today(room, today):
    room.claim(scope="some", with_=[room.ell])
    assert cells(room, today)[1][0] == Mark.WORKS
    room.change(room.k3, groups=[room.member(room.ell, until=0)])
    assert cells(room, today)[1][0] == Mark.UNKNOWN


def test_nothing_said_and_nothing_shown_is_unknown(room, today):
    room.claim(scope="some")

    (row,) = matrix(room.book, today).cells
    assert [(cell.said, cell.shown) for cell in row] == [(Mark.UNKNOWN, Mark.UNKNOWN)] * 2
    assert unknown_of(row) == 2


def test_those_with_and_without_are_said_apart(room, today):
    room.claim(scope="some", with_=[room.ell], without=[room.k3])

    assert [said for said, _ in cells(room, today)] == [Mark.WORKS, Mark.NOT]


def test_a_student_is_said_what_is_said_of_its_group(room, today):
    room.claim(scope="some", without=[room.ell])

    assert [said for said, _ in cells(room, today)] == [Mark.NOT, Mark.NOT]


SAID = [
    ("yes", Mark.WORKS),
    (None, Mark.WORKS),
    ("partly", Mark.PARTLY),
    ("no", Mark.NOT),
    ("unsure", Mark.UNKNOWN),
]
"""What is said of whether it works, and so of all those it is said of."""


@pytest.mark.parametrize("scope", ["all", "some", None])
@pytest.mark.parametrize(("works", "mark"), SAID)
def test_those_without_are_not_worked_for_whatever_is_said_of_the_others(room, today, works, mark, scope):
    others = mark if scope == "all" else Mark.UNKNOWN
    table = [
        # with, without: said of the group, said of K3 who is in it
        ([], [], others, others),
        ([room.k3], [], others, mark),
        ([room.ell], [], mark, mark),
        ([], [room.k3], others, Mark.NOT),
        ([], [room.ell], Mark.NOT, Mark.NOT),
        ([room.ell], [room.k3], mark, Mark.NOT),
        ([room.k3], [room.ell], Mark.NOT, mark),
    ]
    for with_, without, group, k3 in table:
        claim = room.claim(scope=scope, works=works, with_=with_, without=without)
        assert [said for said, _ in cells(room, today)] == [group, k3]
        room.remove(claim)


def test_evidence_against_shows_that_it_does_not_work(room, today):
    evidence = room.evidence(room.claim(), room.ell, bearing="against")

    assert cells(room, today) == [(Mark.WORKS, Mark.NOT), (Mark.WORKS, Mark.NOT)]
    assert matrix(room.book, today).cells[0][1].evidence == (evidence,)


def test_evidence_against_one_of_a_group_is_not_against_the_group(room, today):
    room.evidence(room.claim(), room.k7, bearing="against")

    assert cells(room, today) == [(Mark.WORKS, Mark.PARTLY), (Mark.WORKS, Mark.UNKNOWN)]


def test_evidence_for_and_against_shows_partly(room, today):
    claim = room.claim()
    room.evidence(claim, room.k3)
    room.evidence(claim, room.k3, bearing="against")

    assert cells(room, today)[1] == (Mark.WORKS, Mark.PARTLY)


def test_an_unsure_claim_says_nothing_and_the_evidence_shows_what_it_shows(room, today):
    for bearing, shown in (("for", Mark.WORKS), ("against", Mark.NOT)):
        claim = room.claim(works="unsure")
        room.evidence(claim, room.k3, bearing=bearing)
        assert cells(room, today)[1] == (Mark.UNKNOWN, shown)
        room.remove(claim)


def test_what_was_seen_of_some_of_a_group_tells_nothing_of_one_of_them(room, today):
    room.evidence(room.claim(scope="some"), room.ell, scope="some")

    assert cells(room, today) == [(Mark.UNKNOWN, Mark.PARTLY), (Mark.UNKNOWN, Mark.UNKNOWN)]


def test_one_note_shows_for_one_claim_and_against_another(room, today):
    first, other = room.claim(), room.claim()
    evidence = room.evidence(first, room.k3)
    room.change(evidence, bears_on=[first, other], other_way=[other])

    found = matrix(room.book, today)

    assert [row[1].shown for row in found.cells] == [Mark.WORKS, Mark.NOT]
    assert [row[1].evidence for row in found.cells] == [(evidence,), (evidence,)]


def test_rows_and_columns_are_counted_by_what_is_shown_and_nothing_is_made_of_it(room, today):
    first, other = room.claim(), room.claim(works="no")
    room.evidence(first, room.k3)
    room.evidence(other, room.ell, bearing="against")

    found = matrix(room.book, today)

    assert [counts(row) for row in found.cells] == [Counts(1, 1, 0, 0), Counts(2, 0, 0, 0)]
    assert counts(row[1] for row in found.cells) == Counts(2, 0, 0, 0)
    assert sum(counts(found.cells[0])) == len(found.whom)


def test_a_student_whom_a_claim_or_its_evidence_names_has_a_column_though_nobody_follows_her(room, today, ago):
    k9, unnamed = room.student("K9"), room.student("K1")
    claim = room.claim("exit tickets", scope="some", without=[k9])
    room.evidence(claim, room.k7)
    found = matrix(room.book, today)
    assert found.whom == (room.ell, room.k3, room.k7, k9)
    assert [cell.said for cell in found.cells[0]][-2:] == [Mark.UNKNOWN, Mark.NOT]
    assert unnamed not in found.whom


def test_columns_are_focal_students_then_the_groups_that_concern_her(room, today):
    shown, spoken_of = room.group("nobody here"), room.group("back row")
    room.claim(scope="some", without=[spoken_of])

    found = matrix(room.book, today)

    assert [found.whom[at] for at in columns_of(room.book, found, today)] == [room.k3, spoken_of, room.ell]
    assert shown in found.whom


def test_evidence_for_most_speaks_of_nobody_by_name(room, today):
    room.evidence(room.claim(), scope="most")

    assert [shown for _, shown in cells(room, today)] == [Mark.UNKNOWN, Mark.UNKNOWN]
