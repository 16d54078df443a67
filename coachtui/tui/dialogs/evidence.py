"""What notes are evidence for: a claim, a belief, a learning, a decision; for or against; for how many."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.tallies import counted_people
from coachtui.services.evidence import BEARS_ON
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.dialogs.scope import scope_dialog

Ask = Callable[[Any], Awaitable[Any]]
"""Shows a dialog and returns its answer, None where it was left."""

BEARING = (Option("y", "for: it speaks for it", "for"), Option("n", "against: it speaks against it", "against"))


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """What the notes bear on (a record, or the words of a new claim), how, and for how many they and it speak."""

    on: int | None
    claim: str
    bearing: str
    claim_scope: str = ""
    scope: str = ""


class EvidenceAsk:
    """Asks, a step after the other, what notes or tallies are evidence for; leaving any step leaves all."""

    def __init__(self, ask: Ask, book: Book, notes: Sequence[int], tallies: Sequence[int] = ()) -> None:
        self._ask = ask
        self._book = book
        self._notes = notes
        self._tallies = tallies

    async def run(self) -> EvidenceAnswer | None:
        """Return the answer, None where she left it."""
        title = "Evidence for what? Pick, or type a new claim"
        picked = await self._ask(PickDialog(title, bearable(self._book), new="new claim"))
        bearing = await self._ask(ChoiceDialog("For or against?", BEARING)) if picked else None
        if not picked or not bearing:
            return None
        claim_scope = await self._ask(scope_dialog("For how many does the claim hold?")) if picked.text else ""
        scope = await self._for_whom() if claim_scope is not None else None
        if scope is None or claim_scope is None:
            return None
        return EvidenceAnswer(picked.value, picked.text, bearing, claim_scope, scope)

    async def _for_whom(self) -> str | None:
        """Ask for how many it speaks, only where neither note nor stroke says whom it is about."""
        rows = [self._book.table("notes").get(id_, {}) for id_ in self._notes]
        counted = [counted_people(self._book.table("tallies").get(id_, {})) for id_ in self._tallies]
        if any(row.get("students") or row.get("groups") for row in rows) or any(counted):
            return ""
        scope = await self._ask(scope_dialog("For how many does this line speak?"))
        return str(scope) if scope else None


def bearable(book: Book) -> list[Item]:
    """Return what evidence can bear on, claims first, the newest of each first."""
    return [
        Item(row["id"], " ".join(text_of(book, table, row).split()), label(table))
        for table in BEARS_ON
        for row in sorted(book.rows(table), key=lambda each: -int(each["id"]))
        if text_of(book, table, row)
    ]
