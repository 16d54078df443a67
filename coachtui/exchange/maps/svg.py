"""A map as one SVG file: no script, no font, no network; it reads in black and white, and on paper.

What a colour would say is said by shape and line: rounded boxes are beliefs, square ones practices, folded ones
effects, round ones students; broken lines argue, heavy ones close a loop; each arrow that is not plain says its kind.
"""

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from coachtui.domain.beliefmap.graph import BAND_NAMES, COLUMN_NAMES, Graph, Node
from coachtui.domain.beliefmap.layout import Gaps, laid_out
from coachtui.domain.beliefmap.shape import Box, Layout, Size, Wire
from coachtui.exchange.maps.words import ARGUES, arrow, said, state

CELL, ROW = 8, 18
"""Pixels of one cell of the layout."""
LETTERS = 30
"""Letters a line of text: what fits a box in the widest of the fonts that stand in for sans-serif."""
WIDTH = {0: 28, 1: 28, 2: 28, 3: 14}
"""Cells of the boxes of each column."""
EDGE, HEAD = 24, 64
"""Pixels around the map, and above it for its name."""

STYLE = """
  text { font: 12px sans-serif; fill: #111; }
  .title { font-size: 16px; font-weight: bold; }
  .column { font-weight: bold; }
  .quiet { font-size: 10px; fill: #444; }
  .box { fill: #fff; stroke: #333; stroke-width: 1; }
  .wire { fill: none; stroke: #333; stroke-width: 1; }
  .argues { stroke-dasharray: 4 3; }
  .loop { stroke-width: 2.5; }
  .kind { font-size: 9px; fill: #222; text-anchor: end; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
"""
HEADS = """<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#333"/></marker></defs>"""
LEGEND = (
    ("rounded: a belief", "square: a practice", "folded corner: what it does", "round: a student or group (* focal)"),
    ("! named by her", "~ surfacing", "? unspoken", "heavy: a loop that feeds itself", "broken: argues"),
)


def svg(graph: Graph, name: str) -> str:
    """Return the drawing as an SVG document."""
    lines = {node.id: _lines(node) for node in graph.nodes.values()}
    sizes = {node.id: Size(WIDTH[node.place.column], len(lines[node.id]) + 1) for node in graph.nodes.values()}
    layout = laid_out(graph.shape, sizes, Gaps(rows=1, cells=6))
    width = max(layout.width * CELL, 560) + 2 * EDGE
    height = layout.height * ROW + HEAD + 60 + EDGE
    title = escape(f"{name}: what she holds true, what it drives, for whom")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        HEADS,
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text class="title" x="{EDGE}" y="{EDGE + 4}">{title}</text>',
        f'<g transform="translate({EDGE} {HEAD})">',
        *_names(layout),
        *(_wire(graph, wire) for wire in layout.wires.values()),
        *(_box(graph.nodes[id_], box, lines[id_]) for id_, box in layout.boxes.items()),
        "</g>",
        *_legend(height - 36),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lines(node: Node) -> list[str]:
    signs = {
        "beliefs": {"named": "! ", "surfacing": "~ "}.get(node.awareness, "? "),
        "students": "* " if node.focal else "",
    }
    text = _clean(signs.get(node.table, "") + said(node))
    letters = LETTERS if node.place.column < 3 else WIDTH[3] - 3
    lines = wrap(text, letters, break_long_words=True) or ["?"]
    how = state(node) if node.table in ("beliefs", "practices") else ""
    return [*lines, *wrap(how, letters + 4)] if how else lines


def _clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _names(layout: Layout) -> Iterator[str]:
    for column, (x, _) in layout.columns.items():
        yield f'<text class="column" x="{x * CELL}" y="-10">{COLUMN_NAMES[column]}</text>'
    for (column, band), row in layout.bands.items():
        x = layout.columns[column][0]
        yield f'<text class="quiet" x="{x * CELL}" y="{row * ROW + 13}">{BAND_NAMES[band]}</text>'


def _wire(graph: Graph, wire: Wire) -> str:
    edge = wire.edge
    middle = [((x + 0.5) * CELL, (y + 0.5) * ROW) for x, y in wire.points]
    if edge.tail == edge.head:
        x, y = middle[0]
        return f'<circle class="wire loop" cx="{x:g}" cy="{y:g}" r="5"/>'
    middle[0] = _to_box(middle[0], middle[1])
    middle[-1] = _to_box(middle[-1], middle[-2])
    way = " ".join(f"{'M' if not at else 'L'}{x:g} {y:g}" for at, (x, y) in enumerate(middle))
    looks = " ".join(
        ["wire", *(["argues"] if edge.kind in ARGUES else []), *(["loop"] if edge.id in graph.looped else [])]
    )
    head = "" if edge.kind == "alternative_to" else ' marker-end="url(#head)"'
    words = "" if edge.kind in ("drives", "affects", "leads_to") else arrow(edge)
    x, y = middle[-1]
    anchor = x - 8 if middle[-2][0] < x else x + 8
    start = "" if middle[-2][0] < x else ' style="text-anchor: start"'
    said_ = f'<text class="kind" x="{anchor:g}" y="{y - 3:g}"{start}>{escape(words)}</text>' if words else ""
    return f'<path class="{looks}" d="{way}"{head}/>{said_}'


def _to_box(end: tuple[float, float], inner: tuple[float, float]) -> tuple[float, float]:
    """Return an end drawn out by half a cell, to the edge of its box."""
    return end[0] + (CELL / 2 if end[0] >= inner[0] else -CELL / 2), end[1]


def _box(node: Node, box: Box, lines: list[str]) -> str:
    x, y, width, height = box.x * CELL, box.y * ROW, box.width * CELL, box.height * ROW
    looks = f'class="box{" loop" if node.loop else ""}"'
    if node.table == "links":
        corner = f"M{x} {y} H{x + width - 8} L{x + width} {y + 8} V{y + height} H{x} z M{x + width - 8} {y} v8 h8"
        drawn = f'<path {looks} d="{corner}"/>'
    else:
        round_ = {"beliefs": 8, "practices": 0}.get(node.table, height / 2)
        drawn = f'<rect {looks} x="{x}" y="{y}" width="{width}" height="{height}" rx="{round_:g}"/>'
    words = "".join(
        f'<text x="{x + 8}" y="{y + ROW * (at + 1) - 1}">{escape(line)}</text>' for at, line in enumerate(lines)
    )
    return drawn + words


def _legend(top: int) -> Iterator[str]:
    for row, words in enumerate(LEGEND):
        yield f'<text class="quiet" x="{EDGE}" y="{top + 14 * row}">{escape("   ·   ".join(words))}</text>'
