"""Ids: in the order of time, and of one millisecond in the order in which they were made."""

import pytest

from coachtui.domain import ids
from coachtui.domain.ids import born_ms, new_id

NOW = 1_780_000_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A clock that stands still, in milliseconds; set its one element."""
    now = [NOW]
    monkeypatch.setattr(ids, "time_ns", lambda: now[0] * 1_000_000)
    monkeypatch.setattr(ids, "_newest", [0])
    return now


def test_of_one_millisecond_ids_go_up_and_are_hardly_ahead_of_it(clock: list[int]) -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(set(made))
    assert born_ms(made[0]) == NOW
    assert born_ms(made[-1]) - NOW < 10


def test_a_clock_that_is_set_back_is_followed_and_one_that_wavers_is_not(clock: list[int]) -> None:
    first = new_id()
    clock[0] -= 3
    assert new_id() > first
    clock[0] -= 3_600_000
    assert born_ms(new_id()) == clock[0]


def test_the_id_of_another_moment_says_that_moment(clock: list[int]) -> None:
    new_id()
    assert born_ms(new_id(NOW - 5)) == NOW - 5
