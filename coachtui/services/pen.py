"""What a service writes with: her clock and new ids, passed in so that tests can hold them still."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.ids import new_id
from coachtui.domain.local import LOCAL


def _local_now() -> datetime:
    return datetime.now(LOCAL)


class Pen(NamedTuple):
    """A clock that tells aware local moments, and a maker of ids."""

    now: Callable[[], datetime] = _local_now
    new_id: Callable[[], int] = new_id
