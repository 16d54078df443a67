"""A line as it is reckoned: no clock, no socket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lines.shape import Shape

MODEM = 9600.0
BYTE = 8 / MODEM


def drained(shape: Shape, now: float) -> list[tuple[float, bytes]]:
    """Take what arrives, each lot when it is due, and return the lots with their times."""
    lots = []
    while not shape.is_empty:
        due = shape.due(now)
        assert due is not None
        assert due >= now
        now = due
        lots.append((now, shape.arrived(now)))
        shape.take(len(lots[-1][1]))
    return lots


def test_a_byte_arrives_after_its_eight_bits_and_the_delay_and_not_before():
    shape = Shape(MODEM, 0.075)
    shape.put(b"x", 10.0)
    assert shape.arrived(10.0 + BYTE + 0.0749) == b""
    assert shape.arrived(10.0 + BYTE + 0.075) == b"x"


def test_twelve_hundred_bytes_take_a_second_at_9600_bits():
    shape = Shape(MODEM, 0.0, holds=2000)
    shape.put(b"a" * 1200, 0.0)
    assert len(shape.arrived(0.5)) == 600
    assert drained(shape, 0.0)[-1][0] == pytest.approx(1.0)


def test_what_is_put_in_later_goes_behind_what_was_put_in_before():
    shape = Shape(MODEM, 0.1)
    shape.put(b"a" * 120, 0.0)
    shape.put(b"b", 0.01)
    assert shape.arrived(0.2) == b"a" * 120
    assert shape.arrived(0.2 + BYTE) == b"a" * 120 + b"b"


def test_a_line_that_was_idle_owes_nothing():
    shape = Shape(MODEM, 0.0)
    shape.put(b"x", 100.0)
    assert shape.arrived(100.0 + BYTE) == b"x"


def test_it_takes_what_it_holds_and_no_more_until_some_has_been_taken_out():
    shape = Shape(MODEM, 0.0, holds=100)
    shape.put(b"a" * 100, 0.0)
    assert shape.room == 0
    assert shape.arrived(BYTE * 30) == b"a" * 30
    assert shape.room == 0
    shape.take(30)
    assert shape.room == 30


def test_what_is_under_way_does_not_fill_the_modem():
    assert Shape(MODEM, 0.075, holds=100).room == 100 + 90


def test_a_line_without_a_limit_hands_over_at_once_but_for_the_delay():
    shape = Shape(delay=0.5)
    assert shape.due(0.9) is None
    shape.put(b"all of it", 1.0)
    assert shape.due(1.0) == 1.5
    assert shape.due(7.0) == 7.0
    assert shape.arrived(1.5) == b"all of it"


@given(
    st.lists(st.tuples(st.binary(min_size=1, max_size=300), st.floats(0, 1))),
    st.sampled_from([1200, 9600, 128_000, float("inf")]),
    st.floats(0, 0.3),
)
def test_every_byte_arrives_once_in_order_and_none_before_its_time(puts, bits, delay):
    shape, now = Shape(bits, delay, holds=100_000), 0.0
    for data, later in puts:
        now += later
        shape.put(data, now)
    lots = drained(shape, now)
    whole = b"".join(data for data, _ in puts)
    assert b"".join(data for _, data in lots) == whole
    assert shape.is_empty
    if whole:
        assert lots[-1][0] >= len(whole) * 8 / bits + delay - 1e-6
