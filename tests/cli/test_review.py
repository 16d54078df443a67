"""`coachtui review`: it tells what could be forgotten, with commands that do it, and forgets nothing."""

import json
import os
import subprocess

from coachtui.storage.quick import commit


def test_it_tells_who_is_past_her_day_and_what_is_old_with_commands_that_work(run, vault, teachers):
    run("teachers", "edit", "maria", "--keep-until", "2024-06-30")
    text = '{"id":1,"text":"an old okapi","at":"2020-02-02T10:00:00Z","created":"2020-02-02T10:00:00Z"}'
    commit(str(vault), "note added", [(teachers["Martin O'Brien"], "notes", 1 << 60, text)])
    shown = run("review").stdout.decode()
    assert "Maria Delgado: was to go by 2024-06-30" in shown
    assert "Martin O'Brien: 1 note" in shown
    found = json.loads(run("review", "--json").stdout)
    commands = [each["command"] for each in (*found["past"], *found["older"])]
    assert all(command in shown for command in commands)
    for command in commands:
        line = command.replace("coachtui", "python -m coachtui", 1) + " --yes"
        assert subprocess.run(line, shell=True, env=dict(os.environ), capture_output=True, check=False).returncode == 0
    assert "Maria" not in run("teachers").stdout.decode()
    assert b"okapi" not in run("show", "martin").stdout
    again = run("review")
    assert again.stdout == b""
    assert b"Nothing is kept past its day" in again.stderr


def test_once_looked_through_it_is_not_asked_for_until_a_year_has_gone(run, teachers):
    assert json.loads(run("review", "--json").stdout)["looked_through"] == ""
    assert b"again in a year" in run("review", "--done").stderr
    found = json.loads(run("review", "--json").stdout)
    assert (len(found["looked_through"]), found["time"]) == (10, False)


def test_without_a_vault_there_is_nothing_and_none_is_made(run, vault):
    assert run("review").returncode == 0
    assert not vault.exists()


def test_a_day_to_keep_until_is_a_day(run, teachers):
    assert run("teachers", "edit", "maria", "--keep-until", "whenever").returncode == 2
    assert run("teachers", "edit", "maria", "--keep-until", "").returncode == 0
