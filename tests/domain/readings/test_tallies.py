"""What a tally shows: how its strokes are shared out."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.tallies import counted_people, percent, said, split, sweeps_of, tallies_of
from tests.domain.readings.conftest import moment


def tally(desk, *marks, ago=0, **fields):
    found = [{"at": moment(ago), **mark} for mark in marks]
    return desk.row(desk.add("tallies", ago, name=fields.pop("name", "who is called on"), marks=found, **fields))


def shares(found):
    return [(each.name, each.counted) for each in found]


def test_who_is_not_called_on_stands_in_the_split_too_and_focal_students_first(desk):
    d2, r5 = desk.student("D2"), desk.student("R5")
    desk.student("K3", focal=True)
    found = split(desk.book, tally(desk, {"student": d2}, {"student": d2}, {"student": r5}, {}))

    assert shares(found.students) == [("K3", 0), ("D2", 2), ("R5", 1)]
    assert [each.percent for each in found.students] == [0, 50, 25]
    assert shares(found.silent) == [("K3", 0)]
    assert (found.counted, found.nobody) == (4, 1)


def test_a_group_has_its_own_strokes_and_those_of_who_was_in_it_then(desk):
    ell = desk.group("ell")
    inside, left = desk.student("K3", ell), desk.student("R5", desk.member(ell, until=9))
    row = tally(desk, {"group": ell}, {"student": inside}, {"student": left}, {"student": desk.student("D2")})

    assert shares(split(desk.book, row).groups) == [("ell", 2)]


def test_a_group_of_another_teacher_stays_out(desk):
    desk.group("elsewhere")
    assert split(desk.book, tally(desk, {})).groups == ()


def test_each_bucket_says_for_whom_it_was_and_one_without_a_stroke_stands_too(desk):
    k3 = desk.student("K3")
    row = tally(desk, {"bucket": "closed"}, {"bucket": "closed", "student": k3}, {"bucket": "shouted"},
                buckets=["open", "closed"])  # fmt: skip

    assert shares(split(desk.book, row).buckets) == [("open", 0), ("closed", 2), ("shouted", 1)]
    assert split(desk.book, row).buckets[1].whom == ((k3, 1),)


def test_a_sweep_is_how_many_of_how_many_at_its_moment(desk):
    k3 = desk.student("K3")
    first = [{"bucket": "on", "count": 24}, {"bucket": "off", "student": k3}, {"bucket": "off", "count": 3}]
    row = tally(desk, *first, {"bucket": "on", "count": 0}, {"bucket": "off", "count": 28}, name="on task",
                buckets=["on", "off"], sweeps=True)  # fmt: skip
    sweeps = split(desk.book, row).sweeps

    assert [(each.counted, each.of, each.percent, each.others) for each in sweeps] == [
        (24, 28, 86, (k3,)),
        (0, 28, 0, ()),
    ]
    assert split(desk.book, row).counted == 2
    assert said(desk.book, row) == "on task: 24 of 28, 0 of 28; 43 % of all looks"


def test_it_is_said_in_one_line(desk):
    d2, ell = desk.student("D2"), desk.group("ell")
    desk.student("K3")
    row = tally(desk, {"student": d2}, {"student": d2}, {"group": ell})

    assert said(desk.book, row) == "who is called on: D2 2 of 3, @ell 1; none: K3"
    assert said(desk.book, tally(desk, name="asked why")) == "asked why: nothing counted"
    assert said(desk.book, tally(desk, {"bucket": "open"}, buckets=["open", "closed"], name="questions")) == (
        "questions: open 1 of 1"
    )
    assert counted_people(row) == [d2, ell]


def test_what_is_no_mark_is_passed_over(desk):
    row = desk.row(desk.add("tallies", name="odd", marks=["x", {"student": 4}, 3]))
    assert split(desk.book, row).counted == 1
    assert sweeps_of({"sweeps": True, "marks": None}) == ()


def test_the_tallies_of_an_encounter_come_as_they_were_begun(desk):
    visit = desk.met("visit", 1)
    first = desk.add("tallies", name="one", encounter=visit)
    desk.add("tallies", name="elsewhere")
    second = desk.add("tallies", name="two", encounter=visit)
    assert [row["id"] for row in tallies_of(desk.book, visit)] == [first, second]


@given(st.lists(st.integers(0, 40), min_size=1))
def test_shares_are_whole_hundredths_that_miss_the_whole_by_no_more_than_their_number(counts):
    of = sum(counts)
    found = [percent(count, of) for count in counts]
    assert all(0 <= each <= 100 for each in found)
    assert abs(sum(found) - (100 if of else 0)) <= len(counts)
