"""Everything about one student: what is known and what is not, and the year in order."""

from coachtui.domain.readings.matrix import Mark
from coachtui.domain.readings.student import student_page
from coachtui.domain.readings.students import named_people


def page_of(desk, today, id_):
    return student_page(desk.book, id_, today)


def test_the_year_holds_all_that_names_her_and_her_groups_of_that_day_in_order(desk, today):
    ell = desk.group("ell")
    k3 = desk.student("K3", desk.member(ell, since=50, until=20))
    before, within, after = (desk.saw(f"ell {ago}", ago, groups=[ell]) for ago in (60, 40, 10))
    own = desk.said("I do it small", 30, speaker="student", students=[k3])
    year = page_of(desk, today, k3).year
    assert [(each.what, each.id, each.via) for each in year] == [
        ("joined", k3, 0),
        ("notes", within, ell),
        ("notes", own, 0),
        ("left", k3, 0),
    ]
    assert {before, after} & {each.id for each in year} == set()


def test_each_claim_says_apart_what_was_said_and_what_was_shown_of_her(desk, today):
    k3 = desk.student("K3")
    shown = desk.claim("warm-ups", scope="some", with_=[k3])
    desk.evidence(shown, k3)
    said = desk.claim("boards", scope="all")
    dark = desk.claim("packets", scope="few")
    desk.claim("gone", let_go_on="2026-05-01")
    claims = {each.claim: each for each in page_of(desk, today, k3).claims}
    assert {id_: (each.cell.said, each.cell.shown) for id_, each in claims.items()} == {
        shown: (Mark.WORKS, Mark.WORKS),
        said: (Mark.WORKS, Mark.UNKNOWN),
        dark: (Mark.UNKNOWN, Mark.UNKNOWN),
    }
    assert [each.known for each in claims.values()] == [True, False, False]


def test_beliefs_about_her_come_first_then_those_of_her_groups_then_of_all(desk, today):
    ell = desk.group("ell")
    k3 = desk.student("K3", ell)
    of_all = desk.belief("kids these days", about="all_students")
    of_ell = desk.belief("they cannot explain", groups=[ell])
    of_her = desk.belief("K3 is quiet", students=[k3])
    desk.belief("K3 was slow", students=[k3], status="retired")
    desk.belief("about the role", about="role")
    assert page_of(desk, today, k3).beliefs == ((of_her, 0), (of_ell, ell), (of_all, 0))


def test_what_is_not_known_is_asked_and_each_answer_ends_its_question(desk, today):
    k3 = desk.student("K3", focal=True)

    def acts():
        return [each.act for each in page_of(desk, today, k3).open]

    assert acts() == ["edit", "learning", "learning", "decision", "note"]
    desk.said("I do it small", 3, speaker="student", students=[k3])
    assert acts() == ["edit", "learning", "decision"]
    desk.add("learnings", 3, question="who waits?", about=[k3])
    desk.add("decisions", 3, next_skill="start alone", about=[k3])
    desk.change(k3, why_focal="if it works for K3 it works")
    assert acts() == []
    desk.add("decisions", 2, next_skill="done", about=[k3], result="learned")
    assert acts() == []


def test_the_result_of_a_decision_stands_on_the_day_it_was_looked_at(desk, today, ago):
    k3 = desk.student("K3")
    desk.add("decisions", 30, next_skill="a", about=[k3], result="learned", learned="it held", reviewed_on=ago(5)[:10])
    older = desk.add("decisions", 40, next_skill="b", about=[k3], result="partly")
    desk.add("evidence", 12, text="some of it", bears_on=[older], from_=older)
    results = [(each.when[:10], each.text) for each in page_of(desk, today, k3).year if each.what == "result"]
    assert results == [(ago(12)[:10], "b"), (ago(5)[:10], "it held")]


def test_a_group_tells_who_came_and_went_and_only_what_names_itself(desk, today):
    ell = desk.group("ell")
    k3 = desk.student("K3", desk.member(ell, since=50))
    desk.saw("K3 alone", 10, students=[k3])
    own = desk.saw("all of them", 5, groups=[ell])
    page = page_of(desk, today, ell)
    assert [(each.what, each.id, each.text) for each in page.year] == [
        ("joined", k3, "K3"),
        ("notes", own, "all of them"),
    ]
    assert page.days == 5


def test_the_people_that_a_record_names_are_found_wherever_it_names_them(desk):
    ell = desk.group("ell")
    k3 = desk.student("K3", ell)
    claim = desk.claim(with_=[k3], without=[ell])
    learning = desk.add("learnings", 0, question="x", about=[claim, ell])
    named = {
        table: named_people(desk.book, table, desk.row(id_))
        for table, id_ in (("claims", claim), ("learnings", learning), ("students", k3))
    }
    assert named == {"claims": (k3, ell), "learnings": (ell,), "students": (k3,)}
