"""The hint about a child's name speaks up for names and stays quiet for prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.grammar.childname import looks_like_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jaylen Brown would not start", "Jaylen Brown"),
        ("asked Amara Okafor's mother", "Amara Okafor's"),
        ("then I saw D'Andre Smith-Lee leave", "D'Andre Smith-Lee"),
        ('"Chloe Park," she said', "Chloe Park"),
    ],
)
def test_two_capitalised_words_look_like_a_name(text, name):
    assert looks_like_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Then Maria left", "Asked Robert why", "she said. Robert came", "on Monday March 3", "K3 and K4",
        "WE WERE HERE",
        "Khan Academy again", "Ms. Ana Lopez came by", "Maria Delgado smiled", "Delgado Maria", "Algebra Two",
        "Exit Ticket",
        "went to Lincoln Middle", "Six, Seven", "", "A B",
    ],
)  # fmt: skip
def test_prose_and_grown_ups_stay_quiet(text):
    assert looks_like_name(text, ["Maria Delgado", "Lincoln Middle"]) == ""


@given(st.text(max_size=80))
def test_it_takes_any_text(text):
    assert isinstance(looks_like_name(text), str)
