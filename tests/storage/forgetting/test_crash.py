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

from .conftest import ANA, BO, CY, NAMES, signs, told

STEPS = ("write", "sync", "rename", "remove", "sync_folder")
PICKED = 100_000 if os.environ.get("FAULTS") == "long" else 6
"""At how many calls of each step it is cut short: the first and the last ones, and some between."""


class Crash(BaseException):
    """The power goes."""


def cut_short(root, step, count, *, done_first):
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
            forget(root, Asked(ANA))
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


@pytest.mark.parametrize("step", STEPS)
def test_a_second_try_ends_what_a_crash_cut_short(cut, tmp_path, step):
    others = {who: told(cut.root, who)["records"] for who in (BO, CY)}
    whole = tmp_path / "whole"
    shutil.copytree(cut.root, whole)
    total = cut_short(whole, step, 0, done_first=False)
    assert total
    for count in spread(total):
        root = tmp_path / f"{step}{count}"
        shutil.copytree(cut.root, root)
        cut_short(root, step, count, done_first=count % 2 == 0)
        vault = Vault(root)
        assert not vault.problems
        there = [each.name for each in vault.names()]
        vault.close()
        assert there in (list(NAMES.values()), [NAMES[BO], NAMES[CY]])
        assert {who: told(root, who)["records"] for who in (BO, CY)} == others
        assert {each.title for each in check(root)} <= {"A left-over file"}
        assert forget(root, Asked(ANA)).proof.left == []
        assert check(root) == [each for each in check(root) if each.title == "A left-over file"]
        assert signs(root, "qa") == set()
        assert {who: told(root, who)["records"] for who in (BO, CY)} == others
        shutil.rmtree(root)
