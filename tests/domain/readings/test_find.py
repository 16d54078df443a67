"""Find: all words, case and accents aside, newest first, across all records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.find import find, folded, matches


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("WON'T", "won\u2019t"),
        ("José", "jose"),
        ("naïve", "NAIVE"),
        ("Straße", "strasse"),
        ("\u201ctry\u201d", '"try"'),
    ],
)
def test_case_accents_and_curled_marks_make_no_difference(typed, same):
    assert folded(typed) == folded(same)


def test_all_words_have_to_be_there_in_any_order(desk):
    note = desk.said("They just won't TRY", 3)
    desk.said("they try", 2)

    assert [hit.id for hit in matches(desk.book, "try won't")] == [note]
    assert matches(desk.book, "  ") == []


def test_words_are_found_across_the_fields_of_a_record(desk):
    claim = desk.claim("Warm-ups land", why={"text": "they know what comes"})

    (hit,) = matches(desk.book, "warm comes")
    assert (hit.table, hit.id) == ("claims", claim)
    (hit,) = matches(desk.book, "know comes warm")
    assert (hit.field, hit.line) == ("why.text", "they know what comes")


def test_lists_objects_and_tags_are_searched_and_what_the_store_writes_is_not(desk):
    visit = desk.met("visit", 3, look_fors=["who is called on"])
    tally = desk.add("tallies", name="called on", marks=[{"quote": "I was not asked"}])
    tagged = desk.saw("x", 3, tags=["participation"])

    assert [(hit.id, hit.field) for hit in matches(desk.book, "called on who")] == [(visit, "look_fors")]
    assert [(hit.id, hit.field) for hit in matches(desk.book, "was not asked")] == [(tally, "marks.quote")]
    assert [hit.id for hit in matches(desk.book, "participation")] == [tagged]
    assert matches(desk.book, "me") == []


def test_drafts_and_links_are_not_found(desk):
    desk.add("drafts", text="half a line")
    desk.link(desk.belief("x"), "drives", desk.practice("y"), text="half a line")

    assert matches(desk.book, "half") == []


def test_hits_of_several_teachers_stand_newest_first(new_desk):
    maria, jose = new_desk("Maria", 1), new_desk("José", 2)
    old, newest, middle = maria.said("they try", 9), maria.said("they try", 1), jose.said("they try", 4)

    hits = find([maria.book, jose.book], "they")

    assert [(hit.teacher, hit.id) for hit in hits] == [(1, newest), (2, middle), (1, old)]
    assert [hit.id for hit in find([maria.book, jose.book], "they", 2)] == [newest, middle]
    assert [hit.table for hit in find([maria.book, jose.book], "jose")] == ["teachers"]


def test_a_group_that_all_share_is_found_once(new_desk):
    maria, jose = new_desk("Maria", 1), new_desk("José", 2)
    group = maria.group("newcomers")
    jose.tables["groups"] = maria.tables["groups"]

    assert [hit.id for hit in find([maria.book, jose.book], "newcomers")] == [group]


@given(text=st.text(min_size=1, max_size=40), data=st.data())
def test_any_part_of_a_text_finds_it(new_desk, text, data):
    desk = new_desk("")
    note = desk.note(text)
    words = folded(text).split()

    found = [hit.id for hit in matches(desk.book, " ".join(data.draw(st.permutations(words))))]

    assert found == ([note] if words else [])
