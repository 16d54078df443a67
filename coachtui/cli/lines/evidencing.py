"""What a line is evidence for, asked in lines: for what, for or against, for how many."""

from typing import TYPE_CHECKING

from coachtui.cli.voice import tell
from coachtui.domain.readings.bearable import bearable, speaks_of_someone
from coachtui.services.tallies import tally_to_evidence
from coachtui.tui.lines.choices import BEARING, BEARING_MORE, SCOPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachtui.cli.lines.course import Course
    from coachtui.domain.change import Change

OFFERED = 9
"""How many records are offered at once."""
LOOK = "?"
"""What looks for words among the records."""
NEW = "new"
AGAIN = "again"


def ask_evidence(course: "Course", notes: "Sequence[int]", tallies: "Sequence[int]" = ()) -> "Change | None":
    """Return the change that makes notes or tallies evidence as she says; None where she left it."""
    on: dict[int, str] = {}
    claim = claim_scope = scope = ""
    bearing, more = "for", True
    while more:
        target, words = _target(course, {*on}, may_be_new=not claim)
        way = course.choose("For or against?", [*BEARING, *BEARING_MORE]) if target or words else ""
        if not way:
            break
        said, _, again = way.partition(" ")
        more = bool(again)
        if words:
            claim, bearing = words, said
        else:
            on[target] = said
    if not (on or claim):
        return None
    if claim and not (claim_scope := course.choose("For how many does the claim hold?", SCOPES)):
        return None
    if not speaks_of_someone(course.book, notes, tallies):
        scope = course.choose("For how many does this line speak?", SCOPES)
        if not scope:
            return None
    return tally_to_evidence(
        course.pen,
        course.book,
        tallies,
        notes,
        on=on,
        claim=claim,
        bearing=bearing,
        claim_scope=claim_scope or None,
        scope=scope or None,
    )


def _target(course: "Course", but: set[int], *, may_be_new: bool) -> tuple[int, str]:
    """Ask for what it bears on: return its id, or the words of a new claim; neither where she left it."""
    words = ""
    while True:
        known = [each for each in bearable(course.book) if each.id not in but]
        found = [each for each in known if words.casefold() in each.text.casefold()]
        shown = found[:OFFERED]
        new = ", or the words of a new claim" if may_be_new else ""
        tell(f"Evidence for what? A number{new}; {LOOK} and words look among {len(known)}; Enter leaves it.")
        for number, each in enumerate(shown, 1):
            tell(f"  {number}  {each.kind}: {each.text}")
        answer = course.line().strip()
        if answer.isdecimal() or answer.startswith(LOOK):
            course.unsay()
        if answer.isdecimal() and int(answer) in range(1, len(shown) + 1):
            return shown[int(answer) - 1].id, ""
        if answer.startswith(LOOK):
            words = answer.removeprefix(LOOK).strip()
        elif not answer or (may_be_new and not answer.isdecimal()):
            return 0, answer
        else:
            tell(f"There is no {answer}.")
