"""Find: all words, case and accents aside, newest first, across all records."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import when_of

_NOT_SEARCHED = frozenset({"drafts", "conflicts", "links"})
_NOT_WORDS = frozenset({"id", "created", "changed", "rev", "visibility", "raw"})

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


class Hit(NamedTuple):
    """A record that holds all the words. `line` is the text that holds most of them, `field` where it stands."""

    teacher: int
    table: str
    id: int
    when: str
    line: str
    field: str


def folded(text: str) -> str:
    """Return text for comparing: small letters, accents taken off, curled quotation marks made straight."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text.translate(_STRAIGHT).casefold())
    return _ACCENTS.sub("", plain)


def matches(book: Book, words: str) -> list[Hit]:
    """Return the records of one book that hold all the words, in no promised order; none where no word is given.

    Every text, list of texts and word of a record is searched, tags among them; ids and dates of writing are not.
    """
    sought = folded(words).split()
    if not sought:
        return []
    return [
        hit
        for table in TABLES
        if table not in _NOT_SEARCHED
        for row in book.rows(table)
        if (hit := _hit(book, table, row, sought)) is not None
    ]


def find(books: Iterable[Book], words: str, limit: int | None = None) -> list[Hit]:
    """Return the records of several books that hold all the words, newest first, `limit` of them at most.

    Groups, which all books share, are told once.
    """
    found = {(hit.table, hit.id): hit for book in books for hit in matches(book, words)}
    return sorted(found.values(), key=lambda hit: (hit.when, hit.id), reverse=True)[:limit]


def _hit(book: Book, table: str, row: Row, sought: list[str]) -> Hit | None:
    if not _may_hold(row, sought):
        return None
    texts = list(_texts(row))
    whole = folded("\n".join(text for _, text in texts))
    if not all(word in whole for word in sought):
        return None
    field, line = _best(texts, sought)
    return Hit(book.teacher_id, table, row["id"], when_of(table, row), line, field)


def _best(texts: list[tuple[str, str]], sought: list[str]) -> tuple[str, str]:
    """Return the first text that holds all words, else the first of those that hold most."""
    best, most = texts[0], 0
    for each in texts:
        text = folded(each[1])
        held = sum([word in text for word in sought])
        if held > most:
            best, most = each, held
            if held == len(sought):
                break
    return best


def _may_hold(row: Row, sought: list[str]) -> bool:
    """Return False where a glance shows that a word is missing; most records end here."""
    values = row.values()
    whole = folded("\n".join([value for value in values if isinstance(value, str)]))
    for word in sought:
        if word not in whole:
            return any(_holds_texts(value) for value in values)
    return True


def _holds_texts(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and not isinstance(value[0], int))


def _texts(row: Row, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a record with its field; within objects and lists as `why.text`, `questions`."""
    for field, value in row.items():
        if field in _NOT_WORDS:
            continue
        if isinstance(value, str):
            yield within + field, value
        elif isinstance(value, dict):
            yield from _texts(value, f"{within}{field}.")
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, str):
                    yield within + field, each
                elif isinstance(each, dict):
                    yield from _texts(each, f"{within}{field}.")
