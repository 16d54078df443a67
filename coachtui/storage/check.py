"""Reading every byte of a vault, and telling what is wrong. Changes nothing."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.keeping import Problem
from coachtui.errors import StoreError, shell_word
from coachtui.storage import codec, files, history, journal, layout, lost, snapshot
from coachtui.storage.codec import BadBytesError, Codec, PlainCodec
from coachtui.storage.journal import SUFFIX, BadLine, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Shard, order
from coachtui.storage.rebuild import bad_name, file_of
from coachtui.storage.sharing import Sharing

_READ_ON = "All else is read; the next start keeps the damaged bytes aside and says what it made anew."


def check(root: Path, form: Codec | None = None) -> list[Problem]:
    """Return all that is wrong with the vault at `root`, nothing where all is well.

    Raises StoreError where there is no vault, or nobody may look into it.
    """
    place = Layout(root.absolute())
    if not layout.is_there(place.root):
        said = f"There is no vault in {shell_word(str(root))}."
        raise StoreError("No vault", said, "Name its folder with --home DIR.")
    try:
        return list(_problems(place, form or PlainCodec()))
    except OSError as error:
        raise files.explained(error, "The vault cannot be read", place.root) from error


def _problems(place: Layout, form: Codec) -> Iterator[Problem]:
    for path in () if layout.is_shared(place) and layout.is_closed(place) else layout.exposed(place, deep=True):
        mend = f"chmod go-rwx {shell_word(str(path))}"
        yield Problem("Others can read this", "It is open to other users of this machine.", mend, _name(place, path))
    if (problem := layout.judge(place)) is not None:
        yield problem
    unread = list(_unreadable(place))
    yield from unread
    shards: dict[int, Shard] = {}
    yield from _snapshots(place, form, shards)
    yield from _backups(place, form)
    yield from _journals(place, form, shards, whole=not unread)
    if not unread:
        yield from lost.lost(place, form, shards)
    for path in left_over(place):
        said = "A session was stopped while writing it; nothing that was saved is lost."
        yield Problem("A left-over file", said, f"rm {shell_word(str(path))}", _name(place, path))


def left_over(place: Layout) -> Iterator[Path]:
    """Yield what a session began to write; what git and Syncthing are writing is theirs."""
    for folder, folders, names in os.walk(place.root):
        folders[:] = [name for name in folders if not name.startswith((".git", ".st"))]
        left = [name for name in names if name.endswith(files.TEMPORARY) and not name.startswith(".syncthing.")]
        yield from (Path(folder) / name for name in left)


def _name(place: Layout, path: Path) -> str:
    return str(path.relative_to(place.root))


def _unreadable(place: Layout) -> Iterator[Problem]:
    """Yield the folders and files that may not be read; one that went away meanwhile was folded."""
    for folder in (place.teachers, place.journal, place.done, place.backups):
        try:
            list(folder.iterdir())
        except FileNotFoundError:
            continue
        except OSError as error:
            yield _refused(place, folder, error)
    for path in (*place.snapshots().values(), *history.journals(place), *place.backups.rglob("*.json")):
        try:
            path.open("rb").close()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield _refused(place, path, error)


def _refused(place: Layout, path: Path, error: OSError) -> Problem:
    told = files.explained(error, "This cannot be read", path)
    return Problem(told.title, told.message, told.hint, _name(place, path))


def _snapshots(place: Layout, form: Codec, shards: dict[int, Shard]) -> Iterator[Problem]:
    for teacher, path in place.snapshots().items():
        try:
            shards[teacher] = snapshot.parse(form.unpack(path.read_bytes()), teacher).shard
        except PermissionError:
            continue
        except BadBytesError as error:
            said = f"It could not be read: {error}."
            yield Problem(f"{file_of(teacher)} is damaged", said, _READ_ON, _name(place, path))
    known = {place.taken, *place.snapshots().values()}
    for path in place.teachers.glob("*"):
        if path not in known and not path.name.endswith(files.TEMPORARY):
            yield Problem("A file that is not ours", "It is not read.", "Look at what it is.", _name(place, path))


def _backups(place: Layout, form: Codec) -> Iterator[Problem]:
    """Yield the damaged files of the pictures; what has several names is read once."""
    seen: set[tuple[int, int]] = set()
    for path in (*place.backups.rglob("*.json"), *place.backups.rglob(f"*{SUFFIX}")):
        with contextlib.suppress(PermissionError, FileNotFoundError):  # an old one may have gone meanwhile
            found = path.lstat()
            known = (found.st_dev, found.st_ino) in seen
            seen.add((found.st_dev, found.st_ino))
            if not known and (why := damage(path, form)):
                said = f"It could not be read: {why}."
                yield Problem("A backup is damaged", said, "Other backups are not touched by it.", _name(place, path))


def damage(path: Path, form: Codec) -> str:
    """Return why a file of a backup cannot be read, "" where it can."""
    try:
        if path.suffix == SUFFIX:
            batch = journal.read(path, 0, form)
            return batch.bad[0].why if batch.bad else ""
        if path.parent.name == "teachers" or path.name == "common.json":
            snapshot.parse(form.unpack(path.read_bytes()))
        elif path.name == "store.json":
            codec.loads(path.read_bytes())
    except BadBytesError as error:
        return str(error)
    return ""


def _journals(place: Layout, form: Codec, shards: dict[int, Shard], *, whole: bool) -> Iterator[Problem]:
    """Yield what is wrong with the journals; where the `whole` vault could be read, what was folded is there too."""
    sharing = Sharing(place)
    waiting = {one.path for one in sharing.waiting().values()}
    for path in history.journals(place):
        if not os.access(path, os.R_OK):
            continue
        batch = journal.read(path, 0, form)
        name = _name(place, path)
        for bad in batch.bad:
            yield Problem("A line is damaged", f"At byte {bad.start}: {bad.why}.", _aside(place, path, bad), name)
        if batch.torn and sharing.is_own(path.name.partition(".")[0]) and files.ended(path):
            said = f"The last {len(batch.torn)} bytes are part of a save."
            yield Problem("A line was cut off", said, _aside(place, path, BadLine(batch.offset, b"", "")), name)
        if not whole or path.parent != place.done or path in waiting:
            continue
        if gone := sum(_unfolded(line, shards) for line in batch.lines):
            mend = f"mv {shell_word(str(path))} {shell_word(str(place.journal))}/"
            if sharing.on:
                mend = f"rm {shell_word(str(place.taken))}"
            yield Problem("Saves are missing from a teacher's file", f"{gone} of this journal.", mend, name)


def _aside(place: Layout, path: Path, bad: BadLine) -> str:
    """Return what becomes of damaged bytes of a journal, or what has become of them."""
    kept = place.quarantine / bad_name(path, bad)
    return f"All else is read; the bytes are kept in {_name(place, kept)}." if kept.exists() else _READ_ON


def _unfolded(line: Line, shards: dict[int, Shard]) -> bool:
    """Tell whether a snapshot stands behind a line that was folded."""
    for teacher, entry in line.ops:
        known = shards[teacher].version(entry.table, entry.id) if teacher in shards else ""
        if not known or order(known) < order(entry.version):
            return True
    return False
