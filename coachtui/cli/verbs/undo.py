"""`coachtui undo`: takes back what was done last, whenever and wherever, and does it again."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime
from itertools import islice
from typing import Any

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, short, tell
from coachtui.domain.keeping import Step
from coachtui.domain.moment import parsed
from coachtui.services.session import Session, Taken
from coachtui.services.whence import about_said, session_said, when_said

ABOUT = """\
Take back what was done last, in the app or at the shell, whenever that was; --redo does again what was taken back.
What was done in an app that is still open is taken back there."""
EXAMPLES = "  coachtui undo\n  coachtui undo -n 3\n  coachtui undo --redo\n  coachtui undo --list"
LISTED = 20
"""How many changes are listed where no number is asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Take which way, how many, and the form."""
    parser.add_argument("--redo", action="store_true", help="do again what was taken back last")
    parser.add_argument("-n", type=_count, metavar="N", dest="count", help="how many changes; one, or 20 to list")
    parser.add_argument(
        "--list", action="store_true", help="list what can be taken back, or done again, and do nothing"
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Take back, do again, or list; 1 where there is nothing."""
    open_elsewhere = False
    found: list[dict[str, Any]] = []
    with opened_if_there(places(asked.home)) as session:
        if session:
            found = _list(session, asked) if asked.list else _take(session, asked)
            open_elsewhere = not found and any(step.live for step in session.done())
    if asked.json:
        give_json(found)
    if not found:
        hint = "What was done in a coachtui that is still open is taken back there." if open_elsewhere else ""
        tell(f"Nothing to {'redo' if asked.redo else 'undo'}.", hint)
    return 0 if found else 1


def _take(session: Session, asked: Namespace) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for _ in range(asked.count or 1):
        taken = session.redo() if asked.redo else session.undo()
        if taken is None:
            if found:
                done = "done again" if asked.redo else "taken back"
                tell(f"That was all there is to {'redo' if asked.redo else 'undo'}: {len(found)} {done}.")
            break
        found.append(_taken(session, taken, redo=asked.redo))
    return found


def _taken(session: Session, taken: Taken, *, redo: bool) -> dict[str, Any]:
    now = session.pen.now()
    about = about_said(taken.ops, taken.label, session.store.names())
    said = f"{taken}: {short(about)}" if about else str(taken)
    tell(f"{'Done again' if redo else 'Undone'}: {said} ({_when(taken.step, now)}).")
    return _object(taken.step, about) | {"left_alone": len(taken.skipped) + len(taken.lost)}


def _list(session: Session, asked: Namespace) -> list[dict[str, Any]]:
    steps = list(islice(session.undone() if asked.redo else session.done(), asked.count or LISTED))
    names, now = session.store.names(), session.pen.now()
    found = [_object(step, about_said(session.told(step), step.label, names)) for step in steps]
    number = 0
    for step, each in zip(steps, found, strict=True):
        number += not step.live
        if not asked.json:
            about = f": {short(each['about'])}" if each["about"] else ""
            where = "  in a session that is open" if step.live else f"  {_where(step, now)}"
            at = f"{parsed(step.at).astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
            give(f"{'' if step.live else number:>3}  {at}  {step.label}{about}{where}")
    return found


def _object(step: Step, about: str) -> dict[str, Any]:
    return {
        "at": step.at,
        "label": step.label,
        "about": about,
        "teachers": sorted({op.teacher for op in step.ops}),
        "records": len(step.ops),
        "session": step.writer,
        "by": step.by or "app",
        "open": step.live,
    }


def _when(step: Step, now: datetime) -> str:
    return f"{when_said(step.at, now)}, {_where(step, now)}"


def _where(step: Step, now: datetime) -> str:
    return session_said(step.writer, step.by, step.at, now)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("a whole number, 1 or more")
    return int(text)
