"""Remembering that a report left the vault."""

from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.words import Form, Report
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet

CALLED = {Report.TEACHER_COPY: "teacher's copy", Report.ACTIVITY: "activity report"}
"""What the reports are called."""


class Left(NamedTuple):
    """Which report, about which teacher, as what, how many lines, into which file."""

    what: Report
    teacher: int
    form: Form
    lines: int
    file: str


def share_logged(pen: Pen, common: Book, left: Left) -> Change:
    """Remember what has left today. Undo does not make it unsaid."""
    sheet = Sheet(pen, common)
    sheet.add("shares", {**left._asdict(), "on": sheet.today})
    return sheet.change(f"{CALLED[left.what]} written")
