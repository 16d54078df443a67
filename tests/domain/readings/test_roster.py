"""The caseload: what is due, unfinished, owed and untold, and the one next thing."""

import pytest

from coachtui.domain.readings.due import last_contact, learnings_due, planned, reviews_due
from coachtui.domain.readings.roster import Due, owed, pressing_first, roster_line, unfinished, untold


@pytest.fixture
def line(desk, today):
    return lambda: roster_line(desk.book, today)


def test_a_teacher_not_met_yet_is_invited_to_meet(line):
    found = line()

    assert (found.name, found.state, found.due, found.last, found.days) == (
        "Maria Delgado",
        "active",
        Due.NEVER,
        None,
        None,
    )
    assert (found.next.act, found.next.text) == ("contact", "Meet Maria?")


@pytest.mark.parametrize(("ago", "due", "due_in"), [(9, "overdue", -2), (7, "due", 0), (5, "due", 2), (3, "later", 4)])
def test_the_rhythm_says_when_the_next_contact_is_due(desk, line, ago, due, due_in):
    desk.change(desk.teacher_id, cadence_days=7)
    desk.met("visit", ago)

    assert (line().days, line().due, line().due_in) == (ago, due, due_in)


def test_without_a_rhythm_nothing_is_due(desk, line):
    desk.met("visit", 90)

    assert (line().due, line().due_in) == (Due.UNSET, None)


def test_whoever_has_no_rhythm_of_her_own_is_due_by_the_usual_one(desk, today):
    def stands(**fields):
        desk.change(desk.teacher_id, **fields)
        found = roster_line(desk.book, today, usual=14)
        return found.due, found.due_in, found.next.act

    assert stands(cadence_days=None)[:2] == (Due.NEVER, None)
    desk.met("visit", 15)
    assert stands() == (Due.OVERDUE, -1, "contact")
    assert stands(cadence_days=30)[:2] == (Due.LATER, 15)
    assert stands(cadence_days=None, state="paused")[0] == Due.RESTING


@pytest.mark.parametrize("state", ["paused", "archived"])
def test_a_teacher_at_rest_is_not_due(desk, line, state):
    desk.change(desk.teacher_id, cadence_days=7, state=state)

    assert line().due == Due.RESTING


def test_an_archived_teacher_asks_nothing(desk, line):
    desk.change(desk.teacher_id, state="archived")

    assert line().next is None


def test_a_corridor_line_is_a_contact_and_a_thought_is_not(desk, line, today):
    desk.met("visit", 9)
    desk.note("is she tired?", 1, mode="think")
    assert (last_contact(desk.book, today).table, line().days) == ("encounters", 9)

    desk.said("come and see my lab day", 4)
    assert (last_contact(desk.book, today).table, line().days) == ("notes", 4)


def test_what_is_planned_or_lies_ahead_is_no_contact(desk, line):
    desk.met("visit", 9)
    desk.met("visit", 2, state="planned")
    coming = desk.met("debrief", -2, state="planned")
    desk.saw("a slip of the clock", -1)

    assert (line().days, line().planned) == (9, coming)


def test_a_planned_meeting_answers_an_overdue_contact(desk, line):
    desk.change(desk.teacher_id, cadence_days=7)
    desk.met("visit", 20)
    assert line().next.act == "contact"

    desk.met("visit", -1, state="planned")
    assert line().next.act != "contact"


def test_a_visit_is_unfinished_until_its_debrief_is_held(desk, line):
    first = desk.met("visit", 12, state="needs_debrief")
    second = desk.met("visit", 5, state="needs_debrief")
    debrief = desk.met("debrief", -1, state="planned", debriefs=first)
    assert line().unfinished == (first, second)
    assert (line().next.act, line().next.record) == ("debrief", first)

    desk.change(debrief, state="done")
    assert unfinished(desk.book) == (second,)


def test_a_visit_without_a_state_is_unfinished_and_one_marked_done_is_not(desk):
    visit = desk.met("visit", 12, state=None, end="2026-05-09T16:40:00Z")
    desk.met("visit", 12, state="done")
    desk.met("corridor", 12, state=None, end="2026-05-09T16:40:00Z")

    assert unfinished(desk.book) == (visit,)


def test_promises_i_owe_stand_overdue_first(desk, line, ago):
    whenever = desk.add("promises", who="coach", text="bring the chart")
    later = desk.add("promises", who="coach", text="find a text", due=ago(-5))
    late = desk.add("promises", who="coach", text="exit tickets", due=ago(3))
    desk.add("promises", who="teacher", text="try it", due=ago(3))
    desk.add("promises", who="coach", text="was kept", due=ago(3), outcome="kept")
    desk.add("promises", who="coach", text="was done", due=ago(3), done_on=ago(4))

    assert line().owed == (late, later, whenever)
    assert line().owed_overdue == 1
    assert (line().next.id, line().next.text, line().next.why) == (
        f"promise:{late}",
        'I owe "exit tickets"',
        "3 d overdue",
    )
    assert owed(desk.book, "other") == ()


def test_a_strength_seen_is_untold_until_it_is_told(desk, line, ago):
    starred = desk.saw("waits after each question", 9, starred=True)
    tagged = desk.said("let us hear K7 first", 2, tags=["Strength"])
    desk.saw("told the same day", 2, starred=True, told_on=ago(2))
    desk.saw("not starred", 2)
    desk.saw("what a student did well", 2, starred=True, speaker="student")
    desk.note("she is patient", 2, mode="think", tags=["strength"])
    assert line().untold == (tagged, starred)

    desk.note("told her: the waiting works", 0, mode="validate", from_=starred)
    assert untold(desk.book) == (tagged,)


def test_what_has_its_day_comes_back_on_that_day(desk, line, today, ago):
    review = desk.add("decisions", next_skill="estimate first", review_on=ago(0))
    desk.add("decisions", next_skill="is settled", review_on=ago(9), result="not_yet")
    desk.add("decisions", next_skill="lies ahead", review_on=ago(-1))
    unclear = desk.add("decisions", next_skill="is unclear", review_on=ago(9), result="unclear")
    learning = desk.add("learnings", question="who waits?", planned_on=ago(1))
    desk.add("learnings", question="was done", planned_on=ago(1), done_on=ago(1))
    check = desk.claim(check_on=ago(2))
    desk.claim(check_on=ago(2), let_go_on=ago(1))

    assert (line().reviews, line().learnings, line().checks) == ((unclear, review), (learning,), (check,))
    assert reviews_due(desk.book, today) == line().reviews
    assert learnings_due(desk.book, today) == line().learnings


def test_an_encounter_in_progress_comes_before_all_else(desk, line, ago):
    desk.add("promises", who="coach", text="exit tickets", due=ago(3))
    running = desk.met("visit", 0, state="live")

    assert (line().live, line().next.act, line().next.record) == (running, "live", running)


def test_of_two_encounters_in_progress_the_one_begun_last_goes_on_though_it_was_planned_first(desk, line):
    planned_then_begun = desk.met("visit", 0, state="live")
    desk.met("planning", 2, state="live")

    assert line().live == planned_then_begun


def test_a_planned_day_that_went_by_is_asked_after(desk, line):
    desk.met("visit", 3, state="planned")

    assert line().next.text == "Did the visit take place?"


def test_planned_encounters_without_a_day_come_last(desk, today):
    undated = desk.add("encounters", state="planned", kind="model")
    dated = desk.met("visit", -3, state="planned")

    assert planned(desk.book, today) == (dated, undated)


def test_days_that_are_no_days_wait_for_nothing(desk, line):
    desk.add("promises", who="coach", text="exit tickets", due="soon")
    desk.add("decisions", next_skill="estimate first", review_on="after break")

    assert (len(line().owed), line().owed_overdue, line().reviews) == (1, 0, ())


def test_the_caseload_is_ordered_by_what_waits_and_then_by_name(new_desk, today, ago):
    def desk(number, name, **fields):
        return new_desk(name, number, **fields)

    desks = {
        "Zoe": desk(1, "Zoe", cadence_days=7),
        "Ana": desk(2, "Ana", cadence_days=7),
        "Bea": desk(3, "Bea"),
        "Cem": desk(4, "Cem", state="paused"),
        "Dot": desk(5, "Dot"),
        "Eva": desk(6, "Eva"),
        "Fay": desk(7, "Fay", cadence_days=7),
        "abe": desk(8, "abe"),
    }
    for name, days in {"Zoe": 20, "Ana": 7, "Bea": 2, "Dot": 2, "Eva": 2, "Fay": 1, "abe": 2, "Cem": 2}.items():
        desks[name].met("visit", days)
    desks["Dot"].add("promises", who="coach", text="exit tickets", due=ago(1))
    desks["Cem"].add("promises", who="coach", text="exit tickets", due=ago(9))
    desks["Eva"].met("visit", 1, state="needs_debrief")
    desks["Bea"].add("learnings", question="who waits?", planned_on=ago(1))

    lines = sorted((roster_line(each.book, today) for each in desks.values()), key=pressing_first)

    assert [line.name for line in lines] == ["Zoe", "Ana", "Eva", "Dot", "Bea", "Fay", "abe", "Cem"]


def test_who_has_waited_longest_comes_first_and_whoever_is_to_be_met_soon_presses_less(new_desk, today):
    late, later, meets, new, due, live = (new_desk(name, at, cadence_days=7) for at, name in enumerate("ABCDEF", 1))
    for desk, days in ((late, 9), (later, 30), (meets, 20), (due, 6), (live, 2)):
        desk.met("visit", days)
    meets.met("visit", -1, state="planned")
    live.met("visit", 0, state="live")

    every = (late, later, meets, new, due, live)
    lines = sorted((roster_line(each.book, today) for each in every), key=pressing_first)

    assert [line.name for line in lines] == ["F", "B", "A", "C", "E", "D"]
