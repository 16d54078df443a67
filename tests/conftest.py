"""What every test stands on: no test sees the machine, the clock or the settings of whoever runs it."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from coachtui.domain.ids import EPOCH_MS, RANDOM_BITS
from coachtui.services.pen import Pen

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

LONG = os.environ.get("FAULTS") == "long"
"""Whether laws and faults are tried as often as minutes allow, by `.ci/faults`, or as often as seconds do."""

NOON = datetime(2026, 5, 21, 12, 0, tzinfo=ZoneInfo("America/New_York"))
"""Today, in tests: the last day of the sample caseload."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest: at the end one of them would keep all other processors waiting."""
    items.sort(key=lambda item: item.get_closest_marker("walk") is None)


def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make, and not again and again among all that was imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def nobodys_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test an empty home, one time zone, one locale and one terminal; return the home."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("COACHTUI_", "XDG_", "LC_", "TEXTUAL", "SSH_", "TMUX")):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "LINES", "EDITOR", "VISUAL", "STY", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_DIRS": str(home / "site"),
        "TZ": "America/New_York",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
    }.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    before = os.umask(0o077)
    yield home
    os.umask(before)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def now() -> datetime:
    """Thursday, 21 May 2026, noon in New York."""
    return NOON


class Clock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self._now

    def move(self, by: timedelta) -> None:
        """Set it forward, or back."""
        self._now += by


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still at noon until a test moves it."""
    return Clock(NOON)


@pytest.fixture
def new_id() -> Callable[[], int]:
    """A maker of ids that counts on from noon: the same ids in the same order in every run."""
    start = int(NOON.timestamp() * 1000) - EPOCH_MS << RANDOM_BITS
    return count(start + 1).__next__


@pytest.fixture
def pen(clock: Callable[[], datetime], new_id: Callable[[], int]) -> Pen:
    """A pen whose clock stands still and whose ids count up."""
    return Pen(now=clock, new_id=new_id)
