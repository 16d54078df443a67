"""A board as JSON, for programs of hers."""

from collections.abc import Sequence
from typing import Any

from coachtui.domain.book import Book
from coachtui.exchange.boards.cards import Card
from coachtui.exchange.boards.matrix import Cells


def cards_data(found: Sequence[Card]) -> list[dict[str, Any]]:
    """Return an object a claim, with its evidence and its open questions."""
    return [
        {
            **{
                key.removesuffix("_"): value
                for key, value in card._asdict().items()
                if key not in ("support", "against")
            },
            "evidence_for": [each._asdict() for each in card.support],
            "evidence_against": [each._asdict() for each in card.against],
        }
        for card in found
    ]


def matrix_data(book: Book, made: Cells) -> dict[str, Any]:
    """Return `{"whom": [{id, kind, name}], "claims": [{id, what, cells: [{whom, said, shown, evidence}]}]}`."""
    whom = [
        {"id": id_, "kind": "group" if id_ in book.table("groups") else "student", "name": name}
        for id_, name in zip(made.whom, made.names, strict=True)
    ]
    claims = [
        {
            "id": id_,
            "what": what,
            "cells": [
                {"whom": each, "said": cell.said, "shown": cell.shown, "evidence": list(cell.evidence)}
                for each, cell in zip(made.whom, found, strict=True)
            ],
        }
        for id_, what, found in made.claims
    ]
    return {"whom": whom, "claims": claims}
