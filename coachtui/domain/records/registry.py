"""Which model checks which table."""

from collections.abc import Mapping

from coachtui.domain.records.base import Record
from coachtui.domain.records.belief import Belief
from coachtui.domain.records.claim import Claim
from coachtui.domain.records.decision import Decision
from coachtui.domain.records.draft import Conflict, Draft
from coachtui.domain.records.encounter import Encounter, Tally
from coachtui.domain.records.evidence import Evidence
from coachtui.domain.records.inquiry import Inquiry
from coachtui.domain.records.learning import Learning
from coachtui.domain.records.note import Note
from coachtui.domain.records.practice import Link, Practice
from coachtui.domain.records.promise import Promise
from coachtui.domain.records.retention import Retention
from coachtui.domain.records.share import Share
from coachtui.domain.records.students import Group, Student
from coachtui.domain.records.teacher import Teacher
from coachtui.domain.records.trust import TrustReading

MODELS: Mapping[str, type[Record]] = {
    "teachers": Teacher,
    "encounters": Encounter,
    "notes": Note,
    "tallies": Tally,
    "trust_readings": TrustReading,
    "promises": Promise,
    "students": Student,
    "groups": Group,
    "beliefs": Belief,
    "practices": Practice,
    "links": Link,
    "inquiries": Inquiry,
    "learnings": Learning,
    "decisions": Decision,
    "claims": Claim,
    "evidence": Evidence,
    "drafts": Draft,
    "conflicts": Conflict,
    "retention": Retention,
    "shares": Share,
}
"""The model of each table."""
