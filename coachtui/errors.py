"""What can go wrong, told so that a person can act on it. Loaded on every start: imports nothing."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class CoachError(Exception):
    """Something did not work: `title` says what, `message` says why, `hint` says what to do about it.

    One place prints them: the shell on stderr without a traceback, the app as a notification.
    """

    exit_code = 1
    stop = "."
    """What stands between title and message when they are told."""

    def __init__(self, title: str, message: str, hint: str = "") -> None:
        super().__init__(title, message, hint)
        self.title = title
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the three parts on one line."""
        said = f"{self.title}: {self.message}"
        return f"{said} {self.hint}" if self.hint else said


class StoreError(CoachError):
    """The vault cannot be read or written; what was asked for has not happened."""


class ConfigError(CoachError):
    """A file of settings, keys or colours says something that cannot be followed; its message may begin with a key."""

    stop = ":"


class UsageError(CoachError):
    """A command was called in a way that it cannot follow, or with input that it cannot take."""

    exit_code = 2


def shell_word(text: str) -> str:
    """Return a text as one word of a shell command."""
    if text and not text.strip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@,:"):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def nearest(word: str, known: "Iterable[str]") -> str:
    """Return "; the nearest is …" for a word that is not among the known ones; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed when something is wrong

    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; the nearest is {near[0]!r}" if near else ""
