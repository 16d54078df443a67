"""What each act of `coachtui turn` makes of a record of each kind: the services that the keys of the app call."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from coachtui.cli.reference import Found, record_named
from coachtui.domain.change import Change
from coachtui.domain.days import read_day
from coachtui.domain.kinds import label
from coachtui.domain.readings.bearable import BEARS_ON
from coachtui.errors import UsageError
from coachtui.services import turning
from coachtui.services.decisions import rest_on
from coachtui.services.learnings import learning_to_decision, learning_to_evidence, learning_to_question
from coachtui.services.notes import mark_note, star_note
from coachtui.services.people import set_focal
from coachtui.services.session import Session
from coachtui.services.tallies import tally_to_evidence
from coachtui.services.writing import together

GROUNDS = ("learnings", "evidence", "claims")
"""What a decision can rest on."""

Way = Callable[[Session, Found, Namespace], Change]
"""Turns one record as it was asked."""


def turned(session: Session, one: Found, asked: Namespace) -> Change:
    """Return the change that turns a record; a piece of evidence stands for the note it quotes.

    Raises UsageError where such a record becomes no such thing.
    """
    quoted = session.book(one.teacher).table("evidence").get(one.id, {}).get("note")
    if one.table == "evidence" and quoted:
        one = Found(one.teacher, "notes", int(quoted))
    way = ACTS[asked.act].get(one.table)
    if way is None:
        kinds = " or a ".join(label(table) for table in ACTS[asked.act])
        raise UsageError("Not turned", f"This {label(one.table)} is not turned so.", f"It takes a {kinds}.")
    return way(session, one, asked)


def _evidence(session: Session, one: Found, asked: Namespace) -> Change:
    notes, tallies = ([one.id] if one.table == table else [] for table in ("notes", "tallies"))
    return tally_to_evidence(
        session.pen,
        session.book(one.teacher),
        tallies,
        notes,
        on=_bearings(session, one, asked),
        claim=asked.claim,
        claim_scope=asked.claim_scope,
        scope=asked.scope,
    )


def _learned(session: Session, one: Found, asked: Namespace) -> Change:
    ways = _bearings(session, one, asked) or {0: "for"}
    pen, book = session.pen, session.book(one.teacher)
    changes = [learning_to_evidence(pen, book, one.id, on or None, way) for on, way in ways.items()]
    return together(changes[0].label, changes)


def _grounds(session: Session, one: Found, asked: Namespace) -> Change:
    """Let a decision rest on what is named, besides what it rests on already."""
    book = session.book(one.teacher)
    named = [record_named(session, ref, tables=GROUNDS, teacher=one.teacher).id for ref in asked.for_]
    if not named:
        raise UsageError("Rests on what?", "A decision rests on what was learned, evidence, claims.", "Add: --for REF")
    return rest_on(session.pen, book, one.id, [*(book.table("decisions")[one.id].get("grounds") or ()), *named])


def _bearings(session: Session, one: Found, asked: Namespace) -> dict[int, str]:
    return {
        record_named(session, ref, tables=BEARS_ON, teacher=one.teacher).id: way
        for way, refs in (("for", asked.for_), ("against", asked.against_))
        for ref in refs
    }


def _answer(session: Session, one: Found, asked: Namespace) -> Change:
    return turning.note_to_answer(session.pen, session.book(one.teacher), one.id, asked.facet, asked.certainty)


def _belief(session: Session, one: Found, asked: Namespace) -> Change:
    return turning.note_to_belief(session.pen, session.book(one.teacher), one.id, " ".join(asked.words))


def _claim(session: Session, one: Found, asked: Namespace) -> Change:
    words = " ".join(asked.words)
    return turning.note_to_claim(session.pen, session.book(one.teacher), one.id, words, scope=asked.scope)


def _promise(session: Session, one: Found, asked: Namespace) -> Change:
    due = read_day(asked.due, session.pen.now().date()) if asked.due else None
    if asked.due and due is None:
        raise UsageError("Not a day", f"“{asked.due}” names no day.", "Such as fri, next mon, 5/21 or +2w.")
    who = {"me": "coach", "her": "teacher"}.get(asked.who, asked.who)
    day = due.isoformat() if due else None
    return turning.note_to_promise(session.pen, session.book(one.teacher), one.id, who=who, due=day)


def _validation(session: Session, one: Found, asked: Namespace) -> Change:
    del asked
    return turning.note_to_validation(session.pen, session.book(one.teacher), one.id)


def _strength(session: Session, one: Found, asked: Namespace) -> Change:
    del asked
    return turning.note_to_strength(session.pen, session.book(one.teacher), one.id)


def _question(session: Session, one: Found, asked: Namespace) -> Change:
    return turning.note_to_question(session.pen, session.book(one.teacher), one.id, " ".join(asked.words))


def _question_to(session: Session, one: Found, asked: Namespace) -> Change:
    """Put what was learned to a belief."""
    if not asked.to:
        raise UsageError("To which belief?", "What was learned is a question to a belief.", "Add: --to REF")
    belief = record_named(session, asked.to, tables=("beliefs",), teacher=one.teacher).id
    book = session.book(one.teacher)
    words = " ".join(asked.words) or str(book.table("learnings")[one.id].get("found") or "")
    return learning_to_question(session.pen, book, one.id, belief, words)


def _decision(session: Session, one: Found, asked: Namespace) -> Change:
    return turning.note_to_decision(session.pen, session.book(one.teacher), one.id, " ".join(asked.words))


def _follows(session: Session, one: Found, asked: Namespace) -> Change:
    return learning_to_decision(session.pen, session.book(one.teacher), one.id, " ".join(asked.words))


def _star(session: Session, one: Found, asked: Namespace) -> Change:
    del asked
    return star_note(session.pen, session.book(one.teacher), one.id)


def _follow(session: Session, one: Found, asked: Namespace) -> Change:
    del asked
    book = session.book(one.teacher)
    return set_focal(session.pen, book, one.id, focal=not book.table("students")[one.id].get("focal"))


def _kind(session: Session, one: Found, asked: Namespace) -> Change:
    return mark_note(session.pen, session.book(one.teacher), one.id, asked.mark)


ACTS: Mapping[str, Mapping[str, Way]] = {
    "evidence": {"notes": _evidence, "tallies": _evidence, "learnings": _learned, "decisions": _grounds},
    "answer": {"notes": _answer},
    "belief": {"notes": _belief},
    "claim": {"notes": _claim},
    "promise": {"notes": _promise},
    "strength": {"notes": _strength},
    "validation": {"notes": _validation},
    "question": {"notes": _question, "learnings": _question_to},
    "decision": {"notes": _decision, "learnings": _follows},
    "star": {"notes": _star, "students": _follow},
    "kind": {"notes": _kind},
}
"""By what it becomes, and by the kind of record."""
