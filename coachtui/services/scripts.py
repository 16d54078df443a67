"""Several lines written as one change, as if each had been written after the other."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Change
from coachtui.domain.grammar.parts import NoteParts
from coachtui.services.notes import note_from_parts
from coachtui.services.pen import Pen


def add_lines(pen: Pen, book: Book, lines: Iterable[tuple[NoteParts, datetime]], **fields: Any) -> Change:
    """Write lines, each with its moment, as one change; a student whom two lines name is begun once.

    `fields` go to every note (`source`, `encounter`). Raises RefusedError for an empty line.
    """
    tables = {name: dict(book.table(name)) for name in TABLES}
    seen = Book(book.teacher_id, tables)
    changes = []
    for parts, at in lines:
        change = note_from_parts(pen, seen, parts, at=at, **fields)
        for op in change.ops:
            tables[op.table][op.id] = dict(op.after or {})
        changes.append(change)
    label = changes[0].label if len(changes) == 1 else f"{len(changes)} notes added"
    return Change(label, tuple(op for change in changes for op in change.ops))
