"""Every byte of every file flipped, every file cut at every length, emptied, swapped, foreign: all else is read, she is
told what is missing and what it was made anew from, nothing damaged is written over before it is kept aside."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.storage import names as index
from coachtui.storage import quick
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

pytestmark = pytest.mark.usefixtures("no_waiting_for_the_disk")

A, B = (1 << 40) + 1, (1 << 40) + 2
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8
FOREIGN = {
    "another program's JSON": json.dumps({"version": 3, "notes": {"1": {"text": "not ours"}}}, indent=2).encode(),
    "a picture": PNG,
    "zeros": bytes(1 << 20),
}
PATTERNS = (0x01, 0x20, 0x80, 0xFF)


def put(vault: Vault, teacher: int, table: str, id_: int, text: str) -> None:
    before = vault.get(teacher, table, id_)
    after = {**(before or {}), "id": id_, "text": text, "name": text}
    vault.commit(Change("put", (Op(teacher, table, id_, before, after),)))


class Whole(NamedTuple):
    """A sound vault: its folder, what it holds, and the records that stand in its live journals alone, by file."""

    root: Path
    rows: dict
    live: dict[str, set]


def rows_of(vault: Vault) -> dict:
    """Return all that a vault holds, conflicts as well."""
    return {
        (teacher, table, id_): row
        for teacher in (COMMON, A, B)
        for table, rows in vault.book(teacher).tables.items()
        if table != "groups" or teacher == COMMON
        for id_, row in rows.items()
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Whole:
    """Two teachers, a group, a conflict, something removed; folded twice; two live journals and a shell note."""
    root = tmp_path_factory.mktemp("whole") / "v"
    one, two = Vault(root), Vault(root)
    for teacher, name in ((A, "Ana"), (B, "Bo")):
        put(one, teacher, "teachers", teacher, name)
    put(one, COMMON, "groups", 5, "table two")
    put(one, A, "notes", 11, "first")
    two.changes()
    put(one, A, "notes", 11, "one")
    put(two, A, "notes", 11, "two")
    put(one, B, "notes", 12, "goes")
    one.commit(Change("gone", (Op(B, "notes", 12, one.get(B, "notes", 12), None),)))
    two.close()
    one.close()
    three = Vault(root)
    put(three, A, "beliefs", 13, "folded, still live")
    three.fold()
    put(three, A, "notes", 14, "live")
    put(three, B, "notes", 15, "live, of another")
    three.write_names()
    three._journal.close()
    quick.commit(str(root), "note added", [(A, "notes", 16, '{"id":16,"text":"by the shell"}')])
    vault = Vault(root)
    vault.names()
    assert not vault.problems
    rows = rows_of(vault)
    names = {path.name for path in (root / "journal").glob("*.jsonl")}
    shell = next(name for name in names if name != three._journal.path.name)
    live = {three._journal.path.name: {(A, "notes", 14), (B, "notes", 15)}, shell: {(A, "notes", 16)}}
    vault._journal.close()
    assert check(root) == []
    return Whole(root, rows, live)


class Hurt:
    """A copy of the sound vault in which one file has other bytes."""

    def __init__(self, whole: Whole, root: Path, name: str, bad: bytes | None) -> None:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(whole.root, root)
        self.whole, self.root, self.name, self.bad = whole, root, name, bad
        self.path = root / name
        self.path.unlink() if bad is None else self.path.write_bytes(bad)

    def opened(self) -> tuple[dict, list, list[bytes]]:
        """Return what a new session finds, what it tells, and what is kept aside; what is damaged stands as it was."""
        vault = Vault(self.root)
        names = {name.id: name.name for name in vault.names()}
        assert names == {A: "Ana", B: "Bo"}
        rows = rows_of(vault)
        told = list(vault.problems)
        aside = [path.read_bytes() for path in vault.layout.quarantine.glob("*")]
        if self.name != "names.tsv":
            assert (self.path.read_bytes() if self.path.exists() else None) == self.bad
        vault._journal.close()
        return rows, told, aside

    def folded(self) -> tuple[dict, list]:
        """Return what a session finds after another has folded, and what it tells."""
        first = Vault(self.root)
        rows_of(first)
        first.close()
        vault = Vault(self.root)
        vault.names()
        rows = rows_of(vault)
        told = list(vault.problems)
        vault._journal.close()
        return rows, told

    def is_told(self) -> bool:
        """Tell whether the check names the damaged file."""
        return self.name in {problem.path for problem in check(self.root)}


def snapshots(whole: Whole) -> list[str]:
    return ["common.json", *(f"teachers/{teacher}.json" for teacher in (A, B))]


def flips(data: bytes, stride: int, patterns: int):
    """Yield the bytes with one of them another."""
    for at in range(0, len(data), stride):
        for pattern in PATTERNS[:patterns]:
            bad = bytearray(data)
            bad[at] ^= pattern
            yield bytes(bad)


def snapshot_holds(hurt: Hurt) -> None:
    """A damaged teacher's file: all is there, it is kept byte for byte, she is told which and made from what."""
    assert hurt.is_told()
    rows, told, aside = hurt.opened()
    assert rows == hurt.whole.rows
    (problem,) = told
    assert problem.path == hurt.name
    assert "saved states in the journals" in problem.message
    assert aside == ([hurt.bad] if hurt.bad else [])
    assert not hurt.bad or "quarantine/" in problem.hint
    assert hurt.folded() == (hurt.whole.rows, [])
    assert not hurt.is_told()


def journal_holds(hurt: Hurt, data: bytes) -> None:
    """A damaged journal: what was folded is there, and every whole line; the others are kept, and she is told."""
    assert hurt.is_told()
    rows, told, aside = hurt.opened()
    missing = hurt.whole.rows.keys() - rows.keys()
    assert rows == {key: row for key, row in hurt.whole.rows.items() if key not in missing}
    assert missing <= hurt.whole.live[Path(hurt.name).name]
    assert told
    assert {problem.path for problem in told} == {hurt.name}
    lines = set(data.split(b"\n"))
    bad = [line for line in (hurt.bad or b"").split(b"\n") if line not in lines]
    assert all(any(line in each for each in aside) for line in bad)
    again, told_again = hurt.folded()
    assert again == rows
    assert [problem for problem in told_again if problem not in told] == []


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_flip_of_any_byte_of_a_teachers_file_loses_nothing(whole, in_memory, rounds, which):
    name = snapshots(whole)[which]
    data = (whole.root / name).read_bytes()
    for bad in flips(data, rounds(61, 1), rounds(1, 4)):
        snapshot_holds(Hurt(whole, in_memory / "v", name, bad))


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_teachers_file_cut_at_any_length_emptied_or_gone_loses_nothing(whole, in_memory, rounds, which):
    name = snapshots(whole)[which]
    data = (whole.root / name).read_bytes()
    lengths = [*range(0, len(data), rounds(151, 1)), len(data) - 1]
    cut = [data[:length] for length in lengths]
    for bad in (*cut, None, data + bytes(9), bytes(len(data)), *FOREIGN.values()):
        snapshot_holds(Hurt(whole, in_memory / "v", name, bad))


@pytest.mark.parametrize("which", [0, 1])
def test_a_flip_of_any_byte_of_a_journal_loses_its_line_alone_and_is_told(whole, in_memory, rounds, which):
    name = f"journal/{list(whole.live)[which]}"
    data = (whole.root / name).read_bytes()
    for bad in flips(data, rounds(29, 1), rounds(1, 4)):
        journal_holds(Hurt(whole, in_memory / "v", name, bad), data)


@pytest.mark.parametrize("which", [0, 1])
def test_a_journal_cut_at_any_length_emptied_or_gone_is_told(whole, in_memory, rounds, which):
    name = f"journal/{list(whole.live)[which]}"
    data = (whole.root / name).read_bytes()
    lengths = [*range(0, len(data), rounds(83, 1)), data.find(b"\n") + 1, len(data) - 1]
    for bad in (*(data[:length] for length in lengths if length < len(data)), None):
        journal_holds(Hurt(whole, in_memory / "v", name, bad), data)


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_foreign_or_appended_to_a_journal_is_told_once_and_hides_no_line(whole, in_memory, which):
    name = f"journal/{list(whole.live)[which]}"
    data = (whole.root / name).read_bytes()
    for bad in (data + bytes(99), data + PNG, PNG + b"\n" + data, *FOREIGN.values(), bytes(len(data))):
        hurt = Hurt(whole, in_memory / "v", name, bad)
        journal_holds(hurt, data)
        if data in bad:
            assert hurt.folded()[0] == whole.rows
        assert len(list((hurt.root / "quarantine").iterdir())) <= 2


def test_the_index_of_names_cut_flipped_or_foreign_names_everybody_still(whole, in_memory, rounds):
    data = (whole.root / "names.tsv").read_bytes()
    cut = (data[:length] for length in range(0, len(data), rounds(41, 1)))
    for bad in (*cut, *flips(data, rounds(29, 1), rounds(1, 4)), None, *FOREIGN.values()):
        hurt = Hurt(whole, in_memory / "v", "names.tsv", bad)
        shown = quick.read_names(str(hurt.root))
        assert shown is None or {name.id: name.name for name in shown.names} == {A: "Ana", B: "Bo"}
        rows, _, _ = hurt.opened()
        assert rows == whole.rows
        assert index.read(hurt.path) is not None
        assert hurt.folded()[0] == whole.rows
        assert check(hurt.root) == []


def test_store_json_cut_flipped_or_foreign_is_never_written_over_and_all_is_read(whole, in_memory, rounds):
    data = (whole.root / "store.json").read_bytes()
    for bad in (*(data[:at] for at in range(len(data))), *flips(data, 1, rounds(1, 4)), None, *FOREIGN.values()):
        hurt = Hurt(whole, in_memory / "v", "store.json", bad)
        rows, told, _ = hurt.opened()
        assert rows == whole.rows
        assert [problem.path for problem in told] in ([], ["store.json"])
        assert bool(told) == hurt.is_told()
        vault = Vault(hurt.root)
        assert vault.read_only == bool(told)
        vault.close()
        assert bad is None or hurt.path.read_bytes() == bad


def lines_of(data: bytes) -> dict[int, bytes]:
    """Return the lines of a teacher's file that hold records, by id."""
    found = (line.rstrip(b",").partition(b":") for line in data.split(b"\n"))
    return {int(key[1:-1]): rest for key, _, rest in found if key[:1] == key[-1:] == b'"' and key[1:-1].isdigit()}


def test_without_journals_every_sound_line_of_a_flipped_file_is_read_and_the_others_are_told(whole, in_memory, rounds):
    name = f"teachers/{A}.json"
    data = (whole.root / name).read_bytes()
    stood = {id_: row for (teacher, table, id_), row in whole.rows.items() if teacher == A and table != "conflicts"}
    for bad in flips(data, rounds(23, 1), rounds(1, 4)):
        hurt = Hurt(whole, in_memory / "v", name, bad)
        for path in [*hurt.root.glob("journal/**/*.jsonl"), *hurt.root.glob("backups/**/*.json*")]:
            path.unlink()
        vault = Vault(hurt.root)
        rows = {id_: row for (teacher, _, id_), row in rows_of(vault).items() if teacher == A}
        sound = {id_ for id_, line in lines_of(bad).items() if lines_of(data).get(id_) == line and id_ in stood}
        assert {id_: rows.get(id_) for id_ in sound} == {id_: stood[id_] for id_ in sound}
        (problem,) = (each for each in vault.problems if each.path == name)
        lost = {id_ for id_ in lines_of(data) if id_ in stood} - rows.keys()
        assert not lost or "could not be read and are nowhere else" in problem.message
        assert (hurt.root / "quarantine" / problem.hint.split("/")[-1].rstrip(".")).read_bytes() == bad
        vault._journal.close()


def pairs(whole: Whole) -> list[tuple[str, str]]:
    every = [*snapshots(whole), *(f"journal/{name}" for name in whole.live), "store.json", "names.tsv"]
    return [(one, other) for at, one in enumerate(every) for other in every[at + 1 :]]


def test_any_two_files_swapped_lose_nothing(whole, in_memory):
    for one, other in pairs(whole):
        hurt = Hurt(whole, in_memory / "v", one, (whole.root / other).read_bytes())
        (hurt.root / other).write_bytes((whole.root / one).read_bytes())
        bad = {name: (hurt.root / name).read_bytes() for name in (one, other)}
        vault = Vault(hurt.root)
        assert {name.id for name in vault.names()} == {A, B}
        rows_of(vault)
        vault.changes()
        rows = rows_of(vault)
        live = {name for name in bad if name.startswith("journal/")}
        if live and "store.json" in bad:  # then nothing is touched, and she is told of both
            lost = whole.live[live.pop().removeprefix("journal/")]
            assert rows == {key: row for key, row in whole.rows.items() if key not in lost}
        else:
            assert rows == whole.rows, (one, other)
        sound = {"names.tsv"} | (set(bad) if set(bad) <= {f"journal/{name}" for name in whole.live} else set())
        assert {problem.path for problem in vault.problems} >= set(bad) - sound
        if vault.read_only:  # store.json is none: nothing is touched
            assert {name: (hurt.root / name).read_bytes() for name in bad} == bad
            vault.close()
            continue
        vault.close()
        again = Vault(hurt.root)
        assert rows_of(again) == whole.rows, (one, other)
        assert [problem.title for problem in again.problems] == [], (one, other)
        again._journal.close()
