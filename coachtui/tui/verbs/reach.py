"""What the verbs on records share: whose they are, how they are called, whether they can be written."""

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import summary
from coachtui.domain.readings.lines import text_of
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.ground import Ground


class ReachVerbs(Ground):
    """Reaches the records that refs name."""

    @property
    def may_write(self) -> bool:
        """Whether the vault takes changes."""
        return not self.session.store.read_only

    def owner_of(self, ref: Ref) -> int:
        """Return in whose book a record is changed: for what is common, that of the teacher in view."""
        return ref.teacher or self.teacher or COMMON

    def book_of(self, ref: Ref) -> Book:
        """Return the records round a ref."""
        return self.session.book(self.owner_of(ref))

    def said(self, ref: Ref) -> str:
        """Return a record in one line."""
        row = self.row_of(ref)
        return " ".join((text_of(self.book_of(ref), ref.table, row) or summary(ref.table, row)).split())
