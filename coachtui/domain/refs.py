"""Which fields name other records, and how each tie reads from both of its ends.

A tie is kept once, in the record that holds the field, and is read both ways: an evidence record names the claim it
bears on ("evidence for"), and the claim shows it ("rests on").
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from coachtui.domain.bearing import AGAINST, bears
from coachtui.domain.memberships import memberships

PEOPLE = ("students", "groups")
ANY_RECORD = ("*",)


class Ref(NamedTuple):
    """A field that holds one id or a list of ids.

    `field` may be a path: `why.belief`, or `marks.student` through a list of objects. `tables` are where the ids may
    stand; `("*",)` is any. `forward` reads from the record that holds the field ("covers"), `reverse` from the
    record it names ("spoken for by").
    """

    field: str
    tables: tuple[str, ...]
    forward: str
    reverse: str


_BORNE_ON = ("claims", "beliefs", "learnings", "decisions")
_FROM = Ref("from", ANY_RECORD, "comes from", "led to")

REFS: Mapping[str, tuple[Ref, ...]] = {
    "teachers": (_FROM,),
    "encounters": (Ref("debriefs", ("encounters",), "debriefs", "debriefed in"), _FROM),
    "notes": (
        Ref("encounter", ("encounters",), "heard in", "holds"),
        Ref("students", ("students",), "about", "named in"),
        Ref("groups", ("groups",), "about", "named in"),
        _FROM,
    ),
    "tallies": (
        Ref("encounter", ("encounters",), "counted in", "holds"),
        Ref("marks.student", ("students",), "counts", "counted in"),
        Ref("marks.group", ("groups",), "counts", "counted in"),
        _FROM,
    ),
    "trust_readings": (_FROM,),
    "promises": (_FROM,),
    "students": (Ref("groups.group", ("groups",), "belongs to", "holds"), _FROM),
    "groups": (_FROM,),
    "beliefs": (
        Ref("students", ("students",), "about", "named in"),
        Ref("groups", ("groups",), "about", "named in"),
        Ref("history.encounter", ("encounters",), "moved in", "moved"),
        _FROM,
    ),
    "practices": (
        Ref("students", ("students",), "done with", "part of"),
        Ref("groups", ("groups",), "done with", "part of"),
        _FROM,
    ),
    "links": (
        Ref("from", ("beliefs", "practices"), "from", "to"),
        Ref("to", ("beliefs", "practices", "students", "groups"), "to", "from"),
    ),
    "inquiries": (
        Ref("about", ("beliefs", "practices", "students", "groups", "claims", "notes"), "asks about", "asked about in"),
        Ref("beliefs", ("beliefs",), "made possible", "found in"),
        _FROM,
    ),
    "learnings": (
        Ref(
            "about",
            ("students", "groups", "beliefs", "claims", "decisions", "inquiries"),
            "learns about",
            "to be learned",
        ),
        _FROM,
    ),
    "decisions": (
        Ref("about", PEOPLE, "decided for", "served by"),
        Ref("grounds", ("evidence", "learnings", "claims"), "rests on", "ground for"),
        Ref("practice", ("practices",), "taught by", "decided in"),
        _FROM,
    ),
    "claims": (
        Ref("with", PEOPLE, "works for", "works"),
        Ref("without", PEOPLE, "does not work for", "does not work"),
        Ref("why.belief", ("beliefs",), "because of", "explains"),
        Ref("practice", ("practices",), "claims about", "judged in"),
        _FROM,
    ),
    "evidence": (
        Ref("bears_on", _BORNE_ON, "evidence for", "rests on"),
        Ref("other_way", _BORNE_ON, "evidence for", "rests on"),
        Ref("note", ("notes",), "quotes", "quoted as"),
        Ref("covers", PEOPLE, "speaks for", "spoken for by"),
        _FROM,
    ),
    "drafts": (Ref("record", ANY_RECORD, "draft of", "begun in"),),
    "conflicts": (Ref("record", ANY_RECORD, "conflict of", "unsettled in"),),
    "retention": (),
    "shares": (),
}
"""The ties of each table. What is not here names no other record."""

LINK_PHRASES: Mapping[str, tuple[str, str]] = {
    "leads_to": ("leads to", "follows from"),
    "rests_on": ("rests on", "bears"),
    "supports": ("supports", "supported by"),
    "contradicts": ("contradicts", "contradicted by"),
    "undercuts": ("undercuts", "undercut by"),
    "alternative_to": ("alternative to", "alternative"),
    "selects": ("selects", "selected by"),
    "drives": ("drives", "driven by"),
    "affects": ("affects", "affected by"),
}
"""How a link reads from its `from` end, and from its `to` end."""


def phrases(table: str, row: Mapping[str, Any], ref: Ref, named: int = 0) -> tuple[str, str]:
    """Return how a tie reads from `row`, which holds the field, and from the record `named` there."""
    if table == "evidence" and ref.tables == _BORNE_ON and bears(row, named) == AGAINST:
        return "evidence against", "contested by"
    if table == "links":
        forward, reverse = LINK_PHRASES.get(row.get("kind", ""), ("linked to", "linked from"))
        return (forward, reverse) if ref.field == "to" else (reverse, forward)
    if ref.field == "groups.group" and all(one.until for one in memberships(row) if one.group == named):
        return "belonged to", "held"
    return ref.forward, ref.reverse


def ids_in(row: Mapping[str, Any], field: str) -> Iterator[int]:
    """Yield the ids that a field of `row` holds, following a path such as `marks.student`; anything else is skipped."""
    head, _, rest = field.partition(".")
    value = row.get(head)
    for each in value if isinstance(value, list) else (value,):
        if rest and isinstance(each, Mapping):
            yield from ids_in(each, rest)
        elif not rest and isinstance(each, int) and not isinstance(each, bool):
            yield each


def ties(table: str, row: Mapping[str, Any]) -> Iterator[tuple[Ref, int]]:
    """Yield each tie of a record: the field and the id it names, in the order of `REFS`."""
    for ref in REFS.get(table, ()):
        for id_ in ids_in(row, ref.field):
            yield ref, id_
