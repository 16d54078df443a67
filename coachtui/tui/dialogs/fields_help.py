"""Help on one field of a form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.fields import WAYS
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Row, line, paragraph

if TYPE_CHECKING:
    from coachtui.services.shapes import Shape

FORM_KEYS = (
    ("Enter, Tab, arrows", "the next field, the one before"),
    ("{text.save}", "save; Enter on the last field too"),
    ("{text.editor}", "the text in your editor"),
    ("Esc", "leave; what you typed is kept as a draft"),
)
"""The keys of a form."""


class FieldHelp(ListDialog[bool]):
    """Says what a field is for, what it takes, and the keys of the form."""

    BINDINGS: ClassVar[Bindings] = [bound("text.help", "leave")]

    def __init__(self, shape: "Shape") -> None:
        super().__init__(shape.title, "Esc back to the form")
        self._shape = shape

    def source(self, width: int) -> Sequence[Row]:
        """Return the help, wrapped."""
        shape = self._shape
        rows = [paragraph(shape.help, width - 2, first=[(" ", "")])]
        if shape.choices:
            words = ", ".join(each.replace("_", " ") for each in shape.choices)
            rows.append(paragraph(words, width - 2, "named", first=[(" ", "")]))
        rows.append(paragraph(self.with_keys(WAYS.get(shape.kind, "")), width - 2, "quiet", first=[(" ", "")]))
        return [*rows, *(line((f" {self.with_keys(keys):<20}", "heading"), (what, "")) for keys, what in FORM_KEYS)]
