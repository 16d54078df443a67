"""Which key stands for whom while something is counted: a letter a student or group, the same one every time."""

from collections.abc import Iterable
from string import ascii_letters, ascii_lowercase

SELDOM = "zxqyvwuohinpgjlbfmecrdtska"
"""The letters for those whose own are taken, first the ones that begin few codes: so these stay free for their own."""


def letters(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return a letter for each (id, code or label): a letter of its own where one is free, else a seldom one.

    They are given out in the order of the ids. So nobody's letter changes when a student is new, nor from one tally
    or encounter to the next. Beyond 52 there is none.
    """
    found: dict[int, str] = {}
    free = dict.fromkeys(ascii_letters)
    for id_, name in sorted(people):
        own = [letter for letter in name.lower() if letter in ascii_lowercase]
        wanted = [*own[:1], *SELDOM, *(letter.upper() for letter in own), *ascii_letters]
        letter = next((each for each in wanted if each in free), "")
        if not letter:
            break
        del free[letter]
        found[id_] = letter
    return found
