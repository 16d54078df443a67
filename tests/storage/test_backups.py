"""Backups: each day's is a whole vault as it stood, and which of them are kept."""

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.change import COMMON, Change, Op
from coachtui.storage import backups, files, folding, inbox
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.quick import commit
from coachtui.storage.vault import Vault

ANA, BO = 1 << 22 | 7, 1 << 22 | 8
DAY = 24 * 3600 * 1000


@pytest.fixture
def now(monkeypatch):
    """The moment at which the vault is folded: noon of a day, moved by a test."""
    moment = [int(datetime(2026, 5, 21, 16, tzinfo=UTC).timestamp() * 1000)]
    monkeypatch.setattr(folding, "clock_ms", lambda: moment[0])
    return moment


def put(vault, id_, text, table="notes", teacher=ANA):
    before = vault.get(teacher, table, id_)
    vault.commit(Change("put", (Op(teacher, table, id_, before, {**(before or {}), "text": text}),)))


def told(root):
    vault = Vault(root)
    found = {
        who: {name: dict(rows) for name, rows in vault.book(who).tables.items() if rows} for who in (COMMON, ANA, BO)
    }
    texts = [kept.text for kept in inbox.waiting(str(root))]
    assert not vault.problems
    vault.close(fold=False)
    return found, texts


@pytest.fixture
def root(tmp_path):
    """A vault with two teachers, a group, a draft, a text that waits, and a note that is not folded yet."""
    root = tmp_path / "v"
    vault = Vault(root)
    put(vault, ANA, "Ana", "teachers")
    put(vault, BO, "Bo", "teachers", BO)
    put(vault, 3, "ell", "groups", COMMON)
    put(vault, 4, "begun", "drafts")
    put(vault, 5, "a")
    vault.close()
    shutil.rmtree(vault.layout.backups)
    inbox.keep(str(root), "nobody", "waits")
    commit(str(root), "note added", [(ANA, "notes", 6, '{"id":6,"text":"not folded"}')])
    return root


def as_vault(picture, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(picture, copy)
    return told(copy)


def test_the_backup_of_a_day_is_the_whole_vault_as_it_stood_before_the_first_fold(root, tmp_path, now):
    before = told(root)
    for text in "bcd":
        vault = Vault(root)
        put(vault, 5, text)
        vault.close()
        if text == "b":
            before[0][ANA]["notes"][5] = vault.get(ANA, "notes", 5)
    ((day, picture),) = backups.pictures(Layout(root)).items()
    assert day == "20260521"
    assert as_vault(picture.root, tmp_path) == before
    assert check(root) == []


def test_a_day_on_which_nothing_is_folded_has_no_backup(root, now):
    Vault(root).close()
    now[0] += DAY
    Vault(root).close()
    assert list(backups.pictures(Layout(root))) == ["20260521"]


@pytest.mark.parametrize("links", [True, False])
def test_what_has_not_changed_since_the_day_before_is_kept_once(root, tmp_path, now, monkeypatch, links):
    Vault(root).close()
    if not links:
        monkeypatch.setattr(files, "link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links")))
    for days, text in enumerate("bc"):
        now[0] += DAY
        vault = Vault(root)
        before = told(root)
        put(vault, 5, text)
        vault.close()
        if days:
            continue
        before[0][ANA]["notes"][5] = vault.get(ANA, "notes", 5)
        assert as_vault(root / "backups" / "20260522", tmp_path) == before
    one, two = (root / "backups" / day / "teachers" for day in ("20260522", "20260523"))
    same = {name: (one / name).samefile(two / name) for name in (f"{ANA}.json", f"{BO}.json")}
    assert same == {f"{ANA}.json": False, f"{BO}.json": links}
    assert (one / f"{BO}.json").read_bytes() == (two / f"{BO}.json").read_bytes()


def test_a_damaged_file_takes_the_place_of_no_sound_one(root, now):
    Vault(root).close()
    now[0] += DAY
    (root / "teachers" / f"{BO}.json").write_bytes(b"\0\0")
    vault = Vault(root)
    put(vault, 5, "b")
    vault.close()
    day = root / "backups" / "20260522" / "teachers"
    assert (day / f"{BO}.json").read_bytes() == (root / "backups" / "20260521" / "teachers" / f"{BO}.json").read_bytes()
    assert b'"text":"a"' in (day / f"{ANA}.json").read_bytes()


def test_a_backup_that_was_begun_is_completed_before_anything_is_folded(root, tmp_path, now, monkeypatch):
    before = told(root)
    for count in range(30):
        shutil.copytree(root, tmp_path / str(count))
        vault, calls = Vault(tmp_path / str(count)), []

        def dying(*args, calls=calls, count=count):
            calls.append(args)
            if len(calls) > count:
                raise OSError(28, "full")
            return Path.rename(*args)

        with monkeypatch.context() as patch:
            patch.setattr(files, "rename", dying)
            vault.close()
        Vault(tmp_path / str(count)).close()
        assert as_vault(tmp_path / str(count) / "backups" / "20260521", tmp_path / f"{count}-") == before
        if len(calls) <= count:
            return
    raise AssertionError


def test_a_line_that_is_just_being_written_is_left_out(root, tmp_path, now):
    one, two = Vault(root), Vault(root)
    put(one, 5, "b")
    os.write(one._journal._fd, b'{"c":"')
    before = told(root)
    two.fold()
    assert as_vault(root / "backups" / "20260521", tmp_path) == before


def test_a_file_that_goes_away_meanwhile_is_no_fault(root, now):
    layout = Layout(root)
    vault = Vault(root)
    target = Layout(layout.backups / "x")
    backups.keep(layout, vault.form, target, [*backups.files_of(layout), layout.root / "inbox" / "filed.json"])
    assert (target.store.exists(), (target.root / "inbox" / "filed.json").exists()) == (True, False)


@pytest.mark.parametrize("name", ["store.json", "common.json", "journal/x.jsonl", f"teachers/{BO}.json"])
def test_the_check_tells_of_a_damaged_backup(root, now, name):
    Vault(root).close()
    path = root / "backups" / "20260521" / name
    path.write_bytes(b"{\n")
    path.chmod(0o600)
    assert [(one.title, one.path) for one in check(root)] == [("A backup is damaged", f"backups/20260521/{name}")]


DAYS = st.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days))


@given(st.sets(DAYS, min_size=1), DAYS)
def test_thirty_days_and_the_first_of_twelve_months_are_kept_and_never_none(days, today):
    kept = backups.kept_days(days, today)
    assert max(days) in kept
    for day in days:
        age = (today.year - day.year) * 12 + today.month - day.month
        is_first = day == min(each for each in days if (each.year, each.month) == (day.year, day.month))
        assert (day in kept) == ((today - day).days < 30 or (is_first and age <= 12) or day == max(days))


def test_over_the_months_the_old_ones_go_a_few_at_a_time(root):
    layout, form = Layout(root), PlainCodec()
    last = date(2026, 5, 21)
    for back in range(60):
        day = layout.backups / f"{last - timedelta(back):%Y%m%d}"
        files.make_folders(day)
        shutil.copy(layout.store, day)
    (layout.backups / "20260501" / "store.json").unlink()  # it was begun, and stands for no month
    other = layout.backups / "20240101T000000-schema-1"
    files.make_folders(other)
    count = len(backups.pictures(layout))
    for _ in range(60):
        last += timedelta(1)
        backups.keep_day(
            layout, form, int(datetime(last.year, last.month, last.day, 12, tzinfo=UTC).timestamp()) * 1000
        )
        assert count + 1 - len(backups.pictures(layout)) <= backups.AT_ONCE
        count = len(backups.pictures(layout))
    days = {date.fromisoformat(day) for day in backups.pictures(layout)}
    assert days == backups.kept_days(days, last)
    assert date(2026, 5, 2) in days
    assert not (layout.backups / "20260501").exists()
    assert {last - timedelta(back) for back in range(30)} <= days
    assert len(days) in (30 + 3, 30 + 4)
    assert other.exists()
    assert check(root) == []


def test_a_second_name_is_on_the_disk_before_the_backup_is_called_whole(root, now, monkeypatch):
    Vault(root).close()
    now[0] += DAY
    done = []
    for name in ("link", "sync_folder", "rename"):
        real = getattr(files, name)
        monkeypatch.setattr(
            files, name, lambda *paths, name=name, real=real: (done.append((name, *paths)), real(*paths))
        )
    commit(str(root), "note added", [(BO, "notes", 7, '{"id":7,"text":"on the next day"}')])
    Vault(root).close()
    whole = next(at for at, step in enumerate(done) if step[0] == "rename" and step[2].name == "store.json")
    links = [(at, step[2].parent) for at, step in enumerate(done) if step[0] == "link"]
    assert links
    assert all(("sync_folder", folder) in done[at:whole] for at, folder in links)
