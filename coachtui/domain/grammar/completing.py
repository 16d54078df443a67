"""What a word that is being typed may become: a student or a group behind `@`, a tag behind `#`, a question behind `=`.

Only where the grammar reads the word as such, and only into words that it reads as what they name.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coachtui.domain.grammar.clock import take_shift
from coachtui.domain.grammar.inline import as_code, mentions, of_word, stands_free, tags
from coachtui.domain.grammar.marks import FACETS

SIGNS = "@#="


class Word(NamedTuple):
    """A word that is being typed: its sign, where that stands in the line, and the letters behind it."""

    sign: str
    start: int
    typed: str

    @property
    def end(self) -> int:
        """Where the cursor stands."""
        return self.start + 1 + len(self.typed)


class Completion(NamedTuple):
    """A word of a line and what it may become; `at` is the one it has become, -1 where it is as it was typed."""

    line: str
    word: Word
    choices: Sequence[str]
    at: int = -1

    def step(self, steps: int) -> "Completion":
        """Return the next choice, or the one before; past the last one, the word is as it was typed."""
        return self._replace(at=(self.at + 1 + steps) % (len(self.choices) + 1) - 1)

    @property
    def text(self) -> str:
        """The line as it is now."""
        return self.line[: self.word.start + 1] + self._said + self.line[self.word.end :]

    @property
    def cursor(self) -> int:
        """Where the cursor stands in it: where the next word is typed."""
        return self.word.start + 1 + len(self._said)

    @property
    def _said(self) -> str:
        if self.at < 0:
            return self.word.typed
        return self.choices[self.at] + ("" if self.line[self.word.end :] else " ")


def completion(line: str, cursor: int, known: Callable[[str], Iterable[str]]) -> Completion | None:
    """Return what the word at the cursor may become, None where nothing.

    `known` gives the words behind a sign, the likeliest first: codes and labels, tags. The questions are the grammar's.
    """
    word = word_at(line, cursor)
    if word is None:
        return None
    begins = word.typed.casefold()
    words = FACETS if word.sign == "=" else written(word.sign, known(word.sign))
    found = [each for each in words if each.casefold().startswith(begins) and each != word.typed]
    return Completion(line, word, found) if found else None


def word_at(line: str, cursor: int) -> Word | None:
    """Return the word behind a sign that ends at the cursor; None where the grammar reads no such word there."""
    if of_word(line[cursor : cursor + 1] or " "):
        return None
    start = cursor
    while start and of_word(line[start - 1]):
        start -= 1
    sign, typed, before = line[start - 1 : start], line[start:cursor], line[: max(start - 1, 0)]
    if not sign or sign not in SIGNS or (typed and not typed[0].isalpha()):
        return None
    if sign == "=":
        opens = not before.strip() or take_shift(f"{before.strip()} x")[1] == "x"
    else:  # a bare `#` that stands first is a count
        opens = stands_free(line, start - 1) and bool(typed or sign == "@" or before.strip())
    return Word(sign, start - 1, typed) if opens else None


def written(sign: str, names: Iterable[str]) -> list[str]:
    """Return names as they are typed behind a sign, each once; those that would not be read as such are left out."""
    found = dict.fromkeys("-".join(name.split()) if sign == "@" else name for name in names)
    if sign == "@":
        return [name for name in found if mentions(f"@{name}") == (as_code(name),)]
    return [name for name in found if tags(f"#{name}") == (name,)]
