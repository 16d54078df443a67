"""How the shell speaks: narration on stderr, data on stdout. Loaded by the fast path: `sys` and nothing else."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coachtui.errors import CoachError

SHOWN_LETTERS = 60


def tell(said: str, hint: str = "") -> None:
    """Write one thing on stderr, the hint on a line of its own."""
    sys.stderr.write(f"{said}\n{hint}\n" if hint else f"{said}\n")


def tell_error(error: "CoachError") -> None:
    """Write an error on stderr: what, why, and what to do about it."""
    stop = "" if error.title.endswith((".", "?", "!")) else "."
    message = error.message[:1].upper() + error.message[1:]
    tell(f"{error.title}{stop} {message}", error.hint)


def give(line: str) -> None:
    """Write one line of data on stdout, safe on a terminal: nothing in it moves the cursor."""
    sys.stdout.write(printable(line) + "\n")


def printable(text: str) -> str:
    """Return a text without what would move the cursor or colour the screen."""
    return text if text.isprintable() else "".join(each if each.isprintable() else " " for each in text)


def short(text: str, letters: int = SHOWN_LETTERS) -> str:
    """Return a text that is safe and short on a terminal."""
    return printable(text if len(text) <= letters else text[: letters - 1].rstrip() + "…")
