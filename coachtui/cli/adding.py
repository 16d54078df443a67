"""What `coachtui add` makes of each kind of record: the same acts as in the app, on what was typed at the shell."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from coachtui.domain.bearing import AGAINST, FOR
from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.kinds import label
from coachtui.domain.moment import parsed, stored
from coachtui.domain.words import Dimension, EncounterKind
from coachtui.errors import UsageError, nearest
from coachtui.services.beliefs import add_belief, add_practice, add_sibling
from coachtui.services.claims import add_claim
from coachtui.services.decisions import decide
from coachtui.services.encounters import log_encounter, plan_encounter
from coachtui.services.evidence import add_evidence
from coachtui.services.inquiries import start_inquiry
from coachtui.services.learnings import plan_learning
from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.services.people import add_group, add_student
from coachtui.services.trust import read_trust
from coachtui.services.writing import sparse


class Wanted(NamedTuple):
    """What is to be added: its words, its fields as they are stored, and the records that `under` and such name."""

    pen: Pen
    book: Book
    text: str
    fields: dict[str, Any]
    beside: Mapping[str, list[int]]

    def one(self, name: str) -> int | None:
        """Return the record that a name such as `under` gives; None where it was not given."""
        return next(iter(self.beside.get(name, ())), None)

    def needed(self, field: str, words: type[Dimension] | type[EncounterKind]) -> str:
        """Return a field that the act cannot be without. Raises UsageError, which tells the words it takes."""
        if value := self.fields.pop(field, None):
            return str(value)
        raise UsageError(f"Which {field}?", f"{field}=… is missing.", f"It is one of: {', '.join(words)}")


class Kind(NamedTuple):
    """A kind that can be added: its table, what is asked for where the text is left out, and how it is made.

    `beside` are the names besides fields that it takes, with the tables of the records they may name.
    """

    table: str
    question: str
    make: Callable[[Wanted], Change]
    beside: Mapping[str, tuple[str, ...]] = {}
    bare: bool = False
    """Whether it may do without words."""


def _belief(new: Wanted) -> Change:
    if (beside := new.one("beside")) is not None:
        return add_sibling(new.pen, new.book, beside, new.text, **new.fields)
    return add_belief(new.pen, new.book, new.text, under=new.one("under"), **new.fields)


def _practice(new: Wanted) -> Change:
    return add_practice(new.pen, new.book, new.text, driven_by=new.one("under"), **new.fields)


def _claim(new: Wanted) -> Change:
    return add_claim(new.pen, new.book, new.text, **new.fields)


def _evidence(new: Wanted) -> Change:
    usual = new.fields.pop("bearing", FOR)
    turned = new.fields.pop("other_way", None) or ()
    ways = {
        id_: AGAINST if (id_ in turned) == (usual == FOR) else FOR for id_ in new.fields.pop("bears_on", None) or ()
    }
    ways |= {id_: way for way in (FOR, AGAINST) for id_ in new.beside.get(way, ())}
    if not ways:
        raise UsageError(
            "Evidence for what?",
            "say what it speaks for.",
            "for=REF or against=REF: a claim, belief, learning, decision",
        )
    return add_evidence(new.pen, new.book, new.text, ways, **new.fields)


def _learning(new: Wanted) -> Change:
    return plan_learning(new.pen, new.book, new.text, **new.fields)


def _decision(new: Wanted) -> Change:
    return decide(new.pen, new.book, new.text, **new.fields)


def _promise(new: Wanted) -> Change:
    """Write the line `! …`, of which the promise is made, as the app does; what was typed besides is the promise's."""
    change = add_line(new.pen, new.book, f"! {new.text}")
    ops = [
        op._replace(after=sparse({**(op.after or {}), **new.fields})) if op.table == "promises" else op
        for op in change.ops
    ]
    return Change("promise added", tuple(sorted(ops, key=lambda op: op.table != "promises")))


def _trust(new: Wanted) -> Change:
    dimension = new.needed("dimension", Dimension)
    own = {name: new.fields.pop(name, None) for name in ("level", "direction", "on")}
    change = read_trust(new.pen, new.book, dimension, own["level"], new.text, direction=own["direction"], on=own["on"])
    return change._replace(ops=tuple(op._replace(after={**(op.after or {}), **new.fields}) for op in change.ops))


def _student(new: Wanted) -> Change:
    return add_student(new.pen, new.book, new.text, **new.fields)


def _group(new: Wanted) -> Change:
    change = add_group(new.pen, new.book, new.text, str(new.fields.pop("about", "") or ""))
    return change._replace(ops=tuple(op._replace(after={**(op.after or {}), **new.fields}) for op in change.ops))


def _encounter(new: Wanted) -> Change:
    """Plan it where it is still to come; else write down that it has been, now where no time is given."""
    kind, now = new.needed("kind", EncounterKind), new.pen.now()
    start, end = (_moment(new.fields.pop(name, None)) for name in ("start", "end"))
    if start and start > now:
        return plan_encounter(new.pen, new.book, kind, stored(start), purpose=new.text, **new.fields)
    return log_encounter(new.pen, new.book, kind, start or now, end, purpose=new.text, **new.fields)


def _inquiry(new: Wanted) -> Change:
    return start_inquiry(new.pen, new.book, new.fields.pop("about", None), **{**new.fields, "why": new.text})


_BORNE = ("claims", "beliefs", "learnings", "decisions")
ADDED: Mapping[str, Kind] = {
    "belief": Kind(
        "beliefs", "What does she hold true?", _belief, {"under": ("beliefs", "practices"), "beside": ("beliefs",)}
    ),
    "practice": Kind("practices", "What is done?", _practice, {"under": ("beliefs", "practices")}),
    "claim": Kind("claims", "What is working, or not?", _claim),
    "evidence": Kind("evidence", "How do you know?", _evidence, {FOR: _BORNE, AGAINST: _BORNE}),
    "inquiry": Kind("inquiries", "Why might these students not be responding?", _inquiry),
    "learning": Kind("learnings", "What could you learn from a student?", _learning),
    "decision": Kind("decisions", "The next skill?", _decision),
    "promise": Kind("promises", "What is promised?", _promise),
    "trust": Kind("trust_readings", "The sign you saw?", _trust, bare=True),
    "encounter": Kind("encounters", "What is it for?", _encounter, bare=True),
    "student": Kind("students", "Which code?", _student),
    "group": Kind("groups", "Which label?", _group),
}
"""What can be added, by the word for it."""

ELSEWHERE: Mapping[str, str] = {
    "note": "coachtui note TEACHER TEXT",
    "teacher": "coachtui teachers add NAME",
    "link": "coachtui link REF KIND REF",
    "tally": "coachtui live TEACHER",
}
"""What is begun by a verb of its own."""


def kind_named(word: str) -> Kind:
    """Return the kind that a word names, in any number: "belief", "beliefs". Raises UsageError with the nearest."""
    folded = word.strip().casefold().replace("-", " ").replace("_", " ")
    for name, kind in ADDED.items():
        if folded in (name, label(kind.table), label(kind.table, 2)):
            return kind
    there = f"There are: {', '.join(ADDED)}"
    if folded in ELSEWHERE:
        raise UsageError("By another verb", f"a {folded} is begun so:", ELSEWHERE[folded])
    raise UsageError("No such kind", f"there is no kind {word!r}{nearest(folded, [*ADDED, *ELSEWHERE])}.", there)


def _moment(text: Any) -> datetime | None:
    return parsed(str(text)) if text else None
