"""A report as she makes it, before it leaves: what is in it, what she left out so far, what is for her alone."""

from collections.abc import Callable

from coachtui.domain.change import COMMON
from coachtui.domain.words import Form
from coachtui.exchange.reports.activity import activity
from coachtui.exchange.reports.model import Item, Out, Report, Source, Span
from coachtui.exchange.reports.notices import notices
from coachtui.exchange.reports.teacher_copy import kept_back, teacher_copy
from coachtui.services.records import show_records
from coachtui.services.session import Session

Make = Callable[..., Report]


class Leaving:
    """A report as she makes it: what is in it, what she has left out so far, what is for her alone."""

    def __init__(self, session: Session, teacher: int, make: Make, title: str) -> None:
        self.session = session
        self.teacher = teacher
        self.title = title
        self.form = Form.HTML
        self.out: set[Source] = set()
        self._make = make

    @classmethod
    def copy(cls, session: Session, teacher: int) -> "Leaving":
        """Return the teacher's copy, with nothing left out."""
        return cls(session, teacher, teacher_copy, "What may leave for her")

    @classmethod
    def activity(cls, session: Session, teacher: int) -> "Leaving":
        """Return the activity report, with nothing left out."""
        return cls(session, teacher, activity, "Counts and minutes")

    def report(self, *, whole: bool = False) -> Report:
        """Return it without what was left out; `whole` with it."""
        return self._make(self.session.book(self.teacher), self.session.pen.now(), Span(), self._out(whole=whole))

    def notices(self) -> list[str]:
        """Return what to think of before it leaves."""
        book, common = self.session.book(self.teacher), self.session.book(COMMON)
        return list(notices(book, common, self.report(), self.session.pen.now(), self._out()))

    def kept_back(self) -> list[Item]:
        """Return the lines that are for her alone and could be let in."""
        if self._make is not teacher_copy:
            return []
        return list(kept_back(self.session.book(self.teacher), self.session.pen.now()))

    def show_her(self, source: Source, above: Source | None = None) -> None:
        """Let the teacher be shown a record, and the claim `above` it, from now on. Raises CoachError."""
        book, pen = self.session.book(self.teacher), self.session.pen
        records = [(each.table, each.id) for each in (above, source) if each]
        self.session.do(show_records(pen, book, records, to_teacher=True))

    def bears_on(self, evidence: Source) -> list[int]:
        """Return the claims that a piece of evidence bears on."""
        row = self.session.book(self.teacher).table("evidence").get(evidence.id, {})
        return [int(id_) for id_ in row.get("bears_on") or ()]

    def _out(self, *, whole: bool = False) -> Out:
        return frozenset() if whole else frozenset(self.out)
