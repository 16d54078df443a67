"""Opening a vault: what it makes, what it refuses, and what it only reads."""

import errno
import os
from functools import partial

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.errors import StoreError
from coachtui.storage import files, names
from coachtui.storage.repair import mend_store
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


def add(table, id_, teacher=T, **fields):
    return Change("added", (Op(teacher, table, id_, None, {"id": id_, **fields}),))


def filled(root):
    vault = Vault(root)
    vault.commit(add("teachers", T, name="Ana", state="active"))
    vault.commit(add("notes", 5, text="a"))
    vault.commit(add("groups", 6, teacher=COMMON, label="table two"))
    return vault


def modes(root):
    return {(path.is_dir(), path.stat().st_mode & 0o777) for path in [root, *root.rglob("*")]}


def test_a_vault_is_hers_alone_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        vault = filled(tmp_path / "deep" / "vault")
        vault.close()
        filled(tmp_path / "deep" / "vault").close()
    finally:
        os.umask(before)
    assert modes(tmp_path / "deep") == {(True, 0o700), (False, 0o600)}


def test_what_was_saved_is_there_when_it_is_opened_again(tmp_path):
    for fold in (False, True, False):
        vault = Vault(tmp_path / "v")
        if not vault.names():
            vault = filled(tmp_path / "v")
        assert [one.name for one in vault.names()] == ["Ana"]
        assert vault.get(T, "notes", 5)["text"] == "a"
        assert vault.book(T).table("groups")[6]["label"] == "table two"
        assert not vault.problems
        vault.close(fold=fold)


@pytest.mark.parametrize("name", ["", "store.json", "names.tsv", "journal"])
def test_one_that_others_can_read_is_refused_with_what_mends_it(tmp_path, name):
    root = tmp_path / "it's"
    filled(root).close()
    (root / name).chmod(0o755)
    with pytest.raises(StoreError) as caught:
        Vault(root)
    assert caught.value.hint.startswith("chmod -R go-rwx '")
    assert os.system(caught.value.hint) == 0
    Vault(root).close()


def test_a_file_in_its_place_is_told(tmp_path):
    (tmp_path / "v").write_text("x")
    with pytest.raises(StoreError):
        Vault(tmp_path / "v")
    with pytest.raises(StoreError):
        Vault(tmp_path / "v" / "deeper")


def test_another_programs_folder_is_left_alone(tmp_path):
    root = tmp_path / "v"
    root.mkdir(mode=0o700)
    store = root / "store.json"
    store.write_text('{"format":"other","min_reader":1}')
    store.chmod(0o600)
    with pytest.raises(StoreError):
        Vault(root)
    assert [path.name for path in root.iterdir()] == ["store.json"]
    assert "other" in store.read_text()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format":"coachtui"}', '{"format":"coachtui","min_reader":"x"}', "\0" * 9]
)
def test_a_damaged_store_json_is_read_and_never_written_over(tmp_path, text):
    root = tmp_path / "v"
    filled(root).close()
    (root / "store.json").write_text(text)
    vault = Vault(root)
    assert vault.read_only
    assert "damaged" in vault.problems[0].title
    assert vault.get(T, "notes", 5)["text"] == "a"
    with pytest.raises(StoreError):
        vault.commit(add("notes", 9, text="b"))
    vault.close()
    assert (root / "store.json").read_text() == text
    assert mend_store(vault.layout, vault.form)
    assert not Vault(root).read_only


def test_a_newer_vault_is_open_for_reading(tmp_path):
    root = tmp_path / "v"
    filled(root).close()
    (root / "store.json").write_text('{"format":"coachtui","schema":3,"min_reader":3}')
    vault = Vault(root)
    assert (vault.read_only, vault.problems[0].title) == (True, "A newer coachtui wrote this vault")
    assert vault.get(T, "notes", 5)["text"] == "a"
    vault.fold()


def test_a_disk_that_takes_nothing_is_told(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(files, "make_folder", full)
        with pytest.raises(StoreError, match="full"):
            Vault(tmp_path / "v")
    vault = filled(tmp_path / "v")
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", full)
        with pytest.raises(StoreError, match="full"):
            vault.commit(add("notes", 9, text="b"))
        assert vault.get(T, "notes", 9) is None
        with pytest.raises(StoreError):
            vault.fold()
        vault.close()
    assert vault.problems
    again = Vault(tmp_path / "v")
    assert (again.get(T, "notes", 5)["text"], again.get(T, "notes", 9)) == ("a", None)


def test_a_folder_that_cannot_be_written_opens_for_reading(tmp_path, monkeypatch):
    filled(tmp_path / "v").close()
    (tmp_path / "v" / "journal" / "done").rename(tmp_path / "away")

    def refused(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(files, "make_folder", refused)
    vault = Vault(tmp_path / "v")
    assert vault.read_only
    assert vault.names()


def test_the_folder_taken_away_is_told(tmp_path):
    vault = filled(tmp_path / "v")
    (tmp_path / "v").rename(tmp_path / "w")
    with pytest.raises(StoreError):
        vault.commit(add("notes", 9, text="b"))
    with pytest.raises(StoreError):
        vault.changes()


def test_names_open_no_snapshot(tmp_path, monkeypatch):
    filled(tmp_path / "v").close()
    vault = Vault(tmp_path / "v")
    monkeypatch.setattr(vault, "_load", None)
    assert [one.name for one in vault.names()] == ["Ana"]


@pytest.mark.parametrize("text", [None, "", "coachtui-names\t1\n", "coachtui-names\t2\t2\t0\nX\n", b"\xff\n"])
def test_names_are_made_anew_where_the_index_is_gone_or_damaged(tmp_path, text):
    vault = filled(tmp_path / "v")
    vault.commit(add("teachers", T + 1, teacher=T + 1, name="Bo\tB\n", alias="b"))
    vault.close()
    path = vault.layout.names
    path.unlink() if text is None else path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert [one.name for one in Vault(tmp_path / "v").names()] == ["Ana", "Bo\tB\n"]
    assert names.read(path) is not None


def test_an_index_of_another_state_of_the_folder_is_not_believed(tmp_path):
    vault = filled(tmp_path / "v")
    vault.close()
    names.write(vault.layout.names, names.Index({}, {}, folder=(1, 1)))
    assert [one.name for one in Vault(tmp_path / "v").names()] == ["Ana"]


def test_the_index_tells_how_far_it_holds_the_journals(tmp_path):
    vault = filled(tmp_path / "v")
    journal = vault._journal.path
    index = names.read(vault.layout.names)
    assert index.covered == {vault.writer: index.covered[vault.writer]}
    assert 0 < index.covered[vault.writer] <= journal.stat().st_size
    assert f"J\t{journal.name}\t" in vault.layout.names.read_text()
    vault.close()
    assert names.read(vault.layout.names).covered == {}


def test_time_never_goes_back(tmp_path):
    now = [1_700_000_000_000]
    vault = Vault(tmp_path / "v", clock=lambda: now[0])
    first = vault.commit(add("notes", 5, text="a")).ops[0].after
    vault.close()
    now[0] -= 365 * 24 * 3600 * 1000
    vault = Vault(tmp_path / "v", clock=lambda: now[0])
    vault.commit(Change("edited", (Op(T, "notes", 5, first, {**first, "text": "b"}),)))
    vault.close()
    vault = Vault(tmp_path / "v", clock=lambda: now[0])
    assert vault.get(T, "notes", 5)["text"] == "b"
    assert not vault.book(T).table("conflicts")
    assert [one.row["text"] for one in vault.history(T, "notes", 5)] == ["a", "b"]


def test_history_begins_with_what_came_in_a_snapshot_folded_or_not(tmp_path):
    put_aside = Vault(tmp_path / "v")
    put_aside.commit(add("notes", 5, text="a"))
    put_aside.close()
    for journal in (tmp_path / "v").rglob("*.jsonl"):
        journal.unlink()
    (tmp_path / "v" / "backups").rename(tmp_path / "elsewhere")
    for text in "bc":
        vault = Vault(tmp_path / "v")
        before = vault.get(T, "notes", 5)
        vault.commit(Change("edited", (Op(T, "notes", 5, before, {**before, "text": text}),)))
        told = [(one.row["text"], one.label) for one in vault.history(T, "notes", 5)]
        vault.close()
        assert [(one.row["text"], one.label) for one in vault.history(T, "notes", 5)] == told
    assert told == [("a", ""), ("b", "edited"), ("c", "edited")]


def refusing(code, *_):
    raise OSError(code, os.strerror(code))


def test_what_keeps_it_from_saving_stays_told_until_a_save_works(tmp_path, monkeypatch):
    vault = filled(tmp_path / "v")
    assert vault.trouble is None
    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_data", partial(refusing, errno.EDQUOT))
        with pytest.raises(StoreError, match="quota"):
            vault.commit(add("notes", 9, text="b"))
        vault.try_saving()
        assert vault.trouble.message.startswith("Your quota")
    vault.try_saving()
    assert vault.trouble is None
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", partial(refusing, errno.EIO))
        with pytest.raises(StoreError):
            vault.commit(add("notes", 9, text="b"))
    vault.commit(add("notes", 9, text="b"))
    assert vault.trouble is None
    assert not list(vault.layout.journal.glob("*.tmp"))


def test_a_folder_that_can_only_be_read_is_written_again_when_it_can(tmp_path, monkeypatch):
    filled(tmp_path / "v").close()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        patch.setattr(files, "open_file", partial(refusing, errno.EACCES))
        vault = Vault(tmp_path / "v")
        assert vault.read_only
        with pytest.raises(StoreError, match="may not write"):
            vault.commit(add("notes", 9, text="b"))
        vault.try_saving()
        assert vault.read_only
    vault.try_saving()
    vault.commit(add("notes", 9, text="b"))
    assert vault.get(T, "notes", 9)["text"] == "b"


def test_a_vault_that_may_not_be_written_stays_so_whatever_the_disk_takes(tmp_path):
    filled(tmp_path / "v").close()
    (tmp_path / "v" / "store.json").write_text('{"format":"coachtui","schema":3,"min_reader":3}')
    vault = Vault(tmp_path / "v")
    vault.try_saving()
    assert vault.read_only


def test_a_vault_that_went_away_is_not_made_anew_by_trying(tmp_path):
    vault = filled(tmp_path / "v")
    (tmp_path / "v").rename(tmp_path / "away")
    vault.try_saving()
    assert vault.trouble.message == "The folder is gone."
    assert not (tmp_path / "v").exists()
    (tmp_path / "away").rename(tmp_path / "v")
    vault.try_saving()
    vault.commit(add("notes", 9, text="b"))
    assert Vault(tmp_path / "v").get(T, "notes", 9)["text"] == "b"
