"""What a coach is told before a report leaves: that it is the first, who could be known by it, what stays behind."""

from collections.abc import Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.grammar.childname import looks_like_name
from coachtui.domain.readings.shares import shares
from coachtui.domain.readings.students import members, who_name
from coachtui.domain.words import Report as Kind
from coachtui.exchange.reports.model import Out, Report, day_said, items
from coachtui.exchange.reports.shown import shown
from coachtui.exchange.reports.teacher_copy import kept_back

FEW = 5
"""How many students a group has at least before nobody is known by it."""
LETTERS = 10_000
"""How much of a line is looked through for a name."""


def notices(book: Book, common: Book, report: Report, now: datetime, out: Out = frozenset()) -> Iterator[str]:
    """Yield what to think of before a report about a teacher leaves."""
    given = [row for row in shares(common, book.teacher_id) if row.get("what") == report.kind]
    if given and (day := given[0].get("on")):
        yield f"The last one about her left on {day_said(str(day))}."
    if report.kind != Kind.TEACHER_COPY:
        return
    if not given:
        yield "This is the first copy of hers: a private note that was shown may be private no longer in law."
    few = list(_few(shown(book, out), book, now))
    if few:
        yield f"Few students are known in {', '.join(few)}: whoever reads it may know who is meant."
    known = (str(book.teacher.get("name") or ""), str(book.teacher.get("alias") or ""))
    for name in dict.fromkeys(filter(None, (looks_like_name(each.text[:LETTERS], known) for each in items(report)))):
        yield f"“{name}” looks like a name. Leave the line out, or reword it, if it is a child's."
    back = sum(1 for _ in kept_back(book, now))
    if back:
        lines = "1 line is" if back == 1 else f"{back} lines are"
        yield f"{lines} for you alone and not in it; “show her” lets in what she may see."


def _few(hers: Book, book: Book, now: datetime) -> Iterator[str]:
    """Yield the groups named of which fewer than FEW students are known, each with how many."""
    today = now.date().isoformat()
    for id_ in hers.table("groups"):
        count = len(members(book, id_, today))
        if 0 < count < FEW:
            yield f"{who_name(book, id_)} ({count})"
