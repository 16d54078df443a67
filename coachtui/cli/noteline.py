"""Lines typed at the shell: when each was, what it says, and the record it becomes."""

from time import localtime, mktime

from coachtui.domain.grammar import parse
from coachtui.domain.grammar.clock import seconds_of
from coachtui.storage.quick import moment_text, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coachtui.domain.grammar import NoteParts

SOURCE = "captured"
UNMARKED = "saw"
"""The natural mode of a line in no encounter, as services.notes has it."""
SPOKEN = {"teacher": "she said", "student": "a student said", "students": "students said", "coach": "I said"}
SOON = 300
"""Seconds a typed clock time may lie ahead and still be of today."""


class Line:
    """One note to be: its parts, and its moment in seconds since 1970."""

    __slots__ = ("at", "parts")

    def __init__(self, parts: "NoteParts", at: float) -> None:
        self.parts = parts
        self.at = at

    @property
    def needs_records(self) -> bool:
        """Tell whether more than the note itself is to be written: students, a promise, a belief, a next skill."""
        parts = self.parts
        return bool(parts.who or parts.promised_by or parts.is_belief or parts.next_skill)

    @property
    def kind(self) -> str:
        """What kind of line it was taken for, in words."""
        parts = self.parts
        said = SPOKEN.get(parts.speaker or "", parts.mode or UNMARKED)
        if parts.speaker == "student" and parts.who:
            said = f"{parts.who[0]} said"
        if parts.mode == "promise":
            due = f", {parts.due}" if parts.due else ""
            said = ("her promise" if parts.promised_by == "teacher" else "my promise") + due
        if parts.is_belief or parts.next_skill:
            said = "belief, a hunch" if parts.is_belief else "next skill"
        return f"{said} · {parts.facet}" if parts.facet else said

    def record(self, id_: int, now: float) -> str:
        """Return the note as JSON, the same as services.notes makes of this line."""
        parts, written = self.parts, moment_text(now)
        mode = parts.mode or UNMARKED
        heard = mode == "said" and parts.speaker == "teacher"
        return record(
            {
                "id": id_,
                "created": written,
                "changed": written,
                "rev": 1,
                "visibility": "me",
                "mode": mode,
                "speaker": parts.speaker,
                "text": parts.text,
                "raw": parts.raw,
                "tags": parts.tags,
                "facet": parts.facet,
                "certainty": ("heard" if heard else "guess") if parts.facet else None,
                "at": moment_text(self.at),
                "source": SOURCE,
                "told_on": day_text(self.at) if mode == "validate" else None,
            }
        )

    def name_in_it(self, teacher: str) -> str:
        """Return what looks like a child's name in the text, "" where nothing does."""
        text = self.parts.text[:10_000]
        if sum(word[:1].isupper() for word in text.split()) < 2:
            return ""
        from coachtui.domain.grammar.childname import looks_like_name  # noqa: PLC0415 - most lines need it not

        return looks_like_name(text, (teacher,))


def read_lines(text: str, now: float, *, piped: bool) -> list[Line]:
    """Return the notes of a text: one, or of a pipe one a line that says something.

    In a pipe a clock time, in front of a line or on one of its own, is the time of what follows, until the next one.
    """
    if not piped:
        return [Line(parse(text), now)]
    lines = []
    running = now
    for raw in text.split("\n"):
        parts = parse(raw.removesuffix("\r"), clock=True)
        running = moment_of(parts.at, now) if parts.at else running
        if parts.text:
            lines.append(Line(parts, running))
    return lines


def moment_of(clock: str, now: float) -> float:
    """Return the last moment a clock showed this time, in seconds since 1970.

    One to six o'clock is the afternoon where nothing says otherwise: no class meets in the night.
    """
    seconds = seconds_of(clock)
    if 3600 <= seconds < 7 * 3600 and not clock.lower().rstrip(".").endswith("m"):
        seconds += 12 * 3600
    year, month, day = localtime(now)[:3]
    at = _mktime(year, month, day, seconds)
    return _mktime(year, month, day - 1, seconds) if at > now + SOON else at


def _mktime(year: int, month: int, day: int, seconds: int) -> float:
    return mktime((year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, 0, 0, -1))


def day_text(at: float) -> str:
    """Return the day of a moment on her calendar, as it is stored."""
    year, month, day = localtime(at)[:3]
    return f"{year}-{month:02}-{day:02}"
