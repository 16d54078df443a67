"""What was written before a day goes, in every state of it; what lives on keeps what stands and what came since."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.change import COMMON
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.moment import stored
from coachtui.storage.forgetting.run import forget
from coachtui.storage.picture import of_folder
from coachtui.storage.vault import Vault

from .conftest import ANA, BO, DAY_MS, EXAMPLES, NAMES, SIGNS, START_MS, everything, signs, told
from .test_teacher import settle, wrong


def asked_at(ms, teacher=COMMON):
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return Asked(teacher, before=moment.date().isoformat(), midnight=stored(moment))


LIVES_ON = ("teachers", "promises", "claims")


def standing(root, who, tables):
    """Return the words of the records that stand, by the moment each record was begun."""
    vault = Vault(root)
    found = {}
    for table in tables:
        for row in vault.book(who).rows(table):
            found |= dict.fromkeys(re.findall(rf"{SIGNS[who]}\d+x", str(row)), row.get("created", ""))
    vault.close(fold=False)
    return found


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 10_000), days=st.integers(1, 8), who=st.sampled_from([COMMON, ANA]))
def test_what_is_older_is_nowhere_and_what_is_younger_or_lives_on_is_there(coach, tmp_path, seed, days, who):
    one = coach(seed, name=f"{seed}-{len(list(tmp_path.iterdir()))}", sound=True)
    settle(one.root)
    ms = START_MS + days * DAY_MS - 1000
    asked = asked_at(ms, who)
    concerned = [who] if who else list(NAMES)
    others = {each: told(one.root, each) for each in NAMES if each not in concerned}
    living = {each: standing(one.root, each, LIVES_ON) for each in concerned}
    notes = {each: standing(one.root, each, ("notes",)) for each in concerned}
    assert forget(one.root, asked).proof.left == []
    for each in concerned:
        left = {word.decode() for word in signs(one.root, SIGNS[each])}
        assert {word for word in left if one.written[word] < ms} <= living[each].keys()
        assert living[each].keys() <= left
        assert {word for word, begun in notes[each].items() if begun >= asked.midnight} <= left
    assert {each: told(one.root, each) for each in others} == others
    assert wrong(one.root) == []


def test_a_backup_keeps_of_what_lives_on_the_oldest_state_since(coach):
    one = coach(5, sound=True, sittings=0)
    claim = one.id()
    for text in ("first", "second", "third"):
        vault = one.open()
        one.ms += DAY_MS
        one.put(vault, BO, "claims", claim, what=text, text=one.word(BO))
        vault.close()
    settle(one.root)
    second = [version for version in Vault(one.root).history(BO, "claims", claim) if version.row["what"] == "second"]
    midnight = int(second[0].version.partition("-")[0])
    forget(one.root, asked_at(midnight))
    vault = Vault(one.root)
    assert [version.row["what"] for version in vault.history(BO, "claims", claim)] == ["second", "third"]
    found = [
        of_folder(day, vault.form).shard(BO).get("claims", claim) for day in sorted(vault.layout.backups.iterdir())
    ]
    assert {row["what"] for row in found if row} <= {"second", "third"}
    assert vault.get(BO, "claims", claim)["what"] == "third"
    assert wrong(one.root) == []


@pytest.mark.parametrize("kind", ["before", "student"])
def test_a_state_that_lost_is_forgotten_like_any_other(coach, kind):
    one = coach(9, sound=True, sittings=0)
    claim = one.id()
    vault = one.open()
    one.put(vault, ANA, "claims", claim, what="first")
    vault.close()
    first, second = one.open(), one.open()
    for each, text in ((first, "K3 and a lost llama"), (second, "stands")):
        each.book(ANA)
        one.ms += 1000
        one.put(each, ANA, "claims", claim, what=text)
    first.close()
    second.close()
    vault = one.open()
    (conflict,) = vault.book(ANA).rows("conflicts")
    assert conflict["data"]["what"] == "K3 and a lost llama"
    one.ms += DAY_MS
    one.put(vault, ANA, "promises", one.id(), text="later")
    vault.close()
    students = frozenset({one.pupils[ANA]} if kind == "student" else ())
    asked = Asked(ANA, students) if students else asked_at(one.ms - 1000)
    assert forget(one.root, asked).proof.left == []
    assert (b"lost llama" in everything(one.root)) == (kind == "student")
    assert b"k3 and" not in everything(one.root)
    found = [row["data"]["what"] for row in Vault(one.root).book(ANA).rows("conflicts")]
    assert found == (["[forgotten] and a lost llama"] if kind == "student" else [])
    assert wrong(one.root) == []
