"""Decisions: the next skill and how to teach it; what came of it returns to the board."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

BEARING = {"learned": "for", "partly": "for", "not_yet": "against"}
"""How a result bears on the claims it tests; one that is unclear does not."""


def decide(pen: Pen, book: Book, next_skill: str, **fields: Any) -> Change:
    """Write the next skill these students must master; how, why, what to expect and when to look are `fields`."""
    if not next_skill.strip():
        raise RefusedError("Nothing decided", "a decision needs the next skill.")
    sheet = Sheet(pen, book)
    sheet.add("decisions", {"next_skill": next_skill.strip(), **keys(fields)})
    return sheet.change("decision added")


def review_decision(
    pen: Pen,
    book: Book,
    decision: int,
    result: str,
    learned: str = "",
    *,
    claim: int | None = None,
    new_claim: str = "",
) -> Change:
    """Write what came of a decision. A clear result becomes evidence on the board, for those it was decided for.

    It bears on `claim`, or on a claim that begins with the words `new_claim`; with neither, on the claims that the
    decision rests on or that are about its practice; and on the decision itself.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("decisions", decision)
    sheet.edit("decisions", decision, {"result": result, "learned": learned.strip() or row.get("learned")})
    if result in BEARING:
        claims = [claim] if claim is not None else _claims(sheet, row, new_claim.strip())
        sheet.add(
            "evidence",
            {
                "text": learned.strip() or f"{row.get('next_skill', '')}: {result.replace('_', ' ')}",
                "kind": "observation",
                "level": "street",
                "covers": row.get("about"),
                "scope": "some" if result == "partly" else None,
                "bears_on": [*claims, decision],
                "bearing": BEARING[result],
                "from": decision,
            },
        )
    return sheet.change(f"decision reviewed: {result.replace('_', ' ')}", ("decisions", decision))


def _claims(sheet: Sheet, decision: Mapping[str, Any], new_claim: str) -> list[int]:
    if new_claim:
        return [sheet.add("claims", {"what": new_claim, "from": decision["id"], "practice": decision.get("practice")})]
    grounds, practice = decision.get("grounds", []), decision.get("practice")
    return [
        row["id"]
        for row in sheet.rows("claims")
        if row["id"] in grounds or (practice is not None and row.get("practice") == practice)
    ]
