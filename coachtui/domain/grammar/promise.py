"""What stands in a promise: whose it is, and the day."""

from coachtui.domain.daywords import lies_ahead, named
from coachtui.domain.grammar.marks import TEACHER_WORDS


def take_promise(rest: str) -> tuple[str, str | None, str]:
    """Return who promises (a value of words.Who), the day as typed or None, and the words of a promise.

    Whose and the day may stand first in either order; a day may also close the line after `by`, where it stays in
    the words. A day alone is the promise itself: nothing is left without words.
    """
    who, rest = _take_who(rest)
    due, rest = _take_due(rest)
    if who == "coach" and due:
        who, rest = _take_who(rest)
    return who, due or _closing_due(rest), rest


def _take_who(rest: str) -> tuple[str, str]:
    word, _, after = rest.partition(" ")
    if word.rstrip(":,").lower() in TEACHER_WORDS and after.strip():
        return "teacher", after.strip()
    return "coach", rest


def _take_due(rest: str) -> tuple[str | None, str]:
    words = rest.split(None, 4)
    skip = 1 if words and words[0].lower() in ("by", "on") else 0
    for count in (3, 2, 1):
        picked = words[skip : skip + count]
        bare = [word.rstrip(":,") for word in picked]
        if len(picked) == count and is_day([word.lower() for word in bare]):
            after = rest.split(None, skip + count)[skip + count :]
            if after and after[0].strip():
                return " ".join(bare), after[0].strip()
    return None, rest


def _closing_due(text: str) -> str | None:
    words = text.rsplit(None, 4)
    for count in (1, 2, 3):
        if len(words) > count + 1 and words[-count - 1].lower() == "by":
            due = " ".join(words[-count:]).rstrip(".,;:!")
            return due if is_day(due.lower().replace(",", " ").split()) else None
    return None


def is_day(words: list[str]) -> bool:
    """Return whether small words name a day that a promise can have: today, or one to come."""
    found = named(words)
    return found is not None and lies_ahead(found)
