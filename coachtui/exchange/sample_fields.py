"""From the fields of an item of the sample's source, all text, to the fields of a record."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from coachtui.domain.change import Row
from coachtui.domain.ids import EPOCH_MS, RANDOM_BITS
from coachtui.domain.kinds import KINDS
from coachtui.domain.moment import stored
from coachtui.domain.refs import REFS
from coachtui.exchange.sample_source import Item, moment

Tables = dict[str, dict[int, Row]]
"""The records of one teacher (or of all, under COMMON), by table and id."""

ONE = frozenset({"encounter", "from", "debriefs", "practice", "note", "record", "to", "why.belief"})
NUMBERS = frozenset({"cadence_days", "level", "hold", "lines"})
LISTS = frozenset({"grades", "subjects", "questions", "look_fors", "possibilities", "learn_more", "buckets"})
SHORT = {"vis": "visibility", "told": "told_on", "on": "bears_on"}
TEXTS = {"groups": "about", "students": "why_focal"}
SETTLING = ("done_on", "told_on", "let_go_on")
"""The days on which a record was written again."""


class Shelf:
    """The records of one teacher while they are made: ids by handle, and the records by table."""

    def __init__(self, number: int, known: Mapping[str, int]) -> None:
        self.number = number
        self.known = dict(known)
        self.born: Counter[int] = Counter()
        self.tables: Tables = {}

    def id_for(self, handle: str, at: datetime) -> int:
        """Return a new id of that moment: later ones of the same second count on. Raises ValueError."""
        ms = int(at.timestamp()) * 1000 - EPOCH_MS
        self.born[ms] += 1
        id_ = ms << RANDOM_BITS | self.number << 12 | self.born[ms]
        if handle not in ("", "-"):
            if handle.lower() in self.known:
                raise ValueError(f"the handle {handle!r} is taken")
            self.known[handle.lower()] = id_
        return id_

    def ids(self, handles: str) -> list[int]:
        """Return the ids of handles, codes and labels with commas between. Raises ValueError."""
        names = [each.strip().lower() for each in handles.split(",")]
        missing = [each for each in names if each not in self.known]
        if missing:
            raise ValueError(f"nothing is called {', '.join(missing)}")
        return [self.known[each] for each in names]

    def put(self, table: str, row: Row) -> None:
        """Keep a record."""
        self.tables.setdefault(table, {})[row["id"]] = row


def born(item: Item) -> datetime:
    """Return when an item was written: a planned encounter long before it starts."""
    return moment(item.fields["created"][0], "16:00") if "created" in item.fields else item.at


def row_of(shelf: Shelf, item: Item, id_: int) -> Row:
    """Return the record of an item. Raises ValueError for a handle that names nothing."""
    made = stored(born(item))
    row: Row = {"id": id_, "created": made, "changed": made, "rev": 1, "visibility": "me"}
    for key, values in item.fields.items():
        if key != "created":
            short = SHORT if item.table not in ("retention", "shares") else {}
            name = TEXTS.get(item.table, KINDS[item.table].text) if key == "|" else short.get(key, key)
            _put_field(shelf, row, item, name, values)
    if item.table in _BESIDES:
        row |= _BESIDES[item.table](shelf, item, row)
    days = [move["on"] for move in row.get("history", ())] + [row[name] for name in SETTLING if name in row]
    if days:
        row |= {"changed": max(made, stored(moment(max(days), "16:00"))), "rev": 1 + len(days)}
    return row


def _put_field(shelf: Shelf, row: Row, item: Item, name: str, values: list[str]) -> None:
    head, dot, key = name.partition(".")
    value = _value(shelf, item, name, values)
    if dot:
        row.setdefault(head, {})[key] = value
    else:
        row[name] = value


def _value(shelf: Shelf, item: Item, name: str, values: list[str]) -> object:
    value = values[0]
    if name in ONE or (item.table == "inquiries" and name == "about"):
        return shelf.ids(value)[0]
    if (item.table, name) == ("students", "groups"):
        return [_membership(shelf, each) for each in value.split(",")]
    if any(ref.field == name for ref in REFS.get(item.table, ())):
        return shelf.ids(value)
    if name == "history":
        return [_move(shelf, each) for each in values]
    if name in LISTS or (item.table, name) == ("retention", "students"):
        return [each.strip() for each in value.split(" | ")]
    return _plain(item, name, value)


def _plain(item: Item, name: str, value: str) -> object:
    if item.table == "encounters" and name in ("start", "end"):
        return stored(moment(item.day, value))
    if name == "tags":
        return value.split()
    if name in ("focal", "starred", "sweeps"):
        return True
    whole = name in NUMBERS or (item.table, name) == ("shares", "teacher")
    return int(value) if whole and value.isdigit() else value


def _move(shelf: Shelf, text: str) -> Row:
    on, name, old, new, why, encounter = (each.strip() for each in text.split(" | "))
    levels = {"old": int(old), "new": int(new)} if name == "hold" else {"old": old, "new": new}
    return {"on": on, "field": name, **levels, "why": why, "encounter": shelf.ids(encounter)[0]}


def _membership(shelf: Shelf, text: str) -> Row:
    """Return a membership written as `ell`, `ell/since` or `ell/since/until`."""
    handle, *days = text.split("/")
    return {"group": shelf.ids(handle)[0], **dict(zip(("since", "until"), days, strict=False))}


def _mark(shelf: Shelf, line: str, day: str) -> Row:
    time, bucket, whom, *quote = (each.strip() for each in line.split(" | "))
    at = {"at": stored(moment(day, time)), "bucket": bucket}
    if whom.isdecimal():
        return {**at, "count": int(whom)}
    person = {"group" if whom.startswith("@") else "student": shelf.ids(whom.removeprefix("@"))[0]}
    return {**at, **person, **({"quote": quote[0]} if quote else {})}


_BESIDES: Mapping[str, Callable[[Shelf, Item, Row], Row]] = {
    "tallies": lambda shelf, item, _: {"marks": [_mark(shelf, line, item.day) for line in item.lines]},
    "trust_readings": lambda _, item, __: {"on": item.day},
    "students": lambda _, item, __: {"code": item.handle},
    "conflicts": lambda shelf, _, row: {"data": shelf.tables[row["table"]][row["record"]] | row["data"]},
}
"""What a table's records have besides their written fields."""
