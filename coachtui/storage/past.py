"""What was done, taken back and removed, newest first, as the lines of the journals tell it.

Undo and redo outlive their session: a line that takes another back, or does it again, names it. What stands to be
undone follows from the newest line about each change, and what can be redone from those that nothing was done after.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from coachtui.domain.change import Op, Row
from coachtui.domain.keeping import Gone, Step
from coachtui.storage.history import act_of
from coachtui.storage.journal import Line
from coachtui.storage.merge import Entry, order
from coachtui.storage.moments import moment_text

REMEMBERED = 1000
"""How many changes of earlier sessions can be taken back."""

_PASSING = frozenset({"drafts", "conflicts"})
"""Tables whose records come and go by themselves."""
_NEVER_TAKEN_BACK = frozenset({"drafts", "retention", "shares"})
"""Tables that undo passes over: texts kept while she typed, that something was forgotten, that a report has left."""

Before = Callable[[Line, int, Entry], Row | None]
"""Gives what stood before an entry of a line, about a teacher. Raises LookupError where nothing tells it."""


class Seen(NamedTuple):
    """A line, and whether its session is still open."""

    line: Line
    live: bool


def is_hers(line: Line) -> bool:
    """Tell whether a line is an act of hers that can be taken back."""
    if line.base:  # nobody tells any more what it was part of
        return False
    return bool(line.undoes or line.redoes) or any(entry.table not in _NEVER_TAKEN_BACK for _, entry in line.ops)


def step_of(line: Line, *, live: bool) -> Step:
    """Return a line as a step to take back, or to do again."""
    about = line.undoes or line.redoes or line.version
    t, writer = order(about)
    hers = ((teacher, each) for teacher, each in line.ops if each.table not in _NEVER_TAKEN_BACK)
    ops = tuple(Op(teacher, each.table, each.id, None, each.row) for teacher, each in hers)
    return Step(about, line.version, moment_text(t), writer, line.label, line.by, live, ops)


def as_made(step: Step, line_of: Callable[[str], Line | None]) -> Step:
    """Return a step with who made it at first, rather than who took it back or did it again."""
    if step.version == step.last:
        return step
    first = line_of(step.version)
    return step._replace(by=first.by if first else "")


def done(seen: Iterable[Seen], own: str) -> Iterator[Step]:
    """Yield the changes that stand, newest first, but for those of the session `own`, which keeps them itself."""
    decided: set[str] = set()
    for line, live in seen:
        about = line.undoes or line.redoes or line.version
        if about in decided or not is_hers(line):
            continue
        decided.add(about)
        if not line.undoes and line.writer != own:
            yield step_of(line, live=live)


def undone(seen: Iterable[Seen], own: str) -> Iterator[Step]:
    """Yield the changes that were taken back and can be done again, the last one first: none after a new change."""
    decided: set[str] = set()
    for line, live in seen:
        others = live and line.writer != own
        if not is_hers(line):
            continue
        if not (line.undoes or line.redoes):
            if others:
                continue
            return
        about = line.undoes or line.redoes
        if about not in decided and line.undoes and line.ops and not others and line.writer != own:
            yield step_of(line, live=live)
        decided.add(about)


def removed(seen: Iterable[Seen], still_there: Callable[[int, str, int], bool], before: Before) -> Iterator[Gone]:
    """Yield the records that are gone, the last one first, as they last were; a link goes with what it linked."""
    told: set[tuple[int, str, int]] = set()
    for line, _ in seen:
        gone = [(teacher, each) for teacher, each in line.ops if each.row is None and each.table not in _PASSING]
        ids = {each.id for _, each in gone if each.table != "links"}
        found: list[Gone] = []
        links: list[tuple[int, Row]] = []
        for teacher, entry in gone:
            key = (teacher, entry.table, entry.id)
            if key in told or still_there(*key):
                continue
            told.add(key)
            try:
                row = before(line, teacher, entry)
            except LookupError:
                continue
            if row is not None and entry.table == "links" and ids & {row.get("from"), row.get("to")}:
                links.append((teacher, row))
            elif row is not None:
                found.append(_gone(line, teacher, entry, row))
        for one in found:
            along = tuple(row for teacher, row in links if one.id in (row.get("from"), row.get("to")))
            yield one._replace(links=along)


def _gone(line: Line, teacher: int, entry: Entry, row: Row) -> Gone:
    return Gone(
        moment_text(line.t), line.writer, line.label, teacher, entry.table, entry.id, row, line.by, act_of(line)
    )


def whole(line: Line, before: Before) -> tuple[tuple[Op, ...], tuple[Op, ...]]:
    """Return the operations of a line with what stood before each, and those of which nothing tells it any more."""
    told: list[Op] = []
    lost: list[Op] = []
    for teacher, entry in line.ops:
        if entry.table not in _NEVER_TAKEN_BACK:
            op = Op(teacher, entry.table, entry.id, None, entry.row)
            try:
                told.append(op._replace(before=before(line, teacher, entry)))
            except LookupError:
                lost.append(op)
    return tuple(told), tuple(lost)
