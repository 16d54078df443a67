"""Finds the verb that was asked for, reads its arguments, and runs it. Only what is asked for is loaded."""

import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from coachtui.cli.options import HOME_HELP, add_home
from coachtui.cli.voice import tell_error
from coachtui.domain.letters import mended
from coachtui.errors import CoachError, UsageError, nearest

APP = "app"
FILES = ("home", "copy", "file")
"""The options that name a file."""
VERBS = {
    "note": "write a line about a teacher: coachtui note TEACHER TEXT…",
    "script": "take in a script from elsewhere, as an encounter: coachtui script TEACHER FILE",
    "caseload": "tell whom to see and what for, or what is next with one teacher",
    "prep": "print what to read before walking in: coachtui prep TEACHER",
    "live": "open the app in an encounter, or take its lines without a screen: coachtui live TEACHER",
    "plan": "plan an encounter, by options or line by line: coachtui plan TEACHER",
    "reflect": "write your own reflection on the last encounter: coachtui reflect TEACHER",
    "inquiry": "ask the four questions, line by line: coachtui inquiry TEACHER",
    "sort": "sort the last script, a line and a letter at a time: coachtui sort TEACHER",
    "turn": "make a note evidence, an answer, a belief…: coachtui turn REF ACT",
    "board": "print what is working, for whom, why, how known: today, or on a day",
    "report": "write the teacher's copy or the activity report, shown before it leaves",
    "decisions": "tell what to learn, what was decided, what came of it: coachtui decisions TEACHER",
    "across": "tell what several teachers try, and for whom it works where",
    "conflicts": "tell the records in two versions, and settle one: coachtui conflicts REF HOW",
    "time": "tell how your time went, by week, kind and teacher",
    "teachers": "list the teachers; add, edit or archive one",
    "add": "add a record of any kind: coachtui add KIND TEACHER TEXT… FIELD=VALUE…",
    "edit": "change fields of a record, or list them: coachtui edit REF FIELD=VALUE…",
    "delete": "delete records: coachtui delete REF…",
    "deleted": "list what was deleted, or bring it back",
    "show": "show all that is kept about a teacher",
    "record": "tell one record in full: coachtui record REF",
    "history": "tell how a record became what it is, or go back: coachtui history REF",
    "student": "show everything about one student: coachtui student K3 TEACHER",
    "find": "find words in all records",
    "beliefs": "show what a teacher holds true: today, on a day, or what moved",
    "done": "settle a record: a promise kept, a learning done, what came of a decision: coachtui done REF",
    "link": "link two beliefs or practices, or say whom one affects: coachtui link REF KIND REF",
    "outline": "move, copy or turn a belief or practice with all beneath it: coachtui outline REF ACT",
    "map": "draw what a teacher holds true, what it drives, for whom",
    "inbox": "file or drop texts that found no teacher",
    "undo": "take back what was done last, or do it again",
    "backup": "put the whole vault into one file",
    "restore": "bring records back from a backup, or see what there is",
    "review": "look through what is kept past its day, or for long",
    "forget": "forget a teacher, a student or what is old, for good",
    "check": "read every byte of the vault, tell what is wrong, mend it",
    "share": "keep the vault on two machines, by git or by Syncthing",
    "where": "tell where everything is kept",
    "keys": "list all keys",
    "settings": "list the settings, or write one: coachtui settings NAME VALUE",
    "themes": "list all themes",
    "schema": "print the JSON schema of the records",
    "completion": "make your shell complete verbs, options and teachers",
    "manual": "print the manual page",
    "demo": "open a throw-away copy of the sample caseload",
}

EXAMPLES = """\
Examples:
  coachtui                                          open the app
  coachtui demo                                     look around in an invented caseload
  coachtui teachers add "Maria Delgado" --grade 7
  coachtui note maria 't "they just won'\\''t try"'
  coachtui find exit tickets

coachtui VERB --help tells more. Exit codes: 0 done, 1 found something wrong, 2 bad usage or input.
"""


def run_verb(args: Sequence[str]) -> int:
    """Run what the arguments ask for and return the exit code: 0 done, 1 found something wrong, 2 bad usage."""
    try:
        return _run(args)
    except CoachError as error:
        tell_error(error)
        return error.exit_code
    except SystemExit as ending:  # argparse has said what there is to say
        return ending.code if isinstance(ending.code, int) else 2


def _run(args: Sequence[str]) -> int:
    if args[:1] == ["help"]:
        args = [*args[1:2], "--help"]
    if args[:1] == ["note"]:  # whoever asks for it by name is answered before this; `help note` comes here
        from coachtui.cli.note import run  # noqa: PLC0415 - each verb loads its own

        return run(list(args[1:]))
    front = _until_verb(args)
    asked, unknown = _top_parser().parse_known_args(front)
    rest = [*unknown, *args[len(front) :]]
    verb = asked.verb or APP
    if verb == "note":  # behind an option that is none: it says so, and keeps the text
        from coachtui.cli.note import run  # noqa: PLC0415 - each verb loads its own

        return run(rest, asked.home, asked.json)
    if verb != APP and verb not in VERBS:
        raise UsageError("Bad usage", f"There is no verb {verb!r}{nearest(verb, VERBS)}.", "See: coachtui --help")
    module = import_module(f"coachtui.cli.verbs.{verb}")
    rest = ["--json", *rest] if asked.json else rest
    whole = _verb_parser(verb, module).parse_args(rest, Namespace(home=asked.home))
    return int(module.run(_mended(whole)))


def _mended(asked: Namespace) -> Namespace:
    """Return the arguments with every text whole; names of files stay as they are."""
    for name, value in vars(asked).items():
        if name not in FILES and isinstance(value, str | list):
            setattr(asked, name, mended(value) if isinstance(value, str) else [mended(each) for each in value])
    return asked


def _until_verb(args: Sequence[str]) -> list[str]:
    """Return the arguments up to the verb: the verb's own are read by its own parser."""
    at = 0
    while at < len(args) and args[at].startswith("-"):
        at += 2 if args[at] == "--home" else 1
    return list(args[: at + 1])


def _top_parser() -> ArgumentParser:
    table = "\n".join(f"  {verb:<10} {about}" for verb, about in VERBS.items())
    parser = ArgumentParser(
        prog="coachtui",
        usage="coachtui [--home DIR] [--json] [VERB …]",
        description=f"A notebook for instructional coaches. Without a verb it opens the app.\n\nverbs:\n{table}",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    parser.add_argument("--home", metavar="DIR", default="", help=HOME_HELP)
    parser.add_argument("--json", action="store_true", help="print data as JSON, where a verb has any")
    parser.add_argument("verb", nargs="?", help=SUPPRESS)
    return parser


def _verb_parser(verb: str, module: ModuleType) -> ArgumentParser:
    parser = ArgumentParser(
        prog="coachtui" if verb == APP else f"coachtui {verb}",
        description=module.ABOUT,
        epilog=f"Examples:\n{module.EXAMPLES}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_home(parser)
    module.arguments(parser)
    return parser


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only when asked

    try:
        return version("coachtui")
    except PackageNotFoundError:
        return "(not installed)"


class _Version(Action):
    """Prints the version; it is looked up only then."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"coachtui {_version()}\n")
        parser.exit()
