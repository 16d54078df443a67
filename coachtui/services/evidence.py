"""Evidence: what is tied to a claim, belief, learning or decision, for or against it, saying whom it speaks for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coachtui.domain.bearing import bearing_fields, bearings, bears
from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.domain.grammar.inline import mentions, tags
from coachtui.domain.kinds import KINDS, label
from coachtui.domain.readings.bearable import BEARS_ON
from coachtui.services.pen import Pen
from coachtui.services.people import people_named, people_of
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

STREET = frozenset({"student", "students"})


def add_evidence(
    pen: Pen, book: Book, text: str, on: int | Sequence[int] | Mapping[int, str], bearing: str = "for", **fields: Any
) -> Change:
    """Tie something to claims, beliefs, learnings or decisions that no note holds: a piece of work, a survey.

    `on` may say how it bears on each. It speaks for the students and groups after `@` in its text, if for any; a
    student who is new is begun.
    """
    sheet = Sheet(pen, book)
    ways = _ways(sheet, on, bearing)
    said = {"covers": people_of(people_named(sheet, mentions(text))), "tags": list(tags(text))}
    new = sheet.add("evidence", {"text": text, **bearing_fields(ways), **said, **keys(fields)})
    return sheet.change(f"evidence {_said(ways)} added", ("evidence", new))


def names_students_alone(pen: Pen, book: Book, text: str) -> bool:
    """Return whether a text names students and no group: then it needs no saying how many of them it speaks for."""
    sheet = Sheet(pen, book)
    named = people_named(sheet, mentions(text))
    return bool(named["students"]) and not named["groups"]


def note_to_evidence(
    pen: Pen,
    book: Book,
    notes: Sequence[int],
    *,
    on: int | Mapping[int, str] | None = None,
    claim: str = "",
    bearing: str = "for",
    claim_scope: str | None = None,
    **fields: Any,
) -> Change:
    """Turn notes into evidence for or against a record `on`, or for a claim that begins with the words `claim`.

    `on` may name several records, each with how the notes bear on it; with `claim` they bear on those too.

    It speaks for whom the note is about, and is what the note is: a count, words, something seen. `fields` say more,
    such as `scope="some"`; `claim_scope` says for how many the new claim holds. A new
    claim is the first operation. Raises RefusedError with neither `on` nor `claim`.
    """
    sheet = Sheet(pen, book)
    made = [from_note(sheet.need("notes", note)) for note in notes]
    return evidence_of(sheet, made, on=on, claim=claim, bearing=bearing, claim_scope=claim_scope, **fields)


def evidence_of(
    sheet: Sheet,
    made: Iterable[Row],
    *,
    on: int | Mapping[int, str] | None = None,
    claim: str = "",
    bearing: str = "for",
    claim_scope: str | None = None,
    **fields: Any,
) -> Change:
    """Write what was `made` of notes or counts as evidence; all else as `note_to_evidence` says it."""
    ways, first = _ways(sheet, on, bearing), None
    if not ways and not claim.strip():
        raise RefusedError("Evidence for what?", "name a claim or a belief that the note bears on.")
    if claim.strip():
        new = sheet.add("claims", {"what": claim.strip(), "scope": claim_scope})
        ways, first = {new: bearing, **ways}, ("claims", new)
    for each in made:
        sheet.add("evidence", {**each, **bearing_fields(ways), **keys(fields)})
    return sheet.change(f"evidence {_said(ways)} {_named(sheet, ways)}", first)


def tie_evidence(
    pen: Pen, book: Book, evidence: int, on: int, *, tied: bool = True, bearing: str | None = None
) -> Change:
    """Let a piece of evidence bear on one more record, or no longer on it.

    It bears on it as on all others where no `bearing` is given; on a record it bears on already it bears that way now.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("evidence", evidence)
    ways = bearings(row)
    known = ways.get(on)
    if not tied:
        ways.pop(on, None)
        said = "evidence untied"
    else:
        _may_bear(sheet, on)
        ways[on] = bearing or known or bears(row)
        said = f"evidence {ways[on]} {_named(sheet, [on])}" if known is None else f"evidence: now {ways[on]}"
    sheet.edit("evidence", evidence, bearing_fields(ways) if ways else {"bears_on": [], "other_way": []})
    return sheet.change(said)


def turn_evidence(pen: Pen, book: Book, evidence: int) -> Change:
    """Turn what speaks for into what speaks against, and back."""
    sheet = Sheet(pen, book)
    bearing = "for" if sheet.need("evidence", evidence).get("bearing") == "against" else "against"
    sheet.edit("evidence", evidence, {"bearing": bearing})
    return sheet.change(f"evidence: now {bearing}")


def weigh_evidence(pen: Pen, book: Book, evidence: int, kind: str, level: str | None) -> Change:
    """Say what a piece of evidence is made of, and how close to students it is."""
    sheet = Sheet(pen, book)
    sheet.need("evidence", evidence)
    sheet.edit("evidence", evidence, {"kind": kind, "level": level})
    return sheet.change(f"evidence: {kind}, {level}" if level else f"evidence: {kind}")


def from_note(note: Mapping[str, Any]) -> Row:
    """Return what a note says as evidence, before it bears on anything."""
    mode, speaker = note.get("mode"), note.get("speaker")
    kind = {"count": "count", "saw": "observation"}.get(str(mode), "note")
    level = "map" if mode == "count" else "street" if mode == "saw" or speaker in STREET else None
    return {"note": note["id"], "text": note.get("text"), "kind": kind, "level": level, "covers": people_of(note)}


def _may_bear(sheet: Sheet, on: int) -> None:
    found = sheet.find(on)
    if found is None or found[0] not in BEARS_ON:
        what = label(found[0]) if found else "record that is no longer there"
        kinds = ", ".join(KINDS[table].one for table in BEARS_ON[:-1])
        raise RefusedError("Not tied", f"evidence cannot bear on a {what}.", f"It bears on a {kinds} or decision.")


def _ways(sheet: Sheet, on: int | Iterable[int] | Mapping[int, str] | None, bearing: str) -> dict[int, str]:
    """Return how it is to bear on each record. Raises RefusedError for one that evidence cannot bear on."""
    targets = [] if on is None else [on] if isinstance(on, int) else list(on)
    for target in targets:
        _may_bear(sheet, target)
    return dict(on) if isinstance(on, Mapping) else dict.fromkeys(targets, bearing)


def _said(ways: Mapping[int, str]) -> str:
    return " and ".join(dict.fromkeys(ways.values()))


def _named(sheet: Sheet, on: Iterable[int]) -> str:
    found = [kind[0] for each in on if (kind := sheet.find(each))]
    many = f"{len(found)} {label(found[0], 2) if len(set(found)) == 1 else 'records'}" if len(found) > 1 else ""
    return many or (f"a {label(found[0])}" if found else "it")
