"""A map as text: the drawing of the screen."""

from rich.cells import cell_len

from coachtui.domain.beliefmap.draw import LEGEND, drawn
from coachtui.domain.beliefmap.faces import Zoom
from coachtui.domain.beliefmap.graph import Graph


def text(graph: Graph, name: str, *, width: int = 120, zoom: str = "full", ascii_only: bool = False) -> str:
    """Return a map in characters, as wide as it has to be, `width` where that can be; its legend beneath."""
    drawing = drawn(graph, width=width, zoom=Zoom(zoom), measure=cell_len, ascii_only=ascii_only)
    lines = ["".join(run.text for run in line).rstrip() for line in drawing.lines]
    whole = "\n".join([f"{name}: what she holds true, what it drives, for whom", "", *lines, "", LEGEND]) + "\n"
    return whole.translate({ord("…"): "$", ord("↻"): "@", ord("·"): "-"}) if ascii_only else whole
