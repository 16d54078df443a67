"""`coachtui backup`: the whole vault in one file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coachtui.cli.assemble import no_teacher, places
from coachtui.cli.voice import give, tell
from coachtui.errors import StoreError, UsageError, shell_word
from coachtui.storage import archive, layout, picture, unpack
from coachtui.storage.codec import PlainCodec
from coachtui.storage.files import OTHERS
from coachtui.storage.layout import Layout
from coachtui.storage.moments import clock_ms

ABOUT = """\
Put the whole vault into one new file: all records and what they once were, texts in the inbox, what failed a check; not
the settings. It is an ordinary .tar.gz that `tar` opens, and the folder in it is itself a vault. Without FILE it is
written where you are, under day and time. Nothing is written over. The program also backs up by itself, in the vault's
own folder, on every day on which you write something: `coachtui restore` lists these."""
EXAMPLES = "  coachtui backup\n  coachtui backup /media/stick/\n  coachtui backup ~/private/notes-before-summer.tar.gz"


def arguments(parser: ArgumentParser) -> None:
    """Take where to."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="the new file, or a folder for it")


def run(asked: Namespace) -> int:
    """Write the file, read it back, and say what is in it; 1 where something of it is damaged."""
    place = Layout(Path(places(asked.home).vault).absolute())
    if not layout.is_there(place.root):
        raise no_teacher("", [], any_at_all=False)
    now = clock_ms()
    target = _target(asked.file, place.root, archive.name_for(now))
    problem = layout.judge(place)
    if problem and not problem.title.startswith("A newer"):
        raise StoreError(f"Not backed up: {problem.title}", problem.message, "See: coachtui check --repair")
    size = archive.write(place, target, now)
    give(str(target))
    if problem:
        tell(f"{problem.title}: the backup is made, and only such a one reads it.", problem.hint)
        return 0
    return _tell(target, size)


def _tell(target: Path, size: int) -> int:
    try:
        found = picture.contents(unpack.read(target, PlainCodec()))
    except StoreError as error:
        raise StoreError("The backup cannot be read back", error.message, "Name a file on another disk.") from error
    texts = f", {_many(found.texts, 'text')} in the inbox" if found.texts else ""
    tell(f"Read back: {_many(found.teachers, 'teacher')}, {_many(found.records, 'record')}{texts}; {_size(size)}.")
    if target.stat().st_mode & OTHERS:
        tell("This disk keeps no permissions: whoever gets hold of it can read the backup.")
    tell(
        "It holds everything, also what stays between you and them: keep it where only you come.",
        f"Bring it back with: coachtui restore {shell_word(str(target))}",
    )
    for name in found.damaged:
        tell(f"{name} was damaged before: it is in the backup as it is.", "See: coachtui check --repair")
    return 1 if found.damaged else 0


def _target(file: str | None, vault: Path, name: str) -> Path:
    """Return the path of the new file. Raises UsageError where that is in the vault itself."""
    here = Path.cwd()
    if file is None:
        return (Path.home() if _is_in(here, vault) else here) / name
    target = Path(file).expanduser().absolute()
    if target.is_dir():
        target /= name
    if _is_in(target.parent, vault):
        raise UsageError(
            "Not backed up", "That is in the vault itself: what is lost with it is no backup.", "Name another folder."
        )
    return target


def _is_in(folder: Path, vault: Path) -> bool:
    return folder.resolve().is_relative_to(vault.resolve())


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size // 1000, 1)} KB"
