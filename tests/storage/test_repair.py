"""Mending: what can be mended is, what was damaged is kept, and a check tells what is left."""

import os
import shutil

import pytest

from coachtui.domain.change import Change, Op
from coachtui.errors import StoreError
from coachtui.storage import backups, files, layout
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Shard
from coachtui.storage.quick import commit
from coachtui.storage.repair import mend_store, repair
from coachtui.storage.snapshot import render
from coachtui.storage.vault import Vault

ANA, BO = 1 << 22 | 7, 1 << 22 | 8


def put(vault, id_, text, table="notes", teacher=ANA):
    before = vault.get(teacher, table, id_)
    vault.commit(Change("put", (Op(teacher, table, id_, before, {**(before or {}), "text": text, "name": text}),)))


@pytest.fixture
def place(tmp_path):
    """Two teachers, twice folded, a backup of a day, and a note that is not folded."""
    for text in ("a", "b"):
        vault = Vault(tmp_path / "v")
        put(vault, ANA, "Ana", "teachers")
        put(vault, BO, "Bo", "teachers", BO)
        put(vault, 1, text)
        put(vault, 2, text, teacher=BO)
        vault.close()
        if text == "a":
            shutil.rmtree(vault.layout.backups)
    commit(str(tmp_path / "v"), "note added", [(ANA, "notes", 3, '{"id":3,"text":"c"}')])
    return Layout(tmp_path / "v")


def told(place):
    vault = Vault(place.root)
    found = {who: {id_: row["text"] for id_, row in vault.book(who).table("notes").items()} for who in (ANA, BO)}
    assert [one.name for one in vault.names()] == ["Ana", "Bo"]
    assert not vault.problems
    vault.close(fold=False)
    return found


WHOLE = {ANA: {1: "b", 3: "c"}, BO: {2: "b"}}


def state(place):
    paths = [place.root, *place.root.rglob("*")]
    return {path: (path.stat().st_mode, path.read_bytes() if path.is_file() else b"") for path in paths}


def mends(place, *words, left=()):
    """Hold that a check alone changes nothing, that repairing says what it did, and what a second check tells."""
    before = state(place)
    assert check(place.root)
    assert state(place) == before
    done = repair(place.root)
    for word in words:
        assert any(word in f"{each.path}: {each.said}" for each in done), (word, done)
    assert [one.title for one in check(place.root)] == list(left)
    assert repair(place.root) == []
    return done


def test_a_sound_vault_is_left_as_it_is(place):
    assert check(place.root) == []
    assert repair(place.root) == []
    assert told(place) == WHOLE


def test_what_others_can_read_is_closed(place):
    for path in (place.root, place.store, place.done, next(place.backups.rglob("*.json"))):
        path.chmod(0o755)
    done = mends(place, ".: Closed", "store.json: Closed", "journal/done: Closed")
    assert len(done) == 4
    assert told(place) == WHOLE


@pytest.mark.parametrize("text", [None, b"", b"{", b'{"format":"coachtui"}'])
def test_store_json_is_written_anew(place, text):
    place.store.unlink() if text is None else place.store.write_bytes(text)
    place.root.joinpath("store.json").touch(0o600)
    mends(place, "store.json: Written anew")
    assert place.store.read_bytes() == layout.store_text()
    assert told(place) == WHOLE


def test_of_a_newer_program_nothing_is_mended(place):
    place.store.write_bytes(layout.store_text(9, 9))
    with pytest.raises(StoreError, match="newer"):
        repair(place.root)
    path = place.snapshot(ANA)
    place.store.unlink()
    path.write_bytes(path.read_bytes().replace(b'"s":2,', b'"s":9,'))
    with pytest.raises(StoreError, match="newer"):
        mend_store(place, PlainCodec())
    assert not place.store.exists()


def test_what_was_left_half_written_goes_and_what_was_typed_is_kept_aside(place):
    old = 10**9
    names = ("teachers/7.json.1.ab.tmp", "journal/abc.jsonl.tmp", "journal/empty.jsonl.tmp", "inbox/x.json.tmp")
    files.make_folders(place.root / "inbox")
    for name in names:
        (place.root / name).write_bytes(b"" if "empty" in name else b"typed")
        os.utime(place.root / name, (old, old))
    mends(place, "teachers/7.json.1.ab.tmp: Removed", "journal/abc.jsonl.tmp: Kept as quarantine/abc.jsonl")
    assert {path.name for path in place.quarantine.iterdir()} == {"abc.jsonl", "x.json"}
    (place.root / names[0]).write_bytes(b"being written")
    assert repair(place.root) == []
    assert [one.title for one in check(place.root)] == ["A left-over file"]


@pytest.mark.parametrize("data", [b"", b"\0" * 9, None])
def test_a_damaged_or_missing_file_is_made_anew_and_the_damage_kept(place, data):
    path = place.snapshot(BO)
    path.unlink() if data is None else path.write_bytes(data)
    mends(place, f"teachers/{BO}.json: A teacher's file is")
    assert told(place) == WHOLE
    assert [one.read_bytes() for one in place.quarantine.glob("*")] == ([data] if data else [])


def test_damaged_lines_are_kept_aside_and_the_journal_is_whole_again(place):
    (done,) = [path for path in place.done.iterdir() if b'"b"' in path.read_bytes()]
    lines = done.read_bytes().splitlines(keepends=True)
    done.write_bytes(lines[0] + b"bad one\nbad two\n" + b"".join(lines[1:]) + b'{"c":"torn')
    live = next(path for path in place.journal.glob("*.jsonl"))
    live.write_bytes(b"bad\n" + live.read_bytes())
    mends(place, "Written anew without 2 damaged pieces", "Written anew without a damaged piece", "A line is damaged")
    assert {b"bad one\nbad two", b'{"c":"torn', b"bad"} == {path.read_bytes() for path in place.quarantine.iterdir()}
    assert told(place) == WHOLE
    vault = Vault(place.root)
    assert [one.row["text"] for one in vault.history(ANA, "notes", 1)] == ["a", "b"]
    sizes = {path.name.split(".")[1]: path.stat().st_size for path in place.done.iterdir()}
    assert {int(name) for name in sizes} == set(sizes.values())


def test_a_journal_that_is_still_written_is_left_to_its_session(place):
    vault = Vault(place.root)
    put(vault, 5, "x")
    os.write(vault._journal._fd, b"bad\n")
    before = vault._journal.path.read_bytes()
    repair(place.root)
    assert vault._journal.path.read_bytes() == before
    assert [one.title for one in check(place.root)] == ["A line is damaged"]
    vault.close()


@pytest.mark.parametrize("text", ["x", "coachtui-names\t2\t0\t00000000\n"])
def test_the_index_of_names_is_made_anew(place, text):
    Vault(place.root).close()
    place.names.write_text(text)
    assert [one.path for one in repair(place.root)] == ["names.tsv"]
    assert check(place.root) == []
    assert told(place) == WHOLE


def test_saves_that_are_missing_from_a_file_are_taken_from_the_journals(place):
    path = place.snapshot(ANA)
    path.write_bytes(render(Shard(), {stem.name.split(".")[0]: 10**6 for stem in place.done.iterdir()}, ANA))
    mends(place, f"teachers/{ANA}.json: Saves were missing from it: 2 records")
    assert told(place) == WHOLE
    vault = Vault(place.root)
    assert not vault.book(ANA).table("conflicts")


def test_an_older_file_in_the_place_of_a_snapshot_is_brought_up_to_date(place):
    (day,) = backups.pictures(place).values()
    path = place.snapshot(ANA)
    path.write_bytes((day.root / "teachers" / path.name).read_bytes())
    repair(place.root)
    assert check(place.root) == []
    assert told(place) == WHOLE


def test_a_teachers_own_record_is_brought_back(place):
    vault = Vault(place.root)
    row = vault.get(BO, "teachers", BO)
    vault.commit(Change("gone", (Op(BO, "teachers", BO, row, None),)))
    vault.close()
    mends(place, "The record of Bo herself was brought back")
    assert told(place) == WHOLE


def test_a_damaged_backup_is_kept_aside(place):
    (day,) = backups.pictures(place).values()
    (day.root / "teachers" / f"{ANA}.json").write_bytes(b"x")
    day.store.write_bytes(b"y")
    mends(place, "is kept as quarantine/backup-")
    assert {path.read_bytes() for path in place.quarantine.iterdir()} == {b"x", b"y"}
    assert list(backups.pictures(place)) == [day.root.name]
    assert told(place) == WHOLE


@pytest.mark.parametrize("left", [0, 40, None])
def test_a_journal_that_is_gone_comes_back_from_a_backup(place, left):
    live = next(place.journal.glob("*.jsonl"))
    Vault(place.root).names()
    backups.keep(place, PlainCodec(), Layout(place.backups / "20990101"), backups.files_of(place))
    data = live.read_bytes()
    live.unlink() if left is None else live.write_bytes(data[:left])
    mends(place, f"{len(data) - (left or 0)} bytes of it were brought back")
    assert told(place) == WHOLE


def test_what_cannot_be_mended_is_left_and_told(place):
    (place.teachers / "odd.txt").write_text("x")
    (place.teachers / "odd.txt").chmod(0o600)
    assert repair(place.root) == []
    assert [one.title for one in check(place.root)] == ["A file that is not ours"]


def test_a_crash_while_a_journal_is_mended_is_mended_by_a_second_try(place, monkeypatch):
    (done,) = [path for path in place.done.iterdir() if b'"b"' in path.read_bytes()]
    done.write_bytes(done.read_bytes().replace(b'"text":"b"', b'"text":"x"'))

    real = files.remove

    def dying(path):
        if path.parent == place.done:
            raise KeyboardInterrupt
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "remove", dying)
        with pytest.raises(KeyboardInterrupt):
            repair(place.root)
    repair(place.root)
    assert check(place.root) == []
    assert told(place) == WHOLE
