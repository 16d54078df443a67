"""A map as rows of characters: laid out to a width, boxes above wires, a sign for each kind of arrow."""

from collections.abc import Mapping
from typing import NamedTuple

from coachtui.domain.beliefmap.canvas import BROKEN, HEAVY, LIGHT, Canvas, Measure, Run
from coachtui.domain.beliefmap.faces import Face, Zoom, face, widths
from coachtui.domain.beliefmap.graph import BAND_NAMES, COLUMN_NAMES, Graph, Node
from coachtui.domain.beliefmap.layout import Gaps, laid_out
from coachtui.domain.beliefmap.order import ordered
from coachtui.domain.beliefmap.shape import Box, Edge, Layout, Wire
from coachtui.domain.readings.timeline import BARS
from coachtui.domain.words import LinkKind

SIGNS = {
    LinkKind.SUPPORTS: "+",
    LinkKind.CONTRADICTS: "x",
    LinkKind.UNDERCUTS: "/",
    LinkKind.ALTERNATIVE_TO: "o",
    LinkKind.SELECTS: "s",
    LinkKind.RESTS_ON: "^",
}
"""The sign before the head of an arrow; those that merely lead on, drive and affect have none."""

ARGUING = frozenset({LinkKind.SUPPORTS, LinkKind.CONTRADICTS, LinkKind.UNDERCUTS, LinkKind.ALTERNATIVE_TO})

LEGEND = "-> leads to, drives, affects   ^ rests on   + supports   x contradicts   / undercuts   o instead   s selects"

_FRAMES = {"beliefs": "╭─╮│╰╯", "practices": "┌─┐│└┘", "links": "┌╌┐╎└┘", "students": "╔═╗║╚╝", "groups": "╔═╗║╚╝"}
"""How the box of each table is framed: above from the left, the side, below from the left."""
_ASCII_FRAMES = {
    "beliefs": ".-.|''",
    "practices": "+-+|++",
    "links": "+.+:++",
    "students": "+=+|++",
    "groups": "+=+|++",
}


_GAPS = Gaps(rows=0)


_PLAIN = {ord(bar): str(level) for level, bar in enumerate(BARS, 1)}
"""The bars of a hold where only ASCII may be drawn."""


class Drawing(NamedTuple):
    """A drawn map. `lines` are rows of runs; `layout` says where everything stands in them, headings included."""

    lines: list[list[Run]]
    layout: Layout
    graph: Graph


def drawn(graph: Graph, *, width: int, zoom: Zoom, measure: Measure, ascii_only: bool = False) -> Drawing:
    """Return a map drawn as far as may be in `width` cells; it takes more where the boxes would be too narrow."""
    nodes = list(graph.nodes.values())
    order, room = ordered(graph.shape), width
    for _ in range(2):  # how much the wires take is known once they are laid
        columns = widths(room, zoom, nodes, measure)
        faces = {node.id: face(node, zoom, columns[node.place.column], measure) for node in nodes}
        layout = laid_out(graph.shape, {id_: each.size for id_, each in faces.items()}, _GAPS, order)
        room = width - (layout.width - sum(columns.values()))
    layout = _beneath_heading(layout)
    canvas = Canvas(max(layout.width, 1), max(layout.height, 1), measure, ascii_only=ascii_only)
    _draw_wires(canvas, graph, layout, ascii_only=ascii_only)
    for id_, box in layout.boxes.items():
        _draw_box(canvas, graph.nodes[id_], box, faces[id_], ascii_only=ascii_only)
    _draw_names(canvas, layout)
    return Drawing(canvas.lines(), layout, graph)


def _beneath_heading(layout: Layout) -> Layout:
    """Return a layout one row lower, so that the names of the columns stand above it."""
    boxes = {id_: box._replace(y=box.y + 1) for id_, box in layout.boxes.items()}
    wires = {id_: Wire(wire.edge, tuple((x, y + 1) for x, y in wire.points)) for id_, wire in layout.wires.items()}
    bands = {band: row + 1 for band, row in layout.bands.items()}
    return Layout(boxes, wires, layout.columns, bands, layout.width, layout.height + 1)


def _draw_names(canvas: Canvas, layout: Layout) -> None:
    for column, (x, width) in layout.columns.items():
        canvas.text(x, 0, [(COLUMN_NAMES[column], "heading")], (), width)
    for (column, band), row in layout.bands.items():
        x, width = layout.columns[column]
        canvas.text(x, row, [(BAND_NAMES[band], "quiet")], (), width)


def _draw_wires(canvas: Canvas, graph: Graph, layout: Layout, *, ascii_only: bool) -> None:
    for id_, wire in layout.wires.items():
        kind = HEAVY if id_ in graph.looped else BROKEN if wire.edge.kind in ARGUING else LIGHT
        canvas.wire(wire.points, id_, kind)
    for id_, wire in layout.wires.items():
        _draw_head(canvas, wire, "owed" if id_ in graph.looped else "quiet", layout.boxes, ascii_only=ascii_only)


def _draw_head(canvas: Canvas, wire: Wire, style: str, boxes: Mapping[int, Box], *, ascii_only: bool) -> None:
    (x, y), edge = wire.points[-1], wire.edge
    if edge.tail == edge.head:
        canvas.sign(x, y, "@" if ascii_only else "↻", "owed", (edge.id,))
        return
    from_left = x < boxes[edge.head].x
    back = -1 if from_left else 1
    if edge.kind == LinkKind.ALTERNATIVE_TO:
        canvas.sign(x, y, "o", style, (edge.id,))
        return
    canvas.sign(x, y, (">" if ascii_only else "►") if from_left else ("<" if ascii_only else "◄"), style, (edge.id,))
    if sign := _sign_of(edge):
        canvas.sign(x + back, y, sign, style, (edge.id,))


def _sign_of(edge: Edge) -> str:
    return SIGNS.get(LinkKind(edge.kind), "") if edge.kind in set(LinkKind) else ""


def _draw_box(canvas: Canvas, node: Node, box: Box, face_: Face, *, ascii_only: bool) -> None:
    canvas.clear(*box, node.id)
    if not face_.framed:
        canvas.text(box.x, box.y, face_.lines[0], (node.id,), box.width)
        return
    corner, edge, other, side, low, last = tuple((_ASCII_FRAMES if ascii_only else _FRAMES)[node.table])
    owner, style = (node.id,), "owed" if node.loop else "quiet"
    canvas.text(box.x, box.y, [(corner + edge * (box.width - 2) + other, style)], owner, box.width)
    canvas.text(box.x, box.bottom - 1, [(low + edge * (box.width - 2) + last, style)], owner, box.width)
    if face_.foot:
        foot = face_.foot.translate(_PLAIN) if ascii_only else face_.foot
        canvas.text(box.x + 2, box.bottom - 1, [(foot, "quiet")], owner, box.width - 4)
    for row, parts in enumerate(face_.lines, box.y + 1):
        canvas.text(box.x, row, [(side, style)], owner, 1)
        canvas.text(box.x + 2, row, parts, owner, box.width - 4)
        canvas.text(box.right - 1, row, [(side, style)], owner, 1)
