"""Lines typed at the shell: when each was, what it says, and the record it becomes."""

from time import localtime

from coachtui.domain.grammar import parse
from coachtui.storage.quick import moment_text, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coachtui.domain.grammar import NoteParts

SOURCE = "captured"
UNMARKED = "saw"
"""The natural mode of a line in no encounter, as services.notes has it."""
SPOKEN = {"teacher": "she said", "student": "a student said", "students": "students said", "coach": "I said"}


class Line:
    """One note to be: its parts, its moment in seconds since 1970, and how many lines beneath were `joined` to it."""

    __slots__ = ("at", "joined", "parts")

    def __init__(self, parts: "NoteParts", at: float, joined: int = 0) -> None:
        self.parts = parts
        self.at = at
        self.joined = joined

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


def read_lines(text: str, now: float, *, piped: bool, typed: bool = False) -> list[Line]:
    """Return the notes of a text: one, or of a pipe one a line, its clock times understood.

    Of what is `typed` at a terminal none goes on in another: each was ended by Enter.
    """
    if not piped:
        parts = parse(text)
        return [Line(parts, now - parts.ago)]
    from coachtui.domain.grammar.script import read_script  # noqa: PLC0415 - one line needs it not

    return [Line(line.parts, at, line.joined) for line, at in read_script(text, now, typed=typed)]


def day_text(at: float) -> str:
    """Return the day of a moment on her calendar, as it is stored."""
    year, month, day = localtime(at)[:3]
    return f"{year}-{month:02}-{day:02}"
