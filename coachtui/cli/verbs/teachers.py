"""`coachtui teachers`: who is coached, and how a teacher is begun, changed, archived and taken up again."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import Any

from coachtui.cli.assemble import opened, opened_if_there, places, teacher_named
from coachtui.cli.options import add_act
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.change import Change
from coachtui.domain.days import read_day
from coachtui.domain.ids import to_text
from coachtui.domain.letters import mended
from coachtui.domain.names import TeacherName, apart, fold
from coachtui.domain.words import Entry, FeltAs
from coachtui.errors import UsageError, shell_word
from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher, archive_teacher, edit_teacher, resume_teacher

ABOUT = "List the teachers; add, edit or archive one, or take one up again."
EXAMPLES = """\
  coachtui teachers
  coachtui teachers add "Maria Delgado" --alias md --school Lincoln --grade 7 --subject math --entry assigned
  coachtui teachers edit maria --alias mdel --every 14
  coachtui teachers archive maria
  coachtui teachers resume maria"""

ADDING = """\
  coachtui teachers add "Maria Delgado"
  coachtui teachers add "Maria Delgado" --alias md --school Lincoln --grade 7 --subject math --entry assigned"""
EDITING = """\
  coachtui teachers edit maria --alias mdel --every 14
  coachtui teachers edit maria --grade 7 --grade 8        both, in place of those before
  coachtui teachers edit maria --keep-until 2027-06-30    the day by which what you wrote is to go
  coachtui teachers edit maria --school ""                takes it out"""
ACTS = {
    "list": ("list them", "  coachtui teachers list\n  coachtui teachers list --json"),
    "add": ("begin a teacher", ADDING),
    "edit": ("change fields of a teacher", EDITING),
    "archive": ("end the coaching; all is kept", "  coachtui teachers archive maria"),
    "resume": ("take the coaching up again", "  coachtui teachers resume maria"),
}
TEXTS = {"alias": "a short name to type", "pronouns": "as she says them", "school": "where she teaches"}
LISTS = {"grade": ("grades", "a grade she teaches; may be given again"), "subject": ("subjects", "a subject; likewise")}


def arguments(parser: ArgumentParser) -> None:
    """Take what to do, and the fields."""
    parser.add_argument("--json", action="store_true", default=False, help="print a list of objects")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts")
    for act, (about, example) in ACTS.items():
        shown = "print a list of objects" if act == "list" else "print the teacher as an object"
        under = add_act(acts, act, about, example, data=shown)
        if act != "list":
            under.add_argument("name", metavar="NAME" if act == "add" else "TEACHER", type=mended)
        if act == "edit":
            under.add_argument("--name", dest="new_name", metavar="NAME", type=mended, help="her name, from now on")
        if act in ("add", "edit"):
            _fields(under)


def run(asked: Namespace) -> int:
    """Do what was asked for."""
    if asked.act in (None, "list"):
        return _list(asked)
    fields = _given(asked) if asked.act in ("add", "edit") else {}
    if asked.act == "edit" and not fields:
        raise UsageError("Nothing to change", "No field was given.", "See: coachtui teachers edit --help")
    with opened(places(asked.home).vault) as session:
        id_, change = _add(session, asked.name, fields) if asked.act == "add" else _change(session, asked, fields)
        session.do(change)
        (who,) = (each for each in session.store.names() if each.id == id_)
    tell(*_told(asked.act, who, fields))
    if asked.json:
        give_json(_object(who))
    return 0


def _add(session: Session, name: str, fields: dict[str, Any]) -> tuple[int, Change]:
    names = session.store.names()
    _refuse_taken(fields, names)
    change = add_teacher(session.pen, name, **fields)
    id_ = change.ops[0].teacher
    if any(fold(each.name) == fold(name) for each in names):
        apart_by = f"An alias tells them apart: coachtui teachers edit {to_text(id_)} --alias WORD"
        tell(f"There is a {name} already; now there are two.", "" if fields.get("alias") else apart_by)
    return id_, change


def _change(session: Session, asked: Namespace, fields: dict[str, Any]) -> tuple[int, Change]:
    who = teacher_named(session, asked.name)
    book = session.book(who.id)
    if asked.act == "edit":
        _refuse_taken(fields, [each for each in session.store.names() if each.id != who.id])
        return who.id, edit_teacher(session.pen, book, **fields)
    return who.id, (archive_teacher if asked.act == "archive" else resume_teacher)(session.pen, book)


def _refuse_taken(fields: dict[str, Any], others: list[TeacherName]) -> None:
    alias = fold(fields.get("alias", ""))
    for each in others:
        if alias and fold(each.alias) == alias:
            raise UsageError("Alias taken", f"{each.name} has the alias “{each.alias}”.", "Choose another one.")


def _told(act: str, who: TeacherName, fields: dict[str, Any]) -> tuple[str, str]:
    if act == "edit":
        return f"{who.name}: {', '.join(f'{_word(name)} {_value(value)}' for name, value in fields.items())}.", ""
    if act == "archive":
        return f"{who.name} archived.", f"All is kept. Back again with: coachtui teachers resume {shell_word(who.name)}"
    return f"{who.name} {'added' if act == 'add' else 'back on the caseload'}.", ""


def _word(name: str) -> str:
    return "days between contacts" if name == "cadence_days" else name.replace("_", " ")


def _value(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value) or "taken out"


def _list(asked: Namespace) -> int:
    with opened_if_there(places(asked.home)) as session:
        names = session.store.names() if session else []
    if asked.json:
        give_json([_object(each) for each in names])
        return 0
    for each, shown in zip(names, apart(names), strict=True):
        alias = f"({each.alias})" if each.alias and shown == each.name else ""
        give("  ".join(word for word in (shown, alias, "" if each.state == "active" else each.state) if word))
    if not names:
        tell("No teacher yet.", 'Begin with: coachtui teachers add "NAME"')
    return 0


def _object(who: TeacherName) -> dict[str, Any]:
    row = {"id": who.id, "name": who.name, "alias": who.alias, "state": who.state}
    return {key: value for key, value in row.items() if value != ""}


def _fields(parser: ArgumentParser) -> None:
    for name, about in TEXTS.items():
        parser.add_argument(f"--{name}", type=mended, help=about)
    for name, (_, about) in LISTS.items():
        parser.add_argument(f"--{name}", action="append", type=mended, help=about)
    parser.add_argument("--entry", choices=list(map(str, Entry)), help="how she came to coaching")
    parser.add_argument("--felt-as", choices=list(map(str, FeltAs)), help="how being coached felt to her at the start")
    parser.add_argument("--keep-until", metavar="DAY", type=mended, help="by when what you wrote is to go; see: review")
    parser.add_argument("--every", type=int, metavar="DAYS", help="how often you mean to meet")


def _given(asked: Namespace) -> dict[str, Any]:
    if asked.every is not None and asked.every < 1:
        raise UsageError("Bad usage", "--every takes a number of days, 1 or more.")
    fields = {"name": asked.new_name} if asked.act == "edit" else {}
    fields |= {name: getattr(asked, name) for name in (*TEXTS, "entry", "felt_as")}
    fields |= {field: getattr(asked, name) for name, (field, _) in LISTS.items()}
    fields["cadence_days"] = asked.every
    fields["retain_until"] = None if asked.keep_until is None else _day(asked.keep_until)
    return {name: value for name, value in fields.items() if value is not None}


def _day(text: str) -> str:
    """Return the day that a text names, as it is stored; "" takes it out. Raises UsageError for what is none."""
    day = read_day(text, datetime.now().astimezone().date()) if text.strip() else None
    if text.strip() and day is None:
        raise UsageError("Bad usage", f"--keep-until takes a day; “{text}” is none.", "A day is: 2027-06-30, 6/30")
    return day.isoformat() if day else ""
