"""Every act of the app in lines: the table is whole, its verbs are there, and what changes records changes the same."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from coachtui.cli.shell import VERBS
from coachtui.cli.verb_for import NOT_NEEDED, VERB_FOR
from coachtui.cli.whole import parsers, whole_parser
from coachtui.domain.change import COMMON
from coachtui.exchange.sample import write_sample
from coachtui.services.pen import Pen
from coachtui.services.session import same
from coachtui.storage.vault import Vault
from coachtui.tui.actions import ACTIONS, IN_TEXT

Records = dict[tuple[int, str, int], dict]


class Act(NamedTuple):
    """How an act is done in lines: `verb` with references such as `{notes}`, what is typed, the tables that change."""

    verb: str
    tables: str
    typed: str = ""
    before: tuple[str, ...] = ()
    """What is run before it, and changes what it changes."""


LIVE = "live maria --lines"
ASK = "inquiry maria"
TO_WHAT_ELSE = "\n\n\nthe task is new\n\nask {students}\n\n"
ACTS: dict[str, Act] = {
    "visit": Act(LIVE, "encounters notes", "6 hands up\n"),
    "plan": Act("plan maria --when +1w --purpose wait", "encounters"),
    "inquiry": Act(f"{ASK} --about {{beliefs}}", "inquiries", "they are lost\n"),
    "reflect": Act("reflect maria", "encounters", "less of me\n"),
    "sort": Act("sort maria --all", "notes", "*\nq\n"),
    "live.inquiry": Act(LIVE, "encounters inquiries", "/ask\nthey are lost\n/leave\n"),
    "live.end": Act(LIVE, "encounters notes", "6 hands up\n/end\n"),
    "tally": Act(LIVE, "encounters tallies", "/count who\n/t .\n"),
    "tally.quote": Act(LIVE, "encounters tallies", "/count who\n/t .\n/quote why?\n"),
    "tally.off": Act(LIVE, "encounters tallies", "/count who\n/t .\n/off\n"),
    "tally.who": Act(LIVE, "encounters students tallies", "/count who\n/t Z9\n"),
    "tally.next": Act(LIVE, "encounters tallies", "/count who\n/count on task\n/count who\n/t .\n"),
    "tally.add": Act(LIVE, "encounters tallies", "/count wait time: short, long\n"),
    "inquiry.belief": Act(ASK, "beliefs inquiries", f"{TO_WHAT_ELSE}b\n\n\n\n"),
    "inquiry.openness": Act(ASK, "beliefs inquiries", f"{TO_WHAT_ELSE}b\n4\n\n\n"),
    "inquiry.learning": Act(ASK, "inquiries learnings", f"{TO_WHAT_ELSE}\nl\n\n"),
    "note.capture": Act("note maria seen", "notes"),
    "add": Act("add claim maria warm-ups", "claims"),
    "add.sibling": Act("add belief maria too beside={alone}", "beliefs", before=("add belief maria alone",)),
    "add.child": Act("add practice maria waits under={beliefs}", "links practices"),
    "reword": Act("edit {beliefs} statement=otherwise", "beliefs"),
    "link": Act("link {alone} supports {beliefs}", "links", before=("add belief maria alone",)),
    "outline.cut": Act("outline {alone} beneath {beliefs}", "links", before=("add belief maria alone",)),
    "outline.yank": Act("outline {alone} copy {beliefs}", "beliefs links", before=("add belief maria alone",)),
    "outline.put": Act("outline {alone} beneath {beliefs}", "links", before=("add belief maria alone",)),
    "outline.out": Act("outline {alone} out", "links", before=("add belief maria alone under={beliefs}",)),
    "outline.in": Act("outline {alone} in", "links", before=("add belief maria alone",)),
    "outline.kind": Act("outline {alone} turn", "beliefs practices", before=("add belief maria alone",)),
    "edit": Act("edit {promises} due=+1w", "promises"),
    "delete": Act("delete {promises}", "promises"),
    "undo": Act("undo", "claims", before=("add claim maria warm-ups",)),
    "redo": Act("undo --redo", "claims", before=("add claim maria warm-ups", "undo")),
    "changes": Act("undo -n 2", "beliefs claims", before=("add claim maria one", "add belief maria two")),
    "done": Act("done {promises} kept", "promises"),
    "whom": Act("edit {claims} scope=few", "claims"),
    "history": Act("history {promises} --back 1", "promises", before=("edit {promises} due=+1w",)),
    "tag": Act("edit {notes} tags+=pacing", "notes"),
    "visibility": Act("edit {claims} visibility=teacher", "claims", before=("edit {claims} visibility=me",)),
    "claim.works": Act("edit {claims} works=unsure", "claims"),
    "claim.why": Act("edit {claims} why=so why.basis=guess", "claims"),
    "claim.learning": Act("add learning maria how? about={claims}", "learnings"),
    "evidence.kind": Act("edit {evidence} kind=survey level=satellite", "evidence"),
    "evidence.bears": Act("edit {evidence} bears_on+={alone}", "evidence", before=("add claim maria alone",)),
    "links": Act("link {beliefs} leads_to {alone} --away", "links", before=("add belief maria alone under={beliefs}",)),
    "note.evidence": Act("turn {notes} evidence --for {claims}", "evidence"),
    "note.answer": Act("turn {notes} answer life", "notes"),
    "note.belief": Act("turn {notes} belief", "beliefs"),
    "note.claim": Act("turn {notes} claim", "claims"),
    "note.promise": Act("turn {notes} promise --who me", "promises"),
    "note.validation": Act("turn {notes} validation", "notes"),
    "note.star": Act("turn {notes} star", "notes"),
    "note.kind": Act("turn {notes} kind ~", "notes"),
    "note.decision": Act("turn {notes} decision", "decisions"),
    "note.question": Act("turn {notes} question why?", "notes"),
    "inbox": Act("inbox file 1 maria", "notes", before=("note nobody words",)),
    "deleted": Act("deleted back {promises}", "promises", before=("delete {promises}",)),
    "review": Act("review --done", "retention"),
    "conflicts": Act("conflicts {conflicts} stands", "conflicts"),
}
"""What is really run for each act that changes records."""

LOOKS = {
    *("open", "related", "find", "filter", "map", "map.zoom", "map.focus", "beliefs.asks", "beliefs.moved", "student"),
    *("decisions.story", "decisions.expected", "board.then", "board.moved", "prep", "teacher.pick", "copy", "help"),
    *("palette", "theme", "settings", "time", "report.copy", "report.activity", "across", "live.mode"),
    *("inquiry.wording", "text.apart", "text.borrow", "text.editor", "text.help"),
}
"""What shows something, or changes no record."""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """The sample caseload, to be copied for each act."""
    folder = tmp_path_factory.mktemp("sample") / "vault"
    write_sample(folder, Pen().now().date())
    return folder


@pytest.fixture
def folder(made, tmp_path) -> Path:
    """A copy of the sample of this test's own."""
    return Path(shutil.copytree(made, tmp_path / "vault"))


def records(folder: Path) -> Records:
    """Return all records of a vault."""
    store = Vault(folder)
    found = {
        (teacher, table, id_): dict(row)
        for teacher in (COMMON, *(name.id for name in store.names()))
        for table, rows in store.book(teacher).tables.items()
        for id_, row in rows.items()
        if table != "drafts" and (table != "groups" or teacher == COMMON)
    }
    store.close(fold=False)
    return found


def references(found: Records) -> dict[str, str]:
    """Return the oldest record of Maria's of each table, and as `alone` the one that was added in these words."""
    teachers = {row["name"]: teacher for (teacher, table, _), row in found.items() if table == "teachers"}
    hers = sorted(key for key in found if key[0] == teachers["Maria Delgado"])
    refs = {table: str(id_) for _, table, id_ in reversed(hers)}
    conflict = next(id_ for _, table, id_ in found if table == "conflicts")
    alone = next((key[2] for key in hers if "alone" in (found[key].get("statement"), found[key].get("what"))), 0)
    student = next(found[key]["code"] for key in hers if key[1] == "students")
    return {**refs, "conflicts": str(conflict), "alone": str(alone), "students": student}


def test_every_action_has_a_verb_or_a_reason_and_every_verb_is_there():
    ids = {action.id for action in (*ACTIONS, *IN_TEXT)}
    assert set(VERB_FOR) | set(NOT_NEEDED) == ids
    assert not set(VERB_FOR) & set(NOT_NEEDED)
    verbs = {command.split()[0] for command in VERB_FOR.values()} - {"VERB", "--help"}
    assert verbs <= set(VERBS)
    known = {option for parser in parsers(whole_parser()) for option in parser._option_string_actions}
    assert {option for command in VERB_FOR.values() for option in re.findall(r"--[a-z-]+", command)} <= known


def test_every_act_that_changes_records_is_run_here():
    assert set(ACTS) | LOOKS | {id_ for id_ in VERB_FOR if id_.startswith("tab.")} == set(VERB_FOR)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_in_lines_changes_what_its_key_changes(act, run: Callable, run_anew: Callable, folder):
    verb, tables, typed, before = ACTS[act]
    refs = references(records(folder))
    for each in before:
        run("--home", str(folder), *each.format(**refs).split())
    now = records(folder)
    refs = {**references(now), "promises": refs["promises"]}
    done = run_anew("--home", str(folder), *verb.format(**refs).split(), stdin=typed.format(**refs).encode())
    assert done.returncode == 0, done.stderr.decode()
    after = records(folder)
    changed = {key[1] for key in now.keys() | after.keys() if not same(now.get(key), after.get(key))}
    assert changed == set(tables.split()), done.stderr.decode()
    first = VERB_FOR[act].split()[0].rstrip(",")
    assert verb.startswith(first)


def test_keys_prints_the_table(run):
    told = run("keys", "--verbs").stdout.decode()
    assert "  Delete what is chosen. Undo brings it back. coachtui delete REF\n" in told
    assert "  Move down. not needed: there is no cursor to move" in told
    assert len([line for line in told.splitlines() if line.startswith("  ")]) == len(ACTIONS) + len(IN_TEXT)
