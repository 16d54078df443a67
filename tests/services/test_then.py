"""Looking back at a teacher's records."""

from datetime import UTC, date, datetime

import pytest

from coachtui.domain.readings.standing import board
from coachtui.services.claims import add_claim
from coachtui.services.evidence import add_evidence
from coachtui.services.pen import Pen
from coachtui.services.people import add_student
from coachtui.services.records import delete_records
from coachtui.services.refused import RefusedError
from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.services.then import as_of
from coachtui.storage.memory import MemoryStore


class Year:
    """A sitting whose days are turned by the test."""

    def __init__(self):
        self.now = datetime(2026, 1, 10, 12, tzinfo=UTC)
        self.session = Session(MemoryStore(lambda: int(self.now.timestamp() * 1000)), Pen(lambda: self.now))
        self.teacher = self.session.do(add_teacher(self.session.pen, "Maria")).ops[0].id

    def do(self, day, verb, *args, **fields):
        self.now = datetime(2026, *day, 12, tzinfo=UTC)
        return self.session.do(verb(self.session.pen, self.book, *args, **fields)).ops[0].id

    @property
    def book(self):
        return self.session.book(self.teacher)

    def on(self, *day):
        return as_of(self.session.store, self.book, date(2026, *day), self.now)

    def standings(self, *day):
        stood = self.on(*day)
        return {each.claim: str(each.standing) for each in board(stood.book, stood.now)}


def test_the_board_of_each_day_is_what_it_was_with_what_was_deleted_since():
    year = Year()
    k3 = year.do((1, 10), add_student, "K3")
    claim = year.do((1, 11), add_claim, "pairs help", scope="one", with_=[k3])
    evidence = year.do((2, 1), add_evidence, "@K3 began alone", claim)
    year.do((3, 1), delete_records, [("evidence", evidence)])
    year.do((4, 1), delete_records, [("claims", claim)])
    assert [year.standings(*day) for day in ((1, 10), (1, 31), (2, 1), (3, 1), (4, 1))] == [
        {},
        {claim: "said"},
        {claim: "known"},
        {claim: "said"},
        {},
    ]
    assert not year.on(2, 1).unsure


def test_today_is_the_book_itself_and_tomorrow_is_refused():
    year = Year()
    assert year.on(1, 10).book is year.book
    with pytest.raises(RefusedError):
        year.on(1, 11)
