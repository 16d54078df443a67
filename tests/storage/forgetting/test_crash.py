"""Forgetting cut short: wherever it stops, the vault opens, others are as they were, a second try ends it."""

import contextlib
import os
import shutil

import pytest

from coachtui.domain.forgetting.asked import Asked
from coachtui.storage import files
from coachtui.storage.check import check
from coachtui.storage.forgetting.run import forget
from coachtui.storage.vault import Vault

from .conftest import ANA, BO, CY, NAMES, SIGNS, signs, told
from .test_before import asked_at

STEPS = ("write", "sync", "rename", "remove", "sync_folder")
PICKED = 100_000 if os.environ.get("FAULTS") == "long" else 5
"""At how many calls of each step it is cut short: the first and the last ones, and some between."""


class Crash(BaseException):
    """The power goes."""


def cut_short(root, asked, step, count, *, done_first):
    """Forget, but stop at a step; return how often it was made."""
    real = getattr(files, step)
    calls = []

    def dying(*args):
        calls.append(args)
        if len(calls) == count:
            if done_first:
                real(*args)
            raise Crash
        return real(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, step, dying)
        with contextlib.suppress(Crash):
            forget(root, asked)
    return len(calls)


def spread(total):
    """Return which of `total` calls are cut short."""
    if total <= PICKED:
        return range(1, total + 1)
    return sorted({1 + round(at * (total - 1) / (PICKED - 1)) for at in range(PICKED)})


@pytest.fixture
def cut(coach, tmp_path):
    """A vault of several days, some of it not folded."""
    one = coach(11, sittings=3, sound=True)
    vault = one.open()
    one.put(vault, ANA, "notes", one.id(), text=one.word(ANA))
    vault.close(fold=False)
    return one


def wish(one, kind):
    """Return what is to be forgotten."""
    if kind == "before":
        return asked_at(one.ms)
    return Asked(ANA, frozenset({one.pupils[ANA]} if kind == "student" else ()))


def records(root):
    return {who: told(root, who)["records"] for who in NAMES}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["teacher", "student", "before"])
def test_a_second_try_ends_what_a_crash_cut_short(cut, tmp_path, kind, step):
    asked = wish(cut, kind)
    before, whole = records(cut.root), tmp_path / "whole"
    shutil.copytree(cut.root, whole)
    total = cut_short(whole, asked, step, 0, done_first=False)
    assert total
    after, words = records(whole), everything_of_hers(whole)
    assert after != before
    for count in spread(total):
        root = tmp_path / f"{step}{count}"
        shutil.copytree(cut.root, root)
        cut_short(root, asked, step, count, done_first=count % 2 == 0)
        vault = Vault(root)
        assert not vault.problems
        names = [each.name for each in vault.names()]
        vault.close()
        assert names in (list(NAMES.values()), [NAMES[BO], NAMES[CY]] if kind == "teacher" else [])
        # A teacher's journals are written anew one after another: each record is as it was, or as it will be.
        for who, rows in records(root).items():
            assert all(
                found.get(id_) in (before[who][table].get(id_), after[who].get(table, {}).get(id_))
                for table, found in rows.items()
                for id_ in {*found, *before[who].get(table, {})}
            )
        assert {each.title for each in check(root)} <= {"A left-over file"}
        assert forget(root, asked).proof.left == []
        assert {each.title for each in check(root)} <= {"A left-over file"}
        assert records(root) == after
        assert everything_of_hers(root) == words
        shutil.rmtree(root)


def everything_of_hers(root):
    """Return the words of all teachers that are left anywhere."""
    return {sign: signs(root, sign) for sign in SIGNS.values()}
