"""What notes are evidence for: a claim, a belief, a learning, a decision; for or against; for how many."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.readings import bearable as readings
from coachtui.domain.readings.bearable import speaks_of_someone
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.dialogs.scope import scope_dialog
from coachtui.tui.lines import choices

Ask = Callable[[Any], Awaitable[Any]]
"""Shows a dialog and returns its answer, None where it was left."""

BEARING = tuple(Option(*each) for each in choices.BEARING)
MORE = tuple(Option(*each) for each in choices.BEARING_MORE)


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """What the notes bear on and how (records, and the words of a new claim), and for how many they and it speak."""

    on: Mapping[int, str]
    claim: str = ""
    bearing: str = "for"
    claim_scope: str = ""
    scope: str = ""


class EvidenceAsk:
    """Asks, a step after the other, what notes or tallies are evidence for; leaving any step leaves all.

    But what was said of one thing is kept where the next one is left.
    """

    def __init__(self, ask: Ask, book: Book, notes: Sequence[int], tallies: Sequence[int] = ()) -> None:
        self._ask = ask
        self._book = book
        self._notes = notes
        self._tallies = tallies
        self._on: dict[int, str] = {}
        self._claim = ""
        self._bearing = "for"

    async def run(self) -> EvidenceAnswer | None:
        """Return the answer, None where she left it."""
        more = await self._one("Evidence for what? Pick, or type a new claim")
        if more is None:
            return None
        while more:
            more = bool(await self._one("Evidence for what else? Pick, or type a new claim"))
        claim_scope = await self._ask(scope_dialog("For how many does the claim hold?")) if self._claim else ""
        scope = await self._for_whom() if claim_scope is not None else None
        if scope is None or claim_scope is None:
            return None
        return EvidenceAnswer(self._on, self._claim, self._bearing, claim_scope, scope)

    async def _one(self, title: str) -> bool | None:
        """Ask for one thing they bear on, and how; return whether there is more to come, None where she left it."""
        items = [item for item in bearable(self._book) if item.value not in self._on]
        picked = await self._ask(PickDialog(title, items, new="" if self._claim else "new claim"))
        said = await self._ask(ChoiceDialog("For or against?", [*BEARING, *MORE])) if picked else None
        if not picked or not said:
            return None
        bearing, _, more = said.partition(" ")
        if picked.text:
            self._claim, self._bearing = picked.text, bearing
        else:
            self._on[picked.value] = bearing
        return bool(more)

    async def _for_whom(self) -> str | None:
        """Ask for how many it speaks, only where neither note nor stroke says whom it is about."""
        if speaks_of_someone(self._book, self._notes, self._tallies):
            return ""
        scope = await self._ask(scope_dialog("For how many does this line speak?"))
        return str(scope) if scope else None


def bearable(book: Book) -> list[Item]:
    """Return what evidence can bear on, to be picked."""
    return [Item(*each) for each in readings.bearable(book)]
