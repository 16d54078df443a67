"""A student's code in texts: found as a word, and replaced by one that says nothing."""

import re
from collections.abc import Iterable

from coachtui.domain.forgetting.asked import FORGOTTEN
from coachtui.domain.grammar import parse
from coachtui.domain.grammar.inline import as_code

_SHIFT = r"[-\u2212\u2013]\d{1,4}[A-Za-z]{1,3}"
"""How long ago a line was, which may stand before who speaks."""
_LIKE_A_CODE = re.compile(r"[A-Za-z]{1,3}\d{1,3}")


class Codes:
    """The codes of one student, as they stand in texts.

    A code such as K3 is found however it is written. Another word, such as a colour, is found as it was given, and
    however it is written behind `@`; a number, such as a seat's, only where it says who speaks.
    """

    def __init__(self, codes: Iterable[str]) -> None:
        self.words = frozenset(codes)
        wanted = [_pattern(code) for code in sorted(self.words, key=lambda word: (-len(word), word))]
        self._found = re.compile("|".join(wanted)) if wanted else None

    def without(self, text: str) -> str:
        """Return a text with a neutral word where a code stood."""
        return self._found.sub(FORGOTTEN, text) if self._found else text

    def left_of(self, text: str) -> str:
        """Return what is left of typed lines: those that are about this student alone are gone."""
        return "\n".join(self.without(line) for line in text.split("\n") if not self._alone(line))

    def _alone(self, line: str) -> bool:
        who = parse(line, clock=True).who
        return bool(who) and self.words.issuperset(map(as_code, who))


def _pattern(code: str) -> str:
    word = re.escape(code)
    if _LIKE_A_CODE.fullmatch(code):
        return rf"(?<!\w)@?(?i:{word})(?!\w)"
    if code.isdigit():
        return rf"(?m:^)[ \t]*(?:{_SHIFT}[ \t]+)?{word}(?=:(?!\d))"
    return rf"(?<!\w)(?:@(?i:{word})|{word})(?!\w)"
