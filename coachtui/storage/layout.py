"""Where things stand in a vault, and the checks before one is opened."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import COMMON
from coachtui.domain.keeping import Problem
from coachtui.errors import StoreError
from coachtui.storage import codec, files
from coachtui.storage.codec import BadBytesError

FORMAT = "coachtui"
SCHEMA = 1
OTHERS = 0o077


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
        """Earlier snapshots, a folder a day."""
        return self.root / "backups"

    @property
    def quarantine(self) -> Path:
        """Bytes that failed a check; the program removes none."""
        return self.root / "quarantine"

    @property
    def names(self) -> Path:
        """The index of teachers' names; it can always be made anew."""
        return self.root / "names.tsv"

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


def prepare(layout: Layout) -> bool:
    """Make the folders of a vault where they are missing. Returns False where nothing can be written.

    Raises StoreError.
    """
    root = layout.root
    try:
        fresh = not root.exists()
        if not fresh and not root.is_dir():
            raise StoreError("No vault", f"'{root}' is a file, not a folder.", "Name a folder with --home DIR.")
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", root) from error
    if not fresh:
        refuse_what_others_can_read(layout)
        if layout.store.exists():
            judge(layout)
    try:
        for folder in (root, layout.teachers, layout.journal, layout.done):
            files.make_folders(folder)
        if not layout.store.exists():
            files.replace(layout.store, codec.dumps({"format": FORMAT, "schema": SCHEMA, "min_reader": 1}) + b"\n")
    except OSError as error:
        if fresh or not layout.store.exists():
            raise files.explained(error, "The vault cannot be made", root) from error
        return False
    return True


def refuse_what_others_can_read(layout: Layout) -> None:
    """Raise StoreError where group or others can reach the vault's folder or a file in it."""
    try:
        found = next(exposed(layout), None)
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", layout.root) from error
    if found is not None:
        quoted = str(layout.root).replace("'", "'\\''")
        raise StoreError(
            "Others can read this vault",
            f"'{found}' is open to other users of this machine.",
            f"chmod -R go-rwx '{quoted}'",
        )


def exposed(layout: Layout, *, deep: bool = False) -> Iterator[Path]:
    """Yield what group or others can reach: the folder, its files, snapshots and live journals.

    `deep` looks into backups, folded journals and the quarantine too.
    """
    if layout.root.stat().st_mode & OTHERS:
        yield layout.root
    folders = (layout.root, layout.teachers, layout.journal)
    paths = (
        layout.root.rglob("*") if deep else (path for folder in folders if folder.exists() for path in folder.iterdir())
    )
    for path in paths:
        mode = path.lstat().st_mode
        if mode & OTHERS and not stat.S_ISLNK(mode):
            yield path


def judge(layout: Layout) -> Problem | None:
    """Return why a vault may only be read, None where all is well. Raises StoreError where it is another program's."""
    try:
        said = codec.loads(layout.store.read_bytes())
        form, reader = said["format"], int(said["min_reader"])
    except OSError as error:
        raise files.explained(error, "The vault cannot be opened", layout.root) from error
    except (BadBytesError, TypeError, KeyError, ValueError):
        return Problem(
            "store.json is damaged",
            "It says what kind of vault this is. The records can be read; nothing is saved until it is mended.",
            f"Where this is your vault, write: printf '%s\\n' '{STORE_TEXT}' > '{layout.store}'",
            "store.json",
        )
    if form != FORMAT:
        raise StoreError(
            "Not a vault of coachtui", f"'{layout.store}' belongs to '{form}'.", "Name another folder with --home DIR."
        )
    if reader > SCHEMA:
        return Problem(
            "A newer coachtui wrote this vault",
            f"It asks for a reader of {reader}; this one is {SCHEMA}. It is open for reading; nothing can be saved.",
            "Install the newer version.",
            "store.json",
        )
    return None


STORE_TEXT = codec.dumps({"format": FORMAT, "schema": SCHEMA, "min_reader": 1}).decode()
"""What store.json says."""
