"""A map as JSON: its nodes and arrows as they are, for programs of hers."""

from typing import Any

from coachtui.domain.beliefmap.graph import BAND_NAMES, COLUMN_NAMES, Graph
from coachtui.exchange.maps.words import KIND_OF


def data(graph: Graph, name: str) -> dict[str, Any]:
    """Return `{"teacher", "nodes": [{id, kind, column, text, …}], "links": [{from, to, kind, loop}]}`."""
    nodes = [
        {
            "id": node.id,
            "kind": KIND_OF[node.table],
            "column": COLUMN_NAMES[node.place.column],
            "rung": BAND_NAMES[node.place.band],
            "text": node.text,
            "holder": node.holder,
            "about": node.about,
            "awareness": node.awareness,
            "status": node.status,
            "hold": node.hold,
            "focal": node.focal,
            "loop": node.loop,
            "from_a_list": node.listed,
        }
        for node in graph.nodes.values()
    ]
    links = [
        {"from": edge.tail, "to": edge.head, "kind": edge.kind, "loop": edge.id in graph.looped} for edge in graph.edges
    ]
    return {
        "teacher": name,
        "nodes": [{key: value for key, value in node.items() if value not in ("", 0, False)} for node in nodes],
        "links": links,
    }
