"""Ids: 63-bit integers in the order of time, made by us, so that stock TinyDB opens what we write.

An id is the milliseconds since 2020 shifted left by 22 bits, and 22 random bits. People see it in base 32.
"""

from os import urandom
from time import time_ns

EPOCH_MS = 1_577_836_800_000
RANDOM_BITS = 22
STEP_BITS = 8
"""How many of the random bits a step within a millisecond leaves out, so that some hundreds of steps fit."""
AHEAD = 1000 << RANDOM_BITS
"""How far the newest id may be ahead of the clock before the clock has been set back, and is followed."""
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SPOKEN = 5
"""How many letters name a record on a command line: of 20,000 records, one in 1,700 shares them with another."""
AMONG_ALL = 6
"""How many letters name it where records of all teachers stand together, and not all of them are known."""
WHOLE = 13
"""How many letters hold every bit of an id."""
_newest = [0]
"""The newest id that this process has made of the moment at hand."""
_SCATTER = 0x19E3779B97F4A7C15
"""An odd number near 2**65 divided by the golden ratio: its multiples scatter evenly (Knuth, volume 3, 6.4)."""


def new_id(now_ms: int | None = None) -> int:
    """Return a new id for this moment, or for `now_ms` (milliseconds since 1970).

    Of this moment, the ids that one process makes go up within a millisecond too: what was made first stands first.
    """
    ms = time_ns() // 1_000_000 if now_ms is None else now_ms
    noise = int.from_bytes(urandom(3), "big") & ((1 << RANDOM_BITS) - 1)
    id_ = max(ms - EPOCH_MS, 0) << RANDOM_BITS | noise
    if now_ms is None:
        if 0 <= _newest[0] - id_ < AHEAD:
            id_ = _newest[0] + 1 + (noise >> STEP_BITS)
        _newest[0] = id_
    return id_


def born_ms(id_: int) -> int:
    """Return the moment an id was made, in milliseconds since 1970."""
    return (id_ >> RANDOM_BITS) + EPOCH_MS


def to_text(id_: int) -> str:
    """Return an id in Crockford's base 32, as people see it."""
    digits = ""
    while id_:
        id_, low = divmod(id_, 32)
        digits = ALPHABET[low] + digits
    return digits or "0"


def from_text(text: str) -> int:
    """Return the id that `text` writes in base 32. Raises ValueError where it writes none."""
    number = 0
    for letter in text.strip().lower().replace("o", "0").replace("i", "1").replace("l", "1"):
        digit = ALPHABET.find(letter)
        if digit < 0:
            raise ValueError(f"not an id: {text!r}")
        number = number << 5 | digit
    return number


def spoken(id_: int, letters: int = SPOKEN) -> str:
    """Return the first letters, 13 at most, of what names a record aloud.

    It is no part of the id, since ids that were made together end or begin alike, as those of a file that was taken in.
    """
    scattered = id_ * _SCATTER % (1 << 5 * WHOLE)
    return to_text(scattered >> 5 * (WHOLE - letters)).rjust(letters, "0")
