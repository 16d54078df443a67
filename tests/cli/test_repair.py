"""`coachtui check --repair`, as a real process."""

import json

from coachtui.storage.vault import Vault


def test_all_that_can_be_mended_is_mended_and_told_a_line_each(run, vault, teachers):
    run("note", "maria", "hello")
    Vault(vault).close()
    (vault / "store.json").unlink()
    (vault / "teachers").chmod(0o755)
    (vault / "teachers" / f"{teachers['Maria Delgado']}.json").write_bytes(b"\0")
    (vault / "names.tsv").write_text("x")
    (vault / "teachers" / "odd.txt").write_text("x")
    assert run("show", "maria").returncode == 1
    wrong = run("check")
    assert wrong.returncode == 1
    assert b"coachtui check --repair" in wrong.stderr
    done = run("check", "--repair")
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    for beginning in (
        "teachers: Closed",
        "store.json: Written",
        f"teachers/{teachers['Maria Delgado']}.json: A teacher's",
    ):
        assert any(line.startswith(beginning) for line in lines), beginning
    assert lines[-1].startswith("teachers/odd.txt: A file that is not ours")
    assert "1 left as they are" in done.stderr.decode()
    assert b"hello" in run("show", "maria").stdout
    (vault / "teachers" / "odd.txt").unlink()
    again = run("check", "--repair", "--json")
    assert (again.returncode, json.loads(again.stdout)) == (0, {"mended": [], "left": []})
    assert "All is well" in run("check").stderr.decode()


def test_a_newer_vault_is_not_touched(run, vault, teachers):
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    before = {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()}
    done = run("check", "--repair")
    assert (done.returncode, b"newer" in done.stderr, b"Traceback" in done.stderr) == (1, True, False)
    assert {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()} == before


def test_where_there_is_no_vault_none_is_made(run, vault):
    done = run("check", "--repair")
    assert (done.returncode, b"There is no vault" in done.stderr, vault.exists()) == (1, True, False)
