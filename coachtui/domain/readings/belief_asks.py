"""What the beliefs and practices ask by themselves."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.chains import loops, unexamined, unfounded
from coachtui.domain.readings.lines import quoted, text_of
from coachtui.domain.readings.listed import from_a_list
from coachtui.domain.readings.pieces import pieces_by_claim
from coachtui.domain.readings.question import Question, in_turn
from coachtui.domain.readings.roll import Roll, roll_of
from coachtui.domain.readings.students import who_names
from coachtui.domain.words import (
    LOW_INFERENCE,
    BeliefAbout,
    BeliefStatus,
    Holder,
    LinkKind,
    PracticeStatus,
)

_OPPOSED = frozenset({LinkKind.CONTRADICTS, LinkKind.UNDERCUTS, LinkKind.ALTERNATIVE_TO})


def belief_asks(book: Book, now: datetime) -> Iterator[Question]:
    """Yield the questions of the map, in turn: whom it limits, loops, loose ends, contradictions, the unexamined."""
    roll = roll_of(book, now)
    return in_turn(
        _limiting(book, roll),
        _loops(book),
        _unfounded(book),
        _contradictions(book),
        _agreeing(book),
        _inference_only(book),
        _never_examined(book, roll),
        _from_a_list(book),
    )


def asked_of(book: Book, id_: int, now: datetime) -> tuple[Question, ...]:
    """Return what the map asks of one belief or practice."""
    return tuple(each for each in belief_asks(book, now) if each.record == id_)


def _limiting(book: Book, roll: Roll) -> Iterator[Question]:
    for id_ in _to_examine(book):
        whom = _focal_of(book, id_, roll)
        if whom:
            names = who_names(book, whom)
            text = f"What if it were not so for {names}: {_quoted(book, 'beliefs', id_)}?"
            yield Question(f"limits:{id_}", text, f"never examined, and it is about {names}", "beliefs", id_, "inquiry")


def _loops(book: Book) -> Iterator[Question]:
    for loop in loops(book):
        first = next((id_ for id_ in loop.nodes if id_ in book.table("beliefs")), None)
        if first is not None:
            text = f"Where could this be opened: {_quoted(book, 'beliefs', first)}?"
            why = "it feeds itself" if len(loop.nodes) == 1 else f"{len(loop.nodes)} things feed one another"
            yield Question(f"loop:{first}", text, why, "beliefs", first, "inquiry")


def _unfounded(book: Book) -> Iterator[Question]:
    """Yield the defaults with no belief behind them: one returns to what fits a belief; what is new was chosen."""
    for id_ in unfounded(book):
        if book.table("practices")[id_].get("status") in (None, "", PracticeStatus.DEFAULT):
            text = f"What makes this sensible: {_quoted(book, 'practices', id_)}?"
            yield Question(f"behind:{id_}", text, "a default with no belief behind it", "practices", id_, "link")


def _contradictions(book: Book) -> Iterator[Question]:
    for link in _by_age(book, "links"):
        one, other = (book.table("beliefs").get(link.get(end) or 0) for end in ("from", "to"))
        if link.get("kind") == LinkKind.CONTRADICTS and one and other and _both_held(one, other):
            text = f"When does each hold: {quoted(_text(book, one))} and {quoted(_text(book, other))}?"
            why = "both are held, and they contradict"
            yield Question(f"both:{link['id']}", text, why, "beliefs", one["id"], "inquiry")


def _agreeing(book: Book) -> Iterator[Question]:
    """Yield the coach's own beliefs about the same students as the teacher's, where nothing sets them apart."""
    opposed = {
        frozenset((link.get("from"), link.get("to"))) for link in book.rows("links") if link.get("kind") in _OPPOSED
    }
    living = [row for row in _by_age(book, "beliefs") if row.get("status") != BeliefStatus.RETIRED]
    mine = [row for row in living if _holder(row) == Holder.COACH]
    hers = [row for row in living if _holder(row) == Holder.TEACHER]
    told = set()
    for own, other in product(mine, hers):
        if own["id"] not in told and _same_students(own, other) and frozenset((own["id"], other["id"])) not in opposed:
            told.add(own["id"])
            text = f"What would someone see who thinks otherwise than {quoted(_text(book, own))}?"
            why = f"you both hold something about them: {quoted(_text(book, other))}"
            yield Question(f"agree:{own['id']}", text, why, "beliefs", own["id"], "inquiry")


def _inference_only(book: Book) -> Iterator[Question]:
    evidence, notes, alternatives = pieces_by_claim(book), book.table("notes"), _alternatives(book)
    for belief in _by_age(book, "beliefs"):
        origin = notes.get(belief.get("from") or 0, {})
        grounded = evidence.get(belief["id"]) or belief.get("verbatim") or origin.get("mode") in LOW_INFERENCE
        if not grounded and belief.get("status") != BeliefStatus.RETIRED and belief["id"] not in alternatives:
            text = f"What did you see or hear for {quoted(_text(book, belief))}?"
            yield Question(
                f"ground:{belief['id']}", text, "it rests on inference only", "beliefs", belief["id"], "evidence"
            )


def _never_examined(book: Book, roll: Roll) -> Iterator[Question]:
    for id_ in _to_examine(book):
        if not _focal_of(book, id_, roll):
            text = f"What else could be true than {_quoted(book, 'beliefs', id_)}?"
            yield Question(f"examine:{id_}", text, "never examined", "beliefs", id_, "inquiry")


def _from_a_list(book: Book) -> Iterator[Question]:
    listed = from_a_list(book)
    for row in _by_age(book, "practices"):
        if row["id"] in listed and row.get("status") != PracticeStatus.DROPPED:
            text = f"Which student is this for: {quoted(_text(book, row, 'practices'))}?"
            yield Question(
                f"list:{row['id']}", text, "taken from a list, no student behind it", "practices", row["id"], "learning"
            )


def _both_held(one: Row, other: Row) -> bool:
    retired = BeliefStatus.RETIRED in (one.get("status"), other.get("status"))
    return one["id"] != other["id"] and _holder(one) == _holder(other) and not retired


def _to_examine(book: Book) -> list[int]:
    alternatives = _alternatives(book)
    return [id_ for id_ in unexamined(book) if id_ not in alternatives]


def _alternatives(book: Book) -> set[int]:
    """Return the beliefs made to be tested: an alternative is itself an examination."""
    made = {id_ for row in book.rows("inquiries") for id_ in row.get("beliefs") or ()}
    return made | {row.get("from") or 0 for row in book.rows("links") if row.get("kind") == LinkKind.ALTERNATIVE_TO}


def _focal_of(book: Book, belief: int, roll: Roll) -> tuple[int, ...]:
    row = book.table("beliefs")[belief]
    about = (*(row.get("students") or ()), *(row.get("groups") or ()))
    return tuple(id_ for id_ in roll.focal if roll.within(id_, about))


def _same_students(one: Row, other: Row) -> bool:
    if one.get("about") == other.get("about") == BeliefAbout.ALL_STUDENTS:
        return True
    return any(set(one.get(field) or ()) & set(other.get(field) or ()) for field in ("students", "groups"))


def _holder(belief: Row) -> str:
    return str(belief.get("holder") or Holder.TEACHER)


def _by_age(book: Book, table: str) -> list[Row]:
    return sorted(book.rows(table), key=lambda row: int(row["id"]))


def _text(book: Book, row: Row, table: str = "beliefs") -> str:
    return text_of(book, table, row)


def _quoted(book: Book, table: str, id_: int) -> str:
    return quoted(text_of(book, table, book.table(table)[id_]))
