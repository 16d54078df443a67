"""Somebody else on the same server looks everywhere while she works, and finds nothing of hers."""

import json
from pathlib import Path

import pytest

from tests.lines.conftest import Dial, There
from tests.lines.people import Person

SCOUT = Path(__file__).with_name("scout.py")
NAME, SAVED, HALF, EDITED, TOLD, INBOX = WORDS = (
    "Quimberly",
    "quincunx",
    "zarzuela",
    "xylograph",
    "wobbegong",
    "yttrium",
)
"""Her teacher, and a word of all that stands somewhere: kept, half typed, in an editor, of a visit, in the inbox."""
READS = (
    "for verb in teachers inbox 'undo --list' 'find quinc'; do coachtui --home {vault} $verb; done",
    "tmux -S /tmp/tmux-{uid}/default capture-pane -p",
    "tmux -S /tmp/tmux-{uid}/default list-panes -aF '#T #W #S'",
    "screen -S {name}/coach -X hardcopy -h /tmp/caught-by-{by}; cat /tmp/caught-by-{by}",
    "ps -efww; ps axeww",
    "who -a; w",
)
"""What shows something to its owner."""


@pytest.fixture
def at_work(dial: Dial, there: There, her: Person) -> None:
    """She has notes, a report and settings, half a line inside tmux, and a text in her editor inside screen.

    Her home, and the usual folders in it, may be looked into, as on most machines; what is within coachtui's may not.
    """
    there(
        "umask 022; mkdir -p ~/.local/share ~/.local/state ~/.config ~/.cache; umask 000"
        f"; coachtui teachers add '{NAME} Delgado' && coachtui note quimberly '{SAVED}' && coachtui backup ~"
        f" && echo '10:00 t {TOLD}' >~/script && coachtui script quimberly ~/script --yes && rm ~/script"
        f" && coachtui report activity quimberly -o ~/minutes.txt --yes; coachtui note nobody '{INBOX}' || true"
    )
    notes = dial("tmux new coachtui")
    notes.until(f"Next with {NAME}")
    frames = her.home / ".cache" / "coachtui"
    notes.until_true(lambda: any(frames.glob("first-*")), "no frame is kept for the next start")
    notes.press("n")
    notes.until(f"Note: {NAME}")
    notes.type(HALF)
    notes.until(HALF)
    editor = dial("EDITOR='sh -c \"sleep 600\"' screen -S coach coachtui")
    editor.until(f"Next with {NAME}")
    editor.press("2")
    editor.until(TOLD)
    editor.press("e")
    editor.until("Edit note")
    editor.type(EDITED)
    editor.until(EDITED)
    editor.press("ctrl+e")
    editor.until_true(lambda: any(is_hers(each, her) for each in Path("/tmp").glob("coachtui-*/text.md")), "no text")


def is_hers(path: Path, her: Person) -> bool:
    return path.stat().st_uid == her.uid


def look(there: There, her: Person, by: Person, installed: Path) -> dict[str, list[str]]:
    """Look everywhere in somebody's name; return where which words were found, and under "closed" what was shut."""
    python, words = installed.with_name("python"), " ".join(word[::-1] for word in WORDS)
    said = there(f"{python} - {her.uid} {her.home} {words}", by=by, stdin=SCOUT.read_text()).stdout
    told = json.loads(said)
    return {**told["found"], "closed": told["closed"]}


def read(there: There, her: Person, by: Person) -> str:
    """Run all that could show something in somebody's name, and return what it says."""
    asked = [each.format(vault=her.vault, uid=her.uid, name=her.name, by=by.name) for each in READS]
    return there("; ".join(["exec 2>&1", *asked, "true"]), by=by).stdout


def test_nothing_of_hers_is_found_by_anyone_but_her(
    at_work: None, there: There, her: Person, another: Person, installed: Path
) -> None:
    found = look(there, her, another, installed)
    closed = found.pop("closed")
    assert found == {}
    assert str(her.vault) in closed
    assert any(path.startswith("/proc/") and path.endswith("/environ") for path in closed)
    assert f"/tmp/tmux-{her.uid}" in closed
    shown = read(there, her, another)
    assert not any(word in shown for word in WORDS)
    hers = look(there, her, her, installed)
    hers.pop("closed")
    assert {word for words in hers.values() for word in words} == set(WORDS)
    shown = read(there, her, her)
    assert all(word in shown for word in (NAME, SAVED, HALF, INBOX))


def test_all_that_the_program_makes_is_hers_alone_whatever_her_umask(at_work: None, her: Person) -> None:
    made = [her.home / "minutes.txt", *her.home.glob("*.tar.gz")]
    for folder in (*her.home.rglob("coachtui"), *Path("/tmp").glob("coachtui-*")):
        made += [folder, *folder.rglob("*")] if is_hers(folder, her) else []
    assert {path.name.partition("-")[0] for path in made} >= {"minutes.txt", "text.md", "first", "journal", "inbox"}
    assert [path for path in made if path.lstat().st_mode & 0o077] == []
