"""What the verbs say of a vault that is damaged, not one, or may not be read: never less than is wrong."""

import json
import os

import pytest

from coachtui.domain.change import Change, Op
from coachtui.domain.names import TeacherName
from coachtui.storage import names
from coachtui.storage.vault import Vault


def told(done):
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


def folded(vault):
    store = Vault(vault)
    store.close()
    assert not store.problems


def snapshot(vault, teachers, name="Maria Delgado"):
    return vault / "teachers" / f"{teachers[name]}.json"


def test_a_damaged_file_is_told_by_whoever_reads_it_and_what_is_left_is_shown(run, vault, teachers):
    run("note", "maria", "-", stdin=b"one\ntwo\nthree\n")
    folded(vault)
    path = snapshot(vault, teachers)
    for kept in [*(vault / "journal").rglob("*.jsonl"), *(vault / "backups").rglob("*.json")]:
        kept.unlink()
    path.write_bytes(path.read_bytes()[:-100])
    done = run("show", "maria", "--json")
    assert "A teacher's file is damaged" in told(done)
    shown = json.loads(done.stdout)
    assert [each["name"] for each in shown["teachers"]] == ["Maria Delgado"]
    assert [each["text"] for each in shown["notes"]] == ["one", "two"]
    assert b"two" in run("find", "two").stdout


def test_one_whose_file_is_empty_keeps_her_name_and_it_is_told(run, vault, teachers):
    folded(vault)
    for kept in [*(vault / "journal").rglob("*.jsonl"), *(vault / "backups").rglob("*.json")]:
        kept.unlink()
    snapshot(vault, teachers).write_bytes(b"")
    assert "empty" in told(run("show", "maria"))
    (vault / "teachers" / "any").touch()  # the folder is newer than the index: names are read anew
    assert "empty" in told(run("teachers"))
    assert "Maria Delgado" in run("teachers").stdout.decode()


def test_one_whose_file_is_gone_is_missed_by_the_check_and_made_anew(run, vault, teachers):
    run("note", "maria", "hello")
    folded(vault)
    snapshot(vault, teachers).unlink()
    (missed,) = [each for each in json.loads(run("check", "--json").stdout) if "gone" in each["title"]]
    assert "Maria Delgado" in missed["message"]
    done = run("show", "maria", "--json")
    assert "gone" in told(done)
    assert [each["text"] for each in json.loads(done.stdout)["notes"]] == ["hello"]


def test_a_damaged_journal_is_told_by_whoever_reads_it(run, vault, teachers):
    run("note", "maria", "hello")
    journal = max((vault / "journal").glob("*.jsonl"))
    journal.write_bytes(journal.read_bytes().replace(b"hello", b"hellx"))
    done = run("show", "maria")
    assert (done.returncode, "A line is damaged" in told(done)) == (0, True)
    assert b"the bytes are kept in quarantine/" in run("check").stdout


@pytest.mark.parametrize("left", [b"", None])
def test_a_journal_that_lost_its_end_or_is_gone_is_missed(run, vault, teachers, left):
    run("note", "maria", "hello")
    journal = max((vault / "journal").glob("*.jsonl"))
    journal.unlink() if left is None else journal.write_bytes(left)
    done = run("check")
    assert (done.returncode, b"A journal" in done.stdout) == (1, True)


def test_an_index_that_names_others_is_found(run, vault, teachers):
    folded(vault)
    index = vault / "names.tsv"
    known = names.read(index)
    one, other = (known.names[id_] for id_ in list(teachers.values())[:2])
    crossed = {one.id: TeacherName(one.id, other.name), other.id: TeacherName(other.id, one.name)}
    names.write(index, known._replace(names=known.names | crossed))
    (wrong,) = json.loads(run("check", "--json").stdout)
    assert wrong["title"] == "The index of names is wrong"
    assert os.system(wrong["hint"]) == 0
    run("teachers")
    assert run("check").returncode == 0


def test_records_without_a_teacher_are_found(run, vault, teachers):
    store = Vault(vault)
    maria = teachers["Maria Delgado"]
    run("note", "maria", "hello")
    row = store.get(maria, "teachers", maria)
    assert row
    store.commit(Change("gone", (Op(maria, "teachers", maria, row, None),)))
    store.close()
    assert any("1 records about" in each["message"] for each in json.loads(run("check", "--json").stdout))


def test_a_vault_without_its_store_json_is_read_only_until_it_is_mended(run, vault, teachers):
    run("note", "maria", "hello")
    (vault / "store.json").unlink()
    done = run("show", "maria")
    assert b"hello" in done.stdout
    assert "store.json is gone" in told(done)
    done = run("note", "maria", "more")
    assert (done.returncode, "Your text is kept" in told(done)) == (1, True)
    assert run("teachers", "add", "New").returncode == 1
    assert not (vault / "store.json").exists()
    (problem,) = json.loads(run("check", "--json").stdout)
    assert problem["hint"].endswith("coachtui check --repair")
    assert run("check", "--repair").returncode == 0
    assert run("note", "maria", "more").returncode == 0


@pytest.mark.parametrize("verb", [["teachers", "add", "A"], ["note", "a", "hello"]])
def test_a_folder_of_other_things_is_not_taken_and_not_closed_to_others(run, tmp_path, verb):
    (tmp_path / "essays").mkdir()
    (tmp_path / "essays" / "essay.txt").write_text("mine")
    tmp_path.joinpath("essays").chmod(0o755)
    said = told(run("--home", str(tmp_path / "essays"), *verb))
    assert "chmod" not in said
    assert f"--home {tmp_path}/essays/coachtui" in said
    assert not (tmp_path / "essays" / "store.json").exists()


def test_an_empty_folder_that_others_can_read_is_told_with_what_closes_it(run, tmp_path):
    (tmp_path / "new").mkdir()
    tmp_path.joinpath("new").chmod(0o755)
    said = told(run("--home", str(tmp_path / "new"), "teachers", "add", "A"))
    assert os.system(said.splitlines()[1]) == 0
    assert run("--home", str(tmp_path / "new"), "teachers", "add", "A").returncode == 0


def test_settings_beside_the_records_may_be_read_by_others(run, vault, teachers, tmp_path):
    home = ("--home", str(vault))
    for name in ("config.toml", "README"):
        (vault / name).write_text("")
        (vault / name).chmod(0o644)
    (vault / "themes").mkdir()
    (vault / "themes").chmod(0o755)
    assert run(*home, "show", "maria").returncode == 0
    assert run(*home, "check").returncode == 0


def test_what_mends_it_is_one_that_a_shell_understands(run, nobodys_machine):
    home = nobodys_machine / "it's\nhers"
    assert run("--home", str(home), "teachers", "add", "A").returncode == 0
    (home / "teachers").chmod(0o755)
    (problem,) = json.loads(run("--home", str(home), "check", "--json").stdout)
    assert os.system(problem["hint"]) == 0
    assert run("--home", str(home), "check").returncode == 0


@pytest.mark.parametrize("verb", [["show", "a"], ["teachers"], ["check"], ["note", "a", "b"], ["teachers", "add", "A"]])
def test_a_file_in_the_place_of_the_vault_is_told_by_every_verb(run, tmp_path, verb):
    (tmp_path / "file").write_text("")
    done = run("--home", str(tmp_path / "file"), *verb)
    assert done.returncode in (1, 2)
    assert "is a file, not a folder" in told(done)


def test_where_nothing_can_be_made_the_reason_is_told(run):
    assert "Nothing can be made in /proc" in told(run("--home", "/proc/x/y", "teachers", "add", "A"))


def test_texts_may_wait_before_there_is_a_vault(run, vault):
    run("note", "maria", "hello")
    done = run("check")
    assert (done.returncode, "its inbox: 1" in told(done)) == (0, True)


READ_BY = (["check"], ["show", "maria"], ["teachers"], ["find", "x"], ["caseload"])


@pytest.mark.parametrize(
    ("name", "verbs"),
    [
        (".", READ_BY),
        ("teachers", READ_BY),
        ("journal", READ_BY),
        ("journal/done", (["check"], ["history", "maria"])),
        ("inbox", (["inbox"], ["caseload"])),
    ],
)
def test_what_may_not_be_read_is_named_by_every_verb_with_what_opens_it(run_bound, vault, teachers, name, verbs):
    (vault / name).mkdir(mode=0o700, exist_ok=True)
    (vault / name).chmod(0)
    try:
        for verb in verbs:
            done = run_bound(*verb)
            assert (done.returncode, f"chmod u+rwX {vault / name}" in told(done) + done.stdout.decode()) == (1, True)
    finally:
        (vault / name).chmod(0o700)


def test_one_file_that_may_not_be_read_keeps_the_check_from_nothing_else(run_bound, vault, teachers):
    folded(vault)
    snapshot(vault, teachers).chmod(0)
    other = snapshot(vault, teachers, "Zoë Núñez")
    other.write_bytes(other.read_bytes() + b" ")
    found = json.loads(run_bound("check", "--json").stdout)
    assert {each["title"] for each in found} == {"This cannot be read", "A teacher's file is damaged"}


def test_a_note_for_a_vault_that_may_not_be_read_is_given_back_and_not_taken_for_the_first(run_bound, vault, teachers):
    vault.chmod(0)
    try:
        done = run_bound("note", "maria", "they just won't try")
    finally:
        vault.chmod(0o700)
    assert done.returncode == 1
    assert f"chmod u+rwX {vault}" in told(done)
    assert "Here is your text again:\nthey just won't try\n" in told(done)
