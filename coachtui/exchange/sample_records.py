"""From the source of the sample caseload to the records of its vault."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from coachtui.domain.change import COMMON, Row
from coachtui.domain.grammar import NoteParts, parse
from coachtui.domain.moment import stored
from coachtui.exchange.sample_fields import Shelf, Tables, born, row_of
from coachtui.exchange.sample_source import Item, moment, read, set_word

TALKS = ("planning", "reflecting", "debrief")
"""The kinds of encounter whose unmarked lines are the teacher's words; elsewhere they are what the coach saw."""


def common_records(source: str) -> tuple[Tables, dict[str, int]]:
    """Return the groups, and their ids by label. Raises ValueError, naming the place, for a source amiss."""
    shelf = Shelf(COMMON, {})
    _fill(shelf, list(read(source, "common.txt")))
    return shelf.tables, {row["label"].lower(): id_ for id_, row in shelf.tables["groups"].items()}


def teacher_records(source: str, name: str, number: int, groups: Mapping[str, int]) -> tuple[int, Tables]:
    """Return a teacher's id and records. `number` keeps her ids apart from those of others. Raises ValueError."""
    shelf = Shelf(number, groups)
    _fill(shelf, list(read(source, name)))
    return next(iter(shelf.tables["teachers"])), shelf.tables


def _fill(shelf: Shelf, items: list[Item]) -> None:
    """Give each item its id first, so that any may name any other; then make the records."""
    kept = [item for item in items if item.table != "day"]
    made = [(item, shelf.id_for(item.handle, born(item))) for item in kept]
    notes = [(item, note) for item in items if item.table in ("day", "encounters") for note in _notes(item)]
    said = [(item, note, shelf.id_for(note.handle, note.at)) for item, note in notes]
    for item, id_ in made:
        shelf.put(item.table, _made(shelf, item, id_))
    for item, note, id_ in said:
        shelf.put("notes", _spoken(shelf, item, note, _made(shelf, note, id_)))
    _tie_promises(shelf.tables)


def _made(shelf: Shelf, item: Item, id_: int) -> Row:
    try:
        return row_of(shelf, item, id_)
    except (ValueError, KeyError) as error:
        raise ValueError(f"{item.table} {item.handle} {item.day}: {error}") from error


def _notes(item: Item) -> Iterator[Item]:
    """Yield the notes below an encounter or a day: those of one minute a few seconds apart."""
    last = item.at - timedelta(hours=12)
    for line in item.lines:
        text, _, attributes = line.partition("  {")
        time, _, raw = text.partition(" ")
        last = max(moment(item.day, time), last + timedelta(seconds=17))
        words = attributes.rstrip("}").split()
        handle = next((word[1:] for word in words if word.startswith("&")), "")
        note = Item("notes", handle, last, item.day)
        for word in words:
            if not word.startswith("&"):
                set_word(note, word)
        note.set("raw", raw.strip())
        yield note


def _spoken(shelf: Shelf, place: Item, note: Item, row: Row) -> Row:
    """Return a note with what the grammar reads in its line; an unmarked line is what such an encounter hears."""
    parts = parse(row["raw"])
    talk = place.table == "encounters" and place.fields["kind"][0] in TALKS
    mode = row.get("mode") or parts.mode or ("said" if talk else "saw")
    speaker = row.pop("by", None) or parts.speaker or ("teacher" if talk and not parts.mode else None)
    said: Row = {"at": stored(note.at), "mode": mode, "speaker": speaker, "text": parts.text, "facet": parts.facet}
    said |= _people(shelf, parts)
    said["encounter"] = shelf.known[place.handle.lower()] if place.handle else None
    said["tags"] = [*parts.tags, *row.get("tags", ())]
    said["source"] = row.get("source", "typed")
    said["told_on"] = row.get("told_on") or (note.day if mode == "validate" else None)
    if parts.facet:
        said["certainty"] = row.get("certainty") or ("heard" if speaker == "teacher" else "guess")
    return row | {key: value for key, value in said.items() if value}


def _people(shelf: Shelf, parts: NoteParts) -> Row:
    known = [shelf.known[code.lower()] for code in parts.who if code.lower() in shelf.known]
    students = shelf.tables.get("students", {})
    return {
        "students": [id_ for id_ in known if id_ in students],
        "groups": [id_ for id_ in known if id_ not in students],
    }


def _tie_promises(tables: Tables) -> None:
    """Let a promise written at the moment of a promising line come from that line."""
    lines = {note["at"]: id_ for id_, note in tables.get("notes", {}).items() if note["mode"] == "promise"}
    for row in tables.get("promises", {}).values():
        if "from" not in row and row["created"] in lines:
            row["from"] = lines[row["created"]]
