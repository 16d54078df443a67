"""A claim in one line, then one key each: does it work, for how many, for whom, why, how known."""

from coachtui.domain.words import Scope
from coachtui.services.claims import add_claim, set_for_whom
from coachtui.services.learnings import plan_learning
from coachtui.services.records import made
from coachtui.tui.board.evidencing import EvidencingVerbs
from coachtui.tui.dialogs.scope import scope_dialog
from coachtui.tui.ref import Ref

NO_LISTS = (Scope.ALL, Scope.UNKNOWN)
"""Scopes after which nobody is asked for: it holds for all, or that is not known yet."""


class AddingVerbs(EvidencingVerbs):
    """The keys a and L."""

    def can_add(self) -> bool:
        """Whether there is a teacher to add to."""
        return bool(self.teacher)

    async def do_add(self) -> None:
        """Add a claim in one line; then one key each, each of which may be left: what follows stays open."""
        hint = "then one key each; Esc leaves the rest open"
        what = await self.ask_line("What is working, or not?", self.begun("claims"), hint=hint)
        if not what:
            return
        change = add_claim(self.pen, self.book, what)
        if not self.do(change):
            return
        ref = Ref(self.teacher, "claims", made(change))
        self.go_to(ref)
        await self._ask_the_rest(ref)
        self.go_to(ref)

    async def _ask_the_rest(self, ref: Ref) -> None:
        if await self.ask_works([ref]) and await self._ask_scope(ref) and await self.ask_why([ref]):
            await self.ask_known([ref])

    async def _ask_scope(self, ref: Ref) -> bool:
        scope = await self.ask(scope_dialog("For how many?"))
        if not scope:
            return False
        self.do(set_for_whom(self.pen, self.book, ref.id, scope), say=False)
        return scope in NO_LISTS or await self.ask_lists(ref, without=scope != Scope.ONE)

    # What could be learned

    def can_claim_learning(self) -> bool:
        """Whether a claim is chosen."""
        return bool(self.chosen("claims")) and self.may_write

    async def do_claim_learning(self) -> None:
        """Plan one small way to learn how it goes."""
        ref = self.chosen("claims")[0]
        await self.plan_about(ref, f"How does it go: {self.said(ref)}?")

    async def plan_about(self, ref: Ref, question: str, whom: tuple[int, ...] = ()) -> None:
        """Ask what to learn about a claim, and from whom, with a question to begin with."""
        begun = self.begun(f"learnings {' '.join(map(str, whom))}".strip(), ref.id)
        hint = "planned, it waits on the tab Decisions; the claim is being looked into"
        text = await self.ask_line("What could you learn from a student?", begun, value=question, hint=hint)
        if text:
            self.do(plan_learning(self.pen, self.book, text, about=[*whom, ref.id]))
