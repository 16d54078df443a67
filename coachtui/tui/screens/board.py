"""The tab Board: what is working, for whom, why, how do you know; the same claims as a matrix of for whom."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.containers import Container
from textual.widget import Widget

from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.words import Standing
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.board.back import BackVerbs
from coachtui.tui.board.matrixed import MatrixVerbs
from coachtui.tui.board.narrowing import holds
from coachtui.tui.lines.claim import MEANING, TITLES, claim_rows, column
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.gridview import GridView
from coachtui.tui.widgets.row import Row, blank, line
from coachtui.tui.widgets.rows import Rows

FOR_WHOM, COLUMNS = "for whom", "columns"
"""The two ways to look at the board, as keys and panes name them."""
ON_A_CLAIM = ("claim.works works", "whom whom", "claim.why why", "note.evidence how")
"""The keys of the parts of a claim, as the panel of an open card says them."""


class BoardScreen(BackVerbs, MatrixVerbs):
    """Claims, by what is really known of them."""

    PLACE: ClassVar[str] = "board"
    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("board")
    claim: Ref | None = None
    every: Sequence[ClaimStanding] = ()
    """All claims; `readings` are those that the filter leaves."""

    def panels(self) -> Iterator[Widget]:
        """Give a column a standing, the matrix, and what is chosen in full."""
        with Container(id="columns"):
            for standing, title in TITLES.items():
                yield Panel(Rows(id=standing.value), title=title, id=f"column-{standing.value}")
        yield Panel(GridView(id="matrix"), title="For whom", key=self.keyed(f"map {COLUMNS}"), id="matrix-panel")
        yield Panel(Rows(id="detail"), title="In full", key=self.keyed(*ON_A_CLAIM), id="detail-panel")

    def show(self) -> None:
        """Lay the claims out by their standing."""
        here = self.claim
        self.every = board(self.book, self.now) if self.teacher else ()
        self.readings = [each for each in self.every if holds(self.book, each, self.words)]
        if self.opened and self.opened.id not in {each.claim for each in self.readings}:
            self.opened = None
        self.set_class(self.as_matrix, "as-matrix")
        self.set_class(bool(self.opened) and not self.as_matrix, "-opened")
        self.query_one("#detail-panel", Panel).border_title = "This cell" if self.as_matrix else "In full"
        if self.as_matrix:
            self.show_matrix()
        else:
            self._show_columns()
        self._settle(here)
        self.moved()

    def _show_columns(self) -> None:
        filled = {each.standing for each in self.readings}
        first = next((each for each in TITLES if each in filled and not self._single()), Standing.SAID)
        for standing in TITLES:
            panel = self.query_one(f"#column-{standing.value}", Panel)
            shown = self._shown_in(standing)
            count = sum(each.standing == standing for each in self.readings)
            opened = any(each.standing in shown for each in self.readings if self._is_open(each))
            inviting = not filled and standing == Standing.SAID  # it says what to do, and needs the room
            panel.set_class(filled.isdisjoint(shown) and not inviting, "-empty")
            panel.set_class(opened, "-open")
            told = "" if self.opened and not opened else f" {count}"
            panel.border_title = "Board" if self._single() else f"{TITLES[standing]}{told if count else ''}"
            hints = ON_A_CLAIM if opened else (f"map {FOR_WHOM}",) if standing == first and not self.opened else ()
            panel.border_subtitle = self.keyed(*hints)
            self.query_one(f"#{standing.value}", Rows).fill(partial(self._column, standing))

    def _is_open(self, reading: ClaimStanding) -> bool:
        return self.opened is not None and reading.claim == self.opened.id

    def moved(self) -> None:
        """Show in full what is under the cursor."""
        rows = self.rows
        if rows is self.detail:
            return
        ref = rows.ref if rows else None
        self.claim = ref if ref and ref.table == "claims" else self.claim
        if self.as_matrix:
            inside = self.cell_in_full if self.readings else lambda _width: self._empty()
            self.detail.fill(inside, about=(ref, self.grid.column))
            return
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
        in_full = next((each for each in self.readings if self._is_open(each)), None)
        opened = claim_rows(self.book, in_full, self.now, width) if in_full else []
        rows = column(self.book, self.readings, self._shown_in(standing), width, height)
        at = next((at for at, row in enumerate(rows) if in_full and row.ref == self.opened), None)
        return rows if at is None else [*rows[:at], *opened, blank(), *rows[at + 1 :]]

    def _shown_in(self, standing: Standing) -> dict[Standing, str]:
        """Return the standings whose claims a column shows, each with its heading."""
        if self._single():
            every = {each: f"{title}: {MEANING[each]}" for each, title in TITLES.items()}
            return every if standing == Standing.SAID else {}
        if standing == Standing.CONTESTED and not self.has_class("-wide"):
            return {standing: "", Standing.LET_GO: TITLES[Standing.LET_GO]}
        return {standing: ""}

    def _empty(self) -> list[Row]:
        if self.every:
            return [line((f"no claim holds “{self.words}”: Esc shows all", "quiet"))]
        return [
            line(("What works?", "strong")),
            line((f" {self.keyed('add  say it in a line')}", "quiet"), act="add"),
        ]

    def _settle(self, claim: Ref | None) -> None:
        """Follow the claim to the column where it stands now, and never leave the focus on an empty one."""
        here = self.focused
        if here is self.detail and self.detail.is_on_screen:
            return
        lists = [rows for rows in self.query(Rows) if rows.count and rows.is_on_screen and rows is not self.detail]
        if here in lists and here.ref and here.ref.table != "claims":
            return
        holding = next((rows for rows in lists if claim and claim in rows.refs), None)
        if holding and claim and holding.ref != claim:
            holding.select(claim)
        if lists and (holding or here not in lists):
            (holding or lists[0]).focus()

    def go_to(self, ref: Ref) -> bool:
        """Put the cursor on a record; for a piece of evidence, open the card that rests on it."""
        if super().go_to(ref):
            return True
        on = self.row_of(ref).get("bears_on") or () if ref.table == "evidence" and not self.as_matrix else ()
        claim = next((each.claim for each in self.readings if each.claim in on), None)
        if claim is None:
            return False
        self.opened = Ref(self.teacher, "claims", claim)
        self.show()
        return super().go_to(ref)

    # What keys do here

    def other_way(self) -> str:
        """Return what is seen the other way."""
        return COLUMNS if self.as_matrix else FOR_WHOM

    def do_map(self) -> None:
        """Show the claims in columns by standing, or against groups and students."""
        ref, self.opened = self.claim, None
        self.as_matrix = not self.as_matrix
        self.set_class(self.as_matrix, "as-matrix")
        going = self.coach.turns.begin()  # the next key is for the other view

        def arrive() -> None:
            self.show()
            if self.as_matrix:
                if ref:
                    self.grid.select(ref)
                self.grid.focus()
            elif not (ref and self.go_to(ref)):
                first = next((rows for rows in self.query(Rows) if rows.count and rows.is_on_screen), None)
                (first or self.detail).focus()
            self.coach.turns.end(going)

        self.call_after_refresh(arrive)
