"""A teacher who is forgotten: no byte is left of her, and of all others everything is as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.forgetting.asked import Asked
from coachtui.services.session import Session
from coachtui.storage.check import check
from coachtui.storage.forgetting.run import forget
from coachtui.storage.forgetting.trace import TABLE
from coachtui.storage.vault import Vault

from .conftest import ANA, BO, CY, EXAMPLES, NAMES, everything, signs, told


def settle(root):
    """Fold all, and let today's backup be made: what follows makes none."""
    vault = Vault(root)
    vault.commit(Change("settled", (Op(COMMON, "groups", 1, None, {"label": "group0"}),)))
    vault.close()


def of_others(root):
    return {who: told(root, who) for who in (BO, CY)}, {sign: signs(root, sign) for sign in ("qb", "qc", "group")}


def wrong(root):
    """Return what a check tells, but for the bytes that a test itself has damaged."""
    expected = ("A line is damaged", "A line was cut off", "A backup is damaged")
    return [one for one in check(root) if one.title not in expected]


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 10_000))
def test_no_byte_of_her_is_left_and_others_are_as_they_were(coach, tmp_path, seed):
    one = coach(seed, name=f"{seed}-{len(list(tmp_path.iterdir()))}")
    settle(one.root)
    before = of_others(one.root)
    assert signs(one.root, "qa")
    made = forget(one.root, Asked(ANA))
    assert made.proof.left == []
    assert signs(one.root, "qa") == set()
    for word in (b"anaqa", b"qaduran", b"%d" % ANA, *(b"%d" % id_ for _, id_ in one.ids[ANA])):
        assert word not in everything(one.root)
    after = of_others(one.root)
    assert after[0] == before[0]
    if not (one.root / "quarantine").exists():  # of damaged bytes nobody may be able to say whose they were
        assert after[1] == before[1]
    assert wrong(one.root) == []
    assert [each.name for each in Vault(one.root).names()] == [NAMES[BO], NAMES[CY]]


def test_the_proof_tells_what_was_searched(coach):
    one = coach(1)
    made = forget(one.root, Asked(ANA))
    found = [path for path in one.root.rglob("*") if path.is_file()]
    assert (made.proof.files, made.proof.size) == (len(found), sum(path.stat().st_size for path in found))
    assert {b"anaqa", b"qaduran"} <= made.proof.wanted.words
    assert b"%d" % ANA in made.proof.wanted.ids


@pytest.mark.parametrize("where", ["quarantine/odd", "teachers/x.tmp", "hers.txt", ".stversions/copy.json"])
def test_what_is_left_in_a_file_is_found_and_what_is_not_ours_is_only_named(coach, where):
    one = coach(2)
    path = one.root / where
    path.parent.mkdir(exist_ok=True, mode=0o700)
    path.write_bytes(b"... %d" % ANA)
    made = forget(one.root, Asked(ANA))
    ours = where.startswith(("quarantine", "teachers"))
    assert path.exists() != ours
    assert [left.path for left in made.proof.left] == ([] if ours else [path])


def test_what_git_keeps_is_not_called_gone(coach):
    one = coach(3)
    (one.root / ".git").mkdir(mode=0o700)
    assert [left.path.name for left in forget(one.root, Asked(ANA)).proof.left] == [".git"]


def test_that_it_was_done_is_kept_without_an_id_or_a_word(coach):
    one = coach(4)
    forget(one.root, Asked(ANA))
    forget(one.root, Asked(ANA))
    (row,) = Vault(one.root).book(COMMON).rows(TABLE)
    assert row["what"] == "teacher"
    assert str(ANA) not in str(row)


def test_undo_and_redo_bring_nothing_back(coach):
    one = coach(7, sound=True)
    forget(one.root, Asked(ANA))
    vault = Vault(one.root)
    session = Session(vault)
    steps = [*session.done(), *session.undone()]
    assert {op.teacher for step in steps for op in step.ops} <= {BO, CY, COMMON}
    while session.undo():
        pass
    while session.redo():
        pass
    vault.close()
    assert signs(one.root, "qa") == set()
    assert wrong(one.root) == []
