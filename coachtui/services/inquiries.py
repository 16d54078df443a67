"""Inquiries: the four questions, and what comes of their answers."""

from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.beliefs import HUNCH
from coachtui.services.history import moved
from coachtui.services.links import link
from coachtui.services.pen import Pen
from coachtui.services.people import by_kind
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

TEXTS = ("why", "feeling", "shaping")
LISTS = ("possibilities", "learn_more")
MOST_OPEN = 5


def start_inquiry(pen: Pen, book: Book, about: int | None = None, **fields: Any) -> Change:
    """Begin a productive challenge about a belief, a practice, a student, a group, a claim or a note.

    One that returns to what was asked about before comes from the last one: they stand in sequence.
    """
    sheet = Sheet(pen, book)
    before = [row["id"] for row in book.rows("inquiries") if about and row.get("about") == about]
    last = {"from": max(before)} if before else {}
    sheet.add("inquiries", {"about": about, "outcome": "open", **last, **keys(fields)})
    return sheet.change("inquiry started")


def keep_answer(
    pen: Pen, book: Book, inquiry: int | None, question: str, answer: str, *, about: int | None = None, **fields: Any
) -> Change | None:
    """Write an answer, the first one with an inquiry that begins by it; None where it says nothing new."""
    if inquiry is None:
        first = {question: [answer] if question in LISTS else answer}
        return start_inquiry(pen, book, about, **first, **fields) if answer else None
    if question in LISTS and not answer:
        return None
    return answer_inquiry(pen, book, inquiry, question, answer)


def answer_inquiry(pen: Pen, book: Book, inquiry: int, question: str, answer: str) -> Change:
    """Write an answer: `why`, `feeling`, `shaping` are one text each; `possibilities`, `learn_more` gain a line."""
    sheet = Sheet(pen, book)
    row = sheet.need("inquiries", inquiry)
    if question in LISTS:
        value: Any = [*row.get(question, []), answer.strip()] if answer.strip() else row.get(question)
    elif question in TEXTS:
        value = answer
    else:
        raise RefusedError("No such question", f"an inquiry does not ask {question}.")
    sheet.edit("inquiries", inquiry, {question: value})
    return sheet.change(f"inquiry: {question.replace('_', ' ')}")


def amend_answer(pen: Pen, book: Book, inquiry: int, where: tuple[str, int], answer: str) -> Change:
    """Word a line anew: `where` is `possibilities` or `learn_more` and its place there. Without words it goes."""
    sheet = Sheet(pen, book)
    question, index = where
    lines = list(sheet.need("inquiries", inquiry).get(question) or ())
    if question not in LISTS or not 0 <= index < len(lines):
        raise RefusedError("No such answer", "it is not there any more.")
    lines[index : index + 1] = [answer.strip()] if answer.strip() else []
    sheet.edit("inquiries", inquiry, {question: lines})
    return sheet.change(f"inquiry: {question.replace('_', ' ')}")


def possibility_to_belief(pen: Pen, book: Book, inquiry: int, text: str, **fields: Any) -> Change:
    """Make what else is possible a belief to be tested: an alternative to the belief that the inquiry is about."""
    sheet = Sheet(pen, book)
    row = sheet.need("inquiries", inquiry)
    if not text.strip():
        raise RefusedError("Nothing to keep", "an alternative needs words.")
    id_ = sheet.add("beliefs", {**HUNCH, "statement": text.strip(), "from": inquiry, **keys(fields)})
    added = {"beliefs": [*row.get("beliefs", []), id_]}
    if text.strip() not in row.get("possibilities", []):
        added["possibilities"] = [*row.get("possibilities", []), text.strip()]
    sheet.edit("inquiries", inquiry, added)
    about = sheet.find(row.get("about", -1))
    if about and about[0] == "beliefs":
        link(sheet, id_, row["about"], "alternative_to")
    return sheet.change("alternative from the inquiry", ("beliefs", id_))


def learn_more_to_learning(pen: Pen, book: Book, inquiry: int, text: str, **fields: Any) -> Change:
    """Make what more could be learned a learning to plan, about what the inquiry is about."""
    sheet = Sheet(pen, book)
    row = sheet.need("inquiries", inquiry)
    if not text.strip():
        raise RefusedError("Nothing to keep", "a learning needs a question.")
    about = sheet.find(row.get("about", -1))
    whom = [row["about"]] if about and about[0] in ("students", "groups", "beliefs", "claims") else []
    whom += [id_ for ids in by_kind(sheet, (about[1] if about else {}).get("students", [])).values() for id_ in ids]
    learning = {"question": text.strip(), "about": [*whom, inquiry], "from": inquiry, **keys(fields)}
    id_ = sheet.add("learnings", learning)
    if text.strip() not in row.get("learn_more", []):
        sheet.edit("inquiries", inquiry, {"learn_more": [*row.get("learn_more", []), text.strip()]})
    return sheet.change("learning from the inquiry", ("learnings", id_))


def settle_inquiry(pen: Pen, book: Book, inquiry: int, outcome: str, next_step: str = "") -> Change:
    """Say what the inquiry did: moved, stuck, later; and the next step."""
    sheet = Sheet(pen, book)
    row = sheet.need("inquiries", inquiry)
    sheet.edit("inquiries", inquiry, {"outcome": outcome, "next_step": next_step.strip() or row.get("next_step")})
    return sheet.change(f"inquiry: {outcome}")


def more_open(pen: Pen, book: Book, belief: int) -> Change:
    """Say that an alternative is held one more, 1 to 5: how open she is to it; after 5 nothing is said of it."""
    row = Sheet(pen, book).need("beliefs", belief)
    hold = row.get("hold") or 0
    return open_to(pen, book, belief, hold + 1 if hold < MOST_OPEN else None)


def open_to(pen: Pen, book: Book, belief: int, hold: int | None) -> Change:
    """Say how open she is to an alternative, 1 to 5; None where that is not said."""
    sheet = Sheet(pen, book)
    sheet.edit("beliefs", belief, moved(sheet.need("beliefs", belief), {"hold": hold}, sheet.today))
    return sheet.change(f"openness: {hold} of {MOST_OPEN}" if hold else "openness: not said")
