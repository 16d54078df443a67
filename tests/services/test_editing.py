import pytest

from coachtui.domain.book import TABLES
from coachtui.domain.change import Change
from coachtui.domain.records.registry import MODELS
from coachtui.services import beliefs, claims, people
from coachtui.services.editing import add_checked, edit_checked, form_fields


@pytest.mark.parametrize("table", TABLES)
def test_a_form_shows_every_field_of_a_record(table):
    fields = {info.alias or name for name, info in MODELS[table].model_fields.items()}
    shown = [field.key for field in form_fields(table)]
    assert set(shown) == fields - {"id", "created", "changed", "rev"}
    assert shown[-2:] == ["tags", "visibility"]


def test_a_field_says_how_it_is_typed():
    kinds = {field.key: field.kind for table in ("claims", "notes", "teachers") for field in form_fields(table)}
    assert kinds["what"] == "text"
    assert kinds["grades"] == "texts"
    assert kinds["cadence_days"] == "number"
    assert kinds["starred"] == "yes"
    assert kinds["check_on"] == "day"
    assert kinds["at"] == "moment"
    assert (kinds["practice"], kinds["with"], kinds["why"]) == ("id", "ids", "parts")
    assert {field.key: field.kind for field in form_fields("beliefs")}["history"] == "other"
    assert {field.key: field.needed for field in form_fields("links")}["kind"] is True
    scope = next(field for field in form_fields("claims") if field.key == "scope")
    assert scope.choices[:2] == ("all", "most")


def test_what_is_typed_right_is_a_change(desk):
    claim = desk.do(claims.add_claim, "lab days")
    change = edit_checked(
        desk.pen, desk.book, "claims", claim, {"with": ["3"], "why": {"text": "q", "belief": None}, "scope": "some"}
    )
    desk.session.do(change)
    row = desk.row("claims", claim)
    assert (row["with"], row["why"], row["scope"]) == ([3], {"text": "q"}, "some")
    desk.session.do(edit_checked(desk.pen, desk.book, "claims", claim, {"scope": None, "later": 1}))
    assert "scope" not in desk.row("claims", claim)
    assert desk.row("claims", claim)["later"] == 1


def test_what_is_typed_wrong_is_told_field_by_field(desk):
    belief = desk.do(beliefs.add_belief, "x")
    wrong = edit_checked(desk.pen, desk.book, "beliefs", belief, {"hold": 9, "statement": None, "status": "heard"})
    assert wrong == [("hold", "hold is 1 to 5"), ("statement", "statement is needed")]


def test_a_field_that_was_wrong_before_holds_up_no_edit(desk):
    belief = desk.do(beliefs.add_belief, "x", hold=77)
    change = edit_checked(desk.pen, desk.book, "beliefs", belief, {"status": "heard"}, why="she said so")
    assert isinstance(change, Change)
    assert change.label == "belief: status hunch → heard"
    assert change.ops[0].after["history"][0]["why"] == "she said so"


def test_no_form_gives_a_student_a_name(desk):
    student = desk.do(people.add_student, "K3")
    assert edit_checked(desk.pen, desk.book, "students", student, {"name": "x"}) == [
        ("", "a student is a code: no name is kept")
    ]


def test_a_record_is_added_from_a_form(desk):
    change = add_checked(desk.pen, desk.book, "promises", {"text": "tickets", "due": None, "visibility": "teacher"})
    desk.session.do(change)
    assert desk.only("promises")["visibility"] == "teacher"
    assert add_checked(desk.pen, desk.book, "promises", {"due": "soon"}) == [
        ("text", "text is needed"),
        ("due", "due is a day such as 2026-05-21"),
    ]
