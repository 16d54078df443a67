"""The questions of the shipped prompts, and hers, to borrow where an encounter is planned."""

from collections.abc import Callable, Iterable

Prompts = Callable[[str], Iterable[str]]
"""Gives the wordings of a prompt by its dotted name."""

CALLED = {"planning": "planning", "reflecting": "reflecting", "first_meeting": "first meeting"}
"""The kinds of conversation that there are questions for, and what each is called."""
LIKE = {"planning": "planning", "visit": "planning", "model": "planning", "coteach": "planning"}
"""Whose questions come first in an encounter of a kind; after the fact those of reflecting do."""


def borrowable(prompts: Prompts, kind: str, field: str) -> list[tuple[str, str]]:
    """Return what can be borrowed for a field of an encounter, what suits its kind first: its words, and what of."""
    if field == "look_fors":
        return [(text, "") for text in prompts("conversation.look_fors")]
    if field != "questions":
        return []
    first = LIKE.get(kind, "reflecting")
    names = sorted(CALLED, key=lambda name: name != first)
    return [(text, CALLED[name]) for name in names for text in prompts(f"conversation.{name}")]
