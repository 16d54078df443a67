"""The shortest way into the vault writes what the whole store reads."""

import json
import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.change import Change, Op
from coachtui.domain.names import TeacherName, match
from coachtui.errors import StoreError
from coachtui.storage import names as index
from coachtui.storage import quick
from coachtui.storage.vault import Vault

anything = st.text(alphabet=st.characters(exclude_categories=()))
NOTE = '{"id":5,"text":"six hands"}'


@pytest.fixture
def vault(tmp_path):
    store = Vault(tmp_path / "vault")
    store.commit(Change("added", (Op(7, "teachers", 7, None, {"id": 7, "name": "Maria"}),)))
    store.close()
    return tmp_path / "vault"


@given(anything)
def test_a_text_is_quoted_as_json_reads_it(text):
    said = quick.quoted(text)
    assert json.loads(said.encode()) == json.loads(json.dumps(text))


@given(st.text(alphabet=string.printable + "é'"))
def test_a_shell_word_is_one_word(text):
    import shlex

    assert shlex.split(quick.shell_word(text)) == [text]


def test_what_is_written_is_read_by_the_store(vault):
    quick.commit(str(vault), 'a "label"', [(7, "notes", 5, NOTE), (7, "notes", 6, '{"id":6}')])
    store = Vault(vault)
    assert store.get(7, "notes", 5) == {"id": 5, "text": "six hands"}
    assert store.problems == []
    assert store.history(7, "notes", 5)[0].label == 'a "label"'
    store.close()
    assert Vault(vault).get(7, "notes", 6) == {"id": 6}


def test_names_are_read_and_stay_fresh_after_a_note(vault):
    quick.commit(str(vault), "note added", [(7, "notes", 5, NOTE)])
    read = quick.read_names(str(vault))
    assert [name.name for name in read.names] == ["Maria"]
    assert read.journals == 1
    assert list(read.covered.values()) == [path.stat().st_size for path in (vault / "journal").glob("*.jsonl")]
    store = Vault(vault)
    assert [name.name for name in store.names()] == ["Maria"]
    store.close()


names = st.text(alphabet="aAbé' -.oOß", min_size=1, max_size=8)


@given(st.lists(names, min_size=1, max_size=4), names)
def test_a_query_keeps_every_name_that_it_may_mean(tmp_path_factory, known, query):
    folder = tmp_path_factory.mktemp("v")
    (folder / "store.json").write_text('{"format":"coachtui","schema":2,"min_reader":2}')
    known = [" ".join(name.split()) for name in known]
    every = [TeacherName(at, name, "", "active") for at, name in enumerate(known)]
    (folder / "teachers").mkdir()
    state = index.state_of(folder / "teachers")
    index.write(folder / "names.tsv", index.Index({one.id: one for one in every}, {}, common=True, folder=state))
    found, _ = match(query, every)
    if found:
        assert match(query, quick.read_names(str(folder), query).names)[0] == found
    kept = quick.read_names(str(folder), query).names
    assert match(query, kept)[0] in (found, None)


def test_an_index_that_misses_a_name_is_left_to_the_store(vault):
    quick.commit(str(vault), "renamed", [(7, "teachers", 7, '{"id":7,"name":"Mary"}')])
    names = vault / "names.tsv"
    index.write(names, index.read(names)._replace(covered={}))
    assert quick.read_names(str(vault)) is None


def test_an_index_cut_or_altered_at_any_byte_is_left_to_the_store(vault):
    path = vault / "names.tsv"
    data = path.read_bytes()
    for at in range(len(data)):
        for bad in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], data[:at] + bytes(len(data) - at)):
            path.write_bytes(bad)
            assert index.read(path) is None
            assert quick.read_names(str(vault)) is None


@pytest.mark.parametrize(
    "text",
    ["", "coachtui-names\t2", "other\n", "coachtui-names\t2\t4\tx\nT\tx\n", "coachtui-names\t2\t0\t00000000\nX\n"],
)
def test_a_damaged_index_is_left_to_the_store(vault, text):
    (vault / "names.tsv").write_text(text)
    assert quick.read_names(str(vault)) is None


@pytest.mark.parametrize(
    "text", ["{}", '{"format":"coachtui","min_reader":2}', '{"format":"coachtui","min_reader":11}']
)
def test_a_vault_of_another_program_is_left_to_the_store(vault, text):
    (vault / "store.json").write_text(text)
    assert quick.read_names(str(vault)) is None


def test_privacy_is_checked(vault, tmp_path):
    assert quick.check_private(str(vault))
    assert not quick.check_private(str(tmp_path / "none"))
    vault.chmod(0o711)
    with pytest.raises(StoreError, match="Others can read"):
        quick.check_private(str(vault))


def test_a_failed_write_leaves_nothing_and_says_why(vault, monkeypatch):
    def full(fd, data):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError, match="full"):
        quick.commit(str(vault), "note added", [(7, "notes", 5, NOTE)])
    assert not [path for path in (vault / "journal").iterdir() if path.is_file()]


def test_short_writes_are_carried_on(vault, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, bytes(data)[:7]))
    quick.commit(str(vault), "note added", [(7, "notes", 5, NOTE)])
    monkeypatch.undo()
    assert Vault(vault).get(7, "notes", 5)


def test_a_missing_journal_folder_is_made(tmp_path):
    (tmp_path / "v").mkdir()
    quick.write_new(str(tmp_path / "v" / "journal"), "a.jsonl", b"x")
    assert (tmp_path / "v" / "journal" / "a.jsonl").stat().st_mode & 0o777 == 0o600
