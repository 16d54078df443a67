"""A practice that several try, and for whom it works where; nothing that ranks anyone."""

from coachtui.domain.readings.across import Shared, Try, shared, tries_of


def all_of(desks, today):
    return shared([each for desk in desks for each in tries_of(desk.book, today)])


def test_practices_of_several_teachers_come_together_by_their_words_or_their_tag(new_desk, today):
    maria, ana, zoe = new_desk(), new_desk("Ana Abel", 2), new_desk("Zoe Zander", 3)
    zoes = zoe.practice("Counts to eight.", status="trying")
    marias = maria.practice("counts to  eight", tags=["wait"])
    anas = ana.practice("a minute alone", tags=["wait"])
    ana.practice("her own")
    found = all_of((zoe, maria, ana), today)
    assert [(each.words, [(one.name, one.id) for one in each.tries]) for each in found] == [
        ("Counts to eight.", [("Maria Delgado", marias), ("Zoe Zander", zoes)]),
        ("#wait", [("Ana Abel", anas), ("Maria Delgado", marias)]),
    ]


def test_each_try_says_how_its_claims_stand(new_desk, today):
    maria, ana = new_desk(), new_desk("Ana Abel", 2)
    k3 = maria.student("K3")
    practice = maria.practice("counts to eight")
    claim = maria.claim(scope="one", with_=[k3], practice=practice)
    maria.evidence(claim, k3)
    maria.claim("another")
    ana.practice("counts to eight")
    ((_, tries),) = all_of((maria, ana), today)
    assert [[(each.claim, str(each.standing)) for each in one.claims] for one in tries] == [[], [(claim, "known")]]


def test_a_claim_about_no_practice_comes_in_by_its_tag_alone(new_desk, today):
    maria, ana = new_desk(), new_desk("Ana Abel", 2)
    claim = maria.claim("pairs help", tags=["pairs"])
    ana.practice("pairs help", tags=["Pairs"])
    ((words, tries),) = all_of((maria, ana), today)
    assert words == "#pairs"
    assert [(one.name, one.table) for one in tries] == [("Ana Abel", "practices"), ("Maria Delgado", "claims")]
    assert tries[1].id == claim


def test_what_one_teacher_does_twice_is_not_shared_and_nothing_is_counted(desk, today):
    desk.practice("waits")
    desk.practice("waits")
    assert all_of((desk,), today) == ()
    assert not {"count", "score", "rank", "total"} & {*Shared._fields, *Try._fields}
