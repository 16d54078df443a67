"""A student's code that is forgotten, in a vault as coaches write it: by the services, over days, with undo."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.change import COMMON
from coachtui.domain.forgetting.asked import FORGOTTEN, Asked
from coachtui.exchange.sample import write_sample
from coachtui.services.beliefs import add_belief
from coachtui.services.evidence import note_to_evidence
from coachtui.services.notes import add_line
from coachtui.services.people import find_person, set_focal
from coachtui.services.records import delete_records, edit_record
from coachtui.services.session import Session
from coachtui.services.writing import Sheet
from coachtui.storage import inbox
from coachtui.storage.check import check
from coachtui.storage.forgetting.gather import student_ids
from coachtui.storage.forgetting.run import forget
from coachtui.storage.vault import Vault

from .conftest import ANA, BO, CY, EXAMPLES, everything, told
from .test_teacher import settle, wrong


def code_of(session, teacher, code):
    return find_person(Sheet(session.pen, session.book(teacher)), code)[1]


@pytest.fixture
def root(tmp_path):
    """The sample caseload, with more about K3 of Maria, K3 of Linh, and Maria's K4."""
    root = tmp_path / "v"
    write_sample(root, date(2026, 5, 21))
    vault = Vault(root)
    session = Session(vault)
    pen = session.pen
    names = {each.name.split()[0]: each.id for each in vault.names()}
    for name in ("Maria", "Linh"):
        book = session.book(names[name])
        session.do(add_line(pen, book, f'k3 "the zebra of {name.lower()} sleeps"'))
        session.do(add_line(pen, book, f". only @k3 and @K4 drew a walrus for {name.lower()}"))
        session.do(add_line(pen, book, f"! fri bring K3 a quokka of {name.lower()}"))
    book = session.book(names["Maria"])
    note = session.do(add_line(pen, book, "k3 gnu and emu")).ops[0].id
    session.do(note_to_evidence(pen, book, [note], claim="the ibis works", claim_scope="some"))
    session.do(add_belief(pen, book, "a lemur cannot", students=[code_of(session, names["Maria"], "K3")]))
    gone = session.do(add_line(pen, book, "k3 okapi, deleted")).ops[0].id
    session.do(delete_records(pen, book, [("notes", gone)]))
    session.do(edit_record(pen, book, "notes", note, {"text": "gnu, reworded"}))
    session.undo()
    vault.close()
    inbox.keep(str(root), "maria", "k3 tapir\n. k3 and K4 saw a heron", lines=True)
    return root


ALONE = (b"zebra of maria", b"gnu", b"emu", b"lemur", b"okapi", b"tapir")
KEPT = (
    b"zebra of linh",
    b"walrus for maria",
    b"walrus for linh",
    b"quokka of maria",
    b"quokka of linh",
    b"ibis",
    b"heron",
)


def test_no_byte_of_hers_says_that_there_was_such_a_student(root):
    vault = Vault(root)
    names = {each.name.split()[0]: each.id for each in vault.names()}
    maria = names["Maria"]
    vault.close()
    ids = student_ids(vault.layout, vault.form, maria, "k3")
    assert len(ids) == 1
    made = forget(root, Asked(maria, ids))
    assert made.proof.left == []
    left = everything(root)
    assert [word for word in ALONE if word in left] == []
    assert [word for word in KEPT if word not in left] == []
    assert b"%d" % next(iter(ids)) not in left
    hers = b"".join(path.read_bytes() for path in root.rglob(f"{maria}.json"))
    lines = [
        line for path in root.rglob("*.jsonl") for line in path.read_bytes().splitlines() if b"[%d," % maria in line
    ]
    assert not re.search(rb"\bk3\b", (hers + b"\n".join(lines)).lower())
    assert check(root) == []


def test_undo_brings_nothing_of_the_student_back(root):
    vault = Vault(root)
    maria = next(each.id for each in vault.names() if each.name.startswith("Maria"))
    vault.close()
    forget(root, Asked(maria, student_ids(vault.layout, vault.form, maria, "K3")))
    vault = Vault(root)
    session = Session(vault)
    while session.undo():
        pass
    while session.redo():
        pass
    vault.close()
    left = everything(root)
    assert [word for word in ALONE if word in left] == []
    assert check(root) == []


def test_a_code_that_another_student_bears_now_is_left_to_her(root):
    vault = Vault(root)
    session = Session(vault)
    maria = next(each.id for each in vault.names() if each.name.startswith("Maria"))
    book = session.book(maria)
    first, second = code_of(session, maria, "K3"), code_of(session, maria, "K4")
    session.do(edit_record(session.pen, book, "students", first, {"code": "K30"}))
    session.do(edit_record(session.pen, book, "students", second, {"code": "K3"}))
    session.do(set_focal(session.pen, book, second, focal=True))
    vault.close()
    ids = student_ids(vault.layout, vault.form, maria, "K30")
    assert ids == {first}
    assert forget(root, Asked(maria, ids)).proof.left == []
    book = Vault(root).book(maria)
    assert (first in book.table("students"), second in book.table("students")) == (False, True)
    assert any("K3" in row.get("text", "") for row in book.rows("notes"))
    assert not any(FORGOTTEN in str(row) for row in Vault(root).book(COMMON).rows("groups"))


def test_a_student_who_was_deleted_long_ago_can_still_be_forgotten(root):
    vault = Vault(root)
    session = Session(vault)
    maria = next(each.id for each in vault.names() if each.name.startswith("Maria"))
    first = code_of(session, maria, "K3")
    session.do(delete_records(session.pen, session.book(maria), [("students", first)]))
    vault.close()
    ids = student_ids(vault.layout, vault.form, maria, "K3")
    assert ids == {first}
    assert forget(root, Asked(maria, ids)).proof.left == []
    assert b"%d" % first not in everything(root)


def untied(said: list, pupil: int) -> list:
    """Return the history of a record that names the student no more: what it once said of them is said of nobody."""

    def without(row):
        return {field: value for field, value in row.items() if (field, value) != ("students", [pupil])}

    return [(at, writer, row and without(row)) for at, writer, row in said]


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 10_000))
def test_what_is_about_a_student_alone_is_nowhere_and_all_else_is_as_it_was(coach, tmp_path, seed):
    one = coach(seed, name=f"{seed}-{len(list(tmp_path.iterdir()))}", sound=True)
    settle(one.root)
    pupil = one.pupils[ANA]
    others = {who: told(one.root, who) for who in (BO, CY)}
    before = told(one.root, ANA)
    alone = {id_ for id_, row in before["records"].get("notes", {}).items() if row.get("students") == [pupil]}
    words = set(re.findall(r"qa\d+x", str([before["history"]["notes", id_] for id_ in alone])))
    assert forget(one.root, Asked(ANA, frozenset({pupil}))).proof.left == []
    left = everything(one.root)
    assert [word for word in words if re.search(rb"\b%s\b" % word.encode(), left)] == []
    assert not any(b"%d" % id_ in left for id_ in (pupil, *alone))
    after = told(one.root, ANA)
    gone = {("students", pupil), *(("notes", id_) for id_ in alone)}
    assert after["history"] == {key: untied(said, pupil) for key, said in before["history"].items() if key not in gone}
    assert {who: told(one.root, who) for who in (BO, CY)} == others
    assert wrong(one.root) == []
