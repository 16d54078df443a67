"""What can be done in an encounter besides writing lines: each by a word behind a slash."""

from typing import TYPE_CHECKING

from coachtui.cli.lines.counting import Counting
from coachtui.cli.lines.encounter import aim_lines, script_line, unmarked
from coachtui.cli.lines.questions import QuestionLines
from coachtui.cli.stdin import StoppedError
from coachtui.cli.voice import tell
from coachtui.domain.change import Row
from coachtui.domain.readings.inquiring import going_on_in
from coachtui.domain.readings.script import elapsed, lines_of
from coachtui.errors import shell_word
from coachtui.services.encounters import end_encounter
from coachtui.services.notes import rewrite_note

if TYPE_CHECKING:
    from collections.abc import Callable

READ_BACK = 3
"""How many lines are read back where no number is asked for."""
HELP = {
    "last": "read the last lines back: /last, /last 10",
    "mend": "put other words in place of the last line: /mend t “they won't try”",
    "mode": "an unmarked line is the other of: what I saw, what she said",
    "plan": "what this is for, what to ask, what to look for",
    "count": "begin to count, or say what can be counted: /count who is called on",
    "t": "strokes: /t K3 K4, /t open, /t . for somebody; a sweep is /t 24/28 K3; alone it says how it stands",
    "quote": "put what was said on the last stroke: /quote why do you think so?",
    "off": "take the last stroke or sweep off",
    "ask": "the four questions, one after another",
    "undo": "take back what was done last here",
    "end": "end it: its minutes are logged",
    "help": "say all this",
}


class LiveCommands(Counting):
    """`encounter` is the one that goes on, 0 before it has begun; `natural` is the mode of an unmarked line."""

    natural = "saw"
    over = False

    @property
    def row(self) -> Row:
        """The encounter as it stands."""
        return self.book.table("encounters").get(self.encounter, {})

    def command(self, word: str, rest: str) -> bool:
        """Do what a word behind the slash says; False where it says nothing."""
        ways: dict[str, Callable[[str], None]] = {
            "last": self._last,
            "mend": self._mend,
            "mode": self._mode,
            "plan": self._plan,
            "count": self.count,
            "t": self.strokes,
            "quote": self.quote,
            "off": self.off,
            "ask": self._ask,
            "undo": lambda _rest: self.undo(),
            "end": self._end,
            "help": self._help,
        }
        if word not in ways:
            return False
        ways[word](rest)
        return True

    def _last(self, rest: str) -> None:
        count = int(rest) if rest.isdecimal() else READ_BACK
        for row in lines_of(self.book, self.encounter)[-count:] if count else ():
            tell(script_line(self.book, row, self.now))

    def _mend(self, rest: str) -> None:
        lines = lines_of(self.book, self.encounter)
        if not rest:
            tell("Behind /mend stands what the last line is to say.")
        elif not lines:
            self.set_aside(rest, "There is no line yet.", "Not mended")
        elif self.do(rewrite_note(self.pen, self.book, lines[-1]["id"], rest), say=False):
            self._last("1")

    def _mode(self, rest: str) -> None:
        self.natural = rest if rest in ("saw", "said") else "saw" if self.natural == "said" else "said"
        tell(f"An unmarked line is what {unmarked(self.natural)}.")

    def _plan(self, _rest: str) -> None:
        told = list(aim_lines(self.row))
        for line in told or ["Nothing was planned for it."]:
            tell(line)

    def _ask(self, _rest: str) -> None:
        going = going_on_in(self.book, self.encounter)
        about = going.get("about") if going else None
        asking = QuestionLines(self.place, about, going["id"] if going else None, heard_in=self.encounter)
        try:
            asking.questions()
        except StoppedError as stopped:
            if text := stopped.text.strip():  # an answer, and no line of what happens here
                self.set_aside(text, "The last answer was not whole.")
            raise StoppedError("", stopped.exit_code) from None
        self.done += asking.done
        tell("Lines are notes again.")

    def _end(self, _rest: str) -> None:
        minutes, kind = elapsed(self.row, self.now), self.row.get("kind") or "encounter"
        if self.do(end_encounter(self.pen, self.book, self.encounter), say=False):
            self.over = True
            tell(f"{kind} ended, {minutes} min. To sort its lines: coachtui sort {shell_word(self.place.teacher.name)}")

    def _help(self, _rest: str) -> None:
        for word, about in HELP.items():
            tell(f"/{word}: {about}")
        tell("Every other line is a note; its marks: coachtui note --help. ctrl+d leaves, and it goes on.")
