"""From what a vault can be brought back: files that `backup` made, folders of them, the days that are kept."""

from datetime import date
from pathlib import Path

from coachtui.cli.assemble import no_teacher, opened
from coachtui.cli.voice import give, tell
from coachtui.domain.change import COMMON
from coachtui.domain.days import read_day
from coachtui.domain.letters import mended
from coachtui.domain.names import TeacherName, apart, match
from coachtui.errors import UsageError, shell_word
from coachtui.storage import backups, picture, unpack
from coachtui.storage.codec import BadBytesError, PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.moments import clock_ms, local_stamp
from coachtui.storage.picture import Picture
from coachtui.storage.records import name_of

PACKED = (".gz", ".tar", ".tgz")


def list_days(place: Layout) -> None:
    """Print the days that are kept, the newest first, and how many teachers each knows."""
    found = backups.pictures(place)
    for name in reversed(found):
        teachers = len(picture.of_folder(found[name].root, PlainCodec()).teachers - {COMMON})
        give(f"{_day_said(name):<12}  {teachers} teacher{'' if teachers == 1 else 's'}")
    if found:
        newest = _day_said(max(found))
        tell("Each as it stood before the first change of that day.", f"Look into one: coachtui restore {newest}")
    else:
        tell("No backup is kept yet.", "One is made before the first change of each day; one file: coachtui backup")


def source_of(place: Layout, word: str, refused: str) -> tuple[Picture, str]:
    """Return the backup that a word means, and what a change that comes from it is called.

    Raises UsageError, titled `refused`, StoreError.
    """
    path, days = Path(word).expanduser(), backups.pictures(place)
    if word not in days and path.exists():
        source = _of_folder(path) if path.is_dir() else unpack.read(path, PlainCodec())
        return source, f"restored from {mended(path.name)}"
    if word not in days and ("/" in word or word.endswith(PACKED)):
        raise UsageError(refused, f"There is no file {shell_word(mended(word))}.", "Look where it is: ls -l")
    name = word if word in days else _day(mended(word), list(days), refused)
    return _of_folder(days[name].root), f"restored as of {_day_said(name)}"


def teacher_in(place: Layout, source: Picture, query: str) -> int:
    """Return the teacher of whom a backup knows, by her name then or now. Raises UsageError, StoreError."""
    names: dict[int, TeacherName] = {}
    for teacher in source.teachers - {COMMON}:
        try:
            row = source.shard(teacher).get("teachers", teacher)
        except BadBytesError:
            continue
        if row:
            names[teacher] = name_of(teacher, row)
    with opened(str(place.root)) as session:
        known = {each.id: each for each in session.store.names() if each.id in source.teachers}
    for called in (known | names, known):
        found, near = match(query, list(called.values()))
        if found:
            return found.id
    raise no_teacher(query, apart(near), any_at_all=bool(names))


def _day_said(name: str) -> str:
    return f"{name[:4]}-{name[4:6]}-{name[6:]}" if name.isdigit() else name


def _day(word: str, days: list[str], refused: str) -> str:
    """Return the folder of the day that a word means."""
    today = date.fromisoformat(local_stamp(clock_ms())[:10])
    day = read_day(word, today, ahead=False)
    if day is None:
        raise UsageError(
            refused, f"“{word}” is no file here, and no day.", "A day is: 2026-05-21, yesterday, fri, 5/21"
        )
    name = f"{day:%Y%m%d}"
    if name not in days:
        before = max((each for each in days if each.isdigit() and each < name), default="")
        hint = f"The last one before it: coachtui restore {_day_said(before)}" if before else "See: coachtui restore"
        raise UsageError(refused, f"No backup of {day} is kept.", hint)
    return name


def _of_folder(path: Path) -> Picture:
    found = picture.of_folder(path, PlainCodec())
    unpack.refuse_foreign(path, found.read("store.json") if "store.json" in found.names else b"")
    return found
