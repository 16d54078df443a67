"""The belief map as it leaves: what may, in forms that other programs take."""

import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest

from coachtui.domain.beliefmap.graph import Sieve, graph_of
from coachtui.domain.book import Book
from coachtui.exchange.maps.data import data
from coachtui.exchange.maps.dot import dot
from coachtui.exchange.maps.given import given
from coachtui.exchange.maps.mermaid import mermaid
from coachtui.exchange.maps.svg import svg
from coachtui.exchange.maps.text import text
from coachtui.exchange.sample import sample_books

NASTY = 'she said "no" \\ <b>&amp; ]]> {x} | #34; -->\n漢字 e\u0301 \x07 %% end'
SVG = "{http://www.w3.org/2000/svg}"


def book(**statement):
    rows = {
        "teachers": {1: {"id": 1, "name": "Maria Delgado", "alias": "M"}},
        "beliefs": {
            11: {"id": 11, "statement": "hers to see", "visibility": "teacher", **statement},
            12: {"id": 12, "statement": "for me alone", "visibility": "me", "holder": "coach"},
        },
        "practices": {13: {"id": 13, "text": "tells them", "visibility": "teacher"}},
        "students": {14: {"id": 14, "code": "K3", "visibility": "me"}},
        "links": {
            15: {"id": 15, "from": 11, "to": 13, "kind": "drives"},
            16: {"id": 16, "from": 13, "to": 14, "kind": "affects", "text": "waits for me"},
            17: {"id": 17, "from": 12, "to": 11, "kind": "contradicts"},
        },
    }
    return Book(1, rows)


@pytest.fixture(scope="module")
def maria():
    whole = {teacher: Book(teacher, tables) for teacher, tables in sample_books().items()}
    return next(each for each in whole.values() if str(each.teacher.get("name", "")).startswith("Maria"))


def all_forms(graph, name):
    return [text(graph, name), dot(graph, name), mermaid(graph, name), svg(graph, name), str(data(graph, name))]


def test_what_is_private_is_left_out_unless_asked_and_counted():
    found = given(book(), Sieve(), private=False)
    assert found.left_out == 1
    for form in all_forms(found.graph, found.name):
        assert "for me alone" not in form
        assert "waits for me" not in form
        assert "Delgado" not in form
        assert "hers to see" in form
        assert "K3" in form
    whole = given(book(), Sieve(), private=True)
    assert all("for me alone" in form for form in all_forms(whole.graph, whole.name))


def test_of_the_sample_nothing_private_leaves(maria):
    found = given(maria, Sieve(), private=False)
    private = [row["statement"] for row in maria.rows("beliefs") if row.get("visibility") != "teacher"]
    assert private
    for form in all_forms(found.graph, found.name):
        assert not [words for words in private if words in form]


def test_each_node_and_arrow_stands_in_every_form(maria):
    graph = given(maria, Sieve(), private=True).graph
    assert len(graph.nodes) >= 40
    assert len(graph.edges) >= 60
    drawn = dot(graph, "Maria")
    assert drawn.count(" -> ") == len(graph.edges)
    chart = mermaid(graph, "Maria")
    assert len(re.findall(r"^  \w+ (?:-->|==>|-\.->|-\.-)", chart, re.MULTILINE)) == len(graph.edges)
    root = ET.fromstring(svg(graph, "Maria"))
    wires = [each for each in root.iter(f"{SVG}path") if "wire" in each.get("class", "")]
    assert len(wires) == len(graph.edges)
    assert len([each for each in root.iter() if each.get("class", "").startswith("box")]) == len(graph.nodes)
    made = data(graph, "Maria")
    assert (len(made["nodes"]), len(made["links"])) == (len(graph.nodes), len(graph.edges))


def test_any_words_are_safe_in_every_form():
    found = given(book(statement=NASTY), Sieve(), private=True)
    root = ET.fromstring(svg(found.graph, found.name))
    words = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert '"no"' in words
    assert "漢字" in words
    chart = mermaid(found.graph, found.name)
    (node,) = [line for line in chart.splitlines() if "belief_11(" in line]
    assert re.fullmatch(r'    belief_11\("(?:[^"|{}<>\[\]\\]|<br/>)*"\)', node)
    assert dot(found.graph, found.name).count('"') % 2 == 0


def test_ascii_is_ascii_but_for_her_words(maria):
    graph = given(maria, Sieve(), private=True).graph
    drawn = text(graph, "Maria", ascii_only=True)
    odd = {sign for sign in drawn if not sign.isascii()}
    assert odd <= set("".join(node.text for node in graph.nodes.values()))


def test_filters_leave_what_was_asked_for(maria):
    coach = graph_of(maria)
    mine = given(maria, Sieve(holder="coach"), private=True).graph
    assert {node.holder for node in mine.nodes.values() if node.table == "beliefs"} == {"coach"}
    k3 = next(id_ for id_, node in coach.nodes.items() if node.text == "K3")
    hers = given(maria, Sieve(student=k3), private=True).graph
    assert k3 in hers.nodes
    assert {node.text for node in hers.nodes.values() if node.place.column == 3} == {"K3"}


def test_the_svg_needs_nothing_from_elsewhere_and_has_a_legend(maria):
    drawn = svg(given(maria, Sieve(), private=True).graph, "Maria")
    assert not re.findall(r"(?:href|src|@import|url\((?!#))", drawn)
    assert "<script" not in drawn
    assert "heavy: a loop that feeds itself" in drawn


@pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
@pytest.mark.parametrize("statement", ["plain", NASTY])
def test_graphviz_takes_the_dot(statement):
    found = given(book(statement=statement), Sieve(), private=True)
    done = subprocess.run(
        ["dot", "-Tsvg"], input=dot(found.graph, found.name).encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"tells them" in done.stdout
