"""What a store can do, whatever keeps the records: a vault on disk, or memory."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Op, Row
from coachtui.domain.keeping import Gone, Problem, Step, Version
from coachtui.errors import CoachError

if TYPE_CHECKING:
    from tinydb import TinyDB

    from coachtui.domain.names import TeacherName

__all__ = ["Gone", "Problem", "Step", "Store", "Touched", "Version"]

Touched = tuple[int, str, int]
"""Which record something happened to: teacher, table, id."""


class Store(Protocol):
    """Where a coach's records are kept. One contract, held by every store."""

    @property
    def writer(self) -> str:
        """The id of this writing process."""
        ...

    @property
    def by(self) -> str:
        """Who writes: "shell" where it is a command; "" for the app."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether commits are refused, for instance because a newer program wrote the vault."""
        ...

    @property
    def problems(self) -> list[Problem]:
        """What was found wrong at opening or since."""
        ...

    @property
    def trouble(self) -> CoachError | None:
        """Why nothing can be saved for now; None where the last save, or trial, worked."""
        ...

    def try_saving(self) -> None:
        """Try whether saving works again; `trouble` then tells. Takes as long as a save."""
        ...

    def names(self) -> "list[TeacherName]":
        """Return all teachers' names, without loading their records."""
        ...

    def book(self, teacher_id: int) -> Book:
        """Return a live view of a teacher's records; `COMMON` for what is not one teacher's."""
        ...

    def get(self, teacher: int, table: str, id_: int, /) -> Row | None:
        """Return one record as it is now, or None."""
        ...

    def query(self, teacher: int, table: str, cond: Callable[[Row], Any], /) -> list[Row]:
        """Return the records for which `cond` (a TinyDB query or any predicate) holds."""
        ...

    def teacher_db(self, teacher: int, /) -> "TinyDB":
        """Return a teacher's records, and the groups of all, as a TinyDB whose every write is a commit."""
        ...

    def commit(self, change: Change, /) -> Change:
        """Write a change, durable on return, and return it as written, with `rev` and `changed` stamped.

        A change that undoes or redoes another is kept even where nothing of it could be done: it has had its turn.
        Raises StoreError, and then nothing has happened.
        """
        ...

    def changes(self) -> set[Touched]:
        """Take in what other sessions wrote since the last call, and return which records that touched."""
        ...

    def history(self, teacher: int, table: str, id_: int, /) -> list[Version]:
        """Return the versions of a record, oldest first, as far back as they are kept."""
        ...

    def stood(self, teacher: int, at: datetime, /) -> Mapping[tuple[str, int], Row | None]:
        """Return how a teacher's records, and the groups of all, stood at an aware moment, as far as that is kept.

        By table and id; None where a record was removed by then. Raises StoreError.
        """
        ...

    def steps(self, *, undone: bool = False) -> Iterator[Step]:
        """Yield what other sessions did that can be taken back, newest first; with `undone`, what can be done again.

        Read as it is asked for, as far back as it is kept, at most a thousand. Raises StoreError.
        """
        ...

    def whole(self, step: Step, /) -> tuple[Change, tuple[Op, ...]]:
        """Return a step with what stood before it, and those of its operations of which nothing tells that.

        Raises StoreError.
        """
        ...

    def deleted(self) -> Iterator[Gone]:
        """Yield the records that are gone, the last one first, as they last were. Raises StoreError."""
        ...

    def fold(self, *, quietly: bool = False) -> None:
        """Bring snapshots up to date with the journals.

        Done `quietly` the records stay as they are, so that it may go on in a thread of its own. Raises StoreError.
        """
        ...

    def close(self, fold: bool = True) -> None:
        """End this writing process; with `fold`, bring the snapshots up to date first."""
        ...
