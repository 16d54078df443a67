"""Find: all words, case and accents aside, newest first, across all records."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import KINDS, summary
from coachtui.domain.readings.lines import text_of, when_of

_NOT_SEARCHED = frozenset({"drafts", "conflicts", "links", "retention"})

CHOSEN = frozenset({
    "visibility", "entry", "felt_as", "state", "kind", "stance", "speaker", "mode", "facet", "certainty", "source",
    "dimension", "direction", "who", "outcome", "holder", "rung", "awareness", "status", "span", "method", "result",
    "works", "scope", "basis", "level", "bearing", "field", "from", "to",
})  # fmt: skip
"""The fields whose word is chosen from a list, not written: `promise` is the mode of a note and no word of hers."""

CHOSEN_IN = frozenset({("beliefs", "about"), ("retention", "what")})
"""The same, where another table has a text by that name."""

DAYS = frozenset({
    "created", "changed", "since", "until", "retain_until", "start", "end", "at", "told_on", "on", "due", "done_on",
    "planned_on", "review_on", "reviewed_on", "check_on", "let_go_on", "before",
})  # fmt: skip
"""The fields that hold a moment or a day."""

_NOT_WORDS = CHOSEN | DAYS | {"id", "rev", "raw"}

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


class Hit(NamedTuple):
    """A record that holds all the words. `said` is the record in a line.

    `line` is the text that holds most of the words, the record's own first; `field` is where it stands.
    """

    teacher: int
    table: str
    id: int
    when: str
    said: str
    line: str
    field: str

    @property
    def elsewhere(self) -> str:
        """Return the field and its text where that is not what the record is called by; else nothing."""
        text = " ".join(self.line.split())
        within = text.strip('"“”') in self.said
        return "" if within else f"{self.field.partition('.')[0].replace('_', ' ')}: {text}"


def folded(text: str) -> str:
    """Return text for comparing: small letters, accents taken off, curled quotation marks made straight."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text.translate(_STRAIGHT).casefold())
    return _ACCENTS.sub("", plain)


def matches(book: Book, words: str) -> list[Hit]:
    """Return the records of one book that hold all the words, in no promised order; none where no word is given.

    Every text and list of texts of a record is searched, tags among them; ids, days, and what is chosen from a list
    are no words of hers.
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
    texts = _own_first(table, [each for each in _texts(row) if (table, each[0]) not in CHOSEN_IN])
    whole = folded("\n".join(text for _, text in texts))
    if not all(word in whole for word in sought):
        return None
    field, line = _best(texts, sought)
    said = summary(table, row if table != "evidence" else {**row, "text": text_of(book, table, row)})
    return Hit(book.teacher_id, table, row["id"], when_of(table, row), said, line, field)


def waits(text: str, words: str) -> bool:
    """Return whether a text that is no record yet holds all the words; no word is in none."""
    whole, sought = folded(text), folded(words).split()
    return bool(sought) and all(word in whole for word in sought)


def excerpt(text: str, words: str, letters: int) -> str:
    """Return `letters` of a text, with the first of the words in it, on one line; what is cut away leaves a `…`."""
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    places = [at for word in folded(words).split() if (at := folded(text).find(word)) >= 0]
    first = min(places, default=0)
    start = 0 if first < letters * 2 // 3 else min(first - letters // 3, len(text) - letters)
    cut = text[start : start + letters]
    cut = cut if not start else "…" + cut[1:].lstrip()
    return cut if start + letters >= len(text) else cut[:-1].rstrip() + "…"


def _own_first(table: str, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the texts, those first that the record is called by."""
    kind = KINDS.get(table)
    own = (kind.text, *kind.instead) if kind else ()
    return sorted(texts, key=lambda each: each[0] not in own)


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
