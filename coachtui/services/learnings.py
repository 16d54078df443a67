"""Learnings: small ways to learn about and from students, and what they lead to."""

from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.readings.bearable import BEARS_ON
from coachtui.domain.readings.inquiring import open_inquiry
from coachtui.services.pen import Pen
from coachtui.services.people import by_kind, with_named
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

KIND_OF = {
    "work_sample": "work",
    "exit_ticket": "work",
    "survey": "survey",
    "empathy_interview": "interview",
    "conference": "interview",
    "think_aloud": "interview",
    "listening": "interview",
    "shadowing": "observation",
    "observation": "observation",
    "family": "report",
}
"""The kind of evidence that a method of learning yields."""


def plan_learning(pen: Pen, book: Book, question: str, **fields: Any) -> Change:
    """Plan one small way to learn from students."""
    if not question.strip():
        raise RefusedError("Nothing to learn", "a learning needs a question.")
    sheet = Sheet(pen, book)
    about = with_named(sheet, fields.pop("about", ()), question)
    new = sheet.add("learnings", {"question": question.strip(), "about": about, **keys(fields)})
    return sheet.change("learning planned", ("learnings", new))


def finish_learning(
    pen: Pen, book: Book, learning: int, found: str, surprised: str = "", *, done_on: str | None = None
) -> Change:
    """Write what was found, and what surprised."""
    sheet = Sheet(pen, book)
    row = sheet.need("learnings", learning)
    told = {"found": found.strip() or row.get("found"), "surprised": surprised.strip() or row.get("surprised")}
    sheet.edit("learnings", learning, {**told, "done_on": done_on or sheet.today})
    return sheet.change("learning done")


def learning_to_evidence(
    pen: Pen, book: Book, learning: int, on: int | None = None, bearing: str = "for", **fields: Any
) -> Change:
    """Make what was found evidence on a record, or on all claims, beliefs and decisions that the learning is about."""
    sheet = Sheet(pen, book)
    row = sheet.need("learnings", learning)
    about = row.get("about", [])
    targets = [on] if on is not None else [id_ for id_ in about if (found := sheet.find(id_)) and found[0] in BEARS_ON]
    if not targets:
        raise RefusedError("Evidence for what?", "name a claim or a belief that it bears on.")
    people = by_kind(sheet, about)
    evidence = {
        "text": row.get("found") or row.get("question"),
        "kind": KIND_OF.get(row.get("method", "")),
        "level": "map" if row.get("method") == "survey" else "street",
        "covers": [*people["students"], *people["groups"]],
        "bears_on": targets,
        "bearing": bearing,
        "from": learning,
    }
    sheet.add("evidence", {**evidence, **keys(fields)})
    return sheet.change(f"evidence {bearing} from a learning")


def learning_to_decision(pen: Pen, book: Book, learning: int, next_skill: str, **fields: Any) -> Change:
    """Decide the next skill on what was learned: what was found is where they are now."""
    if not next_skill.strip():
        raise RefusedError("Nothing decided", "a decision needs the next skill.")
    sheet = Sheet(pen, book)
    row = sheet.need("learnings", learning)
    people = by_kind(sheet, row.get("about", []))
    decision = {
        "next_skill": next_skill.strip(),
        "now": row.get("found"),
        "about": [*people["students"], *people["groups"]],
        "grounds": [learning],
        "from": learning,
    }
    sheet.add("decisions", {**decision, **keys(fields)})
    return sheet.change("decision from a learning")


def learning_to_question(pen: Pen, book: Book, learning: int, belief: int, text: str) -> Change:
    """Put what was learned to a belief, in the inquiry that goes on about it or in a new one, the first operation.

    It stands there as why these students are not responding; where that was said already, as what else is possible.
    """
    words = text.strip()
    if not words:
        raise RefusedError("Nothing asked", "a question to a belief needs words.")
    sheet = Sheet(pen, book)
    sheet.need("learnings", learning)
    sheet.need("beliefs", belief)
    going = open_inquiry(book, belief)
    if going is None:
        inquiry = sheet.add("inquiries", {"about": belief, "outcome": "open", "why": words, "from": learning})
    else:
        inquiry = going["id"]
        more = {"possibilities": [*going.get("possibilities", []), words]} if going.get("why") else {"why": words}
        sheet.edit("inquiries", inquiry, more)
        about = sheet.need("learnings", learning).get("about", [])
        sheet.edit("learnings", learning, {"about": [*about, *([] if inquiry in about else [inquiry])]})
    return sheet.change("a question to the belief", ("inquiries", inquiry))
