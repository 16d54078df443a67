"""`coachtui done REF HOW`: a record settled: kept, learned, let go, what came of it."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.reference import Found, record_named
from coachtui.cli.settling import OPTIONS, WAYS
from coachtui.cli.told_back import tell_record
from coachtui.domain.kinds import label
from coachtui.domain.letters import mended
from coachtui.errors import UsageError, nearest
from coachtui.services.session import Session

DONE = "done"
"""What may be said of a record that can be settled in one way only."""
_TABLE = "\n".join(
    f"  {label(table)}: {', '.join(way.words) or DONE}"
    + "".join(f" --{each.replace('_', '-')}" for each in way.options)
    for table, way in WAYS.items()
)
ABOUT = f"""\
Settle a record by its REF and a word that says how; what more is said of it is an option. A promise is kept and a claim
is let go where no word is given. Two versions of a record: coachtui conflicts.

{_TABLE}"""
EXAMPLES = """\
  coachtui done k7q2x
  coachtui done k7q2x released
  coachtui done m3d8p --found "they decide in two seconds" --surprised "all of them"
  coachtui done 5d3mw not_yet --learned "too much at once" --next "one step"
  coachtui done 9p4ra loosening --why "K3 showed her\""""


def arguments(parser: ArgumentParser) -> None:
    """Take which record, how it is settled, and what more is said of it."""
    parser.add_argument("ref", metavar="REF", help="the record, by what stands in brackets behind it")
    parser.add_argument("how", metavar="HOW", nargs="?", default="", help="how: a word of the table above")
    for name, about in OPTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="WORDS", type=mended, default="", help=about)


def run(asked: Namespace) -> int:
    """Settle it, step by step: each is taken back by itself."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = _promised(session, record_named(session, asked.ref, tables=(*WAYS, "notes")))
        for step in WAYS[one.table].steps(session, one, _how(one, asked), asked):
            tell_record(session, one, session.do(step()).label)
    return 0


def _promised(session: Session, one: Found) -> Found:
    """Return a record as it is settled: for a promise that was typed as a note, the promise that it made.

    Raises UsageError for any other note.
    """
    if one.table != "notes":
        return one
    rows = session.book(one.teacher).rows("promises")
    made = next((row["id"] for row in rows if row.get("from") == one.id), None)
    if made is None:
        raise UsageError("Not settled", "This note made no promise.", "See: coachtui done --help")
    return Found(one.teacher, "promises", made)


def _how(one: Found, asked: Namespace) -> str:
    """Return the word that settles a record. Raises UsageError for one, or an option, that says nothing of it."""
    way, kind = WAYS[one.table], label(one.table)
    given = [name for name in OPTIONS if getattr(asked, name)]
    if wrong := next((name for name in given if name not in way.options), ""):
        taken = ", ".join(f"--{each.replace('_', '-')}" for each in way.options) or "no option"
        raise UsageError("Bad usage", f"--{wrong.replace('_', '-')} says nothing of this {kind}.", f"It takes {taken}.")
    how = asked.how or (way.words[0] if way.assumed else "")
    if how not in (way.words or ("", DONE)):
        said = f"This {kind} cannot be “{how}”{nearest(how, way.words)}." if how else f"This {kind} needs a word."
        hint = f"One of: {', '.join(way.words)}" if way.words else "It takes none."
        raise UsageError("How is it settled?", said, hint)
    return str(how if way.words else "")
