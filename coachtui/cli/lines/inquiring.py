"""A whole inquiry in lines: on what ground it is asked, the four questions, and what comes of the answers."""

from coachtui.cli.lines.course import Course, EndError
from coachtui.cli.lines.encounter import WIDE
from coachtui.cli.lines.questions import QuestionLines
from coachtui.cli.stdin import StoppedError
from coachtui.cli.voice import tell
from coachtui.domain.readings.inquiring import belief_of, ground, made_of_answers
from coachtui.domain.words import InquiryOutcome
from coachtui.services.inquiries import (
    MOST_OPEN,
    learn_more_to_learning,
    open_to,
    possibility_to_belief,
    settle_inquiry,
)
from coachtui.tui.lines.inquiry import about_rows, answers, ground_rows

BECOMES = (("b", "a belief to be tested, an alternative", "belief"), ("l", "a learning to plan", "learning"))
LETTERS = {InquiryOutcome.MOVED: "m", InquiryOutcome.STUCK: "s", InquiryOutcome.LATER: "l", InquiryOutcome.OPEN: "o"}


class InquiryLines(QuestionLines):
    """The questions about a record, or about nothing in particular, then what each answer becomes."""

    def go(self) -> int:
        """Ask to the end, or until she leaves off; what was answered stands. Return the exit code."""
        self._say_ground()
        if self.questions() and self.row:
            self._what_comes_of_it()
            self._outcome()
        return 0

    def _say_ground(self) -> None:
        found = self.book.find(self.about or 0)
        rows = about_rows(self.book, found[0] if found else "", self.about, WIDE)
        for row in (*rows, *ground_rows(ground(self.book, self.about, self.now, but=self.inquiry))):
            for parts in row.draw(WIDE):
                tell(" ".join("".join(text for text, _ in parts).split()))

    def _what_comes_of_it(self) -> None:
        """Ask of each answer that became nothing yet what it becomes."""
        for question, ways in (("possibilities", BECOMES), ("learn_more", BECOMES[1:])):
            for said in answers(self.row, question):
                if said not in made_of_answers(self.book, self.row):
                    self._becomes(said, self.choose(f"“{said}”: what does it become? Enter leaves it.", ways))

    def _becomes(self, said: str, what: str) -> None:
        inquiry = int(self.row["id"])
        if what == "learning":
            self.do(learn_more_to_learning(self.pen, self.book, inquiry, said))
        elif what == "belief" and self.do(possibility_to_belief(self.pen, self.book, inquiry, said)):
            self._openness(said)

    def _openness(self, said: str) -> None:
        belief = belief_of(self.book, self.row, said)
        levels = [(str(level), f"{level} of {MOST_OPEN}", str(level)) for level in range(1, MOST_OPEN + 1)]
        level = self.choose("How open is she to it? Enter: not said.", levels) if belief else ""
        if belief and level:
            self.do(open_to(self.pen, self.book, belief["id"], int(level)))

    def _outcome(self) -> None:
        options = [(LETTERS[each], str(each), str(each)) for each in InquiryOutcome]
        outcome = self.choose("What did it do? Enter leaves that open.", options, current=str(self.row.get("outcome")))
        if not outcome:
            return
        step = self.ask("What follows from it? Enter: nothing yet.")
        self.do(settle_inquiry(self.pen, self.book, int(self.row["id"]), outcome, step))


class ReflectLines(Course):
    """Her own reflection on an encounter: prompts, then lines until an empty one."""

    def words(self, before: str) -> tuple[str, int]:
        """Ask, and return what was typed, a line each, also where a signal ended it; and the exit code."""
        for prompt in () if before else self.prompts("conversation.reflecting"):
            tell(f"? {prompt}")
        if before:
            tell(f"It goes on beneath: {before}")
        tell("For you alone: it leaves in no report. A line each, an empty one keeps it.")
        found, code = [], 0
        try:
            while line := self.line().strip():
                found.append(line)
        except EndError:
            pass
        except StoppedError as stopped:
            found += filter(None, [stopped.text.strip()])
            code = stopped.exit_code
        return "\n".join(found), code
