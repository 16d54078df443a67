"""A map as DOT, for Graphviz."""

from coachtui.domain.beliefmap.graph import BAND_NAMES, COLUMN_NAMES, Graph, Node
from coachtui.domain.beliefmap.shape import Edge
from coachtui.exchange.maps.words import ARGUES, arrow, name_of, said, state

SHAPES = {
    "beliefs": "box, style=rounded",
    "practices": "box",
    "links": "note",
    "students": "ellipse",
    "groups": "ellipse",
}


def dot(graph: Graph, name: str) -> str:
    """Return a map as a DOT digraph, columns from left to right."""
    lines = [
        "digraph beliefs {",
        '  rankdir=LR; node [fontname="Helvetica", fontsize=11]; edge [fontname="Helvetica", fontsize=9];',
        f"  label={_quoted(name)};",
    ]
    for column, title in enumerate(COLUMN_NAMES):
        nodes = [node for node in graph.nodes.values() if node.place.column == column]
        if nodes:
            lines.append(f"  subgraph {_quoted('column ' + title)} {{ rank=same;")
            lines += [f"    {_node(node)}" for node in nodes]
            lines.append("  }")
    lines += [f"  {_edge(graph, edge)}" for edge in graph.edges]
    return "\n".join([*lines, "}"]) + "\n"


def _node(node: Node) -> str:
    rung = BAND_NAMES[node.place.band]
    beneath = "\n".join(part for part in (said(node), state(node), f"rung: {rung}" if rung else "") if part)
    bold = ", penwidth=2" if node.loop else ""
    return f"{_quoted(name_of(node))} [label={_quoted(beneath)}, shape={SHAPES[node.table]}{bold}];"


def _edge(graph: Graph, edge: Edge) -> str:
    looks = ["style=dashed"] if edge.kind in ARGUES else []
    looks += ["penwidth=2"] if edge.id in graph.looped else []
    looks += ["arrowhead=none"] if edge.kind == "alternative_to" else []
    looks.append(f"label={_quoted(arrow(edge))}")
    ends = (_quoted(name_of(graph.nodes[end])) for end in (edge.tail, edge.head))
    return f"{' -> '.join(ends)} [{', '.join(looks)}];"


def _quoted(text: str) -> str:
    """Return a DOT string; a newline in it is a line of the label."""
    clean = "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
