"""Done, kept, settled: what `x` means for each kind of record."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from coachtui.domain.change import Change
from coachtui.domain.kinds import label
from coachtui.domain.words import BeliefStatus, InquiryOutcome, PracticeStatus, PromiseOutcome, Result, TeacherState
from coachtui.services.beliefs import move_belief, name_belief, set_practice
from coachtui.services.claims import let_go
from coachtui.services.decisions import review_decision
from coachtui.services.encounters import finish_encounter
from coachtui.services.inquiries import settle_inquiry
from coachtui.services.learnings import finish_learning
from coachtui.services.promises import settle_promise
from coachtui.services.seen import as_seen
from coachtui.services.teachers import archive_teacher, pause_teacher, resume_teacher
from coachtui.services.writing import together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.conflict import ConflictVerbs
from coachtui.tui.verbs.deciding import DecidingVerbs

Verb = Callable[[Ref], Change]
SETTLED = (
    "promises",
    "learnings",
    "claims",
    "encounters",
    "conflicts",
    "inquiries",
    "decisions",
    "beliefs",
    "practices",
    "teachers",
)
"""What can be settled."""

NAMED = ("n", "named: whoever holds it has said it aloud", "named")
"""What a belief can come to besides its status: the key, what it says, what it gives."""


class SettleVerbs(ConflictVerbs, DecidingVerbs):
    """The key x."""

    def can_done(self) -> bool:
        """Whether something is chosen that can be settled."""
        return bool(self._to_settle()) and self.may_write

    async def do_done(self) -> None:
        """Settle what is chosen: asked once, done for all of its kind."""
        refs = self._to_settle()
        if refs[0].table == "conflicts":
            await self.settle_conflicts(refs)
            return
        ways: Mapping[str, Callable[[Sequence[Ref]], Awaitable[Verb | None]]] = {
            "promises": self._settle_promise,
            "learnings": self._settle_learning,
            "claims": self._settle_claim,
            "encounters": self._settle_encounter,
            "inquiries": self._settle_inquiry,
            "decisions": self._settle_decision,
            "beliefs": self._settle_belief,
            "practices": self._settle_practice,
            "teachers": self._settle_teacher,
        }
        seen = {ref[:3]: self.row_of(ref) for ref in refs}
        verb = await ways[refs[0].table](refs)
        if verb is None:
            return
        changes = [verb(ref) for ref in refs]
        said = changes[0].label if len(refs) == 1 else f"{len(refs)} {label(refs[0].table, 2)}: {changes[0].label}"
        if self.do(as_seen(together(said, changes), seen)) and self.rows:
            self.rows.clear_marks()

    def _to_settle(self) -> list[Ref]:
        """Return what is chosen, of the kind of the first; for a promise typed as a note, the promise it made."""
        refs = [each for ref in self.chosen() if (each := self._meant_promise(ref)).table in SETTLED]
        refs = [ref for ref in refs if ref.table == refs[0].table]
        return [ref for ref in refs if ref.table != "encounters" or self.row_of(ref).get("state") != "done"]

    def _meant_promise(self, ref: Ref) -> Ref:
        if ref.table == "notes" and self.row_of(ref).get("mode") == "promise":
            made = (row["id"] for row in self.book_of(ref).rows("promises") if row.get("from") == ref.id)
            found = next(made, None)
            return Ref(ref.teacher, "promises", found) if found else ref
        return ref

    async def _settle_pick(
        self, refs: Sequence[Ref], field: str, values: Sequence[str], more: Sequence[tuple[str, str, str]] = ()
    ) -> str | None:
        """Ask for one of the words of a field, or for what there is more, by one key."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options  # noqa: PLC0415 - not needed at first

        current = str(self.row_of(refs[0]).get(field) or "")
        title = self.said(refs[0]) if len(refs) == 1 else f"{len(refs)} {label(refs[0].table, 2)}"
        named = options({value: value.replace("_", " ") for value in values})
        return await self.ask(ChoiceDialog(title[:60], [*named, *(Option(*each) for each in more)], current=current))

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

    async def _settle_promise(self, refs: Sequence[Ref]) -> Verb | None:
        settled = any(self.row_of(ref).get("outcome", "open") != "open" for ref in refs)
        values = [each.value for each in PromiseOutcome if each is not PromiseOutcome.OPEN]
        outcome = await self._settle_pick(refs, "outcome", [*values, "open"] if settled else values)
        return (lambda ref: settle_promise(self.pen, self.book_of(ref), ref.id, outcome)) if outcome else None

    async def _settle_learning(self, refs: Sequence[Ref]) -> Verb | None:
        found = await self._settle_line(refs, "What did you find?", "found")
        if found is None:
            return None
        # What was found is kept, whether or not she goes on to say more.
        surprised = (
            await self._settle_line(refs, "And what surprised you?", "surprised", hint="Enter: nothing did") or ""
        )
        return lambda ref: finish_learning(self.pen, self.book_of(ref), ref.id, found, surprised)

    async def _settle_claim(self, refs: Sequence[Ref]) -> Verb | None:
        on = any(not self.row_of(ref).get("let_go_on") for ref in refs)
        return lambda ref: let_go(self.pen, self.book_of(ref), ref.id, on=on)

    async def _settle_encounter(self, _refs: Sequence[Ref]) -> Verb | None:
        return lambda ref: finish_encounter(self.pen, self.book_of(ref), ref.id)

    async def _settle_inquiry(self, refs: Sequence[Ref]) -> Verb | None:
        outcome = await self._settle_pick(refs, "outcome", list(InquiryOutcome))
        step = await self._settle_line(refs, "What follows from it?", "next_step") if outcome else None
        if not outcome or step is None:
            return None
        return lambda ref: settle_inquiry(self.pen, self.book_of(ref), ref.id, outcome, step)

    async def _settle_decision(self, refs: Sequence[Ref]) -> Verb | None:
        result = await self._settle_pick(refs, "result", list(Result))
        way = self.coach.prompt_of("decision.learned", refs[0].id)
        learned = await self._settle_line(refs, "What did it teach you?", "learned", like=way) if result else None
        if not result or learned is None:
            return None
        look_on = await self.ask_day("When do you look again?", refs[0]) if result == Result.UNCLEAR else ""
        # What was learned is kept, whether or not she goes on to say what is next.
        skill = await self._skill_after(refs[0]) if len(refs) == 1 and result != Result.UNCLEAR else ""
        return lambda ref: review_decision(
            self.pen, self.book_of(ref), ref.id, result, learned, next_skill=skill, look_on=look_on or ""
        )

    async def _skill_after(self, ref: Ref) -> str:
        begun = self.begun("decisions next", ref.id, self.owner_of(ref))
        like = self.coach.prompt_of("decision.next_skill", ref.id)
        hint = "for the same students, on what came of it; Enter: nothing yet"
        return await self.ask_line("And next: which skill?", begun, hint=hint, placeholder=like, empty=True) or ""

    async def _settle_belief(self, refs: Sequence[Ref]) -> Verb | None:
        status = await self._settle_pick(refs, "status", list(BeliefStatus), more=(NAMED,))
        if status == NAMED[-1]:
            hint = "word for word; an empty line says nothing of it"
            words = await self._settle_line(refs, "Named today: in which words?", "verbatim", hint=hint)
            return None if words is None else lambda ref: name_belief(self.pen, self.book_of(ref), ref.id, words)
        why = await self._settle_line(refs, "What moved it?", "why") if status else None
        if not status or why is None:
            return None
        return lambda ref: move_belief(self.pen, self.book_of(ref), ref.id, {"status": status}, why=why)

    async def _settle_practice(self, refs: Sequence[Ref]) -> Verb | None:
        status = await self._settle_pick(refs, "status", list(PracticeStatus))
        return (lambda ref: set_practice(self.pen, self.book_of(ref), ref.id, status)) if status else None

    async def _settle_teacher(self, refs: Sequence[Ref]) -> Verb | None:
        state = await self._settle_pick(refs, "state", list(TeacherState))
        if not state:
            return None
        verb = {"paused": pause_teacher, "archived": archive_teacher}.get(state, resume_teacher)
        return lambda ref: verb(self.pen, self.book_of(ref))
