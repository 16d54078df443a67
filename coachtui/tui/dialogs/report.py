"""A report before it leaves: every line of it, each to be left out; what is kept back, each to be let in."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from coachtui.domain.kinds import KINDS
from coachtui.domain.words import Form
from coachtui.exchange.reports.model import Item, Source, items
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.leaving import Leaving
from coachtui.tui.signs import plain
from coachtui.tui.widgets.row import Row, blank, heading, line, paragraph

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp

FORMS = {Form.HTML: "HTML", Form.MARKDOWN: "Markdown", Form.TEXT: "text"}

PART = 6
"""How many rows of the screen the cursor steps over at most: all of them are in sight on the smallest one."""


class ReportDialog(ListDialog[Form]):
    """Shows every line. Answered with the form to write it in."""

    BINDINGS: ClassVar[Bindings] = [
        bound("mark", "in_or_out"),
        bound("add", "show_her"),
        bound("map", "form"),
    ]
    DEFAULT_CSS = """
    ReportDialog Rows { max-height: 100%; }
    """

    def __init__(self, leaving: Leaving) -> None:
        super().__init__(leaving.title)
        self._leaving = leaving
        self._lines: list[Item] = []
        self._there: dict[Source, str] = {}
        self._back: list[Item] = []
        self._notices: list[str] = []

    def on_mount(self) -> None:
        """Read it, before the list is filled."""
        self._read()

    def show(self) -> None:
        """Read it anew: something was written meanwhile."""
        self._read()
        super().show()

    def _read(self) -> None:
        leaving = self._leaving
        self._lines = list(items(leaving.report(whole=True)))
        self._back, self._notices = leaving.kept_back(), leaving.notices()
        self._read_left()

    def _read_left(self) -> None:
        """Read what is left in, and say how much that is, and what keys do."""
        leaving = self._leaving
        self._there = {each.source: each.text for each in items(leaving.report())}
        count = sum(each.source in self._there for each in self._lines)
        box = self.query_one("#box")
        lines = "1 line" if count == 1 else f"{count} lines"
        box.border_title = f"{leaving.title}: {lines}, as {FORMS[leaving.form]}"
        keys = "{mark} leave out · {map} form · {open} write · Esc leave"
        box.border_subtitle = self.with_keys(f"{{add}} show her · {keys}" if self._back else keys)

    # What stands in the list

    def source(self, width: int) -> Sequence[Row]:
        """Return what to think of, the lines under their sections, then what is kept back."""
        rows = [paragraph(self._drawn(each), width, "quiet", first=[(" ", "")]) for each in self._notices]
        rows += self._sections(width)
        if not self._lines:
            rows.append(line((" nothing yet: what she may be shown stands here, and encounters that ended", "quiet")))
        if self._back:
            rows += [blank(), *self._kept_back(width)]
        return rows

    def _sections(self, width: int) -> Iterator[Row]:
        section = ""
        for at, each in enumerate(self._lines):
            if each.section != section:
                section = each.section
                yield heading(f" {section}")
            there = self._there.get(each.source)
            text, style, sign = (each.text, "quiet", "- ") if there is None else (there, "", "+ ")
            indent = " " * (2 + 2 * each.depth)
            said = f"{text} (left out)" if there is None else text
            yield from self._whole(f"line:{at}", self._drawn(said), width, style, f"{indent}{sign}")

    def _kept_back(self, width: int) -> Iterator[Row]:
        section = ""
        for at, each in enumerate(self._back):
            if each.section != section:
                section = each.section
                yield heading(f" For you alone: {section[:1].lower()}{section[1:]}")
            yield from self._whole(f"kept:{at}", self._drawn(each.text), width, "quiet", " " * (4 + 2 * each.depth))

    def _whole(self, act: str, text: str, width: int, style: str, before: str) -> Iterator[Row]:
        """Yield all of a line; one that is long in parts that the cursor steps through, so that its end can be read."""
        lines = paragraph(text, width, style, first=[(before, style)]).draw(width)
        for at in range(0, len(lines), PART):
            part = lines[at : at + PART]
            yield Row(lambda _width, part=part: part, None, len(part), act)  # type: ignore[misc]

    def _drawn(self, text: str) -> str:
        return plain(text) if cast("CoachApp", self.app).plain else text

    # What keys do

    def _under_cursor(self, kind: str, items_: Sequence[Item]) -> Item | None:
        act = self.list.row.act if self.list.row else ""
        found, _, at = act.partition(":")
        return items_[int(at)] if found == kind else None

    def action_in_or_out(self) -> None:
        """Leave the line under the cursor out, or take it in again."""
        item = self._under_cursor("line", self._lines)
        if item:
            self._leaving.out ^= {item.source}
            self._read_left()
            super().show()
            self._past(item)

    def _past(self, item: Item) -> None:
        """Move to what comes after a line, past all its parts."""
        for _ in range(self.list.count):
            self.list.move(1)
            if self._under_cursor("line", self._lines) is not item:
                return

    def action_show_her(self) -> None:
        """Let her be shown what is under the cursor."""
        item = self._under_cursor("kept", self._back)
        if item is None:
            self.notify("What is for you alone stands at the end: this lets her be shown it.", markup=False)
            return
        self._leaving.show_her(item.source, self._above(item))
        self.notify(f"{KINDS[item.source.table].one}: may be shown to her. Undo takes it back.", markup=False)
        self.show()

    def _above(self, item: Item) -> Source | None:
        """Return the claim that evidence stands under, where that is kept back too: it is shown along with it."""
        if not item.depth:
            return None
        heads = [each.source for each in self._back[: self._back.index(item)] if not each.depth]
        bears_on = self._leaving.bears_on(item.source)
        return heads[-1] if heads and heads[-1].id in bears_on else None

    def action_form(self) -> None:
        """Write it in the next form: HTML, Markdown, text."""
        forms = list(FORMS)
        self._leaving.form = forms[(forms.index(self._leaving.form) + 1) % len(forms)]
        self._read_left()

    def action_take(self) -> None:
        """Answer with the form, where there is anything to write."""
        if self._there:
            self.dismiss(self._leaving.form)

    def take(self, _row: Row) -> None:
        """Leave a line that was clicked twice where it is: Enter writes, the mouse does not."""
