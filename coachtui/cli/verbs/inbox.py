"""`coachtui inbox`: texts that found no teacher."""

from argparse import ArgumentParser, Namespace
from time import time

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.note import confirm
from coachtui.cli.note_full import write_lines
from coachtui.cli.noteline import read_lines
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, short, tell
from coachtui.domain.moment import parsed
from coachtui.errors import UsageError
from coachtui.storage.inbox import Kept, drop, waiting

ABOUT = "List the texts that found no teacher; file one, or drop it."
EXAMPLES = "  coachtui inbox\n  coachtui inbox file 1 maria\n  coachtui inbox drop 2"


def arguments(parser: ArgumentParser) -> None:
    """Take what to do."""
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts")
    acts.add_parser("list", help="list them", description="List them.")
    file = acts.add_parser("file", help="give a text to its teacher", description="Give a text to its teacher.")
    file.add_argument("number", type=int, metavar="N")
    file.add_argument("teacher", metavar="TEACHER")
    gone = acts.add_parser("drop", help="throw a text away", description="Throw a text away.")
    gone.add_argument("number", type=int, metavar="N")


def run(asked: Namespace) -> int:
    """List, file or drop."""
    vault = places(asked.home).vault
    found = waiting(vault)
    if asked.act in (None, "list"):
        return _list(asked, found)
    if not 1 <= asked.number <= len(found):
        raise UsageError("No such text", f"There is no text {asked.number} in the inbox.", "See: coachtui inbox")
    kept = found[asked.number - 1]
    if asked.act == "file":
        _file(vault, kept, asked.teacher)
    drop(kept)
    if asked.act == "drop":
        tell(f"Dropped: {short(kept.text)}")
    return 0


def _list(asked: Namespace, found: list[Kept]) -> int:
    if asked.json:
        give_json(
            [
                {"number": number, "id": kept.id, "at": kept.at, "teacher": kept.teacher, "text": kept.text}
                for number, kept in enumerate(found, 1)
            ]
        )
        return 0
    for number, kept in enumerate(found, 1):
        give(f"{number:>3}  {kept.at[:16].replace('T', ' ')}  {kept.teacher}: {short(kept.text)}")
    if not found:
        tell("The inbox is empty.")
    return 0


def _file(vault: str, kept: Kept, query: str) -> None:
    """Write the notes of a text, at the moment it was typed; it leaves the inbox only when they are on the disk."""
    typed = parsed(kept.at).timestamp() if kept.at else time()
    lines = read_lines(kept.text, typed, piped=kept.lines)
    with opened(vault) as session:
        teacher = teacher_named(session, query)
        write_lines(session, teacher, lines)
    confirm(teacher.name, lines)
