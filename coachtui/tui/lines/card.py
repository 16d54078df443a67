"""Claims as cards: what, for whom, why, how known with its honest flags. A card takes the lines there are for it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.readings.flags import Flag
from coachtui.domain.readings.listed import MARK, from_a_list
from coachtui.domain.readings.standing import ClaimStanding
from coachtui.domain.readings.students import who_name, who_names
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Parts, Row, clipped, cut, fold

LEAST, MOST = 2, 9
"""How many lines one of the four parts takes at most where cards have to be scrolled for, and where there is room."""
KNOWN = 3
"""The part that says how it is known: it takes a line more than the others, for its questions."""

NARROW = 24
"""Below this width flags are said in a word or two."""

SAID_ABOVE = frozenset({"for_whom", "why", "why_guess"})
"""Flags that the lines of the card say themselves: "for whom?", "why?", "why (guess)"."""

SHORTER: Mapping[str, str] = {
    "turned": "changed?",
    "no_student": "students?",
    "only_report": "her word only",
    "old": "still so?",
}
AND = {"and": "and {}?", "with": "how {}?", "without": "not {}?"}


class Card(NamedTuple):
    """A claim: the lines of each of its parts at a width, all of them."""

    claim: int
    parts: tuple[Sequence[Parts], ...]

    def height(self, most: int) -> int:
        """Return how many lines it takes where each part takes at most so many, and the blank one after it."""
        return sum(min(len(part), _most(at, most)) for at, part in enumerate(self.parts)) + 1


def cards(book: Book, readings: Sequence[ClaimStanding], width: int, height: int) -> list[Row]:
    """Return the claims as cards, each whole where all of them fit the height, else cut to as much as does."""
    room = max(width - 1, 6)
    laid = [_laid_out(book, reading, room) for reading in readings]
    fits = (most for most in range(MOST, LEAST, -1) if sum(card.height(most) for card in laid) - 1 <= height)
    most = next(fits, LEAST)
    return [_row(book, card, most, room) for card in laid]


def _most(at: int, most: int) -> int:
    return most + 1 if at == KNOWN else most


def _row(book: Book, card: Card, most: int, room: int) -> Row:
    lines = [line for at, part in enumerate(card.parts) for line in _at_most(part, _most(at, most), room)]
    return Row(lambda _width: lines, Ref(book.teacher_id, "claims", card.claim), len(lines) + 1)


def _at_most(part: Sequence[Parts], most: int, room: int) -> Sequence[Parts]:
    """Return the lines of a part; where some are left out, the last one ends in an ellipsis."""
    if len(part) <= most:
        return part
    kept, (last, *rest) = part[: most - 1], part[most - 1 :]
    if all(len(each) == 1 for each in (last, *rest)):
        text, style = last[0]
        return [*kept, cut([(" ".join([text, *(each[0][0] for each in rest)]), style)], room)]
    return [*kept, cut([*last, (" …", "quiet")], room)]


def _laid_out(book: Book, reading: ClaimStanding, room: int) -> Card:
    row = book.table("claims").get(reading.claim, {})
    what = [[(each, "strong")] for each in fold(str(row.get("what") or "(no words)"), room)]
    why = [[(each, "")] for each in fold(_why(book, row), room)]
    return Card(reading.claim, (what, _packed(_whom(book, row), " ", room), why, _known(book, reading, room)))


def _packed(items: Sequence[Part], between: str, room: int) -> list[Parts]:
    """Return the items in lines, each item whole where it fits one; a comma between them stands at a line's end too.

    There it is left out where it finds no room, or what it follows asks already.
    """
    lines: list[list[Part]] = []
    used = 0
    for text, style in items:
        joined = used + cell_len(between) + cell_len(text)
        if lines and joined <= room:
            lines[-1] += [(between, "quiet"), (text, style)]
            used = joined
            continue
        if lines and (mark := between.rstrip()) and used < room and not lines[-1][-1][0].endswith("?"):
            last, its = lines[-1][-1]
            lines[-1][-1] = (last + mark, its)
        for piece in fold(text, room):
            lines.append([(piece, style)])
            used = cell_len(piece)
    return list(lines)


def _whom(book: Book, row: Mapping[str, Any]) -> list[Part]:
    scope = str(row.get("scope") or "")
    works = {"no": "not ", "partly": "partly ", "unsure": "unsure "}.get(str(row.get("works") or ""), "")
    said = works + (f"for {scope}" if scope and scope != "unknown" else "for whom?")
    people = [f"+{who_name(book, id_)}" for id_ in row.get("with") or ()]
    people += [f"-{who_name(book, id_)}" for id_ in row.get("without") or ()]
    marked = row.get("practice") and row["practice"] in from_a_list(book)
    return [*((each, "named") for each in (said, *people)), *([(MARK, "quiet")] if marked else [])]


def why_said(book: Book, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what a why rests on, and its words, else those of the belief it names; None where neither is said."""
    why = row.get("why") or {}
    belief = book.table("beliefs").get(why.get("belief") or 0, {})
    text = str(why.get("text") or belief.get("statement") or "")
    return (str(why.get("basis") or "guess"), " ".join(text.split())) if text else None


def _why(book: Book, row: Mapping[str, Any]) -> str:
    why = why_said(book, row)
    return f"why ({why[0]}): {why[1]}" if why else "why?"


def _known(book: Book, reading: ClaimStanding, room: int) -> list[Parts]:
    """Return what is known, then the flags; where they take more lines than they may, how many more there are."""
    many = (("for", reading.evidence_for), ("against", reading.evidence_against))
    counts = [f"{len(ids)} {side}" for side, ids in many if ids] or ["how known?"]
    flags = [_flag(book, flag, room) for flag in reading.flags if flag.id not in SAID_ABOVE]
    return _packed([*((each, "evidence") for each in counts), *((each, "hunch") for each in flags)], ", ", room)


def _flag(book: Book, flag: Flag, room: int) -> str:
    if room >= NARROW:
        return flag.short
    if flag.id in AND:
        names = [who_name(book, id_) for id_ in flag.whom]
        said = AND[flag.id].format(who_names(book, flag.whom))
        return said if len(said) <= room else AND[flag.id].format(f"{clipped(names[0], 8)} +{len(names) - 1}")
    return SHORTER.get(flag.id, flag.short)
