"""Counting while the line waits: `tally` gives the keys to the board, where one key is a stroke, and back."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ClassVar

from textual import events, getters
from textual.binding import Binding
from textual.widgets import Input

from coachtui.domain.change import COMMON, Change
from coachtui.domain.change import Row as Record
from coachtui.domain.readings.students import who_name
from coachtui.domain.readings.tallies import known_groups, tallies_of
from coachtui.services import tallies
from coachtui.services.strokes import mark_somebody
from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.choice import ChoiceDialog, options
from coachtui.tui.lines.tally import board_rows, strip_rows, sweep_rows
from coachtui.tui.live.letters import letters
from coachtui.tui.live.sweeping import Sweeping
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows

OWN = "own"
"""The answer that defines a kind of tally."""


class TallyBoard(Rows):
    """What is counted. While it has the focus, letters, digits and the space are strokes: `press` takes each."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("escape,tab", "screen.to_line", show=False),
        Binding("pageup", "screen.leaf(-1)", show=False),
        Binding("pagedown", "screen.leaf(1)", show=False),
    ]

    def __init__(self, press: Callable[[str], bool]) -> None:
        super().__init__(id="tally", cursor=False)
        self._press = press

    def on_key(self, event: events.Key) -> None:
        """Take a key that counts; all others go on to what they are bound to."""
        key = "\n" if event.key == "enter" else event.character or ""
        if self._press(key):
            event.stop()
            event.prevent_default()


class TallyVerbs(OverScreen):
    """The actions that count. The screen says which encounter it shows by `ref`, and puts `tally_board` in place."""

    ref: Ref
    board = getters.query_one(TallyBoard)
    _tally = 0
    _sweeping: Sweeping

    def tally_board(self) -> TallyBoard:
        """Return the board, to be put above the line."""
        self._sweeping = Sweeping()
        return TallyBoard(self._pressed)

    @property
    def counting(self) -> bool:
        """Whether keys are strokes now."""
        return self.focused is not None and self.focused is self.board

    # What it shows

    def show_tally(self) -> None:
        """Show what is counted: the board while keys are strokes, else each tally in one line."""
        rows = self._tallies()
        if self.counting and not rows:
            self.set_focus(self.query_one(Input))
        self.board.display = bool(rows)
        self.set_class(self.counting, "-counting")
        source = self._board_rows if self.counting else self._strip_rows
        self.board.fill(source)

    def _strip_rows(self, _width: int) -> Sequence[Row]:
        return strip_rows(self.book, self._tallies(), self.now)

    def _board_rows(self, width: int) -> Sequence[Row]:
        row, rows = self._in_hand(), self._tallies()
        at = next((at for at, each in enumerate(rows, 1) if each["id"] == row["id"]), 1)
        place = f"{at} of {len(rows)} {self.keyed('tally.next')}".rstrip() if len(rows) > 1 else ""
        people = self._letters()
        if row.get("sweeps"):
            names = " ".join(who_name(self.book, id_) for id_ in self._sweeping.others)
            entry = self._sweeping.parts(tallies.usual_size(self.book, row["id"]), names)
            return sweep_rows(self.book, row, self.now, width, people, place=place, entry=entry)
        hint = "a digit: which; a letter: who" if row.get("buckets") else "a letter: who; space: somebody else"
        return board_rows(self.book, row, self.now, width, people, place=place, hint=hint)

    def _tallies(self) -> list[Record]:
        return tallies_of(self.book, self.ref.id)

    def _in_hand(self) -> Record:
        """Return the tally that keys count for: the one chosen, else the last that was begun."""
        rows = self._tallies()
        return next((row for row in rows if row["id"] == self._tally), rows[-1] if rows else {})

    def _letters(self) -> dict[int, str]:
        students = self.book.table("students")
        return letters((id_, who_name(self.book, id_)) for id_ in (*students, *known_groups(self.book)))

    # Into it, and back to the line

    def can_tally(self) -> bool:
        """Whether strokes can be written."""
        return self.may_write and bool(self.row_of(self.ref))

    def do_tally(self) -> Coroutine[Any, Any, None] | None:
        """Count, or go back to the line; what is typed there stays. Where nothing is counted yet, ask what."""
        if self.counting:
            self.action_to_line()
        elif self._tallies():
            self._count()
        else:
            return self.do_tally_add()
        return None

    def action_to_line(self) -> None:
        """Give the keys back to the line."""
        self.set_focus(self.query_one(Input))
        self.show()

    def _count(self) -> None:
        self.board.display = True
        self.set_focus(self.board)
        self.show()

    def can_tally_add(self) -> bool:
        """Whether a tally can be begun."""
        return self.can_tally()

    async def do_tally_add(self) -> None:
        """Begin to count: one of the kinds there are, by one key, or one of her own."""
        common = self.session.book(COMMON)
        kinds = {each.name: each for each in tallies.kinds_known(self.book, common)}
        ready = {each.name: _said(each) for each in tallies.READY}
        hers = {name: _said(kind) for name, kind in kinds.items() if name not in ready}
        choices = options({**ready, OWN: "another: its name, and what it tells apart", **hers})
        picked = await self.ask(ChoiceDialog("Count what?", choices, current=tallies.kind_last(self.book)))
        if picked == OWN:
            await self._define()
        elif picked:
            kind = kinds[picked]
            here = next((row["id"] for row in self._tallies() if row.get("name") == kind.name), None)
            self._take(here, tallies.start_tally(self.pen, self.book, kind.name, self.ref.id, kind.buckets,
                                                  sweeps=kind.sweeps))  # fmt: skip

    async def _define(self) -> None:
        begun = self.begun("tally kind", teacher=self.ref.teacher)
        hint = "a name; after a colon what it tells apart, if anything: wait time: under 3 s, 3 s and more"
        line = await self.ask_line("What do you count?", begun, hint=hint)
        if line:
            kind = tallies.kind_read(line)
            self._take(None, tallies.define_tally(self.pen, self.book, self.session.book(COMMON), kind, self.ref.id))

    def _take(self, here: int | None, change: Change) -> None:
        """Take a tally in hand: the one of this kind that is here already, else the new one."""
        if here is None and not self.do(change, say=False):
            return
        self._tally = here or change.ops[0].id
        self._sweeping = Sweeping()
        self._count()

    # One key a stroke

    def _pressed(self, key: str) -> bool:
        """Take a key that counts for the tally in hand. A letter that stands for nobody counts nothing."""
        row = self._in_hand()
        person = next((id_ for id_, letter in self._letters().items() if letter == key), None)
        if not row or not key or (key == "\n" and not row.get("sweeps")):
            return False
        if row.get("sweeps"):
            return self._swept(row, key, person)
        buckets = row.get("buckets") or ()
        if person is not None:
            self._stroke(tallies.mark_person(self.pen, self.book, row["id"], person))
        elif key == " ":
            self._stroke(mark_somebody(self.pen, self.book, row["id"]))
        elif key.isdecimal() and int(key or 0) in range(1, len(buckets) + 1):
            self._stroke(tallies.mark_tally(self.pen, self.book, row["id"], buckets[int(key) - 1]))
        elif not key.isalnum():
            return False
        else:
            self.tell(f"nothing is counted on {key}. {self.keyed('tally.who counts someone new')}")
        return True

    def _stroke(self, change: Change) -> None:
        self.do(change, say=False)

    def _swept(self, row: Record, key: str, person: int | None) -> bool:
        """Take a key of a sweep: digits say how many, letters who is not among them, Enter keeps it."""
        hand = self._sweeping
        if key == "\n":
            self._keep_sweep(row)
        elif person is not None and person in self.book.table("students"):
            hand.toggle(person)
        elif not hand.type(key) and not (key.isalnum() or key == " "):
            return False
        self.show_tally()
        return True

    def _keep_sweep(self, row: Record) -> None:
        hand = self._sweeping
        found = hand.read(tallies.usual_size(self.book, row["id"]))
        if found is None:
            self.tell("how many of how many? Such as 24/28, then Enter; from then on 24 is enough.")
        elif self.do(tallies.sweep_tally(self.pen, self.book, row["id"], found, hand.others), say=False):
            self._sweeping = Sweeping()

    # What else can be done with strokes

    def can_tally_off(self) -> bool:
        """Whether there is a stroke to take off, or something of a sweep."""
        hand = self._sweeping
        return self.counting and bool(self._in_hand().get("marks") or hand.typed or hand.others)

    def do_tally_off(self) -> None:
        """Take the last stroke off; of a sweep, what was typed of it first."""
        row = self._in_hand()
        if not (row.get("sweeps") and self._sweeping.back()):
            self.do(tallies.unmark_tally(self.pen, self.book, row["id"]))
        self.show_tally()

    def can_tally_quote(self) -> bool:
        """Whether there is a stroke that something was said at."""
        return self.counting and bool(self._in_hand().get("marks"))

    async def do_tally_quote(self) -> None:
        """Put what was said on the last stroke."""
        row = self._in_hand()
        last = row["marks"][-1]
        whom = last.get("student") or last.get("group")
        at = " ".join([str(last.get("bucket") or ""), who_name(self.book, whom) if whom else ""]).strip()
        begun = self.begun("tally quote", row["id"], self.ref.teacher)
        words = await self.ask_line(
            f"What was said? {at}".rstrip(), begun, value=str(last.get("quote") or ""), hint="it stays with this stroke"
        )
        if words:
            self.do(tallies.quote_mark(self.pen, self.book, row["id"], words), say=False)

    def can_tally_who(self) -> bool:
        """Whether someone new can be counted."""
        return self.counting

    async def do_tally_who(self) -> None:
        """Count a student or a group that has no letter yet; from then on it has one."""
        row = self._in_hand()
        hint = "a code such as K3, never a name; #word is a group"

        def named(word: str) -> Change:
            return tallies.mark_named(self.pen, self.book, row["id"], word)

        begun = self.begun("tally who", row["id"], self.ref.teacher)
        word = await self.ask_line("Who?", begun, hint=hint, unfit=self.refused(named))
        if word:
            self.do(named(word), say=False)

    def can_tally_next(self) -> bool:
        """Whether several things are counted."""
        return self.counting and len(self._tallies()) > 1

    def do_tally_next(self) -> None:
        """Take the next tally in hand."""
        ids = [row["id"] for row in self._tallies()]
        self._tally = ids[(ids.index(self._in_hand()["id"]) + 1) % len(ids)]
        self._sweeping = Sweeping()
        self.show_tally()


def _said(kind: tallies.TallyKind) -> str:
    told = "in sweeps, how many of how many" if kind.sweeps else ", ".join(kind.buckets)
    return f"{kind.name}: {told}" if told and kind.name != "open and closed questions" else kind.name
