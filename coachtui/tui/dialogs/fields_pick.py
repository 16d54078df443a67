"""What a form chooses from lists: other records, students and groups, the parts of a field."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen

from coachtui.domain.book import TABLES, Book
from coachtui.domain.kinds import KINDS, label, summary
from coachtui.domain.readings.lines import text_of, when_of
from coachtui.tui.dialogs.fields import Pointer
from coachtui.tui.dialogs.pick import Item, PickDialog, Picked
from coachtui.tui.dialogs.whom import ManyDialog, begin_people, people_items
from coachtui.tui.lines.moments import moment_text

if TYPE_CHECKING:
    from coachtui.tui.screens.desk import DeskScreen

PEOPLE = frozenset({"students", "groups"})
UNPICKED = frozenset({"drafts", "conflicts", "links", "retention", "shares"})


@dataclass
class Desk:
    """Where a form stands: the records round it, her clock, whose record it is."""

    book: Book
    now: datetime
    screen: "DeskScreen"
    teacher: int = 0
    table: str = ""
    record: int | None = None
    fresh: dict[int, str] = field(default_factory=dict)

    def name_of(self, id_: int) -> str:
        """Return a record in a few words; a student as its code."""
        found = self.book.find(id_)
        if found is None:
            return "(gone)"
        table, row = found
        if table in PEOPLE:
            return str(row.get(KINDS[table].text, ""))
        return " ".join((text_of(self.book, table, row) or summary(table, row)).split())[:60]


async def choose(form: ModalScreen[Any], desk: Desk, pointer: Pointer, typed: str) -> str | None:
    """Ask for what a field names; return its new text, or None where she left it."""
    shape = pointer.shape
    if shape.kind == "parts":
        from coachtui.tui.dialogs.form_parts import PartsDialog  # noqa: PLC0415 - it holds a form itself

        parts = json.loads(pointer.text) if pointer.text else []
        changed = await form.app.push_screen_wait(PartsDialog(shape, parts, desk))
        return None if changed is None else json.dumps(changed, ensure_ascii=False) if changed else ""
    if set(shape.tables) <= PEOPLE:
        many = await form.app.push_screen_wait(
            ManyDialog(
                shape.title, people_items(desk.book, shape.tables), pointer.ids, people=shape.tables, typed=typed
            )
        )
        return None if many is None else _ids_text(begin_people(desk.screen, many))
    if shape.kind == "refs":
        items = record_items(desk, shape.tables)
        many = await form.app.push_screen_wait(ManyDialog(shape.title, items, pointer.ids, typed=typed))
        return None if many is None else _ids_text(many.values)
    picked = await form.app.push_screen_wait(PickDialog(shape.title, record_items(desk, shape.tables), typed=typed))
    return str(picked.value) if isinstance(picked, Picked) and isinstance(picked.value, int) else None


def record_items(desk: Desk, tables: tuple[str, ...]) -> list[Item]:
    """Return the records of some tables to pick from, newest first within each."""
    wanted = [table for table in TABLES if table not in UNPICKED] if tables == ("*",) else tables
    items = []
    for table in wanted:
        rows = sorted(desk.book.rows(table), key=lambda row: when_of(table, row), reverse=True)
        for row in rows:
            if row["id"] != desk.record:
                said = " ".join((text_of(desk.book, table, row) or summary(table, row)).split())
                when = moment_text(when_of(table, row), desk.now)
                items.append(Item(row["id"], said, when, [(f" {label(table)} ", "quiet")]))
    return items


def _ids_text(ids: tuple[int, ...]) -> str:
    return ", ".join(map(str, ids))
