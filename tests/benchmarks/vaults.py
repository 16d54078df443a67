"""Vaults to measure with: as large as asked, of plain notes, written through the store like any other."""

from pathlib import Path
from typing import Any

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage.vault import Vault

WORDS = (
    *("they", "just", "will", "not", "try", "when", "the", "lab", "sheet", "comes"),
    *("out", "before", "the", "talk", "about", "what", "we", "saw", "last", "week"),
)
OFTEN = "lab sheet"
"""Words that stand in many notes."""
SELDOM = "zebra"
"""A word that stands in a few notes of a vault."""
FEW = 60


def note(at: int) -> dict[str, Any]:
    """Return the `at`th note: a line of about eleven words."""
    text = " ".join(WORDS[(at + step) % len(WORDS)] for step in range(9 + at % 5))
    stamp = f"2026-0{at % 5 + 1}-{at % 28 + 1:02}T{at % 9 + 8:02}:{at % 60:02}:00Z"
    return {
        "id": new_id(),
        "created": stamp,
        "at": stamp,
        "visibility": "me",
        "mode": "said" if at % 3 else "saw",
        "text": text,
        "raw": text,
        "source": "typed",
    }


def adding(teacher: int, rows: list[dict[str, Any]]) -> Change:
    """Return the change that writes these notes."""
    return Change("measured", tuple(Op(teacher, "notes", row["id"], None, row) for row in rows))


def make(folder: Path, *, teachers: int, notes: int) -> list[int]:
    """Write a folded vault of `teachers` with `notes` each and return the teachers' ids; a few notes hold SELDOM."""
    vault = Vault(folder)
    ids = []
    for number in range(teachers):
        id_ = new_id()
        who = {"id": id_, "name": f"Teacher {number:04}", "created": "2025-08-25T12:00:00Z", "visibility": "me"}
        vault.commit(Change("measured", (Op(id_, "teachers", id_, None, who),)))
        rows = [note(at) for at in range(notes)]
        for at, row in enumerate(rows, number * notes):
            if at % max(teachers * notes // FEW, 1) == 0:
                row["text"] = f"{row['text']} {SELDOM}"
        vault.commit(adding(id_, rows))
        ids.append(id_)
    vault.close()
    return ids
