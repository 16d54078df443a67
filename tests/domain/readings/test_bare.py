"""Readings take what stands in a file edited by hand: records that hold little, and ids that lead nowhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.book import TABLES, Book
from coachtui.domain.kinds import REFS
from coachtui.domain.readings.chains import backward, forward, outline
from coachtui.domain.readings.find import matches
from coachtui.domain.readings.known import known, known_besides
from coachtui.domain.readings.matrix import matrix
from coachtui.domain.readings.moves import moves
from coachtui.domain.readings.prep import prep
from coachtui.domain.readings.questions import next_questions
from coachtui.domain.readings.related import related
from coachtui.domain.readings.roster import roster_line
from coachtui.domain.readings.standing import board, without_evidence
from coachtui.domain.readings.students import story
from coachtui.domain.readings.trust import trust
from coachtui.domain.words import Bearing, BeliefStatus, EncounterState, LinkKind, Mode, Scope
from tests.conftest import LONG

WORDS = {
    "kind": [*LinkKind, "visit", "survey"],
    "state": [*EncounterState],
    "mode": [*Mode],
    "scope": [*Scope],
    "bearing": [*Bearing],
    "status": [*BeliefStatus, "default"],
    "who": ["coach", "teacher"],
    "speaker": ["teacher", "student"],
    "holder": ["coach", "teacher", "school"],
    "source": ["list"],
    "outcome": ["open", "later", "kept"],
    "dimension": ["respect", "regard"],
    "level": [1, 5],
    "focal": [True],
    "starred": [True],
    "text": ["they try", ""],
}
WHEN = ["2026-05-20", "2026-05-20T14:00:00Z", "2026-06-01", "soon"]
DATED = ("created", "at", "start", "on", "due", "planned_on", "done_on", "review_on", "check_on", "told_on")
ONE_ID = {"from", "to", "note", "encounter", "debriefs", "practice", "record"}
TEACHER = 100


def read_all(book, today):
    known(book, today)
    known_besides(book, today)
    roster_line(book, today)
    prep(book, today)
    trust(book, today)
    matrix(book, today)
    matches(book, "they try")
    asked = [each.id for each in next_questions(book, today)]
    assert len(asked) == len(set(asked))
    for each in board(book, today):
        assert each.standing != "known" or each.evidence_for
    for table in TABLES:
        for id_ in book.table(table):
            related(book, table, id_)
            story(book, id_, today)
            without_evidence(book, [id_], today)
    for id_ in book.table("beliefs"):
        moves(book.table("beliefs")[id_])
        assert forward(book, id_)
        assert backward(book, id_)
    full = [node.id for node in outline(book) if not node.repeated]
    assert len(full) == len(set(full))
    assert {*book.table("beliefs"), *book.table("practices")} <= set(full)


def test_records_with_nothing_but_an_id_can_be_read(today):
    read_all(Book(0, {table: {place: {"id": place}} for place, table in enumerate(TABLES)}), today)


def test_a_book_with_nothing_in_it_can_be_read(today):
    read_all(Book(1, {}), today)


@st.composite
def books(draw):
    """Books of a few records a table, with any words in their fields, and references to anything."""
    places = {table: [number * 100, number * 100 + 1] for number, table in enumerate(TABLES, 1)}
    ids = st.sampled_from([7, *(id_ for several in places.values() for id_ in several)])
    rows = {}
    for table, several in places.items():
        fields = {field: st.sampled_from(choices) for field, choices in WORDS.items()}
        fields |= {field: st.sampled_from(WHEN) for field in DATED}
        for ref in REFS.get(table, ()):
            if "." not in ref.field:
                one = ref.field in ONE_ID or (table, ref.field) == ("inquiries", "about")
                fields[ref.field] = ids if one else st.lists(ids, max_size=3)
        record = st.fixed_dictionaries({}, optional=fields)
        rows[table] = {id_: {**draw(record), "id": id_} for id_ in several}
    return Book(TEACHER, rows)


@settings(max_examples=100 if LONG else 20)
@given(book=books())
def test_any_book_can_be_read(today, book):
    read_all(book, today)


@pytest.mark.parametrize("reading", [prep, next_questions, board, known, trust, matrix])
def test_reading_twice_says_the_same(desk, today, reading):
    desk.evidence(desk.claim(), desk.student("K3", focal=True))
    desk.link(desk.belief(), "drives", desk.practice())

    assert reading(desk.book, today) == reading(desk.book, today)
