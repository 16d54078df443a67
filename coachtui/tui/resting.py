"""While she rests, the vault is put in order and the day's backup kept: a session may stay open for weeks."""

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from coachtui.errors import CoachError

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp

REST_SECONDS = 60.0
"""How long no key has come until she is taken to rest."""


class Resting:
    """Folds once after each stretch of work, in a thread of its own; at the end of the session it is done anyway."""

    def __init__(self, app: "CoachApp") -> None:
        self._app = app
        self._since = monotonic()
        self._due = False

    def key(self) -> None:
        """Know that a key has come."""
        self._since = monotonic()

    def written(self) -> None:
        """Know that something was written, here or in another session."""
        self._due = True

    @property
    def seconds(self) -> float:
        """For how long no key has come."""
        return monotonic() - self._since

    def look(self) -> None:
        """Begin to fold if it is time."""
        if self._due and self.seconds > REST_SECONDS:
            self._due = False
            self._app.run_worker(self._fold, name="fold", thread=True, exit_on_error=False)

    def _fold(self) -> None:
        with suppress(CoachError):  # all is in the journals; what is in the way is told where it is looked at
            self._app.session.store.fold(quietly=True)
