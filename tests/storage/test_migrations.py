"""A vault of an older version: backed up whole, brought up to date, wherever that stops; a newer one is only read."""

import os
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from coachtui.domain.change import COMMON, Change, Op
from coachtui.storage import backups, codec, files, inbox, layout, migrations, quick, sift, upgrade
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.snapshot import schema_of
from coachtui.storage.vault import Vault

OLD = Path(__file__).parent / "vaults" / "schema-1"
"""Made by the program as it was when students simply belonged to groups."""
MARIA, TOM, ELL, BACK, K3, K7, K9 = (844907308646400000 + each for each in range(1, 8))
NOTE, BELIEF, DRAFT, R5 = (844907308646400000 + each for each in (8, 10, 11, 12))
MEMBERS = {K3: [ELL], K7: [], K9: [BACK], R5: [ELL]}


@pytest.fixture
def root(tmp_path):
    """The old vault, hers alone again: git keeps no modes."""
    return copied(tmp_path / "v")


def copied(root):
    shutil.copytree(OLD, root)
    for path in (root, *root.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return root


def as_it_was():
    return {str(path.relative_to(OLD)): path.read_bytes() for path in OLD.rglob("*") if path.is_file()}


def told(root):
    """Return all records of a vault, and hold that the students are in their groups as they were."""
    vault = Vault(root)
    found = {who: {name: dict(rows) for name, rows in vault.book(who).tables.items() if rows} for who in (MARIA, TOM)}
    students = {**found[MARIA]["students"], **found[TOM]["students"]}
    assert {id_: [each["group"] for each in row["groups"]] for id_, row in students.items()} == MEMBERS
    assert found[MARIA]["students"][K3]["seat"] == 4
    assert found[MARIA]["notes"][NOTE]["groups"] == [ELL]
    assert found[MARIA]["beliefs"][BELIEF]["groups"] == [BACK]
    assert found[MARIA]["drafts"][DRAFT]["text"] == "begun and not yet"
    (conflict,) = found[MARIA]["conflicts"].values()
    assert conflict["data"]["groups"] == [{"group": BACK}, {"group": ELL}]
    assert len(found[TOM]["notes"]) == 1
    vault.close(fold=False)
    return found


def stated(root):
    return codec.loads((root / "store.json").read_bytes())


def test_what_else_store_json_says_stays(root):
    (root / "store.json").write_bytes(b'{"format":"coachtui","schema":1,"min_reader":1,"shared":true}\n')
    Vault(root)
    assert stated(root) == {"format": "coachtui", "schema": 2, "min_reader": 2, "shared": True}


def test_there_is_a_step_from_each_schema_to_the_next():
    assert len(migrations.STEPS) == quick.SCHEMA - 1


def test_an_old_vault_opens_with_its_records_as_they_are_kept_today(root):
    told(root)
    assert stated(root) == {"format": "coachtui", "schema": 2, "min_reader": 2}
    assert check(root) == []


def test_she_is_told_once_and_where_all_of_it_is_as_it_was(root):
    vault = Vault(root)
    (problem,) = vault.problems
    assert "backups/" in problem.hint
    assert not vault.read_only
    kept = root / problem.hint.partition("is in ")[2].rstrip(".")
    assert kept.is_dir()
    vault.close()
    assert Vault(root).problems == []


def test_the_backup_holds_the_old_bytes_and_is_never_thinned(root):
    Vault(root).close()
    (kept,) = (each.root for each in Layout(root).older())
    before = {name: data for name, data in as_it_was().items() if not name.startswith("backups")}
    assert {str(path.relative_to(kept)): path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before
    days = [f"2026{month:02}{day:02}" for month in (1, 2) for day in range(1, 28)]
    for day in days:
        files.make_folders(root / "backups" / day)
    for _ in days:
        backups._thin(Layout(root), backups._day("20280101"))
    assert kept.exists()
    assert as_vault_of_the_older_program(kept) == {K3: [ELL, BACK], K7: [], R5: [ELL]}


def as_vault_of_the_older_program(kept):
    tables = [codec.loads(path.read_bytes())["students"] for path in (kept / "teachers").iterdir()]
    return {row["id"]: row["groups"] for table in tables for row in table.values()}


def test_what_is_folded_is_what_stock_tinydb_reads(root):
    vault = Vault(root)
    before = vault.get(MARIA, "students", K9)
    row = {**before, "groups": [{"group": BACK, "until": "2026-05-21"}, {"group": ELL, "since": "2026-05-21"}]}
    vault.commit(Change("moved", (Op(MARIA, "students", K9, before, row),)))
    vault.close()
    with TinyDB(root / "teachers" / f"{MARIA}.json") as stock:
        found = stock.table("students")
        groups = {each.doc_id: [one["group"] for one in each["groups"]] for each in found.all()}
        assert groups == {K3: [ELL], K7: [], K9: [BACK, ELL]}
        (k9,) = found.search(where("code") == "K9")
        assert k9["groups"] == row["groups"]
    assert not list((root / "journal").glob("*.jsonl"))
    assert [path.name for path in Layout(root).snapshots().values() if schema_of(path.read_bytes()) != 2] == []


def test_history_and_find_tell_old_states_as_they_are_kept_today(root):
    vault = Vault(root)
    groups = [version.row["groups"] for version in vault.history(MARIA, "students", K3)]
    assert groups == [[{"group": ELL}, {"group": BACK}], [{"group": ELL}]]
    vault.close()
    path = root / "teachers" / f"{MARIA}.json"
    path.write_bytes((OLD / "teachers" / path.name).read_bytes())
    rows = [row for table, row in sift.sifted(path, ["k3"]) if table == "students"]
    assert [row["groups"] for row in rows] == [[{"group": ELL}, {"group": BACK}]]


def test_a_session_of_the_older_version_may_go_on_beside_it(root, monkeypatch):
    """It appends lines of schema 1 to its journal, and may even fold."""
    Vault(root).close()
    body = (OLD / "journal" / "qere2z90000g.jsonl").read_bytes().splitlines()[1]
    said = codec.loads(body)["r"]
    said |= {"t": said["t"] + 10**9, "w": "old"}
    said["ops"][0][3]["groups"] = [BACK]
    said["ops"][0][4] = f"{said['t'] - 10**9}-qere2z90000g"
    (root / "journal" / "old.jsonl").write_bytes(PlainCodec().line(codec.dumps(said)))
    (root / "journal" / "old.jsonl").chmod(0o600)
    vault = Vault(root)
    assert vault.get(MARIA, "students", K3)["groups"] == [{"group": BACK}]
    vault.close()
    path = root / "teachers" / f"{TOM}.json"
    path.write_bytes((OLD / "teachers" / path.name).read_bytes())
    vault = Vault(root)
    assert vault.get(TOM, "students", R5)["groups"] == [{"group": ELL}]
    assert vault.problems == []


@pytest.mark.parametrize("step", ["write", "rename", "make_folder"])
def test_wherever_it_stops_the_vault_opens_and_nothing_is_lost(tmp_path, monkeypatch, step):
    whole = told(copied(tmp_path / "whole"))
    for count in range(60):
        root = copied(tmp_path / str(count))
        real, calls = getattr(files, step), []

        def dying(*args, real=real, calls=calls, count=count):
            calls.append(args)
            if len(calls) > count:
                raise KeyboardInterrupt
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(files, step, dying)
            try:
                Vault(root)
            except KeyboardInterrupt:
                pass
            else:
                break
        assert told(root) == whole
        assert stated(root) == {"format": "coachtui", "schema": 2, "min_reader": 2}
        kept = [each for each in Layout(root).older() if each.store.exists()]
        assert as_vault_of_the_older_program(kept[0].root) == {K3: [ELL, BACK], K7: [], R5: [ELL]}
        assert [one.title for one in check(root) if one.title != "A left-over file"] == []
    assert count > 1


def test_a_disk_that_takes_no_backup_leaves_the_vault_as_it_was_to_read(root, monkeypatch):
    def full(*_):
        raise OSError(28, os.strerror(28))

    before = as_it_was()
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", full)
        vault = Vault(root)
        assert vault.read_only
        assert "full" in vault.trouble.message
        assert vault.get(MARIA, "students", K3)["groups"] == [{"group": ELL}]
        vault.try_saving()
        assert vault.read_only
    assert {name: (root / name).read_bytes() for name in before} == before
    vault.try_saving()
    assert not vault.read_only
    assert stated(root)["schema"] == 2


def test_while_another_session_folds_it_waits_and_then_only_reads(root, monkeypatch):
    monkeypatch.setattr(upgrade, "PATIENCE", 0.0)
    with files.held(root / "fold.lock") as free:
        assert free
        vault = Vault(root)
    assert (vault.read_only, vault.trouble.title) == (True, "Not saved")
    vault.try_saving()
    assert not vault.read_only


def test_two_at_once_do_it_once(root, monkeypatch):
    real = files.waited
    inner = []

    def late(path, seconds):
        if not inner:
            inner.append(True)
            inner.append(Vault(root))
        return real(path, seconds)

    monkeypatch.setattr(files, "waited", late)
    vault = Vault(root)
    assert (len(Layout(root).older()), vault.problems) == (1, [])


def test_a_damaged_file_of_an_old_vault_is_rebuilt_as_it_is_kept_today(root):
    (root / "teachers" / f"{MARIA}.json").write_bytes(b"\0")
    vault = Vault(root)
    assert vault.get(MARIA, "students", K3)["groups"] == [{"group": ELL}]
    assert vault.get(MARIA, "students", K7)["groups"] == []


def test_the_quick_way_leaves_an_old_vault_to_the_whole_store(root):
    assert quick.read_names(str(root)) is None
    Vault(root).close()
    assert {one.name for one in quick.read_names(str(root)).names} == {"Maria Delgado", "Tom Okafor"}
    assert [kept.text for kept in inbox.waiting(str(root))] == ["she asked for the slow version"]


def newer(root, schema=9):
    (root / "store.json").write_bytes(layout.store_text(schema, schema))


def test_beside_a_newer_program_a_session_saves_on_and_folds_nothing_of_its_lines(root):
    vault = Vault(root)
    newer(root)
    body = codec.dumps({"s": 9, "t": 9 * 10**12, "w": "new", "l": "", "ops": [[MARIA, "notes", 5, {"id": 5, "x": 1}]]})
    path = root / "journal" / "new.jsonl"
    path.write_bytes(PlainCodec().line(body))
    before = {each: each.read_bytes() for each in Layout(root).snapshots().values()}
    vault.changes()
    vault.changes()
    assert [one.title for one in vault.problems[1:]] == ["A newer coachtui is at work on this vault"]
    vault.commit(Change("kept", (Op(MARIA, "notes", 6, None, {"text": "typed"}),)))
    vault.close()
    assert path.read_bytes() == PlainCodec().line(body)
    assert not (root / "quarantine").exists()
    assert {each: each.read_bytes() for each in before} == before
    layout_ = Layout(root)
    files.replace(layout_.store, layout.store_text())
    again = Vault(root)
    assert again.get(MARIA, "notes", 6)["text"] == "typed"


def test_a_snapshot_of_a_newer_program_is_not_taken_over(root):
    vault = Vault(root)
    held = vault.get(MARIA, "students", K3)
    path = root / "teachers" / f"{MARIA}.json"
    files.replace(path, path.read_bytes().replace(b'"s":2,', b'"s":9,', 1))
    vault.changes()
    assert vault.get(MARIA, "students", K3) == held
    assert not (root / "quarantine").exists()


def test_groups_of_all_stay_as_they_are(root):
    vault = Vault(root)
    assert {row["label"] for row in vault.book(COMMON).rows("groups")} == {"ell", "back row"}
