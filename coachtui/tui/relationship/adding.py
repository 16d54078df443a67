"""What `a` adds on the tab Relationship, by the pane it is pressed in."""

from coachtui.domain.days import read_moment
from coachtui.domain.moment import parsed
from coachtui.domain.words import EncounterKind
from coachtui.services.encounters import log_encounter
from coachtui.services.trust import read_trust
from coachtui.tui.dialogs.base import LineDialog
from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options
from coachtui.tui.screens.tab import TabScreen

DIMENSIONS = (
    Option("r", "respect      we listen to each other", "respect"),
    Option("g", "regard       we care beyond the job", "regard"),
    Option("c", "competence   she finds my help worth having", "competence"),
    Option("i", "integrity    I do what I said; what is hers stays with me", "integrity"),
)
LEVELS = tuple(
    Option(str(level), text, str(level))
    for level, text in enumerate(("closed", "guarded", "workable", "open", "we lean on it"), 1)
)
DIRECTIONS = (
    Option("n", "as the levels say", "none"),
    Option("u", "up", "up"),
    Option("s", "steady", "steady"),
    Option("d", "down", "down"),
)


class AddVerbs(TabScreen):
    """The key a."""

    async def do_add(self) -> None:
        """Add what the pane holds: an answer, a reading, a promise, a strength, a note, an encounter."""
        rows = self.rows
        place = rows.id if rows else ""
        if place == "who":
            await self.capture(f"={self.facet_here()} ")
        elif place == "trust":
            await self.add_reading()
        elif place == "owe":
            await self.capture("! ")
        elif place == "untold":
            await self.capture(". ", starred=True)
        elif self.selected and self.selected.table == "encounters":
            await self.add_encounter()
        else:
            await self.capture()

    def facet_here(self) -> str:
        """Return the question under the cursor."""
        row = self.rows.row if self.rows else None
        if row and row.act.startswith("ask:"):
            return row.act.removeprefix("ask:")
        return str(self.row_of(row.ref).get("facet") or "") if row and row.ref else "excited"

    async def add_reading(self) -> None:
        """Note how the relationship stands: the dimension, the level, where it goes, the sign."""
        if not self.book.teacher:
            return
        dimension = await self.ask(ChoiceDialog("How do we stand? It rates us, never her", DIMENSIONS))
        level = await self.ask(ChoiceDialog(f"{dimension}: how far?", LEVELS)) if dimension else None
        going = await self.ask(ChoiceDialog("Where is it going?", DIRECTIONS)) if level else None
        if not (dimension and level and going):
            return
        begun = self.begun(f"trust_readings {dimension}")
        turn = len(self.book.table("trust_readings"))
        like = self.coach.prompt_of(f"trust.{dimension}.{'down' if going == 'down' else 'up'}", turn)
        sign = await self.ask_line("The sign you saw", begun, placeholder=like, hint="what tells you so", empty=True)
        if sign is not None:
            direction = None if going == "none" else going
            self.do(read_trust(self.pen, self.book, dimension, int(level), sign, direction=direction))

    async def add_encounter(self) -> None:
        """Plan an encounter, or log one that has been: the kind, when, and what for."""
        kinds = options({str(kind): str(kind) for kind in EncounterKind})
        kind = await self.ask(ChoiceDialog("What kind of encounter?", kinds))
        when = await self._when() if kind else None
        if not (kind and when):
            return
        start = parsed(when).astimezone(self.now.tzinfo)
        if start > self.now:
            await self.plan(kind, when)
            return
        begun = self.begun("encounters purpose")
        purpose = await self.ask_line("What is it for?", begun, placeholder="one line, or nothing", empty=True)
        if purpose is None:
            return
        self.do(log_encounter(self.pen, self.book, kind, start, purpose=purpose))

    async def _when(self) -> str | None:
        typed, hint = "", "fri 10:40 plans it; today 9:50 logs it; an empty line is now"
        while True:
            answer = await self.ask(LineDialog("When?", value=typed, hint=hint, empty=True))
            if answer is None:
                return None
            typed = answer.strip()
            when = read_moment(typed or "now", self.now)
            if when:
                return when
            hint = f"no moment is called “{typed}”: fri 10:40, today 9:50, or nothing for now"
