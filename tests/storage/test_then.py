"""How records stood at a moment, in every store; and from backups where the journals do not tell."""

from datetime import UTC, datetime

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.storage.memory import MemoryStore
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
DAY = 24 * 3600 * 1000
START = 1_780_000_000_000


class Clock:
    def __init__(self):
        self.ms = START

    def __call__(self):
        return self.ms


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["memory", "vault"])
def store(request, tmp_path, clock):
    made = MemoryStore(clock) if request.param == "memory" else Vault(tmp_path / "vault", clock=clock)
    yield made
    made.close()


def write(store, table, id_, after, teacher=T):
    return store.commit(Change("done", (Op(teacher, table, id_, store.get(teacher, table, id_), after),)))


def at(days):
    return datetime.fromtimestamp((START + days * DAY) / 1000, UTC)


def test_a_record_stands_as_it_was_written_last_by_then(store, clock):
    write(store, "claims", 5, {"what": "a"})
    clock.ms += DAY
    write(store, "claims", 5, {"what": "b"})
    clock.ms += DAY
    write(store, "claims", 5, None)
    write(store, "claims", 6, {"what": "later"})
    words = [{key: row and row["what"] for key, row in store.stood(T, at(days)).items()} for days in (0, 1.5, 2.5)]
    assert words == [{("claims", 5): "a"}, {("claims", 5): "b"}, {("claims", 5): None, ("claims", 6): "later"}]


def test_the_groups_of_all_are_there_and_other_teachers_and_drafts_are_not(store):
    write(store, "groups", 3, {"label": "ell"}, COMMON)
    write(store, "retention", 4, {"what": "x"}, COMMON)
    write(store, "notes", 5, {"text": "another's"}, T + 1)
    write(store, "drafts", 6, {"text": "half"})
    assert set(store.stood(T, at(1))) == {("groups", 3)}


def test_what_was_folded_tells_it_too_and_the_snapshot_what_no_journal_does(tmp_path, clock):
    with_journal = Vault(tmp_path / "vault", clock=clock)
    write(with_journal, "claims", 5, {"what": "a"})
    clock.ms += DAY
    write(with_journal, "claims", 5, {"what": "b"})
    with_journal.close()
    again = Vault(tmp_path / "vault", clock=clock)
    assert again.stood(T, at(0.5))["claims", 5]["what"] == "a"
    for path in again.layout.done.iterdir():
        path.unlink()
    assert ("claims", 5) not in again.stood(T, at(0.5))
    assert again.stood(T, at(1))["claims", 5]["what"] == "b"
    again.close()
