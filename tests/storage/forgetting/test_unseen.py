"""Sessions that nobody sees, as where locks do not work: what they had read brings nothing back."""

import shutil

import pytest

from coachtui.domain.change import COMMON
from coachtui.domain.forgetting.asked import Asked
from coachtui.storage.forgetting.run import forget

from .conftest import ANA, BO, CY, NAMES, signs, told
from .test_before import asked_at
from .test_teacher import wrong


@pytest.mark.parametrize("polls", [False, True])
@pytest.mark.parametrize("kind", ["teacher", "student", "before"])
@pytest.mark.parametrize("seed", [6, 21, 30])
def test_what_it_had_read_is_let_go(coach, tmp_path, seed, kind, polls):
    one = coach(seed, sound=True)
    asked = asked_at(one.ms) if kind == "before" else Asked(ANA, frozenset({one.pupils[ANA]}))
    asked = asked._replace(students=frozenset()) if kind == "teacher" else asked
    alone = tmp_path / "alone"
    shutil.copytree(one.root, alone)
    forget(alone, asked)
    vault = one.open()
    assert len(vault.names()) == 3
    assert vault.book(ANA).teacher["name"] == NAMES[ANA]
    forget(one.root, asked)
    if polls:
        assert {who for who, _, _ in vault.changes()} >= {ANA, COMMON}
        assert bool(vault.book(ANA).teacher) == (kind != "teacher")
    one.put(vault, CY, "notes", one.id(), text="new")
    vault.close()
    assert vault.problems == []
    assert signs(one.root, "qa") == signs(alone, "qa")
    assert told(one.root, ANA)["records"] == told(alone, ANA)["records"]
    assert told(one.root, BO)["records"] == told(alone, BO)["records"]
    assert vault.layout.snapshot(ANA).exists() == (kind != "teacher")
    assert wrong(one.root) == []
