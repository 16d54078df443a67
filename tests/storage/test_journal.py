"""A journal gives back every whole line, whatever happened to the rest of it."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.errors import StoreError
from coachtui.storage import codec, files, journal
from coachtui.storage.codec import BadBytesError, PlainCodec
from coachtui.storage.journal import Writer

FORM = PlainCodec()


def body(t, text="a"):
    return codec.dumps({"s": 1, "t": t, "w": "k3f9", "l": "note added", "ops": [[7, "notes", t, {"text": text}]]})


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "k3f9.jsonl"
    path.write_bytes(b"".join(FORM.line(body(t, "é" * t)) for t in range(1, 5)))
    return path


def test_a_line_is_json_with_the_crc_of_the_exact_body(whole):
    for line in whole.read_bytes().splitlines():
        assert codec.loads(line)["r"]["w"] == "k3f9"
        assert FORM.body(line) == codec.dumps(codec.loads(line)["r"])


def test_a_journal_torn_at_any_byte_gives_all_whole_lines(whole):
    data = whole.read_bytes()
    for length in range(len(data)):
        whole.write_bytes(data[:length])
        batch = journal.read(whole, 0, FORM)
        assert len(batch.lines) == data[:length].count(b"\n")
        assert not batch.bad
        assert data[:length] == data[: batch.offset] + batch.torn


def test_a_flip_of_any_byte_loses_its_line_alone(whole):
    data = whole.read_bytes()
    for index in range(len(data)):
        flipped = bytearray(data)
        flipped[index] ^= 0x01
        whole.write_bytes(flipped)
        batch = journal.read(whole, 0, FORM)
        assert 2 <= len(batch.lines) <= 3
        assert batch.bad or batch.torn


@given(st.binary(max_size=200))
def test_no_bytes_raise_more_than_bad_bytes(data):
    for line in (data, FORM.line(data)[:-1]):
        with pytest.raises(BadBytesError):
            journal.parse(line, FORM)


@pytest.mark.parametrize(
    "said",
    [
        [], {"s": 1}, {"s": "2", "t": 1, "w": "a", "ops": []}, {"s": 1, "t": 1, "w": "a", "ops": [[1, 2, 3, {}]]},
        {"s": 1, "t": 1, "w": "a", "ops": [["1", "notes", 3, {}]]},
        {"s": 1, "t": 1, "w": "a", "ops": [[1, "notes", 3, []]]},
        {"s": 1, "t": 1, "w": "a", "ops": [[1]]}, {"s": 1, "t": "x", "w": "a", "ops": []},
        {"s": 1, "t": 1, "w": "a", "ops": [], "undoes": "x"}, {"s": 1, "t": 1, "w": "a", "ops": [], "redoes": 7},
        {"s": 1, "t": 1, "w": "a", "ops": [], "by": ["shell"]},
    ],
)  # fmt: skip
def test_a_line_of_another_form_is_bad(said):
    with pytest.raises(BadBytesError):
        journal.parse(FORM.line(codec.dumps(said))[:-1], FORM)


def test_reading_goes_on_where_it_ended(whole):
    first = journal.read(whole, 0, FORM)
    with whole.open("ab") as file:
        file.write(FORM.line(body(9)))
    assert [line.t for line in journal.read(whole, first.offset, FORM).lines] == [9]


def test_nothing_is_created_before_the_first_save(tmp_path):
    writer = Writer(tmp_path, "w", FORM)
    assert not list(tmp_path.iterdir())
    end = writer.append(body(1))
    assert end == writer.path.stat().st_size
    assert writer.path.stat().st_mode & 0o777 == 0o600


def fail(monkeypatch, name, code, *, before=None):
    real = getattr(files, name)

    def broken(*args):
        if before:
            before(*args)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files, name, broken)
    return lambda: monkeypatch.setattr(files, name, real)


@pytest.mark.parametrize(
    ("name", "code"),
    [("write", errno.ENOSPC), ("sync_data", errno.EIO), ("open_file", errno.EACCES), ("sync_folder", errno.EIO)],
)
def test_a_first_save_that_fails_leaves_nothing(tmp_path, monkeypatch, name, code):
    writer = Writer(tmp_path, "w", FORM)
    mend = fail(monkeypatch, name, code)
    with pytest.raises(StoreError) as caught:
        writer.append(body(1))
    assert caught.value.hint
    mend()
    assert not list(tmp_path.iterdir())
    writer.append(body(2))
    assert [line.t for line in journal.read(writer.path, 0, FORM).lines] == [2]


def test_a_save_cut_short_is_cut_back_and_the_next_goes_to_a_new_file(tmp_path, monkeypatch):
    writer = Writer(tmp_path, "w", FORM)
    writer.append(body(1))
    first = writer.path
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", lambda fd, data: os.write(fd, data[:9]))
        with pytest.raises(StoreError):
            writer.append(body(2))
    writer.append(body(3))
    assert writer.path != first
    assert writer.stem == "w-2"
    assert not journal.read(first, 0, FORM).torn
    assert [line.t for path in (first, writer.path) for line in journal.read(path, 0, FORM).lines] == [1, 3]


def test_a_cut_that_fails_too_hides_no_line(tmp_path, monkeypatch):
    writer = Writer(tmp_path, "w", FORM)
    writer.append(body(1))
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", lambda fd, data: os.write(fd, data[:9]))
        fail(patch, "truncate", errno.EIO)
        with pytest.raises(StoreError):
            writer.append(body(2))
    batch = journal.read(tmp_path / "w.jsonl", 0, FORM)
    assert [line.t for line in batch.lines] == [1]
    assert batch.torn


def test_a_journal_moved_away_is_followed_by_another(tmp_path):
    writer = Writer(tmp_path, "w", FORM)
    writer.append(body(1))
    writer.path.rename(tmp_path / "gone.jsonl")
    writer.append(body(2))
    assert [line.t for line in journal.read(tmp_path / "w-2.jsonl", 0, FORM).lines] == [2]


def test_a_journal_is_locked_while_its_writer_lives(tmp_path):
    writer = Writer(tmp_path, "w", FORM)
    writer.append(body(1))
    assert not files.ended(writer.path)
    writer.close()
    assert files.ended(writer.path)
    assert not files.ended(tmp_path / "nobody")
