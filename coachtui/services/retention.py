"""Looking through what is kept: the commands that would forget it, and that it was done."""

from collections.abc import Iterable
from datetime import date

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.ids import to_text
from coachtui.domain.kinds import label
from coachtui.domain.names import TeacherName, fold
from coachtui.domain.readings.keeping import Keeping
from coachtui.domain.words import Kept
from coachtui.errors import shell_word
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet


def looked_through(pen: Pen, common: Book) -> Change:
    """Remember that all was looked through today: it is asked for again in a year."""
    sheet = Sheet(pen, common)
    sheet.add("retention", {"what": Kept.LOOKED, "on": sheet.today})
    return sheet.change("all looked through")


def forget_command(one: Keeping, names: Iterable[TeacherName], before: date | None = None) -> str:
    """Return the command that forgets a teacher, or what her records hold from before a day."""
    alike = [each for each in names if fold(each.name) == fold(one.name)]
    whom = shell_word(one.name) if one.name and len(alike) < 2 else to_text(one.teacher)
    return f"coachtui forget {f'--before {before} ' if before else ''}{whom}"


def older_said(one: Keeping) -> str:
    """Return what is old of a teacher's records, the most first: `120 notes, 9 encounters`."""
    ordered = sorted(one.older.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{count} {label(table, count)}" for table, count in ordered)
