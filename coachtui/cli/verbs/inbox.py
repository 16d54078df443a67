"""`coachtui inbox`: texts that found no teacher."""

from argparse import ArgumentParser, Namespace
from time import time
from typing import Any

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.note import confirm
from coachtui.cli.note_full import notes_in, write_lines
from coachtui.cli.noteline import read_lines
from coachtui.cli.options import add_act
from coachtui.cli.output import give_json
from coachtui.cli.told_back import tell_begun
from coachtui.cli.voice import give, short, tell
from coachtui.domain.change import Row
from coachtui.domain.letters import mended
from coachtui.domain.moment import parsed
from coachtui.errors import UsageError
from coachtui.storage.inbox import Kept, drop, waiting

ABOUT = "List the texts that found no teacher; file one, or drop it."
EXAMPLES = "  coachtui inbox\n  coachtui inbox file 1 maria\n  coachtui inbox drop 2 3"
WHICH = "its number in the list, or its id as --json tells it: numbers move when one is gone, ids do not"


def arguments(parser: ArgumentParser) -> None:
    """Take what to do."""
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts")
    add_act(acts, "list", "list them", "  coachtui inbox list", data="print a list of objects")
    example = "  coachtui inbox file 1 maria\n  coachtui inbox file 2 Maria Delgado"
    file = add_act(acts, "file", "give a text to its teacher", example, data="print the notes that were written")
    file.add_argument("which", nargs=1, metavar="N", help=WHICH)
    file.add_argument("teacher", nargs="+", type=mended, metavar="TEACHER")
    gone = add_act(acts, "drop", "throw texts away", "  coachtui inbox drop 2 3", data="print what was thrown away")
    gone.add_argument("which", nargs="+", metavar="N", help=WHICH)


def run(asked: Namespace) -> int:
    """List, file or drop."""
    vault = places(asked.home).vault
    found = waiting(vault)
    if asked.act in (None, "list"):
        return _list(asked, found)
    gone: list[dict[str, Any]] = []
    for kept in list(dict.fromkeys(_chosen(found, which) for which in asked.which)):
        gone += _file(vault, kept, " ".join(asked.teacher)) if asked.act == "file" else [_object(kept)]
        drop(kept)
        if asked.act == "drop":
            tell(f"Dropped: {short(kept.text)}")
    if asked.json:
        give_json(gone)
    if left := len(waiting(vault)):
        tell(f"{left} still in the inbox, numbered from 1 again. See: coachtui inbox")
    return 0


def _chosen(found: list[Kept], which: str) -> Kept:
    for number, kept in enumerate(found, 1):
        if which in (str(number), kept.id):
            return kept
    raise UsageError("No such text", f"There is no text {which} in the inbox.", "See: coachtui inbox")


def _list(asked: Namespace, found: list[Kept]) -> int:
    if asked.json:
        give_json([{"number": number, **_object(kept)} for number, kept in enumerate(found, 1)])
        return 0
    for number, kept in enumerate(found, 1):
        give(f"{number:>3}  {kept.at[:16].replace('T', ' ')}  {kept.teacher}: {short(kept.text)}")
    if not found:
        tell("The inbox is empty.")
    return 0


def _object(kept: Kept) -> dict[str, Any]:
    return {"id": kept.id, "at": kept.at, "teacher": kept.teacher, "text": kept.text}


def _file(vault: str, kept: Kept, query: str) -> list[Row]:
    """Write the notes of a text, at the moment it was typed, and return them.

    It leaves the inbox only when they are on the disk.
    """
    then = parsed(kept.at).timestamp() if kept.at else time()
    lines = read_lines(kept.text, then, piped=kept.lines, typed=kept.typed)
    with opened(vault) as session:
        teacher = teacher_named(session, query)
        written = write_lines(session, teacher, lines)
    notes = notes_in(written)
    confirm(teacher.name, lines, [note["id"] for note in notes])
    tell_begun(written)
    return notes
