"""Counting in lines: what is counted is begun by its name, and each word is a stroke."""

from coachtui.cli.lines.course import Course
from coachtui.cli.voice import tell, tell_error
from coachtui.domain.change import COMMON, Row
from coachtui.domain.readings.tallies import said, tallies_of
from coachtui.errors import CoachError
from coachtui.services import tallies
from coachtui.services.strokes import stroke, sweep


class Counting(Course):
    """Counts in the encounter `encounter`, for the tally that was named last."""

    encounter = 0
    _tally = 0

    def count(self, named: str) -> None:
        """Take in hand what is named: what is counted here already, a kind that is known, else one of her own."""
        kinds = tallies.kinds_known(self.book, self.session.book(COMMON))
        if not named:
            for kind in kinds:
                told = ", ".join(kind.buckets)
                tell(f"/count {kind.name}" + (f": {told}" if told else ""))
            return
        here = next((row for row in self._tallies() if _begins(str(row.get("name")), named)), None)
        known = next((kind for kind in kinds if _begins(kind.name, named)), None)
        if here is None:
            try:
                here = self._begin_tally(known or tallies.kind_read(named), new=known is None)
            except CoachError as error:
                tell_error(error)
        if here:
            self._tally = here["id"]
            told = ", ".join(f"{at} {name}" for at, name in enumerate(here.get("buckets") or (), 1))
            tell(f"counting: {here.get('name')}" + (f": {told}" if told else ""))

    def strokes(self, words: str) -> None:
        """Count each word; without any, say how it stands."""
        row = self._in_hand()
        if row is None:
            return
        if not words:
            for each in self._tallies():
                tell(said(self.book, each))
        elif row.get("sweeps"):
            self.refused(lambda: sweep(self.pen, self.book, row["id"], words.split()))
        else:
            for word in words.split():
                self._stroke(row["id"], word)

    def quote(self, words: str) -> None:
        """Put what was said on the last stroke; where there is none, into the inbox."""
        row = self._in_hand()
        if row is not None and self.refused(lambda: tallies.quote_mark(self.pen, self.book, row["id"], words)):
            return
        if words:
            self.set_aside(words, "It was put on no stroke.", "Not quoted")

    def off(self, _rest: str) -> None:
        """Take the last stroke or sweep off."""
        row = self._in_hand()
        if row is not None and not row.get("marks"):
            tell("Nothing is counted yet.")
        elif row is not None:
            self.refused(lambda: tallies.unmark_tally(self.pen, self.book, row["id"]))

    def _stroke(self, tally: int, word: str) -> None:
        try:
            self.do(stroke(self.pen, self.book, tally, word), say=False)
        except CoachError as error:
            tell_error(error)

    def _begin_tally(self, kind: tallies.TallyKind, *, new: bool) -> Row | None:
        if new:
            change = tallies.define_tally(self.pen, self.book, self.session.book(COMMON), kind, self.encounter)
        else:
            change = tallies.start_tally(
                self.pen, self.book, kind.name, self.encounter, kind.buckets, sweeps=kind.sweeps
            )
        written = self.do(change, say=False)
        return self.book.table("tallies").get(change.ops[0].id) if written else None

    def _tallies(self) -> list[Row]:
        return tallies_of(self.book, self.encounter)

    def _in_hand(self) -> Row | None:
        """Return the tally that words count for: the one named last, else the last that was begun."""
        rows = self._tallies()
        if not rows:
            tell("Nothing is counted yet. What can be: /count")
            return None
        return next((row for row in rows if row["id"] == self._tally), rows[-1])


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed.casefold())
