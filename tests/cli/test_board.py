"""`coachtui board`: the four parts of each claim, or for whom; today or on a day; as text, Markdown, CSV and JSON."""

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachtui.cli.shell import run_verb
from coachtui.exchange.sample import LAST_DAY, write_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    write_sample(tmp_path / "vault", date.today())  # noqa: DTZ011 - the sample moves to this week
    return tmp_path / "vault"


@pytest.fixture
def board(sample, monkeypatch, capsys):
    """Run the verb on Maria's board and return what it prints, and what it tells."""
    monkeypatch.setenv("COACHTUI_HOME", str(sample))

    def run(*args: str, teacher: str = "maria", code: int = 0) -> tuple[str, str]:
        assert run_verb(["board", teacher, *args]) == code
        said = capsys.readouterr()
        return said.out, said.err

    return run


def moved(day: str) -> str:
    """Return a day of the sample as it was written, moved along with it."""
    weeks = (date.today() - LAST_DAY).days // 7  # noqa: DTZ011 - as above
    return (date.fromisoformat(day) + timedelta(weeks=weeks)).isoformat()


def test_each_claim_says_what_for_whom_why_and_how_known(board):
    whole, _ = board()
    out = re.sub(r" +\[\w{5,}\]", "", whole)
    assert len(whole) > len(out)
    known = out.split("Known: evidence covers it\n")[1].split("\n\n")[0]
    card = known.split("  Whiteboards, all at once, let sixth period show thinking\n")[1]
    assert card.startswith(
        "    for whom   works, for most, with K3, J7, not with R5\n"
        "    why        no one is first, so no one is watched (tested)\n"
        "    known      + "
    )
    assert "- an empty board, three rounds" in card
    assert "    known      nothing yet" in out.split("The Friday quiz tells her who knows\n")[1]
    assert "? Why" in out
    assert max(map(len, out.splitlines())) <= 100


def test_markdown_shows_the_same_as_lists(board):
    out, _ = board("--format", "markdown")
    assert "## Contested: evidence against\n\n- **Number talks get them to reason**\n    - for whom: partly" in out


def test_a_sheet_has_a_row_a_claim(board):
    rows = list(csv.DictReader(io.StringIO(board("--format", "csv")[0])))
    assert len(rows) == 11
    talks = next(row for row in rows if row["what"].startswith("Number talks"))
    assert (talks["standing"], talks["scope"], talks["with"], talks["evidence_against"]) == (
        "contested",
        "all",
        "L4, A9",
        "2",
    )


def test_json_has_the_evidence_too(board):
    made = json.loads(board("--json")[0])
    assert made["teacher"] == "Maria Delgado"
    claim = next(each for each in made["claims"] if each["what"].startswith("First language"))
    assert claim["with"] == ["ell", "A9"]
    assert [each["text"] for each in claim["evidence_for"]] == ['six of six papers past "for each"']
    assert claim["standing"] == "known"


def test_the_matrix_says_for_whom_in_each_form(board):
    text = board("--matrix")[0]
    head = next(line for line in text.splitlines() if line.startswith("For whom"))
    assert {"K3", "J7", "D2"} <= set(head.split())
    assert " ell " in text
    assert max(map(len, text.splitlines())) <= 80
    assert "| For whom |" in board("--matrix", "--format", "markdown")[0]
    rows = list(csv.DictReader(io.StringIO(board("--matrix", "--format", "csv")[0])))
    each = next(row for row in rows if row["claim"].startswith("First language"))
    assert (each["ell said"], each["ell shown"]) == ("works", "works")
    made = json.loads(board("--matrix", "--json")[0])
    assert len(made["claims"]) == 10
    said = {cell["said"] for claim in made["claims"] for cell in claim["cells"]}
    assert said == {"works", "partly", "not", "unknown"}
    assert {each["kind"] for each in made["whom"]} == {"student", "group"}


def test_a_day_shows_the_board_as_it_stood(board):
    out, _ = board("--on", moved("2025-11-20"), "--json")
    made = json.loads(out)
    assert made["on"] == moved("2025-11-20")
    assert [(each["what"][:10], each["standing"]) for each in made["claims"]] == [
        ("Warm-ups w", "said"),
        ("Counting t", "said"),
        ("Whiteboard", "known"),
        ("Two minute", "let_go"),
    ]
    assert "Number talks" not in board("--on", moved("2025-11-20"), "--matrix")[0]
    out, err = board("--on", moved("2025-09-01"), code=1)
    assert (out, err) == ("", "No claim is on the board of that day.\n")


def test_a_day_that_is_none_or_to_come_is_refused(board):
    assert "names no day" in board("--on", "someday", code=2)[1]
    assert "still to come" in board("--on", "2199-01-01", code=2)[1]


def test_what_a_sheet_would_compute_stands_behind_an_apostrophe(tmp_path, monkeypatch, capsys):
    from coachtui.exchange.boards.sheet import _sheet

    assert _sheet([["=1+1", "-2", "@x", "plain", "7"]]) == "'=1+1,'-2,'@x,plain,7\n"
