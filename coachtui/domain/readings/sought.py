"""What find looks for in a record: whether it holds all the words, where, and how it is told.

Loaded by `coachtui find`, whose budget is a few milliseconds: imports `unicodedata` and nothing else.
"""

from unicodedata import normalize

from coachtui.domain.summaries import KINDS, first_text, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coachtui.domain.change import Row

NOT_SEARCHED = frozenset({"drafts", "conflicts", "links", "retention", "shares"})
"""The tables that hold no words of hers, or hold them a second time."""

CHOSEN = frozenset({
    "visibility", "entry", "felt_as", "state", "kind", "stance", "speaker", "mode", "facet", "certainty", "source",
    "dimension", "direction", "who", "outcome", "holder", "rung", "awareness", "status", "span", "method", "result",
    "works", "scope", "basis", "level", "bearing", "field", "from", "to",
})  # fmt: skip
"""The fields whose word is chosen from a list, not written: `promise` is the mode of a note and no word of hers."""

CHOSEN_IN = frozenset({("beliefs", "about"), ("retention", "what"), ("shares", "what"), ("shares", "form")})
"""The same, where another table has a text by that name."""

DAYS = frozenset({
    "created", "changed", "since", "until", "retain_until", "start", "end", "at", "told_on", "on", "due", "done_on",
    "planned_on", "review_on", "reviewed_on", "check_on", "let_go_on", "before",
})  # fmt: skip
"""The fields that hold a moment or a day."""

_NOT_WORDS = CHOSEN | DAYS | {"id", "rev", "raw"}

_RANGES = (0x0300, 0x0370), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE20, 0xFE30)
_ACCENTS = dict.fromkeys([code for first, end in _RANGES for code in range(first, end)])
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


def folded(text: str) -> str:
    """Return text for comparing: small letters, accents taken off, curled quotation marks made straight."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text.translate(_STRAIGHT).casefold())
    return plain if plain.isascii() else plain.translate(_ACCENTS)


def place(table: str, row: "Row", sought: list[str]) -> tuple[str, str] | None:
    """Return field and text of a record that hold most of the words, None where it does not hold all of them."""
    if not _may_hold(row, sought):
        return None
    texts = _own_first(table, [each for each in _texts(row) if (table, each[0]) not in CHOSEN_IN])
    whole = folded("\n".join([text for _, text in texts]))
    if not all(word in whole for word in sought):
        return None
    return _best(texts, sought)


def said_of(table: str, row: "Row", note: "Callable[[int], Row | None]") -> str:
    """Return a record in a line; evidence without words of its own has those of its note, which `note` gives."""
    if table == "evidence" and not first_text(table, row):
        row = {**row, "text": first_text("notes", note(row.get("note") or 0) or {})}
    return summary(table, row)


def apart(field: str, line: str, said: str) -> str:
    """Return the field and its text where that is not what the record is called by; else nothing."""
    text = " ".join(line.split())
    within = text.strip('"“”') in said
    return "" if within else f"{field.partition('.')[0].replace('_', ' ')}: {text}"


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


def _may_hold(row: "Row", sought: list[str]) -> bool:
    """Return False where a glance shows that a word is missing; most records end here."""
    values = row.values()
    whole = folded("\n".join([value for value in values if isinstance(value, str)]))
    for word in sought:
        if word not in whole:
            return any(_holds_texts(value) for value in values)
    return True


def _holds_texts(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and not isinstance(value[0], int))


def _texts(row: "Row", within: str = "") -> "Iterator[tuple[str, str]]":
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
