"""What the journals of a vault tell of the past: how its records stood, what was done, what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachtui.storage import files, history
from coachtui.storage.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coachtui.domain.change import Change, Op, Row
    from coachtui.domain.keeping import Gone, Step, Version
    from coachtui.storage.codec import Codec
    from coachtui.storage.layout import Layout
    from coachtui.storage.merge import Key
    from coachtui.storage.recall import Recall


class LooksBack(Records):
    """Records that are kept in a folder, and all that was done with them."""

    layout: Layout
    form: Codec

    def history(self, teacher: int, table: str, id_: int, /) -> list[Version]:
        """Return the states of a record, oldest first, from all journals that are kept."""
        return history.of(self.layout, self.form, teacher, table, id_)

    def stood(self, teacher: int, at: datetime, /) -> dict[Key, Row | None]:
        """Return how a teacher's records, and the groups of all, stood at a moment; None where one was removed."""
        from coachtui.storage.then import stood  # noqa: PLC0415 - the start does without it

        try:
            return stood(self.layout, self.form, teacher, int(at.timestamp() * 1000))
        except OSError as error:
            raise files.explained(error, "The journals cannot be read", self.layout.journal) from error

    def steps(self, *, undone: bool = False) -> Iterator[Step]:
        """Yield what other sessions did that can be taken back, newest first; with `undone`, what can be done again."""
        return self._recall().steps(self.writer, undone=undone)

    def whole(self, step: Step, /) -> tuple[Change, tuple[Op, ...]]:
        """Return a step with what stood before it, and those of its operations of which nothing tells that."""
        return self._recall().whole(step)

    def deleted(self) -> Iterator[Gone]:
        """Yield the records that are gone, the last one first, as they last were."""
        return self._recall().deleted(lambda *place: self.get(*place) is not None)

    def _recall(self) -> Recall:
        from coachtui.storage.recall import Recall  # noqa: PLC0415 - the start does without it

        return Recall(self.layout, self.form)
