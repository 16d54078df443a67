"""The belief map: the sample's largest laid out, a map of 500 nodes, and a move of the cursor drawn in full."""

import asyncio
import random

from coachtui.domain.beliefmap.graph import graph_of
from coachtui.domain.beliefmap.layout import laid_out
from coachtui.domain.beliefmap.shape import Edge, Place, Shape, Size
from coachtui.domain.book import Book
from coachtui.exchange.sample import sample_books
from coachtui.keymap import resolve_keymap
from coachtui.resources import themes_folder
from coachtui.services.session import Session
from coachtui.settings import Settings
from coachtui.storage.memory import MemoryStore
from coachtui.themes import load_themes
from coachtui.tui.app import CoachApp, Look
from coachtui.tui.beliefs.mapped import MapVerbs
from coachtui.tui.bindings import declared
from tests.benchmarks.measure import Measure, side_by_side

BOX = Size(20, 3)
SEED = 7
"""The same map of 500 nodes in every run."""


def measure(times: int) -> list[Measure]:
    """Measure laying out and moving."""
    whole = [graph_of(Book(teacher, tables)) for teacher, tables in sample_books().items()]
    largest = max(whole, key=lambda graph: len(graph.nodes))
    return [
        _laid(f"map laid out, {len(largest.nodes)} nodes {len(largest.edges)} links", largest.shape, 50, times),
        _laid("map laid out, 500 nodes 700 links", _made(500, 700), 500, times),
        asyncio.run(_moved(times)),
    ]


def _laid(what: str, shape: Shape, most: float, times: int) -> Measure:
    sizes = dict.fromkeys(shape.places, BOX)
    spent, _ = side_by_side(lambda: laid_out(shape, sizes), lambda: None, times=times)
    return Measure(what, "", spent, most=most)


def _made(nodes: int, links: int) -> Shape:
    draw = random.Random(SEED)
    columns = draw.choices(range(4), [50, 20, 20, 10], k=nodes)
    places = {id_: Place(column, 0 if column else draw.randint(1, 7)) for id_, column in enumerate(columns, 1)}
    ends = (draw.sample(range(1, nodes + 1), 2) for _ in range(10 * links))
    near = [pair for pair in ends if abs(columns[pair[0] - 1] - columns[pair[1] - 1]) <= 1][:links]
    return Shape(places, tuple(Edge(nodes + index, *pair) for index, pair in enumerate(near, 1)))


async def _moved(times: int) -> Measure:
    store = MemoryStore()
    session = Session(store)
    teacher = _fill(session)
    look = Look(Settings(), resolve_keymap(declared(), {})[0], load_themes([themes_folder()])[0], "dark")
    running = CoachApp(session, look, teacher=teacher, tab="beliefs")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        screen = running.screen
        assert isinstance(screen, MapVerbs)
        view, step = screen.map, [1]

        def move() -> None:
            before = view.ref
            view.move(step[0])
            step[0] = -step[0] if view.ref == before else step[0]
            for row in range(view.size.height):
                view.render_line(row)

        spent, _ = side_by_side(move, lambda: None, times=times * 4)
    return Measure("a move in the map, all lines drawn", "", spent, most=6)


def _fill(session: Session) -> int:
    from coachtui.domain.change import Change, Op

    books = sample_books()
    for owner, tables in books.items():
        rows = [(name, row) for name, found in tables.items() if name != "drafts" for row in found.values()]
        session.write(Change("set up", tuple(Op(owner, name, row["id"], None, row) for name, row in rows)))
    return max(books, key=lambda owner: len(books[owner].get("beliefs", ())))
