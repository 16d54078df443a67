"""`coachtui outline`: the outline rebuilt at the shell. `coachtui settings`: her config file."""

import json
import tomllib

import pytest

from coachtui.domain.ids import spoken
from coachtui.domain.readings.chains import outline
from coachtui.services.outlining import add_node
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.vault import Vault


@pytest.fixture
def tree(vault, teachers):
    """A belief with a practice beneath it, and one belief beside; returns their ids."""
    store = Vault(vault)
    session, maria = Session(store, Pen()), teachers["Maria Delgado"]
    first = session.do(add_node(session.pen, session.book(maria), "they will not try")).ops[0].id
    practice = session.do(add_node(session.pen, session.book(maria), "points for all", under=first)).ops
    other = session.do(add_node(session.pen, session.book(maria), "cover it")).ops[0].id
    store.close()
    return str(first), str(next(op.id for op in practice if op.table == "practices")), str(other)


@pytest.fixture
def shape(vault, teachers):
    """Return how deep each node stands."""

    def shape_():
        store = Vault(vault)
        found = {str(node.id): node.depth for node in outline(store.book(teachers["Maria Delgado"]))}
        store.close(fold=False)
        return found

    return shape_


def test_a_node_is_moved_with_all_beneath_it(run, tree, shape):
    first, practice, other = tree
    assert shape() == {first: 0, practice: 1, other: 0}
    assert run("outline", other, "in").returncode == 0
    assert shape() == {first: 0, practice: 1, other: 1}
    done = run("outline", practice, "beneath", other)
    assert done.returncode == 0
    assert f": points for all  [{spoken(int(practice))}]" in done.stderr.decode()
    assert shape() == {first: 0, practice: 2, other: 1}
    assert run("outline", practice, "out").returncode == 0
    assert shape() == {first: 0, practice: 1, other: 1}
    assert run("undo").returncode == 0
    assert shape() == {first: 0, practice: 2, other: 1}
    assert run("outline", first, "beneath", practice).returncode == 2
    assert run("outline", first, "out").returncode == 2
    assert run("outline", first, "in").returncode == 2


def test_a_node_is_copied_turned_and_hung_otherwise(run, tree, shape):
    first, practice, other = tree
    assert run("outline", first, "copy", other).returncode == 0
    assert sorted(shape().values()) == [0, 0, 1, 1, 2]
    assert run("outline", other, "turn").returncode == 0
    assert len(json.loads(run("show", "maria", "--json").stdout)["practices"]) == 3
    assert run("outline", practice, "arrow", "affects").returncode == 2
    second = run("add", "belief", "maria", "and so", f"under={first}", "--json")
    new = str(json.loads(second.stdout)["id"])
    assert run("outline", new, "arrow", "alternative_to").returncode == 0
    kinds = {str(row["from"]): row["kind"] for row in json.loads(run("show", "maria", "--json").stdout)["links"]}
    assert "alternative_to" in kinds.values()


def test_the_outline_and_the_board_tell_what_names_each(run, tree):
    run("add", "claim", "maria", "warm-ups land")
    for told in (run("beliefs", "maria"), run("board", "maria")):
        words = told.stdout.decode().split("[")
        assert len(words) > 1
        ref = words[1].partition("]")[0]
        assert run("record", ref).returncode == 0


def test_a_setting_is_told_and_written_and_what_cannot_be_is_refused(run, nobodys_machine):
    assert b"cadence_days = 14" in run("settings").stdout
    assert run("settings", "cadence_days", "21").returncode == 0
    assert tomllib.loads(run("settings", "cadence_days").stdout.decode()) == {"cadence_days": 21}
    assert run("settings", "keys", "note.capture", "n", "F2").returncode == 0
    assert json.loads(run("settings", "--json").stdout)["keys"] == {"note.capture": ["n", "F2"]}
    assert tomllib.loads(run("settings").stdout.decode())["keys"] == {"note.capture": ["n", "F2"]}
    assert run("settings", "keys", "note.capture").returncode == 0
    assert json.loads(run("settings", "--json").stdout)["keys"] == {}
    for wrong in (("cadence", "2"), ("cadence_days", "often"), ("theme", "drak"), ("keys", "note.captur", "x")):
        refused = run("settings", *wrong)
        assert (refused.returncode, b"nearest" in refused.stderr or b"whole number" in refused.stderr) == (2, True)


def test_a_theme_that_is_not_there_is_told_beside_what_else_is_wrong(run, nobodys_machine):
    config = nobodys_machine / "config" / "coachtui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('theme = "drak"\ncadence_days = 21\n')
    told = run("settings")
    assert told.returncode == 1
    assert tomllib.loads(told.stdout.decode())["cadence_days"] == 21
    assert b"no theme 'drak'; the nearest is 'dark'" in told.stderr


def test_what_speaks_for_or_against_another_is_told_at_both_ends_with_the_reference_of_the_other(run, teachers):
    for statement in ("they will not try", "some of the silence is work"):
        assert run("add", "belief", "maria", statement).returncode == 0
    one, other = (json.loads(run("beliefs", "maria", "--json").stdout)[at]["id"] for at in (0, 1))
    done = run("link", str(other), "contradicts", str(one))
    assert b"some of the silence is work" in done.stderr
    assert b"they will not try" in done.stderr
    told = run("beliefs", "maria").stdout.decode().splitlines()
    assert told[1].startswith("  contradicted by: some of the silence is work  [")
    assert told[3].startswith("  contradicts: they will not try  [")
    assert told[1].endswith(told[2][-7:])
    assert told[3].endswith(told[0][-7:])


@pytest.mark.usefixtures("teachers")
@pytest.mark.parametrize(
    ("kind", "upper", "above", "below"),
    [
        ("leads_to", 0, "leads to", "follows from"),
        ("selects", 0, "selects", "selected by"),
        ("rests_on", 1, "bears", "rests on"),
        ("alternative_to", 1, "alternative", "alternative to"),
    ],
)
def test_how_beliefs_hang_together_is_told_at_both_ends_with_both_references(run, kind, upper, above, below):
    words = ("they will not try", "some of the silence is work")
    for statement in words:
        assert run("add", "belief", "maria", statement).returncode == 0
    refs = [spoken(row["id"]) for row in json.loads(run("beliefs", "maria", "--json").stdout)]
    assert run("link", refs[0], kind, refs[1]).returncode == 0
    lower = 1 - upper
    told = run("beliefs", "maria").stdout.decode().splitlines()
    assert told[0].endswith(f"[{refs[upper]}]")
    assert told[1].startswith(f"  {above} {words[lower]}  (")
    assert told[1].endswith(f"[{refs[lower]}]")
    assert told[2] == f"    {below}: {words[upper]}  [{refs[upper]}]"


def test_what_is_found_is_named_so_that_it_can_be_shown(run, teachers):
    assert b"  [" in run("note", "maria", "she asked me").stderr
    ref = run("find", "she asked").stdout.decode().rpartition("[")[2].partition("]")[0]
    assert b"she asked me" in run("record", ref).stdout
