"""Done, kept, settled: what `x` means for each kind of record."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from coachtui.domain.words import BeliefStatus, PracticeStatus, PromiseOutcome, TeacherState
from coachtui.services.beliefs import move_belief, name_belief, set_practice
from coachtui.services.claims import let_go
from coachtui.services.encounters import finish_encounter
from coachtui.services.promises import settle_promise
from coachtui.services.teachers import archive_teacher, pause_teacher, resume_teacher
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.conflict import ConflictVerbs
from coachtui.tui.verbs.outcome import OutcomeVerbs, Verb

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


class SettleVerbs(ConflictVerbs, OutcomeVerbs):
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
            "learnings": self.settle_learning,
            "claims": self._settle_claim,
            "encounters": self._settle_encounter,
            "inquiries": self.settle_inquiry,
            "decisions": self.settle_decision,
            "beliefs": self._settle_belief,
            "practices": self._settle_practice,
            "teachers": self._settle_teacher,
        }
        seen = self.seen_of(refs)
        verb = await ways[refs[0].table](refs)
        if verb and self.settle(refs, verb, seen):
            self.all_settled()

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

    async def _settle_promise(self, refs: Sequence[Ref]) -> Verb | None:
        settled = any(self.row_of(ref).get("outcome", "open") != "open" for ref in refs)
        values = [each.value for each in PromiseOutcome if each is not PromiseOutcome.OPEN]
        outcome = await self._settle_pick(refs, "outcome", [*values, "open"] if settled else values)
        return (lambda ref: settle_promise(self.pen, self.book_of(ref), ref.id, outcome)) if outcome else None

    async def _settle_claim(self, refs: Sequence[Ref]) -> Verb | None:
        on = any(not self.row_of(ref).get("let_go_on") for ref in refs)
        return lambda ref: let_go(self.pen, self.book_of(ref), ref.id, on=on)

    async def _settle_encounter(self, _refs: Sequence[Ref]) -> Verb | None:
        return lambda ref: finish_encounter(self.pen, self.book_of(ref), ref.id)

    async def _settle_belief(self, refs: Sequence[Ref]) -> Verb | None:
        status = await self._settle_pick(refs, "status", list(BeliefStatus), more=(NAMED,))
        if status == NAMED[-1]:
            hint = "word for word; an empty line says nothing of it"
            words = await self._settle_line(refs, "Named today: in which words?", "verbatim", hint=hint)
            return None if words is None else lambda ref: name_belief(self.pen, self.book_of(ref), ref.id, words)
        if not status:
            return None
        why = await self._settle_line(refs, "What moved it?", "why")
        if why is None:
            self.tell(f"{status} was not set: Enter sets it, with an empty line too")
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
