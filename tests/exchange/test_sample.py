"""The sample caseload: whole, valid, current, and believable."""

import re
import stat
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import orjson
import pytest
from tinydb import TinyDB

from coachtui.domain import words
from coachtui.domain.book import TABLES
from coachtui.domain.grammar import parse
from coachtui.domain.ids import born_ms
from coachtui.domain.moment import parsed
from coachtui.domain.records.base import Part
from coachtui.domain.records.registry import MODELS, model
from coachtui.domain.refs import ANY_RECORD, ties
from coachtui.exchange.sample import LAST_DAY, sample_books, write_sample
from coachtui.exchange.sample_build import built
from coachtui.resources import data_folder


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
        checked = model(table, row)
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
