"""Belief, default practice, effect, students: walked both ways, and the loops that feed themselves."""

from dataclasses import dataclass

from coachtui.domain.book import Book


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One line of an outline. `kind` is the link from the line above it in depth ("" for a root), `link` its id."""

    depth: int
    table: str
    id: int
    kind: str = ""
    link: int | None = None
    repeated: bool = False
    """Shown in full elsewhere; nothing is unfolded beneath it here."""
    beneath: int = 0
    """How many lines hang beneath it."""
    loop: bool = False
    """It stands in a loop that feeds itself."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Beliefs, practices and effects that feed one another. Ids in order of age; `links` the ids that close it."""

    nodes: tuple[int, ...]
    links: tuple[int, ...]


def outline(book: Book) -> list[OutlineNode]:
    """Return the Beliefs outline: each belief, practice and student reached stands in it once in full."""
    raise NotImplementedError


def forward(book: Book, start: int) -> tuple[OutlineNode, ...]:
    """Return what comes of a belief or practice, as a tree in walking order; `start` itself stands first."""
    raise NotImplementedError


def backward(book: Book, start: int) -> tuple[OutlineNode, ...]:
    """Return what stands behind a practice, effect or student, as a tree in walking order; `start` stands first."""
    raise NotImplementedError


def loops(book: Book) -> tuple[Loop, ...]:
    """Return the loops that feed themselves, oldest first."""
    raise NotImplementedError


def unfounded(book: Book) -> tuple[int, ...]:
    """Return the practices in use with no belief behind them, oldest first."""
    raise NotImplementedError


def unexamined(book: Book) -> tuple[int, ...]:
    """Return the beliefs never examined (hunch, heard or surfaced, and no inquiry), oldest first."""
    raise NotImplementedError
