"""What the formats say alike: how a node and an arrow are called."""

from coachtui.domain.beliefmap.faces import HOLDERS, state_of
from coachtui.domain.beliefmap.graph import Node
from coachtui.domain.beliefmap.shape import Edge

KIND_OF = {
    "beliefs": "belief",
    "practices": "practice",
    "links": "effect",
    "students": "student",
    "groups": "group",
}
"""What each table holds, for whoever reads a map without its columns."""

ARGUES = frozenset({"supports", "contradicts", "undercuts", "alternative_to"})
"""The kinds that argue: drawn broken."""


def said(node: Node) -> str:
    """Return what a node says, its holder first where it is not the teacher's."""
    return f"{HOLDERS.get(node.holder, '')}{' '.join(node.text.split()) or '?'}"


def state(node: Node) -> str:
    """Return how it stands, without what the drawing shows itself."""
    return state_of(node._replace(beneath=0, loop=False)).replace(" ↻", "")


def arrow(edge: Edge) -> str:
    """Return the words of an arrow; none for an effect's second half."""
    return "" if edge.kind == "affects" and edge.id % 2 else edge.kind.replace("_", " ")


def name_of(node: Node) -> str:
    """Return a name for a node that every format takes: its kind and id."""
    return f"{KIND_OF[node.table]}_{node.id}"
