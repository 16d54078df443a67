"""Planning an encounter in lines: its few fields, asked for one after another; any of them may stay empty."""

from datetime import datetime

from coachtui.cli.lines.course import Course, EndError
from coachtui.cli.told_back import tell_made
from coachtui.cli.voice import tell
from coachtui.domain.change import Change
from coachtui.domain.days import read_moment
from coachtui.domain.moment import parsed
from coachtui.domain.words import EncounterKind
from coachtui.errors import CoachError, UsageError
from coachtui.services.encounters import AFTERWARDS, plan_encounter
from coachtui.tui.lines.borrowing import borrowable

KINDS = tuple(each.value for each in EncounterKind if each not in AFTERWARDS)
BORROW = "?"
"""What tells the questions that can be borrowed; with a number behind it, takes that one."""


def start_of(typed: str, now: datetime) -> str | None:
    """Return the stored moment of a plan; None where none is named. Raises UsageError for what is none, or is past."""
    if not typed.strip():
        return None
    moment = read_moment(typed, now)
    if moment is None:
        raise UsageError("Not a time", f"“{typed}” names no time.", 'Such as fri, "fri 10:35" or "2026-05-21 10:35".')
    if parsed(moment) < now:
        raise UsageError("Not planned", f"“{typed}” is past.", "What has been is logged: coachtui add encounter")
    return moment


class PlanLines(Course):
    """Asks for a plan and writes it."""

    def go(self) -> int:
        """Ask, and write it; 1 where she leaves the first question, or nothing more is typed."""
        try:
            return self._planned()
        except EndError:
            tell("Nothing was planned.")
            return 1

    def _planned(self) -> int:
        kind = self.choose(
            f"Plan an encounter with {self.place.teacher.name}: of which kind?",
            [(str(number), each, each) for number, each in enumerate(KINDS, 1)],
        )
        if not kind:
            tell("Nothing was planned.")
            return 1
        with self.together():
            written = self.do(self._asked(kind), say=False)
        if written:
            tell_made(self.session, written, "encounters")
        return 0 if written else 1

    def _asked(self, kind: str) -> Change:
        """Ask for all that a plan has, and return the change."""
        start = self.ask_fit("When? fri 10:35; Enter: not known yet.", self._start, "Another time?")
        purpose = self.ask("What is it for?")
        questions = self._several("What do you want to ask?", "questions", kind)
        look_fors = self._several("What do you look for?", "look_fors", kind)
        fields = {"purpose": purpose, "questions": questions, "look_fors": look_fors, "place": self.ask("Where?")}
        said = {key: value for key, value in fields.items() if value}
        return plan_encounter(self.pen, self.book, kind, start, **said)

    def _start(self, typed: str) -> str | None:
        try:
            return start_of(typed, self.now)
        except CoachError as error:
            tell(f"{error.message} {error.hint}")
            return None

    def _several(self, question: str, field: str, kind: str) -> list[str]:
        """Ask for texts until an empty line; what is borrowed is one of them."""
        found: list[str] = []
        offered = borrowable(self.prompts, kind, field)
        tell(f"{question} A line each; {BORROW} tells some to borrow, {BORROW}2 takes the second.")
        while typed := self.line().strip():
            if not typed.startswith(BORROW):
                found.append(typed)
                continue
            self.unsay()
            number = typed.removeprefix(BORROW).strip()
            if number.isdecimal() and int(number) in range(1, len(offered) + 1):
                found.append(offered[int(number) - 1][0])
                tell(f"borrowed: {found[-1]}")
            else:
                for at, (text, _) in enumerate(offered, 1):
                    tell(f"  {BORROW}{at}  {text}")
        return found
