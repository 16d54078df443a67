"""What a service writes with: her clock and new ids, passed in so that tests can hold them still."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.ids import new_id


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Pen:
    """A clock that tells aware local moments, and a maker of ids."""

    now: Callable[[], datetime] = _local_now
    new_id: Callable[[], int] = new_id
