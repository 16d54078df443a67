"""The words she has used behind `@` and `#`, the likeliest to come again first."""

from collections.abc import Mapping

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import when_of

UNTAGGED = frozenset({"drafts", "conflicts", "retention", "shares"})


def people_mentioned(book: Book) -> list[str]:
    """Return codes and labels: of whom a line spoke last first, then students that are followed, then by code."""
    last: dict[int, str] = {}
    for note in book.rows("notes"):
        named = (*(note.get("students") or ()), *(note.get("groups") or ()))
        when = when_of("notes", note) if named else ""
        for id_ in named:
            last[id_] = max(last.get(id_, ""), when)
    people = [(row, str(row.get("code") or "")) for row in book.rows("students")]
    people += [(row, str(row.get("label") or "")) for row in book.rows("groups")]
    people.sort(key=lambda each: (not each[0].get("focal"), _counted(each[1])))
    people.sort(key=lambda each: last.get(each[0]["id"], ""), reverse=True)
    return [name for _, name in people if name]


def tags_used(book: Book) -> list[str]:
    """Return the tags of all her records, the one used last first."""
    last: dict[str, str] = {}
    for table, rows in book.tables.items():
        if table in UNTAGGED or table.startswith("_"):
            continue
        for row in rows.values():
            for tag in _tags(row):
                last[tag] = max(last.get(tag, ""), when_of(table, row))
    return sorted(sorted(last), key=lambda tag: last[tag], reverse=True)


def _tags(row: Mapping[str, object]) -> list[str]:
    tags = row.get("tags")
    return [str(tag) for tag in tags] if isinstance(tags, list | tuple) else []


def _counted(name: str) -> tuple[str, int, str]:
    """Return what a code is sorted by: K3 comes before K12."""
    letters = name.rstrip("0123456789")
    return letters.casefold(), int(name[len(letters) :] or 0), name
