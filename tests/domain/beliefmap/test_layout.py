"""Laws of the map's layout: nothing overlaps, every wire runs from box to box, and a new leaf moves nothing else."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.beliefmap.layout import Gaps, laid_out
from coachtui.domain.beliefmap.order import Item, ordered
from coachtui.domain.beliefmap.shape import Edge, Place, Shape, Size


@st.composite
def shapes(draw, most=14):
    """Any map: beliefs in bands, other columns without, edges between any two nodes, several between the same."""
    count = draw(st.integers(1, most))
    places = {}
    for id_ in range(1, count + 1):
        column = draw(st.integers(0, 3))
        places[id_] = Place(column, draw(st.integers(1, 7)) if column == 0 else 0)
    ends = st.integers(1, count)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=2 * most))
    return Shape(places, tuple(Edge(100 + index, *pair) for index, pair in enumerate(pairs)))


@st.composite
def sized(draw):
    shape = draw(shapes())
    sizes = {id_: Size(draw(st.integers(4, 9)), draw(st.integers(1, 4))) for id_ in shape.places}
    return shape, sizes


def cells(points):
    """Yield every cell of a way."""
    yield points[0]
    for start, (end_x, end_y) in pairwise(points):
        x, y = start
        step_x, step_y = (end_x > x) - (end_x < x), (end_y > y) - (end_y < y)
        while (x, y) != (end_x, end_y):
            x, y = x + step_x, y + step_y
            yield x, y


def holds(box, x, y):
    return box.x <= x < box.right and box.y <= y < box.bottom


def beside(box, point):
    return point[1] == box.port and point[0] in (box.x - 1, box.right)


@given(sized(), st.integers(0, 2), st.integers(0, 1))
def test_no_boxes_overlap_and_nothing_lies_outside(drawn, rows, heading):
    shape, sizes = drawn
    layout = laid_out(shape, sizes, Gaps(rows, 3, heading))
    assert layout.boxes.keys() == shape.places.keys()
    for one, other in combinations(layout.boxes.values(), 2):
        apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
        assert apart
    for box in layout.boxes.values():
        assert 0 <= box.x < box.right <= layout.width
        assert 0 <= box.y < box.bottom <= layout.height
    for wire in layout.wires.values():
        assert all(0 <= x < layout.width and 0 <= y < layout.height for x, y in wire.points)


@given(sized())
def test_every_edge_is_drawn_from_box_to_box_and_through_none(drawn):
    shape, sizes = drawn
    layout = laid_out(shape, sizes)
    for edge in shape.edges:
        points = layout.wires[edge.id].points
        if edge.tail == edge.head:
            assert beside(layout.boxes[edge.tail], points[0])
            continue
        assert beside(layout.boxes[edge.tail], points[0])
        assert beside(layout.boxes[edge.head], points[-1])
        assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(points))
        assert not [box for box in layout.boxes.values() for cell in cells(points) if holds(box, *cell)]


@given(sized())
def test_columns_stand_apart_and_bands_in_order(drawn):
    shape, sizes = drawn
    layout = laid_out(shape, sizes)
    for one, other in combinations(shape.places, 2):
        here, there = shape.places[one], shape.places[other]
        if here.column < there.column:
            assert layout.boxes[one].right < layout.boxes[other].x
        if here.column == there.column and here.band < there.band:
            assert layout.boxes[one].bottom <= layout.boxes[other].y


@given(sized())
def test_the_same_map_always_looks_the_same(drawn):
    shape, sizes = drawn
    turned = Shape(dict(reversed(shape.places.items())), shape.edges)
    assert laid_out(shape, sizes) == laid_out(shape, sizes)
    assert laid_out(turned, sizes).boxes == laid_out(shape, sizes).boxes


def orders(shape):
    """Return the nodes of each column, from above."""
    return {column: [item.node for item in items if not item.edge] for column, items in ordered(shape).columns.items()}


@given(shapes(), st.data())
def test_a_new_leaf_keeps_the_order_and_the_columns_of_the_rest(shape, data):
    leaf = len(shape.places) + 1
    column = data.draw(st.integers(0, 3))
    on = data.draw(st.sampled_from(sorted(shape.places)))
    ends = data.draw(st.sampled_from([(on, leaf), (leaf, on)]))
    place = Place(column, data.draw(st.integers(1, 7)) if column == 0 else 0)
    grown = Shape({**shape.places, leaf: place}, (*shape.edges, Edge(999, *ends)))
    before, after = orders(shape), orders(grown)
    assert {
        column: [node for node in nodes if node != leaf] for column, nodes in after.items() if nodes != [leaf]
    } == before


def test_what_can_be_drawn_without_crossings_is():
    """A belief drives three practices, each affects one student; written down in another order."""
    places = {1: Place(0, 2)} | {id_: Place(1) for id_ in (2, 3, 4)} | {id_: Place(3) for id_ in (5, 6, 7)}
    edges = [Edge(10, 1, 2), Edge(11, 1, 3), Edge(12, 1, 4), Edge(13, 2, 7), Edge(14, 3, 6), Edge(15, 4, 5)]
    found = orders(Shape(places, tuple(edges)))
    assert [found[1].index(practice) for practice in (2, 3, 4)] == [found[3].index(student) for student in (7, 6, 5)]


def test_a_circle_of_beliefs_and_practices_is_untangled():
    places = {id_: Place(id_ % 2, 1 - id_ % 2) for id_ in range(1, 9)}
    ring = [Edge(20 + id_, id_, id_ % 8 + 1) for id_ in range(1, 9)]
    shape = Shape(places, tuple(ring))
    place = {item: row for items in ordered(shape).columns.values() for row, item in enumerate(items)}
    rows = [sorted((e.tail, e.head), key=lambda id_: places[id_].column) for e in ring]
    spans = [(place[Item(left)], place[Item(right)]) for left, right in rows]
    crossings = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(spans, 2))
    assert crossings <= 6


def test_an_empty_map_has_no_size():
    layout = laid_out(Shape({}), {})
    assert (layout.boxes, layout.width, layout.height) == ({}, 0, 0)
