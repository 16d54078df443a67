"""A vault on two machines: only the journals travel, and each machine makes its own snapshots of them.

`store.json` tells that a vault is shared. Nobody ever alters what another machine wrote, nor moves it, so whatever
brings the files across, git or Syncthing, meets no file that two have changed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coachtui.storage import files, layout, machine
from coachtui.storage.taken import Folded, Taken

if TYPE_CHECKING:
    from coachtui.storage.layout import Layout
    from coachtui.storage.machine import Machine


class Sharing:
    """How one open vault is shared, if it is; another session may begin that at any time, and nobody ends it."""

    def __init__(self, place: Layout) -> None:
        self._place = place
        self._stamp: files.Stamp | None = None
        self._machine: Machine | None = None
        self.taken = Taken(place)
        self.on = False
        self.look()

    def look(self) -> None:
        """Learn whether the vault is shared by now."""
        if self.on:
            return
        stamp = files.stamp_of(self._place.store)
        if stamp != self._stamp or stamp is None:
            self._stamp = stamp
            self.on = layout.is_shared(self._place)

    def machine(self) -> str:
        """Return what this machine is called, "" where it needs no name or cannot have one."""
        if not self.on:
            return ""
        self._machine = self._machine or machine.read(self._place)
        if self._machine is None:
            with suppress(OSError):
                made = machine.invent()
                machine.write(self._place, made)
                self._machine = made
        return self._machine.name if self._machine else ""

    def journal_name(self, writer: str) -> str:
        """Return the name, without suffix, of a journal that this machine begins."""
        self.look()
        name = self.machine()
        return f"{writer}-{name}" if name else writer

    def is_own(self, stem: str) -> bool:
        """Tell whether this machine wrote a journal, and may put it away."""
        if not self.on:
            return True
        self._machine = self._machine or machine.read(self._place)
        return self._machine is not None and self._machine.wrote(stem)

    def waiting(self) -> dict[str, Folded]:
        """Return the journals that were put away elsewhere and that no snapshot here contains yet. Raises OSError."""
        return self.taken.waiting() if self.on else {}
