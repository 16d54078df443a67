"""Backups: a picture of the whole vault for each day on which something is folded, and how long it is kept.

A picture is a folder `backups/<day>` with all that a vault needs to be opened as it then stood. What has not changed
since the picture before only gets a second name there (a hard link), so that a quiet teacher costs no space. Its
store.json comes last: a picture without one was begun, and is completed by the next fold before anything is folded.
"""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING

from coachtui.storage import files, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.inbox import FOLDER as INBOX
from coachtui.storage.inbox import SUFFIX as TEXT
from coachtui.storage.journal import SUFFIX as JOURNAL
from coachtui.storage.layout import Layout
from coachtui.storage.moments import local_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DAYS = 30
"""How many days a picture is kept for sure."""
MONTHS = 12
"""For how many months before, the first picture of each is kept."""
AT_ONCE = 3
"""How many go at most in one day, so that a clock set wrong for a day costs few."""


def keep_day(layout: Layout, form: Codec, now_ms: int) -> None:
    """Keep the vault as it stands, unless that was done today; then let go of what is too old. Raises OSError."""
    today = date.fromisoformat(local_stamp(now_ms)[:10])
    target = Layout(layout.backups / f"{today:%Y%m%d}")
    if target.store.exists():
        return
    keep(layout, form, target, files_of(layout))
    _thin(layout, today)


def keep(layout: Layout, form: Codec, target: Layout, sources: Iterable[Path]) -> None:
    """Keep these files of a vault in the folder of a picture; what is there already stays. Raises OSError."""
    before = _last(layout, target)
    folders = set()
    for source in sources:
        name = source.relative_to(layout.root)
        folder = (target.root / name).parent
        if not (target.root / name).exists():
            files.make_folders(folder)
            _keep_file(form, source, target.root / name, before and before / name)
        folders.add(folder)
    files.make_folders(target.root)
    for folder in folders:  # a second name is not on the disk before its folder is
        if folder.exists():
            files.sync_folder(folder)
    files.replace(target.store, layout.store.read_bytes())


def files_of(layout: Layout) -> Iterator[Path]:
    """Yield what a picture holds besides store.json: snapshots, index, journals not yet folded, texts that wait."""
    yield from layout.snapshots().values()
    if layout.names.exists():
        yield layout.names
    yield from sorted(layout.journal.glob(f"*{JOURNAL}"))
    yield from sorted((layout.root / INBOX).glob(f"*{TEXT}"))


def whole_lines(path: Path) -> bytes:
    """Return the bytes of a journal without the line that its session is just writing."""
    data = path.read_bytes()
    return data if files.ended(path) else data[: data.rfind(b"\n") + 1]


def pictures(layout: Layout) -> dict[str, Layout]:
    """Return the whole pictures by the names of their folders, oldest first."""
    found = (Layout(path.parent) for path in layout.backups.glob("*/store.json"))
    return {each.root.name: each for each in sorted(found)}


def kept_days(days: Iterable[date], today: date) -> set[date]:
    """Return which of the days are kept: the last 30 and those to come, the first of each of 12 months, the newest."""
    ordered = sorted(days)
    first_of = {(day.year, day.month): day for day in reversed(ordered)}
    kept = {day for day in ordered if (today - day).days < DAYS}
    kept |= {day for day in first_of.values() if _months(today) - _months(day) <= MONTHS}
    return kept | set(ordered[-1:])


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _last(layout: Layout, target: Layout) -> Path | None:
    """Return the newest picture there is, besides the one that is being made."""
    found = [each.root for each in pictures(layout).values() if each != target]
    return found[-1] if found else None


def _keep_file(form: Codec, source: Path, target: Path, before: Path | None) -> None:
    try:
        data = whole_lines(source) if source.suffix == JOURNAL else source.read_bytes()
    except FileNotFoundError:  # a text was filed meanwhile
        return
    earlier = before.read_bytes() if before and before.exists() else None
    if source.parent.name == "teachers" or source.name == "common.json":
        data = _sound(form, data, earlier)
    if before and earlier == data:
        with contextlib.suppress(OSError):  # a disk may know no links
            files.link(before, target)
            return
    if data:
        files.replace(target, data)


def _sound(form: Codec, data: bytes, earlier: bytes | None) -> bytes:
    """Return a snapshot, in the place of a damaged one the state of the picture before, or nothing."""
    try:
        snapshot.verify(form.unpack(data))
    except BadBytesError:
        return earlier or b""
    return data


def _thin(layout: Layout, today: date) -> None:
    days = {day: path for path in layout.backups.iterdir() if (day := _day(path.name))}
    whole = [day for day, path in days.items() if Layout(path).store.exists()]
    begun = {
        day for day in days if (today - day).days < DAYS
    }  # it stands for no month, but may hold what nothing else has
    for day in sorted(days.keys() - kept_days(whole, today) - begun)[:AT_ONCE]:
        remove_tree(days[day])


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if name.isdigit() and len(name) == len("20260521") else None
    except ValueError:
        return None


def remove_tree(folder: Path) -> None:
    """Remove a folder and all that is in it, what says that it is whole first. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        files.remove(Layout(folder).store)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            files.remove_folder(path)
        else:
            files.remove(path)
    files.remove_folder(folder)
