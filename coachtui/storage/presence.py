"""Who is at work in a vault: sessions are there together, forgetting is there alone.

The lock of the vault's own folder tells; it is gone with the process that holds it. Where locks do not work nobody is
ever in the way, and what still writes is known by its journal alone.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachtui.errors import StoreError
from coachtui.storage import files

PATIENCE = 15.0
"""Seconds for which whoever comes waits until something is forgotten: it takes one or two."""
PAUSE = 0.05


@contextmanager
def present(root: Path) -> Iterator[None]:
    """Be in the vault at `root` together with others. Raises StoreError where something is being forgotten in it."""
    with _folder(root) as fd:
        end = time.monotonic() + PATIENCE
        while not files.try_share(fd):
            if time.monotonic() > end:
                said = "Something is being forgotten in it right now."
                raise StoreError("The vault is not open", said, "Try again in a minute.")
            time.sleep(PAUSE)
        yield


@contextmanager
def alone(root: Path) -> Iterator[bool]:
    """Be in the vault alone; gives False where somebody else is there."""
    with _folder(root) as fd:
        yield files.try_lock(fd)


@contextmanager
def _folder(root: Path) -> Iterator[int]:
    """Give a descriptor of a folder, -1 where there is none or it may not be read: opening the vault tells why."""
    try:
        fd = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield -1
        return
    try:
        yield fd
    finally:
        os.close(fd)
