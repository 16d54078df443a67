"""Moments and days: stored in UTC or as plain dates, so that text order is time order; shown in her own clock."""

from datetime import UTC, date, datetime


def stored(moment: datetime) -> str:
    """Return an aware moment as it is stored: `2026-05-21T15:42:05Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parsed(text: str) -> datetime:
    """Return a stored moment, aware, in UTC. A plain date is its midnight. Raises ValueError on other text."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def day_of(text: str, now: datetime) -> date:
    """Return the day on her calendar of a stored moment or date; `now` carries her time zone."""
    return date.fromisoformat(text) if len(text) == 10 else parsed(text).astimezone(now.tzinfo).date()


def days_since(text: str, now: datetime) -> int:
    """Return how many of her days lie between a stored moment or date and `now`; negative for what is ahead."""
    return (now.date() - day_of(text, now)).days
