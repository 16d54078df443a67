"""`coachtui backup`, as a real process."""

import subprocess

import pytest

from coachtui.storage.vault import Vault


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Where she stands in the shell."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_name_it_is_written_here_and_tar_opens_it_as_a_vault(run, vault, teachers, here):
    run("note", "maria", "hello")
    run("note", "nobody", "waits")
    done = run("backup")
    assert done.returncode == 0
    (made,) = here.iterdir()
    assert done.stdout.decode().strip() == str(made)
    assert made.stat().st_mode & 0o777 == 0o600
    said = done.stderr.decode()
    assert "3 teachers, 4 records, 1 text in the inbox" in said
    assert f"coachtui restore {made}" in said
    subprocess.run(["tar", "xzf", made.name], check=True)
    (folder,) = (each for each in here.iterdir() if each.is_dir())
    assert b"hello" in run("--home", str(folder), "show", "maria").stdout
    assert b"waits" in run("--home", str(folder), "inbox").stdout
    assert run("--home", str(folder), "check").returncode == 0


def test_a_file_that_is_there_is_left_and_a_folder_is_taken(run, vault, teachers, here):
    (here / "stick").mkdir()
    assert run("backup", "stick").returncode == 0
    (made,) = (here / "stick").iterdir()
    made.write_bytes(b"precious")
    done = run("backup", str(made))
    assert (done.returncode, b"there already" in done.stderr) == (2, True)
    assert made.read_bytes() == b"precious"
    done = run("backup", "nowhere/b.tar.gz")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


def test_the_vault_itself_is_no_place_for_it(run, vault, teachers, monkeypatch, nobodys_machine):
    monkeypatch.chdir(vault)
    done = run("backup", "b.tar.gz")
    assert (done.returncode, b"in the vault itself" in done.stderr) == (2, True)
    done = run("backup")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(str(nobodys_machine / "coachtui-"))


def test_without_a_vault_there_is_nothing_to_back_up(run, here):
    done = run("backup")
    assert done.returncode == 2
    assert list(here.iterdir()) == []


def test_what_is_damaged_is_told_and_backed_up_as_it_is(run, vault, teachers, here):
    Vault(vault).close()
    path = vault / "teachers" / f"{teachers['Zoë Núñez']}.json"
    path.write_bytes(b"\0")
    done = run("backup", "b")
    assert (done.returncode, b"was damaged before" in done.stderr) == (1, True)
    (vault / "store.json").unlink()
    done = run("backup", "c")
    assert (done.returncode, b"check --repair" in done.stderr) == (1, True)
    assert [path.name for path in here.iterdir()] == ["b"]
