"""Find: all words, case and accents aside, newest first, across all records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.find import CHOSEN, CHOSEN_IN, DAYS, excerpt, find, folded, matches, waits
from coachtui.domain.records.registry import MODELS


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


def test_what_is_chosen_from_a_list_and_days_are_no_words(desk):
    desk.note("! bring tickets", 3)
    desk.add("promises", text="tickets", outcome="open", who="coach", due="2026-05-22")
    desk.belief("they give up", about="these_students", status="hunch")
    desk.claim("it lands", why={"text": "they know", "basis": "tested"})

    for word in ("promise", "open", "student", "hunch", "tested", "2026", "coach", "10"):
        assert [hit.said for hit in matches(desk.book, word)] == [], word


def fields(schema, defs, within=""):
    """Yield each text field of a model: its name, and how it is written: freely, as a day, or chosen from a list."""
    for name, value in schema.get("properties", {}).items():
        ways = [value, *value.get("anyOf", ()), value.get("items", {})]
        ways = [defs[way["$ref"].rpartition("/")[2]] if "$ref" in way else way for way in ways]
        for way in ways:
            yield from fields(way, defs, f"{name}.")
            if "enum" in way:
                yield name, "chosen"
            elif way.get("type") == "string":
                yield name, "day" if "date" in way.get("format", "") else "free"


def test_the_fields_that_are_not_searched_are_those_of_the_records_that_hold_no_words_of_hers():
    written, chosen, days = set(), set(), set()
    for table, model in MODELS.items():
        schema = model.model_json_schema()
        for name, how in fields(schema, schema["$defs"]):
            if how == "day":
                days.add(name)
            elif how == "chosen" and (table, name) not in CHOSEN_IN:
                chosen.add(name)
            elif how == "free":
                written.add(name)
    assert days == DAYS
    assert chosen == CHOSEN - {"field", "from", "to"}  # what a step of a belief's history moved, from where to where
    assert written & (CHOSEN | DAYS) == {"field"}


def test_a_hit_says_the_record_and_where_else_the_words_stand(desk):
    desk.claim("Warm-ups land", why={"text": "they know what comes"})
    desk.said("they just won't try", 3)

    (hit,) = matches(desk.book, "know comes")
    assert (hit.said, hit.elsewhere) == ("Warm-ups land", "why: they know what comes")
    (hit,) = matches(desk.book, "just try")
    assert (hit.said, hit.elsewhere) == ('T "they just won\'t try"', "")


def test_an_excerpt_shows_the_word_that_was_sought():
    text = "a long talk about pacing, and then " * 5 + "she said robotics\nin passing, " + "before the bell rang " * 5
    for letters in (20, 40, 80):
        for words in ("robotics", "PASSING", "a long", "rang"):
            said = excerpt(text, words, letters)
            assert words.lower() in said
            assert len(said) <= letters
    assert excerpt("short\n one", "one", 20) == "short one"


def test_a_text_that_waits_is_searched_alike():
    assert waits("~ a Thought about naïve plans", "NAIVE thought")
    assert not waits("~ a thought", "")
    assert not waits("~ a thought", "plan")


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
