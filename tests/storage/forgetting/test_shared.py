"""Forgetting in a vault that is on two machines: nothing is altered that the other one still writes to."""

import shutil

import pytest

from coachtui.domain.forgetting.asked import Asked
from coachtui.errors import StoreError
from coachtui.storage import share
from coachtui.storage.forgetting.run import forget, planned
from coachtui.storage.vault import Vault

from .conftest import ANA, BO, CY, signs, told
from .test_teacher import settle, wrong


@pytest.fixture
def shared(coach):
    """A vault that is shared, written to since."""
    one = coach(8, sound=True)
    vault = Vault(one.root)
    share.begin(vault)
    vault.close()
    one.sit()
    settle(one.root)
    return one


def test_a_teacher_is_forgotten_on_this_machine(shared):
    before = {who: told(shared.root, who)["records"] for who in (BO, CY)}
    assert forget(shared.root, Asked(ANA)).proof.left == []
    assert signs(shared.root, "qa") == set()
    assert {who: told(shared.root, who)["records"] for who in (BO, CY)} == before
    assert wrong(shared.root) == []


def test_a_journal_that_another_machine_still_writes_to_is_left_alone(shared, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(shared.root, elsewhere)
    vault = Vault(elsewhere, clock=shared.clock)
    shared.put(vault, ANA, "notes", shared.id(), text=shared.word(ANA))
    vault.close(fold=False)
    (theirs,) = [path for path in vault.layout.journal.glob("*.jsonl") if path.stem.startswith(vault.writer)]
    shutil.copy(theirs, shared.root / "journal")
    for act in (planned, forget):
        with pytest.raises(StoreError, match="Another machine"):
            act(shared.root, Asked(ANA))
    assert forget(shared.root, Asked(BO)).proof.left == []
    assert (shared.root / "journal" / theirs.name).read_bytes() == theirs.read_bytes()
    vault = Vault(elsewhere)
    vault.close()
    (shared.root / "journal" / theirs.name).unlink()
    (put_away,) = vault.layout.done.glob(f"{theirs.stem}.*")
    shutil.copy(put_away, shared.root / "journal" / "done")
    assert forget(shared.root, Asked(ANA)).proof.left == []
    assert signs(shared.root, "qa") == set()
