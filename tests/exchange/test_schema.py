import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from coachtui.domain.book import TABLES
from coachtui.exchange.schema import schema, schema_text

DATA = Path(__file__).parents[2] / "data"
HEAD = {"created": "2026-05-21T16:00:00Z", "changed": "2026-05-21T16:00:00Z", "rev": 1, "visibility": "me"}


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def belief(**fields):
    return {"id": 7, **HEAD, "statement": "they will not try", **fields}


def line(record, table="beliefs"):
    return {"c": "e63590e8", "r": {"s": 2, "t": 1, "w": "k3f9", "ops": [[5, table, 7, record]]}}


def snapshot(record, table="beliefs"):
    return {table: {"7": {**record, "_v": "12-k3f9"}}}


def test_the_kept_schema_is_current():
    assert (DATA / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_same_models_give_the_same_text():
    assert schema_text() == schema_text()


def test_every_table_has_its_shape():
    assert set(schema()["$defs"]["snapshot"]["properties"]) == {*TABLES, "_gone"}


@pytest.mark.parametrize("shape", [line, snapshot])
def test_a_record_is_taken_with_fields_of_a_later_program(validator, shape):
    assert validator.is_valid(shape(belief(hold=3, later={"a": 1}, history=[{"on": "2026-05-21", "new": 2}])))


@pytest.mark.parametrize("shape", [line, snapshot])
@pytest.mark.parametrize("wrong", [{"hold": 9}, {"status": "sure"}, {"statement": ""}, {"id": "7"}, {"created": None}])
def test_a_wrong_field_is_found(validator, shape, wrong):
    assert not validator.is_valid(shape(belief(**wrong)))


def test_a_line_may_remove_and_may_name_its_base(validator):
    removed = line(None)
    removed["r"]["ops"][0].append("12-k3f9")
    assert validator.is_valid(removed)
    assert not validator.is_valid({"c": "x", "r": {}})


def test_a_snapshot_may_hold_what_is_gone_and_tables_of_a_later_program(validator):
    assert validator.is_valid({"_gone": {"7": {"table": "notes", "_v": "1-a"}}, "later": {"1": {}}})
    assert not validator.is_valid({"_gone": {"7": {}}})


def test_the_sample_vault_satisfies_the_schema(validator):
    files = [*(DATA / "sample" / "vault").glob("teachers/*.json"), *(DATA / "sample" / "vault").glob("common.json")]
    for path in files:
        errors = [f"{path.name} {list(each.path)}" for each in validator.iter_errors(json.loads(path.read_text()))]
        assert not errors
