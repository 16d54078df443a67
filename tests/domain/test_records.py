import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coachtui.domain.book import TABLES
from coachtui.domain.records.base import HEAD, Record, bare_value
from coachtui.domain.records.complaints import check_row, complaints
from coachtui.domain.records.registry import MODELS

NEEDED = {
    "teachers": {"name": "Maria"},
    "tallies": {"name": "called on"},
    "promises": {"text": "exit tickets"},
    "students": {"code": "K3"},
    "groups": {"label": "ell"},
    "beliefs": {"statement": "they will not try"},
    "practices": {"text": "calls on hands"},
    "links": {"from": 1, "to": 2, "kind": "drives"},
    "learnings": {"question": "how is it for them?"},
    "decisions": {"next_skill": "comparing"},
    "claims": {"what": "lab days"},
}
STORED = {"id": 7, "created": "2026-05-21T16:00:00Z", "changed": "2026-05-21T16:00:00Z", "rev": 1, "visibility": "me"}
UNKNOWN = st.dictionaries(
    st.text(min_size=1, max_size=8).map(lambda key: f"x-{key}"),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda each: st.lists(each, max_size=3)
    ),
    max_size=4,
)


def test_every_table_has_its_model():
    assert tuple(MODELS) == TABLES


def written(table, row):
    """Return a row as its model writes it."""
    model = MODELS[table].model_validate(row)
    assert isinstance(model, Record)
    return bare_value(model, model.model_dump(mode="json", by_alias=True))


@pytest.mark.parametrize("table", TABLES)
def test_nothing_but_the_first_text_is_needed(table):
    row = {**STORED, **NEEDED.get(table, {})}
    assert check_row(table, row) == []
    assert written(table, row) == row


@pytest.mark.parametrize("table", sorted(NEEDED))
def test_the_first_text_is_needed(table):
    assert {field for field, _ in check_row(table, STORED)} == set(NEEDED[table])


@pytest.mark.parametrize("table", TABLES)
def test_every_field_says_what_it_is(table):
    for info in MODELS[table].model_fields.values():
        assert info.title
        assert info.description


@given(st.sampled_from(TABLES), UNKNOWN)
def test_what_is_not_known_is_kept(table, unknown):
    row = {**STORED, **NEEDED.get(table, {}), **unknown}
    assert written(table, row) == row


@given(UNKNOWN, UNKNOWN)
def test_what_is_not_known_is_kept_inside_too(part, step):
    claim = {**STORED, "what": "x", "why": {"text": "y", **part}}
    belief = {**STORED, "statement": "x", "history": [{"field": "hold", "new": 2, **step}]}
    assert written("claims", claim) == claim
    assert written("beliefs", belief) == belief


def test_what_says_nothing_is_left_out():
    row = {**STORED, "what": "x", "with": [], "works": None, "why": {"text": ""}, "tags": []}
    assert written("claims", row) == {**STORED, "what": "x"}


def test_python_names_stand_for_words_of_the_language():
    row = written("claims", {**STORED, "what": "x", "with_": [1], "from_": 2})
    assert (row["with"], row["from"]) == ([1], 2)
    assert set(HEAD) <= set(row)


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("beliefs", {"statement": "x", "hold": 9}, ("hold", "hold is 1 to 5")),
        ("beliefs", {"statement": "x", "hold": "much"}, ("hold", "hold is a whole number")),
        ("beliefs", {"statement": " "}, ("statement", "statement is needed")),
        (
            "practices",
            {"text": "x", "status": "often"},
            ("status", "status is one of default, trying, adopted, dropped"),
        ),
        ("decisions", {"next_skill": "x", "review_on": "soon"}, ("review_on", "review on is a day such as 2026-05-21")),
        ("promises", {"text": "x", "due": "2026-02-30"}, ("due", "due is a day such as 2026-05-21")),
        ("encounters", {"start": "10:42"}, ("start", "start is a moment such as 2026-05-21T15:42:05Z")),
        ("teachers", {"name": "x", "cadence_days": 0}, ("cadence_days", "cadence days is 1 or more")),
        ("teachers", {"name": 3}, ("name", "name is text")),
        ("teachers", {"name": "x", "grades": "7"}, ("grades", "grades is a list")),
        ("claims", {"what": "x", "why": {"basis": "hope"}}, ("why.basis", "basis is one of guess, theory, tested")),
        ("claims", {"what": "x", "practice": 1 << 63}, ("practice", f"practice is less than {1 << 63}")),
        ("beliefs", {"statement": "x", "history": [{"on": "3"}]}, ("history.0.on", "on is a day such as 2026-05-21")),
        ("notes", {"starred": "perhaps"}, ("starred", "starred is yes or no")),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(table, row, said):
    with pytest.raises(ValidationError) as caught:
        MODELS[table].model_validate(row)
    assert complaints(caught.value) == [said]


def test_a_student_is_a_code_and_never_a_name():
    assert "name" not in MODELS["students"].model_fields
    for key in ("name", "Last_Name"):
        assert check_row("students", {**STORED, "code": "K3", key: "x"}) == [
            ("", "a student is a code: no name is kept")
        ]
    for code in ("Maria Delgado", "", "a" * 17):
        assert [field for field, _ in check_row("students", {**STORED, "code": code})] == ["code"]


def test_a_stored_record_has_its_head():
    assert [field for field, _ in check_row("notes", {})] == list(HEAD)
    assert check_row("grades", STORED) == [("", "no table is called grades")]
