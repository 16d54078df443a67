"""`coachtui share` with real git: two clones write for a while and merge both ways, and nothing is in conflict."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage import machine
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def git(nobodys_machine, monkeypatch):
    """Run git as a coach does who has the usual umask; a failure is one of the test."""
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (nobodys_machine / ".gitconfig").write_text(
        "[user]\nname = Coach\nemail = coach@example.org\n[init]\ndefaultBranch = main\n[core]\nautocrlf = true\n"
    )

    def run_(*args, cwd, code=0):
        done = subprocess.run(["git", *args], cwd=cwd, capture_output=True, text=True, check=False, umask=0o022)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return run_


class Clone:
    """A vault under git."""

    def __init__(self, root, git):
        self.root = root
        self.git = git
        self.sent = 0

    def __call__(self, *args):
        command = [sys.executable, "-m", "coachtui", "--home", self.root, *args]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))

    def send(self):
        self.git("add", "--all", cwd=self.root)
        if self.git("status", "--porcelain", cwd=self.root):
            self.git("commit", "--quiet", "--message", "notes", cwd=self.root)

    def fetch_and_push(self):
        self.git("pull", "--quiet", "--no-rebase", "--no-edit", cwd=self.root)
        self.git("push", "--quiet", cwd=self.root)

    def put(self, vault, table, id_, **fields):
        (teacher,) = (one.id for one in vault.names())
        before = vault.get(teacher, table, id_)
        after = {**(before or {}), "id": id_, **fields} if fields else None
        vault.commit(Change("put", (Op(teacher, table, id_, before, after),)))

    def told(self):
        vault = Vault(self.root)
        (teacher,) = (one.id for one in vault.names())
        tables = {name: dict(rows) for name, rows in vault.book(teacher).tables.items() if rows}
        assert vault.problems == []
        vault.close()
        assert check(self.root) == []
        return tables


@pytest.fixture
def clones(tmp_path, git, run):
    """A vault that was written to before it was shared, a place of her own to meet at, and a clone of it."""
    one, two = Clone(tmp_path / "one", git), Clone(tmp_path / "two", git)
    one("teachers", "add", "Maria Delgado")
    one("note", "maria", "from before")
    said = one("share", "--git").stderr.splitlines()
    hub = tmp_path / "hub.git"
    git("init", "--quiet", "--bare", hub, cwd=tmp_path)
    first = said.index("Once, with the URL of an empty repository that is yours alone:") + 1
    for command in [line.replace("URL", str(hub)).strip() for line in said[first : first + 3]]:
        assert subprocess.run(command, shell=True, check=True, capture_output=True).returncode == 0
    git("clone", "--quiet", hub, two.root, cwd=tmp_path)
    assert "remote add" not in one("share", "--git").stderr
    refused = run("--home", str(two.root), "teachers")
    assert refused.returncode == 1
    mend = refused.stderr.decode().splitlines()[-1].strip()
    assert subprocess.run(mend, shell=True, check=True).returncode == 0
    return one, two


@needs_git
def test_a_fresh_clone_opens_with_everything(clones):
    one, two = clones
    assert two("teachers").stdout == one("teachers").stdout
    assert "from before" in two("show", "maria").stdout
    assert two.told() == one.told()


@needs_git
def test_two_clones_write_for_a_while_and_merge_both_ways_without_a_conflict(clones):
    one, two = clones
    two("share", "--git")
    shared_note, removed_note = new_id(), new_id()
    vault = Vault(one.root)
    one.put(vault, "notes", shared_note, text="as it was")
    one.put(vault, "notes", removed_note, text="to be removed")
    vault.close()
    for clone in (one, two):
        clone.send()
        clone.fetch_and_push()
    texts = {"from before"}
    sessions = {clone: Vault(clone.root) for clone in clones}
    for turn in range(4):
        for clone in (one, two):
            for way in ("shell", "app"):
                texts.add(text := f"{clone.root.name} {way} {turn}")
                clone("note", "maria", text) if way == "shell" else clone.put(
                    sessions[clone], "notes", new_id(), text=text
                )
        if turn % 2:
            sessions[one].fold()
            sessions[two].close()
            sessions[two] = Vault(two.root)
        if turn == 2:  # both edit one record, without having seen what the other did; one removes another
            one.put(sessions[one], "notes", shared_note, text="one says")
            two.put(sessions[two], "notes", shared_note, text="two says")
            two.put(sessions[two], "notes", removed_note)
        for clone in (one, two) if turn % 2 else (two, one):
            clone.send()  # while the sessions are open: their journals grow on
            clone.fetch_and_push()
            sessions[clone].changes()
    for vault in sessions.values():
        vault.close()
    for clone in (one, two, one):
        clone.send()
        clone.fetch_and_push()
    goal = one.told()
    assert two.told() == goal
    assert texts <= {note["text"] for note in goal["notes"].values()}
    assert removed_note not in goal["notes"]
    (conflict,) = goal["conflicts"].values()
    assert {conflict["data"]["text"], goal["notes"][shared_note]["text"]} == {"one says", "two says"}
    assert one.git("status", "--porcelain", cwd=one.root) == ""
    tracked = one.git("ls-files", cwd=one.root).split()
    assert {name for name in tracked if not name.startswith("journal/")} == {
        ".gitattributes",
        ".gitignore",
        "inbox/.gitkeep",
        "store.json",
    }


@needs_git
def test_of_two_lengths_of_one_journal_the_longer_is_right(clones):
    one, two = clones
    two("share", "--git")
    vault = Vault(one.root)
    one.put(vault, "notes", new_id(), text="first")
    journal = vault._journal.path
    lengths = [journal.read_bytes()]
    for text in ("second", "third"):
        one.put(vault, "notes", new_id(), text=text)
        lengths.append(journal.read_bytes())
    one.send()
    one.fetch_and_push()
    there = two.root / journal.relative_to(one.root)  # a copy came another way, shorter
    there.write_bytes(lengths[1])
    two.send()
    two.fetch_and_push()
    assert there.read_bytes() == lengths[2]
    vault.close()
    assert {note["text"] for note in two.told()["notes"].values()} >= {"first", "second", "third"}


@needs_git
def test_the_repository_is_hers_alone_and_asking_again_changes_nothing(clones):
    one, _ = clones
    (one.root / ".git").chmod(0o755)
    before = (one.root / ".gitignore").read_text()
    said = one("share", "--git").stderr
    assert "`coachtui forget` reaches the files of this machine alone" in said
    assert (one.root / ".git").stat().st_mode & 0o077 == 0
    assert one.git("config", "core.sharedRepository", cwd=one.root).strip() == "0600"
    assert (one.root / ".gitignore").read_text() == before
    assert one.git("status", "--porcelain", cwd=one.root) == ""


@needs_git
def test_a_vault_within_another_repository_gets_none_of_its_own(tmp_path, git, run):
    git("init", "--quiet", tmp_path, cwd=tmp_path)
    clone = Clone(tmp_path / "it's", git)
    clone("teachers", "add", "Maria")
    assert "stands within the repository" in clone("share", "--git").stderr
    assert not (clone.root / ".git").exists()


def test_without_git_the_files_are_written_and_it_is_told(vault, teachers, run, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("share", "--git")
    assert done.returncode == 0
    assert b"git is not installed" in done.stderr
    assert (vault / ".gitattributes").exists()


def test_syncthing_is_told_what_travels_and_what_she_says_there_stays(vault, teachers, run):
    (vault / ".stignore").write_text("mine")
    assert run("share", "--syncthing").returncode == 0
    lines = (vault / ".stignore").read_text().splitlines()
    assert lines[-2:] == ["*", "mine"]  # the first that fits decides
    run("share", "--syncthing")
    assert (vault / ".stignore").read_text().splitlines() == lines


def test_how_it_stands_is_told(vault, teachers, run):
    assert b"this machine alone" in run("share").stderr
    assert json.loads(run("share", "--json").stdout)["shared"] is False
    run("share", "--syncthing")
    run("note", "maria", "x")
    said = json.loads(run("share", "--json").stdout)
    here = machine.read(Vault(vault).layout).name
    assert (said["shared"], said["machine"], said["syncthing"], said["git"]) == (True, here, True, False)
    assert said["machines"].keys() == {here}
    assert f"machine  {here}" in run("share").stdout.decode()


def test_where_there_is_no_vault_nothing_is_made(run, vault):
    done = run("share", "--git")
    assert (done.returncode, Path(vault).exists()) == (2, False)
