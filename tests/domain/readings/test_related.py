"""All records related to one record, both ways."""

from coachtui.domain.readings.related import related


def seen(desk, id_):
    table, _ = desk.book.find(id_)
    return [(each.table, each.id, each.phrase, each.direction) for each in related(desk.book, table, id_)]


def test_a_note_and_the_claim_it_bears_on_are_tied_through_their_evidence(desk):
    k3, claim = desk.student("K3"), desk.claim()
    note = desk.saw("began at once", 3, students=[k3])
    evidence = desk.evidence(claim, k3, note=note)

    assert seen(desk, evidence) == [
        ("claims", claim, "evidence for", "out"),
        ("notes", note, "quotes", "out"),
        ("students", k3, "speaks for", "out"),
    ]
    assert seen(desk, note) == [("students", k3, "about", "out"), ("evidence", evidence, "quoted as", "in")]
    assert seen(desk, claim) == [("evidence", evidence, "rests on", "in")]


def test_evidence_against_says_so_from_both_ends(desk):
    claim = desk.claim()
    evidence = desk.evidence(claim, bearing="against")

    assert seen(desk, evidence) == [("claims", claim, "evidence against", "out")]
    assert seen(desk, claim) == [("evidence", evidence, "contested by", "in")]


def test_a_link_shows_its_far_end_and_can_itself_be_opened(desk):
    belief, practice = desk.belief(), desk.practice()
    link = desk.link(belief, "drives", practice)

    assert seen(desk, belief) == [("practices", practice, "drives", "out")]
    assert seen(desk, practice) == [("beliefs", belief, "driven by", "in")]
    assert related(desk.book, "beliefs", belief)[0].link == link
    assert [each.id for each in related(desk.book, "links", link)] == [belief, practice]


def test_what_came_from_a_record_is_found_whatever_it_is(desk):
    note = desk.saw("x", 3)
    promise = desk.add("promises", text="exit tickets", from_=note)

    assert seen(desk, promise) == [("notes", note, "comes from", "out")]
    assert seen(desk, note) == [("promises", promise, "led to", "in")]


def test_dangling_ids_and_unknown_records_are_left_out(desk):
    belief = desk.belief(from_=404, students=[405])
    desk.link(belief, "drives", 406)
    desk.add("links", kind="drives", to=belief)

    assert seen(desk, belief) == []
    assert related(desk.book, "notes", 407) == ()


def test_a_link_of_an_unknown_kind_still_relates(desk):
    one, two = desk.belief("one"), desk.belief("two")
    desk.link(one, "echoes", two)

    assert seen(desk, one) == [("beliefs", two, "linked to", "out")]
    assert seen(desk, two) == [("beliefs", one, "linked from", "in")]


def test_two_of_the_same_tie_are_told_once(desk):
    k3 = desk.student("K3")
    tally = desk.add("tallies", name="called on", marks=[{"student": k3}, {"student": k3}])

    assert seen(desk, tally) == [("students", k3, "counts", "out")]
    assert seen(desk, k3) == [("tallies", tally, "counted in", "in")]


def test_a_group_and_who_is_or_was_in_it_are_tied(desk):
    ell, back = desk.group("ell"), desk.group("back row")
    k3 = desk.student("K3", ell, desk.member(back, until=10))

    assert seen(desk, k3) == [("groups", ell, "belongs to", "out"), ("groups", back, "belonged to", "out")]
    assert (seen(desk, ell), seen(desk, back)) == (
        [("students", k3, "holds", "in")],
        [("students", k3, "held", "in")],
    )


def test_what_was_begun_about_a_record_is_not_linked_to_it(desk):
    note = desk.saw("six hands", 3)
    desk.add("drafts", where="form notes", record=note, text='{"text": "six hand"}')

    assert seen(desk, note) == []
