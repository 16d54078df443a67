"""`coachtui report`: what would leave is shown, then it leaves into one private file, and that is logged."""

import errno
import json
import stat
from datetime import date
from pathlib import Path

import pytest

from coachtui.cli.shell import run_verb
from coachtui.exchange.sample import write_sample
from coachtui.storage import files


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "vault"
    write_sample(home, date.today())  # noqa: DTZ011 - the sample moves to this week
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("COACHTUI_HOME", str(home))
    return home


def log(capsys):
    capsys.readouterr()
    run_verb(["report", "log", "--json"])
    return json.loads(capsys.readouterr().out)


def test_without_a_file_it_is_only_shown(vault, capsys):
    assert run_verb(["report", "teacher-copy", "maria"]) == 0
    shown = capsys.readouterr()
    assert "What was promised\n  " in shown.out
    assert "she can feel that it works" not in shown.out
    assert "Nothing was written" in shown.err
    assert "-o FILE" in shown.err
    assert not list(Path.cwd().iterdir())
    assert len(log(capsys)) == 3


@pytest.mark.parametrize(
    ("form", "start"), [("text", "Teacher's copy"), ("markdown", "# Teacher"), ("html", "<!doctype")]
)
def test_it_leaves_into_one_private_file_and_is_logged_without_a_word_of_it(vault, capsys, form, start):
    assert run_verb(["report", "teacher-copy", "maria", "--format", form, "-o", "copy", "--yes"]) == 0
    path = Path.cwd() / "copy"
    assert capsys.readouterr().out == f"{path}\n"
    text = path.read_text("utf-8")
    assert text.startswith(start)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in Path.cwd().iterdir()] == ["copy"]
    left = log(capsys)[0]
    said = {key: left[key] for key in ("what", "form", "file", "name", "on")}
    today = date.today().isoformat()  # noqa: DTZ011 - her day
    assert said == {"what": "teacher_copy", "form": form, "file": str(path), "name": "Maria Delgado", "on": today}
    assert left["lines"] > 30
    assert "whiteboards" in text
    assert "whiteboards" not in json.dumps(left)
    assert run_verb(["undo", "--list"]) in (0, 1)
    assert "written" not in capsys.readouterr().out


def test_where_nobody_answers_it_says_what_to_do(vault, capsys):
    assert run_verb(["report", "activity", "maria", "-o", "minutes.txt"]) == 2
    assert "Add --yes if you are sure." in capsys.readouterr().err
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(("answer", "code"), [(True, 0), (False, 1)])
def test_it_asks_once_all_of_it_was_shown_and_says_what_it_would_replace(vault, capsys, monkeypatch, answer, code):
    Path("minutes.txt").write_text("older", "utf-8")
    asked = []
    monkeypatch.setattr("coachtui.cli.verbs.report.sure", lambda question, **_: asked.append(question) or answer)
    assert run_verb(["report", "activity", "maria", "--since", "2020-01-01", "-o", "minutes.txt"]) == code
    said = capsys.readouterr()
    assert "By kind: Visit" in said.err
    assert [each.endswith("minutes.txt, in the place of what stands there?") for each in asked] == [True]
    assert (Path("minutes.txt").read_text("utf-8") == "older") is not answer
    assert len(log(capsys)) == 3 + answer


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("{vault}/copy.html", "That is in the vault itself."),
        ("link/copy.html", "That is in the vault itself."),
        ("nowhere/copy.html", "mkdir -p"),
        ("/dev/null", "is no file"),
        (".", "is no file"),
    ],
)
def test_where_it_cannot_stand_nothing_is_written_or_logged(vault, capsys, file, said):
    Path("link").symlink_to(vault)
    assert run_verb(["report", "activity", "maria", "-o", file.format(vault=vault), "--yes"]) == 2
    assert said in capsys.readouterr().err
    assert len(log(capsys)) == 3


def test_what_could_not_be_written_is_not_logged(vault, capsys, monkeypatch):
    real = files.rename

    def full(source: Path, target: Path) -> None:
        if target.name == "minutes.txt":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(source, target)

    Path("minutes.txt").write_text("older", "utf-8")
    monkeypatch.setattr(files, "rename", full)
    assert run_verb(["report", "activity", "maria", "-o", "minutes.txt", "--yes"]) == 1
    assert "The disk is full." in capsys.readouterr().err
    assert Path("minutes.txt").read_text("utf-8") == "older"
    assert [each.name for each in Path.cwd().iterdir()] == ["minutes.txt"]
    assert len(log(capsys)) == 3


def test_a_dash_prints_it(vault, capsys):
    assert run_verb(["report", "activity", "maria", "-o", "-", "--yes"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Activity report · Maria\n")
    assert log(capsys)[0]["file"] == "-"


def test_the_log_reads_as_lines(vault, capsys):
    assert run_verb(["report", "log", "maria"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("teacher's copy   Maria Delgado           21 lines  maria-2026-03-20.html")
    assert run_verb(["report", "log", "tom"]) == 1
    assert "Nothing has left yet." in capsys.readouterr().err


def test_days_are_asked_for_in_order(vault, capsys):
    assert run_verb(["report", "activity", "maria", "--since", "2199-01-01"]) == 2
    assert "2199-01-01 is still to come" in capsys.readouterr().err
    assert run_verb(["report", "activity", "maria", "--since", "2000-01-02", "--until", "2000-01-01"]) == 2
    assert "Turn them round" in capsys.readouterr().err
    assert run_verb(["report", "activity", "maria", "--until", "2199-01-01"]) == 2
    assert "still to come" in capsys.readouterr().err
    assert run_verb(["report", "activity", "maria", "--until", "2000-01-01"]) == 1
    assert "There is nothing of it yet." in capsys.readouterr().err


def test_forgetting_a_teacher_forgets_what_left_about_her(vault, capsys):
    assert run_verb(["forget", "maria", "--yes"]) == 0
    assert log(capsys) == []
