"""References: any end of an id that is one record's alone names it, over all teachers; what names none is told so."""

import pytest

from coachtui.cli.reference import Found, book_refs, record_named, refs_of
from coachtui.domain.change import COMMON
from coachtui.domain.ids import from_text, to_text
from coachtui.errors import UsageError
from coachtui.services.beliefs import add_belief
from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.services.people import add_group
from coachtui.services.records import made
from coachtui.services.session import Session
from coachtui.storage.vault import Vault

KNOWN = from_text("5xk7q2k7q2x")
ALIKE = from_text("5xk7q3k7q2x")


@pytest.fixture
def session(vault, teachers):
    session = Session(Vault(vault))
    yield session
    session.store.close()


def believed(session, teacher, statement, id_):
    pen = Pen(session.pen.now, lambda: id_)
    session.do(add_belief(pen, session.book(teacher), statement))
    return id_


def test_records_that_end_alike_take_as_many_letters_as_part_them():
    assert refs_of([KNOWN, 7]) == {KNOWN: "k7q2x", 7: "00007"}
    assert refs_of([KNOWN, ALIKE]) == {KNOWN: "2k7q2x", ALIKE: "3k7q2x"}


@pytest.mark.parametrize("folded", [False, True])
def test_any_end_of_an_id_names_a_record_whoever_it_is_about(vault, session, teachers, folded):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    session.store.close(fold=folded)
    again = Session(Vault(vault))
    for text in ("q2x", "k7q2x", "[K7Q2X]", to_text(KNOWN), str(KNOWN)):
        assert record_named(again, text) == Found(teachers["Zoë Núñez"], "beliefs", KNOWN)
    again.store.close()


def test_letters_that_look_alike_are_read_alike(session, teachers):
    id_ = believed(session, teachers["Maria Delgado"], "x", from_text("5xk7q2k7q10"))
    assert record_named(session, "Q1O").id == record_named(session, "qlo").id == id_


def test_a_group_is_no_ones_and_is_found_once(session, teachers):
    group = made(session.do(add_group(session.pen, session.book(teachers["Zoë Núñez"]), "ELL")))
    assert record_named(session, to_text(group)) == Found(COMMON, "groups", group)
    assert book_refs(session.book(teachers["Maria Delgado"]))[group] == to_text(group)[-5:]


def test_a_note_of_the_short_way_is_found_at_once(run, session, teachers):
    run("note", "md", ". six hands")
    session.poll()
    (note,) = session.book(teachers["Maria Delgado"]).rows("notes")
    assert record_named(session, to_text(note["id"])[-5:]).table == "notes"


def test_where_several_are_meant_each_is_offered_with_what_names_it(session, teachers):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    believed(session, teachers["Maria Delgado"], "they will not", ALIKE)
    with pytest.raises(UsageError) as told:
        record_named(session, "k7q2x")
    assert "2k7q2x  Zoë Núñez  belief: they hide" in told.value.hint
    assert "3k7q2x  Maria Delgado  belief: they will not" in told.value.hint
    for offered, id_ in (("2k7q2x", KNOWN), ("3k7q2x", ALIKE)):
        assert record_named(session, offered).id == id_
    assert record_named(session, "k7q2x", teacher=teachers["Zoë Núñez"]).id == KNOWN


@pytest.mark.parametrize("text", ["k7q2z", "k7qx2", "k7q2y"])
def test_one_wrong_letter_offers_the_record_that_is_near(session, teachers, text):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    with pytest.raises(UsageError) as told:
        record_named(session, text)
    assert told.value.message == f"No reference ends in “{text}”."
    assert "k7q2x  Zoë Núñez  belief: they hide" in told.value.hint


@pytest.mark.parametrize(
    ("text", "why"), [("u!", "no reference"), ("", "too short"), ("x", "too short"), ("zzzzz", "No reference")]
)
def test_what_can_name_nothing_is_told_why_and_where_references_stand(session, text, why):
    with pytest.raises(UsageError) as told:
        record_named(session, text)
    assert why in told.value.message
    assert "coachtui show" in told.value.hint


def test_a_record_of_another_kind_than_asked_for_is_told_what_it_is(session, teachers):
    session.do(add_line(session.pen, session.book(teachers["Maria Delgado"]), ". hands up"))
    (note,) = session.book(teachers["Maria Delgado"]).rows("notes")
    with pytest.raises(UsageError) as told:
        record_named(session, to_text(note["id"]), tables=("claims", "beliefs"))
    assert told.value.title == "Not a claim or a belief"
    assert "is a note: . hands up" in told.value.message
