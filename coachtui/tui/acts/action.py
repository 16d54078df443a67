"""What an action is, and the places where actions work."""

from typing import NamedTuple

TABS = ("caseload", "relationship", "beliefs", "board", "decisions")
"""The five tabs, in the loop's order."""

EVERY_TAB = frozenset(TABS)
RECORDS = EVERY_TAB | {"page", "prep", "sort"}
"""Where there are records: the tabs, the page of one record, prep, and the script to sort."""
OPENED = EVERY_TAB | {"page"}
"""Where any record can be under the cursor."""
LISTS = RECORDS | {"list", "live", "inquiry", "past"}
"""Where there is a list to move in: the tabs, and the full screens that show one list."""
UNDONE = RECORDS | {"inquiry", "live"}
"""Where a change can be taken back."""

BELIEFS = frozenset({"beliefs"})
BOARD = frozenset({"board"})
LIVE = frozenset({"live"})
CLAIMED = frozenset({"board", "page"})
"""Where a claim or a piece of evidence is the thing itself."""
TWO_WAYS = frozenset({"beliefs", "board", "decisions", "past"})
"""What can be shown in two ways: these tabs, and the board of another day."""

ALWAYS = 100
"""The rank of what never leaves the footer."""


class Action(NamedTuple):
    """One thing she can do. `keys` are as people write them; `rank` orders the footer, 0 stays out of it."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: frozenset[str] = EVERY_TAB
    rank: int = 0

    @property
    def method(self) -> str:
        """The name of the method that does it, without `do_`."""
        return self.id.replace(".", "_")
