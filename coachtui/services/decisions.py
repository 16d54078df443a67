"""Decisions: the next skill and how to teach it; what came of it returns to the board."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.services.pen import Pen
from coachtui.services.people import with_named
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

BEARING = {"learned": "for", "partly": "for", "not_yet": "against"}
"""How a result bears on the claims it tests; one that is unclear does not."""


def decide(pen: Pen, book: Book, next_skill: str, **fields: Any) -> Change:
    """Write the next skill these students must master; how, why, what to expect and when to look are `fields`."""
    if not next_skill.strip():
        raise RefusedError("Nothing decided", "a decision needs the next skill.")
    sheet = Sheet(pen, book)
    about = with_named(sheet, fields.pop("about", ()), next_skill)
    new = sheet.add("decisions", {"next_skill": next_skill.strip(), "about": about, **keys(fields)})
    return sheet.change("decision added", ("decisions", new))


def review_decision(
    pen: Pen,
    book: Book,
    decision: int,
    result: str,
    learned: str = "",
    *,
    claim: int | None = None,
    new_claim: str = "",
    next_skill: str = "",
    look_on: str = "",
) -> Change:
    """Write what came of a decision. A clear result becomes evidence on the board, for those it was decided for.

    It bears on `claim`, or on a claim that begins with the words `new_claim`; with neither, on the claims that the
    decision rests on or that are about its practice; and on the decision itself. The same result said again on the
    same day is the same review: its evidence is written once. `next_skill` is what is decided next for the same
    students: what was learned is where they are now, and the result its ground. `look_on` is the day to look again at
    one that is unclear.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("decisions", decision)
    again = (row.get("result"), row.get("reviewed_on")) == (result, sheet.today) and _evidence_of(sheet, row)
    told = {"result": result, "reviewed_on": sheet.today}
    sheet.edit("decisions", decision, told | ({"review_on": look_on} if look_on else {}))
    if result in BEARING and not again:
        claims = [claim] if claim is not None else _claims(sheet, row, new_claim.strip())
        sheet.add("evidence", _evidence(row, result, claims))
    _learn(sheet, decision, learned)
    _follow(sheet, decision, next_skill)
    return sheet.change(f"decision reviewed: {result.replace('_', ' ')}", ("decisions", decision))


def _evidence(decision: Mapping[str, Any], result: str, claims: list[int]) -> Row:
    """Return the evidence that a result is, for those it was decided for; it bears on these claims and the decision."""
    return {
        "text": _shown_by(decision, result),
        "kind": "observation",
        "level": "street",
        "covers": decision.get("about"),
        "scope": "some" if result == "partly" else None,
        "bears_on": [*claims, decision["id"]],
        "bearing": BEARING[result],
        "from": decision["id"],
    }


def learn_from(pen: Pen, book: Book, decision: int, learned: str) -> Change:
    """Write what a decision taught her, once its result is there; the evidence of the result says it from then on."""
    sheet = Sheet(pen, book)
    sheet.need("decisions", decision)
    _learn(sheet, decision, learned)
    return sheet.change("decision: what it taught", ("decisions", decision))


def follow_decision(pen: Pen, book: Book, decision: int, next_skill: str) -> Change:
    """Decide the next skill for the same students: what was learned is where they are now, the result its ground."""
    if not next_skill.strip():
        raise RefusedError("Nothing decided", "a decision needs the next skill.")
    sheet = Sheet(pen, book)
    sheet.need("decisions", decision)
    new = _follow(sheet, decision, next_skill)
    return sheet.change("decision added", ("decisions", new))


def look_again(pen: Pen, book: Book, decision: int, look_on: str) -> Change:
    """Say when to look again at what came of a decision."""
    sheet = Sheet(pen, book)
    sheet.need("decisions", decision)
    sheet.edit("decisions", decision, {"review_on": look_on})
    return sheet.change(f"decision: look again on {look_on}", ("decisions", decision))


def rest_on(pen: Pen, book: Book, decision: int, grounds: Iterable[int]) -> Change:
    """Say which evidence, learnings and claims a decision rests on."""
    sheet = Sheet(pen, book)
    sheet.need("decisions", decision)
    sheet.edit("decisions", decision, {"grounds": list(dict.fromkeys(grounds))})
    return sheet.change("decision: what it rests on")


def _claims(sheet: Sheet, decision: Mapping[str, Any], new_claim: str) -> list[int]:
    if new_claim:
        return [sheet.add("claims", {"what": new_claim, "from": decision["id"], "practice": decision.get("practice")})]
    grounds, practice = decision.get("grounds", []), decision.get("practice")
    return [
        row["id"]
        for row in sheet.rows("claims")
        if row["id"] in grounds or (practice is not None and row.get("practice") == practice)
    ]


def _shown_by(decision: Mapping[str, Any], result: str) -> str:
    """Return what the evidence of a result says until it is said what was learned."""
    return f"{decision.get('next_skill', '')}: {result.replace('_', ' ')}"


def _evidence_of(sheet: Sheet, decision: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the evidence that the last clear result of a decision became, where it is the result still."""
    bearing = BEARING.get(decision.get("result", ""))
    rows = [row for row in sheet.rows("evidence") if row.get("from") == decision["id"]]
    last = max(rows, key=lambda row: int(row["id"]), default=None)
    return last if last and bearing and last.get("bearing") == bearing else None


def _learn(sheet: Sheet, decision: int, learned: str) -> None:
    row, learned = sheet.need("decisions", decision), learned.strip()
    if not learned:
        return
    evidence = _evidence_of(sheet, row)
    # Words that she has given the evidence herself since are hers, and stay.
    if evidence and evidence.get("text") in (_shown_by(row, str(row.get("result"))), row.get("learned")):
        sheet.edit("evidence", evidence["id"], {"text": learned})
    sheet.edit("decisions", decision, {"learned": learned})


def _follow(sheet: Sheet, decision: int, next_skill: str) -> int:
    row = sheet.need("decisions", decision)
    if not next_skill.strip():
        return 0
    evidence = _evidence_of(sheet, row)
    return sheet.add(
        "decisions",
        {
            "next_skill": next_skill.strip(),
            "about": row.get("about"),
            "now": row.get("learned"),
            "grounds": [evidence["id"]] if evidence else [],
            "practice": row.get("practice"),
            "from": decision,
        },
    )
