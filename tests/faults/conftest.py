"""Faults, as many as CI has time for; `sh .ci/faults` tries as many as the design asks for."""

import os
from collections.abc import Callable

import pytest

from tests.e2e.conftest import run, seat, vault

LONG = os.environ.get("FAULTS") == "long"
"""Whether all is tried, and not only as much as CI has time for."""

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
