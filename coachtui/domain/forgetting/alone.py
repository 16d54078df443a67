"""Which records are about one student alone, and go with her."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from coachtui.domain.change import Row
from coachtui.domain.refs import ids_in
from coachtui.domain.words import BeliefAbout, Scope

Alone = Callable[[Row, AbstractSet[int]], bool]
"""Tells of a record whether it is about the gone alone. `gone` holds the student and what has gone with her."""


def is_alone(table: str, row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether a record is about what is gone, and about nobody and nothing else."""
    alone = ALONE.get(table)
    return row.get("id") in gone or (alone is not None and alone(row, gone))


def _only(row: Row, gone: AbstractSet[int], *fields: str) -> bool:
    """Tell whether fields name something, and nothing but what is gone."""
    named = list(chain.from_iterable(ids_in(row, field) for field in fields))
    return bool(named) and all(each in gone for each in named)


def _people(row: Row, gone: AbstractSet[int]) -> bool:
    return _only(row, gone, "students", "groups")


def _belief(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether a belief is about one student: one about all is not, whoever showed it."""
    of_students = row.get("about") in (None, "", BeliefAbout.STUDENT, BeliefAbout.STUDENTS)
    return of_students and _people(row, gone)


def _claim(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether a claim is for one student: one for more was only seen with her so far."""
    return row.get("scope") == Scope.ONE and _only(row, gone, "with", "without")


def _evidence(row: Row, gone: AbstractSet[int]) -> bool:
    speaks_for = _only(row, gone, "covers")
    for_nothing_else = not list(ids_in(row, "covers")) and _only(row, gone, "bears_on")
    return row.get("note") in gone or speaks_for or for_nothing_else


def _tally(row: Row, gone: AbstractSet[int]) -> bool:
    marks = row.get("marks")
    if not isinstance(marks, list):
        return False
    named = [mark.get("student") if isinstance(mark, Mapping) else None for mark in marks]
    return bool(named) and all(each in gone for each in named)


def about(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether what a record is about is gone."""
    return _only(row, gone, "about")


def ends(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether a link has lost an end."""
    return row.get("from") in gone or row.get("to") in gone


def of_gone(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether the record that a draft or a conflict is of is gone."""
    return row.get("record") in gone


ALONE: Mapping[str, Alone] = {
    "notes": _people,
    "tallies": _tally,
    "beliefs": _belief,
    "practices": _people,
    "links": ends,
    "inquiries": about,
    "learnings": about,
    "decisions": about,
    "claims": _claim,
    "evidence": _evidence,
    "drafts": of_gone,
    "conflicts": of_gone,
}
"""Tables whose records may be about one student alone."""
NEVER_ALONE = frozenset(
    {"teachers", "encounters", "trust_readings", "promises", "students", "groups", "retention", "shares"}
)
"""Tables whose records are about more than a student; her own record goes because it is hers."""
