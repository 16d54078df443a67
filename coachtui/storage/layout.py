"""Where things stand in a vault, and the checks before one is opened."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import COMMON
from coachtui.domain.keeping import Problem
from coachtui.errors import StoreError, shell_word
from coachtui.storage import codec, files
from coachtui.storage.codec import BadBytesError
from coachtui.storage.quick import SCHEMA, folder_fault

FORMAT = "coachtui"
SHARED = "shared"
"""The field of store.json that tells that the vault is on more than one machine."""


class Layout(NamedTuple):
    """The files and folders of the vault at `root`."""

    root: Path

    @property
    def store(self) -> Path:
        """What format and schema the vault has."""
        return self.root / "store.json"

    @property
    def teachers(self) -> Path:
        """The snapshots, a file a teacher."""
        return self.root / "teachers"

    @property
    def journal(self) -> Path:
        """The journals of sessions that live, or were not folded yet."""
        return self.root / "journal"

    @property
    def done(self) -> Path:
        """The folded journals: `<name>.<bytes that were folded>.jsonl`."""
        return self.journal / "done"

    @property
    def backups(self) -> Path:
        """Pictures of the whole vault, a folder a day: see `backups`."""
        return self.root / "backups"

    def older(self) -> "list[Layout]":
        """Return the vault as it was before each change of its schema, newest first; without store.json: begun."""
        return [Layout(path) for path in sorted(self.backups.glob("*-schema-*"), reverse=True)]

    @property
    def quarantine(self) -> Path:
        """Bytes that failed a check; the program removes none."""
        return self.root / "quarantine"

    @property
    def names(self) -> Path:
        """The index of teachers' names; it can always be made anew."""
        return self.root / "names.tsv"

    @property
    def machine(self) -> Path:
        """What this copy of a shared vault is called; it does not travel."""
        return self.root / "machine"

    @property
    def taken(self) -> Path:
        """How far the snapshots contain the folded journals of a shared vault; it can always be made anew."""
        return self.teachers / "taken.tsv"

    @property
    def inbox(self) -> Path:
        """Texts that found no teacher."""
        return self.root / "inbox"

    @property
    def own(self) -> tuple[Path, ...]:
        """The files and folders in the root that hold what she wrote; settings and what else she put there are not."""
        files_ = self.store, self.names, self.fold_lock, self.machine, self.snapshot(COMMON)
        return *files_, self.teachers, self.journal, self.backups, self.quarantine, self.inbox

    def holds_records(self) -> bool:
        """Tell whether there is anything that a vault without its store.json would lose."""
        return any(
            next(folder.glob(one), None) for folder, one in ((self.teachers, "*.json"), (self.journal, "**/*.jsonl"))
        )

    @property
    def fold_lock(self) -> Path:
        """Held by whoever folds."""
        return self.root / "fold.lock"

    def snapshot(self, teacher: int) -> Path:
        """Return the path of a teacher's snapshot, or of what is common."""
        return self.root / "common.json" if teacher == COMMON else self.teachers / f"{teacher}.json"

    def snapshots(self) -> dict[int, Path]:
        """Return all snapshots by teacher; damaged names are passed over."""
        found = {int(path.stem): path for path in self.teachers.glob("*.json") if path.stem.isdigit()}
        common = self.snapshot(COMMON)
        return {COMMON: common, **found} if common.exists() else found


def is_there(root: Path) -> bool:
    """Tell whether there is a vault in a folder, a damaged one too. Raises StoreError where nobody can tell."""
    layout = Layout(root)
    try:
        if not root.exists():
            return False
        if not root.is_dir():
            said = f"{shell_word(str(root))} is a file, not a folder."
            raise StoreError("No vault", said, "Name a folder with --home DIR.")
        return layout.store.exists() or layout.holds_records()
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", root) from error


def prepare(layout: Layout) -> StoreError | None:
    """Make the folders of a vault where they are missing. Returns why nothing can be written, None where all can.

    Raises StoreError where there is no vault and none can be made.
    """
    root = layout.root
    there = is_there(root)
    if there or root.exists():
        refuse_what_others_can_read(layout)
    if there:
        judge(layout)
    try:
        for folder in (root, layout.teachers, layout.journal, layout.done):
            files.make_folders(folder)
        if not there:
            files.replace(layout.store, store_text())
    except OSError as error:
        if not there:
            raise _not_made(error, root) from error
        return unwritable(error, root)
    if not os.access(layout.journal, os.W_OK | os.X_OK):
        return unwritable(_refusal(layout.journal), root)
    return None


def unwritable(error: OSError, root: Path) -> StoreError:
    """Return the error that tells why nothing can be saved in a vault."""
    return files.explained(error, "Not saved", root)


def _refusal(folder: Path) -> OSError:
    reading = os.statvfs(folder).f_flag & os.ST_RDONLY
    code = errno.EROFS if reading else errno.EACCES
    return OSError(code, os.strerror(code), str(folder))


def _not_made(error: OSError, root: Path) -> StoreError:
    if error.errno not in {errno.ENOENT, errno.ENOTDIR} or root.is_symlink():
        return files.explained(error, "The vault cannot be made", root)
    last = next(path for path in root.parents if path.exists())
    said = f"Nothing can be made in {shell_word(str(last))}."
    return StoreError("The vault cannot be made", said, "Name another folder with --home DIR.")


def is_shared(layout: Layout) -> bool:
    """Tell whether a vault is on more than one machine; one that has a name for this machine is, whatever else says."""
    try:
        said = codec.loads(layout.store.read_bytes())
    except (OSError, BadBytesError):
        said = None
    return (isinstance(said, dict) and said.get(SHARED) is True) or layout.machine.exists()


def share(layout: Layout) -> None:
    """Say in store.json that the vault is on more than one machine. Raises OSError, BadBytesError."""
    said = codec.loads(layout.store.read_bytes())
    if said.get(SHARED) is not True:
        files.replace(layout.store, codec.dumps({**said, SHARED: True}) + b"\n")


def refuse_what_others_can_read(layout: Layout) -> None:
    """Raise StoreError where group or others can reach the vault's folder or a file in it, or it is not hers.

    Git writes files by the umask of whoever pulls. Within a folder that is closed to others nobody reaches them, and in
    a shared vault they are closed here; the folder itself is left to her, since others may have read in it.
    """
    root = str(layout.root)
    try:
        fault = folder_fault(root, layout.root.stat(), is_vault=is_there(layout.root))
        found = None if fault else next(exposed(layout), None)
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", layout.root) from error
    if fault:
        raise fault
    if found is not None and is_shared(layout):
        _close(layout)
    elif found is not None:
        said = f"{shell_word(str(found))} is open to other users of this machine."
        raise StoreError("Others can read this vault", said, f"chmod -R go-rwx {shell_word(root)}")


def _close(layout: Layout) -> None:
    git = layout.root / ".git"
    for path in (*exposed(layout), *([git] if git.is_dir() else ())):
        with suppress(OSError):
            files.close_to_others(path)


def is_closed(layout: Layout) -> bool:
    """Tell whether nobody else can enter the vault's folder, so that nothing in it can be reached."""
    return not layout.root.stat().st_mode & files.OTHERS


def exposed(layout: Layout, *, deep: bool = False) -> Iterator[Path]:
    """Yield what group or others can reach: the folder, its files, snapshots and live journals.

    `deep` looks into backups, folded journals and the quarantine too.
    """
    if not is_closed(layout):
        yield layout.root
    own = [path for path in layout.own if path.exists()]
    folders = own if deep else (layout.teachers, layout.journal)
    beneath = (
        path for folder in folders if folder.is_dir() for path in (folder.rglob("*") if deep else folder.iterdir())
    )
    for path in (*own, *beneath):
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:  # another session has folded it away meanwhile
            continue
        if mode & files.OTHERS and not stat.S_ISLNK(mode):
            yield path


class Stated(NamedTuple):
    """What store.json says: whose vault it is, the schema of its records, that of the oldest program that may write."""

    format: str
    schema: int
    min_reader: int


def stated(layout: Layout) -> Stated:
    """Return what store.json says. Raises OSError, BadBytesError."""
    said = codec.loads(layout.store.read_bytes())
    try:
        reader = int(said["min_reader"])
        return Stated(str(said["format"]), int(said.get("schema", reader)), reader)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise BadBytesError("it does not say what it must") from error


def store_text(schema: int = SCHEMA, min_reader: int = SCHEMA) -> bytes:
    """Return what store.json says of a new vault."""
    return codec.dumps({"format": FORMAT, "schema": schema, "min_reader": min_reader}) + b"\n"


def restate(layout: Layout, schema: int, min_reader: int) -> None:
    """Say in store.json of which schema a vault is; what else it says stays. Raises OSError, BadBytesError."""
    said = codec.loads(layout.store.read_bytes()) | {"schema": schema, "min_reader": min_reader}
    files.replace(layout.store, codec.dumps(said) + b"\n")


def judge(layout: Layout) -> Problem | None:
    """Return why a vault may only be read, None where all is well. Raises StoreError where it is another program's."""
    try:
        form, _, reader = stated(layout)
    except FileNotFoundError:
        return _no_store("gone")
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", layout.root) from error
    except BadBytesError:
        return _no_store("damaged")
    if form != FORMAT and layout.holds_records():  # ours: another program names its files otherwise
        return _no_store("damaged")
    if form != FORMAT:
        said = f"{shell_word(str(layout.store))} belongs to '{form}'."
        raise StoreError("Not a vault of coachtui", said, "Name another folder with --home DIR.")
    if reader > SCHEMA:
        return Problem(
            "A newer coachtui wrote this vault",
            f"It asks for a reader of {reader}; this one is {SCHEMA}. It is open for reading; nothing can be saved.",
            "Install the newer version.",
            "store.json",
        )
    return None


def newer_at_work() -> Problem:
    """Return what to tell a session beside which a newer program has begun to write."""
    return Problem(
        "A newer coachtui is at work on this vault",
        "What it writes is not shown here. What you write is kept.",
        "End this session and start the newer version.",
        "store.json",
    )


def _no_store(what: str) -> Problem:
    return Problem(
        f"store.json is {what}",
        "It says what kind of vault this is. The records can be read; nothing is saved until it is mended.",
        "Where this is your vault: coachtui check --repair",
        "store.json",
    )
