from coachtui.domain.change import Change
from coachtui.services import beliefs, claims, people
from coachtui.services.editing import edit_checked


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
