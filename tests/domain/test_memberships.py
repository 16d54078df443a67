"""In which groups a student is, day by day, and what changes when she says so anew."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.memberships import groups_of, in_groups, memberships

TODAY = "2026-05-21"
DAYS = st.sampled_from(["", "2026-03-02", "2026-05-20", TODAY, "2026-05-22"])
PARTS = st.fixed_dictionaries(
    {"group": st.integers(1, 3)}, optional={"since": DAYS, "until": DAYS, "note": st.just("x")}
)
STUDENTS = st.fixed_dictionaries(
    {
        "groups": st.lists(PARTS, max_size=4),
        "created": st.sampled_from(["2025-09-11T10:00:00Z", "2026-05-21T10:00:00Z"]),
    }
)


def student(*groups, created="2025-09-11T10:00:00Z"):
    return {"code": "K3", "created": created, "groups": list(groups)}


def test_a_membership_holds_from_its_first_day_on_and_no_longer_on_the_day_she_left():
    k3 = student({"group": 1, "since": "2026-03-02", "until": "2026-05-20"}, {"group": 2})
    days = ("2026-03-01", "2026-03-02", "2026-05-19T23:00:00Z", "2026-05-20")
    assert [groups_of(k3, day) for day in days] == [[2], [1, 2], [1, 2], [2]]


def test_what_is_no_membership_is_passed_over():
    assert memberships({"groups": [7, None, {"since": TODAY}, {"group": "x"}, {"group": 3, "since": None}]}) == [
        (3, "", "")
    ]
    assert memberships({"groups": "ell"}) == memberships({}) == []


def test_who_is_new_joins_today_and_who_goes_leaves_today():
    k3 = student({"group": 1}, {"group": 2, "since": "2026-03-02"})
    assert in_groups(k3, [2, 3], TODAY) == [
        {"group": 1, "until": TODAY},
        {"group": 2, "since": "2026-03-02"},
        {"group": 3, "since": TODAY},
    ]


def test_a_slip_of_today_leaves_no_trace():
    k3 = student({"group": 1, "since": TODAY}, {"group": 2, "until": TODAY, "note": "moved table"})
    assert in_groups(k3, [2], TODAY) == [{"group": 2, "note": "moved table"}]
    new = student({"group": 1}, created=f"{TODAY}T10:00:00Z")
    assert in_groups(new, [2], TODAY) == [{"group": 2}]


def test_who_comes_back_has_been_there_twice():
    k3 = student({"group": 1, "since": "2025-10-01", "until": "2026-01-15"})
    assert in_groups(k3, [1], TODAY) == [*k3["groups"], {"group": 1, "since": TODAY}]


@given(STUDENTS, st.lists(st.integers(1, 4), unique=True))
def test_from_today_on_a_student_is_in_exactly_these_groups_and_the_past_stays(row, wanted):
    after = {**row, "groups": in_groups(row, wanted, TODAY)}
    assert set(groups_of(after, TODAY)) == set(wanted)
    assert in_groups(after, wanted, TODAY) == after["groups"]
    if row["created"] < TODAY:
        for day in ("2026-01-01", "2026-03-02", "2026-05-20"):
            assert set(groups_of(after, day)) == set(groups_of(row, day))
