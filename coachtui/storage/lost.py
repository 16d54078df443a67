"""What a vault once had and has no longer, as far as what is left of it tells: part of its check."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.change import COMMON
from coachtui.domain.keeping import Problem
from coachtui.errors import shell_word
from coachtui.storage import journal, names
from coachtui.storage.codec import Codec
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Shard
from coachtui.storage.records import name_of
from coachtui.storage.sharing import Sharing

_BRING_BACK = "Bring it back from a copy of the vault, if there is one."


def lost(place: Layout, form: Codec, shards: dict[int, Shard]) -> Iterator[Problem]:
    """Yield what is not there though something else tells of it.

    `shards` are those of the sound snapshots, and take in the journals; damaged snapshots are told elsewhere.
    """
    index = names.read(place.names)
    if index is None and place.names.exists():
        yield Problem(
            "The index of names is damaged", "It is made anew at the next start.", "Start coachtui.", "names.tsv"
        )
    index = index or names.Index({}, {})
    damaged = place.snapshots().keys() - shards.keys()
    renamed = _take_in(place, form, shards, index)
    for teacher in damaged:
        shards.pop(teacher, None)
        index.names.pop(teacher, None)
    yield from journals(place, index)
    yield from _teachers(place, shards, index)
    if index.common and not place.snapshot(COMMON).exists():
        title = "The file that all teachers share is gone"
        yield Problem(
            title, "The next start makes it anew from all that tells of it.", "Start coachtui.", "common.json"
        )
    if not renamed and not _is_old(place, index):
        yield from _names(place, shards, index)


def _take_in(place: Layout, form: Codec, shards: dict[int, Shard], index: names.Index) -> bool:
    """Merge the journals that are not folded; tell whether they say of teachers what the index does not know yet."""
    renamed = False
    unfolded = {path.name.removesuffix(SUFFIX): path for path in place.journal.glob(f"*{SUFFIX}")}
    unfolded |= {stem: one.path for stem, one in Sharing(place).waiting().items()}
    for stem, path in unfolded.items():
        for line in journal.read(path, 0, form).lines:
            for teacher, entry in line.ops:
                shards.setdefault(teacher, Shard()).apply(entry)
                renamed |= entry.table == "teachers" and line.end > index.covered.get(stem, 0)
    return renamed


def journals(place: Layout, index: names.Index) -> Iterator[Problem]:
    """Yield the journals that hold less than the index of names once saw in them.

    What another machine wrote may be on its way from there.
    """
    sharing = Sharing(place)
    for stem, size in index.covered.items():
        if not sharing.is_own(stem):
            continue
        path = place.journal / (stem + SUFFIX)
        there = _size(path)
        if there < 0 and not next(place.done.glob(f"{stem}.*{SUFFIX}"), None):
            yield Problem("A journal is gone", f"{size} bytes were in it.", _BRING_BACK, f"journal/{path.name}")
        elif 0 <= there < size:
            said = f"{there} bytes are left of {size}: what was saved last in it may be gone."
            yield Problem("A journal was cut short", said, _BRING_BACK, f"journal/{path.name}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1


def _teachers(place: Layout, shards: dict[int, Shard], index: names.Index) -> Iterator[Problem]:
    for teacher in (shards.keys() | index.names.keys()) - {COMMON}:
        shard = shards.get(teacher, Shard())
        records = sum(len(rows) for table, rows in shard.tables.items() if table != "drafts")
        known = index.names.get(teacher)
        if shard.get("teachers", teacher) is None and (records or known):
            who = known.name if known else "a teacher of whom nothing else is known"
            title = "A teacher's own record is gone" if place.snapshot(teacher).exists() else "A teacher's file is gone"
            said = f"{records} records about {who} are left."
            yield Problem(title, said, _BRING_BACK, f"teachers/{teacher}.json")


def _names(place: Layout, shards: dict[int, Shard], index: names.Index) -> Iterator[Problem]:
    """Yield what the index says otherwise than the records: a note would go to whom it names."""
    rows = {teacher: shard.get("teachers", teacher) for teacher, shard in shards.items()}
    said = {teacher: names.flat(name_of(teacher, row)) for teacher, row in rows.items() if row is not None}
    wrong = [teacher for teacher, name in said.items() if name != index.names.get(teacher)]
    if index.names and wrong:
        mend = f"rm {shell_word(str(place.names))}"
        told = f"It tells {len(wrong)} teachers otherwise than their records do. It can always be made anew."
        yield Problem("The index of names is wrong", told, mend, "names.tsv")


def _is_old(place: Layout, index: names.Index) -> bool:
    """Tell whether the index is of another state of the folder, so that nobody believes it."""
    return index.folder != names.state_of(place.teachers)
