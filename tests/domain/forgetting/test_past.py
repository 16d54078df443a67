"""What was written before a day: which records are over, and what goes out of those that live on."""

import pytest

from coachtui.domain.change import COMMON
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.forgetting.rule import Forgetting

T = 900
ASKED = Asked(T, before="2026-01-01", midnight="2026-01-01T05:00:00Z")
OLD, NEW = "2026-01-01T04:59:59Z", "2026-01-01T05:00:00Z"
DAY_BEFORE, DAY = "2025-12-31", "2026-01-01"


def rule(*rows, asked=ASKED):
    tables = {}
    for table, row in rows:
        tables.setdefault(table, {})[row["id"]] = row
    return Forgetting(asked, {T: tables})


def left(place, *rows, **row):
    row = {"id": 99, **row}
    return rule((place, row), *rows).left(T, place, 99, row)


@pytest.mark.parametrize(
    ("table", "row", "over"),
    [
        ("notes", {}, "at"),
        ("notes", {}, "created"),
        ("encounters", {"state": "done"}, "start"),
        ("encounters", {"state": "planned"}, "start"),
        ("trust_readings", {}, "on"),
        ("tallies", {"created": OLD}, "marks"),
        ("promises", {"outcome": "kept"}, "done_on"),
        ("promises", {"outcome": "broken", "created": OLD}, "changed"),
        ("inquiries", {"created": OLD, "outcome": "later"}, "changed"),
        ("learnings", {"created": OLD}, "done_on"),
        ("decisions", {"created": OLD, "result": "learned"}, "changed"),
        ("claims", {"created": OLD}, "let_go_on"),
        ("beliefs", {"created": OLD, "status": "retired"}, "changed"),
        ("practices", {"created": OLD, "status": "dropped"}, "changed"),
        ("evidence", {}, "created"),
        ("drafts", {"created": OLD}, "changed"),
    ],
)
def test_what_was_over_by_then_goes(table, row, over):
    old, new = (DAY_BEFORE, DAY) if over in ("on", "done_on", "let_go_on") else (OLD, NEW)
    if over == "marks":
        old, new = [{"at": OLD}], [{"at": OLD}, {"at": NEW}]
    assert left(table, **row, **{over: old}) is None
    assert left(table, **row, **{over: new}) is not None


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("teachers", {"name": "Ana", "since": DAY_BEFORE}),
        ("students", {"code": "K3"}),
        ("encounters", {"start": OLD, "state": "live"}),
        ("promises", {"text": "p", "outcome": "open", "due": DAY_BEFORE}),
        ("promises", {"text": "p"}),
        ("learnings", {"question": "q", "planned_on": DAY_BEFORE}),
        ("decisions", {"next_skill": "s", "review_on": DAY_BEFORE}),
        ("decisions", {"next_skill": "s", "result": "unclear"}),
        ("claims", {"what": "w", "check_on": DAY_BEFORE}),
        ("beliefs", {"statement": "b", "status": "kept"}),
        ("practices", {"text": "p", "status": "default"}),
        ("later", {"text": "of a newer program"}),
    ],
)
def test_what_lives_on_stays(table, row):
    row = {"created": OLD, "changed": OLD, **row}
    assert left(table, **row) == {"id": 99, **row}


def test_of_what_lives_on_the_steps_and_strokes_before_the_day_go():
    steps = [{"on": DAY_BEFORE, "field": "status"}, {"on": DAY, "field": "hold"}]
    assert left("beliefs", statement="b", history=steps)["history"] == steps[1:]
    assert "history" not in left("beliefs", statement="b", history=steps[:1])
    marks = [{"at": OLD}, {"at": NEW}]
    assert left("tallies", name="n", created=OLD, marks=marks)["marks"] == marks[1:]


def test_nothing_names_what_is_gone():
    note = ("notes", {"id": 1, "at": OLD})
    met = ("encounters", {"id": 2, "start": OLD, "state": "done"})
    assert left("notes", met, at=NEW, encounter=2, **{"from": 1}) == {"id": 99, "at": NEW, "from": 1}
    assert left("links", ("beliefs", {"id": 3, "status": "retired", "changed": OLD}), to=3, **{"from": 4}) is None
    assert left("evidence", note, created=NEW, note=1, text="t") == {"id": 99, "created": NEW, "text": "t"}
    assert left("evidence", note, created=NEW, note=1) is None
    assert left("drafts", note, changed=NEW, record=1, text="t") is None


def test_of_other_teachers_nothing_goes_unless_all_are_meant():
    row = {"id": 99, "at": OLD}
    assert rule(("notes", row)).left(T + 1, "notes", 99, row) is row
    everyone = rule(("notes", row), asked=ASKED._replace(teacher=COMMON))
    assert everyone.left(T, "notes", 99, row) is None


def test_a_conflict_is_judged_by_what_it_shows():
    data = {"id": 7, "history": [{"on": DAY_BEFORE}], "statement": "b"}
    row = {"table": "beliefs", "record": 7, "data": data}
    assert left("conflicts", **row)["data"] == {"id": 7, "statement": "b"}
    assert left("conflicts", ("notes", {"id": 1, "at": OLD}), **{**row, "table": "notes", "record": 1}) is None
