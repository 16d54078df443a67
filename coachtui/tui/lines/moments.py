"""Moments and days as a list shows them, in her own clock."""

from datetime import date, datetime

from coachtui.domain.moment import day_of, parsed

WEEK = 6
"""How many days back, and on, a weekday alone is enough to say which day it was."""

WHEN = 9
"""The cells a moment takes in a list."""

YEAR = 300
"""From how many days on a date needs its year."""


def moment_text(text: str, now: datetime) -> str:
    """Return a stored moment in at most 9 cells: "Thu 10:42" this week, "12 Mar" before, "12 Mar 24" long ago."""
    if not text:
        return ""
    if len(text) == 10:
        return day_text(text, now)
    moment = parsed(text).astimezone(now.tzinfo)
    if 0 <= (now.date() - moment.date()).days <= WEEK:
        return f"{moment:%a %H:%M}"
    return day_text(text, now)


def clock_text(text: str, now: datetime) -> str:
    """Return the clock time of a stored moment, "10:42"; empty for a plain day."""
    return f"{parsed(text).astimezone(now.tzinfo):%H:%M}" if len(text) > 10 else ""


def day_text(text: str, now: datetime) -> str:
    """Return a stored day or moment as a day in at most 9 cells: "Thu", "12 Mar", "12 Mar 24"; empty for none."""
    if not text:
        return ""
    day = day_of(text, now)
    away = (now.date() - day).days
    if abs(away) <= WEEK:
        return {0: "today", 1: "yesterday", -1: "tomorrow"}.get(away, f"{day:%a}")
    return dated(day) if abs(away) < YEAR else f"{dated(day)} {day:%y}"


def heading_text(text: str, now: datetime) -> str:
    """Return a stored day or moment as a heading: "Thu 21 May", with its year where it is long ago."""
    day = day_of(text, now)
    year = f" {day.year}" if abs((now.date() - day).days) >= YEAR else ""
    return f"{day:%a} {dated(day)}{year}"


def dated(day: date) -> str:
    """Return a day as "12 Mar"."""
    return f"{day.day} {day:%b}"


def ago_text(days: int | None) -> str:
    """Return how long ago, in few cells: "0 d", "3 d", "5 w", "7 mo"; empty for never."""
    if days is None:
        return ""
    if days < 14:
        return f"{max(days, 0)} d"
    return f"{days // 7} w" if days < 120 else f"{days // 30} mo"
