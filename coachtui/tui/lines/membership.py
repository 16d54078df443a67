"""How it reads that students are in groups, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.memberships import Membership, memberships
from coachtui.domain.readings.students import members, who_name, who_names
from coachtui.tui.lines.moments import heading_text


def membership_text(name: str, one: Membership, now: datetime) -> str:
    """Return a membership in words: "ell", "ell since Mon 2 Mar", "back row until Fri 9 Jan"."""
    since, until = (heading_text(day, now) if day else "" for day in (one.since, one.until))
    return " ".join(part for part in (name, since and f"since {since}", until and f"until {until}") if part)


def groups_text(book: Book, student: Mapping[str, Any], now: datetime) -> str:
    """Return the groups a student is in, then those it was in."""
    today = now.date().isoformat()
    found = sorted(memberships(student), key=lambda one: (not one.holds(today), one.since))
    return ", ".join(membership_text(who_name(book, one.group), one, now) for one in found)


def members_text(book: Book, group: int, now: datetime) -> str:
    """Return who is in a group, then who was, and until when."""
    today = now.date().isoformat()
    there = members(book, group, today)
    gone = [_until(row, group, now) for row in book.rows("students") if row["id"] not in there]
    return ", ".join([*([who_names(book, there)] if there else []), *sorted(each for each in gone if each)])


def _until(student: Row, group: int, now: datetime) -> str:
    past = [one for one in memberships(student) if one.group == group and one.until]
    return membership_text(str(student.get("code") or "?"), past[-1], now) if past else ""
