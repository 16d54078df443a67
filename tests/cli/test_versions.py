"""A vault of an older or a newer version, as a coach meets it."""

import json
import shutil
from pathlib import Path

import pytest

OLD = Path(__file__).parents[1] / "storage" / "vaults" / "schema-1"


@pytest.fixture
def old(vault):
    """A vault of schema 1, where hers is."""
    shutil.copytree(OLD, vault)
    for path in (vault, *vault.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return vault


def test_a_note_into_an_older_vault_is_kept_and_she_is_told_once_of_the_backup(run, old):
    done = run("note", "maria", "hello")
    assert done.returncode == 0
    assert "All of it as it was is in backups/" in done.stderr.decode()
    again = run("note", "maria", "more")
    assert (again.returncode, b"backups" in again.stderr) == (0, False)
    shown = json.loads(run("show", "maria", "--json").stdout)
    assert [row["text"] for row in shown["notes"]][-2:] == ["hello", "more"]
    assert shown["students"][0]["groups"] == [{"group": 844907308646400003}]
    assert run("check").returncode == 0


def test_a_newer_vault_is_shown_and_nothing_is_written_into_it(run, vault, teachers):
    run("note", "maria", "hello")
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    before = {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()}
    for args in (("show", "maria"), ("find", "hello"), ("teachers",)):
        done = run(*args)
        assert done.returncode == 0
        assert "A newer coachtui wrote this vault" in done.stderr.decode()
        assert "Install the newer version." in done.stderr.decode()
    assert b"hello" in run("show", "maria").stdout
    assert run("teachers", "add", "New").returncode == 1
    assert run("check").returncode == 1
    assert {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()} == before
