"""The filter of the board: all columns and the matrix show only the claims that hold her words."""

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.standing import ClaimStanding
from coachtui.domain.readings.students import who_name
from coachtui.tui.lines.card import why_said
from coachtui.tui.screens.tab import TabScreen


def holds(book: Book, reading: ClaimStanding, words: str) -> bool:
    """Return whether a claim holds all the words: in what it says, for whom, why, its evidence, its questions."""
    text = _text(book, reading).casefold() if words else ""
    return all(word in text for word in words.casefold().split())


def _text(book: Book, reading: ClaimStanding) -> str:
    row = book.table("claims").get(reading.claim, {})
    people = [*(row.get("with") or ()), *(row.get("without") or ()), *reading.covered]
    evidence = [book.table("evidence").get(id_, {}) for id_ in (*reading.evidence_for, *reading.evidence_against)]
    why = why_said(book, row) or ("", "")
    return " ".join([
        str(row.get("what") or ""), str(row.get("works") or ""), str(row.get("scope") or ""), *why,
        *(who_name(book, id_) for id_ in people), *(text_of(book, "evidence", each) for each in evidence),
        *(flag.short for flag in reading.flags), *(f"#{tag}" for tag in row.get("tags") or ()), str(reading.standing),
    ])  # fmt: skip


class NarrowingVerbs(TabScreen):
    """The key f on the board."""

    words = ""

    @property
    def narrowed(self) -> str:
        """The words that the claims in sight hold."""
        return self.words

    async def do_filter(self) -> None:
        """Show only the claims that hold her words, in every column and in the matrix."""
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - not needed for the first paint

        hint = "in what it says, for whom, why, its evidence; an empty line shows all again"
        words = await self.ask(LineDialog("Show only claims with", value=self.words, hint=hint, empty=True))
        if words is not None:
            self.words = words.strip()
            self.show_all()

    def do_close(self) -> None:
        """Take the marks away, then the filter."""
        marked = self.rows and self.rows.marked
        super().do_close()
        if self.words and not marked:
            self.words = ""
            self.show_all()
