"""Looking into a vault that commands wrote."""

import re
from pathlib import Path
from typing import Any

from coachtui.storage.vault import Vault

REF = re.compile(r"\[([0-9a-z]{5,})\]")


def rows(vault: Path, table: str) -> list[dict[str, Any]]:
    """Return the records of a table, of all teachers and of none, oldest first."""
    store = Vault(vault)
    books = [store.book(0), *(store.book(each.id) for each in store.names())]
    found = {row["id"]: dict(row) for book in books for row in book.rows(table)}
    store.close(fold=False)
    return [found[id_] for id_ in sorted(found)]


def row(vault: Path, table: str) -> dict[str, Any]:
    """Return the one record of a table."""
    (found,) = rows(vault, table)
    return found


def ref_in(said: str) -> str:
    """Return the reference that was told."""
    return REF.findall(said)[-1]
