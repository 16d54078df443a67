"""The merge rule is a rule about a set: order and repetition do not matter."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.storage import snapshot
from coachtui.storage.merge import Entry, Shard, conflict_row, order, same_content


@st.composite
def histories(draw):
    """Sessions that write a few records, each edit made from some state that was written before it."""
    entries = []
    for t in range(1, draw(st.integers(1, 12))):
        id_ = draw(st.integers(1, 2))
        known = [entry.version for entry in entries if entry.id == id_]
        base = draw(st.sampled_from([*known, "0-"])) if known else ""
        row = draw(st.none() | st.builds(lambda text: {"id": 1, "text": text}, st.sampled_from("abc")))
        entries.append(Entry(f"{t}-{draw(st.sampled_from('xyz'))}", "notes", id_, row, base))
    return entries


def state(shard):
    return (
        {name: rows for name, rows in shard.tables.items() if rows},
        {key: entry.version for key, entry in shard.latest.items()},
        {key: set(losers) for key, losers in shard.losers.items()},
    )


def merged(entries):
    shard = Shard()
    for entry in entries:
        shard.apply(entry)
    return shard


@given(histories(), st.data())
def test_any_order_and_any_repetition_gives_the_same_state(entries, data):
    shuffled = data.draw(st.permutations(entries))
    again = data.draw(st.lists(st.sampled_from(entries))) if entries else []
    assert state(merged([*shuffled, *again])) == state(merged(entries))


@given(histories())
def test_a_snapshot_holds_the_state_and_takes_the_same_ops_again(entries):
    shard = merged(entries)
    read = snapshot.parse(snapshot.render(shard, {"x": 1})).shard
    assert {name: rows for name, rows in read.tables.items() if rows} == state(shard)[0]
    for entry in entries:
        read.apply(entry)
    assert state(read) == state(shard)


@given(histories(), st.data())
def test_what_was_folded_meanwhile_makes_no_difference(entries, data):
    shard = Shard()
    for entry in data.draw(st.permutations(entries)):
        shard.apply(entry)
        if data.draw(st.booleans()):
            shard = snapshot.parse(snapshot.render(shard, {})).shard
    for entry in data.draw(st.lists(st.sampled_from(entries))) if entries else []:
        shard.apply(entry)
    assert shown(shard) == shown(merged(entries))


def shown(shard):
    return state(shard)[:2]


@given(histories(), histories())
def test_a_shard_becomes_another_in_place(one, other):
    shard, goal = merged(one), merged(other)
    notes = shard.tables["notes"]
    shard.become(goal)
    assert state(shard) == state(goal)
    assert notes == goal.tables["notes"]


@given(histories())
def test_no_text_is_lost_that_nobody_has_seen(entries):
    shard = merged(entries)
    bases = {(entry.id, entry.base) for entry in entries}
    for entry in entries:
        if entry.row and (entry.id, entry.version) not in bases:
            standing = shard.get("notes", entry.id)
            kept = [row["data"] for row in shard.tables["conflicts"].values() if row["record"] == entry.id]
            assert entry.row == standing or entry.row in kept


def test_an_edit_made_from_the_loser_settles_it():
    one, two = Entry("1-a", "notes", 1, {"text": "a"}), Entry("2-b", "notes", 1, {"text": "b"}, "0-")
    shard = merged([one, two])
    assert [row["data"] for row in shard.tables["conflicts"].values()] == [{"text": "a"}]
    shard.apply(Entry("3-a", "notes", 1, {"text": "a2"}, "1-a"))
    assert [row["data"] for row in shard.tables["conflicts"].values()] == [{"text": "b"}]


def test_a_conflict_that_was_settled_stays_settled():
    shard = merged([Entry("1-a", "notes", 1, {"text": "a"}), Entry("2-b", "notes", 1, {"text": "b"}, "0-")])
    (id_,) = shard.tables["conflicts"]
    shard.apply(Entry("3-b", "conflicts", id_, None))
    shard.apply(Entry("4-b", "notes", 1, {"text": "c"}, "2-b"))
    assert not shard.tables["conflicts"]
    assert not snapshot.parse(snapshot.render(shard, {})).shard.tables["conflicts"]


def test_drafts_never_conflict_and_leave_the_table_that_is_being_read_alone():
    shard = merged([Entry("1-a", "drafts", 1, {"text": "a"})])
    before = shard.tables["drafts"]
    shard.apply(Entry("2-b", "drafts", 1, {"text": "b"}, "0-"))
    assert before == {1: {"text": "a"}}
    assert shard.tables["drafts"] == {1: {"text": "b"}}
    assert not shard.tables["conflicts"]


def test_versions_are_ordered_by_time_before_writer():
    assert order("9-z") < order("10-a") < order("10-b")


def test_content_is_what_she_wrote():
    assert same_content({"text": "a", "rev": 1, "changed": "x"}, {"text": "a", "rev": 2, "changed": "y"})
    assert not same_content({"text": "a"}, None)
    assert same_content(None, None)


def test_the_id_of_a_conflict_follows_from_what_lost():
    loser = Entry("1579000000000-a", "notes", 1, {"text": "a"})
    assert conflict_row(("notes", 1), loser)["id"] == conflict_row(("notes", 1), loser)["id"] < 1 << 63
