"""Faults, as many as CI has time for; `sh .ci/faults` tries as many as the design asks for."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.e2e.conftest import run, seat, vault

RAM = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where a folder without a disk below it can be made, None where that is nowhere."""

__all__ = ["run", "seat", "vault"]


@pytest.fixture
def rounds() -> Callable[[int, int], int]:
    """How often to try: `rounds(short, long)` gives the first in CI, the second under `FAULTS=long`."""
    return lambda short, long: long if LONG else short


@pytest.fixture
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no sync wait: what a test makes need not outlive the machine."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(os, "fdatasync", lambda _: None, raising=False)


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder without a disk below it, as far as there is one: for what is made and taken away thousands of times."""
    if RAM is None:
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="coachtui-faults-", dir=RAM))
    yield folder
    shutil.rmtree(folder)
