import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.book import TABLES
from coachtui.domain.kinds import KINDS, LINK_PHRASES, REFS, ids_in, label, phrases, summary, ties
from coachtui.domain.records.registry import MODELS
from coachtui.domain.summaries import in_quotes
from coachtui.domain.words import LinkKind

MARKS = st.sampled_from('“”"')
JSON = st.none() | st.integers() | st.text(max_size=9)


def test_every_table_is_spoken_of_and_tied():
    assert tuple(KINDS) == TABLES
    assert tuple(REFS) == TABLES
    assert set(LINK_PHRASES) == set(LinkKind)


@pytest.mark.parametrize("table", TABLES)
def test_every_tie_is_a_field_of_the_model(table):
    keys = {info.alias or name for name, info in MODELS[table].model_fields.items()}
    for ref in REFS[table]:
        assert ref.field.partition(".")[0] in keys
        assert set(ref.tables) <= {*TABLES, "*"}
    assert KINDS[table].text in keys


def test_ties_are_read_from_lists_objects_and_lists_of_objects():
    tally = {"encounter": 1, "marks": [{"student": 2}, {"group": 3}, {"student": True}], "from": 4}
    assert [(ref.field, id_) for ref, id_ in ties("tallies", tally)] == [
        ("encounter", 1),
        ("marks.student", 2),
        ("marks.group", 3),
        ("from", 4),
    ]
    assert list(ids_in({"why": {"belief": 9}}, "why.belief")) == [9]
    assert list(ties("later", {"from": 1})) == []


def test_a_tie_reads_from_both_ends():
    bears_on = REFS["evidence"][0]
    start, end = REFS["links"]
    assert phrases("evidence", {"bearing": "for"}, bears_on) == ("evidence for", "rests on")
    assert phrases("evidence", {"bearing": "against"}, bears_on) == ("evidence against", "contested by")
    assert phrases("links", {"kind": "drives"}, end) == ("drives", "driven by")
    assert phrases("links", {"kind": "drives"}, start) == ("driven by", "drives")
    assert phrases("links", {}, end) == ("linked to", "linked from")
    belongs = REFS["students"][0]
    k3 = {"groups": [{"group": 1}, {"group": 2, "until": "2026-05-20"}]}
    assert phrases("students", k3, belongs, 1) == ("belongs to", "holds")
    assert phrases("students", k3, belongs, 2) == ("belonged to", "held")


@pytest.mark.parametrize(
    ("table", "row", "line"),
    [
        ("notes", {"mode": "said", "speaker": "teacher", "text": "they won't"}, 'T "they won\'t"'),
        ("notes", {"mode": "count", "text": "6/28\nhands"}, "# 6/28 hands"),
        (
            "notes",
            {"mode": "said", "speaker": "student", "text": '"I just know it" and folds arms'},
            'S "I just know it" and folds arms',
        ),
        ("notes", {"raw": "?"}, "?"),
        ("notes", {"mode": "said"}, "(note without text)"),
        (
            "encounters",
            {"kind": "visit", "start": "2026-05-21T14:00:00Z", "place": "room 4"},
            "visit · 2026-05-21 · room 4",
        ),
        ("tallies", {"name": "called on", "marks": [{}, {}]}, "called on (2)"),
        ("trust_readings", {"dimension": "regard", "level": 4, "sign": "she asked"}, "regard 4/5 · she asked"),
        ("promises", {"who": "coach", "text": "tickets", "due": "2026-05-22"}, "I: tickets by 2026-05-22"),
        ("students", {"code": "K3", "focal": True}, "K3 (focal)"),
        ("links", {"kind": "leads_to", "text": "quiet"}, "leads to: quiet"),
        ("inquiries", {"possibilities": ["too fast"]}, "too fast"),
        ("evidence", {"bearing": "against", "text": "K3 asleep"}, "against: K3 asleep"),
        ("conflicts", {"table": "beliefs"}, "two versions of a belief"),
        ("beliefs", {"verbatim": "can't"}, "can't"),
        ("later", {"text": "x"}, "x"),
    ],
)
def test_one_line_says_a_record(table, row, line):
    assert summary(table, row) == line


@given(
    st.sampled_from(TABLES), st.dictionaries(st.sampled_from(["text", "kind", "mode", "who", "name", "level"]), JSON)
)
def test_one_line_is_one_line_whatever_the_record(table, row):
    assert summary(table, row).strip()
    assert "\n" not in summary(table, row)


def test_records_are_counted_in_words():
    assert (label("notes"), label("notes", 2), label("later", 2)) == ("note", "notes", "later")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("they won't", '"they won\'t"'),
        ('"they won\'t"', '"they won\'t"'),
        ("“they won't”", '"they won\'t"'),
        ('"I just know it" and folds arms', '"I just know it" and folds arms'),
        ('"yes" and then "no"', '"yes" and then "no"'),
        ('he shrugs: "no"', '"he shrugs: "no""'),
        ('"cut off …', '"cut off …"'),
        ('12" of paper', '"12" of paper"'),
    ],
)
def test_what_was_said_stands_in_quotes_and_a_quotation_it_begins_with_gets_no_mark_added(text, shown):
    assert in_quotes(text) == shown


@given(st.lists(MARKS | st.text("ab ", max_size=3), max_size=6).map("".join))
def test_quotes_are_added_in_pairs_or_not_at_all_and_never_twice(text):
    shown = in_quotes(text, "“”")
    assert in_quotes(shown, "“”") == shown
    assert text.strip('“”"') in shown
    assert shown == text or (shown[0], shown[-1]) == ("“", "”")
