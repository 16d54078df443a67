"""Snapshots: stock TinyDB reads them, and no byte of one can change unseen."""

import pytest
from tinydb import TinyDB, where

from coachtui.domain.change import Change, Op
from coachtui.storage import snapshot
from coachtui.storage.codec import BadBytesError
from coachtui.storage.merge import Entry, Shard
from coachtui.storage.salvage import salvage
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


def shard():
    made = Shard()
    made.apply(Entry("5-a", "notes", 1, {"id": 1, "text": "é"}))
    made.apply(Entry("6-b", "notes", 1, {"id": 1, "text": "b"}, "5-a"))
    made.apply(Entry("7-c", "notes", 1, {"id": 1, "text": "c"}, "5-a"))
    made.apply(Entry("8-c", "beliefs", 2, None, "1-a"))
    made.apply(Entry("8-c", "notes", 2, None, "1-a"))
    return made


def test_what_is_written_is_read():
    once = snapshot.render(shard(), {"k": 12})
    read = snapshot.parse(once)
    assert (read.read, read.shard.newest) == ({"k": 12}, 8)
    assert snapshot.render(read.shard, read.read) == once


def test_a_record_stands_on_a_line():
    assert b'\n"1":{"id":1,"text":"c","_v":"7-c","_b":"5-a"}\n' in snapshot.render(shard(), {})


def test_no_flip_and_no_cut_goes_unseen():
    text = snapshot.render(shard(), {"k": 12})
    for index in range(len(text)):
        for bit in (0x01, 0x20, 0x80):
            flipped = bytearray(text)
            flipped[index] ^= bit
            with pytest.raises(BadBytesError):
                snapshot.parse(bytes(flipped))
        with pytest.raises(BadBytesError):
            snapshot.parse(text[:index])
    for more in (b"\0", b"{}", b" "):
        with pytest.raises(BadBytesError):
            snapshot.parse(text + more)


def test_one_without_a_seal_is_read_if_it_has_the_form():
    read = snapshot.parse(b'{"notes":{\n"1":{"id":1,"_v":"5-a"}\n}}')
    assert (read.shard.newest, read.shard.get("notes", 1)) == (5, {"id": 1})
    for text in (b'{"notes":{\n"1":{"id":1}\n}}', b'{"notes":{\n"1":{"id":1,"_v":"x"}\n}}', b'{"notes":{\n"1":5}}'):
        with pytest.raises(BadBytesError):
            snapshot.parse(text)


def test_what_is_json_still_can_be_salvaged():
    found, unread = salvage(b'{"_fold":{},"notes":{"1":{"id":1,"_v":"5-a"},"x":{},"2":{"id":2,"_v":"?"}},"odd":3}', 7)
    assert [(entry.id, entry.version) for entry in found] == [(1, "5-a"), (2, "0-")]
    assert not unread
    assert salvage(b"\0", 7) == salvage(b"[]", 7) == ([], set())


def test_what_is_no_json_is_salvaged_by_its_lines_and_what_was_not_is_named():
    lines = [
        b'{"_fold":{"0":{"teacher":7,',
        b',"notes":{',
        b'"1":{"id":1,"_v":"5-a"},',
        b'"2":{"id":2,',
        b'"3":{"id":4,"_v":"5-a"}',
        b"}",
    ]
    lines += [
        b',"_gone":{',
        b'"5":{"table":"notes","id":5,"_v":"5-a"}',
        b"}",
        b',"be?iefs":{',
        b'"6":{"id":6,"_v":"5-a"}',
    ]
    found, unread = salvage(b"\n".join(lines), 7)
    assert [(entry.table, entry.id, entry.row) for entry in found] == [("notes", 1, {"id": 1}), ("notes", 5, None)]
    assert unread == {2, 3, 6}
    assert salvage(b"\n".join(lines), 8) == ([], set())


def test_teachers_rows_of_another_form_are_refused():
    for text in (b"[]", b'{"teachers":[]}'):
        with pytest.raises(BadBytesError):
            snapshot.teacher_rows(text)


def test_stock_tinydb_opens_a_snapshot(tmp_path):
    vault = Vault(tmp_path / "v")
    vault.commit(Change("x", (Op(T, "notes", 1 << 62, None, {"text": "six hands", "mode": "count"}),)))
    vault.close()
    with TinyDB(vault.layout.snapshot(T), access_mode="r") as db:
        (note,) = db.table("notes").all()
        assert (note.doc_id, note["text"]) == (1 << 62, "six hands")
        assert db.table("notes").search(where("mode") == "count")
        assert db.table("notes").get(doc_id=1 << 62)


def test_how_far_a_damaged_snapshot_contains_the_journals_is_not_known_or_as_it_says():
    head = snapshot.render(shard(), {"k": 12}, 7).split(b"\n")[0]
    for at in range(len(head)):
        for bit in range(8):
            bad = head[:at] + bytes([head[at] ^ 1 << bit]) + head[at + 1 :]
            assert all(isinstance(size, int) for size in snapshot.marks(bad).values())
    assert snapshot.marks(head) == {"k": 12}


def test_a_large_one_comes_in_pieces_that_give_way_between_its_records():
    large = Shard()
    for number in range(1, 3001):
        large.apply(Entry("5-a", "notes", number, {"id": number, "text": "they just will not try"}))
    given = []
    pieces = snapshot.pieces(large, {"k": 12}, 7, lambda: given.append(1))
    assert max(map(len, pieces)) < 2 * snapshot.PIECE
    assert len(given) == 3000 // snapshot.STRETCH
    assert snapshot.parse(b"".join(pieces), 7).shard.latest == large.latest
