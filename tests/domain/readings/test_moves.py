"""How a belief moved over the year."""

from coachtui.domain.readings.moves import Move, as_it_stood, moves

BELIEF = {
    "id": 7,
    "statement": "Some do not know how to begin",
    "status": "loosening",
    "hold": 3,
    "history": [
        {"on": "2026-03-02", "field": "hold", "old": 5, "new": 3, "why": "K3's own words", "encounter": 9},
        {"on": "2025-11-10", "field": "status", "new": "heard", "old": "hunch"},
        {"on": "2026-03-02", "field": "status", "old": "heard", "new": "loosening"},
        {"on": "2026-03-02", "field": "statement", "old": "They will not try", "new": "Some do not know how to begin"},
        {"on": "2026-01-20", "field": "verbatim", "old": None, "new": "they won't"},
        {},
    ],
    "verbatim": "they won't",
}


def test_the_steps_stand_oldest_first_and_as_noted_within_a_day():
    steps = moves(BELIEF)

    assert [(step.on, step.field) for step in steps] == [
        ("", ""),
        ("2025-11-10", "status"),
        ("2026-01-20", "verbatim"),
        ("2026-03-02", "hold"),
        ("2026-03-02", "status"),
        ("2026-03-02", "statement"),
    ]
    assert steps[3] == Move("2026-03-02", "hold", "5", "3", "K3's own words", 9)


def test_a_belief_without_a_history_has_not_moved():
    assert moves({"id": 7, "statement": "x"}) == ()


def test_a_belief_stands_as_it_stood_at_the_end_of_a_day():
    january = as_it_stood(BELIEF, "2026-01-20")
    assert (january["statement"], january["status"], january["hold"]) == ("They will not try", "heard", 5)
    assert january["verbatim"] == "they won't"

    october = as_it_stood(BELIEF, "2025-10-01")
    assert october["status"] == "hunch"
    assert "verbatim" not in october

    assert as_it_stood(BELIEF, "2026-03-02")["status"] == "loosening"
