"""A board as text, for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from types import MappingProxyType

from coachtui.exchange.boards.cards import Card
from coachtui.exchange.boards.words import TITLES, days, for_whom, known, why

LABEL = 11
NARROWEST = 40


def text_lines(found: Sequence[Card], width: int, refs: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield the cards, each with its four parts and its open questions, under their standings.

    Behind the words of each that `refs` has a reference for, that stands in brackets.
    """
    width = max(width, NARROWEST)
    for at, (standing, group) in enumerate(groupby(found, key=lambda card: card.standing)):
        if at:
            yield ""
        yield TITLES[standing]
        for card in group:
            yield from _card(card, width, refs.get(card.id, ""))


def _card(card: Card, width: int, ref: str) -> Iterator[str]:
    named = f"  [{ref}]" if ref else ""
    said = f"{card.what}{' *' if card.unsure else ''}{named}"
    yield from wrap(said, width, initial_indent="  ", subsequent_indent="  ")
    yield from _part("for whom", for_whom(card), width)
    yield from _part("why", why(card), width)
    title = "known"
    for each in known(card):
        yield from _part(title, each, width)
        title = ""
    if title:
        yield from _part(title, "nothing yet", width)
    for each in card.questions:
        yield from _part("", f"? {each}", width)
    if days(card):
        yield from _part("", days(card), width)


def _part(title: str, said: str, width: int) -> list[str]:
    indent = " " * (4 + LABEL)
    return wrap(said, width, initial_indent=f"    {title:<{LABEL}}", subsequent_indent=indent + "  ")
