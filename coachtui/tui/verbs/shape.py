"""What is said of a record besides its words: a tag, who may see it, how it is linked."""

from collections import Counter

from coachtui.domain.change import Change
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.related import related
from coachtui.services.links import remove_link
from coachtui.services.records import UNTOUCHED, show_records, tag_records
from coachtui.services.writing import together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.record import RecordVerbs
from coachtui.tui.widgets.row import clipped

LINKED = ("beliefs", "practices", "students", "groups")
"""What a link can start or end at."""
KEEP_OR_GO = (("e", "its kind and its words", "edit"), ("d", "take it away", "remove"))
OFTEN = 5
"""How many of the tags in use are told."""


class ShapeVerbs(RecordVerbs):
    """From the palette: tag, show her, links."""

    def _touched(self) -> list[Ref]:
        return [ref for ref in self.chosen() if ref.table not in UNTOUCHED]

    def can_tag(self) -> bool:
        """Whether something is chosen that can be tagged."""
        return bool(self._touched()) and self.may_write

    async def do_tag(self) -> None:
        """Put a tag on all that is chosen; where all have it, take it off."""
        refs = self._touched()
        used = Counter(
            tag for rows in self.book.tables.values() for row in rows.values() for tag in row.get("tags", ())
        )
        often = " ".join(tag for tag, _ in used.most_common(OFTEN))
        words = await self.ask_line("Tag: one word", self.begun("tag"), hint=f"in use: {often}" if often else "")
        tag = "-".join((words or "").lower().replace("#", " ").split())
        if tag:
            on = not all(tag in self.row_of(ref).get("tags", ()) for ref in refs)
            changes = [tag_records(self.pen, self.book_of(ref), [ref[1:]], tag, on=on) for ref in refs]
            self.done_to(changes[0].label, refs, changes)

    def can_visibility(self) -> bool:
        """Whether something is chosen that she might be shown."""
        return self.can_tag()

    def do_visibility(self) -> None:
        """Let all that is chosen be shown to her in a copy made for her; where all may be, to the coach alone."""
        refs = self._touched()
        shown = not all(self.row_of(ref).get("visibility") == "teacher" for ref in refs)
        changes = [show_records(self.pen, self.book_of(ref), [ref[1:]], to_teacher=shown) for ref in refs]
        self.done_to(changes[0].label, refs, changes)

    def done_to(self, said: str, refs: list[Ref], changes: list[Change]) -> None:
        """Write the changes as one act; then the marks have done their work."""
        told = said if len(refs) == 1 else f"{said}, {len(refs)} records"
        if self.do(together(told, changes)) and self.rows:
            self.rows.clear_marks()

    def _links(self, ref: Ref) -> list[tuple[int, str]]:
        """Return the links of a record by id, each in words, seen from the record."""
        book = self.book_of(ref)
        found = [each for each in related(book, ref.table, ref.id) if each.link]
        return [
            (each.link or 0, f"{each.phrase} {text_of(book, each.table, book.table(each.table)[each.id])}")
            for each in found
        ]

    def can_links(self) -> bool:
        """Whether what is under the cursor is linked."""
        ref = self.selected
        return bool(ref and ref.table in LINKED and self._links(ref)) and self.may_write

    async def do_links(self) -> None:
        """Pick one of the links of a belief, practice, student or group, to reword it or take it away."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - as above

        ref = self.selected
        if not ref:
            return
        words = dict(self._links(ref))
        picked = await self.ask(PickDialog("Which link?", [Item(id_, said) for id_, said in words.items()]))
        if picked is None or not isinstance(picked.value, int):
            return
        what = await self.ask(ChoiceDialog(clipped(words[picked.value], 60), [Option(*each) for each in KEEP_OR_GO]))
        if what == "remove":
            self.do(remove_link(self.pen, self.book_of(ref), picked.value))
        elif what:
            await self.edit_record(Ref(self.owner_of(ref), "links", picked.value))
