"""`coachtui undo`: each command is a session of its own, so all it takes back was done before it."""

import json

import pytest

from coachtui.services.notes import add_line
from coachtui.services.session import Session
from coachtui.storage.vault import Vault


def texts(vault):
    store = Vault(vault)
    found = [row["text"] for each in store.names() for row in store.book(each.id).rows("notes")]
    store.close(fold=False)
    return sorted(found)


@pytest.fixture
def noted(run, teachers):
    run("note", "zoe", ". six hands")
    run("note", "md", 't "why?"')


def test_what_was_done_last_is_taken_back_done_again_and_told(run, vault, noted):
    done = run("undo")
    assert (done.returncode, done.stdout) == (0, b"")
    assert 'Undone: note added: Maria Delgado: T "why?" (' in done.stderr.decode()
    assert "at the shell" in done.stderr.decode()
    assert texts(vault) == ["six hands"]
    listed = run("undo", "--redo", "--list").stdout.decode()
    assert listed.startswith("  1  ")
    assert 'note added: Maria Delgado: T "why?"' in listed
    again = json.loads(run("undo", "--redo", "--json").stdout)
    assert [(each["label"], each["by"], each["left_alone"]) for each in again] == [("note added", "shell", 0)]
    assert texts(vault) == ["six hands", "why?"]


def test_many_are_taken_back_at_once_and_where_none_is_left_it_says_so(run, vault, noted):
    some = run("undo", "-n", "2")
    assert some.returncode == 0
    assert texts(vault) == []
    rest = run("undo", "-n", "9")
    assert rest.returncode == 0
    assert "That was all there is to undo: 3 taken back." in rest.stderr.decode()
    nothing = run("undo")
    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert "Nothing to undo." in nothing.stderr.decode()
    assert len(json.loads(run("undo", "--redo", "-n", "9", "--json").stdout)) == 5
    assert run("undo", "--redo").returncode == 1


def test_where_there_is_no_vault_there_is_nothing_and_none_is_made(run, vault):
    nothing = run("undo", "--list", "--json")
    assert (nothing.returncode, json.loads(nothing.stdout)) == (1, [])
    assert not vault.exists()


def test_what_an_open_session_did_is_listed_and_left_to_it(run, vault, teachers):
    session = Session(Vault(vault))
    session.do(add_line(session.pen, session.book(teachers["Maria Delgado"]), ". in the app"))
    listed = run("undo", "--list", "-n", "2").stdout.decode().splitlines()
    assert "in a session that is open" in listed[0]
    assert listed[1].startswith("  1  ")
    run("undo", "-n", "3")
    nothing = run("undo")
    assert nothing.returncode == 1
    assert "still open" in nothing.stderr.decode()
    assert texts(vault) == []
    session.store.close()


@pytest.mark.parametrize("count", ["0", "-1", "x"])
def test_a_count_is_a_whole_number(run, count):
    assert run("undo", "-n", count).returncode == 2
