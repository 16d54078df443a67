"""Beginning to share a vault with another machine, and how that stands."""

from typing import NamedTuple

from coachtui.domain.ids import born_ms, from_text
from coachtui.errors import StoreError
from coachtui.storage import base, files, history, layout, machine
from coachtui.storage.codec import BadBytesError
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout
from coachtui.storage.moments import moment_text
from coachtui.storage.sharing import Sharing
from coachtui.storage.vault import Vault


class State(NamedTuple):
    """How a vault is shared: the machines that wrote in it with the moment of their last journal, and what waits."""

    shared: bool
    machine: str
    machines: dict[str, str]
    waiting: int


def begin(vault: Vault) -> int:
    """Make a vault one that may be on other machines too; return how many states stood in snapshots alone.

    Where it is shared already, what is missing of that is made. Raises StoreError.
    """
    if vault.read_only:
        raise StoreError("Not shared", "This vault is open for reading only.", "`coachtui check` says why.")
    vault.fold()
    place = vault.layout
    try:
        with files.held(place.fold_lock) as free:
            if not free:
                raise StoreError("Not shared", "Another session puts the snapshots in order.", "Try it again.")
            added = _begin(vault)
    except OSError as error:
        raise files.explained(error, "Not shared", place.root) from error
    except BadBytesError as error:
        raise StoreError("Not shared", f"store.json cannot be read: {error}.", "See: coachtui check") from error
    vault.sharing.look()
    vault.write_names()  # it tells the shell which machine this is
    return added


def _begin(vault: Vault) -> int:
    """Do it step by step, so that a vault is said to be shared when all that travels is there.

    Once it is, nothing is written down from snapshots again: it would come back where it was forgotten meanwhile.
    """
    place, added = vault.layout, 0
    if not vault.sharing.on:
        here = machine.invent(_unnamed(place))
        added = base.complete(place, vault.form, here.name)
        vault.sharing.taken.write_all()
        machine.write(place, here)
    layout.share(place)
    return added


def _unnamed(place: Layout) -> list[str]:
    """Return the journals of sessions that began before the vault was shared."""
    return [path.name.removesuffix(SUFFIX) for path in place.journal.glob(f"*{SUFFIX}")]


def state(place: Layout) -> State:
    """Return how a vault is shared. Raises StoreError."""
    sharing = Sharing(place)
    here = machine.read(place)
    try:
        machines: dict[str, str] = {}
        for path in history.journals(place) if sharing.on else ():
            stem = path.name.partition(".")[0]
            if (name := machine.owner(stem)) and (at := _begun(stem)) > machines.get(name, ""):
                machines[name] = at
        return State(sharing.on, here.name if here else "", machines, len(sharing.waiting()))
    except OSError as error:
        raise files.explained(error, "The vault cannot be read", place.root) from error


def _begun(stem: str) -> str:
    try:
        return moment_text(born_ms(from_text(stem.partition("-")[0])))
    except ValueError:
        return ""
