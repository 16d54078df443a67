"""When a change was made, in which of her sessions, and about whom and what, in a coach's words."""

from collections.abc import Iterable
from datetime import UTC, datetime

from coachtui.domain.change import COMMON, Op
from coachtui.domain.ids import EPOCH_MS, born_ms, from_text
from coachtui.domain.keeping import Step
from coachtui.domain.kinds import summary
from coachtui.domain.moment import parsed
from coachtui.domain.names import TeacherName

DAY_MS = 24 * 3600 * 1000
MANY = 5
"""From how many records on a change is told with their number."""


def about_said(ops: Iterable[Op], label: str, names: Iterable[TeacherName]) -> str:
    """Return whom and what a change is about, in one line: her name, the words of the first record; "" for neither.

    Words that the label says already are left out. `names` are those of all teachers.
    """
    ops = [op for op in ops if op.table != "drafts"]
    called = {one.id: one.name for one in names}
    whom = dict.fromkeys(called.get(op.teacher, "") for op in ops if op.teacher != COMMON)
    name = " ".join(whom) if len(whom) == 1 else f"{len(whom)} teachers" if whom else ""
    op = next((op for op in ops if op.after or op.before), None)
    words = summary(op.table, op.after or op.before or {}) if op else ""
    said = ["" if name in label else name, "" if words == name or words in label else words]
    more = f" and {len(ops) - 1} more" if len(ops) >= MANY else ""
    return (": ".join(each for each in said if each) + more).strip()


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
