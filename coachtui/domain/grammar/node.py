"""A line of the outline of beliefs: what node it writes down. The signs are those that the outline shows.

`% …` a belief, `> …` a practice, `@K3 …` whom it affects and how, `me: …` and `school: …` whose belief it is. A line
without a sign is what belongs there: a belief at the root, a practice beneath a belief. Nothing is rejected.
"""

from typing import NamedTuple

from coachtui.domain.grammar.inline import mentions

HOLDERS = {"me:": "coach", "mine:": "coach", "school:": "school"}


class NodeLine(NamedTuple):
    """What a line writes down: in which table, its text, its holder, and for `students` the word that names whom."""

    table: str
    text: str
    holder: str = "teacher"
    whom: str = ""


def read_node(line: str, instead: str) -> NodeLine:
    """Return what a line says; `instead` is the table that one without a sign belongs to."""
    text = line.strip()
    head, _, rest = text.partition(" ")
    if text.startswith("@") and (named := mentions(head)):
        return NodeLine("students", rest.strip(), whom=named[0])
    if text.startswith("%"):
        return _belief(text[1:])
    if text.startswith(">"):
        return NodeLine("practices", text[1:].strip())
    if head.lower() in HOLDERS or instead != "practices":
        return _belief(text)
    return NodeLine("practices", text)


def _belief(text: str) -> NodeLine:
    head, _, rest = text.strip().partition(" ")
    holder = HOLDERS.get(head.lower())
    return NodeLine("beliefs", rest.strip(), holder) if holder else NodeLine("beliefs", text.strip())
