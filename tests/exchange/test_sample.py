"""The sample caseload: whole, valid, current, and believable."""

import re
import stat
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import orjson
import pytest
from tinydb import TinyDB

from coachtui.domain import words
from coachtui.domain.book import TABLES, Book
from coachtui.domain.days import read_day
from coachtui.domain.grammar import parse
from coachtui.domain.grammar.childname import looks_like_name
from coachtui.domain.ids import born_ms
from coachtui.domain.moment import parsed
from coachtui.domain.readings.standing import board
from coachtui.domain.records.base import Part
from coachtui.domain.records.encounter import Mark
from coachtui.domain.records.registry import MODELS
from coachtui.domain.refs import ANY_RECORD, ties
from coachtui.exchange import sample_records
from coachtui.exchange.sample import LAST_DAY, sample_books, write_sample
from coachtui.exchange.sample_build import built
from coachtui.exchange.sample_records import teacher_records
from coachtui.exchange.sample_source import read
from coachtui.resources import data_folder
from coachtui.services.notes import TALKS


@pytest.fixture(scope="module")
def books():
    return sample_books()


@pytest.fixture(scope="module")
def rows(books):
    """Every record: teacher, table, row."""
    return [
        (teacher, table, row)
        for teacher, tables in books.items()
        for table, each in tables.items()
        for row in each.values()
    ]


def of(rows, table):
    return [row for _, name, row in rows if name == table]


def test_the_shipped_vault_is_made_from_its_source():
    folder = data_folder() / "sample"
    shipped = {
        path.relative_to(folder / "vault").as_posix(): path.read_text("utf-8")
        for path in (folder / "vault").rglob("*")
        if path.is_file()
    }
    assert shipped == built(folder / "source"), "run: python -m coachtui.exchange.sample_build"


def test_every_record_is_valid_and_holds_no_unknown_key(rows):
    for _, table, row in rows:
        checked = MODELS[table].model_validate(row)
        assert _unknown(checked) == {}, (table, row)


def _unknown(part: Part) -> dict[str, object]:
    found = dict(part.model_extra or {})
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Part):
                found |= _unknown(each)
    return found


def test_records_are_stored_sparse(rows):
    for _, table, row in rows:
        assert not [key for key, value in row.items() if value in (None, "", [], {}, False)], (table, row)


def test_every_id_named_stands_where_it_may(books):
    for teacher, tables in books.items():
        where = {id_: name for name, each in (tables | {"groups": books[0]["groups"]}).items() for id_ in each}
        for table, each in tables.items():
            for row in each.values():
                for ref, id_ in ties(table, row):
                    assert where.get(id_) in (where.values() if ref.tables == ANY_RECORD else ref.tables), (
                        teacher,
                        table,
                        ref.field,
                        row,
                    )


def test_ids_are_unique_and_in_the_order_of_their_moments(rows):
    ids = [row["id"] for _, _, row in rows]
    assert len(ids) == len(set(ids))
    for _, _, row in rows:
        assert born_ms(row["id"]) // 1000 == int(parsed(row["created"]).timestamp())
        assert row["created"] <= row["changed"]


def test_typed_lines_say_what_the_grammar_reads(books):
    for tables in books.values():
        students = {row["code"].upper(): id_ for id_, row in tables.get("students", {}).items()}
        for note in tables.get("notes", {}).values():
            parts = parse(note["raw"])
            assert parts.text == note["text"]
            assert parts.mode in (None, note["mode"]), note
            assert parts.speaker in (None, note.get("speaker")), note
            assert parts.facet in (None, note.get("facet")), note
            assert [students[each.upper()] for each in parts.who if each.upper() in students] == note.get(
                "students", []
            )


def test_nothing_is_written_at_a_weekend_or_out_of_the_school_year(rows):
    for _, table, row in rows:
        made = parsed(row["created"])
        assert made.weekday() < 5, (table, row)
        assert datetime(2025, 8, 25, tzinfo=UTC) < made < datetime(2026, 5, 22, tzinfo=UTC), (table, row)


def test_every_word_of_the_field_is_used(rows):
    """Standing is derived, and has a test of its own."""
    enums = [each for each in vars(words).values() if isinstance(each, type) and issubclass(each, StrEnum)]
    assert len(enums) > 30
    for enum in enums:
        if enum not in (StrEnum, words.Standing):
            assert _used(enum, rows) == set(enum), enum.__name__


def _used(enum, rows):
    """The values of one enumeration that stand in a field which holds it, by the models."""
    found = set()
    for _, table, row in rows:
        found |= _values(enum, MODELS[table].model_validate(row))
    return found


def _values(enum, part):
    values = [getattr(part, name) for name in type(part).model_fields]
    parts = [each for value in values for each in (value if isinstance(value, list) else [value])]
    found = {each for each in parts if isinstance(each, enum)}
    return found.union(*(_values(enum, each) for each in parts if isinstance(each, Part)))


def test_every_table_and_every_field_is_used(rows):
    assert {table for _, table, _ in rows} == set(TABLES)
    for table in TABLES:
        used = {key for row in of(rows, table) for key in row}
        known = {info.alias or name for name, info in MODELS[table].model_fields.items()}
        assert known - used <= {"from", "tags", "session"}, table  # a draft's session lives; a shipped vault has none
    assert [row for _, _, row in rows if "from" in row]
    assert {key for row in of(rows, "tallies") for mark in row["marks"] for key in mark} == set(Mark.model_fields)


def test_it_is_as_large_as_a_year(rows):
    counts = Counter(table for _, table, _ in rows)
    assert counts["teachers"] == 6
    assert counts["notes"] >= 400
    assert counts["encounters"] >= 40
    assert counts["beliefs"] >= 25
    assert counts["claims"] >= 25
    assert counts["decisions"] >= 15
    assert len([row for row in of(rows, "decisions") if row.get("result") == "not_yet"]) >= 3


def test_no_line_is_written_twice(rows):
    lines = Counter(row["text"].lower() for row in of(rows, "notes"))
    assert [line for line, times in lines.items() if times > 1] == ["they just won't try"] or max(lines.values()) == 1


def test_the_history_of_a_belief_ends_where_it_stands(rows):
    for belief in of(rows, "beliefs"):
        now = {}
        for move in belief.get("history", ()):
            assert move["old"] == now.get(move["field"], move["old"]), (belief["statement"], move)
            assert move["on"] >= belief["created"][:10], (belief["statement"], move)
            now[move["field"]] = move["new"]
        now.pop("statement", None)
        assert {field: belief.get(field) for field in now} == now, belief["statement"]


def test_one_map_has_forty_nodes_and_sixty_links_and_a_loop(books):
    maria = next(each for each in books.values() if "teachers" in each and _name(each) == "Maria Delgado")
    links = maria["links"].values()
    nodes = {end for link in links for end in (link["from"], link["to"])}
    assert len(nodes) >= 40
    assert len(links) >= 60
    selects = [(link["from"], link["to"]) for link in links if link["kind"] == "selects"]
    assert any(_leads(links, end, start) for start, end in selects)


def _name(tables):
    return next(iter(tables["teachers"].values()))["name"]


def _leads(links, start, end):
    reached, edge = set(), {start}
    while edge:
        reached |= edge
        edge = {link["to"] for link in links if link["from"] in edge and link["kind"] == "leads_to"} - reached
    return end in reached


def test_maria_is_as_the_design_draws_her(books):
    maria = next(each for each in books.values() if "teachers" in each and _name(each) == "Maria Delgado")
    answers = {
        row["facet"]: (row["text"], row["certainty"]) for row in maria["notes"].values() if row.get("facet") in FIVE
    }
    assert answers == {
        "excited": ("lab days, robotics", "real"),
        "cares": ("kids feel safe here", "heard"),
        "thinking": ("pacing before depth", "guess"),
        "role": ("I cover, they learn", "real"),
    }
    lines = {(row["mode"], row["text"]) for row in maria["notes"].values()}
    assert {
        ("said", "they just won't try"),
        ("saw", "6 of 28 hands up"),
        ("validate", "told her: warm-ups land"),
    } <= lines
    mine = [row for row in maria["promises"].values() if row["who"] == "coach" and row["outcome"] == "open"]
    owed = min(mine, key=lambda row: row["due"])
    assert owed["text"].startswith("exit tickets by Fri")
    assert owed["due"] < LAST_DAY.isoformat()


FIVE = {str(each) for each in words.FIVE_QUESTIONS}


def test_students_are_codes(rows):
    for student in of(rows, "students"):
        assert re.fullmatch(r"[A-Z]\d", student["code"])


def test_no_line_looks_as_if_it_held_a_childs_name(rows):
    assert [row["text"] for row in of(rows, "notes") if looks_like_name(row["text"])] == []


def test_one_visit_has_forty_lines_to_sort(books):
    scripts = Counter(row.get("encounter") for tables in books.values() for row in tables.get("notes", {}).values())
    visits = {id_: row for tables in books.values() for id_, row in tables.get("encounters", {}).items()}
    [(largest, _)] = Counter({id_: count for id_, count in scripts.items() if id_}).most_common(1)
    assert scripts[largest] >= 40
    assert visits[largest]["state"] == "needs_debrief"


def test_trust_falls_after_a_broken_promise_and_comes_back(books):
    susan = next(each for each in books.values() if "teachers" in each and _name(each) == "Susan Whitlock")
    levels = [row["level"] for row in sorted(susan["trust_readings"].values(), key=lambda row: row["on"])]
    assert min(levels[2:]) < levels[1] < levels[-1]
    assert "broken" in {row["outcome"] for row in susan["promises"].values()}


@pytest.mark.parametrize("today", [date(2026, 5, 21), date(2026, 5, 27), date(2025, 1, 3), date(2031, 12, 31)])
def test_all_moments_move_by_whole_weeks_and_nothing_else_does(tmp_path: Path, books, today):
    write_sample(tmp_path / "vault", today)
    weeks = (today - LAST_DAY).days // 7
    assert today - timedelta(days=6) <= LAST_DAY + timedelta(weeks=weeks) <= today
    for teacher, tables in books.items():
        name = f"teachers/{teacher}.json" if teacher else "common.json"
        written = orjson.loads((tmp_path / "vault" / name).read_bytes())
        for table, each in tables.items():
            for id_, row in each.items():
                moved = written[table][str(id_)]
                version = int(moved.pop("_v").partition("-")[0]) // 1000
                assert moved == _moved(row, weeks)
                assert version == int(parsed(moved["changed"]).timestamp())


def _moved(value, weeks):
    if isinstance(value, dict):
        return {key: _moved(each, weeks) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, weeks) for each in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.{8}Z)?", value):
        return (date.fromisoformat(value[:10]) + timedelta(weeks=weeks)).isoformat() + value[10:]
    return value


def test_the_vault_it_writes_is_private_and_opens_with_stock_tinydb(tmp_path: Path):
    vault = tmp_path / "vault"
    write_sample(vault, LAST_DAY)
    for path in [vault, *vault.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert orjson.loads((vault / "store.json").read_bytes()) == {"format": "coachtui", "schema": 2, "min_reader": 2}
    for path in (vault / "teachers").iterdir():
        with TinyDB(path) as db:
            assert len(db.table("notes").all()) > 20
            assert db.table("teachers").get(doc_id=int(path.stem))
    names = (vault / "names.tsv").read_text("utf-8").splitlines()
    assert names[0].startswith("coachtui-names\t2\t")
    assert [len(line.split("\t")) for line in names[1:]] == [5] * 6 + [1]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a line of nothing", "a.txt:1: no record to stand in"),
        ("[promises]\nx 2025-09-09 sometime | words", "a.txt:2: 'sometime' says nothing here"),
        ("[claims c 2025-09-09]\nno field", "a.txt:2: neither a field nor a note"),
        ("[claims c 2025-09-99]", "a.txt:1: "),
    ],
)
def test_a_source_that_cannot_be_read_says_where(line, told):
    with pytest.raises(ValueError, match="^" + re.escape(told)):
        list(read(line, "a.txt"))


def test_a_handle_that_names_nothing_or_two_things_is_told():
    with pytest.raises(ValueError, match="nothing is called ell"):
        teacher_records("[students]\nK3 2025-09-09 groups=ell | why", "a.txt", 1, {})
    with pytest.raises(ValueError, match="the handle 'K3' is taken"):
        teacher_records("[students]\nK3 2025-09-09 | why\nK3 2025-09-10 | why", "a.txt", 1, {})


def test_it_does_not_write_over_a_vault(tmp_path: Path):
    write_sample(tmp_path / "vault", LAST_DAY)
    with pytest.raises(FileExistsError):
        write_sample(tmp_path / "vault", LAST_DAY)


def test_each_promising_line_has_its_promise_and_its_day(books):
    for tables in books.values():
        made = {row.get("from"): row for row in tables.get("promises", {}).values()}
        for note in tables.get("notes", {}).values():
            if note["mode"] == "promise":
                assert note["id"] in made, note
                due, made_on = parse(note["raw"]).due, parsed(note["at"]).date()
                if due:
                    assert str(read_day(due, made_on)) == made[note["id"]]["due"], note


def test_unmarked_lines_are_read_as_the_services_read_them():
    assert set(sample_records.TALKS) == TALKS


def test_every_standing_and_every_honest_flag_comes_out(books, now):
    found = [
        each
        for teacher, tables in books.items()
        if teacher
        for each in board(Book(teacher, tables | {"groups": books[0]["groups"]}), now)
    ]
    assert {each.standing for each in found} == set(words.Standing)
    flags = {flag.id for each in found for flag in each.flags}
    assert flags >= {"turned", "all", "for_whom", "with", "without", "and", "works", "no_student", "only_report"}
    assert flags >= {"only_satellite", "old", "why", "why_guess"}
