"""What each kind of record is called, by which text it is known, one line of it, and the moment it speaks of.

Loaded by `coachtui find`, whose budget is a few milliseconds: imports nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


class Kind:
    """A kind of record: what one and many are called, its first text, and what stands for it where that is empty."""

    __slots__ = ("instead", "many", "one", "text")

    def __init__(self, one: str, many: str, text: str, instead: tuple[str, ...] = ()) -> None:
        self.one = one
        self.many = many
        self.text = text
        self.instead = instead


KINDS: "Mapping[str, Kind]" = {
    "teachers": Kind("teacher", "teachers", "name", ("alias",)),
    "encounters": Kind("encounter", "encounters", "purpose", ("place",)),
    "notes": Kind("note", "notes", "text", ("raw",)),
    "tallies": Kind("tally", "tallies", "name"),
    "trust_readings": Kind("trust reading", "trust readings", "sign"),
    "promises": Kind("promise", "promises", "text"),
    "students": Kind("student", "students", "code"),
    "groups": Kind("group", "groups", "label", ("about",)),
    "beliefs": Kind("belief", "beliefs", "statement", ("verbatim",)),
    "practices": Kind("practice", "practices", "text"),
    "links": Kind("link", "links", "text"),
    "inquiries": Kind("inquiry", "inquiries", "why", ("feeling", "shaping")),
    "learnings": Kind("learning", "learnings", "question", ("found",)),
    "decisions": Kind("decision", "decisions", "next_skill", ("now", "how")),
    "claims": Kind("claim", "claims", "what"),
    "evidence": Kind("evidence", "evidence", "text"),
    "drafts": Kind("draft", "drafts", "text"),
    "conflicts": Kind("conflict", "conflicts", "table"),
    "retention": Kind("retention", "retention", "what"),
    "shares": Kind("share", "shares", "file"),
}
"""Every table of a vault, as it is spoken of."""

_MARKS = {
    "saw": ".",
    "count": "#",
    "time": "at",
    "think": "~",
    "feel": "^",
    "wonder": "?",
    "promise": "!",
    "validate": "+",
}
MARKS = '“”"'
"""What quotations stand in."""
_VOICES = {"teacher": "T", "student": "S", "students": "Ss", "coach": "C"}


_WHEN: "Mapping[str, tuple[str, ...]]" = {
    "teachers": ("since",),
    "encounters": ("start",),
    "notes": ("at",),
    "trust_readings": ("on",),
    "learnings": ("done_on", "planned_on"),
}


def when_of(table: str, row: "Mapping[str, Any]") -> str:
    """Return the moment or day a record speaks of, as stored: a note's `at`, an encounter's `start`, else `created`."""
    for field in _WHEN.get(table, ()):
        value = row.get(field)
        if isinstance(value, str) and value:
            return value
    created = row.get("created")
    return created if isinstance(created, str) else ""


def label(table: str, count: int = 1) -> str:
    """Return what one record, or several, of a table are called; the table itself where it is unknown."""
    kind = KINDS.get(table)
    if kind is None:
        return table
    return kind.one if count == 1 else kind.many


def summary(table: str, row: "Mapping[str, Any]") -> str:
    """Return one line that says a record: never empty, never longer than its own text and a few words."""
    shape = _SHAPES.get(table)
    line = shape(row) if shape else first_text(table, row)
    return " ".join(line.split()) or f"({label(table)} without text)"


def first_text(table: str, row: "Mapping[str, Any]") -> str:
    """Return the text by which a record is known; "" where it has none of its own."""
    kind = KINDS.get(table)
    fields = (kind.text, *kind.instead) if kind else ("text",)
    return next((value for field in fields if isinstance(value := row.get(field), str) and value), "")


def in_quotes(text: str, pair: str = '""') -> str:
    """Return words that were said as they are shown: within one pair of quotation marks.

    What begins with a quotation and goes on (`"I know it" and folds arms`) stands as it is. A lone mark at an edge, as
    where a quotation was cut, is not doubled.
    """
    bare = text.strip(MARKS)
    within = any(mark in bare for mark in MARKS)
    if within and text[0] in MARKS:
        return text
    return f"{pair[0]}{text if within else bare}{pair[1]}"


def _words(value: object) -> str:
    return str(value or "").replace("_", " ")


def _joined(sep: str, *parts: str) -> str:
    return sep.join(part for part in parts if part)


def _encounter(row: "Mapping[str, Any]") -> str:
    day = str(row.get("start") or row.get("created") or "")[:10]
    return _joined(" · ", _words(row.get("kind")) or "encounter", day, first_text("encounters", row))


def _note(row: "Mapping[str, Any]") -> str:
    text = first_text("notes", row)
    if row.get("mode") == "said":
        said = in_quotes(text) if text.strip(MARKS) else ""
        return _joined(" ", _VOICES.get(row.get("speaker", ""), ""), said) if said else ""
    return _joined(" ", _MARKS.get(row.get("mode", ""), ""), text)


def _tally(row: "Mapping[str, Any]") -> str:
    marks = [mark for mark in row.get("marks") or () if isinstance(mark, dict)]
    if row.get("sweeps"):
        first = next(iter(row.get("buckets") or ()), "")
        count = sum(mark.get("bucket") == first for mark in marks)
        return f"{first_text('tallies', row)} ({count} {'sweep' if count == 1 else 'sweeps'})"
    return f"{first_text('tallies', row)} ({len(marks)})"


def _trust(row: "Mapping[str, Any]") -> str:
    level = row.get("level")
    rating = f"{level}/5" if level else ""
    return _joined(
        " · ", _joined(" ", _words(row.get("dimension")) or "trust", rating), first_text("trust_readings", row)
    )


def _promise(row: "Mapping[str, Any]") -> str:
    who = {"coach": "I", "teacher": "she"}.get(row.get("who", ""), _words(row.get("who")))
    due = row.get("due")
    return _joined(" ", f"{who}:" if who else "", first_text("promises", row), f"by {due}" if due else "")


def _student(row: "Mapping[str, Any]") -> str:
    return _joined(" ", first_text("students", row), "(focal)" if row.get("focal") else "")


def _link(row: "Mapping[str, Any]") -> str:
    from coachtui.domain.refs import LINK_PHRASES  # noqa: PLC0415 - see above

    forward = LINK_PHRASES.get(row.get("kind", ""), ("linked", ""))[0]
    return _joined(": ", forward, first_text("links", row))


def _inquiry(row: "Mapping[str, Any]") -> str:
    possible = row.get("possibilities") or ()
    return first_text("inquiries", row) or next((str(each) for each in possible), "inquiry")


def _evidence(row: "Mapping[str, Any]") -> str:
    way = "for and against:" if row.get("other_way") else "against:" if row.get("bearing") == "against" else ""
    return _joined(" ", way, first_text("evidence", row))


def _conflict(row: "Mapping[str, Any]") -> str:
    return f"two versions of a {label(str(row.get('table', 'record')))}"


_SHAPES: "Mapping[str, Callable[[Mapping[str, Any]], str]]" = {
    "encounters": _encounter,
    "notes": _note,
    "tallies": _tally,
    "trust_readings": _trust,
    "promises": _promise,
    "students": _student,
    "links": _link,
    "inquiries": _inquiry,
    "evidence": _evidence,
    "conflicts": _conflict,
}
