"""The one screen before walking in."""

from coachtui.domain.readings.prep import her_words, prep


def test_an_empty_book_prepares_with_the_five_questions(desk, today):
    found = prep(desk.book, today)

    assert (found.name, found.last, found.days, found.planned, found.trust) == ("Maria Delgado", None, None, None, None)
    assert found.unasked == ("excited", "cares", "motivates", "thinking", "role")
    assert (found.her_words, found.i_owe, found.focal, found.agreement) == ((), (), (), "")


def test_her_words_are_those_of_the_last_encounter_in_which_she_spoke(desk, today):
    older, talk, visit = desk.met("debrief", 20), desk.met("debrief", 9), desk.met("visit", 2)
    desk.said("an older word", 20, encounter=older)
    second = desk.said("I just run out of time", 8.9, encounter=talk)
    first = desk.said("they just won't try", 9, encounter=talk)
    desk.said("is this right?", 2, speaker="student", encounter=visit)
    desk.note("she looked away", 2, mode="saw", encounter=visit)

    assert [line.id for line in her_words(desk.book, today)] == [first, second]
    assert prep(desk.book, today).her_words[0].text == "they just won't try"
    assert prep(desk.book, today).days == 2


def test_her_words_in_the_corridor_are_those_of_that_day(desk, today):
    desk.said("an older word", 20)
    words = desk.said("come and see my lab day", 3)
    desk.said("not said yet", -1)

    assert [line.id for line in her_words(desk.book, today)] == [words]


def test_promises_of_both_stand_with_their_days(desk, today, ago):
    mine = desk.add("promises", who="coach", text="exit tickets", due=ago(2))
    desk.add("promises", who="coach", text="bring the chart")
    hers = desk.add("promises", who="teacher", text="ask K3", due=ago(-1))

    found = prep(desk.book, today)

    assert (found.i_owe[0].id, found.i_owe[0].days, found.i_owe[0].overdue) == (mine, 2, True)
    assert (found.i_owe[1].days, found.i_owe[1].overdue) == (None, False)
    assert [(each.id, each.days, each.overdue) for each in found.she_owes] == [(hers, -1, False)]


def test_a_wonder_is_open_until_something_comes_of_it(desk, today, ago):
    taken = desk.note("who never gets called on?", 9, mode="wonder")
    newer = desk.note("does she know K3 reads at home?", 2, mode="wonder")
    desk.note("asked already", 2, mode="wonder", tags=["asked"])
    desk.note("asked her that day", 2, mode="wonder", told_on=ago(2))
    assert [line.id for line in prep(desk.book, today).wonders] == [newer, taken]

    desk.add("learnings", question="who never gets called on?", from_=taken)
    assert [line.id for line in prep(desk.book, today).wonders] == [newer]


def test_a_focal_student_comes_with_what_is_new_of_it(desk, today):
    k3 = desk.student("K3", focal=True, why_focal="stopped talking in March")
    desk.student("K4")
    desk.met("visit", 40)
    desk.met("visit", 20)
    desk.met("visit", 5)
    desk.saw("an old line", 30, students=[k3])
    first = desk.saw("wrote two lines", 20, students=[k3])
    second = desk.saw("asked M2 for help", 5, students=[k3])

    (news,) = prep(desk.book, today).focal

    assert (news.code, news.why_focal, news.days) == ("K3", "stopped talking in March", 5)
    assert [line.id for line in news.news] == [second, first]


def test_the_last_sign_of_trust_stands_even_when_a_later_reading_has_none(desk, today, ago):
    sign = desk.add("trust_readings", on=ago(9), level=3, dimension="regard", sign="she asked me in")
    desk.add("trust_readings", on=ago(2), level=3, dimension="respect")

    assert (prep(desk.book, today).trust.id, prep(desk.book, today).trust.text) == (sign, "she asked me in")


def test_a_guess_is_still_to_be_asked(desk, today):
    desk.said("kids feel safe here", 3, facet="cares")
    desk.note("lab days, perhaps", 3, facet="excited", mode="think")

    assert prep(desk.book, today).unasked == ("excited", "motivates", "thinking", "role")


def test_all_that_waits_is_there(desk, today):
    desk.change(desk.teacher_id, agreement={"between_us": "all but minutes"})
    visit = desk.met("visit", 4, state="needs_debrief", purpose="wait time")
    coming = desk.met("debrief", -1, state="planned", questions=["what surprised you?"], look_fors=["who speaks"])
    strength = desk.saw("waits after each question", 4, starred=True)
    claim = desk.claim()

    found = prep(desk.book, today)

    assert (found.last.id, found.last.text, found.days) == (visit, "wait time", 4)
    assert (found.planned.id, found.planned.text) == (coming, "debrief")
    assert (found.to_ask, found.look_for) == (("what surprised you?",), ("who speaks",))
    assert [line.text for line in found.unfinished] == ["wait time"]
    assert [line.id for line in found.untold] == [strength]
    assert [(each.id, each.record) for each in found.board_asks] == [
        (f"no_student:{claim}", claim),
        (f"why:{claim}", claim),
    ]
    assert found.agreement == "all but minutes"
