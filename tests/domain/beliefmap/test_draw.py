"""The drawn map: every line as wide as the canvas, whatever letters stand in it; each box whole."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.domain.beliefmap.draw import drawn
from coachtui.domain.beliefmap.faces import Zoom, foot_of
from coachtui.domain.beliefmap.graph import graph_of
from coachtui.domain.book import Book

WORDS = st.text(st.sampled_from("ab c漢字e\u0301\u200dのé!%👍\n\t"), max_size=30)


@st.composite
def books(draw):
    beliefs = {id_: {"id": id_, "statement": draw(WORDS), "hold": draw(st.integers(0, 9))} for id_ in range(1, 5)}
    practices = {id_: {"id": id_, "text": draw(WORDS), "status": "default"} for id_ in range(5, 8)}
    students = {8: {"id": 8, "code": draw(st.sampled_from(["K3", "漢字", ""]))}}
    ends = draw(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 8)), max_size=8))
    kinds = {1: "leads_to", 5: "drives", 8: "affects"}
    links = {}
    for index, (start, end) in enumerate(ends, 100):
        kind = kinds[max(low for low in kinds if low <= end)]
        links[index] = {"id": index, "from": start, "to": end, "kind": kind, "text": draw(WORDS)}
    return Book(1, {"beliefs": beliefs, "practices": practices, "students": students, "links": links})


@given(books(), st.sampled_from(list(Zoom)), st.integers(20, 140), st.booleans())
def test_every_line_is_as_wide_as_the_canvas(book, zoom, width, ascii_only):
    drawing = drawn(graph_of(book), width=width, zoom=zoom, measure=cell_len, ascii_only=ascii_only)
    assert len(drawing.lines) == max(drawing.layout.height, 1)
    for line in drawing.lines:
        assert sum(cell_len(sign) for run in line for sign in run.text) == drawing.layout.width


@given(books(), st.sampled_from(list(Zoom)))
def test_the_cells_of_a_box_are_its_own(book, zoom):
    drawing = drawn(graph_of(book), width=100, zoom=zoom, measure=cell_len)
    for id_, box in drawing.layout.boxes.items():
        for row in range(box.y, box.bottom):
            x = 0
            for run in drawing.lines[row]:
                for sign in run.text:
                    if box.x <= x < box.right:
                        assert run.owners == {id_}
                    x += cell_len(sign)


def test_status_hold_and_whom_it_is_about_stand_in_the_frame_by_sign():
    row = {
        "id": 1,
        "statement": "they cannot",
        "status": "heard",
        "hold": 3,
        "about": "all_students",
        "holder": "coach",
    }
    graph = graph_of(Book(1, {"beliefs": {1: row}}))
    assert foot_of(graph.nodes[1]) == "heard ▄ @all"
    text = [
        "".join(run.text for run in line) for line in drawn(graph, width=60, zoom=Zoom.LINE, measure=cell_len).lines
    ]
    assert any("me: they cannot" in line for line in text)
    assert any("╰─heard ▄ @all" in line for line in text)
