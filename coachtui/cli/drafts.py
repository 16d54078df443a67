"""Drafts as the screens ask for them, kept by the thread that saves them."""

import json

from coachtui.domain.change import Op
from coachtui.errors import CoachError
from coachtui.storage.drafts import Drafts, Place


class ScreenDrafts:
    """Names the place of a draft by the field, the teacher and the record that is edited in it."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def keep(self, where: str, text: str, teacher: int, record: int | None = None) -> None:
        """Keep the text of a field, soon and without waiting; an empty text drops it."""
        self._drafts.typed(Place(teacher, where, record or 0), text)

    def take(self, where: str, teacher: int, record: int | None = None) -> str | None:
        """Return the text kept for a field; None where there is none."""
        return self._drafts.text(Place(teacher, where, record or 0)) or None

    def drop(self, where: str, teacher: int, record: int | None = None) -> None:
        """Forget the text of a field."""
        self._drafts.typed(Place(teacher, where, record or 0), "")

    def superseded(self, where: str, teacher: int, record: int | None = None) -> tuple[Op, ...]:
        """Return what forgets the text of a field; from now on nothing more of it is written."""
        return self._drafts.superseded(Place(teacher, where, record or 0))

    def flush(self) -> None:
        """Write at once what is still waiting. What cannot be written now is not worth an error at the end."""
        try:
            self._drafts.flush()
        except CoachError:
            return

    def try_again(self) -> None:
        """Try soon, and without waiting, whether saving works again."""
        self._drafts.try_again()

    def unsaved(self) -> list[str]:
        """Return the texts that are not written yet, as they were typed."""
        return [line for _, text in self._drafts.unsaved() for line in _typed(text)]

    def close(self) -> None:
        """End the thread, all written. Raises StoreError with the texts themselves where that does not work."""
        try:
            self._drafts.close()
        except CoachError as error:
            if texts := self.unsaved():
                said = "\n".join(["Here is what you typed and what could not be saved:", *texts])
                error.hint = f"{error.hint}\n{said}" if error.hint else said
            raise


def _typed(text: str) -> list[str]:
    """Return a draft as she typed it: that of a form holds a text a field."""
    try:
        fields = json.loads(text)
    except ValueError:
        return [text]
    return [str(each) for each in fields.values()] if isinstance(fields, dict) else [text]
