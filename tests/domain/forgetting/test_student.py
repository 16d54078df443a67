"""A student who is forgotten: what is about her alone goes, and in all else nothing says that she was there."""

import pytest

from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.forgetting.codes import Codes
from coachtui.domain.forgetting.rule import Forgetting

T, K3, K4, ELL = 900, 3, 4, 5
NOTE, BOTH, BELIEF, DECISION = 10, 11, 12, 13


def rule(*rows, codes=("K3",)):
    """Return the rule for a book of rows (table, row), in which note 10, belief 12 and decision 13 are of K3 alone."""
    base = [
        ("students", {"id": K3, "code": "K3"}),
        ("students", {"id": K4, "code": "K4"}),
        ("notes", {"id": NOTE, "text": "I was spacing out there", "students": [K3]}),
        ("notes", {"id": BOTH, "text": "only @K3 and @K4 looked", "students": [K3, K4]}),
        ("beliefs", {"id": BELIEF, "statement": "he cannot", "about": "student", "students": [K3]}),
        ("decisions", {"id": DECISION, "next_skill": "halves", "about": [K3]}),
    ]
    tables = {}
    for table, row in (*base, *rows):
        tables.setdefault(table, {})[row["id"]] = row
    return Forgetting(Asked(T, frozenset({K3})), {T: tables}, codes=frozenset(codes))


def left(place, **row):
    """Return what is left of a record 99."""
    row = {"id": 99, **row}
    return rule((place, row)).left(T, place, 99, row)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("notes", {"students": [K3]}),
        ("tallies", {"name": "called on", "marks": [{"student": K3}, {"student": K3}]}),
        ("beliefs", {"statement": "lazy", "students": [K3]}),
        ("practices", {"text": "sits beside", "students": [K3]}),
        ("links", {"from": 50, "to": K3, "kind": "affects", "text": "gives up"}),
        ("links", {"from": BELIEF, "to": 50, "kind": "drives"}),
        ("inquiries", {"about": K3, "why": "tired?"}),
        ("inquiries", {"about": BELIEF, "why": "tired?"}),
        ("learnings", {"question": "what helps?", "about": [K3]}),
        ("learnings", {"question": "what helps?", "about": [K3, DECISION]}),
        ("decisions", {"next_skill": "thirds", "about": [K3]}),
        ("claims", {"what": "drawing", "scope": "one", "with": [K3]}),
        ("evidence", {"text": "drew it", "note": NOTE, "covers": [K4]}),
        ("evidence", {"text": "drew it", "covers": [K3]}),
        ("evidence", {"text": "drew it", "bears_on": [DECISION]}),
        ("drafts", {"where": "form notes", "record": NOTE, "text": "x"}),
        ("drafts", {"where": "note", "text": "k3 I was spacing out\n. @K3 again"}),
        ("conflicts", {"table": "notes", "record": NOTE, "data": {"id": NOTE, "text": "x", "students": [K3]}}),
    ],
)
def test_what_is_about_her_alone_goes(table, row):
    assert left(table, **row) is None


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("notes", {"text": "K3's idea", "students": [K3, K4]}, {"text": "[forgotten]'s idea", "students": [K4]}),
        ("notes", {"text": "@k3", "students": [K3], "groups": [ELL]}, {"text": "[forgotten]", "groups": [ELL]}),
        ("notes", {"text": "as K3 said", "tags": ["k3"]}, {"text": "as [forgotten] said", "tags": ["[forgotten]"]}),
        (
            "tallies",
            {"marks": [{"student": K3, "bucket": "boys", "quote": "me!"}, {"student": K4, "quote": "no"}]},
            {"marks": [{"bucket": "boys"}, {"student": K4, "quote": "no"}]},
        ),
        (
            "beliefs",
            {"statement": "they wait", "about": "all_students", "students": [K3]},
            {"statement": "they wait", "about": "all_students"},
        ),
        (
            "beliefs",
            {"statement": "a", "history": [{"on": "2026-05-01", "why": "K3 asked"}]},
            {"statement": "a", "history": [{"on": "2026-05-01", "why": "[forgotten] asked"}]},
        ),
        ("learnings", {"question": "q", "about": [K3, K4]}, {"question": "q", "about": [K4]}),
        ("decisions", {"next_skill": "s", "about": [K4], "from": NOTE}, {"next_skill": "s", "about": [K4]}),
        (
            "claims",
            {"what": "w", "scope": "some", "with": [K3], "without": [K4], "why": {"text": "t", "belief": BELIEF}},
            {"what": "w", "scope": "some", "without": [K4], "why": {"text": "t"}},
        ),
        ("evidence", {"covers": [K3, K4], "bears_on": [DECISION, 50]}, {"covers": [K4], "bears_on": [50]}),
        ("promises", {"text": "ask: I was spacing out there", "from": NOTE}, {"text": "ask: [forgotten]"}),
        ("promises", {"text": "fri bring K3 a ruler"}, {"text": "fri bring [forgotten] a ruler"}),
        ("drafts", {"text": "k3 no\n. K3 and K4 sat"}, {"text": ". [forgotten] and K4 sat"}),
        (
            "conflicts",
            {"table": "notes", "record": BOTH, "data": {"id": BOTH, "text": "@K3", "students": [K3, K4]}},
            {"table": "notes", "record": BOTH, "data": {"id": BOTH, "text": "[forgotten]", "students": [K4]}},
        ),
    ],
)  # fmt: skip
def test_what_is_about_others_too_stays_without_her(table, row, expected):
    assert left(table, **row) == {"id": 99, **expected}


@pytest.mark.parametrize("table", ["notes", "students", "trust_readings", "teachers", "later"])
def test_what_does_not_name_her_is_the_same_object(table):
    row = {"id": 99, "text": "K33 and k30 and AK3 stay", "students": [K4], "mode": "saw"}
    assert rule().left(T, table, 99, row) is row


def test_another_teachers_student_of_the_same_code_stays():
    row = {"id": 99, "text": "K3", "students": [K3]}
    assert rule().left(T + 1, "notes", 99, row) is row


def test_an_earlier_state_of_a_record_that_goes_goes_too():
    assert rule().left(T, "notes", NOTE, {"id": NOTE, "text": "first wording", "students": [K4]}) is None


@pytest.mark.parametrize(
    ("codes", "text", "expected"),
    [
        (
            ("K3",),
            'k3 "no" K3: @k3, (K3) K3-K4',
            '[forgotten] "no" [forgotten]: [forgotten], ([forgotten]) [forgotten]-K4',
        ),
        (("Red",), "Red drew a red line, said @red", "[forgotten] drew a red line, said [forgotten]"),
        (("3",), "3: WE WERE at 3:15, 3 of us\n3: yes", "[forgotten]: WE WERE at 3:15, 3 of us\n[forgotten]: yes"),
        (("K3", "K31"), "K31 K3", "[forgotten] [forgotten]"),
        ((), "K3", "K3"),
    ],
)
def test_a_code_is_found_as_a_word(codes, text, expected):
    assert Codes(codes).without(text) == expected


def test_a_word_of_the_field_is_no_code():
    row = {"id": 99, "mode": "said", "text": "said so", "created": "2026-05-21T10:00:00Z"}
    made = rule(codes=("said",)).left(T, "notes", 99, row)
    assert made == {**row, "text": "[forgotten] so"}
