"""A sweep in hand: what she has typed of it, and whom she saw not to be on task."""

from dataclasses import dataclass, field

from coachtui.services.strokes import sweep_read
from coachtui.tui.widgets.row import Part

SIGNS = frozenset("0123456789/-")


@dataclass(slots=True)
class Sweeping:
    """How many of how many, as it is typed: `24`, `24/28`, `-4` for all but four, nothing for all but those named."""

    typed: str = ""
    others: list[int] = field(default_factory=list)

    def type(self, letter: str) -> bool:
        """Take a digit, a slash or a minus; False where it is none of them."""
        if letter not in SIGNS:
            return False
        self.typed += letter
        return True

    def toggle(self, student: int) -> None:
        """Name a student as not on task, or no longer."""
        if student in self.others:
            self.others.remove(student)
        else:
            self.others.append(student)

    def back(self) -> bool:
        """Take the last digit, else the last student off; False where there is neither."""
        if self.typed:
            self.typed = self.typed[:-1]
        elif self.others:
            self.others.pop()
        else:
            return False
        return True

    def read(self, usual: int) -> tuple[int, int] | None:
        """Return (how many, of how many), where `usual` are there; None where that cannot be told yet."""
        return sweep_read(self.typed, usual, len(self.others))

    def parts(self, usual: int, names: str) -> list[Part]:
        """Return the line that says what Enter would keep."""
        found = self.read(usual)
        typed: list[Part] = [(f"{self.typed}_ ", "strong")]
        if found is None:
            hint = "how many of how many? such as 24/28" if not usual else "24, or 24/28, or -4 for all but four"
            return [("now  ", "heading"), *typed, (hint, "quiet")]
        count, of = found
        told: list[Part] = [("now  ", "heading"), *typed, (f"{count} of {of}", "evidence")]
        told += [(f"  not: {names}", "")] if names else []
        return [*told, (" · Enter keeps it; a letter: who is not", "quiet")]
