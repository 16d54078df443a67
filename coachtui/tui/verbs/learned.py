"""What a learning becomes, a key each, and what a decision rests on; what was found is carried over."""

from typing import TYPE_CHECKING

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.readings.inquiring import open_inquiry
from coachtui.domain.readings.lines import text_of
from coachtui.services.decisions import rest_on
from coachtui.services.learnings import learning_to_decision, learning_to_evidence, learning_to_question
from coachtui.services.records import made
from coachtui.services.refused import RefusedError
from coachtui.services.writing import together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.deciding import DecidingVerbs
from coachtui.tui.verbs.note import NoteVerbs

if TYPE_CHECKING:
    from coachtui.tui.dialogs.pick import Item

GROUNDS = ("learnings", "evidence", "claims")
"""What a decision can rest on, as it is offered."""


class LearnedVerbs(NoteVerbs, DecidingVerbs):
    """The keys E, D and Q on a learning that is done; E on a decision."""

    def _learned(self) -> list[Ref]:
        return [ref for ref in self.chosen("learnings") if self.row_of(ref).get("found")]

    def can_note_evidence(self) -> bool:
        """Whether notes, or learnings that are done, are chosen; or a decision, which rests on evidence."""
        return bool(self._learned() or self._deciding()) or super().can_note_evidence()

    async def do_note_evidence(self) -> None:
        """Make what was found evidence; of a decision, say what it rests on; of a note, what all tabs make of it."""
        if refs := self._learned():
            await self._learned_evidence(refs)
        elif ref := self._deciding():
            await self._rest_on(ref)
        else:
            await super().do_note_evidence()

    async def _learned_evidence(self, refs: list[Ref]) -> None:
        from coachtui.tui.dialogs.choice import ChoiceDialog  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.evidence import BEARING, bearable  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.pick import PickDialog  # noqa: PLC0415 - as above

        book, itself = self.book_of(refs[0]), {ref.id for ref in refs}
        items = [item for item in bearable(book) if item.value not in itself]
        target = await self.ask(PickDialog("Evidence on which claim or belief?", items))
        bearing = await self.ask(ChoiceDialog("For or against?", BEARING)) if target else None
        if not target or not isinstance(target.value, int) or not bearing:
            return
        changes = [learning_to_evidence(self.pen, book, ref.id, target.value, bearing) for ref in refs]
        said = changes[0].label if len(refs) == 1 else f"{changes[0].label}, {len(refs)} learnings"
        if self.do(together(said, changes)) and self.rows:
            self.rows.clear_marks()

    # The next skill

    def can_note_decision(self) -> bool:
        """Whether a learning that is done is chosen, or a note."""
        return bool(self._learned()) or super().can_note_decision()

    async def do_note_decision(self) -> None:
        """Decide the next skill on what was learned, which is where they are now; then the rest of it."""
        refs = self._learned()
        if not refs:
            await super().do_note_decision()
            return
        await self.decide_on(refs[0])

    async def decide_on(self, ref: Ref) -> None:
        """Decide the next skill on a learning."""
        found = " ".join(str(self.row_of(ref).get("found") or "").split())
        begun = self.begun("decisions from", ref.id, ref.teacher)
        text = await self.ask_line("The next skill", begun, hint=f"found: {found}" if found else "")
        if not text:
            return
        change = learning_to_decision(self.pen, self.book_of(ref), ref.id, text)
        if self.do(change):
            new = Ref(ref.teacher, "decisions", made(change))
            await self.say_the_rest(new)
            self.arrive_at(new)

    # A question to a belief

    def can_note_question(self) -> bool:
        """Whether a learning that is done is chosen, or a note."""
        return bool(self._learned()) or super().can_note_question()

    async def do_note_question(self) -> None:
        """Put what was learned to a belief, and go on with the four questions about it."""
        refs = self._learned()
        if not refs:
            await super().do_note_question()
            return
        ref = refs[0]
        belief = await self._which_belief(ref)
        if belief is None:
            return
        going = open_inquiry(self.book_of(ref), belief)
        title = "What else is possible?" if going and going.get("why") else "Why might they not be responding?"
        begun = self.begun(f"question from {belief}", ref.id, ref.teacher)
        found = str(self.row_of(ref).get("found") or "")
        words = await self.ask_line(title, begun, value=found, hint="as it was found")
        if not words:
            return
        change = learning_to_question(self.pen, self.book_of(ref), ref.id, belief, words)
        if self.do(change):
            from coachtui.tui.screens.inquiry import InquiryScreen  # noqa: PLC0415 - not needed for the first paint

            self.app.push_screen(InquiryScreen(ref.teacher, Ref(ref.teacher, "beliefs", belief), made(change)))

    async def _which_belief(self, ref: Ref) -> int | None:
        """Ask which belief, those first that the learning is about."""
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - not needed for the first paint

        book, about = self.book_of(ref), self.row_of(ref).get("about") or ()
        rows = sorted(book.rows("beliefs"), key=lambda row: (row["id"] not in about, -int(row["id"])))
        if not rows:
            raise RefusedError("No belief yet", "there is no belief to ask.", "`a` on the tab Beliefs adds one.")
        items = [
            Item(row["id"], " ".join(text_of(book, "beliefs", row).split()), str(row.get("status") or ""))
            for row in rows
        ]
        picked = await self.ask(PickDialog("A question to which belief?", items))
        return picked.value if picked and isinstance(picked.value, int) else None

    # What a decision rests on

    def _deciding(self) -> Ref | None:
        return next(iter(self.chosen("decisions")), None)

    async def _rest_on(self, ref: Ref) -> None:
        from coachtui.tui.dialogs.whom import ManyDialog  # noqa: PLC0415 - not needed for the first paint

        book, row = self.book_of(ref), self.row_of(ref)
        items = grounds_of(book, set(row.get("about") or ()))
        many = await self.ask(ManyDialog("What does it rest on?", items, row.get("grounds") or ()))
        if many is not None:
            self.do(rest_on(self.pen, book, ref.id, many.values))


def grounds_of(book: Book, whom: set[int]) -> "list[Item]":
    """Return what a decision can rest on: what speaks of those it is for first, then the newest."""
    from coachtui.tui.dialogs.pick import Item  # noqa: PLC0415 - not needed for the first paint

    found = []
    for table in GROUNDS:
        for row in book.rows(table):
            named = {*(row.get("about") or ()), *(row.get("covers") or ()), *(row.get("with") or ())}
            words = str(row.get("found") or "") or text_of(book, table, row)
            found.append((not named & whom, -int(row["id"]), Item(row["id"], " ".join(words.split()), label(table))))
    return [item for *_, item in sorted(found, key=lambda each: each[:2])]
