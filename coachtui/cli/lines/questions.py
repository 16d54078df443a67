"""The four questions in lines, one after another: an answer a line, an empty one goes on."""

from coachtui.cli.lines.course import Course, Place
from coachtui.cli.voice import tell
from coachtui.domain.change import Row
from coachtui.services.inquiries import keep_answer
from coachtui.tui.lines.inquiry import LISTS, QUESTIONS, answered, answers

ORDER = list(QUESTIONS)
LEAVE, OTHER, BACK = "/leave", "/other", "/back"
HOW = f"An answer a line; an empty line goes on. {OTHER} asks in other words, {BACK} goes back, {LEAVE} leaves off."


class QuestionLines(Course):
    """Asks about the record `about`, or goes on with `inquiry`; it begins one with the first answer.

    `heard_in` is the encounter in which they are asked, where they are.
    """

    def __init__(self, place: Place, about: int | None, inquiry: int | None, *, heard_in: int = 0) -> None:
        super().__init__(place)
        self.about = about
        self.inquiry = inquiry
        self._from = {"from_": heard_in} if heard_in and not about else {}

    @property
    def row(self) -> Row:
        """The inquiry as it stands; empty before the first answer."""
        return self.book.table("inquiries").get(self.inquiry or 0, {})

    def questions(self) -> bool:
        """Ask what has no answer yet, all of it where nothing is open; False where she leaves off."""
        tell(HOW)
        at = next((at for at, each in enumerate(ORDER) if not answers(self.row, each)), 0)
        wording, again = 0, False
        while at < len(ORDER):
            question = ORDER[at]
            said = self._asked(question, wording, again=again)
            wording, again = wording + 1 if said == OTHER else 0, False
            if said == LEAVE:
                return False
            if said == BACK:
                at = max(at - 1, 0)
            elif said != OTHER and self.answer(question, said):
                again = bool(said) and question in LISTS
                at += not again
        tell(f"inquiry: {answered(self.row)}")
        return True

    def answer(self, question: str, said: str) -> bool:
        """Keep an answer; False where it could not be. An empty one leaves what was answered before."""
        if not said:
            return True
        inquiry = self.inquiry if self.row else None
        change = keep_answer(self.pen, self.book, inquiry, question, said, about=self.about, **self._from)
        if change is None:
            return True
        if not self.do(change, say=False):
            return False
        if inquiry is None:
            self.inquiry = next((op.id for op in change.ops if op.table == "inquiries"), None)
        return True

    def _asked(self, question: str, wording: int, *, again: bool) -> str:
        """Ask, `again` for one more answer to the same; return what is typed."""
        if again:
            return self.ask("More?")
        wordings = self.prompts(f"inquiry.{question}")
        tell(f"{QUESTIONS[question]}: {wordings[wording % len(wordings)] if wordings else ''}")
        for said in answers(self.row, question):
            tell(f"  answered: {said}")
        return self.line().strip()
