"""`coachtui teachers`: who is coached, and how a teacher is begun, changed and archived."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from coachtui.cli.assemble import opened, opened_if_there, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.names import fold
from coachtui.domain.words import Entry, FeltAs
from coachtui.errors import UsageError
from coachtui.services.teachers import add_teacher, archive_teacher, edit_teacher

ABOUT = "List the teachers; add, edit or archive one."
EXAMPLES = """\
  coachtui teachers
  coachtui teachers add "Maria Delgado" --alias md --school Lincoln --grade 7 --subject math --entry assigned
  coachtui teachers edit maria --alias mdel --every 14
  coachtui teachers archive maria"""

TEXTS = {"alias": "a short name to type", "pronouns": "as she says them", "school": "where she teaches"}
LISTS = {"grade": ("grades", "a grade she teaches; may be given again"), "subject": ("subjects", "a subject; likewise")}


def arguments(parser: ArgumentParser) -> None:
    """Take what to do, and the fields."""
    parser.add_argument("--json", action="store_true", default=False, help="print a list of objects")
    verbs = parser.add_subparsers(dest="act", metavar="ACT", title="acts")
    for act, about in (("list", "list them"), ("add", "begin a teacher"), ("edit", "change fields of a teacher")):
        under = verbs.add_parser(act, help=about, description=about.capitalize() + ".")
        if act == "list":
            _json(under)
            continue
        under.add_argument("name", metavar="NAME" if act == "add" else "TEACHER")
        if act == "edit":
            under.add_argument("--name", dest="new_name", metavar="NAME", help="her name, from now on")
        _fields(under)
    archive = verbs.add_parser("archive", help="end the coaching; all is kept", description="End the coaching.")
    archive.add_argument("name", metavar="TEACHER")


def run(asked: Namespace) -> int:
    """Do what was asked for."""
    if asked.act in (None, "list"):
        return _list(asked)
    with opened(places(asked.home).vault) as session:
        if asked.act == "add":
            if any(fold(each.name) == fold(asked.name) for each in session.store.names()):
                tell(f"There is a {asked.name} already; now there are two. An alias tells them apart.")
            change = add_teacher(session.pen, asked.name, **_given(asked))
        else:
            book = session.book(teacher_named(session, asked.name).id)
            change = archive_teacher(session.pen, book)
            if asked.act == "edit":
                fields = _given(asked) | ({"name": asked.new_name} if asked.new_name else {})
                if not fields:
                    raise UsageError("Nothing to change", "No field was given.", "See: coachtui teachers edit --help")
                change = edit_teacher(session.pen, book, **fields)
        done = session.do(change)
        tell(f"{done.label[:1].upper()}{done.label[1:]}.")
    return 0


def _list(asked: Namespace) -> int:
    with opened_if_there(places(asked.home)) as session:
        names = session.store.names() if session else []
        if asked.json:
            give_json([_bare({"id": e.id, "name": e.name, "alias": e.alias, "state": e.state}) for e in names])
            return 0
        for each in names:
            said = [each.name, f"({each.alias})" if each.alias else "", "" if each.state == "active" else each.state]
            give("  ".join(word for word in said if word))
    if not names:
        tell("No teacher yet.", 'Begin with: coachtui teachers add "NAME"')
    return 0


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print a list of objects")


def _fields(parser: ArgumentParser) -> None:
    for name, about in TEXTS.items():
        parser.add_argument(f"--{name}", help=about)
    for name, (_, about) in LISTS.items():
        parser.add_argument(f"--{name}", action="append", help=about)
    parser.add_argument("--entry", choices=[*Entry], help="how she came to coaching")
    parser.add_argument("--felt-as", choices=[*FeltAs], help="how being coached felt to her at the start")
    parser.add_argument("--every", type=int, metavar="DAYS", help="how often you mean to meet")


def _given(asked: Namespace) -> dict[str, Any]:
    if asked.every is not None and asked.every < 1:
        raise UsageError("Bad usage", "--every takes a number of days, 1 or more.")
    fields = {name: getattr(asked, name) for name in (*TEXTS, "entry", "felt_as")}
    fields |= {field: getattr(asked, name) for name, (field, _) in LISTS.items()}
    fields["cadence_days"] = asked.every
    return {name: _plain(value) for name, value in fields.items() if value is not None}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value != ""}
