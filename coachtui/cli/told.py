"""A record as the shell tells it in words: what it says, then every field of it, and what it is linked to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from coachtui.cli.reference import in_brackets
from coachtui.domain.book import Book
from coachtui.domain.kinds import KINDS, REFS, ids_in, label, phrases, summary
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.related import Related, related
from coachtui.domain.readings.standing import standing_of
from coachtui.domain.readings.tallies import said
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.page_values import said_value

WIDTH = 100
LONG = 60
"""From how many letters on a value has a line of its own."""

HEAD = frozenset({"id", "created", "changed", "rev", "raw", "source"})
"""What only `--json` tells: ids, when it was written and how, and the line as it was typed, marks and all."""

IN_SUMMARY: Mapping[str, frozenset[str]] = {
    "teachers": frozenset({"name"}),
    "encounters": frozenset({"kind"}),
    "notes": frozenset({"at", "mode", "speaker", "encounter"}),
    "trust_readings": frozenset({"dimension", "level"}),
    "promises": frozenset({"who", "due"}),
    "students": frozenset({"focal"}),
    "evidence": frozenset({"bearing"}),
}
"""What the line of a record says already, or where it stands."""

CALLED = {"why.basis": "that is a"}
"""Fields whose title on the page says the same as a tie."""

NAMED_BY = frozenset({"evidence", "inquiries", "learnings", "decisions", "claims", "practices", "beliefs"})
"""From where a tie is told at its other end too."""
TOLD_AT = frozenset({"beliefs", "practices", "claims", "learnings", "decisions", "inquiries"})
"""The records at which such a tie is told; a student is named in hundreds of others."""


def told(
    book: Book, table: str, row: Mapping[str, Any], now: datetime, *, line: str = "", ref: str = ""
) -> Iterator[str]:
    """Yield a record: the line that says it, its reference behind, and what else is known of it, set in under it."""
    yield f"  {line or summary(table, row)}{f'  {in_brackets(ref)}' if ref else ''}"
    for parts in (standing_said(book, table, row, now), fields_said(book, table, row, now), _links(book, table, row)):
        for each in _packed(parts):
            yield f"      {each}"


def _packed(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts in lines: short ones side by side, a long one on its own, the lines of one set in."""
    held = ""
    for part in parts:
        joined = f"{held} · {part}" if held else part
        short = len(part) <= LONG and "\n" not in part
        if short and len(joined) <= WIDTH:
            held = joined
            continue
        if held:
            yield held
        held = part if short else ""
        if not short:
            first, *others = part.splitlines()
            yield from (first, *(f"  {other}" for other in others))
    if held:
        yield held


def standing_said(book: Book, table: str, row: Mapping[str, Any], now: datetime) -> list[str]:
    """Return where a claim stands, with what is asked of it, or what a tally counts; nothing of other records."""
    if table == "tallies":
        return [said(book, dict(row))]
    if table != "claims":
        return []
    found = standing_of(book, dict(row), now)
    return [f"stands: {str(found.standing).replace('_', ' ')}", *(flag.question for flag in found.flags)]


def fields_said(book: Book, table: str, row: Mapping[str, Any], now: datetime, *, ties: bool = True) -> Iterator[str]:
    """Yield each field that says something which the line of the record does not: `name: value`, lists over lines.

    Without `ties`, not those that name records which are there.
    """
    names = FIELD_NAMES.get(table, {})
    if turned := row.get("other_way"):
        row = {**row, "bears_on": [id_ for id_ in row.get("bears_on") or () if id_ not in turned]}
    unknown = [key for key in row if key not in {name.partition(".")[0] for name in names} and not key.startswith("_")]
    shown = HEAD | IN_SUMMARY.get(table, frozenset())
    for key in (*names, *unknown):
        value = _at(row, key)
        empty = value in (None, "", [], {}, False) or (key == "visibility" and value == "me")
        if not ties and _is_tie(book, table, row, key):
            continue
        if empty or key in shown or (key == KINDS[table].text and value in summary(table, row)):
            continue
        said = said_value(book, table, key, value, now)
        sep = ":\n" if "\n" in said else ": "
        yield f"{_named(table, row, key)}{sep}{said}"


def _is_tie(book: Book, table: str, row: Mapping[str, Any], key: str) -> bool:
    ids = list(ids_in(row, key)) if any(ref.field == key for ref in REFS.get(table, ())) else []
    return bool(ids) and all(book.find(id_) for id_ in ids)


def _named(table: str, row: Mapping[str, Any], key: str) -> str:
    """Return what a field is called; a tie as it reads from here."""
    named = next(ids_in(row, key), 0) if key == "other_way" else 0
    tie = next((phrases(table, row, ref, named)[0] for ref in REFS.get(table, ()) if ref.field == key), "")
    title = str(CALLED.get(key) or FIELD_NAMES.get(table, {}).get(key, key.replace("_", " ")))
    return tie or title[:1].lower() + title[1:]


def _links(book: Book, table: str, row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is linked to it, and at what the coach thinks about, what names it."""
    for each in related(book, table, row["id"]):
        named = each.direction == "in" and each.table in NAMED_BY and table in TOLD_AT
        if each.link is not None or named:
            yield f"{each.phrase}: {_said(book, each)}"


def _said(book: Book, each: Related) -> str:
    far = book.table(each.table).get(each.id, {})
    text = " ".join((text_of(book, each.table, far) or summary(each.table, far)).split())
    effect = str(book.table("links")[each.link].get("text") or "") if each.link is not None else ""
    kind = "" if each.table in ("students", "groups", "beliefs", "practices") else f" ({label(each.table)})"
    return f"{text}{kind}" + (f": {effect}" if effect else "")


def _at(row: Mapping[str, Any], key: str) -> Any:
    head, _, part = key.partition(".")
    value = row.get(head)
    return value.get(part) if part and isinstance(value, Mapping) else None if part else value
