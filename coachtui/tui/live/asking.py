"""The four questions laid over the line of an encounter, one after another; the answers go into the inquiry."""

from textual import getters

from coachtui.domain.change import Row as Record
from coachtui.domain.readings.inquiring import going_on_in, open_inquiry
from coachtui.services.inquiries import keep_answer
from coachtui.tui.begun import Begun
from coachtui.tui.lines.inquiry import LISTS, QUESTIONS, answered, answers
from coachtui.tui.live.typing import TypingVerbs
from coachtui.tui.widgets.row import Row, line, paragraph
from coachtui.tui.widgets.rows import Rows

ORDER = list(QUESTIONS)
NOTE, ANSWER = "what is said and seen; Enter stamps it", "her words; Enter keeps them"
"""What an empty line says it is for."""
SHOWN = 2
"""How many answers to a question of many are shown over the line."""


class AskingVerbs(TypingVerbs):
    """While `asking` names a question, the line is its answer; what was begun of a note stands there afterwards.

    It begins a record with the first answer, so that questions that were only looked at leave nothing.
    """

    asked = getters.query_one("#asked", Rows)
    asking: str = ""
    _inquiry: int | None = None
    _about: int | None = None
    _noted: str = ""
    _wording: int = 0

    def asked_rows(self) -> Rows:
        """Return where the question stands, to be put over the line."""
        rows = Rows(id="asked", cursor=False)
        rows.can_focus = rows.display = False
        return rows

    # To begin, and to leave off

    def can_live_inquiry(self) -> bool:
        """Whether the answers can be written."""
        return self.may_write and bool(self.encounter)

    def do_live_inquiry(self) -> None:
        """Lay the questions over the line, about the line under the cursor where she is in the script; or leave off."""
        if self.asking:
            self.leave_off()
            return
        ref = self.script.ref if self.focused is self.script else None
        self._about = ref.id if ref and ref.table == "notes" else None
        book = self.book
        going = open_inquiry(book, self._about) if self._about else going_on_in(book, self.ref.id)
        if going:
            self._about = going.get("about")
        self._inquiry = going["id"] if going else None
        self.leave_mending()
        self._noted = self.field.value
        self.field.focus()
        self._ask(next((each for each in ORDER if not answers(self._row, each)), ORDER[-1]))

    def leave_off(self) -> None:
        """Give the line back to notes; an answer that was begun is kept, and offered when the question comes again."""
        self.asking = ""
        noted, self._noted = self._noted, ""
        self.write(noted)
        self.show_question()

    @property
    def _row(self) -> Record:
        """The inquiry as it stands; empty before the first answer, or where it was taken back."""
        return self.book.table("inquiries").get(self._inquiry or 0, {})

    # What it shows

    def show_question(self) -> None:
        """Show the question over the line, in the words of a prompt, with what is answered already."""
        self.asked.display = bool(self.asking)
        self.field.placeholder = ANSWER if self.asking else NOTE
        if not self.asking:
            return
        wordings = self.coach.prompts_of(f"inquiry.{self.asking}")
        prompt = wordings[self._wording % len(wordings)] if wordings else ""
        said = answers(self._row, self.asking)[-SHOWN:] if self.asking in LISTS else []
        name = (f"{QUESTIONS[self.asking]}  ", "heading")

        def source(width: int) -> list[Row]:
            head = paragraph(prompt, width, "strong", first=(name,), most=2)
            return [head, *(line(("    ", ""), (" ".join(text.split()), "good")) for text in said)]

        self.asked.fill(source)

    def read_as(self, text: str) -> Row:
        """Return what the line means so far: of an answer, how it goes on."""
        if not self.asking:
            return super().read_as(text)
        other = self.coach.keymap.shown("live.mode")
        enter = "Enter adds, empty goes on" if self.asking in LISTS else "Enter keeps it, goes on"
        hint = f"{enter} · Esc leaves off · Up Down another · {other} rewords"
        return line((self.drawn(hint), "quiet"))

    # What is typed

    @property
    def place(self) -> Begun:
        """Where the text of the line is kept while it is typed: an answer's as the inquiry keeps it."""
        if not self.asking:
            return super().place
        return self.begun(f"inquiry {self.asking}", self._about, self.ref.teacher)

    def usual(self) -> str:
        """Return the text that the line holds where nothing new is typed."""
        if not self.asking:
            return super().usual()
        return "" if self.asking in LISTS else "".join(answers(self._row, self.asking))

    def keep_line(self) -> bool:
        """Save what stands in the line. False where it could not be written; then the text stays."""
        if not self.asking:
            return super().keep_line()
        text = self.field.value.strip()
        if not self._keep_answer(text):
            return False
        if text and self.asking in LISTS:
            self._ask(self.asking)
        else:
            self._next()
        return True

    def _next(self) -> None:
        """Ask the next question; past the last one, leave off."""
        at = ORDER.index(self.asking) + 1
        if at < len(ORDER):
            self._ask(ORDER[at])
            return
        done = answered(self._row)
        self.leave_off()
        if done:
            key = self.coach.keymap.shown("live.inquiry")
            self.tell(f"inquiry: {done}; {key} goes on with it")

    def _keep_answer(self, text: str) -> bool:
        inquiry = self._inquiry if self._row else None
        from_ = {} if self._about else {"from_": self.ref.id}
        change = keep_answer(self.pen, self.book, inquiry, self.asking, text, about=self._about, **from_)
        if change is None:
            self.place.drop()
        elif not self.do(change, say=False, typed=self.place):
            return False
        elif inquiry is None:
            self._inquiry = next((op.id for op in change.ops if op.table == "inquiries"), None)
        return True

    def finish_line(self) -> bool:
        """Save what stands in the line, and what was begun besides, before the encounter ends."""
        if self.asking:
            if not self._keep_answer(self.field.value.strip()):
                return False
            self.leave_off()
        return super().finish_line()

    def paste_lines(self, text: str) -> bool:
        """Save a pasted script, a note a line; as an answer it goes into the field."""
        return not self.asking and super().paste_lines(text)

    def action_recall(self, step: int) -> None:
        """Ask the next question or the one before, where there is one; of notes, recall one."""
        if self.asking:
            at = ORDER.index(self.asking) + step
            self._ask(ORDER[min(max(at, 0), len(ORDER) - 1)])
        else:
            super().action_recall(step)

    def action_script(self) -> None:
        """Go to the script; from a question, only leave off."""
        if self.asking:
            self.leave_off()
            return
        super().action_script()

    def do_live_mode(self) -> None:
        """Switch what an unmarked line is; of a question, ask it in other words."""
        if self.asking:
            self._wording += 1
            self.show_question()
            return
        super().do_live_mode()

    def _ask(self, question: str) -> None:
        self.asking, self._wording = question, 0
        self.write(self.place.left() or self.usual())
        self.show_question()
