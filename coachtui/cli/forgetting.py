"""How forgetting is told: what will go, and what a search found afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from coachtui.cli.voice import give, short, tell
from coachtui.domain.book import TABLES
from coachtui.domain.kinds import label, summary
from coachtui.domain.readings.lines import when_of
from coachtui.errors import shell_word
from coachtui.storage.forgetting.run import Forgotten
from coachtui.storage.forgetting.search import GIT
from coachtui.storage.forgetting.steps import steps
from coachtui.storage.forgetting.work import Work
from coachtui.storage.layout import Layout

FIRST = 5
"""How many lines of what goes are shown."""
LINE = 90
KINDS_OF_FILES = {
    "teachers": ("teacher's file", "teachers' files"),
    "common.json": ("file that all teachers share", ""),
    "journal": ("journal", "journals"),
    "inbox": ("text in the inbox", "texts in the inbox"),
    "backups": ("file in the backups", "files in the backups"),
    "quarantine": ("file in the quarantine", "files in the quarantine"),
}


class Plan:
    """What will go, as it is told and as an object."""

    def __init__(self, work: Work, title: str) -> None:
        self._title = title
        self._work = work
        standing = {key for key, entry in work.found.standing.items() if entry.row is not None}
        self._rows = [(key[0], key[1], row) for key, row in work.rule.gone if key in standing]
        self._earlier = len(work.rule.gone) - len(self._rows)
        self._changed = work.changed()
        self._files = _files(work)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to forget."""
        return not (self._rows or self._earlier or self._changed or self._files)

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind go."""
        found = Counter(table for _, table, _ in self._rows)
        return {table: found[table] for table in sorted(found, key=_rank)}

    def as_object(self) -> dict[str, Any]:
        """Return it as an object."""
        return {"goes": self.counts(), "deleted_before": self._earlier, "changed": self._changed, "files": self._files}

    def tell(self) -> None:
        """Print it."""
        give(self._title)
        if self._rows:
            give(f"  {listed(f'{count} {label(table, count)}' for table, count in self.counts().items())}")
        self._tell_teachers()
        self._tell_first()
        if self._earlier:
            said = _many(self._earlier, "record that was", "records that were")
            give(f"  {said} deleted before, and what they were")
        if self._changed:
            said = "1 record stays, and loses" if self._changed == 1 else f"{self._changed} records stay, and lose"
            give(f"  {said} what is about it")
        if self._files:
            said = listed(_many(count, *KINDS_OF_FILES[kind]) for kind, count in self._files.items())
            give(f"  written anew or removed: {said}")
        if count := self._work.mentions():
            said = "1 record about another teacher says" if count == 1 else f"{count} records about other teachers say"
            give(f"  {said} a word of her name; what is about others stays as it is")
        if count := self._work.doubtful():
            said = "1 text in the inbox" if count == 1 else f"{count} texts in the inbox"
            give(f"  {said} may be about her, and will stay: file or drop it first, see coachtui inbox")

    def _tell_teachers(self) -> None:
        counts = Counter(teacher for teacher, _, _ in self._rows)
        if not self._work.asked.teacher and len(counts) > 1:
            for each in self._work.teachers:
                if counts[each.id]:
                    give(f"    {each.name}: {counts[each.id]}")

    def _tell_first(self) -> None:
        found = sorted(self._rows, key=lambda each: (when_of(*each[1:]), each[2].get("id", 0)))
        for _, table, row in found[:FIRST]:
            give(f"    {when_of(table, row)[:10]:<10}  {label(table)}: {short(summary(table, row), LINE)}")
        if len(found) > FIRST:
            give(f"    … and {len(found) - FIRST} more")


def _rank(table: str) -> tuple[int, str]:
    return (TABLES.index(table) if table in TABLES else len(TABLES)), table


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many or one}"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _files(work: Work) -> Mapping[str, int]:
    found = Counter(step.path.relative_to(work.layout.root).parts[0] for step in steps(work))
    return {kind: found[kind] for kind in KINDS_OF_FILES if found[kind]}


def tell_proof(done: Forgotten, root: Path) -> None:
    """Say what was searched, for what, and what was found."""
    proof, wanted = done.proof, done.proof.wanted
    for left in proof.left:
        found = (
            f"“{left.what}” is left in it" if left.what else "git keeps what was committed, and nobody can look into it"
        )
        give(f"{left.path.relative_to(root)}: {found}.")
    many = f"{len(wanted.ids):,} ids, {len(wanted.words):,} words and {len(wanted.runs):,} runs of three words"
    tell(f"Searched every byte of {proof.files:,} files, {proof.size:,} in all, for {many} that only it had.")
    if wanted.shared:
        tell(f"{wanted.shared:,} more of its words stand in what stays too, and were not searched for.")
    if not proof.left:
        tell("None of it is left.")
        return
    tell("Not everything is gone.", _hint({left.path for left in proof.left}, root))


def _hint(left: set[Path], root: Path) -> str:
    place = shell_word(str(root))
    if root / GIT in left:
        return f"Begin the history anew, on every machine: rm -rf {place}/.git && git -C {place} init"
    own = any(each == path or each in path.parents for path in left for each in Layout(root).own)
    return "Ask for it again." if own else "These files are not coachtui's, so it leaves them to you."
