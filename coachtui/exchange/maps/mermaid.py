"""A map as a Mermaid flowchart."""

from coachtui.domain.beliefmap.graph import COLUMN_NAMES, Graph, Node
from coachtui.domain.beliefmap.shape import Edge
from coachtui.exchange.maps.words import ARGUES, arrow, name_of, said, state

BRACKETS = {
    "beliefs": ("(", ")"),
    "practices": ("[", "]"),
    "links": (">", "]"),
    "students": ("([", "])"),
    "groups": ("([", "])"),
}


def mermaid(graph: Graph, name: str) -> str:
    """Return a map as a flowchart from left to right, a subgraph a column; `name` stands in a comment."""
    lines = [f"%% {' '.join(name.split()).replace('{', '(').replace('}', ')')}", "flowchart LR"]
    for column, title in enumerate(COLUMN_NAMES):
        nodes = [node for node in graph.nodes.values() if node.place.column == column]
        if nodes:
            lines.append(f'  subgraph column{column}["{title}"]')
            lines += [f"    {_node(node)}" for node in nodes]
            lines.append("  end")
    lines += [f"  {_edge(graph, edge)}" for edge in graph.edges]
    looped = [name_of(node) for node in graph.nodes.values() if node.loop]
    if looped:
        lines += ["  classDef loop stroke-width:3px", f"  class {','.join(looped)} loop"]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    opening, closing = BRACKETS[node.table]
    text = "<br/>".join(_quoted(part) for part in (said(node), state(node)) if part)
    return f'{name_of(node)}{opening}"{text}"{closing}'


def _edge(graph: Graph, edge: Edge) -> str:
    tail, head = (name_of(graph.nodes[end]) for end in (edge.tail, edge.head))
    words = f'|"{arrow(edge)}"|' if arrow(edge) else ""
    if edge.kind == "alternative_to":
        return f"{tail} -.-{words} {head}"
    sign = "-.->" if edge.kind in ARGUES else "==>" if edge.id in graph.looped else "-->"
    return f"{tail} {sign}{words} {head}"


def _quoted(text: str) -> str:
    """Return a text as it may stand between quotes: what is no letter, digit or common sign is written as a number."""
    plain = set(" .,:;!?'()-+/")
    return "".join(sign if sign.isalnum() or sign in plain else f"#{ord(sign)};" for sign in text if sign.isprintable())
