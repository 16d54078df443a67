"""How a cell looks, and the shortest way from one look to the next (ECMA-48, SGR)."""

from functools import lru_cache
from typing import NamedTuple

BRIGHTNESS = {"1": "22", "2": "22"}
OFF = {
    **BRIGHTNESS, "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29",
    "21": "24", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
"""What takes an attribute away, by what sets it."""

SEEN = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""The attributes that a blank shows."""

EXTENDED = {"5": 1, "2": 3}
"""How many numbers follow `38;5` and `38;2`."""


class Look(NamedTuple):
    """The attributes, the colour of the ink and that of the ground, as the numbers that set them."""

    marks: frozenset[str] = frozenset()
    ink: str = "39"
    ground: str = "49"


PLAIN = Look()


@lru_cache(4096)
def look_of(numbers: str) -> Look:
    """Read the numbers of a sequence that sets a whole look, colours after attributes in any order."""
    marks: set[str] = set()
    ink, ground = PLAIN.ink, PLAIN.ground
    parts = iter(numbers.split(";") if numbers else ())
    for part in parts:
        if part in {"38", "48"}:
            kind = next(parts, "5")
            colour = ";".join([part, kind, *(next(parts, "0") for _ in range(EXTENDED.get(kind, 0)))])
            ink, ground = (colour, ground) if part == "38" else (ink, colour)
        elif part in OFF:
            marks.add(part)
        elif part.startswith(("3", "9")):
            ink = part
        elif part.startswith(("4", "10")):
            ground = part
    return Look(frozenset(marks), ink, ground)


@lru_cache(4096)
def bare(numbers: str) -> str:
    """Return the look of a blank: its ground only, unless something shows on a blank."""
    look = look_of(numbers)
    if look.marks & SEEN:
        return numbers
    return "" if look.ground == PLAIN.ground else look.ground


@lru_cache(4096)
def change(before: Look | None, after: Look, *, partial: bool = True) -> str:
    """Return the sequence that leads from one look to another; `before` is None where nobody knows.

    Without `partial` the terminal knows only how to take all attributes away at once (VT100).
    """
    if before == after:
        return ""
    ways = [";".join(["0", *_set(PLAIN, after)]) if after != PLAIN else ""]
    if before is not None and (partial or (before.marks <= after.marks and _both_coloured(before, after))):
        ways.append(";".join([*_unset(before, after), *_set(before, after)]))
    return f"\x1b[{min(ways, key=len)}m"


def _both_coloured(before: Look, after: Look) -> bool:
    """Whether no colour has to go back to the terminal's own."""
    return all(new != own or old == own for old, new, own in zip(before[1:], after[1:], PLAIN[1:], strict=True))


def _unset(before: Look, after: Look) -> list[str]:
    return sorted({OFF[mark] for mark in before.marks - after.marks})


def _set(before: Look, after: Look) -> list[str]:
    gone = set(_unset(before, after))
    marks = sorted(mark for mark in after.marks if mark not in before.marks or OFF[mark] in gone)
    colours = [new for old, new in zip(before[1:], after[1:], strict=True) if old != new]
    return [*marks, *colours]


@lru_cache(4096)
def blank_change(before: Look | None, after: Look, *, partial: bool = True) -> tuple[str, Look]:
    """Return the sequence after which a blank looks as it is to look, and the look that then is in force.

    What only ink would show stays as it is.
    """
    if before is None or after.marks & SEEN:
        return change(before, after, partial=partial), after
    if not before.marks & SEEN:
        wanted = Look(before.marks, before.ink, after.ground)
        kept = change(before, wanted, partial=partial)
        return kept, wanted
    wanted = Look(before.marks - SEEN, before.ink, after.ground)
    plain = Look(frozenset(), PLAIN.ink, after.ground)
    return min(
        ((change(before, each, partial=partial), each) for each in (wanted, plain)), key=lambda each: len(each[0])
    )
