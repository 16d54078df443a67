"""One line to show, and the record it stands for."""

import pytest

from coachtui.domain.readings.lines import age, first_name, line_of, quoted, text_of, when_of


def test_a_record_speaks_of_its_own_day_and_else_of_when_it_was_made(desk, ago):
    done = desk.add("learnings", 9, question="who waits?", planned_on=ago(5), done_on=ago(4))
    promise = desk.add("promises", 9, text="exit tickets", due=ago(-5))

    assert when_of("learnings", desk.row(done)) == ago(4)
    assert when_of("promises", desk.row(promise)) == desk.row(promise)["created"]
    assert when_of("notes", {"id": 1}) == ""


@pytest.mark.parametrize("when", ["", None, "soon", 20260521])
def test_what_is_no_moment_has_no_age(today, when):
    assert age(when, today) is None


def test_an_evening_in_her_zone_is_her_day(today):
    assert age("2026-05-21T01:30:00Z", today) == 1


def test_a_record_without_words_is_called_what_it_is(desk, today):
    evidence = desk.evidence(desk.claim(), text="")
    odd = {"id": 9, "text": "from another program"}

    assert line_of(desk.book, "evidence", desk.row(evidence), today).text == "evidence"
    assert text_of(desk.book, "oddities", odd) == "from another program"


def test_long_words_are_cut_where_they_are_quoted():
    assert quoted('"they\n just won\'t try"') == '"they just won\'t try"'
    assert len(quoted("word " * 40)) <= 62


def test_a_teacher_is_called_by_her_alias_else_by_her_first_name(new_desk):
    assert first_name(new_desk("Maria Delgado", alias="Mari").book) == "Mari"
    assert first_name(new_desk("Maria Delgado").book) == "Maria"
    assert first_name(new_desk("").book) == "the teacher"
