"""The tab Board: what is working, for whom, why, how do you know; the same claims as a matrix of for whom."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import getters
from textual.containers import Container
from textual.widget import Widget

from coachtui.domain.readings.matrix import matrix
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.words import Standing
from coachtui.services.claims import add_claim, set_for_whom, set_works
from coachtui.services.evidence import add_evidence, names_students_alone
from coachtui.services.records import made
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.board.back import BackVerbs
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.evidence import BEARING
from coachtui.tui.dialogs.scope import scope_dialog
from coachtui.tui.lines.claim import MEANING, TITLES, claim_rows, column, matrix_columns, matrix_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

WORKS = (
    Option("y", "yes, it works", "yes"),
    Option("p", "partly", "partly"),
    Option("n", "no, it does not", "no"),
    Option("u", "unsure", "unsure"),
)


class BoardScreen(BackVerbs):
    """Claims, by what is really known of them."""

    PLACE: ClassVar[str] = "board"
    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("board")
    detail = getters.query_one("#detail", Rows)
    grid = getters.query_one("#matrix", Rows)
    as_matrix = False
    shift = 0
    claim: Ref | None = None
    readings: Sequence[ClaimStanding] = ()

    def panels(self) -> Iterator[Widget]:
        """Give a column a standing, the matrix, and the chosen claim in full."""
        with Container(id="columns"):
            for standing, title in TITLES.items():
                yield Panel(Rows(id=standing.value), title=title, id=f"column-{standing.value}")
        yield Panel(Rows(id="matrix"), title="For whom", key=self.keyed("map columns"), id="matrix-panel")
        yield Panel(
            Rows(id="detail"),
            title="In full",
            key=self.keyed("whom for whom", "note.evidence evidence", "edit edit"),
            id="detail-panel",
        )

    def show(self) -> None:
        """Lay the claims out by their standing."""
        here = self.claim
        self.readings = board(self.book, self.now) if self.teacher else ()
        self.set_class(self.as_matrix, "as-matrix")
        filled = {each.standing for each in self.readings}
        first = next((each for each in TITLES if each in filled and not self._single()), Standing.SAID)
        for standing in TITLES:
            panel = self.query_one(f"#column-{standing.value}", Panel)
            count = sum(each.standing == standing for each in self.readings)
            panel.set_class(bool(filled) and filled.isdisjoint(self._shown_in(standing)), "-empty")
            panel.border_title = "Board" if self._single() else f"{TITLES[standing]} {count or ''}".rstrip()
            panel.border_subtitle = self.keyed("map for whom") if standing == first else ""
            self.query_one(f"#{standing.value}", Rows).fill(partial(self._column, standing))
        self.grid.fill(lambda width: matrix_rows(self.book, self.now, width, self.shift))
        self._settle(here)
        self.moved()

    def moved(self) -> None:
        """Show in full the claim under the cursor."""
        rows = self.rows
        if rows is self.detail:
            return
        ref = rows.ref if rows else None
        self.claim = ref or self.claim
        reading = next((each for each in self.readings if ref and each.claim == ref.id), None)
        self.detail.fill(lambda width: claim_rows(self.book, reading, self.now, width) if reading else [], about=ref)

    def on_resize(self) -> None:
        """Lay out anew: there may be room for other columns now."""
        self.call_after_refresh(self.show)

    def _single(self) -> bool:
        return self.has_class("-narrow")

    def _column(self, standing: Standing, width: int) -> list[Row]:
        if not self.readings:
            return self._empty() if standing == Standing.SAID else []
        height = self.query_one(f"#{standing.value}", Rows).size.height
        return column(self.book, self.readings, self._shown_in(standing), width, height)

    def _shown_in(self, standing: Standing) -> dict[Standing, str]:
        """Return the standings whose claims a column shows, each with its heading."""
        if self._single():
            every = {each: f"{title}: {MEANING[each]}" for each, title in TITLES.items()}
            return every if standing == Standing.SAID else {}
        if standing == Standing.CONTESTED and not self.has_class("-wide"):
            return {standing: "", Standing.LET_GO: TITLES[Standing.LET_GO]}
        return {standing: ""}

    def _empty(self) -> list[Row]:
        return [
            line(("What works?", "strong")),
            line((f" {self.keyed('add  say it in a line')}", "quiet"), act="add"),
        ]

    def _settle(self, claim: Ref | None) -> None:
        """Follow the claim to the column where it stands now, and never leave the focus on an empty one."""
        here = self.focused
        if here is self.detail:
            return
        lists = [rows for rows in self.query(Rows) if rows.count and rows.is_on_screen and rows is not self.detail]
        holding = next((rows for rows in lists if claim and claim in rows.refs), None)
        if holding and claim:
            holding.select(claim)
        if lists and (holding or here not in lists):
            (holding or lists[0]).focus()

    # What keys do here

    def do_map(self) -> None:
        """Show the claims in columns by standing, or against groups and focal students."""
        ref = self.selected
        self.as_matrix = not self.as_matrix
        self.set_class(self.as_matrix, "as-matrix")

        def arrive() -> None:
            self.show()
            if not (ref and self.go_to(ref)):
                first = next((rows for rows in self.query(Rows) if rows.count and rows.is_on_screen), None)
                (first or self.detail).focus()

        self.call_after_refresh(arrive)

    def can_move_out(self) -> bool:
        """Whether a column stands on the left; in the matrix, whether it shows later ones."""
        return self.shift > 0 if self._in_matrix else super().can_move_out()

    def can_move_in(self) -> bool:
        """Whether a column stands on the right; in the matrix, whether there are more."""
        return self.shift < self._most_shift if self._in_matrix else super().can_move_in()

    def do_move_out(self) -> None:
        """Move to the column on the left; in the matrix, show what is further left."""
        if self._in_matrix:
            self._slide(-1)
        else:
            super().do_move_out()

    def do_move_in(self) -> None:
        """Move to the column on the right; in the matrix, show what is further right."""
        if self._in_matrix:
            self._slide(1)
        else:
            super().do_move_in()

    @property
    def _in_matrix(self) -> bool:
        return self.as_matrix and self.rows is self.grid

    @property
    def _most_shift(self) -> int:
        return max(len(matrix_columns(self.book, matrix(self.book, self.now), self.now)) - 1, 0)

    def _slide(self, step: int) -> None:
        self.shift = min(max(self.shift + step, 0), self._most_shift)
        self.grid.fill(lambda width: matrix_rows(self.book, self.now, width, self.shift))

    def can_add(self) -> bool:
        """Whether there is a teacher to add to."""
        return bool(self.teacher)

    async def do_add(self) -> None:
        """Add a claim in one line; then one key each, which may be left out: does it work, for how many."""
        hint = "then one key each; Esc leaves the rest open"
        what = await self.ask_line("What is working, or not?", self.begun("claims"), hint=hint)
        if not what:
            return
        change = add_claim(self.pen, self.book, what)
        if not self.do(change):
            return
        claim = made(change)
        works = await self.ask(ChoiceDialog("Does it work?", WORKS))
        if works and self.do(set_works(self.pen, self.book, claim, works), say=False):
            scope = await self.ask(scope_dialog("For how many?"))
            if scope:
                self.do(set_for_whom(self.pen, self.book, claim, scope), say=False)
        self.go_to(Ref(self.teacher, "claims", claim))

    def can_note_evidence(self) -> bool:
        """Whether claims are chosen, or notes."""
        return bool(self.chosen("claims")) or super().can_note_evidence()

    async def do_note_evidence(self) -> None:
        """Say what speaks for or against the claims; of notes, make them evidence."""
        refs = self.chosen("claims")
        if not refs:
            await super().do_note_evidence()
            return
        begun = self.begun("evidence", refs[0].id)
        title = "How do you know? What was seen, said, counted"
        text = await self.ask_line(title, begun, hint="@K3 @ell say of whom")
        bearing = await self.ask(ChoiceDialog("For or against?", BEARING)) if text else None
        if not text or not bearing:
            return
        named = names_students_alone(self.pen, self.book, text)
        scope = None if named else await self.ask(scope_dialog("For how many does it speak?"))
        if not named and not scope:
            return
        on = [ref.id for ref in refs]
        if self.do(add_evidence(self.pen, self.book, text, on, bearing, scope=scope, kind="observation")) and self.rows:
            self.rows.clear_marks()
