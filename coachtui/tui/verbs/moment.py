"""The moments of a coach's day: prep, encounter, inquiry, sort."""

from collections.abc import Iterator
from typing import Any

from coachtui.domain.change import Row
from coachtui.domain.readings.due import coming_now, live
from coachtui.domain.readings.inquiring import ASKED_ABOUT, open_inquiry
from coachtui.domain.readings.script import last_held
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.capture import CaptureVerbs
from coachtui.tui.verbs.reach import ReachVerbs


class MomentVerbs(CaptureVerbs, ReachVerbs):
    """The keys p, v, i, s."""

    # Before

    def can_prep(self) -> bool:
        """Whether there is someone to prepare for."""
        return bool(self.book.teacher)

    def do_prep(self) -> None:
        """Show the one screen to read before walking in."""
        from coachtui.tui.screens.prep import PrepScreen  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(PrepScreen())

    # During

    def can_visit(self) -> bool:
        """Whether there is someone to meet, and the notes can be written."""
        return bool(self.book.teacher) and self.may_write

    async def do_visit(self) -> None:
        """Go back to the encounter that goes on; else begin one.

        That is the planned one under the cursor, or due about now; else one of a kind picked by one letter.
        """
        from coachtui.tui.dialogs.kinds import AFTERWARDS, LATER, beginning  # noqa: PLC0415 - as above

        going, waits = live(self.book), self._waits()
        if going is None and waits is not None:
            going = self._begin(str(waits))
        elif going is None:
            picked = await self.ask(beginning(self.book, self.now))
            if picked in AFTERWARDS:
                await self._log_talk(picked)
            elif picked == LATER:
                await self.do_plan()
            elif picked:
                going = self._begin(picked)
        if going is not None:
            self._enter(going)

    def _waits(self) -> int | None:
        """Return the planned encounter that is meant without a question: the one under the cursor, or due about now."""
        ref = self.selected
        here = ref is not None and ref.teacher == self.teacher and ref.table == "encounters"
        if here and ref and self.row_of(ref).get("state") == "planned":
            return ref.id
        return coming_now(self.book, self.now)

    def can_plan(self) -> bool:
        """Whether there is someone to meet, and it can be written."""
        return self.can_visit()

    async def do_plan(self) -> None:
        """Plan an encounter: its kind by one letter, then when, what for, what to ask and what to look for."""
        from coachtui.tui.dialogs.kinds import kinds_to_plan  # noqa: PLC0415 - as above

        kind = await self.ask(kinds_to_plan(self.book))
        if kind:
            await self.plan(kind)

    async def plan(self, kind: str, start: str = "") -> None:
        """Ask for what an encounter of a kind is to be, at the stored moment `start` if one is known, and plan it."""
        from coachtui.tui.dialogs.planning import plan_form  # noqa: PLC0415 - not needed for the first paint

        await plan_form(self, kind, start)

    def begin_at_once(self, kind: str) -> None:
        """Go back to the encounter that goes on; else begin one of a kind, the one planned for today if there is."""
        from coachtui.services.encounters import take_up  # noqa: PLC0415 - as above

        if live(self.book) is None and not self.can_visit():
            return
        going, begins = take_up(self.pen, self.book, kind)
        if begins is None or self.do(begins, say=False):
            self._enter(going)

    async def do_time(self) -> None:
        """Show how her own time went."""
        from coachtui.domain.readings.timelog import spent, time_lines  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.time_log import TimeDialog  # noqa: PLC0415 - as above

        names = self.coach.names(archived=True)
        found = [each for name in names for each in spent(self.session.book(name.id), self.now)]
        await self.ask(TimeDialog(time_lines(found)))

    def _begin(self, picked: str) -> int | None:
        """Begin an encounter of a kind, or the planned one with this id; return it, None where it was not written."""
        from coachtui.services.encounters import start_encounter  # noqa: PLC0415 - as above

        waits = int(picked) if picked.isdecimal() else None
        how: dict[str, Any] = {} if waits is not None else {"kind": picked}
        change = start_encounter(self.pen, self.book, planned=waits, **how)
        if not self.do(change, say=False):
            return None
        return waits or next(op.id for op in change.ops if op.table == "encounters")

    def _enter(self, encounter: int) -> None:
        from coachtui.tui.screens.live import LiveScreen  # noqa: PLC0415 - as above

        self.app.push_screen(LiveScreen(Ref(self.book.teacher_id, "encounters", encounter)))

    async def _log_talk(self, kind: str) -> None:
        """Log a talk that has just been, and take down the line of it."""
        from coachtui.services.encounters import log_talk  # noqa: PLC0415 - as above

        change = log_talk(self.pen, self.book, kind)
        if self.do(change):
            await self.capture(encounter=next(op.id for op in change.ops if op.table == "encounters"))

    # After

    def can_sort(self) -> bool:
        """Whether there is a script."""
        return self._script() is not None

    def do_sort(self) -> None:
        """Sort the script that the cursor is in, else the last one."""
        from coachtui.tui.screens.sort import SortScreen  # noqa: PLC0415 - not needed for the first paint

        script = self._script()
        if script is not None:
            note = self.selected if self.selected and self.selected.table == "notes" else None
            self.app.push_screen(SortScreen(Ref(self.book.teacher_id, "encounters", script), note))

    def can_reflect(self) -> bool:
        """Whether there is an encounter to reflect on, and it can be written."""
        return self.may_write and self._to_reflect() is not None

    async def do_reflect(self) -> None:
        """Write her own reflection on the encounter that the cursor is in, else on the last one."""
        from coachtui.services.encounters import reflect  # noqa: PLC0415 - as above

        ref = self._to_reflect()
        if ref is None:
            return
        row = self.row_of(ref)
        before, kind = str(row.get("reflection") or ""), str(row.get("kind") or "encounter")
        whole = "" if "\n" in before else before
        hint = "it goes on beneath what stands there" if before != whole else "for you alone: it leaves in no report"
        begun = self.begun("reflection", ref.id, ref.teacher)
        words = await self.ask_line(f"Your reflection on this {kind}", begun, value=whole, hint=hint)
        if words is not None:
            said = words if whole == before else f"{before}\n{words}"
            self.do(reflect(self.pen, self.book_of(ref), ref.id, said))

    def _to_reflect(self) -> Ref | None:
        """Return the encounter under the cursor, or of the note there; else the last one that was held."""
        ref = self.selected
        here = (
            ref.id if ref and ref.table == "encounters" else int(self.row_of(ref).get("encounter") or 0) if ref else 0
        )
        if ref and here in self.book_of(ref).table("encounters"):
            return Ref(ref.teacher, "encounters", here)
        last = last_held(self.book)
        return Ref(self.teacher, "encounters", last) if last else None

    def _script(self) -> int | None:
        from coachtui.domain.readings.script import last_script  # noqa: PLC0415 - as above

        ref = self.selected
        if ref and ref.teacher == self.teacher:
            row = self.row_of(ref)
            here = ref.id if ref.table == "encounters" else row.get("encounter")
            if here and any(each.get("encounter") == here for each in self._scripted()):
                return int(here)
        return last_script(self.book)

    def _scripted(self) -> Iterator[Row]:
        """Yield all that is sorted: notes, and what was counted."""
        yield from self.book.rows("notes")
        yield from self.book.rows("tallies")

    # The four questions

    def can_inquiry(self) -> bool:
        """Whether there is someone to ask, and the answers can be written."""
        return bool(self.book.teacher) and self.may_write

    def do_inquiry(self) -> None:
        """Ask the four questions about what is selected, or go on with the inquiry about it."""
        from coachtui.tui.screens.inquiry import InquiryScreen  # noqa: PLC0415 - not needed for the first paint

        ref, inquiry = self.selected, None
        if ref and ref.table == "inquiries":
            inquiry, found = ref.id, self.book.find(self.row_of(ref).get("about") or 0)
            ref = Ref(ref.teacher, found[0], int(found[1]["id"])) if found else None
        elif ref and ref.table in ASKED_ABOUT:
            going = open_inquiry(self.book_of(ref), ref.id)
            inquiry = going["id"] if going else None
        else:
            ref = None
        self.app.push_screen(InquiryScreen(self.owner_of(ref) if ref else self.teacher, ref, inquiry))
