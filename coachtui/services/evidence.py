"""Evidence: what is tied to a claim, belief, learning or decision, for or against it, saying whom it speaks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.domain.grammar.inline import mentions, tags
from coachtui.domain.kinds import KINDS, label
from coachtui.services.pen import Pen
from coachtui.services.people import people_named, people_of
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

BEARS_ON = ("claims", "beliefs", "learnings", "decisions")
"""What evidence can bear on."""

STREET = frozenset({"student", "students"})


def add_evidence(
    pen: Pen, book: Book, text: str, on: int | Sequence[int], bearing: str = "for", **fields: Any
) -> Change:
    """Tie something to claims, beliefs, learnings or decisions that no note holds: a piece of work, a survey.

    It speaks for the students and groups after `@` in its text, if for any; a student who is new is begun.
    """
    targets = [on] if isinstance(on, int) else list(on)
    sheet = Sheet(pen, book)
    for target in targets:
        _may_bear(sheet, target)
    said = {"covers": people_of(people_named(sheet, mentions(text))), "tags": list(tags(text))}
    new = sheet.add("evidence", {"text": text, "bears_on": targets, "bearing": bearing, **said, **keys(fields)})
    return sheet.change(f"evidence {bearing} added", ("evidence", new))


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
    on: int | None = None,
    claim: str = "",
    bearing: str = "for",
    claim_scope: str | None = None,
    **fields: Any,
) -> Change:
    """Turn notes into evidence for or against a record `on`, or for a claim that begins with the words `claim`.

    It speaks for whom the note is about, and is what the note is: a count, words, something seen. `fields` say more,
    such as `scope="some"`; `claim_scope` says for how many the new claim holds. A new
    claim is the first operation. Raises RefusedError with neither `on` nor `claim`.
    """
    sheet = Sheet(pen, book)
    first = None
    if on is None:
        if not claim.strip():
            raise RefusedError("Evidence for what?", "name a claim or a belief that the note bears on.")
        on = sheet.add("claims", {"what": claim.strip(), "scope": claim_scope})
        first = ("claims", on)
    _may_bear(sheet, on)
    for note in notes:
        said = {"bears_on": [on], "bearing": bearing, **keys(fields)}
        sheet.add("evidence", {**from_note(sheet.need("notes", note)), **said})
    return sheet.change(f"evidence {bearing} {_named(sheet, on)}", first)


def tie_evidence(pen: Pen, book: Book, evidence: int, on: int, *, tied: bool = True) -> Change:
    """Let a piece of evidence bear on one more record, or no longer on it."""
    sheet = Sheet(pen, book)
    bears_on = [id_ for id_ in sheet.need("evidence", evidence).get("bears_on", []) if id_ != on]
    if tied:
        _may_bear(sheet, on)
    sheet.edit("evidence", evidence, {"bears_on": [*bears_on, on] if tied else bears_on})
    return sheet.change("evidence tied" if tied else "evidence untied")


def turn_evidence(pen: Pen, book: Book, evidence: int) -> Change:
    """Turn what speaks for into what speaks against, and back."""
    sheet = Sheet(pen, book)
    bearing = "for" if sheet.need("evidence", evidence).get("bearing") == "against" else "against"
    sheet.edit("evidence", evidence, {"bearing": bearing})
    return sheet.change(f"evidence: now {bearing}")


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


def _named(sheet: Sheet, on: int) -> str:
    found = sheet.find(on)
    return f"a {label(found[0])}" if found else "it"
