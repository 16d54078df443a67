"""An inquiry as rows: its questions in the words of a prompt, and the answers under each."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.readings.inquiring import Ground, belief_of, made_of_answers
from coachtui.tui.dialogs.page_values import record_said
from coachtui.tui.widgets.row import Row, line, paragraph

QUESTIONS = {
    "why": "1 why",
    "feeling": "2 feeling",
    "shaping": "2 and so",
    "possibilities": "3 what else",
    "learn_more": "4 learn more",
}
"""The four questions in their order, the second in its two halves, and how each is called in a list."""

LISTS = frozenset({"possibilities", "learn_more"})
"""The questions with many answers."""

ASK = "ask:"
ANSWER = "answer:"
LABEL = 13


def about_rows(book: Book, table: str, about: int | None, width: int) -> list[Row]:
    """Return what an inquiry is about."""
    if about is None:
        return [line(("about", "heading"), ("  nothing in particular", "quiet"))]
    head = (f"{label(table)}  ", "heading")
    return [paragraph(record_said(book, about), width, "strong", first=(head,), most=2)]


def ground_rows(found: Ground) -> list[Row]:
    """Return what a hard question stands on: trust, what she was told lately, what was asked before; a line each."""
    rows = []
    seen = found.trust
    if seen.last is not None:
        sign = f": {seen.sign}, {_ago(seen.sign_days)}" if seen.sign else ""
        rows.append(_ground("trust", f"{seen.overall.direction or 'not said'}{sign}"))
    else:
        rows.append(_ground("trust", "never read; how does it stand between you?"))
    told = str(found.told[0].get("text") or "") if found.told else ""
    more = f" (+{len(found.told) - 1})" if len(found.told) > 1 else ""
    rows.append(
        _ground("validated", f"{told}{more}" if told else "nothing in six weeks: what could you tell her first?")
    )
    if found.before:
        last = found.before[-1]
        how = str(last.get("outcome") or "open")
        step = f": {last['next_step']}" if last.get("next_step") else ""
        times = f"{len(found.before)} times, " if len(found.before) > 1 else ""
        rows.append(_ground("before", f"{times}last {str(last.get('created') or '')[:10]} {how}{step}"))
    return rows


def _ground(name: str, said: str) -> Row:
    return line((f"{name:<9} ", "heading"), (" ".join(said.split()), ""))


def _ago(days: int | None) -> str:
    return "" if days is None else "today" if days <= 0 else f"{days} d ago"


def inquiry_rows(book: Book, inquiry: Mapping[str, Any], asked: Mapping[str, str], here: str, width: int) -> list[Row]:
    """Return the questions as asked, each with its answers; `here` is the one that the line answers now."""
    made = made_of_answers(book, inquiry)
    for text in inquiry.get("possibilities") or ():
        belief = belief_of(book, inquiry, str(text))
        if belief and belief.get("hold"):
            made[str(text)] = f"belief, open to it {belief['hold']} of 5"
    rows: list[Row] = []
    for question, name in QUESTIONS.items():
        head = (f"{'>' if question == here else ' '} {name:<{LABEL}}", "heading")
        prompt = paragraph(asked.get(question, ""), width, "quiet", first=(head,), most=2)
        rows.append(Row(prompt.draw, None, prompt.height, f"{ASK}{question}"))
        rows += [
            _answer(text, made.get(text, ""), f"{ANSWER}{question}:{index}", width)
            for index, text in enumerate(answers(inquiry, question))
        ]
    return rows


def answers(inquiry: Mapping[str, Any], question: str) -> list[str]:
    """Return the answers to one question; none where it is open."""
    value = inquiry.get(question)
    if question in LISTS:
        return [str(each) for each in value or ()]
    return [str(value)] if value else []


def answered(inquiry: Mapping[str, Any]) -> str:
    """Return in words how many of the four questions have an answer; the second has one when both its halves do."""
    halves = [(title[:1], bool(answers(inquiry, question))) for question, title in QUESTIONS.items()]
    numbers = {number for number, _ in halves}
    return f"{len(numbers) - len({number for number, there in halves if not there})} of {len(numbers)} answered"


def _answer(text: str, made: str, act: str, width: int) -> Row:
    tail = f" (a {made})" if made else ""
    drawn = paragraph(" ".join(text.split()) + tail, width, "good" if made else "", first=(("    ", ""),), most=4)
    return Row(drawn.draw, None, drawn.height, act)
