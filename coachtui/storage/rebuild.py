"""What is done about damage: the bad bytes are kept aside, and a snapshot is made anew from all that is sound."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.book import TABLES
from coachtui.domain.change import COMMON
from coachtui.domain.keeping import Problem
from coachtui.storage import files, history, picture, snapshot, strays
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.feed import Damage
from coachtui.storage.journal import BadLine, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Shard, order
from coachtui.storage.moments import file_stamp
from coachtui.storage.quick import NAMES_HEAD
from coachtui.storage.salvage import salvage


class Rebuilt(NamedTuple):
    """A teacher's records made anew, what to tell of it, and whether the damaged file may be written over."""

    snapshot: snapshot.Snapshot
    problem: Problem
    safe: bool


def quarantined(layout: Layout, damage: Iterable[Damage], *, keep: bool) -> list[Problem]:
    """Keep damaged journal bytes aside, once, and tell of each."""
    problems = []
    for one in damage:
        kept = aside(layout, bad_name(one.path, one.bad), one.bad.data) if keep else ""
        lines = one.bad.data.count(b"\n") + 1
        saves = "one save" if lines == 1 else f"{lines} saves"
        title = "A line was cut off" if one.torn else "A line is damaged"
        problems.append(
            Problem(
                title,
                f"{len(one.bad.data)} bytes of {saves} could not be read: {one.bad.why}. All other lines are here.",
                f"The bytes are kept in quarantine/{kept}." if kept else "`coachtui check` tells more.",
                str(one.path.relative_to(layout.root)),
            )
        )
    return problems


def bad_name(path: Path, bad: BadLine) -> str:
    """Return under which name a damaged line of a journal, live or folded, is kept aside."""
    return f"{path.name.partition('.')[0]}-{bad.start}.bad"


def file_of(teacher_id: int) -> str:
    """Return what a snapshot is to her."""
    return "The file that all teachers share" if teacher_id == COMMON else "A teacher's file"


def aside(layout: Layout, name: str, data: bytes) -> str:
    """Keep bytes in the quarantine, unless they are there; return under which name, "" where that fails."""
    path = layout.quarantine / name
    try:
        files.make_folders(layout.quarantine)
        for count in itertools.count(2):
            if not path.exists():
                files.replace(path, data)
                break
            if path.read_bytes() == data:
                break
            path = path.with_stem(f"{Path(name).stem}-{count}")  # other bytes bear the name
    except OSError:
        return ""
    return path.name


def index(layout: Layout, form: Codec, now_ms: int) -> list[Problem]:
    """Keep aside what stands in the place of the index of names and is another file; lines in it are journal again."""
    path = layout.names
    blob = path.read_bytes() if path.exists() else b""
    if blob.startswith(NAMES_HEAD) or NAMES_HEAD.startswith(blob.strip(b"\0")):  # half of one is no loss
        return []
    kept = aside(layout, f"{file_stamp(now_ms)}-{path.name}", blob)
    strays.bring_back(layout, form, blob, keep=True)
    said = "It was another file. The names were made anew from what else there is."
    where = f"The other file is kept as quarantine/{kept}." if kept else "`coachtui check` tells more."
    return [Problem("The index of names is damaged", said, where, path.name)]


def teacher(layout: Layout, form: Codec, teacher_id: int, why: str, now_ms: int, *, keep: bool) -> Rebuilt:
    """Make a teacher's records anew from all that tells of them, and say from what, and what is missing."""
    path = layout.snapshot(teacher_id)
    blob = path.read_bytes() if path.exists() else b""
    kept = aside(layout, f"{file_stamp(now_ms)}-{path.name}", blob) if blob and keep else ""
    shard = Shard()
    rest = salvage(blob, teacher_id)
    sources = [
        *_from_journals(shard, layout, form, teacher_id),
        *_from_lines(shard, strays.bring_back(layout, form, blob, keep=keep), teacher_id),
        *_from_copies(shard, layout, form, teacher_id),
        *_from_itself(shard, rest.entries),
    ]
    made_from = (
        "It was made anew from " + " and ".join(sources) if sources else "Nothing was found to make it anew from"
    )
    problem = Problem(
        f"{file_of(teacher_id)} is damaged" if blob else f"{file_of(teacher_id)} is empty or gone",
        f"{path.name} could not be read: {why}. {made_from}.{_missing(shard, rest.unread)}",
        f"The damaged file is kept as quarantine/{kept}." if kept else "`coachtui check` tells more.",
        str(path.relative_to(layout.root)),
    )
    return Rebuilt(snapshot.Snapshot(shard, {}), problem, bool(kept) or not blob)


def _from_journals(shard: Shard, layout: Layout, form: Codec, teacher_id: int) -> Iterator[str]:
    count = _take(shard, history.lines(layout, form, b"[%d," % teacher_id), teacher_id)
    if count:
        yield f"{count} saved states in the journals"


def _from_lines(shard: Shard, lines: Iterable[Line], teacher_id: int) -> Iterator[str]:
    if count := _take(shard, lines, teacher_id):
        yield f"{count} saved states that stood in it"


def _from_copies(shard: Shard, layout: Layout, form: Codec, teacher_id: int) -> Iterator[str]:
    backup = _backup(layout, form, teacher_id)
    if backup is not None:
        day, sound = backup
        _add(shard, sound)
        yield f"the backup of {day}"
    for path, sound in strays.snapshots_of(layout, form, teacher_id):
        _add(shard, sound)
        yield f"the same teacher's file that stood as {path.relative_to(layout.root)}"


def _from_itself(shard: Shard, entries: Iterable[Entry]) -> Iterator[str]:
    known = _ids(shard)
    added = 0
    for entry in entries:
        is_twin = entry.table not in TABLES and entry.id in known  # the name of its table is what was damaged
        if not is_twin and not shard.version(entry.table, entry.id):
            shard.load([entry], ())
            added += entry.row is not None
    if added:
        yield f"{added} records of the damaged file itself"


def _missing(shard: Shard, unread: set[int]) -> str:
    """Return what is to be told of records that stood in a damaged file and are nowhere else."""
    gone = len(unread - _ids(shard))
    return f" {gone} of its records could not be read and are nowhere else." if gone else ""


def _ids(shard: Shard) -> set[int]:
    return {id_ for _, id_ in shard.latest} | shard.tables["conflicts"].keys()


def _take(shard: Shard, lines: Iterable[Line], teacher_id: int) -> int:
    entries = [entry for line in lines for owner, entry in line.ops if owner == teacher_id]
    for entry in entries:
        shard.apply(entry)
    return len(entries)


def _backup(layout: Layout, form: Codec, teacher_id: int) -> tuple[str, Shard] | None:
    """Return the day of the newest backup that knows a teacher and is sound, and her records in it."""
    for folder in sorted(layout.backups.glob("*"), reverse=True):
        try:
            shard = picture.of_folder(folder, form).shard(teacher_id)
        except (OSError, BadBytesError):
            continue
        if shard.latest:
            return folder.name, shard
    return None


def _add(shard: Shard, sound: Shard) -> None:
    """Add the records of a sound copy that are unknown, or newer than what is known, with what lost to them."""
    for key, entry in sound.latest.items():
        known = shard.version(*key)
        if not known or order(entry.version) > order(known):
            shard.load([entry], [(key, loser) for loser in sound.losers.get(key, {}).values()])
