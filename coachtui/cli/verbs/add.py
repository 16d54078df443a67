"""`coachtui add KIND TEACHER TEXT… FIELD=VALUE…`: a record of any kind, by one line."""

from argparse import ArgumentParser, Namespace
from typing import NamedTuple

from coachtui.cli.adding import ADDED, Kind, Wanted, kind_named
from coachtui.cli.ask import text_of
from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.fieldvalues import Place
from coachtui.cli.fieldwords import Given, apart, read_fields, taken
from coachtui.cli.note import Request, kept
from coachtui.cli.reference import Found, record_named
from coachtui.cli.stdin import StoppedError
from coachtui.cli.told_back import begun_in, give_record, tell_begun, tell_record
from coachtui.domain.change import COMMON, Change
from coachtui.domain.kinds import KINDS
from coachtui.errors import CoachError, StoreError, UsageError
from coachtui.services.session import Session

ABOUT = f"""\
Add a record by one line. KIND is one of: {", ".join(ADDED)}. A group belongs to all teachers: give it no TEACHER.

TEXT is what it says; left out at a terminal it is asked for, - reads it from a pipe. Nothing else is needed, but for
what an encounter is (kind=) and how a trust reading is meant (dimension=). FIELD=VALUE says more, in the words of the
app's forms: due=fri, with=K3,#ell, why="they said". A belief or practice can stand under=REF or (a belief) beside=REF
another; evidence speaks for=REF or against=REF a claim, belief, learning or decision. `coachtui edit REF` lists
the fields of a record that is there, with what each takes. Where text holds a word with = in it, give it by its field:
what="x=3 is solved"."""
EXAMPLES = """\
  coachtui add belief maria They will not try unless it counts holder=teacher hold=4
  coachtui add practice maria "points for every answer" under=k7q2x
  coachtui add claim maria "exit tickets" works=partly scope=some with=K3,#ell why="they see what they missed"
  coachtui add evidence maria "22 of 26 boards at the first ask" for=5d3mw kind=count
  coachtui add promise maria "bring exit tickets" due=fri
  coachtui add trust maria "she asked me in" dimension=respect level=4
  coachtui add encounter maria "warm-ups" kind=visit start="fri 10:40"
  coachtui add group ell about="new to English" """.rstrip()


class Asked(NamedTuple):
    """What was asked for: the kind, whose, the text, the fields; `alone` where the text stands nowhere else."""

    kind: Kind
    teacher: str
    text: str
    given: list[Given]
    alone: bool


def arguments(parser: ArgumentParser) -> None:
    """Take the kind, whom it is about, the text, the fields, the form."""
    parser.add_argument("kind", metavar="KIND", help=", ".join(ADDED))
    parser.add_argument("teacher", metavar="TEACHER", nargs="?", default="", help="a name, an alias, or a beginning")
    parser.add_argument("words", metavar="TEXT", nargs="*", help="what it says, and FIELD=VALUE for what there is more")
    parser.add_argument("--json", action="store_true", help="print the record")


def run(asked: Namespace) -> int:
    """Write it, and tell what was made with its reference."""
    vault = places(asked.home).vault
    try:
        new = _asked(kind_named(asked.kind), asked.teacher, asked.words)
    except StoppedError as stopped:
        error = CoachError("Stopped", "It was not written.")
        error.exit_code = stopped.exit_code
        if stopped.text.strip():
            error = kept(vault, Request(asked.home, asked.json, asked.teacher, stopped.text.strip(), lines=True), error)
        raise error from None
    try:
        with opened(vault, fresh=new.kind.table == "groups") as session:
            one, written = _add(session, new)
            tell_record(session, one, written.label)
            if new.kind.table != "students":
                tell_begun(written)
            if asked.json:
                give_record(session, one)
    except CoachError as error:
        if new.text and (new.alone or isinstance(error, StoreError)):
            raise kept(vault, Request(asked.home, asked.json, new.teacher, new.text, new.alone), error) from error
        raise
    return 0


def _asked(kind: Kind, teacher: str, words: list[str]) -> Asked:
    if kind.table == "groups":
        teacher, words = "", [teacher, *words] if teacher else words
    elif not teacher or "=" in teacher:
        raise UsageError("About whom?", "A teacher is missing.", "See: coachtui add --help, coachtui teachers")
    text, given = apart(words)
    first = KINDS[kind.table].text
    named = [each for each in given if each.name == first and each.sign == "="]
    if named and text:
        raise UsageError("Given twice", f"{first} is given twice.", "Its text is either behind the name or a field.")
    if named:
        text, given = named[0].text, [each for each in given if each is not named[0]]
    if kind.bare and not text:
        return Asked(kind, teacher, "", given, alone=False)
    said, alone = text_of(text, kind.question)
    return Asked(kind, teacher, said, given, alone)


def _add(session: Session, new: Asked) -> tuple[Found, Change]:
    kind = new.kind
    teacher = teacher_named(session, new.teacher).id if kind.table != "groups" else COMMON
    book = session.book(teacher)
    beside, given = taken(new.given, kind.beside)
    named = {
        name: [record_named(session, ref, tables=kind.beside[name], teacher=teacher).id for ref in _refs(text)]
        for name, text in beside.items()
    }
    row = {"created": session.pen.now().date().isoformat()}
    fields = read_fields(Place(session, book, kind.table), given, row)
    clean = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    written = session.do(kind.make(Wanted(session.pen, book, new.text, clean, named)))
    return begun_in(written, kind.table), written


def _refs(text: str) -> list[str]:
    return text.replace(",", " ").split()
