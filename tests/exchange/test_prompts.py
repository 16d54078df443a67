"""The prompts: all there, hers where she says so, and a bad file costs one message."""

import pytest

from coachtui.domain.words import FIVE_QUESTIONS, Dimension, Facet, Method, Rung, Span
from coachtui.exchange.prompts import load_prompts


@pytest.fixture(scope="module")
def shipped():
    prompts, problem = load_prompts()
    assert problem is None
    return prompts


def test_the_four_questions_have_variants(shipped):
    asked = shipped.under("inquiry")
    assert list(asked) == ["why", "feeling", "shaping", "possibilities", "learn_more"]
    assert all(3 <= len(texts) <= 6 for texts in asked.values())


def test_each_facet_rung_dimension_span_and_method_has_prompts(shipped):
    assert set(shipped.under("facets")) == set(Facet)
    assert all(len(shipped.of("facets", facet)) >= 3 for facet in FIVE_QUESTIONS)
    assert set(shipped.under("ladder")) == set(Rung)
    for dimension in Dimension:
        assert shipped.of("trust", dimension, "up")
        assert shipped.of("trust", dimension, "down")
    for span in Span:
        assert set(shipped.under("learning", span)) == set(Method)


def test_what_is_asked_of_a_decision_has_variants(shipped):
    assert all(len(shipped.of("decision", each)) >= 3 for each in ("next_skill", "learned"))


def test_no_prompt_is_written_twice_and_all_are_credited(shipped):
    said = [text for texts in shipped.texts.values() for text in texts]
    assert len(said) == len(set(said))
    assert {"inquiry", "facets", "ladder", "trust", "learning", "empathy", "planning"} <= set(shipped.under("credits"))


def test_her_lists_replace_those_of_the_same_name_and_no_others(tmp_path, shipped):
    (tmp_path / "prompts.toml").write_text('[inquiry]\nwhy = ["¿Por qué no responden?"]\n', "utf-8")
    prompts, problem = load_prompts(tmp_path)
    assert problem is None
    assert prompts.of("inquiry", "why") == ("¿Por qué no responden?",)
    assert prompts.of("inquiry", "feeling") == shipped.of("inquiry", "feeling")


def test_without_a_file_of_hers_the_shipped_prompts_stand(tmp_path, shipped):
    assert load_prompts(tmp_path) == (shipped, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[inquiry\n", "line 1"),
        ('[inquiry]\nwhy = "one"\n', "inquiry.why is not a list of texts"),
        ("[inquiry]\nwhy = []\n", "inquiry.why is not a list of texts"),
        ('[inquiry]\nwhy = [" "]\n', "inquiry.why is not a list of texts"),
        ('[inquiry]\nwhi = ["a"]\n', "Is it inquiry.why?"),
        ('[inquiry]\nwhy = ["so, {teacher}?"]\n', "{name}"),
        ('[inquiry]\nwhy = ["so {"]\n', "{name}"),
    ],
)
def test_a_bad_file_costs_one_message_that_names_it(tmp_path, shipped, text, told):
    (tmp_path / "prompts.toml").write_text(text, "utf-8")
    prompts, problem = load_prompts(tmp_path)
    assert prompts == shipped
    assert problem is not None
    assert told in problem.message
    assert str(tmp_path / "prompts.toml") in problem.message


def test_a_file_that_is_not_text_costs_one_message(tmp_path, shipped):
    (tmp_path / "prompts.toml").write_bytes(b"\xff\xfe[")
    prompts, problem = load_prompts(tmp_path)
    assert prompts == shipped
    assert problem is not None
