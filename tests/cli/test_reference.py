"""References: a beginning that is one record's alone names it, whoever it is about; what names none is told so."""

import pytest

from coachtui.cli.reference import Found, book_refs, record_named, refs_of
from coachtui.domain.change import COMMON
from coachtui.domain.ids import SPOKEN, WHOLE, spoken
from coachtui.errors import UsageError
from coachtui.services.beliefs import add_belief
from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.services.people import add_group
from coachtui.services.records import made
from coachtui.services.session import Session
from coachtui.storage.vault import Vault

KNOWN, ALIKE = 913707690018716397, 913707690027943862
"""Two ids whose references, `z251t3…` and `z251tx…`, part at their sixth letter."""


@pytest.fixture
def session(vault, teachers):
    session = Session(Vault(vault))
    yield session
    session.store.close()


def believed(session, teacher, statement, id_):
    pen = Pen(session.pen.now, lambda: id_)
    session.do(add_belief(pen, session.book(teacher), statement))
    return id_


def test_records_that_begin_alike_take_as_many_letters_as_part_them():
    assert refs_of([KNOWN, 0]) == {KNOWN: "z251t", 0: "00000"}
    assert refs_of([KNOWN, ALIKE]) == {KNOWN: "z251t3", ALIKE: "z251tx"}


def test_ids_that_were_made_together_have_references_apart():
    for ids in (range(KNOWN, KNOWN + 5000), range(0, 5000 << 22, 1 << 22)):
        assert all(len(ref) <= SPOKEN + 1 for ref in refs_of(ids).values())


@pytest.mark.parametrize("folded", [False, True])
def test_any_beginning_names_a_record_whoever_it_is_about(vault, session, teachers, folded):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    session.store.close(fold=folded)
    again = Session(Vault(vault))
    for text in ("z25", "z251t", "[Z25LT]", spoken(KNOWN, WHOLE), str(KNOWN)):
        assert record_named(again, text) == Found(teachers["Zoë Núñez"], "beliefs", KNOWN)
    again.store.close()


def test_letters_that_look_alike_are_read_alike(session, teachers):
    id_ = believed(session, teachers["Maria Delgado"], "x", 913707690018716559)
    assert record_named(session, "IoBt").id == record_named(session, "10bt").id == id_


def test_a_group_is_no_ones_and_is_found_once(session, teachers):
    group = made(session.do(add_group(session.pen, session.book(teachers["Zoë Núñez"]), "ELL")))
    assert record_named(session, spoken(group, 7)) == Found(COMMON, "groups", group)
    assert book_refs(session.book(teachers["Maria Delgado"]))[group] == spoken(group)


def test_a_note_of_the_short_way_is_found_at_once(run, session, teachers):
    run("note", "md", ". six hands")
    session.poll()
    (note,) = session.book(teachers["Maria Delgado"]).rows("notes")
    assert record_named(session, spoken(note["id"])).table == "notes"


def test_where_several_are_meant_each_is_offered_with_what_names_it(session, teachers):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    believed(session, teachers["Maria Delgado"], "they will not", ALIKE)
    with pytest.raises(UsageError) as told:
        record_named(session, "z251t")
    assert "z251t3  Zoë Núñez  belief: they hide" in told.value.hint
    assert "z251tx  Maria Delgado  belief: they will not" in told.value.hint
    for offered, id_ in (("z251t3", KNOWN), ("z251tx", ALIKE)):
        assert record_named(session, offered).id == id_
    assert record_named(session, "z251t", teacher=teachers["Zoë Núñez"]).id == KNOWN


@pytest.mark.parametrize("text", ["z251y", "z25t1", "2z51t"])
def test_one_wrong_letter_offers_the_record_that_is_near(session, teachers, text):
    believed(session, teachers["Zoë Núñez"], "they hide", KNOWN)
    with pytest.raises(UsageError) as told:
        record_named(session, text)
    assert told.value.message == f"No reference begins with “{text}”."
    assert "z251t  Zoë Núñez  belief: they hide" in told.value.hint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("u!", "no reference"),
        ("", "too short"),
        ("x", "too short"),
        ("zzzzz", "No reference"),
        ("z251t3z251t3zz", "too long"),
    ],
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
        record_named(session, spoken(note["id"]), tables=("claims", "beliefs"))
    assert told.value.title == "Not a claim or a belief"
    assert "is a note: . hands up" in told.value.message
