"""Both stores, for what every store holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.storage.memory import MemoryStore
from coachtui.storage.records import Records
from coachtui.storage.vault import Vault


@pytest.fixture(params=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    """A store in memory, then one on disk."""
    made = MemoryStore() if request.param == "memory" else Vault(tmp_path / "vault")
    yield made
    made.close()
