"""A text that was begun: kept while she types, offered again where she left it, superseded by what is saved of it."""

from typing import TYPE_CHECKING, NamedTuple

from coachtui.tui.keeping import Drafts

if TYPE_CHECKING:
    from coachtui.domain.change import Op

LEFT_SAID = "left here before, not kept yet: Enter keeps it, ctrl+u empties the line"
"""Said of a text that is offered again."""


class Begun(NamedTuple):
    """Where a text is typed: the field, whose it is, the record it is about. Without `drafts` nothing is kept."""

    drafts: Drafts | None
    where: str
    teacher: int
    record: int | None = None

    def left(self) -> str:
        """Return the text that was left here; empty where none was."""
        return (self.drafts.take(self.where, self.teacher, self.record) if self.drafts else None) or ""

    def keep(self, text: str, usual: str = "") -> None:
        """Keep the text as it stands now; one that says no more than the `usual` is forgotten."""
        if self.drafts and text.strip() and text.strip() != usual.strip():
            self.drafts.keep(self.where, text, self.teacher, self.record)
        else:
            self.drop()

    def drop(self) -> None:
        """Forget the text."""
        if self.drafts:
            self.drafts.drop(self.where, self.teacher, self.record)

    def superseded(self) -> "tuple[Op, ...]":
        """Return what forgets the text, to be written with what was made of it."""
        return self.drafts.superseded(self.where, self.teacher, self.record) if self.drafts else ()
