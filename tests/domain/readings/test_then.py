from datetime import date, timedelta

import pytest

from coachtui.domain.readings.board_moved import board_moved
from coachtui.domain.readings.standing import board
from coachtui.domain.readings.then import Then, a_month_before, then


def on(desk, today, ago, told=None):
    return then(desk.book, told or {}, (today - timedelta(days=ago)).date(), today)


def standings(stood):
    return {each.claim: str(each.standing) for each in board(stood.book, stood.now)}


def test_what_was_written_later_is_not_there(desk, today):
    k3 = desk.student("K3")
    claim = desk.claim(scope="one", with_=[k3], ago=40)
    desk.evidence(claim, k3, ago=10)
    later = desk.claim(ago=5)
    assert standings(on(desk, today, 20)) == {claim: "said"}
    assert standings(on(desk, today, 10)) == {claim: "known"}
    assert standings(on(desk, today, 0)) == {claim: "known", later: "said"}


def test_a_record_stands_as_the_vault_kept_it_and_one_deleted_since_is_there(desk, today):
    claim = desk.claim(scope="all", ago=40)
    told = {
        ("claims", claim): desk.row(claim) | {"scope": "some", "what": "as it was"},
        ("claims", 77): {"id": 77, "what": "deleted since"},
    }
    stood = on(desk, today, 20, told)
    assert stood.book.table("claims")[claim]["what"] == "as it was"
    assert 77 in stood.book.table("claims")
    assert not stood.unsure & {claim, 77}


def test_what_the_vault_knows_to_have_been_removed_by_then_is_not_there(desk, today):
    claim = desk.claim(ago=40)
    assert standings(on(desk, today, 20, {("claims", claim): None})) == {}


def test_what_nothing_tells_is_taken_back_by_its_own_dates_and_counted_as_unsure(desk, today):
    claim = desk.claim(ago=40, let_go_on=today.date().isoformat())
    learning = desk.add("learnings", 40, question="why?", about=[claim], done_on=today.date().isoformat(), found="x")
    stood = on(desk, today, 20)
    assert standings(stood) == {claim: "looking"}
    assert "found" not in stood.book.table("learnings")[learning]
    assert {claim, learning} <= stood.unsure


def test_today_is_as_it_is(desk, today):
    assert on(desk, today, 0) == Then(desk.book, today)


def test_what_moved_says_the_standing_the_evidence_and_what_is_said_otherwise(desk, today):
    k3 = desk.student("K3")
    quiet, known, new = desk.claim("stays", ago=40), desk.claim("warm-ups", scope="one", ago=40), desk.claim(ago=5)
    piece = desk.evidence(known, k3, ago=10)
    told = {("claims", known): desk.row(known) | {"works": "unsure"}}
    moved = board_moved(on(desk, today, 20, told), on(desk, today, 0))
    assert [each.claim for each in moved] == [known, new]
    assert (moved[0].before, moved[0].after) == ("said", "known")
    assert (moved[0].came, moved[0].went) == ((piece,), ())
    assert moved[0].said == (("works", "unsure", "yes"),)
    assert moved[1].before is None
    assert quiet not in {each.claim for each in moved}


def test_evidence_that_was_taken_away_is_told(desk, today):
    claim = desk.claim(scope="one", ago=40)
    gone = {"id": 99, "created": "2026-04-01T12:00:00Z", "text": "x", "bears_on": [claim], "covers": [], "scope": "one"}
    (move,) = board_moved(on(desk, today, 20, {("evidence", 99): gone}), on(desk, today, 0))
    assert (move.before, move.after, move.went) == ("known", "said", (99,))


@pytest.mark.parametrize(("day", "before"), [((2026, 5, 31), (2026, 4, 30)), ((2026, 1, 5), (2025, 12, 5))])
def test_a_month_before_is_the_same_day_or_the_last_one_of_that_month(day, before):
    assert a_month_before(date(*day)) == date(*before)
