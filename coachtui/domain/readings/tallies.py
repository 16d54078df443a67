"""What a tally shows: how its strokes are shared out among what it tells apart, and among whom.

It says what was counted in one room, of one hour. It rates nobody, and nothing is ever put beside another teacher's.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.memberships import groups_of
from coachtui.domain.readings.students import who_name


class Share(NamedTuple):
    """How many strokes of all fell to a bucket, a student or a group. `id` is the person's; 0 for a bucket."""

    name: str
    id: int
    counted: int
    of: int
    whom: tuple[tuple[int, int], ...] = ()
    """For a bucket, for whom its strokes were: (student or group, how many), the most first."""

    @property
    def percent(self) -> int:
        """The share in whole hundredths; 0 of nothing is 0."""
        return percent(self.counted, self.of)


class Sweep(NamedTuple):
    """One look across the room: how many of how many, and who was seen not to be."""

    at: str
    counted: int
    of: int
    others: tuple[int, ...] = ()

    @property
    def percent(self) -> int:
        """The share in whole hundredths."""
        return percent(self.counted, self.of)


class Split(NamedTuple):
    """A tally, read. `counted` are its strokes; of one in sweeps, the sweeps."""

    tally: int
    name: str
    counted: int
    buckets: tuple[Share, ...]
    """In their own order."""
    students: tuple[Share, ...]
    """All who are known, those without a stroke too: who is not called on is what is looked for. Focal ones first."""
    groups: tuple[Share, ...]
    """The strokes of a group, and of those who were in it."""
    nobody: int
    """Strokes for nobody in particular."""
    quotes: tuple[Row, ...]
    """The strokes that carry a quote."""
    sweeps: tuple[Sweep, ...]

    @property
    def silent(self) -> tuple[Share, ...]:
        """The students without a stroke."""
        return tuple(each for each in self.students if not each.counted)


def percent(count: int, of: int) -> int:
    """Return a share in whole hundredths, halves up."""
    return (200 * count + of) // (2 * of) if of else 0


def strokes(mark: Mapping[str, Any]) -> int:
    """Return how many a mark stands for: one, where it does not say."""
    count = mark.get("count")
    return count if isinstance(count, int) else 1


def marks_of(tally: Mapping[str, Any]) -> list[Row]:
    """Return the marks of a tally, in time order."""
    marks = tally.get("marks")
    return [mark for mark in marks if isinstance(mark, dict)] if isinstance(marks, list) else []


def tallies_of(book: Book, encounter: int) -> list[Row]:
    """Return the tallies of an encounter, as they were begun."""
    found = [row for row in book.rows("tallies") if row.get("encounter") == encounter]
    return sorted(found, key=lambda row: int(row["id"]))


def split(book: Book, tally: Row) -> Split:
    """Return how the strokes of a tally are shared out."""
    marks, sweeps = marks_of(tally), sweeps_of(tally)
    in_sweeps = bool(tally.get("sweeps"))
    total = sum(map(strokes, marks))
    by_person = Counter(dict.fromkeys(_students(book), 0))
    by_group: Counter[int] = Counter()
    for mark in () if in_sweeps else marks:
        if mark.get("student"):
            by_person[mark["student"]] += strokes(mark)
        for group in _groups(book, mark):
            by_group[group] += strokes(mark)
    return Split(
        tally=tally["id"],
        name=str(tally.get("name") or ""),
        counted=len(sweeps) if in_sweeps else total,
        buckets=() if in_sweeps else tuple(_buckets(tally, marks, total)),
        students=tuple(Share(who_name(book, id_), id_, count, total) for id_, count in by_person.items()),
        groups=tuple(Share(who_name(book, id_), id_, by_group[id_], total) for id_ in _shown_groups(book, by_group)),
        nobody=sum(strokes(mark) for mark in marks if not (mark.get("student") or mark.get("group"))),
        quotes=tuple(mark for mark in marks if mark.get("quote")),
        sweeps=sweeps,
    )


def sweeps_of(tally: Mapping[str, Any]) -> tuple[Sweep, ...]:
    """Return the sweeps of a tally that is counted in sweeps: each begins with a mark in its first bucket."""
    first = next(iter(tally.get("buckets") or ()), "")
    found: list[list[Row]] = []
    for mark in marks_of(tally) if tally.get("sweeps") else ():
        if mark.get("bucket") == first or not found:
            found.append([])
        found[-1].append(mark)
    return tuple(_sweep(each, first) for each in found)


def said(book: Book, tally: Row) -> str:
    """Return a tally in one line of words: what evidence from it says."""
    found = split(book, tally)
    if found.sweeps:
        told = ", ".join(f"{each.counted} of {each.of}" for each in found.sweeps)
        whole = sum(each.counted for each in found.sweeps), sum(each.of for each in found.sweeps)
        return f"{found.name}: {told}" + (f"; {percent(*whole)} % of all looks" if len(found.sweeps) > 1 else "")
    if not found.counted:
        return f"{found.name}: nothing counted"
    shares = [*found.buckets, *_most_first(found.students), *_most_first(found.groups, "@")]
    counted = [each for each in shares if each.counted]
    told = ", ".join(
        f"{each.name} {each.counted} of {found.counted}" if not at else f"{each.name} {each.counted}"
        for at, each in enumerate(counted)
    )
    none = ", ".join(each.name for each in found.silent) if found.students and not found.buckets else ""
    return f"{found.name}: {told or f'{found.counted} counted'}" + (f"; none: {none}" if none else "")


def counted_people(tally: Mapping[str, Any]) -> list[int]:
    """Return the students and groups that a tally has strokes for, each once, as they came."""
    found = (mark.get(key) for mark in marks_of(tally) for key in ("student", "group"))
    return list(dict.fromkeys(id_ for id_ in found if isinstance(id_, int)))


def known_groups(book: Book) -> tuple[int, ...]:
    """Return the groups that some student of this teacher is or was in, or that a line or a stroke of hers names."""
    named = {each["group"] for row in book.rows("students") for each in row.get("groups") or () if "group" in each}
    named |= {id_ for row in book.rows("notes") for id_ in row.get("groups") or ()}
    named |= {mark.get("group") for row in book.rows("tallies") for mark in marks_of(row)}
    return tuple(id_ for id_ in sorted(book.table("groups")) if id_ in named)


def _buckets(tally: Row, marks: list[Row], total: int) -> Iterator[Share]:
    """Yield the buckets it was begun with, then those that only its marks know."""
    names = [*(tally.get("buckets") or ()), *(str(mark.get("bucket") or "") for mark in marks)]
    for name in dict.fromkeys(each for each in names if each):
        here = [mark for mark in marks if mark.get("bucket") == name]
        whom: Counter[int] = Counter()
        for mark in here:
            if person := mark.get("student") or mark.get("group"):
                whom[person] += strokes(mark)
        yield Share(name, 0, sum(map(strokes, here)), total, tuple(whom.most_common()))


def _sweep(marks: list[Row], first: str) -> Sweep:
    there = sum(strokes(mark) for mark in marks if mark.get("bucket") == first)
    others = tuple(mark["student"] for mark in marks if mark.get("bucket") != first and mark.get("student"))
    return Sweep(str(marks[0].get("at") or ""), there, sum(map(strokes, marks)), others)


def _students(book: Book) -> list[int]:
    rows = sorted(book.rows("students"), key=lambda row: (not row.get("focal"), str(row.get("code") or ""), row["id"]))
    return [row["id"] for row in rows]


def _groups(book: Book, mark: Row) -> list[int]:
    """Return the groups that a stroke counts for: its own, or those its student was in at that time."""
    if mark.get("group"):
        return [mark["group"]]
    student = book.table("students").get(mark.get("student") or 0)
    return groups_of(student, str(mark.get("at") or "")) if student else []


def _shown_groups(book: Book, counted: Iterable[int]) -> list[int]:
    return list(dict.fromkeys([*known_groups(book), *counted]))


def _most_first(shares: Iterable[Share], sign: str = "") -> list[Share]:
    named = [each._replace(name=f"{sign}{each.name}") for each in shares]
    return sorted(named, key=lambda each: -each.counted)
