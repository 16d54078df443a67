"""`coachtui done`: a record settled by a word. `coachtui link`: how one bears on another."""

import json

import pytest

SOMETHING = object()
"""A value that is there, whatever it is."""


@pytest.fixture
def kept(run):
    """Return Maria's records, by table."""
    return lambda: json.loads(run("show", "maria", "--json").stdout)


@pytest.fixture
def added(run, teachers):
    """Add a record of a kind, and return what names it."""
    return lambda kind, *words: str(json.loads(run("add", kind, "maria", *words, "--json").stdout)["id"])


@pytest.mark.parametrize(
    ("kind", "how", "fields"),
    [
        ("promise", [], {"outcome": "kept"}),
        ("promise", ["released"], {"outcome": "released"}),
        ("claim", [], {"let_go_on": SOMETHING}),
        ("practice", ["adopted"], {"status": "adopted"}),
        ("belief", ["loosening", "--why", "K3 showed her"], {"status": "loosening", "history": SOMETHING}),
        ("belief", ["named", "--words", "they can"], {"awareness": "named", "verbatim": "they can"}),
        ("learning", ["--found", "in two seconds"], {"found": "in two seconds", "done_on": SOMETHING}),
        ("inquiry", ["stuck", "--next", "ask again"], {"outcome": "stuck", "next_step": "ask again"}),
        ("decision", ["unclear", "--look-on", "+1w"], {"result": "unclear", "review_on": SOMETHING}),
        ("decision", ["not_yet", "--learned", "too much"], {"result": "not_yet", "learned": "too much"}),
    ],
)
def test_a_word_settles_a_record(run, added, kind, how, fields):
    ref = added(kind, "the words")
    done = run("done", ref, *how)
    assert done.returncode == 0, done.stderr
    row = json.loads(run("record", ref, "--json").stdout)["record"]
    assert {name: row.get(name) for name in fields if fields[name] is not SOMETHING} == {
        name: value for name, value in fields.items() if value is not SOMETHING
    }
    assert all(row.get(name) for name in fields)


def test_each_step_is_taken_back_by_itself(run, added, kept):
    ref = added("decision", "one step")
    assert run("done", ref, "learned", "--learned", "it is enough", "--next", "two steps").returncode == 0
    assert [row["next_skill"] for row in kept()["decisions"]] == ["one step", "two steps"]
    run("undo")
    assert [row.get("learned") for row in kept()["decisions"]] == ["it is enough"]
    run("undo", "-n", "2")
    assert [row.get("result") for row in kept()["decisions"]] == [None]


def test_a_promise_typed_as_a_note_is_settled_by_the_note(run, teachers, kept):
    run("note", "maria", "! fri tickets")
    run("note", "maria", "seen")
    promise, seen = (str(row["id"]) for row in kept()["notes"])
    assert run("done", promise).returncode == 0
    assert kept()["promises"][0]["outcome"] == "kept"
    assert run("done", seen).returncode == 2


def test_an_encounter_is_done_and_a_teacher_rests(run, teachers, kept):
    run("live", "maria", "--lines", stdin=b"a line\n/end\n")
    assert run("done", str(kept()["encounters"][0]["id"])).returncode == 0
    assert kept()["encounters"][0]["state"] == "done"
    assert run("done", str(teachers["Maria Delgado"]), "paused").returncode == 0
    assert kept()["teachers"][0]["state"] == "paused"


def test_what_settles_nothing_is_refused_and_changes_nothing(run, added, kept):
    promise, belief = added("promise", "tickets"), added("belief", "they will not")
    learning = added("learning", "who?")
    before = kept()
    for wrong in ((promise, "learned"), (promise, "--found", "x"), (belief,), (learning,), (learning, "kept")):
        assert run("done", *wrong).returncode == 2, wrong
    assert kept() == before


def test_two_are_linked_in_a_way_that_makes_sense(run, added, kept):
    one, other = added("belief", "they will not try"), added("practice", "points for all")
    assert run("link", one, "drives", other).returncode == 0
    assert run("link", other, "affects", "K3", "waits", "longer").returncode == 0
    assert [(row["kind"], row.get("text") or "") for row in kept()["links"]] == [
        ("drives", ""),
        ("affects", "waits longer"),
    ]
    assert [row["code"] for row in kept()["students"]] == ["K3"]
    for wrong in ((one, "drives", other), (other, "drives", one), (one, "leads_to", "zzzzz")):
        assert run("link", *wrong).returncode == 2, wrong
    assert len(kept()["links"]) == 2


def test_a_link_that_is_there_is_reworded_made_another_and_taken_away(run, added, kept):
    one, other = added("belief", "they will not try"), added("belief", "so I tell them")
    run("link", one, "leads_to", other)
    run("link", one, "affects", "K3", "waits")
    assert run("link", one, "leads_to", other).returncode == 2
    assert run("link", one, "leads_to", other, "since", "then").returncode == 0
    assert run("link", one, "affects", "k3", "waits", "longer").returncode == 0
    assert [(row["kind"], row["text"]) for row in kept()["links"]] == [
        ("leads_to", "since then"),
        ("affects", "waits longer"),
    ]
    assert run("link", one, "leads_to", other, "--as", "supports").returncode == 0
    assert run("link", one, "leads_to", other, "--away").returncode == 2
    for ends in (("supports", other), ("affects", "K3")):
        assert run("link", one, *ends, "--away").returncode == 0
    assert kept()["links"] == []
