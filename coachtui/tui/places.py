"""Which tab shows which kind of record."""

TAB_OF = {
    "teachers": "caseload",
    "encounters": "relationship",
    "notes": "relationship",
    "tallies": "relationship",
    "trust_readings": "relationship",
    "promises": "relationship",
    "beliefs": "beliefs",
    "practices": "beliefs",
    "links": "beliefs",
    "inquiries": "beliefs",
    "claims": "board",
    "evidence": "board",
    "students": "decisions",
    "groups": "decisions",
    "learnings": "decisions",
    "decisions": "decisions",
}
"""The tab of a table; the relationship where there is none."""
