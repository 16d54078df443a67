"""Two versions of one record, made one: field by field, from the one, the other, or both.

Which of the two moved a field since they parted is told by the version that both were made from, where it is known.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.keeping import Version
from coachtui.services.writing import says_nothing

OWN = frozenset({"id", "created", "changed", "rev", "_v", "_b"})
"""What the store writes into a record itself."""
SHORT = 80
"""Up to how many letters two texts stand on one line when they are joined."""
DATED = ("at", "on")
"""What entries of a list are ordered by, where they have it."""

STANDS, OTHER, BOTH = "stands", "other", "both"


class Difference(NamedTuple):
    """A field, or a part of one such as `why.basis`, in which two versions differ.

    `moved` says which changed it since they parted: "stands", "other" or "both"; "both" too where nobody knows.
    """

    path: str
    stands: Any
    other: Any
    moved: str = BOTH

    @property
    def choice(self) -> str:
        """Which of the two is taken where she does not choose: the one that changed it; what stands, where both did."""
        return OTHER if self.moved == OTHER else STANDS


def differing(stands: Row, other: Row, base: Row | None = None) -> list[Difference]:
    """Return all in which two versions differ; `base` is what both were made from, None where that is not known."""
    return [
        Difference(path, here, there, _moved(here, there, value_at(base, path)) if base is not None else BOTH)
        for path, here, there in _pairs(stands, other)
    ]


def parted(versions: Sequence[Version], other: str) -> Row | None:
    """Return the state from which what stands and the version `other` were both made; None where nobody knows.

    `versions` are those of one record, oldest first: the last one stands.
    """
    known = {each.version: each for each in versions}
    if other not in known:
        return None
    ancestors = {each.version for each in _ancestry(known, versions[-1].version)}
    met = next((each for each in _ancestry(known, other) if each.version in ancestors), known.get(known[other].base))
    return met.row if met else None


def joined(stands: Any, other: Any) -> Any:
    """Return a value that keeps both: texts one behind the other, of lists what either has. None where none can."""
    if says_nothing(stands) or says_nothing(other):
        return other if says_nothing(stands) else stands
    if isinstance(stands, list) and isinstance(other, list):
        found = [*stands, *(each for each in other if each not in stands)]
        key = next((name for name in DATED if all(isinstance(each, Mapping) and name in each for each in found)), "")
        return sorted(found, key=lambda each: str(each[key])) if key else found
    if not (isinstance(stands, str) and isinstance(other, str)):
        return None
    if stands in other or other in stands:
        return max(stands, other, key=len)
    short = "\n" not in stands + other and len(stands + other) <= SHORT
    return f"{stands} / {other}" if short else f"{stands}\n{other}"


def merged(stands: Row, values: Mapping[str, Any]) -> Row:
    """Return what stands with other values at some paths; a value that says nothing takes the field out."""
    row = dict(stands)
    for path, value in values.items():
        head, _, part = path.partition(".")
        if part:
            held = row.get(head)
            whole = {**(held if isinstance(held, Mapping) else {}), part: value}
            value = {key: each for key, each in whole.items() if not says_nothing(each)}  # noqa: PLW2901 - the whole is written
        if says_nothing(value):
            row.pop(head, None)
        else:
            row[head] = value
    return row


def value_at(row: Row | None, path: str) -> Any:
    """Return what stands at a path of a record; None where nothing does."""
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _pairs(stands: Row, other: Row) -> Iterator[tuple[str, Any, Any]]:
    for field in dict.fromkeys((*stands, *other)):
        here, there = stands.get(field), other.get(field)
        if field in OWN or _same(here, there):
            continue
        if all(each is None or isinstance(each, Mapping) for each in (here, there)):
            for part in dict.fromkeys((*(here or {}), *(there or {}))):
                one, two = value_at(here, part), value_at(there, part)
                if not _same(one, two):
                    yield f"{field}.{part}", one, two
        else:
            yield field, here, there


def _moved(here: Any, there: Any, base: Any) -> str:
    return OTHER if _same(here, base) else STANDS if _same(there, base) else BOTH


def _same(one: Any, two: Any) -> bool:
    return bool(one == two) or (says_nothing(one) and says_nothing(two))


def _ancestry(known: Mapping[str, Version], version: str) -> Iterator[Version]:
    """Yield a version, what it was made from, and so on, as far as it is known."""
    told: set[str] = set()
    while version in known and version not in told:
        told.add(version)
        yield known[version]
        version = known[version].base
