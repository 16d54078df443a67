"""What came of a decision, a learning, an inquiry: each thing she says of it is written as soon as it is said."""

from collections.abc import Callable, Sequence

from coachtui.domain.change import Change
from coachtui.domain.kinds import label
from coachtui.domain.words import InquiryOutcome, Result
from coachtui.services.decisions import follow_decision, learn_from, look_again, review_decision
from coachtui.services.inquiries import settle_inquiry
from coachtui.services.learnings import finish_learning
from coachtui.services.seen import Seen, as_seen
from coachtui.services.writing import together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.deciding import DecidingVerbs
from coachtui.tui.widgets.row import clipped

Verb = Callable[[Ref], Change]


class OutcomeVerbs(DecidingVerbs):
    """Settling in steps. Escape leaves the rest open, and she is told what is kept; undo takes back step by step."""

    def seen_of(self, refs: Sequence[Ref]) -> Seen:
        """Return the records as she sees them, before she is asked."""
        return {ref[:3]: self.row_of(ref) for ref in refs}

    def settle(self, refs: Sequence[Ref], verb: Verb, seen: Seen) -> bool:
        """Do one thing to all of them, as one change; False where it could not be written."""
        changes = [verb(ref) for ref in refs]
        said = changes[0].label if len(refs) == 1 else f"{len(refs)} {label(refs[0].table, 2)}: {changes[0].label}"
        return self.do(as_seen(together(said, changes), seen))

    def all_settled(self) -> None:
        """Take the marks away: nothing is left to say."""
        if self.rows:
            self.rows.clear_marks()

    async def settle_learning(self, refs: Sequence[Ref]) -> None:
        """Ask for what was found, then for what surprised."""
        seen = self.seen_of(refs)
        found = await self._settle_line(refs, "What did you find?", "found")
        if found is None or not self.settle(
            refs, lambda ref: finish_learning(self.pen, self.book_of(ref), ref.id, found), seen
        ):
            return
        seen = self.seen_of(refs)
        surprised = await self._settle_line(refs, "And what surprised you?", "surprised", hint="Enter: nothing did")
        if surprised is None:
            self._left_open("what you found", "what surprised you")
        elif not surprised.strip() or self.settle(
            refs, lambda ref: finish_learning(self.pen, self.book_of(ref), ref.id, "", surprised), seen
        ):
            self.all_settled()

    async def settle_inquiry(self, refs: Sequence[Ref]) -> None:
        """Ask for what it did, then for what follows."""
        seen = self.seen_of(refs)
        outcome = await self._settle_pick(refs, "outcome", list(InquiryOutcome))
        if not outcome or not self.settle(
            refs, lambda ref: settle_inquiry(self.pen, self.book_of(ref), ref.id, outcome), seen
        ):
            return
        seen = self.seen_of(refs)
        step = await self._settle_line(refs, "What follows from it?", "next_step")
        if step is None:
            self._left_open(outcome, "what follows from it")
        elif not step.strip() or self.settle(
            refs, lambda ref: settle_inquiry(self.pen, self.book_of(ref), ref.id, outcome, step), seen
        ):
            self.all_settled()

    async def settle_decision(self, refs: Sequence[Ref]) -> None:
        """Ask for the result, for what it taught, and then for the next skill or the day to look again."""
        seen = self.seen_of(refs)
        result = await self._settle_pick(refs, "result", list(Result))
        if not result or not self.settle(
            refs, lambda ref: review_decision(self.pen, self.book_of(ref), ref.id, result), seen
        ):
            return
        seen, said = self.seen_of(refs), result.replace("_", " ")
        way = self.coach.prompt_of("decision.learned", refs[0].id)
        learned = await self._settle_line(refs, "What did it teach you?", "learned", like=way)
        if learned is None:
            self._left_open(said, "what it taught you")
            return
        if learned.strip():
            if not self.settle(refs, lambda ref: learn_from(self.pen, self.book_of(ref), ref.id, learned), seen):
                return
            said += ", and what it taught you"
        if await self._what_follows(refs, result, said):
            self.all_settled()

    async def _what_follows(self, refs: Sequence[Ref], result: str, said: str) -> bool:
        """Ask for the day to look again, or for the next skill; `said` is what is kept. False where she left it."""
        seen, unclear = self.seen_of(refs), result == Result.UNCLEAR
        if not unclear and len(refs) > 1:
            return True
        answer = await (self.ask_day("When do you look again?", refs[0]) if unclear else self._skill_after(refs[0]))
        if answer is None:
            self._left_open(said, "when to look again" if unclear else "the next skill")
            return False
        follow = look_again if unclear else follow_decision
        return not answer.strip() or self.settle(
            refs, lambda ref: follow(self.pen, self.book_of(ref), ref.id, answer), seen
        )

    async def _skill_after(self, ref: Ref) -> str | None:
        begun = self.begun("decisions next", ref.id, self.owner_of(ref))
        like = self.coach.prompt_of("decision.next_skill", ref.id)
        hint = "for the same students, on what came of it; Enter: nothing yet"
        return await self.ask_line("And next: which skill?", begun, hint=hint, placeholder=like, empty=True)

    def _left_open(self, kept: str, rest: str) -> None:
        self.tell(f"kept: {kept}; open: {rest}")

    async def _settle_pick(
        self, refs: Sequence[Ref], field: str, values: Sequence[str], more: Sequence[tuple[str, str, str]] = ()
    ) -> str | None:
        """Ask for one of the words of a field, or for what there is more, by one key."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options  # noqa: PLC0415 - not needed at first

        current = str(self.row_of(refs[0]).get(field) or "")
        title = self.said(refs[0]) if len(refs) == 1 else f"{len(refs)} {label(refs[0].table, 2)}"
        named = options({value: value.replace("_", " ") for value in values})
        return await self.ask(
            ChoiceDialog(clipped(title, 60), [*named, *(Option(*each) for each in more)], current=current)
        )

    async def _settle_line(
        self,
        refs: Sequence[Ref],
        title: str,
        field: str,
        *,
        hint: str = "an empty line says nothing of it",
        like: str = "",
    ) -> str | None:
        value = str(self.row_of(refs[0]).get(field) or "") if len(refs) == 1 else ""
        begun = self.begun(f"{refs[0].table} {field}", refs[0].id, self.owner_of(refs[0]))
        return await self.ask_line(title, begun, value=value, hint=hint, placeholder=like, empty=True)
