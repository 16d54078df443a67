"""When a change was made and in which of her sessions, in a coach's words."""

from datetime import UTC, datetime

from coachtui.domain.ids import EPOCH_MS, born_ms, from_text
from coachtui.domain.keeping import Step
from coachtui.domain.moment import parsed

DAY_MS = 24 * 3600 * 1000


def earlier_said(step: Step, now: datetime, *, own: str) -> str:
    """Return when and where a step was made, for one that is not of the session `own`; else ""."""
    if step.writer == own:
        return ""
    return f"{when_said(step.at, now)}, {session_said(step.writer, step.by, step.at, now)}"


def session_said(writer: str, by: str, at: str, now: datetime, *, own: str = "") -> str:
    """Return where a change was made at the stored moment `at`: "" in the session `own`, "at the shell", or which.

    A session is known by when it began, on her own clock; its day is told where the change is of another.
    """
    if own and writer == own:
        return ""
    if by == "shell":
        return "at the shell"
    began = _began(writer, now)
    if began is None:
        return "in another session"
    same_day = at and parsed(at).astimezone(now.tzinfo).date() == began.date()
    return f"in the session begun {began:%H:%M}" if same_day else f"in the session begun {began:%a %-d %b %Y, %H:%M}"


def when_said(at: str, now: datetime) -> str:
    """Return a stored moment on her clock, as short as it is clear: "10:42", "Thu 21 May, 10:42", with another year."""
    moment = parsed(at).astimezone(now.tzinfo)
    if moment.date() == now.date():
        return f"{moment:%H:%M}"
    return f"{moment:%a %-d %b, %H:%M}" if moment.year == now.year else f"{moment:%a %-d %b %Y, %H:%M}"


def _began(writer: str, now: datetime) -> datetime | None:
    """Return when a session began: its id is as old. None for a writer that is no id, such as that of the sample."""
    try:
        born = born_ms(from_text(writer))
        began = datetime.fromtimestamp(born / 1000, UTC).astimezone(now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return None
    return began if born > EPOCH_MS + DAY_MS else None
