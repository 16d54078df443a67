"""Students and groups by their codes, and the story of one."""

from coachtui.domain.readings.students import focal, members, stories, story, who_id, who_name, who_names


def test_codes_and_labels_stand_for_ids(desk):
    ell = desk.group("ell")
    k3 = desk.student("K3", ell)

    assert [who_name(desk.book, each) for each in (k3, ell, 404)] == ["K3", "ell", "?"]
    assert who_name(desk.book, desk.add("students")) == "?"


def test_names_are_told_as_a_list_in_words(desk):
    ids = [desk.student(code) for code in ("K3", "K7", "M2")]

    assert [who_names(desk.book, ids[:count]) for count in range(4)] == ["", "K3", "K3 and K7", "K3, K7 and M2"]


def test_a_code_finds_its_student_case_aside(desk):
    ell, k3 = desk.group("ell"), desk.student("K3")

    assert (who_id(desk.book, " @k3"), who_id(desk.book, "ELL")) == (k3, ell)
    assert (who_id(desk.book, "K4"), who_id(desk.book, " ")) == (None, None)


def test_members_and_focal_students_are_found(desk, ago):
    ell = desk.group("ell")
    late = desk.student("M2", desk.member(ell, since=20), focal=True)
    early = desk.student("K3", desk.member(ell, until=10), focal=True)
    desk.student("K7", focal=False)

    assert [members(desk.book, ell, ago(days)) for days in (30, 15, 0)] == [(early,), (early, late), (late,)]
    assert focal(desk.book) == (early, late)


def test_a_story_holds_all_that_names_the_student_in_time_order(desk, today, ago):
    ell = desk.group("ell")
    k3 = desk.student("K3", ell)
    step = desk.practice("Tells each step", ago=80)
    effect = desk.link(step, "affects", k3, text="waits to be told")
    later = desk.saw("wrote two lines", 5, students=[k3])
    earlier = desk.said("is this right?", 70, speaker="student", students=[k3])
    desk.saw("of the group", 5, groups=[ell])
    decision = desk.add("decisions", 4, next_skill="begin alone", about=[k3])
    evidence = desk.evidence(desk.claim(), k3, note=later, text="", ago=3)

    found = story(desk.book, k3, today)

    assert [line.id for line in found.lines] == [earlier, effect, later, decision, evidence]
    assert [line.text for line in found.lines][1:] == [
        "waits to be told",
        "wrote two lines",
        "begin alone",
        "wrote two lines",
    ]
    assert (found.code, found.days) == ("K3", 3)


def test_a_group_has_its_story_too_and_one_may_be_empty(desk, today):
    ell, k3 = desk.group("ell"), desk.student("K3")
    note = desk.saw("of the group", 5, groups=[ell])

    assert [[line.id for line in each.lines] for each in stories(desk.book, (ell, k3), today)] == [[note], []]
    assert story(desk.book, k3, today).days is None
    assert stories(desk.book, (), today) == ()


def test_what_is_planned_is_told_and_is_not_the_last_that_was_noted(desk, today, ago):
    k3 = desk.student("K3", focal=True)
    note = desk.saw("wrote", 5, students=[k3])
    planned = desk.add("learnings", question="what does K3 do first?", about=[k3], planned_on=ago(-5))

    found = story(desk.book, k3, today)

    assert [line.id for line in found.lines] == [note, planned]
    assert found.days == 5
