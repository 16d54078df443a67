"""Decisions: the next skill and how to teach it; what came of it returns to the board."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
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
    decision rests on or that are about its practice; and on the decision itself. `next_skill` is what is decided next
    for the same students: what was learned is where they are now, and the result its ground. `look_on` is the day to
    look again at one that is unclear.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("decisions", decision)
    learned = learned.strip()
    told = {"result": result, "reviewed_on": sheet.today, "learned": learned or row.get("learned")}
    sheet.edit("decisions", decision, told | ({"review_on": look_on} if look_on else {}))
    grounds = []
    if result in BEARING:
        claims = [claim] if claim is not None else _claims(sheet, row, new_claim.strip())
        evidence = sheet.add(
            "evidence",
            {
                "text": learned or f"{row.get('next_skill', '')}: {result.replace('_', ' ')}",
                "kind": "observation",
                "level": "street",
                "covers": row.get("about"),
                "scope": "some" if result == "partly" else None,
                "bears_on": [*claims, decision],
                "bearing": BEARING[result],
                "from": decision,
            },
        )
        grounds.append(evidence)
    if next_skill.strip():
        following = {"next_skill": next_skill.strip(), "about": row.get("about"), "now": told["learned"]}
        sheet.add("decisions", {**following, "grounds": grounds, "practice": row.get("practice"), "from": decision})
    return sheet.change(f"decision reviewed: {result.replace('_', ' ')}", ("decisions", decision))


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
