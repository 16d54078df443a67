"""A board as text, for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from coachtui.exchange.boards.cards import Card
from coachtui.exchange.boards.words import TITLES, days, for_whom, known, why

LABEL = 11
NARROWEST = 40


def text_lines(found: Sequence[Card], width: int) -> Iterator[str]:
    """Yield the cards, each with its four parts and its open questions, under their standings."""
    width = max(width, NARROWEST)
    for at, (standing, group) in enumerate(groupby(found, key=lambda card: card.standing)):
        if at:
            yield ""
        yield TITLES[standing]
        for card in group:
            yield from _card(card, width)


def _card(card: Card, width: int) -> Iterator[str]:
    yield from wrap(f"{card.what}{' *' if card.unsure else ''}", width, initial_indent="  ", subsequent_indent="  ")
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
