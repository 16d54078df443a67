"""What stands in the box of a node, at three depths: a label, one line, all of it."""

from enum import StrEnum
from typing import NamedTuple

from coachtui.domain.beliefmap.canvas import Measure
from coachtui.domain.beliefmap.graph import BELIEF, EFFECT, PEOPLE, PRACTICE, Node
from coachtui.domain.beliefmap.shape import Size
from coachtui.domain.readings.timeline import BARS

Part = tuple[str, str]
"""A run of text and the name of its style."""


class Zoom(StrEnum):
    """How much of each node is shown."""

    LABEL = "label"
    LINE = "line"
    FULL = "full"


class Face(NamedTuple):
    """The lines in a box, and whether it has a frame."""

    lines: tuple[tuple[Part, ...], ...]
    framed: bool
    size: Size
    foot: str = ""
    """What stands in the lower edge of the frame."""


AWARE = {"unspoken": "?", "surfacing": "~", "named": "!"}
HOLDERS = {"coach": "me: ", "school": "school: "}
ABOUT = {
    "student": "@one",
    "students": "@some",
    "all_students": "@all",
    "role": "role",
    "subject": "subject",
    "self": "self",
    "families": "families",
    "system": "system",
}
"""Whom or what a belief is about, in a word."""

FROM_A_LIST = "from a list, no student behind it"
"""What is said of such a practice."""

LEAST, MOST = 10, {Zoom.LABEL: 30, Zoom.LINE: 36, Zoom.FULL: 44}
_SHARE = {BELIEF: 34, PRACTICE: 28, EFFECT: 26, PEOPLE: 12}
"""How the columns share the width, in hundredths."""

_FRAME = 4
"""What a frame adds to a line: two borders and a space within each."""


def widths(room: int, zoom: Zoom, nodes: list[Node], measure: Measure) -> dict[int, int]:
    """Return the width of each column's boxes where `room` cells are free for all of them."""
    used = {node.place.column for node in nodes}
    whole = sum(_SHARE[column] for column in used) or 1
    found = {}
    for column in used:
        need = max(measure(_said(node) + _tail(node)) for node in nodes if node.place.column == column)
        need += _FRAME if zoom != Zoom.LABEL else 1
        share = room * _SHARE[column] // whole
        most = 12 if column == PEOPLE else MOST[zoom]
        least = LEAST if zoom == Zoom.LABEL else LEAST + 8
        found[column] = max(min(need, most, max(share, min(need, least))), 4)
    return found


def face(node: Node, zoom: Zoom, width: int, measure: Measure) -> Face:
    """Return what stands in a node's box of `width` cells."""
    style = _style(node)
    text = _said(node)
    if zoom == Zoom.LABEL:
        line = (*_marked(node, text, style, width - 1, measure), (" ", ""))  # no wire touches the last letter
        return Face((line,), framed=False, size=Size(width, 1))
    inner = width - _FRAME
    if zoom == Zoom.LINE or node.place.column == PEOPLE:
        foot = clipped(foot_of(node), width - 4, measure)
        return Face((_marked(node, text, style, inner, measure),), framed=True, size=Size(width, 3), foot=foot)
    wrapped = folded(text, inner, measure)
    lines = [((line, style),) for line in wrapped]
    if state := state_of(node):
        lines.append(((clipped(state, inner, measure), "quiet"),))
    return Face(tuple(lines), framed=True, size=Size(width, len(lines) + 2))


def _marked(node: Node, text: str, style: str, width: int, measure: Measure) -> tuple[Part, ...]:
    """Return one line: what is said; at its end that it is from a list, feeds itself, how many hang beneath it."""
    tail = _tail(node)
    said = clipped(text, width - measure(tail), measure)
    return (
        (said, style),
        (" " * (width - measure(said) - measure(tail)), ""),
        (tail, "owed" if node.loop else "quiet"),
    )


def _tail(node: Node) -> str:
    listed = " (list)" if node.listed else ""
    return listed + (" ↻" if node.loop else "") + (f" +{node.beneath}" if node.beneath else "")


def _said(node: Node) -> str:
    text = " ".join(node.text.split()) or "?"
    if node.table == "beliefs":
        return f"{AWARE.get(node.awareness, '?')} {HOLDERS.get(node.holder, '')}{text}"
    if node.table in ("students", "groups"):
        return f"{'*' if node.focal else '@'} {text}"
    return text


def _style(node: Node) -> str:
    if node.table == "beliefs":
        return "named" if node.awareness == "named" else "hunch" if node.status in ("", "hunch") else ""
    return {"practices": "act", "links": "", "students": "named", "groups": "named"}[node.table]


def state_of(node: Node) -> str:
    """Return how a belief stands, about whom, and what hangs beneath it; how a practice stands."""
    held = f"held {node.hold} of 5" if node.hold else ""
    about = f"about {node.about.replace('_', ' ')}" if node.about else ""
    more = f"+{node.beneath} beneath" if node.beneath else ""
    parts = (node.status, held, about, FROM_A_LIST if node.listed else "", more, "feeds itself ↻" if node.loop else "")
    return " · ".join(part for part in parts if part)


def foot_of(node: Node) -> str:
    """Return how a node stands in as few letters as may be: status, hold in a bar, about whom."""
    held = BARS[node.hold - 1] if 1 <= node.hold <= len(BARS) else ""
    return " ".join(part for part in (node.status, held, ABOUT.get(node.about, "")) if part)


def clipped(text: str, width: int, measure: Measure) -> str:
    """Return `text` in at most `width` cells, ending in an ellipsis where it is cut."""
    if measure(text) <= width:
        return text
    kept, used = "", 1
    for sign in text:
        used += measure(sign)
        if used > width:
            break
        kept += sign
    return kept.rstrip() + "…" if width > 0 else ""


def folded(text: str, width: int, measure: Measure) -> list[str]:
    """Return `text` in lines of at most `width` cells, broken at spaces where there are any; never empty."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if measure(longer) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        current = word
        while measure(current) > width:
            head = clipped(current, width + 1, measure).removesuffix("…") or current[0]
            lines.append(head)
            current = current[len(head) :]
    return [*lines, current] if current or not lines else lines
