"""One file that holds the whole vault: written whole or not at all, while others write, and read without harm."""

import gzip
import io
import os
import tarfile
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from coachtui.domain.change import Change, Op
from coachtui.errors import StoreError, UsageError
from coachtui.storage import archive, files, inbox, layout, picture, placing, unpack
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
FORM = PlainCodec()
NOW = 1_779_364_800_000


def put(vault, id_, text, table="notes"):
    before = vault.get(T, table, id_)
    vault.commit(Change("put", (Op(T, table, id_, before, {**(before or {}), "text": text}),)))


@pytest.fixture
def place(tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, T, "Ana", "teachers")
    put(vault, 1, "folded")
    vault.close()
    inbox.keep(str(tmp_path / "v"), "nobody", "waits")
    put(Vault(tmp_path / "v"), 2, "not folded")
    return Layout(tmp_path / "v")


@pytest.fixture
def made(place, tmp_path):
    target = tmp_path / "b.tar.gz"
    archive.write(place, target, NOW)
    return target


def notes(path):
    return {id_: row["text"] for id_, row in unpack.read(path, FORM).shard(T).tables["notes"].items()}


def test_it_holds_all_and_is_hers_alone(place, made):
    assert notes(made) == {1: "folded", 2: "not folded"}
    assert picture.contents(unpack.read(made, FORM)) == (1, 3, 1, ())
    assert made.stat().st_mode & 0o777 == 0o600
    with tarfile.open(made) as tar:
        members = tar.getmembers()
    assert {(each.isdir(), each.mode) for each in members} == {(True, 0o700), (False, 0o600)}
    assert {(each.uid, each.gid, each.uname, each.gname) for each in members} == {(0, 0, "", "")}
    assert {each.name.partition("/")[0] for each in members} == {archive.name_for(NOW).removesuffix(".tar.gz")}


def test_what_is_extracted_is_a_vault_with_its_history(made, tmp_path):
    with tarfile.open(made) as tar:
        tar.extractall(tmp_path / "x", filter="data")
    (root,) = (tmp_path / "x").iterdir()
    vault = Vault(root)
    assert {row["text"] for row in vault.book(T).rows("notes")} == {"folded", "not folded"}
    assert [one.label for one in vault.history(T, "notes", 1)] == ["put"]
    assert [kept.text for kept in inbox.waiting(str(root))] == ["waits"]
    assert vault.problems == []


def test_nothing_is_written_over(place, made, tmp_path):
    before = made.read_bytes()
    with pytest.raises(UsageError, match="there already"):
        archive.write(place, made, NOW)
    dangling = tmp_path / "link"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError):
        archive.write(place, dangling, NOW)
    assert made.read_bytes() == before
    assert not (tmp_path / "nowhere").exists()


def test_one_that_came_meanwhile_is_not_written_over(place, tmp_path, monkeypatch):
    target, real = tmp_path / "b", files.sync

    def late(fd):
        target.write_bytes(b"another's")
        real(fd)

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync", late)
        with pytest.raises(UsageError):
            archive.write(place, target, NOW)
    assert target.read_bytes() == b"another's"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "v"]


def test_on_a_disk_without_links_it_is_named_all_the_same(place, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links")))
    archive.write(place, tmp_path / "b", NOW)
    assert len(notes(tmp_path / "b")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "v"]


@pytest.mark.parametrize("step", ["write", "sync", "link", "open_file"])
def test_a_disk_that_takes_no_more_leaves_nothing_of_it(place, tmp_path, monkeypatch, step):
    real, calls = getattr(files, step), count()
    first = {"write": 1, "open_file": 1}.get(step, 0)  # the first file that is opened is the lock

    def full(*args):
        if next(calls) < first:
            return real(*args)
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(files, step, full)
    if step == "link":
        monkeypatch.setattr(files, "rename", full)
    with pytest.raises(StoreError, match="full"):
        archive.write(place, tmp_path / "b", NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v"]


def test_while_others_write_and_fold_each_backup_is_a_state_that_was(tmp_path):
    vault, stop, said = Vault(tmp_path / "v"), Event(), []

    def busy():
        for number in count(1):
            if stop.is_set():
                break
            put(vault, number, str(number))
            said.append(number)
            if number % 5 == 0:
                vault.fold()

    thread = Thread(target=busy)
    thread.start()
    try:
        for each in range(12):
            while len(said) < each * 4 + 1:
                thread.join(0.001)
            known = len(said)
            archive.write(vault.layout, tmp_path / str(each), NOW)
            found = set(notes(tmp_path / str(each)))
            assert found == set(range(1, len(found) + 1))
            assert len(found) >= known
    finally:
        stop.set()
        thread.join()
    vault.close()


def test_it_waits_for_whoever_folds_and_says_so_in_the_end(place, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "PATIENCE", 0.0)
    with files.held(place.fold_lock), pytest.raises(StoreError, match="Another session"):
        archive.write(place, tmp_path / "b", NOW)
    assert not (tmp_path / "b").exists()


def test_a_vault_that_may_not_be_written_can_be_backed_up(place, tmp_path, monkeypatch):
    real = files.open_file

    def refused(path, flags):
        if path == place.fold_lock:
            raise PermissionError(13, "no")
        return real(path, flags)

    monkeypatch.setattr(files, "open_file", refused)
    archive.write(place, tmp_path / "b", NOW)
    assert len(notes(tmp_path / "b")) == 2


# Reading


@pytest.mark.parametrize("length", [0, 1, 2, 10, -1, -8, -400])
def test_one_that_is_cut_off_is_refused(made, length):
    made.write_bytes(made.read_bytes()[:length])
    with pytest.raises(StoreError, match="Nothing was restored"):
        unpack.read(made, FORM)


def test_every_byte_of_it_is_covered_by_a_check(made):
    data = made.read_bytes()
    whole = notes(made)
    for at in range(0, len(data), 7):
        made.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        try:
            assert notes(made) == whole
        except StoreError:
            continue


@pytest.mark.parametrize("cut", [512, 2048, 5120])
def test_one_that_was_unpacked_but_for_its_folder_is_read_unless_its_end_is_missing(made, cut):
    data = gzip.decompress(made.read_bytes())
    made.write_bytes(data)
    assert len(notes(made)) == 2
    made.write_bytes(data.rstrip(b"\0")[:-cut])
    with pytest.raises(StoreError):
        unpack.read(made, FORM)


def a_tar(path, *members, ending=bytes(1024)):
    with tarfile.open(path, "w") as tar:
        for name, said, *more in members:
            member = tarfile.TarInfo(name)
            if more:
                member.type, member.linkname = more
            member.size = len(said)
            tar.addfile(member, io.BytesIO(said))
    return path


STORE = layout.store_text()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "no vault"),
        (b"[]", "no vault"),
        (b"{", "no vault"),
        (b'{"format":"other","min_reader":1}', "belongs to 'other'"),
        (layout.store_text(9, 9), "newer"),
    ],
)
def test_what_is_no_vault_of_ours_is_refused(tmp_path, said, why):
    with pytest.raises(StoreError, match=why):
        unpack.read(a_tar(tmp_path / "x", ("v/store.json", said)), FORM)


def test_another_kind_of_file_is_refused(tmp_path):
    for name, data in (("a", b"hello"), ("b", b"\0" * 4096), ("c", gzip.compress(b"hello"))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(StoreError, match="Nothing was restored"):
            unpack.read(tmp_path / name, FORM)
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(StoreError):
            unpack.read(path, FORM)


def test_only_the_files_of_a_vault_are_read_and_nothing_is_extracted(tmp_path):
    there = tmp_path / "there"
    path = a_tar(
        tmp_path / "x",
        ("v/store.json", STORE),
        ("v/inbox/abc.json", b"{}"),
        ("v/../escape.json", b"1"),
        ("v/teachers/../../escape.json", b"1"),
        (f"{there}/evil", b"1"),
        ("/etc/evil", b"1"),
        ("v/teachers/7.json", b"", tarfile.SYMTYPE, "/etc/passwd"),
        ("v/teachers/8.json", b"", tarfile.LNKTYPE, "v/store.json"),
        ("v/teachers/9.json", b"", tarfile.FIFOTYPE, ""),
        ("v/common.json", b"", tarfile.CHRTYPE, ""),
        ("v/teachers/x.json", b"1"),
        ("v/journal/done/a.jsonl/../b.jsonl", b"1"),
        ("v/README", b"1"),
    )
    before = sorted(tmp_path.rglob("*"))
    assert unpack.read(path, FORM).names == {"store.json", "inbox/abc.json"}
    assert sorted(tmp_path.rglob("*")) == before


def test_a_tar_made_by_hand_is_read_whatever_stands_before_its_files(tmp_path):
    for top in ("", "./", "a/b/c/"):
        path = a_tar(
            tmp_path / "x", (f"{top}store.json", STORE), (f"{top}inbox/a.json", b"{}"), (f"{top}x/store.json", b"")
        )
        assert unpack.read(path, FORM).names == {"store.json", "inbox/a.json"}


def test_one_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "LARGEST", 10_000)
    path = tmp_path / "bomb"
    path.write_bytes(gzip.compress(bytes(20_000)))
    with pytest.raises(StoreError, match="larger"):
        unpack.read(path, FORM)


def test_a_name_says_the_moment_on_her_clock():
    assert archive.name_for(NOW) == "coachtui-2026-05-21-0800.tar.gz"
    assert Path(archive.name_for(NOW)).name == archive.name_for(NOW)


# Putting it in place


def test_where_no_vault_is_it_is_put_as_it_was_and_only_a_whole_one_opens(made, tmp_path, monkeypatch):
    source = unpack.read(made, FORM)
    for last in count():
        root = tmp_path / str(last)
        real, calls = files.rename, count()

        def dying(*args, real=real, calls=calls, last=last):
            if next(calls) >= last:
                raise KeyboardInterrupt
            real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(files, "rename", dying)
            try:
                placing.put(Layout(root), source)
            except KeyboardInterrupt:
                assert not (root / "store.json").exists()
            else:
                break
    assert {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()} == {
        name: source.read(name) for name in source.names
    }
    assert {path.stat().st_mode & 0o77 for path in (root, *root.rglob("*"))} == {0}
    vault = Vault(root)
    assert [one.label for one in vault.history(T, "notes", 1)] == ["put"]
    assert vault.problems == []
