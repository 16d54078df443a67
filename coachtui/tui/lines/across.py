"""What several teachers try, as rows: a practice, the teachers beneath it, and for whom it works with each."""

from collections.abc import Callable, Iterator

from coachtui.domain.book import Book
from coachtui.domain.readings.across import Shared, Try
from coachtui.domain.readings.students import who_names
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, heading, line, paragraph

WORKS = {"yes": "works", "partly": "works partly", "no": "does not work", "unsure": "unsure whether it works"}
NOTHING = (
    "No practice is tried by several teachers yet. Two are the same where they are worded alike, "
    "or where you gave both the same tag (the command `tag`)."
)

Books = Callable[[int], Book]
"""Gives the records of a teacher."""


def practice_rows(each: Shared, books: Books, width: int) -> Iterator[Row]:
    """Yield a practice that several try, then how each tries it and for whom it works with her."""
    yield heading(f" {each.words}")
    for one in each.tries:
        yield from _try(books(one.teacher), one, width, worded=one.text != each.words)


def _try(book: Book, one: Try, width: int, *, worded: bool) -> Iterator[Row]:
    said = " · ".join(part for part in (one.text if worded else "", one.status) if part)
    yield paragraph(said, width - 1, first=((f"   {one.name}  ", "strong"),), ref=Ref(one.teacher, one.table, one.id))
    for reading in one.claims:
        text = _for_whom(book, reading.claim)
        sign = f"     {str(reading.standing).replace('_', ' ')}: "
        yield paragraph(text, width - 1, first=((sign, "named"),), ref=Ref(one.teacher, "claims", reading.claim))
    if not one.claims:
        yield line(("     nothing is said yet of whom it works for", "quiet"))


def _for_whom(book: Book, claim: int) -> str:
    """Return for whom a claim says that it works, and for whom not."""
    row = book.table("claims").get(claim, {})
    scope = str(row.get("scope") or "unknown")
    many = f" for {scope}" if scope != "unknown" else ", for whom?"
    parts = [WORKS.get(str(row.get("works") or ""), "works") + many]
    parts += [f"for {who_names(book, row['with'])}"] if row.get("with") else []
    parts += [f"not for {who_names(book, row['without'])}"] if row.get("without") else []
    return f"{'; '.join(parts)}  ({row.get('what', '')})"
