"""From the items of the sample's source to the records of its vault."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from coachtui.domain.change import COMMON, Row
from coachtui.domain.grammar import parse
from coachtui.domain.ids import EPOCH_MS, RANDOM_BITS
from coachtui.domain.kinds import KINDS
from coachtui.domain.moment import stored
from coachtui.domain.refs import REFS
from coachtui.exchange.sample_source import Item, moment, read, set_word

Tables = dict[str, dict[int, Row]]
"""The records of one teacher (or of all, under COMMON), by table and id."""

TALKS = ("planning", "reflecting", "debrief")
"""The kinds of encounter whose unmarked lines are the teacher's words; elsewhere they are what the coach saw."""

TABLES = {"teacher": "teachers", "day": "notes"}
ONE = ("encounter", "from", "debriefs", "practice", "note", "record", "why.belief", "to")
NUMBERS = ("cadence_days", "level", "hold", "rev")
LISTS = ("grades", "subjects", "questions", "look_fors", "possibilities", "learn_more", "tags")
SETTLING = ("done_on", "told_on", "let_go_on", "changed")


class _Shelf:
    """The records of one teacher while they are made: ids by handle, and the records."""

    def __init__(self, number: int, known: Mapping[str, int]) -> None:
        self.number = number
        self.known = dict(known)
        self.born: Counter[int] = Counter()
        self.tables: Tables = {}

    def id_for(self, handle: str, at: datetime) -> int:
        """Return a new id of that moment: later ones of the same second count on."""
        ms = int(at.timestamp()) * 1000 - EPOCH_MS
        self.born[ms] += 1
        id_ = ms << RANDOM_BITS | self.number << 12 | self.born[ms]
        if handle not in ("", "-"):
            if handle.lower() in self.known:
                raise ValueError(f"the handle {handle!r} is taken")
            self.known[handle.lower()] = id_
        return id_

    def ids(self, handles: str) -> list[int]:
        """Return the ids of handles, codes and labels with commas between."""
        missing = [each for each in handles.split(",") if each.strip().lower() not in self.known]
        if missing:
            raise ValueError(f"nothing is called {', '.join(missing)}")
        return [self.known[each.strip().lower()] for each in handles.split(",")]

    def put(self, table: str, row: Row) -> None:
        self.tables.setdefault(table, {})[row["id"]] = row


def common_records(source: str) -> tuple[Tables, dict[str, int]]:
    """Return the groups, and their ids by label."""
    shelf = _Shelf(COMMON, {})
    _fill(shelf, list(read(source, "common.txt")))
    return shelf.tables, {row["label"].lower(): id_ for id_, row in shelf.tables["groups"].items()}


def teacher_records(source: str, name: str, number: int, groups: Mapping[str, int]) -> tuple[int, Tables]:
    """Return a teacher's id and records. `number` keeps her ids apart from those of others. Raises ValueError."""
    shelf = _Shelf(number, groups)
    _fill(shelf, list(read(source, name)))
    return next(iter(shelf.tables["teachers"])), shelf.tables


def _fill(shelf: _Shelf, items: list[Item]) -> None:
    notes: list[tuple[Item, str]] = []
    made: list[tuple[Item, int]] = []
    for item in items:
        if item.table != "day":
            at = moment(item.fields["created"][0], "16:00") if "created" in item.fields else item.at
            made.append((item, shelf.id_for(item.handle, at)))
        if item.table in ("day", "encounters"):
            notes.extend((note, item.handle) for note in _notes(item))
    made += [(note, shelf.id_for(note.handle, note.at)) for note, _ in notes]
    of = {id(note): encounter for note, encounter in notes}
    kinds = {item.handle: item.fields["kind"][0] for item in items if item.table == "encounters"}
    for item, id_ in made:
        try:
            row = _row(shelf, item, id_)
            if item.table == "notes":
                encounter = of[id(item)]
                _say(shelf, item, row, encounter, talk=kinds.get(encounter) in TALKS)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{item.table} {item.handle} {item.day}: {error}") from error
        shelf.put(TABLES.get(item.table, item.table), row)
    _tie_promises(shelf.tables)


def _tie_promises(tables: Tables) -> None:
    """A promise written at the moment of a promising line comes from that line."""
    lines = {note["at"]: id_ for id_, note in tables.get("notes", {}).items() if note["mode"] == "promise"}
    for row in tables.get("promises", {}).values():
        if "from" not in row and row["created"] in lines:
            row["from"] = lines[row["created"]]


def _notes(item: Item) -> Iterator[Item]:
    last = item.at - timedelta(hours=12)
    for line in item.lines:
        text, brace, attributes = line.partition("  {")
        time, _, raw = text.partition(" ")
        at = moment(item.day, time)
        at = at if at > last else last + timedelta(seconds=17)
        last = at
        words = attributes.rstrip("}").split() if brace else []
        handle = next((word[1:] for word in words if word.startswith("&")), "")
        note = Item("notes", handle, at, item.day)
        for word in words:
            if not word.startswith("&"):
                set_word(note, word)
        note.set("raw", raw.strip())
        yield note


def _say(shelf: _Shelf, item: Item, row: Row, encounter: str, *, talk: bool) -> None:
    """Read the line by the grammar; what is unmarked is what such an encounter hears."""
    parts = parse(row["raw"])
    mode = row.get("mode") or parts.mode or ("said" if talk else "saw")
    speaker = row.pop("by", None) or parts.speaker or ("teacher" if talk and not parts.mode else None)
    who = [code.lower() for code in parts.who]
    said: Row = {"at": stored(item.at), "mode": mode, "speaker": speaker, "text": parts.text, "facet": parts.facet}
    said["encounter"] = shelf.known[encounter.lower()] if encounter else None
    students = shelf.tables.get("students", {})
    found = [shelf.known[code] for code in who if code in shelf.known]
    said["students"] = [id_ for id_ in found if id_ in students]
    said["groups"] = [id_ for id_ in found if id_ not in students]
    said["tags"] = list(parts.tags) + row.get("tags", [])
    said["source"] = row.get("source", "typed")
    if mode == "validate":
        said["told_on"] = item.day
    if parts.facet and "certainty" not in row:
        said["certainty"] = "heard" if speaker == "teacher" else "guess"
    row.update({key: value for key, value in said.items() if value})


def _row(shelf: _Shelf, item: Item, id_: int) -> Row:
    made = stored(moment(item.fields["created"][0], "16:00") if "created" in item.fields else item.at)
    row: Row = {"id": id_, "created": made, "changed": made, "rev": 1, "visibility": "me"}
    table = TABLES.get(item.table, item.table)
    for name, values in item.fields.items():
        _set(shelf, row, table, _named(table, name), values, item)
    if table in ("tallies",):
        row["marks"] = [_mark(shelf, line, item.day) for line in item.lines]
    if table == "trust_readings":
        row["on"] = item.day
    if table == "students":
        row["code"] = item.handle
    if table == "conflicts":
        row["data"] = shelf.tables[row["table"]][row["record"]] | row["data"]
    _touch(row, made)
    return row


def _named(table: str, name: str) -> str:
    if name == "|":
        return {"groups": "about", "students": "why_focal"}.get(table, KINDS[table].text)
    return {"vis": "visibility", "told": "told_on", "on": "bears_on"}.get(name, name)


def _set(shelf: _Shelf, row: Row, table: str, name: str, values: list[str], item: Item) -> None:
    value = values[0]
    if name == "created":
        return
    if name in ("start", "end") and table == "encounters":
        row[name] = stored(moment(item.day, value))
    elif name == "history":
        row[name] = [_moved(shelf, each) for each in values]
    elif "." in name and name not in ONE:
        head, _, key = name.partition(".")
        row.setdefault(head, {})[key] = value
    elif name == "why.belief":
        row.setdefault("why", {})["belief"] = shelf.ids(value)[0]
    elif name in ONE or (table == "inquiries" and name == "about"):
        row[name] = shelf.ids(value)[0]
    elif any(ref.field == name for ref in REFS.get(table, ())):
        row[name] = shelf.ids(value)
    elif name in LISTS:
        row[name] = value.split() if name == "tags" else [each.strip() for each in value.split(" | ")]
    elif name in ("focal", "starred"):
        row[name] = True
    else:
        row[name] = int(value) if name in NUMBERS and value.isdigit() else value


def _moved(shelf: _Shelf, text: str) -> Row:
    on, name, old, new, why, encounter = (each.strip() for each in text.split(" | "))
    move: Row = {"on": on, "field": name, "why": why, "encounter": shelf.ids(encounter)[0]}
    return move | ({"old": int(old), "new": int(new)} if name == "hold" else {"old": old, "new": new})


def _mark(shelf: _Shelf, line: str, day: str) -> Row:
    time, bucket, whom, *quote = (each.strip() for each in line.split(" | "))
    mark: Row = {"at": stored(moment(day, time)), "bucket": bucket}
    if whom:
        mark["group" if whom.startswith("@") else "student"] = shelf.ids(whom.removeprefix("@"))[0]
    return mark | ({"quote": quote[0]} if quote else {})


def _touch(row: Row, made: str) -> None:
    """Stamp when a record was last changed, and how often: each move of a belief is one writing."""
    days = [move["on"] for move in row.get("history", ())]
    days += [row[name] for name in SETTLING if name in row and name != "changed"]
    if days:
        row["changed"] = max(made, stored(moment(max(days), "16:00")))
        row["rev"] = 1 + len(days)
