"""`coachtui sort` and `coachtui turn`: what a line becomes, without a screen."""

import json

import pytest

from coachtui.domain.ids import spoken


@pytest.fixture
def kept(run):
    """Return Maria's records, by table."""
    return lambda: json.loads(run("show", "maria", "--json").stdout)


@pytest.fixture
def script(run, teachers, kept):
    """A visit of three lines and a tally; returns the ids of its notes."""
    lines = ". @K3 writes\nplain\nt they won't try\n/count who\n/t K3\n/end\n"
    assert run("live", "maria", "--lines", stdin=lines.encode()).returncode == 0
    return [row["id"] for row in kept()["notes"]]


@pytest.fixture
def sort(run, script):
    """Sort that script with these answers, and return what was said."""

    def sort_(*answers, whole=False):
        done = run(
            "sort", "maria", *(["--all"] if whole else []), stdin="".join(f"{each}\n" for each in answers).encode()
        )
        assert done.returncode == 0, done.stderr
        return done.stderr.decode()

    return sort_


def test_a_letter_turns_a_line_and_an_empty_one_leaves_it(sort, kept):
    said = sort("", "B they fear it", "r", "", "Q", "", "", "")
    assert [row["statement"] for row in kept()["beliefs"]] == ["they fear it"]
    (question,) = [row for row in kept()["notes"] if row["mode"] == "wonder"]
    assert question["text"] == "they won't try"
    assert "2 of 4. " in said
    assert "plain (hunch)" in said
    assert said.endswith("2 of 4 sorted.\n")


def test_a_word_does_as_well_as_its_letter_and_what_is_neither_is_told(sort, kept):
    said = sort(
        "claim", "warm-ups land", "some", "", "Question why now", "nobody writes", "note one more", "back", "stop"
    )
    assert [(row["what"], row["scope"]) for row in kept()["claims"]] == [("warm-ups land", "some")]
    assert "why now" in [row["text"] for row in kept()["notes"]]
    assert "There is no “nobody writes”" in said
    assert "one more" in [row["text"] for row in kept()["notes"]]
    assert "obody writes" not in [row["text"] for row in kept()["notes"]]


def test_what_a_letter_needs_is_asked_as_the_app_does(sort, script, kept):
    sort("E", "warm-ups land", "y", "s", "", "A", "c", "r", "", "P", "h", "soon", "+2w", "", "E", "1", "n", "q")
    (claim,) = kept()["claims"]
    seen, counted = kept()["evidence"]
    assert (claim["what"], claim["scope"]) == ("warm-ups land", "some")
    assert (seen["note"], seen["bears_on"], seen["bearing"]) == (script[0], [claim["id"]], "for")
    assert (counted["kind"], counted["bearing"]) == ("count", "against")
    assert [(row.get("facet"), row.get("certainty")) for row in kept()["notes"]][1] == ("cares", "real")
    (promise,) = kept()["promises"]
    assert (promise["who"], bool(promise["due"])) == ("teacher", True)


def test_the_words_of_a_claim_that_is_not_whole_when_all_ends_are_in_the_inbox(run, script, kept):
    done = run("sort", "maria", stdin=b"E\nwait time lands for the back row\n")
    assert (done.returncode, b"coachtui inbox file 1" in done.stderr) == (1, True)
    (waiting,) = json.loads(run("inbox", "--json").stdout)
    assert waiting["text"] == "wait time lands for the back row"
    assert kept()["claims"] == []


def test_leaving_a_question_turns_nothing(sort, kept):
    before = kept()
    said = sort("E", "", "E", "words", "", "A", "", "A", "c", "", "C", "", "", "P", "", "M", "", "z", "q")
    assert kept() == before
    assert "There is no “z”" in said


def test_each_line_has_its_number_in_the_script_and_its_reference(sort, kept):
    sort("*", "q")
    said = sort("", "", "")
    numbers = [line.partition(".")[0] for line in said.splitlines() if line.endswith("]")]
    assert numbers == ["2 of 4", "3 of 4", "4 of 4"]
    assert said.endswith("1 of 4 sorted.\n")
    first = next(line for line in said.splitlines() if "plain" in line)
    assert spoken(kept()["notes"][1]["id"]) in first
    assert " saw: plain  [" in first


def test_what_is_asked_takes_the_words_that_were_said_as_well_as_their_letter(sort, kept):
    sort("claim", "boards land", "all of her students", "Mark", "I think", "promise", "Me", "", "stop")
    assert [row["scope"] for row in kept()["claims"]] == ["all"]
    assert kept()["notes"][0]["mode"] == "think"
    assert [row["who"] for row in kept()["promises"]] == ["coach"]


def test_what_a_line_became_is_told_in_its_words_with_its_reference(sort, kept):
    said = sort("B they fear it", "q")
    ref = spoken(kept()["beliefs"][0]["id"])
    assert [line for line in said.splitlines() if line.endswith(f": they fear it  [{ref}]")]


def test_one_note_may_speak_for_one_thing_and_against_another(sort, kept):
    sort("", "B one", "", "C two", "s", "b", "b", "E", "? one", "1", "N", "1", "y", "m", "q")
    (evidence,) = kept()["evidence"]
    belief, claim = kept()["beliefs"][0]["id"], kept()["claims"][0]["id"]
    ways = {evidence["bearing"], "for" if evidence["bearing"] == "against" else "against"}
    assert (set(evidence["bears_on"]), len(evidence["other_way"]), ways) == ({belief, claim}, 1, {"for", "against"})


def test_a_strength_is_to_be_told_and_then_told_and_taken_back(sort, kept):
    said = sort("V", "V", "u", "u", "u", "*", "x", "q")
    first = kept()["notes"][0]
    assert (first["starred"], first.get("tags"), first.get("told_on")) == (True, None, None)
    assert "Nothing of this is left to take back" in said
    assert kept()["encounters"][0]["state"] == "done"


def test_only_what_became_nothing_is_sorted_unless_all_is_asked_for(sort):
    sort("*", "q")
    assert "3 of 4 lines to sort" in sort("q")
    assert "4 of 4 lines to sort" in sort("q", whole=True)


def test_without_a_script_it_says_so(run, teachers):
    done = run("sort", "maria")
    assert (done.returncode, b"no script with Maria Delgado" in done.stderr) == (1, True)


def test_a_note_is_turned_by_its_reference(run, script, kept):
    first, second, third = map(str, script)
    for args in (
        (first, "evidence", "--claim", "warm-ups", "--claim-scope", "some"),
        (second, "answer", "cares", "real"),
        (third, "belief", "they", "fear", "it"),
        (third, "claim", "--scope", "few"),
        (third, "promise", "--who", "her", "--due", "fri"),
        (first, "strength"),
        (first, "validation"),
        (second, "question", "why?"),
        (second, "decision"),
        (f"{first},{second}", "star"),
        (second, "kind", "~"),
    ):
        done = run("turn", *args)
        assert done.returncode == 0, (args, done.stderr)
    found = kept()
    assert {table: len(found[table]) for table in ("evidence", "beliefs", "claims", "promises", "decisions")} == {
        "evidence": 1, "beliefs": 1, "claims": 2, "promises": 1, "decisions": 1,
    }  # fmt: skip
    notes = {str(row["id"]): row for row in found["notes"]}
    assert [notes[each].get("starred") for each in (first, second, third)] == [True, True, None]
    assert (notes[second]["facet"], notes[second]["mode"]) == ("cares", "think")
    assert notes[first]["told_on"]


def test_evidence_speaks_for_and_against_what_is_named(run, script, kept):
    first, second, third = map(str, script)
    run("turn", f"{second},{third}", "claim")
    one, other = (str(row["id"]) for row in kept()["claims"])
    assert run("turn", first, "evidence", "--for", one, "--against", other).returncode == 0
    (evidence,) = kept()["evidence"]
    assert {str(id_) for id_ in evidence["bears_on"]} == {one, other}
    assert len(evidence["other_way"]) == 1
    run("turn", second, "decision")
    decision = str(kept()["decisions"][0]["id"])
    assert run("turn", decision, "evidence", "--for", one).returncode == 0
    assert [str(id_) for id_ in kept()["decisions"][0]["grounds"]] == [one]
    assert run("turn", decision, "evidence").returncode == 2


def test_what_cannot_be_turned_so_is_refused_in_words(run, script, kept):
    student = str(kept()["students"][0]["id"])
    assert run("turn", student, "star").returncode == 0
    assert kept()["students"][0]["focal"] is True
    refused = run("turn", student, "belief")
    assert (
        refused.returncode,
        b"This student is not turned so. It takes a note" in refused.stderr.replace(b"\n", b" "),
    ) == (2, True)
    assert run("turn", str(script[0]), "evidence").returncode == 2
    assert run("turn", str(script[0]), "promise", "--due", "soonish").returncode == 2
