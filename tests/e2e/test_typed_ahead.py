"""What is typed ahead, as a slow line delivers it: all in one burst, and each key finds its place."""

import json

from tests.e2e.conftest import Open, Run, here


def test_a_whole_morning_in_one_burst(seat: Open, run: Run) -> None:
    here("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    app.type('n6 hands up, dud\rn. quiet q\rvvt "why try"\r. one\r~ two\rhalf a li')
    app.until("half a li")
    app.type("ne\r")
    app.until("half a line")
    shown = json.loads(run("show", "maria", "--json").stdout)
    visit = shown["encounters"][0]
    assert [(note["raw"], note.get("encounter")) for note in shown["notes"]] == [
        ("6 hands up, dud", None),
        (". quiet q", None),
        ('t "why try"', visit["id"]),
        (". one", visit["id"]),
        ("~ two", visit["id"]),
        ("half a line", visit["id"]),
    ]


def test_dialogs_and_screens_in_one_burst(seat: Open, run: Run) -> None:
    here("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    app.type("3abThey give up\ribored\rtired\rI slow\rthey fear being seen\r\rask k3 what is hard\r\rL")
    app.until("(a learning)")
    shown = json.loads(run("show", "maria", "--json").stdout)
    (inquiry,), (belief,), (learning,) = shown["inquiries"], shown["beliefs"], shown["learnings"]
    assert inquiry["about"] == belief["id"]
    assert (inquiry["why"], inquiry["feeling"], inquiry["shaping"]) == ("bored", "tired", "I slow")
    assert (inquiry["possibilities"], inquiry["learn_more"]) == (["they fear being seen"], ["ask k3 what is hard"])
    assert (learning["question"], learning["from"]) == ("ask k3 what is hard", inquiry["id"])
    assert belief["id"] in learning["about"]
