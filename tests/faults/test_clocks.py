"""The clock is a year off, summer time begins and ends, she travels: order and ages stay sensible."""

import os
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain import ids
from coachtui.domain.book import Book
from coachtui.domain.change import Change, Op
from coachtui.domain.days import read_moment, shown_moment
from coachtui.domain.local import LOCAL
from coachtui.domain.moment import day_of, days_since, parsed, stored
from coachtui.domain.readings.known import known
from coachtui.domain.readings.prep import prep
from coachtui.domain.readings.rhythm import Due, rhythm
from coachtui.domain.readings.trust import trust
from coachtui.services.encounters import end_encounter, going_on, start_encounter
from coachtui.services.pen import Pen
from coachtui.storage import moments, quick
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
NOON_MS = 1_779_379_200_000
HOUR_MS = 3_600_000
YEAR_MS = 365 * 24 * HOUR_MS
NEW_YORK = ZoneInfo("America/New_York")


class Wall:
    """The clock of the machine, wrong by as much as it is told; it goes on by itself."""

    def __init__(self, monkeypatch):
        self.wrong = 0
        self._ticks = 0
        for module in (moments, ids, quick):
            monkeypatch.setattr(module, "time_ns", self.time_ns)

    def time_ns(self):
        self._ticks += 7
        return (NOON_MS + self.wrong + self._ticks) * 1_000_000


@pytest.fixture
def wall(monkeypatch, no_waiting_for_the_disk):
    return Wall(monkeypatch)


def put(vault, id_, text, table="notes"):
    before = vault.get(T, table, id_)
    after = {**(before or {}), "id": id_, "text": text}
    return vault.commit(Change("put", (Op(T, table, id_, before, after),)))


def newest_t(vault, id_):
    return int(vault._shard(T).version("notes", id_).partition("-")[0])


WRONG = st.sampled_from([-YEAR_MS, -HOUR_MS, 0, HOUR_MS, YEAR_MS])


@settings(max_examples=25)
@given(sessions=st.lists(st.tuples(WRONG, st.booleans(), st.booleans()), min_size=2, max_size=7))
def test_whatever_the_clock_shows_the_last_edit_stands_and_nothing_is_in_conflict(tmp_path_factory, sessions):
    root = tmp_path_factory.mktemp("v") / "v"
    said, last_t = [], 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(os, "fdatasync", lambda _: None)
        wall = Wall(patch)
        for wrong, fold, shell in sessions:
            wall.wrong = wrong
            vault = Vault(root)
            put(vault, T, "Ana", table="teachers")
            for _ in range(2):
                said.append(f"edit {len(said)}")
                put(vault, 1, said[-1])
                assert newest_t(vault, 1) > last_t
                last_t = newest_t(vault, 1)
            if shell:
                id_ = ids.new_id()
                quick.commit(str(root), "note added", [(T, "notes", id_, f'{{"id":{id_},"text":"shell"}}')])
                vault.changes()
                put(vault, id_, "mended")
            vault.close(fold=fold)
        again = Vault(root)
        assert again.get(T, "notes", 1)["text"] == said[-1]
        assert not again.book(T).table("conflicts")
        assert [one.row["text"] for one in again.history(T, "notes", 1)] == said
        texts = [row["text"] for id_, row in again.book(T).table("notes").items() if id_ != 1]
        assert texts == ["mended"] * sum(shell for _, _, shell in sessions)
        again.close()
        assert check(root) == []


@pytest.mark.parametrize("wrong", [YEAR_MS, -YEAR_MS])
def test_a_session_whose_clock_is_wrong_swallows_no_later_edit_of_one_beside_it(tmp_path, wall, wrong):
    right = Vault(tmp_path / "v")
    put(right, T, "Ana", table="teachers")
    put(right, 1, "first")
    wall.wrong = wrong
    astray = Vault(tmp_path / "v")
    put(astray, 1, "by the wrong clock")
    wall.wrong = 0
    right.changes()
    put(right, 1, "later, by the right clock")
    astray.changes()
    for vault in (right, astray, Vault(tmp_path / "v")):
        assert vault.get(T, "notes", 1)["text"] == "later, by the right clock"
        assert not vault.book(T).table("conflicts")
        vault.close()


@pytest.mark.parametrize("wrong", [YEAR_MS, -YEAR_MS])
def test_two_that_edit_at_once_are_both_kept_whatever_their_clocks_show(tmp_path, wall, wrong):
    right, astray = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    put(right, 1, "first")
    astray.changes()
    wall.wrong = wrong
    put(astray, 1, "by the wrong clock")
    wall.wrong = 0
    put(right, 1, "at once, by the right clock")
    right.close()
    astray.close()
    book = Vault(tmp_path / "v").book(T)
    kept = [book.table("notes")[1]["text"], *(row["data"]["text"] for row in book.rows("conflicts"))]
    assert sorted(kept) == ["at once, by the right clock", "by the wrong clock"]


def test_files_dated_a_year_ahead_or_back_hide_no_teacher(tmp_path, wall):
    root = tmp_path / "v"
    for number, text in enumerate(("Ana", "Bo", "Cy")):
        vault = Vault(root)
        id_ = T + number
        vault.commit(Change("put", (Op(id_, "teachers", id_, None, {"id": id_, "name": text}),)))
        vault.close()
        for path in (root / "teachers", root / "names.tsv", *(root / "teachers").iterdir()):
            for years in (1, -1):
                moment = time.time() + years * YEAR_MS / 1000
                os.utime(path, (moment, moment))
                index = quick.read_names(str(root))
                shown = {name.name for name in index.names} if index else {name.name for name in Vault(root).names()}
                assert shown == set(("Ana", "Bo", "Cy")[: number + 1])


def zone(monkeypatch, name):
    monkeypatch.setenv("TZ", name)
    time.tzset()


SECONDS = st.integers(1_577_836_800, 2_082_758_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(moment=SECONDS, looked=SECONDS)
def test_a_moment_is_of_its_day_whatever_the_season_it_is_looked_at(moment, looked):
    now = looked.astimezone(LOCAL)
    assert day_of(stored(moment), now) == moment.astimezone(NEW_YORK).date()
    assert now.replace(tzinfo=None) == looked.astimezone(NEW_YORK).replace(tzinfo=None)
    assert now.astimezone(UTC) == looked


def test_the_pen_knows_the_rules_of_her_zone():
    now = Pen().now()
    assert day_of("2026-01-11T04:30:00Z", now).day == 10
    assert day_of("2026-07-11T04:30:00Z", now).day == 11


@pytest.mark.parametrize("today", ["2026-01-15T12:00", "2026-07-15T12:00"])
@pytest.mark.parametrize("day", ["2026-01-05", "2026-03-08", "2026-03-09", "2026-07-05", "2026-11-01", "2026-11-02"])
@pytest.mark.parametrize("clock", ["00:30", "03:15", "10:42", "23:30"])
def test_what_she_types_as_a_moment_is_shown_as_she_typed_it_in_any_season(today, day, clock):
    now = datetime.fromisoformat(today).replace(tzinfo=LOCAL)
    typed = f"{day} {clock}"
    kept = read_moment(typed, now)
    assert shown_moment(kept, now) == typed
    assert parsed(kept) == datetime.fromisoformat(typed).replace(tzinfo=NEW_YORK).astimezone(UTC)


def test_an_hour_that_is_left_out_or_comes_twice_is_a_moment_of_that_day():
    now = datetime(2026, 11, 2, 9, tzinfo=LOCAL)
    for typed in ("2026-03-08 02:30", "2026-11-01 01:30"):
        assert day_of(read_moment(typed, now), now).isoformat() == typed[:10]
    first, again = (datetime(2026, 11, 1, hour, 30, tzinfo=UTC).astimezone(LOCAL) for hour in (5, 6))
    assert (f"{first:%H:%M}", f"{again:%H:%M}") == ("01:30", "01:30")
    assert stored(first) < stored(again)


def test_where_she_travels_order_stays_and_no_age_is_negative(tmp_path, wall, monkeypatch):
    moments_ = []
    for number, name in enumerate(("America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin")):
        zone(monkeypatch, name)
        vault = Vault(tmp_path / "v")
        kept = put(vault, number + 1, name).ops[0].after
        moments_.append(kept["created"])
        now = parsed(kept["created"]).astimezone(LOCAL)
        assert all(days_since(moment, now) in (0, 1) for moment in moments_)
        vault.close()
    assert moments_ == sorted(moments_)
    zone(monkeypatch, "America/New_York")


NOW = datetime(2026, 5, 21, 12, 0, tzinfo=LOCAL)
PAST, AHEAD = stored(NOW - timedelta(days=3)), stored(NOW + timedelta(days=365))


def book(**tables):
    rows = {name: {row["id"]: row for row in found} for name, found in tables.items()}
    return Book(T, {"teachers": {T: {"id": T, "name": "Ana", "cadence_days": 7, "state": "active"}}, **rows})


def test_a_contact_dated_ahead_is_none_yet_and_what_is_due_stays_due():
    visits = [{"id": 1, "kind": "visit", "state": "done", "start": moment} for moment in (PAST,)]
    ahead = {"id": 2, "kind": "visit", "state": "done", "start": AHEAD}
    beat = rhythm(book(encounters=[*visits, ahead]), NOW)
    assert (beat.days, beat.due_in, beat.due) == (3, 4, Due.LATER)
    assert rhythm(book(encounters=[ahead]), NOW).due == Due.NEVER


def test_an_answer_dated_ahead_gives_way_to_one_of_today():
    said = {"facet": "cares", "mode": "said", "speaker": "teacher"}
    notes = [{"id": 9, "at": AHEAD, "text": "by the wrong clock", **said}]
    answer = next(each for each in known(book(notes=notes), NOW) if each.facet == "cares")
    assert answer.text == "by the wrong clock"
    notes.append({"id": 2, "at": stored(NOW), "text": "asked again", **said})
    answer = next(each for each in known(book(notes=notes), NOW) if each.facet == "cares")
    assert (answer.text, answer.days) == ("asked again", 0)


def test_a_trust_reading_dated_ahead_does_not_speak_for_today():
    readings = [
        {"id": 1, "on": "2026-05-01", "level": 2, "dimension": "respect", "sign": "short answers"},
        {"id": 9, "on": AHEAD[:10], "level": 5, "dimension": "respect", "sign": "by the wrong clock"},
        {"id": 2, "on": "2026-05-20", "level": 3, "dimension": "respect", "sign": "she asked"},
    ]
    stands = trust(book(trust_readings=readings), NOW)
    assert (stands.sign, stands.sign_days, stands.overall.levels, stands.last) == ("she asked", 1, (2.0, 3.0), 2)
    assert prep(book(trust_readings=readings), NOW).trust.text == "she asked"


def test_an_encounter_begun_by_a_clock_that_was_ahead_does_not_go_on_for_a_year_and_ends_after_it_began():
    ahead = NOW + timedelta(days=365)
    begun = start_encounter(Pen(now=lambda: ahead, new_id=iter([5]).__next__), book(), "visit")
    visit = dict(begun.ops[0].after)
    visit["id"] = begun.ops[0].id
    lives = book(encounters=[visit])
    assert going_on(lives, NOW) is None
    assert going_on(lives, ahead + timedelta(hours=1)) == visit["id"]
    ended = end_encounter(Pen(now=lambda: NOW), lives, visit["id"]).ops[0].after
    assert ended["end"] >= ended["start"]
