"""How the shell speaks: narration on stderr, data on stdout. Loaded by the fast path: `os`, `sys` and nothing else."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coachtui.errors import CoachError

SHOWN_LETTERS = 60
STDOUT, STDERR = 1, 2
JOINERS = "\u200c\u200d"
"""What joins or parts letters within a word, as in Persian names: not printable by itself, and harmless."""


def open_streams() -> None:
    """Give each stream that was closed (`>&-`) the null device, and let no letter be one that cannot be written.

    A file of the vault would otherwise be opened in the place of a closed stream.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (fd := os.open(os.devnull, os.O_RDWR)) <= STDERR:
            os.set_inheritable(fd, True)
        os.close(fd)
        sys.stdin, sys.stdout, sys.stderr = (
            stream or os.fdopen(fd, mode, closefd=False)
            for fd, mode, stream in ((0, "r", sys.stdin), (STDOUT, "w", sys.stdout), (STDERR, "w", sys.stderr))
        )
    if (sys.stdout.encoding or "").lower() != "utf-8" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")


def let_go(stream: int, code: int = 0) -> int:
    """End what is said on a stream that nobody takes, as after `| head` or on a full disk; returns `code`."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream)
    os.close(sink)
    return code


def tell(said: str, hint: str = "") -> None:
    """Write one thing on stderr, the hint on a line of its own. Where nobody can be told, all else goes on."""
    try:
        sys.stderr.write(printable(f"{said}\n{hint}\n" if hint else f"{said}\n", "\n\t"))
    except OSError:
        let_go(STDERR)


def flush_words() -> None:
    """Let out what was told."""
    try:
        sys.stderr.flush()
    except OSError:
        let_go(STDERR)


def tell_error(error: "CoachError") -> None:
    """Write an error on stderr: what, why, and what to do about it."""
    stop = "" if error.title.endswith((".", "?", "!")) else error.stop
    message = error.message if stop == ":" else error.message[:1].upper() + error.message[1:]
    tell(f"{error.title}{stop} {message}", error.hint)


def give(line: str) -> None:
    """Write one line of data on stdout, safe on a terminal: nothing in it moves the cursor."""
    sys.stdout.write(printable(line) + "\n")


def printable(text: str, besides: str = "") -> str:
    """Return a text without what would move the cursor or colour the screen, but for what is in `besides`."""
    if text.isprintable():
        return text
    kept = JOINERS + besides
    return "".join(each if each.isprintable() or each in kept else " " for each in text)


def short(text: str, letters: int = SHOWN_LETTERS) -> str:
    """Return a text that is safe and short on a terminal."""
    return printable(text if len(text) <= letters else text[: letters - 1].rstrip() + "…")
