"""Words that only what goes has: what a search through every byte looks for afterwards.

A text is taken apart into words: runs of letters and digits, small. What is looked for are ids, words that stand
nowhere in what stays, and runs of three words that stand nowhere in it, so that a sentence of plain words is found too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.forgetting.texts import typed
from coachtui.domain.ids import to_text
from coachtui.storage import codec

Run = tuple[bytes, bytes, bytes]

SHORTEST = 3
"""The fewest letters of a word that is looked for by itself; shorter ones stand everywhere."""
ID_DIGITS = 15
"""The fewest digits of an id that is looked for; all that are made since 2020 have more."""

_WORD = re.compile(rb"[0-9a-z\x80-\xff]+")
_ESCAPED = re.compile(rb"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_CONTROLS = frozenset(b"bfnrt")


def words_in(data: bytes) -> list[bytes]:
    """Return the words of bytes in their order; what JSON escapes is read as what it stands for."""
    if b"\\" in data:
        data = _ESCAPED.sub(_unescaped, data)
    return _WORD.findall(data.lower())


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if len(said) > 1:
        return chr(int(said[1:], 16)).encode(errors="replace")
    return b" " if said[0] in _CONTROLS else said


def runs_of(words: list[bytes]) -> Iterator[Run]:
    """Yield each three words that follow each other."""
    return zip(words, words[1:], words[2:], strict=False)


class Wanted(NamedTuple):
    """What is looked for; `shared` counts the words that are not, because what stays has them too."""

    ids: frozenset[bytes] = frozenset()
    words: frozenset[bytes] = frozenset()
    runs: frozenset[Run] = frozenset()
    shared: int = 0

    def besides(self, other: "Wanted") -> "Wanted":
        """Return what both look for."""
        return Wanted(
            self.ids | other.ids, self.words | other.words, self.runs | other.runs, self.shared + other.shared
        )

    def in_words(self, words: list[bytes]) -> str:
        """Return the first thing found among words, "" where there is none."""
        each = set(words)
        for found in (self.ids & each, self.words & each):
            if found:
                return min(found).decode(errors="replace")
        run = min(self.runs.intersection(runs_of(words)), default=())
        return b" ".join(run).decode(errors="replace")

    def found_in(self, data: bytes) -> str:
        """Return the first thing found in bytes, "" where there is none."""
        return self.in_words(words_in(data))


class Counter:
    """Gathers the words of what goes, and of what stays, until it is known which only the first has."""

    def __init__(self) -> None:
        self._ids: set[int] = set()
        self._names: set[bytes] = set()
        self._words: set[bytes] = set()
        self._runs: set[Run] = set()
        self._stays: set[bytes] = set()
        self._runs_stay: set[Run] = set()

    def goes(self, row: Row) -> None:
        """Take in the texts of a record, or of a state of it, something of which goes."""
        for text in typed(row):
            self.text_goes(text)

    def text_goes(self, text: str) -> None:
        """Take in a text that goes."""
        words = words_in(text.encode(errors="replace"))
        self._words.update(words)
        self._runs.update(runs_of(words))

    def id_goes(self, id_: int) -> None:
        """Take in the id of a record that goes."""
        self._ids.add(id_)

    def name_goes(self, name: str) -> None:
        """Take in a name or a code, which is looked for however short it is."""
        self._names.update(words_in(name.encode(errors="replace")))

    def stays(self, row: Row) -> None:
        """Take in what is left of a record."""
        self.bytes_stay(codec.dumps(row))

    def bytes_stay(self, data: bytes) -> None:
        """Take in bytes that stay as they are."""
        words = words_in(data)
        self._stays.update(words)
        self._runs_stay.update(runs_of(words))

    def wanted(self) -> Wanted:
        """Return what to look for."""
        tell = {word for word in self._words if _tells(word)} | {word for word in self._names if not word.isdigit()}
        words = tell - self._stays
        runs = {run for run in self._runs - self._runs_stay if any(map(_tells, run))}
        ids = {form for id_ in self._ids for form in (b"%d" % id_, to_text(id_).encode()) if len(str(id_)) >= ID_DIGITS}
        return Wanted(frozenset(ids), frozenset(words), frozenset(runs), len(tell) - len(words))


def _tells(word: bytes) -> bool:
    return len(word) >= SHORTEST and not word.isdigit()
