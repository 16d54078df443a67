"""One key a line: a note becomes an answer, a belief, a claim, a promise, a validation, a question, a next skill.

What comes of a note names it in `from`, and so each is found from the other. The note itself stays as it was typed.
Evidence is turned in `services.evidence`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.readings.due import STRENGTH, can_be_told, to_tell
from coachtui.services.offspring import bear, hunch_of, promise_of, skill_of
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet, keys

Telling = Callable[[Pen, Book, int], Change]
"""One of the two steps in which a strength is told."""


def note_to_answer(pen: Pen, book: Book, note: int, facet: str | None, certainty: str = "heard") -> Change:
    """Let a note answer one of the questions about her, so far known; None takes the answer back."""
    sheet = Sheet(pen, book)
    sheet.need("notes", note)
    sheet.edit("notes", note, {"facet": facet, "certainty": certainty if facet else None})
    return sheet.change(f"note answers: {facet} ({certainty})" if facet else "note answers nothing")


def note_to_belief(pen: Pen, book: Book, note: int, statement: str = "", **fields: Any) -> Change:
    """Write the belief that a note lets the coach suspect, as a hunch; what was said stands in it word for word."""
    sheet = Sheet(pen, book)
    bear(sheet, "beliefs", hunch_of(sheet.need("notes", note), statement) | keys(fields), note)
    return sheet.change("hunch from a note")


def note_to_claim(pen: Pen, book: Book, note: int, what: str = "", **fields: Any) -> Change:
    """Put a note on the board as a claim. What she says of it is no evidence yet: that is tied by its own key."""
    sheet = Sheet(pen, book)
    row = sheet.need("notes", note)
    sheet.add("claims", {"what": what.strip() or row.get("text"), "from": note, **keys(fields)})
    return sheet.change("claim from a note")


def note_to_promise(
    pen: Pen, book: Book, note: int, text: str = "", *, who: str | None = None, due: str | None = None
) -> Change:
    """Write the promise that a note holds: hers where she said it, else the coach's own. `due` is a stored day."""
    sheet = Sheet(pen, book)
    bear(sheet, "promises", promise_of(sheet.need("notes", note), text, who=who, due=due), note)
    return sheet.change("promise from a note")


def note_to_validation(pen: Pen, book: Book, note: int, words: str = "", *, encounter: int | None = None) -> Change:
    """Write that she was told what was seen: a note of its own, and the day in the note that was seen."""
    sheet = Sheet(pen, book)
    row = sheet.need("notes", note)
    sheet.edit("notes", note, {"told_on": sheet.today})
    told = _spun(sheet, row, words) | {"mode": "validate", "told_on": sheet.today, "encounter": encounter}
    new = sheet.add("notes", told)
    return sheet.change("told her", ("notes", new))


def note_to_strength(pen: Pen, book: Book, note: int) -> Change:
    """Keep that a note holds a strength she is to be told of: it waits in "seen, never told" until she is."""
    sheet = Sheet(pen, book)
    tags = [str(tag) for tag in sheet.need("notes", note).get("tags") or ()]
    sheet.edit("notes", note, {"tags": [*tags, STRENGTH] if STRENGTH not in tags else tags})
    return sheet.change("to tell her")


def next_telling(book: Book, notes: Iterable[int]) -> tuple[list[int], Telling]:
    """Return which of these notes can be told, and the step: to be told, where that is not said of all of them yet.

    Where it is, she is told. Of what was only thought, and of what she was told, there is no step.
    """
    rows = [(note, book.table("notes").get(note, {})) for note in notes]
    open_ = [note for note, row in rows if can_be_told(row) and not row.get("told_on")]
    new = [note for note in open_ if not to_tell(book.table("notes")[note])]
    return (new, note_to_strength) if new else (open_, note_to_validation)


def note_to_question(pen: Pen, book: Book, note: int, words: str = "") -> Change:
    """Write the question that a note raises, for later."""
    sheet = Sheet(pen, book)
    row = sheet.need("notes", note)
    new = sheet.add("notes", _spun(sheet, row, words) | {"mode": "wonder", "encounter": row.get("encounter")})
    return sheet.change("question from a note", ("notes", new))


def note_to_decision(pen: Pen, book: Book, note: int, next_skill: str = "", **fields: Any) -> Change:
    """Write the next skill that a note points to."""
    sheet = Sheet(pen, book)
    bear(sheet, "decisions", skill_of(sheet.need("notes", note), next_skill) | keys(fields), note)
    return sheet.change("next skill from a note")


def _spun(sheet: Sheet, row: Any, words: str) -> dict[str, Any]:
    text = words.strip() or row.get("text", "")
    people = {"students": row.get("students"), "groups": row.get("groups")}
    return {"text": text, "raw": text, "at": sheet.moment, "source": "typed", "from": row["id"], **people}
