"""Two versions made one: nothing that either said is lost unless she says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.keeping import Version
from coachtui.services.merging import BOTH, OTHER, STANDS, Difference, differing, joined, merged, parted

VALUES = st.none() | st.booleans() | st.text(max_size=3) | st.lists(st.integers(0, 3), max_size=2)
PARTS = st.dictionaries(st.sampled_from("xy"), VALUES, max_size=2)
ROWS = st.dictionaries(st.sampled_from("abc"), VALUES | PARTS, max_size=3)


def said(row):
    """What a record says, without what says nothing."""
    flat = {key: said(each) if isinstance(each, dict) else each for key, each in row.items()}
    return {key: each for key, each in flat.items() if each not in (None, "", [], {}) and each is not False}


@given(ROWS, ROWS, st.none() | ROWS)
def test_all_of_one_side_is_that_side(stands, other, base):
    found = differing(stands, other, base)
    assert said(merged(stands, {each.path: each.stands for each in found})) == said(stands)
    assert said(merged(stands, {each.path: each.other for each in found})) == said(other)
    assert (found == []) == (said(stands) == said(other))


@given(ROWS, ROWS)
def test_what_only_one_side_moved_is_taken_from_it(stands, other):
    for each in differing(stands, other, stands):
        assert (each.moved, each.choice) == (OTHER, OTHER)
    for each in differing(stands, other, other):
        assert (each.moved, each.choice) == (STANDS, STANDS)
    for each in differing(stands, other):
        assert (each.moved, each.choice) == (BOTH, STANDS)


def test_a_part_of_a_field_differs_alone():
    stands = {"id": 1, "rev": 3, "why": {"text": "quick", "basis": "guess"}, "what": "it"}
    other = {"id": 1, "rev": 2, "why": {"text": "quick", "basis": "tested"}, "scope": "some", "what": "it"}
    assert differing(stands, other, {"why": {"basis": "guess"}, "what": "it"}) == [
        Difference("why.basis", "guess", "tested", OTHER),
        Difference("scope", None, "some", OTHER),
    ]
    assert merged(stands, {"why.basis": "tested"})["why"] == {"text": "quick", "basis": "tested"}
    assert "why" not in merged(stands, {"why.basis": None, "why.text": ""})


@pytest.mark.parametrize(
    ("stands", "other", "both"),
    [
        ("they can't", "they won't", "they can't / they won't"),
        ("a" * 60, "b" * 60, "a" * 60 + "\n" + "b" * 60),
        ("one\ntwo", "three", "one\ntwo\nthree"),
        ("lab days", "lab days work", "lab days work"),
        ("", "two", "two"),
        (None, ["a"], ["a"]),
        ([1, 2], [2, 3], [1, 2, 3]),
        ([{"on": "2026-02-01", "x": 1}], [{"on": "2026-01-01"}], [{"on": "2026-01-01"}, {"on": "2026-02-01", "x": 1}]),
        ([{"at": "b"}], ["loose"], [{"at": "b"}, "loose"]),
        (3, 4, None),
        ("a", ["b"], None),
    ],
)
def test_both_are_kept_where_that_can_be(stands, other, both):
    assert joined(stands, other) == both


def version(t, text, base=""):
    return Version("", "w", "", {"text": text}, version=f"{t}-w", base=base)


def test_the_state_that_both_were_made_from_is_found_over_several_edits():
    told = [version(1, "first"), version(2, "a", "1-w"), version(3, "b", "1-w"), version(4, "b2", "3-w")]
    assert parted([*told, version(5, "a2", "2-w")], "4-w") == {"text": "first"}
    assert parted([*told, version(5, "stale", "0-")], "4-w") == {"text": "b"}
    assert parted(told, "9-w") is None
    assert parted([version(1, "one"), version(2, "two", "0-")], "1-w") is None
