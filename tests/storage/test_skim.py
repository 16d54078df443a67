"""The short way of find: it finds what the whole store finds, or says that it is not sure."""

import os
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.readings.find import folded, matches
from coachtui.domain.readings.sought import place, said_of
from coachtui.storage import quick
from coachtui.storage.skim import UnsureError, skim
from coachtui.storage.vault import Vault

ANA, BO = 1 << 22 | 7, 1 << 22 | 8
WORDS = ("zebra", "Zébra", "lab “sheet”", 'a "zebra" \\ lab', "won\u2019t")
ROWS = st.fixed_dictionaries(
    {"text": st.sampled_from(("", *WORDS)), "tags": st.lists(st.sampled_from(WORDS), max_size=1)},
    optional={"note": st.integers(11, 13), "statement": st.sampled_from(WORDS)},
)
TABLES = st.sampled_from(["notes", "notes", "evidence", "beliefs", "drafts"])
WRITES = st.tuples(st.integers(0, 1), st.sampled_from([ANA, BO]), TABLES, st.integers(1, 3), st.none() | ROWS)
ACTS = st.lists(WRITES | st.sampled_from(["fold", "look"]), max_size=8)
SOUGHT = st.sampled_from(["zebra", "ZÉBRA", "lab sheet", '"', "won't", "5", "17"])


def put(vault, teacher, table, id_, row):
    before = vault.get(teacher, table, id_)
    if before is not None or row is not None:
        after = None if row is None else {**row, "id": id_, "at": f"2026-05-0{id_ % 9 + 1}T10:00:00Z"}
        vault.commit(Change("put", (Op(teacher, table, id_, before, after),)))


@pytest.fixture(scope="module", autouse=True)
def no_waiting_for_the_disk():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(os, "fdatasync", lambda _: None, raising=False)
        yield


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folded vault with two teachers, a group, and a few records."""
    root = tmp_path_factory.mktemp("skim") / "v"
    vault = Vault(root)
    put(vault, ANA, "teachers", ANA, {"name": "Ana Zebra"})
    put(vault, BO, "teachers", BO, {"name": "Bo"})
    put(vault, COMMON, "groups", 5, {"label": "the zebra table"})
    put(vault, ANA, "notes", 11, {"text": "lab “sheet”, a zebra"})
    put(vault, ANA, "evidence", 21, {"note": 11, "tags": ["zebra"]})
    vault.close()
    return root


def copied(begun, root):
    """Copy a vault, and let its index be of the folder where it now stands."""
    shutil.copytree(begun, root)
    vault = Vault(root)
    vault.names()
    vault.close(fold=False)


def append(path, data):
    path.write_bytes(path.read_bytes() + data)


def skimmed(root, sought):
    _, found = skim(str(root), sought)
    return {
        (each.teacher, *where, text, said_of(where[0], row, each.note))
        for each in found
        for where, row in each.rows.items()
        if (text := place(where[0], row, sought))
    }


def opened(root, words):
    vault = Vault(root)
    teachers = COMMON, *(name.id for name in vault.names())
    found = {
        (teacher, hit.table, hit.id, (hit.field, hit.line), hit.said)
        for teacher in teachers
        for hit in matches(vault.book(teacher), words)
        if teacher == COMMON or hit.table != "groups"
    }
    vault.close(fold=False)
    return found


def test_a_usual_vault_is_skimmed_and_nothing_is_missed(begun, tmp_path):
    root = tmp_path / "v"
    copied(begun, root)
    quick.commit(str(root), "note added", [(BO, "notes", 31, '{"id":31,"text":"one more z\u00e9bra"}')])
    vault = Vault(root)
    put(vault, ANA, "notes", 11, {"text": "no such animal"})
    put(vault, ANA, "beliefs", 41, {"statement": "a zebra will not try"})
    vault.close(fold=False)
    found = skimmed(root, ["zebra"])
    assert {(table, id_) for _, table, id_, *_ in found} == {
        *(("teachers", ANA), ("groups", 5), ("evidence", 21), ("notes", 31), ("beliefs", 41))
    }
    assert found == opened(root, "zebra")
    assert "no such animal" in {said for *_, said in found}


@settings(max_examples=50, deadline=None)
@given(ACTS, SOUGHT)
def test_what_is_skimmed_is_what_the_whole_store_finds(begun, tmp_path_factory, acts, words):
    root = tmp_path_factory.mktemp("s") / "v"
    copied(begun, root)
    seats = [Vault(root), Vault(root)]
    for act in acts:
        if act == "fold":
            seats[0].fold()
        elif act == "look":
            seats[1].changes()
        else:
            put(seats[act[0]], *act[1:])
    for seat in seats:
        seat.close(fold=False)
    try:
        found = skimmed(root, folded(words).split())
    except UnsureError:
        return
    assert found == opened(root, words)


UNUSUAL = {
    "a torn journal": lambda root: (root / "journal" / "x.jsonl").write_bytes(b'{"c":"0'),
    "a damaged line": lambda root: (root / "journal" / "x.jsonl").write_bytes(b"not a line\n"),
    "a file that others can read": lambda root: (root / "common.json").chmod(0o644),
    "a teacher's file that is gone": lambda root: (root / "teachers" / f"{BO}.json").unlink(),
    "the file of another": lambda root: shutil.copy(
        root / "teachers" / f"{ANA}.json", root / "teachers" / f"{BO}.json"
    ),
    "an index that is gone": lambda root: (root / "names.tsv").unlink(),
    "a newer vault": lambda root: (root / "store.json").write_bytes(b'{"format":"coachtui","schema":9,"min_reader":9}'),
    "a shared one": lambda root: append(root / "names.tsv", b"M\tm1\n"),
    "the common file gone": lambda root: (root / "common.json").unlink(),
}


@pytest.mark.parametrize("what", UNUSUAL)
def test_it_is_not_sure_of(begun, tmp_path, what):
    root = tmp_path / "v"
    copied(begun, root)
    assert skimmed(root, ["zebra"])
    UNUSUAL[what](root)
    with pytest.raises(UnsureError):
        skim(str(root), ["zebra"])


def test_two_states_of_one_record_are_for_the_whole_store(begun, tmp_path):
    root = tmp_path / "v"
    copied(begun, root)
    one, two = Vault(root), Vault(root)
    for vault, text in ((one, "zebra"), (two, "no such animal")):
        vault.book(ANA)
        put(vault, ANA, "notes", 11, {"text": text})
    one.close(fold=False)
    two.close(fold=False)
    with pytest.raises(UnsureError):
        skim(str(root), ["zebra"])
