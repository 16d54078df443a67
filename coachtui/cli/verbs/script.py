"""`coachtui script TEACHER FILE`: a script taken down elsewhere becomes an encounter with its notes."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from coachtui.cli.ask import sure
from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.note import Request, kept
from coachtui.cli.output import give_json
from coachtui.cli.stdin import SHELL_ADDS, StoppedError, decoded, read_all
from coachtui.cli.told_back import tell_begun
from coachtui.cli.voice import give, tell
from coachtui.domain.change import Change, Row
from coachtui.domain.days import read_day, read_moment
from coachtui.domain.grammar.childname import looks_like_name
from coachtui.domain.grammar.script import SOON, Script, read
from coachtui.domain.letters import mended
from coachtui.domain.moment import parsed
from coachtui.domain.words import EncounterKind
from coachtui.errors import CoachError, UsageError
from coachtui.services.scripts import import_script
from coachtui.services.session import Session

REFUSED = "Nothing was written"
ABOUT = """\
Take in a script that was taken down elsewhere: FILE, or - for what is piped in. It becomes an encounter with its notes,
each stamped. Times stand on a line of their own (9:50 AM), in front of the text (10:42 T: …), after Begin, or count
from the beginning (0:58). T: T- S1- S2: 3: say who spoke, brackets hold what was seen. Text, Markdown, CSV and columns
will do. First all of it is shown, and you are asked. What is not clear is kept whole, as seen; nothing is dropped. It
is one step, and `coachtui undo` takes it back."""
EXAMPLES = """\
  coachtui script maria visit.txt
  coachtui script maria visit.md --on thu
  coachtui script maria film.csv --on "2026-05-21 10:35" --yes
  coachtui script maria talk.txt --kind debrief
  pbpaste | coachtui script maria - --yes"""


class When(NamedTuple):
    """The day that was asked for, and when on it the encounter began, where that was said."""

    day: date | None = None
    start: datetime | None = None


def arguments(parser: ArgumentParser) -> None:
    """Take whose script it is, where it stands, and what it was."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("file", metavar="FILE", help="a file of text, or - for what is piped in")
    kinds = [each.value for each in EncounterKind]
    parser.add_argument("--kind", choices=kinds, default="visit", metavar="KIND", help=f"{', '.join(kinds)}")
    parser.add_argument("--on", metavar="DAY", default="", help='the day, with the time if you like: thu, "5/21 10:35"')
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="print the encounter and the notes that were written")


def run(asked: Namespace) -> int:
    """Show what the script becomes, ask, and write it; 1 where she said no."""
    whose = " ".join(asked.teacher)
    piped = asked.file == "-"
    text = _piped(asked.home, whose) if piped else _text_of(Path(asked.file).expanduser())
    try:
        return _import(asked, whose, text)
    except CoachError as error:
        raise (kept_text(asked.home, whose, text, error) if piped and text.strip() else error) from error


def _import(asked: Namespace, whose: str, text: str) -> int:
    script = read(text)
    if not script.lines:
        raise UsageError("Nothing to keep", "There is no line in it.")
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, whose)
        when = _when(asked.on, session.pen.now())
        book = session.book(teacher.id)
        change = import_script(session.pen, book, script, asked.kind, day=when.day, start=when.start)
        if not asked.json:
            _show(change, script)
        _tell(session, teacher.id, change, script, whose=teacher.name, guessed=bool(when.day and not when.start))
        if not sure("Write this?", yes=asked.yes, refused=REFUSED):
            if asked.file == "-":
                raise CoachError(REFUSED, "You said no.")
            tell(f"{REFUSED}.")
            return 1
        written = session.do(change)
    if asked.json:
        rows = {table: [op.after for op in written.ops if op.table == table] for table in ("encounters", "notes")}
        give_json({"encounter": rows["encounters"][0], "notes": rows["notes"]})
    tell(f"Done: {change.label}.", "Take it back with: coachtui undo")
    return 0


def kept_text(home: str, whose: str, text: str, error: CoachError) -> CoachError:
    """Put a text that came through a pipe into the inbox and return the error with where it is."""
    return kept(places(home).vault, Request(home, False, whose, text, lines=True), error)


# What comes in


def _piped(home: str, whose: str) -> str:
    try:
        return mended(read_all())
    except StoppedError as stopped:
        text = mended(stopped.text)
        error = CoachError("Stopped", f"{REFUSED}.")
        error.exit_code = stopped.exit_code if stopped.exit_code > SHELL_ADDS else 1
        raise (kept_text(home, whose, text, error) if text.strip() else error) from None


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            "Cannot be read", f"{error.strerror}: {path}", "Name a file of text, or - for a pipe."
        ) from error
    text = mended(decoded(data))
    if "\0" in text:
        raise UsageError("Not text", f"This is no text: {path}", "Save it as plain text, Markdown or CSV first.")
    return text


def _when(on: str, now: datetime) -> When:
    if not on:
        return When()
    day = read_day(on, now.date(), ahead=False)
    moment = "" if day else read_moment(on, now, ahead=False)
    if not (day or moment):
        raise UsageError("Not a day", f"“{on}” names no day.", 'Such as 2026-01-15, thu or "5/21 10:35".')
    start = _on_her_clock(parsed(moment), now) if moment else None
    day = start.date() if start else day
    if day and (day > now.date() or (start and (start - now).total_seconds() > SOON)):
        raise UsageError("Not a day", f"“{on}” is still to come.", "A script is of what has been.")
    return When(day, start)


def _on_her_clock(moment: datetime, now: datetime) -> datetime:
    """Return the moment at which the clock showed this time: half a year ago it may have been summer time."""
    return moment.astimezone(now.tzinfo).replace(tzinfo=None).astimezone()


# What is shown


def _show(change: Change, script: Script) -> None:
    for line, note in zip(script.lines, _notes(change), strict=True):
        at = parsed(str(note["at"])).astimezone()
        who = ", ".join(line.parts.who) or str(note.get("speaker") or "")
        mode = f"{note['mode']}{'?' if line.unclear else ''}"
        give(f"{at:%H:%M:%S}  {mode:<9} {who:<8}  {note['text']}")


def _tell(session: Session, teacher: int, change: Change, script: Script, *, whose: str, guessed: bool) -> None:
    row: Row = dict(change.ops[0].after or {})
    start, end = (parsed(str(row[name])).astimezone() for name in ("start", "end"))
    minutes = int((end - start).total_seconds() // 60)
    tell(f"{whose} · {row['kind']} · {start:%a %d %b %Y %H:%M}-{end:%H:%M}, {minutes} min · {_counted(change)}")
    if joined := sum(line.joined for line in script.lines):
        tell(f"{joined} more line{'s' if joined != 1 else ''} of the text went on from the one above.")
    unclear = sum(line.unclear for line in script.lines)
    if unclear:
        tell(f"{unclear} without a speaker or a mark: kept whole, as seen (saw?).")
    if not script.begins and (guessed or script.elapsed):
        tell("It does not say when it began.", 'Say so with: --on "DAY 10:35"')
    if any(each.get("start") == row["start"] for each in session.book(teacher).rows("encounters")):
        tell("An encounter that began then is there already: is this the same script again?")
    named = next(filter(None, (looks_like_name(str(note["text"])[:10_000], (whose,)) for note in _notes(change))), "")
    if named:
        tell(f"“{named}” looks like a name. A code, such as @K3, keeps a child out of the notes.")
    tell_begun(change)


def _counted(change: Change) -> str:
    modes: dict[str, int] = {}
    for note in _notes(change):
        modes[note["mode"]] = modes.get(note["mode"], 0) + 1
    total = sum(modes.values())
    each = ", ".join(f"{count} {mode}" for mode, count in sorted(modes.items(), key=lambda one: -one[1]))
    return f"{total} line{'s' if total != 1 else ''}: {each}"


def _notes(change: Change) -> list[Row]:
    return [dict(op.after or {}) for op in change.ops if op.table == "notes" and op.after]
