"""The caseload, a line a teacher, read anew only for those about whom something was written."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from time import monotonic

from coachtui.domain.change import COMMON, Row
from coachtui.domain.readings.roster import RosterLine, pressing_first, roster_line
from coachtui.errors import StoreError
from coachtui.services.session import News, Session

UNREAD = (99, 0, "", 0)
"""Where a teacher whose records cannot be read stands in the order: last."""
SLICE_SECONDS = 0.03
"""How long one reading may go on before keys are let through."""


class Caseload:
    """Keeps the lines of the caseload. `read` reads some of those that are missing; `lines` gives what there is.

    `usual` are the days between contacts for whoever has no cadence of her own.
    """

    def __init__(self, session: Session, usual: int) -> None:
        self.usual = usual
        self._session = session
        self._lines: dict[int, RosterLine] = {}
        self._unread: set[int] = set()
        self._conflicts: dict[int, frozenset[int]] = {}
        self.arisen: list[Row] = []
        """The conflicts that the last news brought."""
        self._day: date | None = None
        self._order: list[int] = []
        self.stop = session.watch(self._on_news)

    def read(self, teachers: Iterable[int], now: datetime, seconds: float = SLICE_SECONDS) -> bool:
        """Read missing lines for about `seconds`; return whether all these teachers have theirs.

        A teacher whose records cannot be read stays without one, until `retry`.
        """
        if self._day != now.date():
            self._lines.clear()
            self._day = now.date()
            self.arrange()
        end = monotonic() + seconds
        for teacher in teachers:
            if teacher not in self._lines and teacher not in self._unread:
                if monotonic() > end:
                    return False
                try:
                    self._lines[teacher] = roster_line(self._session.book(teacher), now, self.usual)
                    self._conflicts[teacher] = frozenset(self._lines[teacher].conflicts)
                except StoreError:
                    self._unread.add(teacher)
        return True

    def has_read(self, teachers: Iterable[int]) -> bool:
        """Tell whether all these teachers have been read, as far as they can be."""
        return all(teacher in self._lines or teacher in self._unread for teacher in teachers)

    def retry(self) -> None:
        """Read again those that could not be read."""
        self._unread.clear()

    def reckon(self, usual: int) -> None:
        """Read all lines anew, with other days between contacts for whoever has no cadence of her own."""
        if usual != self.usual:
            self.usual = usual
            self._lines.clear()
            self.arrange()

    def arrange(self) -> None:
        """Have the list put in order anew: she comes to it from elsewhere."""
        self._order = []

    def ordered(self, teachers: Iterable[int]) -> list[int]:
        """Return the teachers in the order of the list, what is due first; as they are given until all are read.

        The order stays as it is until `arrange`, whatever is written meanwhile: the list lies still while she looks at
        it, and the next teacher is the next one in it. Who is new takes her place.
        """
        ids = list(teachers)
        if not self._order:
            if not self.has_read(ids):
                return ids
            self._order = sorted(ids, key=self._presses)
        there = set(self._order)
        for new in (each for each in ids if each not in there):
            at = (place for place, each in enumerate(self._order) if self._presses(each) > self._presses(new))
            self._order.insert(next(at, len(self._order)), new)
        wanted = set(ids)
        return [each for each in self._order if each in wanted]

    def _presses(self, teacher: int) -> tuple[int, int, str, int]:
        line = self._lines.get(teacher)
        return pressing_first(line) if line else UNREAD

    def line(self, teacher: int) -> RosterLine | None:
        """Return one teacher's line, if it has been read."""
        return self._lines.get(teacher)

    def conflicts(self) -> int:
        """Return how many conflicts wait to be settled, as far as the teachers have been read."""
        common = self._session.book(COMMON).table("conflicts")
        return len(common) + sum(map(len, (found for teacher, found in self._conflicts.items() if teacher != COMMON)))

    def _on_news(self, news: News) -> None:
        self._unread -= {teacher for teacher, _, _ in news.touched}
        self.arisen = []
        for teacher in dict.fromkeys(teacher for teacher, _, _ in news.touched):
            if teacher:
                self._lines.pop(teacher, None)
            else:
                self._lines.clear()
            self._count_conflicts(
                teacher, {id_ for owner, table, id_ in news.touched if (owner, table) == (teacher, "conflicts")}
            )

    def _count_conflicts(self, teacher: int, touched: set[int]) -> None:
        """Learn which conflicts a teacher has now; of one who was never read, those that were touched are new."""
        if teacher not in self._conflicts and not touched:
            return
        with suppress(StoreError):
            rows = self._session.book(teacher).table("conflicts")
            known = self._conflicts.get(teacher, rows.keys() - touched)
            self._conflicts[teacher] = frozenset(rows)
            self.arisen += [rows[id_] for id_ in sorted(rows.keys() - known)]
