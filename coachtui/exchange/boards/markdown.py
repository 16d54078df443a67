"""A board as Markdown."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coachtui.exchange.boards.cards import Card
from coachtui.exchange.boards.words import TITLES, days, for_whom, known, why
from coachtui.exchange.reports.markdown import escaped


def markdown_lines(found: Sequence[Card]) -> Iterator[str]:
    """Yield the cards under their standings, as nested lists."""
    for standing, group in groupby(found, key=lambda card: card.standing):
        yield ""
        yield f"## {TITLES[standing]}"
        yield ""
        for card in group:
            yield f"- **{escaped(card.what)}**{' (as it is worded today)' if card.unsure else ''}"
            yield f"    - for whom: {escaped(for_whom(card))}"
            yield f"    - why: {escaped(why(card))}"
            yield "    - known:" + ("" if list(known(card)) else " nothing yet")
            yield from (f"        - {escaped(each)}" for each in known(card))
            yield from (f"    - *{escaped(each)}*" for each in card.questions)
            if days(card):
                yield f"    - {days(card)}"
