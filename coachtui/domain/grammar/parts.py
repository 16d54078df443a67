"""What a line says: the parts of a note."""


class NoteParts:
    """The parts of one line. Two are equal when every part is; `raw` is the line as typed and is not compared.

    - raw: the line, every character of it
    - at: the clock time it begins with, as typed (`9:50 AM`); None unless asked for
    - ago: how many seconds before it was typed, from `-2m`; 0 where it does not say
    - mode: a value of words.Mode; None where unmarked: the encounter's natural mode holds
    - speaker: a value of words.Speaker, for what was said under a mark; else None
    - text: the words, without the marks in front; `@K3` and `#tag` stay where they stand
    - who: student codes and group labels, from `k3 …` and `@ell`; codes in capitals; each once
    - tags: words after `#`, in small letters, each once
    - facet: a value of words.Facet, or None
    - promised_by: a value of words.Who for a promise, else None
    - due: the day of a promise as typed (`fri`, `next mon`, `5/21`), or None
    - is_belief, next_skill: marked `%`, `>`
    """

    __slots__ = (
        "ago",
        "at",
        "due",
        "facet",
        "is_belief",
        "mode",
        "next_skill",
        "promised_by",
        "raw",
        "speaker",
        "tags",
        "text",
        "who",
    )

    def __init__(
        self,
        text: str,
        *,
        raw: str | None = None,
        at: str | None = None,
        ago: int = 0,
        mode: str | None = None,
        speaker: str | None = None,
        who: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        facet: str | None = None,
        promised_by: str | None = None,
        due: str | None = None,
        is_belief: bool = False,
        next_skill: bool = False,
    ) -> None:
        self.raw = text if raw is None else raw
        self.at = at
        self.ago = ago
        self.mode = mode
        self.speaker = speaker
        self.text = text
        self.who = who
        self.tags = tags
        self.facet = facet
        self.promised_by = promised_by
        self.due = due
        self.is_belief = is_belief
        self.next_skill = next_skill

    def key(self) -> tuple[object, ...]:
        """Return all parts but the raw line, to compare by."""
        return tuple(getattr(self, name) for name in self.__slots__ if name != "raw")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoteParts) and self.key() == other.key()

    def __hash__(self) -> int:
        return hash(self.key())

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__ if getattr(self, name))
        return f"NoteParts({said})"
