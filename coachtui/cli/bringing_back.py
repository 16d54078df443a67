"""What a backup would bring back, shown before it is done, in a coach's words and never at endless length."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from coachtui.cli.voice import give, short
from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.kinds import label, summary
from coachtui.services.bringing_back import Differences, bring_back, differences, groups_needed
from coachtui.services.restoring import differences as fields_differing
from coachtui.services.session import Session
from coachtui.storage.codec import BadBytesError
from coachtui.storage.forgetting import trace
from coachtui.storage.merge import Shard
from coachtui.storage.picture import Picture
from coachtui.storage.vault import Vault

SHOWN = 6
"""How many records of each kind are shown of a teacher."""
TEACHERS = 20
"""How many teachers are shown."""
TEXT = 70
"""Letters of a record that are shown."""


class Wanted(NamedTuple):
    """What is to be brought back: of one teacher, by id, or all; what is gone alone, or all as it was."""

    teacher: int | None = None
    only_missing: bool = False


class Plan(NamedTuple):
    """How what stands differs from a backup; the teachers of whom it cannot tell, the texts that waited then."""

    found: tuple[Differences, ...]
    damaged: tuple[str, ...]
    texts: tuple[str, ...]
    unknown: int
    """How many teachers are not in it; they stay as they are."""
    forgotten: int = 0
    """How many teachers in it were forgotten for good; they stay so."""

    @property
    def is_empty(self) -> bool:
        """Whether all is as it was then."""
        return not self.found and not self.texts

    def change(self, said: str) -> Change:
        """Return the change that brings it back."""
        return bring_back(said, self.found)

    def show(self) -> None:
        """Print it, a line a record, what is common first."""
        for each in self.found[:TEACHERS]:
            for line in _lines(each):
                give(line)
        if rest := self.found[TEACHERS:]:
            give(f"… and {len(rest)} more teachers, {sum(len(each.ops) for each in rest)} records")
        if self.texts:
            give(f"The inbox: {_many(len(self.texts), 'text')} come{'s' if len(self.texts) == 1 else ''} back")


def plan(session: Session, source: Picture, wanted: Wanted, inbox: Path) -> Plan:
    """Return how what stands differs from a backup."""
    found: list[Differences] = []
    damaged = []
    forgotten = 0
    teachers = sorted(source.teachers if wanted.teacher is None else source.teachers & {wanted.teacher, COMMON})
    for teacher in sorted(teachers, key=lambda each: each == COMMON):
        try:
            held = not_forgotten(session, teacher, source.shard(teacher))
        except BadBytesError:
            damaged.append(source.name_of(teacher))
            continue
        if held is None:
            forgotten += 1
            continue
        each = differences(session.book(teacher), held.tables, only_missing=wanted.only_missing)
        if teacher == COMMON and wanted.teacher is not None:
            each = groups_needed(found[0], each) if found else each._replace(back=(), changed=(), gone=())
        found.append(each)
    texts = [] if wanted != Wanted() else [name for name in source.names if _waits_no_more(name, inbox)]
    known = {each.id for each in session.store.names()} if wanted.teacher is None else set[int]()
    ordered = sorted(
        (each for each in found if each.ops), key=lambda each: (each.teacher != COMMON, each.name.casefold())
    )
    return Plan(tuple(ordered), tuple(damaged), tuple(sorted(texts)), len(known - source.teachers), forgotten)


def not_forgotten(session: Session, teacher: int, then: Shard) -> Shard | None:
    """Return of a teacher's records in a backup what was not forgotten since; None where she was."""
    vault = session.store
    traces = list(session.book(COMMON).rows(trace.TABLE))
    return trace.sifted(traces, teacher, vault.shard(teacher), then) if traces and isinstance(vault, Vault) else then


def _waits_no_more(name: str, inbox: Path) -> bool:
    folder, _, file = name.partition("/")
    return folder == inbox.name and not (inbox / file).exists()


def _lines(found: Differences) -> Iterator[str]:
    name = "What all teachers share" if found.teacher == COMMON else found.name or "A teacher without a name"
    counts = [
        f"{len(ops)} {one if len(ops) == 1 else many}"
        for ops, one, many in (
            (found.back, "comes back", "come back"),
            (found.changed, "changes", "change"),
            (found.gone, "goes", "go"),
        )
        if ops
    ]
    yield f"{name}{' comes back' if found.is_new else ''}: {', '.join(counts)}"
    yield from _records("+", found.back)
    yield from _records("~", found.changed)
    yield from _records("-", found.gone)


def _records(sign: str, ops: Sequence[Op]) -> Iterator[str]:
    for op in ops[:SHOWN]:
        words = summary(op.table, op.after or op.before or {})
        fields = [name.replace("_", " ") for name, _, _ in fields_differing(op.before, op.after)] if sign == "~" else []
        more = f"  ({', '.join(fields)})" if fields else ""
        yield f"  {sign} {label(op.table)}: {short(words, TEXT)}{more}"
    if len(ops) > SHOWN:
        yield f"  {sign} … and {len(ops) - SHOWN} more"


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
