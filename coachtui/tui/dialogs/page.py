"""The page of a record: all it says, and all that is linked to it, to go to."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult

from coachtui.domain.beliefmap.faces import FROM_A_LIST
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import KINDS, REFS, ids_in, label
from coachtui.domain.moment import day_of
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.listed import from_a_list
from coachtui.domain.readings.related import related
from coachtui.domain.readings.standing import standing_of
from coachtui.tui.bindings import bindings_of
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.page_values import moment_said, record_said, said_value
from coachtui.tui.lines.tally import split_rows
from coachtui.tui.ref import Ref
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.signs import plain
from coachtui.tui.widgets.frame import Footer, Header, Panel
from coachtui.tui.widgets.row import Part, Row, blank, heading, line, paragraph
from coachtui.tui.widgets.rows import Rows

LABEL = 18
NARROW = 70
FIELD = "field:"


class PageScreen(FramedScreen):
    """One record. Enter on a field edits it, Enter on a linked record opens its page over this one."""

    PLACE: ClassVar[str] = "page"
    CSS_PATH = "page.tcss"
    BINDINGS = bindings_of("page")
    listed = getters.query_one(Rows)

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref

    def compose(self) -> ComposeResult:
        """Put the frame round the record."""
        yield Header()
        yield Panel(Rows(), title=label(self.ref.table).capitalize(), key=self.keyed("back back"), id="page")
        yield Footer()

    @property
    def selected(self) -> Ref | None:
        """The record of this page, wherever the cursor is."""
        return self.ref

    def chosen(self, *tables: str) -> list[Ref]:
        """Return the record of this page."""
        return [self.ref] if not tables or self.ref.table in tables else []

    # What it shows

    def show(self) -> None:
        """Fill it from the record; where the record is gone, go back."""
        if not self.row_of(self.ref):
            if self.is_current:
                self.dismiss()
            return
        self.listed.fill(self._page_source)

    def who(self) -> str:
        """Return whose record it is."""
        return str(self.book_of(self.ref).teacher.get("name") or "coachtui")

    def _page_source(self, width: int) -> Sequence[Row]:
        return [
            *self._page_words(width),
            *self._page_fields(width),
            *self._page_links(width),
            blank(),
            self._page_foot(),
        ]

    def _page_words(self, width: int) -> Iterator[Row]:
        row, table = self.row_of(self.ref), self.ref.table
        text = text_of(self.book_of(self.ref), table, row) or f"({label(table)} without words)"
        yield paragraph(text, width, "strong")
        if self.ref.id in from_a_list(self.book_of(self.ref)):
            yield paragraph(FROM_A_LIST, width, "quiet")
        if table == "claims":
            found = standing_of(self.book_of(self.ref), row, self.now)
            yield paragraph(
                str(found.standing).replace("_", " "), width, "named", first=[self._page_label("Stands", width)]
            )
            for flag in found.flags:
                yield paragraph(flag.question, width, "inference", first=[self._page_label("", width)])
        if table == "tallies":
            yield from split_rows(self.book_of(self.ref), row, self.now, width)
        yield blank()

    def _page_fields(self, width: int) -> Iterator[Row]:
        row, book = self.row_of(self.ref), self.book_of(self.ref)
        for key, name in FIELD_NAMES[self.ref.table].items():
            value = _at(row, key)
            shown = key == KINDS[self.ref.table].text and value == text_of(book, self.ref.table, row)
            empty = value in (None, "", [], {}, False) or (key == "visibility" and value == "me")
            if empty or shown or self._is_linked(key):
                continue
            said = said_value(book, self.ref.table, key, value, self.now)
            yield self._page_field(key, name, said, width)
        for key in row.keys() - {name.partition(".")[0] for name in FIELD_NAMES[self.ref.table]} - _HEAD:
            yield self._page_field("", key, said_value(book, self.ref.table, key, row[key], self.now), width)

    def _is_linked(self, key: str) -> bool:
        """Whether a field names records that are there: these stand under Linked, where Enter opens them."""
        ids = list(ids_in(self.row_of(self.ref), key)) if key in {ref.field for ref in REFS[self.ref.table]} else []
        return bool(ids) and all(self.book_of(self.ref).find(id_) for id_ in ids)

    def _page_field(self, key: str, name: str, said: str, width: int) -> Row:
        said = plain(said) if self.coach.plain else said
        drawn = paragraph(said, width, first=[self._page_label(name, width)])
        return Row(drawn.draw, None, drawn.height, f"{FIELD}{key}")

    def _page_links(self, width: int) -> Iterator[Row]:
        book = self.book_of(self.ref)
        found = related(book, self.ref.table, self.ref.id)
        if not found:
            return
        yield blank()
        yield heading("Linked")
        before = ""
        for each in found:
            ref = Ref(COMMON if each.table == "groups" else self.ref.teacher or self.teacher, each.table, each.id)
            phrase = "" if each.phrase == before else each.phrase
            first = [self._page_label(phrase, width), (f"{label(each.table)} ", "quiet")]
            yield paragraph(record_said(book, each.id), width, ref=ref, first=first, most=2)
            before = each.phrase

    def _page_label(self, name: str, width: int) -> Part:
        room = LABEL if width > NARROW else LABEL - 4
        return (f"{name[: room - 1]:<{room}}", "heading")

    def _page_foot(self) -> Row:
        row = self.row_of(self.ref)
        said = [f"written {moment_said(row['created'], self.now)}"] if row.get("created") else []
        if row.get("changed") and row["changed"] != row.get("created"):
            said.append(f"changed {day_of(row['changed'], self.now):%-d %b}")
        said.append("may be shown to her" if row.get("visibility") == "teacher" else "for you alone")
        text = " · ".join(said)
        return line((plain(text) if self.coach.plain else text, "quiet"))

    # What keys do here

    def can_open(self) -> bool:
        """Whether the row under the cursor is a field that can be edited, or a linked record."""
        row = self.rows.row if self.rows else None
        return bool(row and (row.ref or (row.act and self.can_edit())))

    async def do_open(self) -> None:
        """Edit the field under the cursor, or open the linked record over this one."""
        row = self.rows.row if self.rows else None
        if row and row.ref:
            await self.open_page(row.ref)
        elif row and row.act.startswith(FIELD):
            await self.edit_record(self.ref, row.act.removeprefix(FIELD))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open what was clicked twice."""
        event.stop()
        self.action_act("open")

    async def do_related(self) -> None:
        """Go to the tab of the linked record under the cursor, else of this one."""
        self.coach.jump((self.rows.ref if self.rows else None) or self.ref)

    def can_back(self) -> bool:
        """Whether there is somewhere to go back to: always."""
        return True

    def do_back(self) -> None:
        """Go back to what is beneath."""
        self.dismiss()

    def do_close(self) -> None:
        """Take the filter away, else go back."""
        if self.listed.words:
            self.listed.narrow("")
        else:
            self.dismiss()


_HEAD = {"id", "created", "changed", "rev", "_v"}


def _at(row: dict[str, object], key: str) -> object:
    head, _, part = key.partition(".")
    value = row.get(head)
    return value.get(part) if part and isinstance(value, dict) else None if part else value
