"""What a note can become, a key each: evidence, an answer, a belief, a claim, a promise, a validation, a question."""

from collections.abc import Callable

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services import turning
from coachtui.services.notes import mark_note, star_note
from coachtui.services.pen import Pen
from coachtui.services.people import set_focal
from coachtui.services.writing import together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.ground import Ground

Turn = Callable[[Pen, Book, int], Change]
"""Turns one note, by id."""


class TurnVerbs(Ground):
    """The keys E, A, B, C, P, V, Q, M and the star on the selected note, or on all that are marked."""

    def notes(self) -> list[Ref]:
        """Return the chosen notes, in the list's order; a piece of evidence stands for the note it quotes."""
        found: dict[Ref, None] = {}
        for ref in self.chosen("notes", "evidence"):
            row = self.row_of(ref)
            note = Ref(ref.teacher, "notes", int(row.get("note") or 0)) if ref.table == "evidence" else ref
            if self.row_of(note):
                found[note] = None
        first = next(iter(found), None)
        return [ref for ref in found if first and ref.teacher == first.teacher]

    def can_note_evidence(self) -> bool:
        """Whether a note is chosen, or what was counted."""
        return bool(self.notes() or self.chosen("tallies"))

    def can_note_answer(self) -> bool:
        """Whether a note is chosen."""
        return bool(self.notes())

    can_note_belief = can_note_claim = can_note_answer
    can_note_promise = can_note_question = can_note_kind = can_note_decision = can_note_answer

    def can_note_star(self) -> bool:
        """Whether a note is chosen, or a student to follow."""
        return bool(self.notes() or self.chosen("students"))

    def can_note_validation(self) -> bool:
        """Whether a note is chosen that she was not told of yet."""
        return any(not self.told(ref) for ref in self.notes())

    # One key each

    async def do_note_evidence(self) -> None:
        """Pick what notes and tallies bear on, or write a new claim; then for or against, and for how many."""
        from coachtui.services.tallies import tally_to_evidence  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.evidence import EvidenceAsk  # noqa: PLC0415 - as above

        notes, tallies = self.notes(), self.chosen("tallies")
        book = self._book_of(notes or tallies)
        ids, counted = ([ref.id for ref in refs if ref.teacher == book.teacher_id] for refs in (notes, tallies))
        answer = await EvidenceAsk(self.ask, book, ids, counted).run()
        if not answer:
            return
        change = tally_to_evidence(
            self.pen,
            book,
            counted,
            ids,
            on=answer.on,
            claim=answer.claim,
            bearing=answer.bearing,
            claim_scope=answer.claim_scope or None,
            scope=answer.scope or None,
        )
        if self.do(change):
            self._unmark()

    async def do_note_answer(self) -> None:
        """Say which question the notes answer, and how far that is known."""
        from coachtui.tui.dialogs.answer import certainty_dialog, facet_dialog  # noqa: PLC0415 - as above

        notes = self.notes()
        now = self.row_of(notes[0])
        facet = await self.ask(facet_dialog(str(now.get("facet") or "")))
        sure = await self.ask(certainty_dialog(str(now.get("certainty") or ""))) if facet else None
        if facet and sure:
            self.turn(notes, lambda pen, book, note: turning.note_to_answer(pen, book, note, facet, sure))

    async def do_note_belief(self) -> None:
        """Write the hunch that the note gives, worded by her; many at once as they stand."""
        notes = self.notes()
        title = "The hunch: what might be believed here?"
        words = await self._words(notes, "beliefs", title, "what was said stays word for word")
        if words is not None:
            self.turn(notes, lambda pen, book, note: turning.note_to_belief(pen, book, note, words))

    async def do_note_claim(self) -> None:
        """Write the claim that the note makes, and for how many it holds."""
        from coachtui.tui.dialogs.scope import scope_dialog  # noqa: PLC0415 - as above

        notes = self.notes()
        words = await self._words(notes, "claims", "The claim: what is working, or not?", "for whom comes next")
        scope = await self.ask(scope_dialog("For how many does it hold?")) if words is not None else None
        if words is not None and scope:
            self.turn(notes, lambda pen, book, note: turning.note_to_claim(pen, book, note, words, scope=scope))

    async def do_note_promise(self) -> None:
        """Say who promises, and by when."""
        from coachtui.tui.dialogs.promise import ask_promise  # noqa: PLC0415 - as above

        notes = self.notes()
        answer = await ask_promise(self.ask, self.now.date())
        if answer:
            who, due = answer
            self.turn(notes, lambda pen, book, note: turning.note_to_promise(pen, book, note, who=who, due=due))

    def do_note_validation(self) -> None:
        """Say that she was told, today."""
        self.turn([ref for ref in self.notes() if not self.told(ref)], turning.note_to_validation)

    async def do_note_question(self) -> None:
        """Write the question that the note raises."""
        notes = self.notes()
        words = await self._words(notes, "notes", "What do you wonder?", "kept for later")
        if words is not None:
            self.turn(notes, lambda pen, book, note: turning.note_to_question(pen, book, note, words))

    async def do_note_kind(self) -> None:
        """Mark the notes later, by the mark that could have stood first in the line."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - as above
        from coachtui.tui.lines.choices import MARKS  # noqa: PLC0415 - as above

        notes = self.notes()
        mark = await self.ask(ChoiceDialog("What kind of line is it?", [Option(*each) for each in MARKS]))
        if mark:
            self.turn(notes, lambda pen, book, note: mark_note(pen, book, note, mark))

    async def do_note_decision(self) -> None:
        """Write the next skill that the note points to, for those whom it is about."""
        notes = self.notes()
        words = await self._words(notes, "decisions", "The next skill", "what must they learn next? How comes after")
        if words is not None:
            self.turn(notes, lambda pen, book, note: turning.note_to_decision(pen, book, note, words))

    def do_note_star(self) -> None:
        """Star the notes, or follow the students; where it is so of all of them, no longer."""
        notes = self.notes()
        if not notes:
            self._follow(self.chosen("students"))
            return
        on = not all(self.row_of(ref).get("starred") for ref in notes)
        self.turn(notes, lambda pen, book, note: star_note(pen, book, note, on=on))

    # What they share

    def _follow(self, students: list[Ref]) -> None:
        focal = not all(self.row_of(ref).get("focal") for ref in students)
        changes = [set_focal(self.pen, self.session.book(ref.teacher), ref.id, focal=focal) for ref in students]
        if changes and self.do(together(", ".join(each.label for each in changes), changes)):
            self._unmark()

    def turn(self, notes: list[Ref], turn: Turn) -> None:
        """Turn each note, as one act that one undo takes back; then the marks have done their work."""
        book = self._book_of(notes)
        changes = [turn(self.pen, book, ref.id) for ref in notes]
        if not changes:
            return
        label = changes[0].label if len(changes) == 1 else f"{changes[0].label}, {len(changes)} notes"
        if self.do(together(label, changes)):
            self._unmark()

    def _unmark(self) -> None:
        """Take the marks away, which have done their work, and say no more how many there are."""
        if self.rows:
            self.rows.clear_marks()
            self.coach.show_frames()

    async def _words(self, notes: list[Ref], table: str, title: str, hint: str) -> str | None:
        """Ask for the words, the note's own to begin with; "" for many notes, which keep their own."""
        if len(notes) > 1:
            return ""
        begun = self.begun(f"{table} from", notes[0].id, notes[0].teacher)
        return await self.ask_line(title, begun, value=str(self.row_of(notes[0]).get("text") or ""), hint=hint)

    def _book_of(self, notes: list[Ref]) -> Book:
        return self.session.book(notes[0].teacher) if notes else self.book

    def told(self, ref: Ref) -> bool:
        """Whether she was told of a note, or it is what she was told."""
        row = self.row_of(ref)
        return row.get("mode") == "validate" or bool(row.get("told_on"))
