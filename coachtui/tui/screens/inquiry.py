"""Inquiry: a productive challenge in four questions, asked one after another."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.change import Row as Record
from coachtui.domain.readings.inquiring import belief_of, ground
from coachtui.services.inquiries import (
    amend_answer,
    keep_answer,
    learn_more_to_learning,
    more_open,
    possibility_to_belief,
)
from coachtui.services.pen import Pen
from coachtui.tui.begun import Begun
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.base import LineInput
from coachtui.tui.lines.inquiry import (
    ANSWER,
    ASK,
    LISTS,
    QUESTIONS,
    about_rows,
    answered,
    answers,
    ground_rows,
    inquiry_rows,
)
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.row import line, paragraph
from coachtui.tui.widgets.rows import Rows

ORDER = list(QUESTIONS)

Turn = Callable[[Pen, Book, int, str], Change]
"""Makes something of an answer."""


class AnswerLine(LineInput):
    """The line of an inquiry: Up and Down go from question to question, Escape to the answers."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("up", "screen.step(-1)", show=False),
        Binding("down", "screen.step(1)", show=False),
        Binding("tab", "screen.answers", show=False),
        Binding("escape", "screen.answers", show=False),
    ]


class InquiryScreen(OverScreen):
    """The questions with their answers above, the line that answers one of them below.

    It begins a record with the first answer, so that an inquiry that was only looked at leaves nothing.
    """

    PLACE: ClassVar[str] = "inquiry"
    CSS_PATH = "inquiry.tcss"
    AUTO_FOCUS = "AnswerLine"
    BINDINGS: ClassVar[Bindings] = bindings_of("inquiry")
    field = getters.query_one(AnswerLine)
    asked = getters.query_one("#asked", Rows)

    def __init__(self, teacher: int, about: Ref | None, inquiry: int | None = None) -> None:
        super().__init__()
        self.owner = teacher
        self.about = about
        self.inquiry = inquiry
        self.question = ORDER[0]
        self.mending: int | None = None
        self._wording = 0

    @property
    def book(self) -> Book:
        """The records of the teacher it is asked of."""
        return self.session.book(self.owner)

    @property
    def row(self) -> Record:
        """The inquiry as it stands; empty before the first answer."""
        return self.book.table("inquiries").get(self.inquiry or 0, {})

    @property
    def selected(self) -> Ref | None:
        """The inquiry itself, wherever the cursor is."""
        return Ref(self.owner, "inquiries", self.inquiry) if self.inquiry and self.row else None

    def chosen(self, *tables: str) -> list[Ref]:
        """Return the inquiry itself."""
        return [self.selected] if self.selected and (not tables or "inquiries" in tables) else []

    def panels(self) -> Iterator[Widget]:
        """Give what it is about, the questions, the line."""
        about, question, read = (Rows(id=name, cursor=False) for name in ("about", "question", "read"))
        about.can_focus = question.can_focus = read.can_focus = False
        yield about
        yield Rows(id="asked")
        yield question
        yield AnswerLine(placeholder="her words; Enter keeps them")
        yield read

    def on_mount(self) -> None:
        """Begin with the first question that has no answer."""
        open_ = (each for each in ORDER if not answers(self.row, each))
        self._ask(next(open_, ORDER[-1]))

    # What it shows

    def show(self) -> None:
        """Show the questions with their answers; go back where the inquiry was taken away."""
        if self.inquiry and not self.row:
            self.inquiry = None
        about = self.about
        table = about.table if about else ""
        found = ground(self.book, about.id if about else None, self.now, but=self.inquiry)
        self.query_one("#about", Rows).fill(
            lambda width: [*about_rows(self.book, table, about.id if about else None, width), *ground_rows(found)]
        )
        self.asked.fill(lambda width: inquiry_rows(self.book, self.row, self._prompts(), self.question, width))
        name, prompt = QUESTIONS[self.question], self._prompts()[self.question]
        self.query_one("#question", Rows).fill(
            lambda width: [paragraph(prompt, width, "strong", first=((f"{name}  ", "heading"),), most=2)]
        )
        self.query_one("#read", Rows).fill(lambda _width: [line((self.drawn(self._hint()), "quiet"))])

    def who(self) -> str:
        """Return of whom it is asked."""
        return f"Inquiry · {super().who()}"

    def status(self) -> str:
        """Return how far it is."""
        done = answered(self.row)
        outcome = str(self.row.get("outcome") or "open")
        return f"{done} · {outcome}" if self.may_write else "read only"

    def _prompts(self) -> dict[str, str]:
        """Return the wording of each question: the other ones in turn, for the question that is asked now."""
        turns = {each: self._wording if each == self.question else 0 for each in ORDER}
        found = {each: self.coach.prompts_of(f"inquiry.{each}") for each in ORDER}
        return {each: texts[turns[each] % len(texts)] if texts else "" for each, texts in found.items()}

    def _hint(self) -> str:
        other = self.coach.keymap.shown("inquiry.wording")
        enter = "Enter adds, empty goes on" if self.question in LISTS else "Enter keeps it, goes on"
        return f"{enter} · Esc the answers · Up Down another · {other} rewords"

    # What is typed

    @property
    def place(self) -> Begun:
        """Where the text of the line is kept while it is typed."""
        mended = "" if self.mending is None else f" {self.mending}"
        return self.begun(f"inquiry {self.question}{mended}", self.about.id if self.about else None, self.owner)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the text as a draft."""
        self.place.keep(event.value, self._stored())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the answer, and go on where one answer is enough or no more is said."""
        event.stop()
        text = self.field.value.strip()
        more = bool(text) and self.question in LISTS
        if self.keep_answer(text):
            self._ask(self.question) if more else self.action_step(1)

    def keep_answer(self, text: str) -> bool:
        """Save what stands in the line. False where it could not be written; then the text stays."""
        change = self._change(text)
        if change is None:
            self.place.drop()
        elif not self.do(change, say=False, typed=self.place):
            return False
        elif self.inquiry is None:
            self.inquiry = next((op.id for op in change.ops if op.table == "inquiries"), None)
        self.mending = None
        self.show_all()
        return True

    def _change(self, text: str) -> Change | None:
        """Return what the line changes; None where it says nothing new."""
        if self.mending is not None and self.inquiry is not None:
            return amend_answer(self.pen, self.book, self.inquiry, (self.question, self.mending), text)
        about = self.about.id if self.about else None
        return keep_answer(self.pen, self.book, self.inquiry, self.question, text, about=about)

    def _ask(self, question: str, mending: int | None = None) -> None:
        """Ask one of the questions; the line holds what was left there, else what can be mended."""
        self.question, self.mending, self._wording = question, mending, 0
        self.field.value = self.place.left() or self._stored()
        self.field.cursor_position = len(self.field.value)
        self.show_all()

    def _stored(self) -> str:
        """Return what the line mends: the one answer, or one of many; nothing where a line is added."""
        said = answers(self.row, self.question)
        if self.question not in LISTS:
            return "".join(said)
        return said[self.mending] if self.mending is not None and self.mending < len(said) else ""

    def action_step(self, step: int) -> None:
        """Ask the next question or the one before; past the last, go to the answers."""
        at = ORDER.index(self.question) + step
        if 0 <= at < len(ORDER):
            self._ask(ORDER[at])
        elif step > 0:
            self._ask(self.question)
            self.action_answers()
            self.asked.last()

    # Where the focus is

    def action_answers(self) -> None:
        """Go to the answers."""
        self.asked.focus()

    def can_inquiry_line(self) -> bool:
        """Whether the focus is elsewhere."""
        return self.focused is not self.field

    def do_inquiry_line(self) -> None:
        """Go back to the line."""
        self.field.focus()

    def do_inquiry_wording(self) -> None:
        """Ask the same in other words."""
        self._wording += 1
        self.show()

    def can_open(self) -> bool:
        """Whether a question or an answer is under the cursor."""
        return self.focused is self.asked and self.asked.row is not None and bool(self.asked.row.act)

    async def do_open(self) -> None:
        """Answer the question under the cursor, or mend the answer."""
        question, index = self._here()
        self._ask(question, index if question in LISTS else None)
        self.field.focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer what was clicked twice."""
        event.stop()
        self.action_act("open")

    def can_close(self) -> bool:
        """Whether she is out of the line: there, Escape goes to the answers."""
        return self.focused is not self.field

    # What an answer becomes

    def can_inquiry_belief(self) -> bool:
        """Whether what else is possible stands under the cursor."""
        return self._turnable({"possibilities"})

    def do_inquiry_belief(self) -> None:
        """Make it a belief to be tested."""
        self._turn_answer(possibility_to_belief)

    def can_inquiry_openness(self) -> bool:
        """Whether an alternative stands under the cursor that has become a belief."""
        return self._turnable({"possibilities"}) and self._alternative() is not None

    def do_inquiry_openness(self) -> None:
        """Say how open she is to it, one more each time."""
        belief = self._alternative()
        if belief:
            self.do(more_open(self.pen, self.book, belief["id"]))

    def _alternative(self) -> Record | None:
        question, index = self._here()
        said = answers(self.row, question)
        return belief_of(self.book, self.row, said[index]) if index is not None and index < len(said) else None

    def can_inquiry_learning(self) -> bool:
        """Whether something that can be learned stands under the cursor."""
        return self._turnable({"possibilities", "learn_more"})

    def do_inquiry_learning(self) -> None:
        """Make it a learning to plan."""
        self._turn_answer(learn_more_to_learning)

    def _turnable(self, questions: set[str]) -> bool:
        question, index = self._here() if self.focused is self.asked else ("", None)
        return self.may_write and question in questions and index is not None

    def _turn_answer(self, turn: Turn) -> None:
        question, index = self._here()
        if self.inquiry and index is not None:
            self.do(turn(self.pen, self.book, self.inquiry, answers(self.row, question)[index]))

    def _here(self) -> tuple[str, int | None]:
        """Return the question under the cursor, and which of its answers, None for the question itself."""
        act = self.asked.row.act if self.asked.row else ""
        if act.startswith(ANSWER):
            question, _, index = act.removeprefix(ANSWER).partition(":")
            return question, int(index)
        return act.removeprefix(ASK) or ORDER[0], None
