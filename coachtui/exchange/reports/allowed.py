"""What may leave, in one place: which records, which of their fields, and as what each is read.

A report is made of the records as `shown` and `counted` leave them, and of nothing else: what does not stand here is
not there when a report is made. `think`, `feel`, beliefs, practices, links, inquiries, trust readings, reflections,
drafts, tags, the line as it was typed and the why of a claim do not stand here, whoever may see the record.
"""

from collections.abc import Mapping
from enum import StrEnum

from coachtui.domain.words import (
    LOW_INFERENCE,
    Bearing,
    EncounterKind,
    EncounterState,
    Method,
    Mode,
    PromiseOutcome,
    Result,
    Scope,
    Speaker,
    Who,
    Works,
)


class As(StrEnum):
    """As what a field is read; a value that is something else stays behind."""

    TEXT = "text"
    TEXTS = "texts"
    DAY = "day"
    MOMENT = "moment"
    ID = "id"
    IDS = "ids"
    PARTS = "parts"
    """A list of objects, whose fields stand here under the name of the table and of the list."""


Fields = Mapping[str, As | type[StrEnum]]
"""What may leave of a record: fields by name, a part of an object as `agreement.between_us`."""

SHOWN: Mapping[str, Fields] = {
    "teachers": {
        "agreement.between_us": As.TEXT,
        "agreement.principal_hears": As.TEXT,
        "agreement.may_type": As.TEXT,
        "agreement.exceptions": As.TEXT,
    },
    "encounters": {
        "kind": EncounterKind,
        "start": As.MOMENT,
        "purpose": As.TEXT,
        "look_fors": As.TEXTS,
    },
    "notes": {
        "at": As.MOMENT,
        "mode": Mode,
        "speaker": Speaker,
        "text": As.TEXT,
        "encounter": As.ID,
        "students": As.IDS,
        "groups": As.IDS,
        "told_on": As.DAY,
    },
    "tallies": {"name": As.TEXT, "encounter": As.ID, "marks": As.PARTS},
    "tallies.marks": {"bucket": As.TEXT, "student": As.ID, "group": As.ID},
    "promises": {"who": Who, "text": As.TEXT, "due": As.DAY, "done_on": As.DAY, "outcome": PromiseOutcome},
    "decisions": {"about": As.IDS, "next_skill": As.TEXT, "how": As.TEXT, "review_on": As.DAY},
    "learnings": {
        "question": As.TEXT,
        "method": Method,
        "about": As.IDS,
        "planned_on": As.DAY,
        "done_on": As.DAY,
        "found": As.TEXT,
    },
    "claims": {
        "what": As.TEXT,
        "works": Works,
        "scope": Scope,
        "with": As.IDS,
        "without": As.IDS,
        "let_go_on": As.DAY,
    },
    "evidence": {
        "text": As.TEXT,
        "note": As.ID,
        "covers": As.IDS,
        "scope": Scope,
        "bears_on": As.IDS,
        "bearing": Bearing,
        "other_way": As.IDS,
    },
}
"""The teacher's copy: of each record that she may be shown (`visibility` is `teacher`), these fields and `created`."""

NAMES: Mapping[str, Fields] = {
    "teachers": {"name": As.TEXT, "alias": As.TEXT},
    "students": {"code": As.TEXT, "groups": As.PARTS},
    "students.groups": {"group": As.ID, "since": As.DAY, "until": As.DAY},
    "groups": {"label": As.TEXT},
}
"""How those are called who are named by what is shown: the teacher, students by code, groups by label."""

SHOWN_MODES = LOW_INFERENCE | {Mode.VALIDATE}
"""The lines that may leave at all: said, seen, counted, timed, and what she was told."""

COUNTED: Mapping[str, Fields] = {
    "encounters": {"kind": EncounterKind, "state": EncounterState, "start": As.MOMENT, "end": As.MOMENT},
    "learnings": {"planned_on": As.DAY, "done_on": As.DAY},
    "decisions": {"result": Result},
}
"""What is counted: no text at all. Counts leave whoever may see the record; the teacher's copy gives the same ones."""
