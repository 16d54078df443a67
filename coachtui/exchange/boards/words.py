"""What text and Markdown say alike of a card."""

from collections.abc import Iterator

from coachtui.domain.words import Standing, Works
from coachtui.exchange.boards.cards import Card, Ground
from coachtui.exchange.reports.model import day_said

TITLES = {
    Standing.SAID: "Said: nothing known yet",
    Standing.LOOKING: "Looking: a learning is planned",
    Standing.KNOWN: "Known: evidence covers it",
    Standing.CONTESTED: "Contested: evidence against",
    Standing.LET_GO: "Let go",
}
WORKS = {Works.YES: "works", Works.PARTLY: "partly", Works.NO: "does not work", Works.UNSURE: "unsure"}


def for_whom(card: Card) -> str:
    """Return whether it works, for how many, with whom and without whom."""
    parts = [
        WORKS.get(Works(card.works), "") if card.works in set(Works) else "",
        f"for {card.scope}" if card.scope else "for whom?",
        f"with {', '.join(card.with_)}" if card.with_ else "",
        f"not with {', '.join(card.without)}" if card.without else "",
    ]
    return ", ".join(part for part in parts if part)


def why(card: Card) -> str:
    """Return why, and what that rests on."""
    return f"{card.why} ({card.basis})" if card.why else "not said yet"


def known(card: Card) -> Iterator[str]:
    """Yield how it is known: what speaks for it, what against it, what is being looked into."""
    for sign, grounds in (("+", card.support), ("-", card.against)):
        yield from (f"{sign} {ground(each)}" for each in grounds)
    yield from (f"looking: {each}" for each in card.looking)


def ground(each: Ground) -> str:
    """Return a piece of evidence in a line."""
    about = ", ".join(part for part in (day_said(each.day) if each.day else "", *each.whom, each.level) if part)
    return f"{each.text or '(no words left)'}" + (f" ({about})" if about else "")


def days(card: Card) -> str:
    """Return the days that are set for it; "" where none is."""
    if card.let_go_on:
        return f"let go on {day_said(card.let_go_on)}"
    return f"look again on {day_said(card.check_on)}" if card.check_on else ""
