"""A card opened in place: its parts, its evidence and its open questions, each one key from what would answer it."""

from collections.abc import Sequence

from coachtui.domain.readings.flags import Flag
from coachtui.domain.readings.standing import ClaimStanding
from coachtui.domain.readings.students import who_name, who_names
from coachtui.tui.board.adding import AddingVerbs
from coachtui.tui.lines.claim import FLAG
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import clipped

QUESTIONS = {
    "and": "How does it go for {whom}: {what}?",
    "no_student": "What do students say of it: {what}?",
    "only_report": "What would students show of it: {what}?",
    "only_satellite": "What would you see in the room of it: {what}?",
    "why_guess": "What would test it: {why}?",
}
"""The question that a learning begins with, by the flag that it answers."""
QUOTED = 60


class OpeningVerbs(AddingVerbs):
    """Enter on a card, on what it shows when it is open, and Escape."""

    opened: Ref | None = None
    readings: Sequence[ClaimStanding] = ()

    def can_open(self) -> bool:
        """Whether the row under the cursor is a record, names what to do, or asks something."""
        row = self.rows.row if self.rows else None
        return super().can_open() or bool(row and row.act.startswith(FLAG))

    async def do_open(self) -> None:
        """Open or close the card in place; on an open question, start what would answer it."""
        row = self.rows.row if self.rows else None
        if row and row.ref and row.act.startswith(FLAG):
            await self._answer(row.ref, row.act.removeprefix(FLAG))
        elif row and row.ref and row.ref.table == "claims" and not row.act:
            self.opened = None if row.ref == self.opened else row.ref
            self.show_all()
            if self.opened and self.rows:
                self.call_after_refresh(self.rows.to_top)
        elif row and row.ref and row.ref.table == "evidence":
            await self.show_origin(row.ref)
        else:
            await super().do_open()

    def do_close(self) -> None:
        """Take the marks away, then close the open card, then take the filter away."""
        if self.opened and not (self.rows and self.rows.marked):
            self.opened = None
            self.show_all()
        else:
            super().do_close()

    async def show_origin(self, ref: Ref) -> None:
        """Show where a piece of evidence comes from: its line, the lines around it, and what else it bears on."""
        from coachtui.tui.board.origin import OriginDialog  # noqa: PLC0415 - not needed for the first paint

        target = await self.ask(OriginDialog(self.book, ref.id, self.now))
        if target:
            self.coach.jump(target)

    async def _answer(self, ref: Ref, flag_id: str) -> None:
        """Start what would answer an open question of a claim."""
        reading = next((each for each in self.readings if each.claim == ref.id), None)
        flag = next((each for each in reading.flags if each.id == flag_id), None) if reading else None
        if flag is None:
            return
        if flag.id in QUESTIONS:
            await self.plan_about(ref, self._question(ref, flag), flag.whom)
        elif flag.id == "without":
            await self.ask_lists(ref, not_for=flag.whom)
        elif flag.act == "evidence":
            codes = "".join(f"@{''.join(who_name(self.book, id_).split())} " for id_ in flag.whom)
            await self.ask_known([ref], value=codes)
        elif flag.act == "inquiry":
            self.do_inquiry()
        else:
            ways = {"scope": self.do_whom, "why": self.do_claim_why, "works": self.do_claim_works}
            await ways[flag.act]()

    def _question(self, ref: Ref, flag: Flag) -> str:
        row = self.row_of(ref)
        why = str((row.get("why") or {}).get("text") or "") or str(row.get("what") or "")
        what = clipped(" ".join(str(row.get("what") or "").split()).rstrip("."), QUOTED)
        return QUESTIONS[flag.id].format(whom=who_names(self.book, flag.whom), what=what, why=clipped(why, QUOTED))
