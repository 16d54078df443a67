"""Forgetting done: refused while others write, in an order that a crash may end anywhere, proved at the end.

Everything is folded first, so that all journals are of ended sessions. Then backups, journals, texts and whatever else
there is are written anew, each file as a whole; the teacher's own file is the last, so that a second try finds her.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

from coachtui.errors import StoreError
from coachtui.storage import files, presence, snapshot
from coachtui.storage.codec import BadBytesError
from coachtui.storage.forgetting import trace
from coachtui.storage.forgetting.search import Proof, searched
from coachtui.storage.forgetting.steps import Step, steps
from coachtui.storage.forgetting.words import Wanted
from coachtui.storage.forgetting.work import Work
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout
from coachtui.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coachtui.domain.forgetting.asked import Asked
    from coachtui.domain.keeping import Problem

TRIES = 5
"""How often it is tried again when a note was written meanwhile."""


class Forgotten(NamedTuple):
    """What was done: how many files were written anew or removed, and the proof."""

    written: int
    removed: int
    proof: Proof


@contextlib.contextmanager
def _unseen(root: Path) -> Iterator[None]:
    """Be alone in the vault. Raises StoreError where another session is open on it."""
    with presence.alone(root) as free:
        if not free:
            raise _busy()
        yield


def _busy() -> StoreError:
    said = "Another coachtui is open on this vault, and would write back what goes."
    return StoreError("Nothing is forgotten", said, "Close it there with q, then ask again.")


def settled(root: Path) -> list[Problem]:
    """Fold what ended sessions left, make damaged files anew, and return what was found wrong.

    Raises StoreError where somebody else is at work.
    """
    vault = Vault(root)
    try:
        if vault.read_only:
            raise StoreError(
                "Nothing is forgotten", "This vault is open for reading only.", "`coachtui check` says why."
            )
        for teacher, path in vault.layout.snapshots().items():
            try:
                snapshot.parse(vault.form.unpack(path.read_bytes()), teacher)
            except BadBytesError:
                vault.book(teacher)  # it is made anew by the fold
    except OSError as error:
        raise files.explained(error, "The vault cannot be read", root) from error
    finally:
        vault.close()
    refuse_others(vault.layout)
    return vault.problems


def _waiting(vault: Vault) -> list[Path]:
    """Return the journals that are still written to, or hold what no snapshot contains."""
    return [path for path in _journals(vault.layout) if not files.ended(path) or not _is_folded(vault, path)]


def _is_folded(vault: Vault, path: Path) -> bool:
    """Tell whether the snapshots contain all of a journal, though it was not put away yet."""
    stem = path.name.removesuffix(SUFFIX)
    last = dict(vault.feed.put_away(path, stem))
    return all(one.end <= _marks(vault, teacher).get(one.stem, 0) for teacher, one in last.items())


def _marks(vault: Vault, teacher: int) -> dict[str, int]:
    try:
        return snapshot.marks(vault.form.unpack(vault.layout.snapshot(teacher).read_bytes()))
    except FileNotFoundError:
        return {}


def _journals(layout: Layout) -> list[Path]:
    return list(layout.journal.glob(f"*{SUFFIX}"))


def refuse_others(layout: Layout) -> None:
    """Raise StoreError where a journal is still written to."""
    for path in _journals(layout):
        if not files.ended(path):
            raise _busy()


def planned(root: Path, asked: Asked) -> tuple[Work, list[Problem]]:
    """Return what would be done, and what was found wrong on the way. Raises StoreError where it cannot be."""
    with _unseen(root):
        problems = settled(root)
        vault = Vault(root)
        vault.close(fold=False)
        _refuse_elsewhere(vault, asked)
        return Work(vault.layout, vault.form, asked), problems


def _refuse_elsewhere(vault: Vault, asked: Asked) -> None:
    """Raise StoreError where a journal that another machine still writes to would have to be written anew."""
    theirs = {path for path in _journals(vault.layout) if not vault.sharing.is_own(path.name.removesuffix(SUFFIX))}
    if theirs and any(step.path in theirs for step in steps(Work(vault.layout, vault.form, asked))):
        said = "Another machine that shares this vault still writes to a journal that holds some of it."
        raise StoreError("Nothing is forgotten", said, "End coachtui there, bring its files here, then ask again.")


def forget(root: Path, asked: Asked) -> Forgotten:
    """Forget for good, and search the vault for what is left. Raises StoreError; then a second try goes on."""
    with _unseen(root):
        try:
            return _forget(root, asked)
        except OSError as error:
            raise files.explained(error, "Not all is forgotten yet", root) from error


def _forget(root: Path, asked: Asked) -> Forgotten:
    settled(root)
    _refuse_elsewhere(_index(root), asked)
    trace.leave(root, asked)
    wanted, written, removed = Wanted(), 0, 0
    for _ in range(TRIES):
        with _alone(root) as vault:
            _refuse_elsewhere(vault, asked)
            work = Work(vault.layout, vault.form, asked)
            wanted = wanted.besides(work.wanted)
            for step in steps(work):
                _do(step)
                written, removed = written + (step.data is not None), removed + (step.data is None)
        if not _waiting(_index(root)):
            break
    return Forgotten(written, removed, searched(Layout(root.absolute()), wanted))


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[Vault]:
    """Give a vault in which all is folded, while nobody else can fold."""
    for _ in range(TRIES):
        settled(root)
        vault = Vault(root)
        vault.close(fold=False)
        with files.held(vault.layout.fold_lock) as free:
            if free and not _waiting(vault):
                yield vault
                return
    said = "There are journals that cannot be folded, or new ones again and again."
    raise StoreError("Nothing is forgotten", said, "`coachtui check` tells more.")


def _do(step: Step) -> None:
    if step.data is not None and not (step.like and _linked(step.like, step.target)):
        files.replace(step.target, step.data)
    if step.data is None or step.target != step.path:
        files.remove(step.path)
        files.sync_folder(step.path.parent)


def _linked(known: Path, target: Path) -> bool:
    """Put another name of a file in the place of one; a disk may know no links."""
    temporary = target.with_name(f"{target.name}.{os.getpid()}{files.TEMPORARY}")
    try:
        files.link(known, temporary)
    except OSError:
        return False
    files.rename(temporary, target)
    files.sync_folder(target.parent)
    return True


def _index(root: Path) -> Vault:
    """Make anew what is derived of the journals and the names, and return the vault as it now is."""
    vault = Vault(root)
    try:
        vault.write_names()
        if vault.sharing.on:
            vault.sharing.taken.write_all()
    finally:
        vault.close(fold=False)
    return vault
