"""`coachtui inbox`: each text is meant by a number of the list, or by an id that stays."""

import json

import pytest


@pytest.fixture
def three(run, teachers):
    for text in ("one", "two", "three"):
        run("note", "nobody", text)


def texts(run):
    return [each["text"] for each in json.loads(run("inbox", "list", "--json").stdout)]


def test_several_are_dropped_by_the_numbers_that_were_listed(run, three):
    done = run("inbox", "drop", "1", "2", "2")
    assert done.returncode == 0
    assert texts(run) == ["three"]
    assert b"numbered from 1 again" in done.stderr


def test_an_id_means_the_same_text_whatever_went_before(run, three):
    ids = [each["id"] for each in json.loads(run("inbox", "--json").stdout)]
    assert run("inbox", "drop", ids[0]).returncode == 0
    assert run("inbox", "file", ids[1], "maria", "delgado").returncode == 0
    assert texts(run) == ["three"]
    assert run("inbox", "drop", ids[1]).returncode == 2


@pytest.mark.parametrize("args", [["drop", "4"], ["drop", "1", "9"], ["drop", "0"], ["file", "x", "maria"]])
def test_a_number_that_is_not_there_drops_nothing(run, three, args):
    done = run("inbox", *args)
    assert (done.returncode, b"See: coachtui inbox" in done.stderr) == (2, True)
    assert len(texts(run)) == 3
