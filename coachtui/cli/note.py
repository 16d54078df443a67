"""`coachtui note TEACHER TEXT…`: one line about a teacher, on the disk in a few milliseconds.

This is the fast path: plain lines are written without loading the vault (storage.quick). A line that names students or
makes a promise, a belief or a next skill needs her records, and takes the way through the store (cli.note_full), as
does all that the fast path cannot be sure of. Nothing typed is ever lost: what finds no teacher waits in the inbox.
"""

import os
import sys
from time import localtime, time

from coachtui.cli.noteline import Line, read_lines
from coachtui.cli.voice import short, tell, tell_error
from coachtui.domain.ids import new_id, spoken
from coachtui.domain.letters import mended, rejoined
from coachtui.domain.names import goes_on, match
from coachtui.errors import CoachError, UsageError
from coachtui.paths import find_paths
from coachtui.storage import quick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachtui.domain.names import TeacherName

MANY_JOURNALS = 128
"""From how many journals on a note puts the snapshots in order when it is written, so that the next ones stay fast."""
SHOWN_LINES = 5
USAGE = "coachtui note TEACHER TEXT…   or   coachtui note TEACHER - <FILE"


class Request:
    """What was asked for: options, the words that name a teacher, the text; `lines` where each line of it is a note.

    `typed` where each was ended by Enter, so that none goes on in another. `words` are what the text was given in: the
    first ones may still name the teacher.
    """

    __slots__ = ("as_json", "home", "lines", "teacher", "text", "typed", "words")

    def __init__(
        self,
        home: str,
        as_json: bool,
        teacher: str,
        text: str,
        lines: bool,
        *,
        typed: bool = False,
        words: "Sequence[str]" = (),
    ) -> None:
        self.home = home
        self.as_json = as_json
        self.teacher = teacher
        self.text = text
        self.lines = lines
        self.typed = typed
        self.words = words

    def take_name(self, names: "Sequence[TeacherName]") -> None:
        """Take the first words of the text as the teacher's, where they make a name whole: `note Ann Lee she asked`.

        Raises UsageError where no word is left to be the text.
        """
        if count := goes_on(self.teacher, self.words, names) if self.words else 0:
            self.teacher = " ".join([self.teacher, *self.words[:count]])
            said = self.words[count:]
            if said[:1] == ["--json"]:
                self.as_json, said = True, said[1:]
            self.text, self.words = " ".join(said), ()
            if not said:
                raise UsageError("Nothing to note", f"{self.teacher}: what does the note say?", USAGE)


def run(args: list[str], home: str = "", as_json: bool = False) -> int:
    """Run the verb and return the exit code; `home` and `as_json` are what stood in front of it."""
    try:
        asked = _asked(args, Options(home, as_json))
        if asked.help:
            from coachtui.cli.note_help import help_text  # noqa: PLC0415 - only when asked

            sys.stdout.write(help_text())
            return 0
        return _note(_request(asked))
    except CoachError as error:
        tell_error(error)
        return error.exit_code


def _asked(args: list[str], options: "Options") -> "Options":
    """Return what is asked for: the options in front of TEACHER and those behind it, before the text."""
    rest = options.take(args)
    options.teacher, rest = (rest[0], rest[1:]) if rest else ("", [])
    options.rest = options.take(rest, strict=False) if rest and not options.closed else rest
    if options.rest[1:] and options.rest[-1] == "--json" and not options.closed:
        options.as_json, options.rest = True, options.rest[:-1]
    return options


def _request(asked: "Options") -> Request:
    if not asked.rest:
        what = "What does the note say?" if asked.teacher else "Whose note is it, and what does it say?"
        raise UsageError("Nothing to note", asked.wrong or what, USAGE)
    lines = _reads_lines(asked)
    typed = lines and os.isatty(0)  # once its line has dropped, a terminal is none
    text = _piped(asked, typed=typed) if lines else " ".join(asked.rest)
    whole = mended(text)
    if whole != rejoined(text):
        tell("Some bytes were no UTF-8; they were read as Windows-1252 letters.")
    if not whole.strip():
        raise UsageError("Nothing to note", "The text is empty.")
    words = () if lines else [mended(word) for word in asked.rest]
    request = Request(asked.home, asked.as_json, mended(asked.teacher), whole, lines, typed=typed, words=words)
    if asked.wrong:
        error = UsageError("Bad usage", asked.wrong, "See: coachtui note --help")
        raise kept(find_paths(asked.home).vault, request, error)
    return request


def _reads_lines(asked: "Options") -> bool:
    """Tell whether the text comes through stdin: `note TEACHER -`, all words before the `-` being a teacher's name."""
    *name, last = asked.rest
    if last != "-" or not name:
        return last == "-" and not name
    whole = mended(" ".join([asked.teacher, *name]))
    if match(whole, _names(find_paths(asked.home).vault, asked.teacher))[0] is None:
        return False
    asked.teacher = whole
    return True


def _names(vault: str, query: str) -> "Sequence[TeacherName]":
    """Return the names that `query` may begin; none where nobody can tell, which is said when the note is written."""
    try:
        if not quick.check_private(vault):
            return ()
        if index := quick.read_names(vault, query):
            return index.names
        from coachtui.cli.note_full import names  # noqa: PLC0415 - loads the store

        return names(vault)
    except CoachError:
        return ()


class Options:
    """What stands around the text: where everything is kept, in which form to answer, for whom; `rest` is the text.

    `wrong` says which option is none; the text is kept all the same. `closed` once `--` has ended them.
    """

    __slots__ = ("as_json", "closed", "help", "home", "rest", "teacher", "wrong")

    def __init__(self, home: str, as_json: bool) -> None:
        self.home = home
        self.as_json = as_json
        self.teacher = self.wrong = ""
        self.rest: list[str] = []
        self.help = self.closed = False

    def take(self, args: list[str], *, strict: bool = True) -> list[str]:
        """Take the options at the beginning and return what is left; unless `strict`, what is none is her text."""
        while args and args[0].startswith("-") and args[0] != "-":
            option, left = args[0], args[1:]
            if option == "--" and (strict or (left[:1] and left[0].startswith("--"))):
                self.closed = True
                return left
            if option == "--json":
                self.as_json = True
            elif option == "--home" and left:
                self.home, left = left[0], left[1:]
            elif option.startswith("--home="):
                self.home = option.removeprefix("--home=")
            elif not strict:
                if option[:2] == "--" and option[2:3].isalpha() and " " not in option:
                    tell(f"“{short(option)}” is no option: it was taken as the first word of the note.")
                return args
            elif option in ("-h", "--help"):
                self.help = True
            elif not self.wrong:
                self.wrong = "--home takes a folder." if option == "--home" else f"There is no option {short(option)}."
            args = left
        return args


def _piped(asked: "Options", *, typed: bool) -> str:
    """Return what comes through stdin. Raises CoachError where a signal ends it, what had come kept in the inbox."""
    from coachtui.cli.stdin import StoppedError, read_all  # noqa: PLC0415 - a line that is given needs it not

    try:
        return read_all()
    except StoppedError as stopped:
        text = mended(stopped.text)
        error = CoachError("Stopped", "Nothing was written about anyone." if text.strip() else "Nothing had come.")
        if text.strip():
            request = Request(asked.home, False, mended(asked.teacher), text, lines=True, typed=typed)
            error = kept(find_paths(asked.home).vault, request, error)
        error.exit_code = stopped.exit_code
        raise error from None


def _note(request: Request) -> int:
    vault = find_paths(request.home).vault
    now = time()
    try:
        there = quick.check_private(vault)
    except CoachError as error:
        raise kept(vault, request, error) from error
    index = quick.read_names(vault, request.teacher) if there else None
    if index:
        request.take_name(index.names)
    lines = read_lines(request.text, now, piped=request.lines, typed=request.typed)
    if not lines:
        raise UsageError("Nothing to note", "There are only clock times in it.")
    teacher, _ = match(request.teacher, index.names if index else ())
    if index and teacher and not any(line.needs_records for line in lines):
        _write((vault, index.machine), teacher, lines, request, now)
        if index.journals >= MANY_JOURNALS:
            from coachtui.cli.note_full import fold  # noqa: PLC0415 - once in a while, when all is said

            fold(vault)
        return 0
    if there:
        from coachtui.cli.note_full import write_through_store  # noqa: PLC0415 - loads the store

        return write_through_store(vault, request, lines)
    hint = 'Begin with: coachtui teachers add "NAME"'
    raise kept(vault, request, UsageError("No teacher yet", "There is nobody to write about.", hint))


def _write(
    place: tuple[str, str], teacher: "TeacherName", lines: "Sequence[Line]", request: Request, now: float
) -> None:
    vault, machine = place
    first = new_id(int(now * 1000))
    records = [(first + at, line.record(first + at, now)) for at, line in enumerate(lines)]
    label = "note added" if len(lines) == 1 else f"{len(lines)} notes added"
    try:
        quick.commit(vault, label, [(teacher.id, "notes", id_, record) for id_, record in records], machine)
    except CoachError as error:
        raise kept(vault, request, error) from error
    confirm(teacher.name, lines, [id_ for id_, _ in records])
    if request.as_json:
        said = ",\n ".join(record for _, record in records)
        os.write(1, f"[{said}]\n".encode() if request.lines else f"{said}\n".encode())


def confirm(name: str, lines: "Sequence[Line]", ids: "Sequence[int]") -> None:
    """Say on stderr what was understood, what was joined, and where something looks like a child's name.

    `ids` are those of the notes that the lines became: the reference of each stands behind it.
    """
    for line, id_ in list(zip(lines, ids, strict=True))[:SHOWN_LINES]:
        hour, minute = localtime(line.at)[3:5]
        tell(f"{short(name)} · {line.kind} · {short(line.parts.text)} · {hour:02}:{minute:02}  [{spoken(id_)}]")
    if len(lines) > SHOWN_LINES:
        tell(f"… {len(lines)} notes in all")
    if joined := sum(line.joined for line in lines):
        made = "1 note" if len(lines) == 1 else f"{len(lines)} notes"
        whole = "what stands further in, in brackets or under a speaker alone goes on from the line above"
        tell(f"{made} of {len(lines) + joined} lines: {whole}. A mark in front, such as . or t, keeps it apart.")
    named = next(filter(None, (line.name_in_it(name) for line in lines)), "")
    if named:
        tell(f"“{named}” looks like a name. A code, such as @K3, keeps a child out of the notes.")


def kept(vault: str, request: Request, error: CoachError) -> CoachError:
    """Put the text into the inbox and return the error with where it is; where that fails, with the text itself."""
    from coachtui.storage import inbox  # noqa: PLC0415 - only where no teacher was found

    try:
        number = inbox.keep(vault, request.teacher, request.text, lines=request.lines, typed=request.typed)
    except OSError as failure:
        why = failure.strerror or failure
        said = f"It could not be put into the inbox either: {why}. Here is your text again:\n{request.text}"
    else:
        said = f'Your text is kept. File it with: coachtui inbox file {number} "TEACHER"'
    error.hint = f"{error.hint}\n{said}" if error.hint else said
    return error
