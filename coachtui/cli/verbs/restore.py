"""`coachtui restore`: brings records back from a backup, after showing what that changes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coachtui.cli.ask import sure
from coachtui.cli.assemble import opened, places
from coachtui.cli.bringing_back import Plan, Wanted, plan
from coachtui.cli.sources import list_days, source_of, teacher_in
from coachtui.cli.voice import give, tell
from coachtui.domain.letters import mended
from coachtui.errors import StoreError, UsageError
from coachtui.services.session import Session
from coachtui.storage import files, layout, picture, placing, repair
from coachtui.storage.codec import PlainCodec
from coachtui.storage.inbox import FOLDER
from coachtui.storage.layout import Layout
from coachtui.storage.picture import Picture
from coachtui.storage.quick import write_new

REFUSED = "Nothing was restored"
ABOUT = """\
Bring records back: from a FILE that `coachtui backup` made (or the folder that tar made of it), or as they stood before
the first change of a DAY. Without either, the days are listed. First it shows what comes back (+), changes (~) and
goes (-), and asks. It is one step, and `coachtui undo` takes it back. Teachers whom the backup does not know stay as
they are. Where there is no vault yet, the whole one is put there as it was, with its history."""
EXAMPLES = """\
  coachtui restore
  coachtui restore 2026-05-21
  coachtui restore yesterday --teacher maria --missing
  coachtui restore ~/private/coachtui-2026-05-21-1542.tar.gz --yes"""


def arguments(parser: ArgumentParser) -> None:
    """Take from what, and how much of it."""
    parser.add_argument("file", nargs="?", metavar="FILE|DAY", help="the backup; without it the days are listed")
    parser.add_argument("--teacher", metavar="NAME", type=mended, help="only the records of this teacher")
    parser.add_argument("--missing", action="store_true", help="only what is gone now; nothing is changed or removed")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(asked: Namespace) -> int:
    """List the days, or show, ask and restore; 1 where some of the backup is damaged, or she said no."""
    place = Layout(Path(places(asked.home).vault).absolute())
    if not asked.file:
        list_days(place)
        return 0
    source, said = source_of(place, asked.file, REFUSED)
    if not layout.is_there(place.root):
        return _put(place, source, asked)
    wanted = Wanted(teacher_in(place, source, asked.teacher) if asked.teacher else None, asked.missing)
    with opened(str(place.root)) as session:
        found = plan(session, source, wanted, place.root / FOLDER)
        agreed = _agreed(place, found, asked)
        may_write = not session.store.read_only
        if agreed and may_write:
            _restore(session, found, source, said, place.root)
    if agreed and not may_write:
        _mend(place)
        with opened(str(place.root)) as again:
            _restore(again, plan(again, source, wanted, place.root / FOLDER), source, said, place.root)
    return 1 if found.damaged or not (agreed or found.is_empty) else 0


def _agreed(place: Layout, found: Plan, asked: Namespace) -> bool:
    for name in found.damaged:
        tell(f"{name} is damaged in this backup: what it holds is left as it stands.")
    if found.forgotten:
        many = f"{found.forgotten} teacher{'s' if found.forgotten > 1 else ''}"
        tell(f"Forgotten for good since, and not brought back: {many}.")
    if found.is_empty:
        tell("All stands as it was then: there is nothing to restore.")
        return False
    found.show()
    if found.unknown:
        tell(f"Not in this backup, and left as they are: {found.unknown} teacher{'s' if found.unknown > 1 else ''}.")
    problem = layout.judge(place)
    if problem and problem.title.startswith("A newer"):
        raise StoreError(REFUSED, problem.message, problem.hint)
    agreed = sure("Bring this back?", yes=asked.yes, refused=REFUSED)
    if not agreed:
        tell(f"{REFUSED}.")
    return agreed


def _restore(session: Session, found: Plan, source: Picture, said: str, root: Path) -> None:
    """Do it in one step; the texts follow when it is on the disk."""
    session.do(found.change(said))
    session.store.fold()  # a damaged file of a teacher is written anew with it
    for name in found.texts:
        write_new(str(root / FOLDER), name.partition("/")[2], source.read(name))
    kept = " The texts stay in the inbox even then." if found.texts else ""
    tell(f"Done: {said}.", f"Take it back with: coachtui undo.{kept}")


def _mend(place: Layout) -> None:
    try:
        if done := repair.mend_store(place, PlainCodec()):
            tell(f"store.json: {done}")
    except OSError as error:
        raise files.explained(error, REFUSED, place.root) from error


def _put(place: Layout, source: Picture, asked: Namespace) -> int:
    """Put the vault of a backup where there is none."""
    if asked.teacher or asked.missing:
        raise UsageError(REFUSED, "There is no vault yet: only a whole one can be put there.", "Leave out --teacher.")
    found = picture.contents(source)
    give(f"{found.teachers} teachers, {found.records} records, {found.texts} texts in the inbox")
    if not sure(f"There is no vault in {place.root} yet. Put this one there?", yes=asked.yes, refused=REFUSED):
        tell(f"{REFUSED}.")
        return 1
    try:
        if place.root.exists():
            layout.refuse_what_others_can_read(place)
        placing.put(place, source)
    except OSError as error:
        raise files.explained(error, REFUSED, place.root) from error
    with opened(str(place.root)) as session:
        names = session.store.names()
    tell(f"Done: {len(names)} teachers are in {place.root}, as they were.")
    return 1 if found.damaged else 0
