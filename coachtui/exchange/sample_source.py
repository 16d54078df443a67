"""The source form of the sample caseload: a text file a teacher, written by hand, read into items.

    [table handle day time]      one record: a line a field follows, `field: value`
    [table]                      many: `handle day time field=value word | its first text`, and its marks, ` 13:17 | …`
    [encounter handle day start-end kind state]   fields, and a note a line: `10:42 t "they just won't try"  {&h star}`
    [day 2025-09-18]             notes that stand in no encounter

A handle names a record of the same teacher; students and groups are named by code and label. `--` opens a comment. A
student's `groups=ell,back/2025-11-06/2026-01-15` says since when and until when, where that is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

CLOCKS = (("2025-11-02", 4), ("2026-03-08", 5), ("9999", 4))
"""Until which day New York is how many hours behind UTC, over this school year."""

FLAGS = {"focal": "focal", "for": "bearing", "against": "bearing", "captured": "source", "imported": "source"}
FLAGS |= {"star": "starred", "guess": "certainty", "heard": "certainty", "real": "certainty"}
"""The bare words of a line, and the field each sets."""


@dataclass(slots=True)
class Item:
    """A record as it is written: its table, handle, moment, fields as text; marks and notes as lines below it."""

    table: str
    handle: str
    at: datetime
    day: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def set(self, name: str, value: str) -> None:
        """Add a value to a field; what says nothing is left out."""
        if value:
            self.fields.setdefault(name, []).append(value)


def moment(day: str, time: str = "") -> datetime:
    """Return the UTC moment of a day and a clock time in New York; noon where no time is given."""
    behind = next(hours for until, hours in CLOCKS if day < until)
    return datetime.fromisoformat(f"{day}T{time or '12:00'}").replace(tzinfo=UTC) + timedelta(hours=behind)


def read(text: str, name: str) -> Iterator[Item]:
    """Yield the items of a source file. Raises ValueError, naming file and line, where it cannot be read."""
    many, item = "", None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("--"):
            continue
        try:
            many, following = _next(line, many, item)
        except (ValueError, IndexError) as error:
            raise ValueError(f"{name}:{number}: {error}: {line}") from error
        if item and following is not item:
            yield item
        item = following
    if item:
        yield item


def _next(line: str, many: str, item: Item | None) -> tuple[str, Item | None]:
    """Return the table of which many follow, if any, and the item that this line begins or goes on with."""
    if line.startswith("["):
        return _head(line.strip()[1:-1])
    if many and not line.startswith(" "):
        return many, _row(many, line)
    if item is None:
        raise ValueError("no record to stand in")
    _below(item, line)
    return many, item


def _head(text: str) -> tuple[str, Item | None]:
    words = text.split()
    if len(words) == 1:
        return words[0], None
    if words[0] == "day":
        return "", Item("day", "", moment(words[1]), words[1])
    if words[0] != "encounter":
        return "", Item(words[0], words[1], moment(*words[2:]), words[2])
    _, handle, day, times, kind, state = words
    start, _, end = times.partition("-")
    item = Item("encounters", handle, moment(day, start), day)
    item.set("kind", kind)
    item.set("state", state)
    item.set("start", start)
    item.set("end", end)
    return "", item


def _row(table: str, line: str) -> Item:
    left, _, text = line.partition(" | ") if " | " in line else (line.removesuffix("|"), "", "")
    words = left.split()
    if table == "links":
        item = Item(table, "", moment(words[3]), words[3], {"from": words[:1], "kind": words[1:2], "to": words[2:3]})
        words = words[2:]
    else:
        time = words.pop(2) if len(words) > 2 and words[2][:2].isdigit() and ":" in words[2] else ""
        item = Item(table, words[0], moment(words[1], time), words[1])
    for word in words[2:]:
        set_word(item, word)
    item.set("|", text.strip())
    return item


def set_word(item: Item, word: str) -> None:
    """Set the field that a word of a line stands for: `due=2025-09-12`, `focal`. Raises ValueError for another word."""
    name, sign, value = word.partition("=")
    if sign:
        item.set(name, value)
    elif name in FLAGS:
        item.set(FLAGS[name], {"star": "yes", "focal": "yes"}.get(name, name))
    else:
        raise ValueError(f"{word!r} says nothing here")


def _below(item: Item, line: str) -> None:
    name, colon, value = line.partition(":")
    if line[:1] == " " or line[:2].isdigit():
        item.lines.append(line.strip())
    elif colon:
        item.set(name, value.strip())
    else:
        raise ValueError("neither a field nor a note")
