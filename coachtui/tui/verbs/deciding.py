"""Planning a learning, writing the next skill: one line is enough; what else there is to say is asked for."""

from collections.abc import Sequence
from typing import Any

from coachtui.domain.change import Change
from coachtui.domain.days import read_day
from coachtui.domain.words import Method
from coachtui.services.decisions import decide
from coachtui.services.learnings import plan_learning
from coachtui.services.records import edit_record, made
from coachtui.tui.lines.days import no_day
from coachtui.tui.lines.ways import way_to_learn
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.reach import ReachVerbs

SPANS = (
    ("1", "how they experience the teacher", "teacher"),
    ("2", "how they experience the class", "class"),
    ("3", "how they see themselves as learners", "self"),
    ("4", "what the subject is to them", "subject"),
    ("5", "how they think about a skill", "skill"),
    ("6", "how they think about one task", "task"),
)
"""What a learning looks at, from the experience of the teacher to the thinking on a task."""
PARTS = (
    ("now", "Where are they now?", "what they do today; Enter: not said"),
    ("how", "How will it be taught, so that they learn it?", "what the teacher does, and they; Enter: not said"),
    ("why", "Why this, and why so?", "E ties the evidence and the learnings; Enter: not said"),
    ("expect", "What do you expect to see if it works?", "so that you can tell; Enter: not said"),
)
"""What a decision says besides the next skill: the field, the question, the hint."""
DAY_HINT = "fri, +2w, 5/21; Enter: no day yet"


class DecidingVerbs(ReachVerbs):
    """From what to learn to what came of it."""

    async def plan_a_learning(self, about: Sequence[int] = (), *, value: str = "", **fields: Any) -> None:
        """Ask for the question and keep it; then what it looks at, how, when. Escape leaves the rest open."""
        place = " ".join(("learnings", *map(str, fields.values()))).strip()
        like = way_to_learn(self.coach.prompts_of, len(self.book.table("learnings")))
        text = await self.ask_line(
            "What could you learn from a student?", self.begun(place), value=value, placeholder=like,
            hint="a question you cannot answer yet; @K3 says from whom",
        )  # fmt: skip
        if not text:
            return
        ref = self._kept(plan_learning(self.pen, self.book, text, about=list(about), **fields), "learnings")
        if ref:
            await self._say_how(ref)
            self.arrive_at(ref)

    async def decide_next(self, about: Sequence[int] = ()) -> None:
        """Ask for the next skill and keep it; then all that makes it a decision. Escape leaves the rest open."""
        like = self.coach.prompt_of("decision.next_skill", len(self.book.table("decisions")))
        text = await self.ask_line(
            "The next skill", self.begun("decisions"), placeholder=like,
            hint="what must they learn next? How to teach it comes after; @K3 says for whom",
        )  # fmt: skip
        if not text:
            return
        ref = self._kept(decide(self.pen, self.book, text, about=list(about)), "decisions")
        if ref:
            await self.say_the_rest(ref)
            self.arrive_at(ref)

    async def say_the_rest(self, ref: Ref) -> None:
        """Ask for what a decision does not say yet, a line each; Escape leaves the rest open."""
        for field, title, hint in PARTS:
            if self.row_of(ref).get(field):
                continue
            begun = self.begun(f"decisions {field}", ref.id, ref.teacher)
            text = await self.ask_line(title, begun, hint=hint, empty=True)
            if text is None:
                return
            self._say(ref, field, text)
        if not self.row_of(ref).get("review_on"):
            self._say(ref, "review_on", await self.ask_day("When do you look at what came of it?", ref) or "")

    async def _say_how(self, ref: Ref) -> None:
        """Ask for what a learning looks at, how, and when, as far as that is not said."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options  # noqa: PLC0415 - not needed at first

        ways = {
            "span": ("What does it look at?", [Option(*each) for each in SPANS]),
            "method": ("How will you learn it?", options({str(each): each.replace("_", " ") for each in Method})),
        }
        for field, (title, choices) in ways.items():
            if not self.row_of(ref).get(field):
                chosen = await self.ask(ChoiceDialog(title, choices))
                if chosen is None:
                    return
                self._say(ref, field, chosen)
        self._say(ref, "planned_on", await self.ask_day("For which day?", ref) or "")

    async def ask_day(self, title: str, ref: Ref) -> str | None:
        """Ask for a day until it is one; "" where she names none, None where she left it."""
        begun, today = self.begun(f"{ref.table} day", ref.id, ref.teacher), self.now.date()
        answer = await self.ask_line(
            title, begun, hint=DAY_HINT, empty=True, unfit=lambda said: no_day(said, today, "fri, +2w or 2026-05-21")
        )
        if answer is None:
            return None
        day = read_day(answer.strip(), today)
        return day.isoformat() if day else ""

    def _say(self, ref: Ref, field: str, value: str) -> None:
        if value:
            self.do(edit_record(self.pen, self.book_of(ref), ref.table, ref.id, {field: value}), say=False)

    def _kept(self, change: Change, table: str) -> Ref | None:
        return Ref(self.teacher, table, made(change)) if self.do(change) else None

    def arrive_at(self, ref: Ref) -> None:
        """Show what has just been written, where this screen lists it."""
        for rows in self.query("Rows").results():
            select = getattr(rows, "select", None)
            if select and rows.display and select(ref):
                rows.focus()
                return
