"""What a word that is being typed may become, and that the grammar reads it as that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.book import Book
from coachtui.domain.grammar import FACETS, parse
from coachtui.domain.grammar.completing import completion, word_at, written
from coachtui.domain.readings.mentioned import people_mentioned, tags_used

KNOWN = {"@": ["K3", "K31", "ell", "English learners", "3", "K-2 (new)"], "#": ["warm-up", "waits", "two words"]}


def found(line, cursor=None):
    given_ = completion(line, len(line) if cursor is None else cursor, KNOWN.__getitem__)
    return list(given_.choices) if given_ else []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (". @", ["K3", "K31", "ell", "English-learners"]),
        (". only @e", ["ell", "English-learners"]),
        ("@k", ["K3", "K31"]),
        ("@k3", ["K3", "K31"]),
        ("@K3", ["K31"]),
        ("(@EL", ["ell"]),
        ("@x", []),
        ("a@k", []),
        ("@@k", []),
        ("@K3 ", []),
        ("@3", []),
        (". hands #", ["warm-up", "waits"]),
        ("#", []),
        ("#w", ["warm-up", "waits"]),
        ("C#w", []),
        ("=", list(FACETS)),
        ("=r", ["role"]),
        ("  -2m =C", ["cares"]),
        ("=cares", []),
        ("t =c", []),
        ("x", []),
        ("", []),
    ],
)
def test_a_word_becomes_what_the_grammar_would_read_there(line, words):
    assert found(line) == words


def test_only_the_word_that_ends_at_the_cursor_is_completed():
    assert found("@k, and @e", 2) == ["K3", "K31"]
    assert found("@kim", 2) == []


def test_step_by_step_each_choice_then_as_it_was_typed_and_what_follows_stays():
    first = completion("see @e, and", 6, KNOWN.__getitem__)
    seen = [first := first.step(1) for _ in range(3)]
    assert [each.text for each in seen] == ["see @ell, and", "see @English-learners, and", "see @e, and"]
    assert [each.text[: each.cursor] for each in seen] == ["see @ell", "see @English-learners", "see @e"]
    assert first.step(-1).text == "see @English-learners, and"
    last = completion("=ro", 3, KNOWN.__getitem__).step(1)
    assert (last.text, last.cursor) == ("=role ", 6)


@given(st.text(alphabet="@#=k3e -\u00e9.a", max_size=12), st.integers(0, 12))
def test_what_is_taken_is_read_as_what_it_names(line, cursor):
    given_ = completion(line, min(cursor, len(line)), KNOWN.__getitem__)
    for at in range(len(given_.choices)) if given_ else ():
        taken = given_.step(at + 1)
        parts = parse(f"{taken.text}x" if taken.cursor == len(taken.text) else taken.text)
        name = given_.choices[at]
        assert name in {"@": parts.who, "#": parts.tags, "=": (parts.facet,)}[given_.word.sign]


@given(st.text(alphabet="@#=k3 -", max_size=9), st.integers(0, 9))
def test_a_word_is_what_stands_between_its_sign_and_the_cursor(line, cursor):
    cursor = min(cursor, len(line))
    word = word_at(line, cursor)
    assert word is None or (line[word.start : cursor] == word.sign + word.typed and word.end == cursor)


def test_names_that_no_line_could_mean_are_left_out():
    assert written("@", ["K3", "K3", "", "new comers", "a.b", "9a"]) == ["K3", "new-comers"]
    assert written("#", ["warm-up", "Warm", "a b"]) == ["warm-up"]


def test_whom_a_line_spoke_of_last_comes_first_then_whom_she_follows():
    students = {id_: {"id": id_, "code": code, "focal": code == "K9"} for id_, code in enumerate(("K12", "K3", "K9"))}
    notes = {
        10: {"id": 10, "at": "2026-05-01T10:00:00Z", "students": [1], "groups": [5], "tags": ["old"]},
        11: {"id": 11, "at": "2026-05-02T10:00:00Z", "groups": [5], "tags": ["new", "old"]},
    }
    tables = {"students": students, "groups": {5: {"id": 5, "label": "ell"}}, "notes": notes}
    book = Book(7, {**tables, "claims": {20: {"id": 20, "created": "2026-06-01T10:00:00Z", "tags": ["claim"]}}})
    assert people_mentioned(book) == ["ell", "K3", "K9", "K12"]
    assert tags_used(book) == ["claim", "new", "old"]
