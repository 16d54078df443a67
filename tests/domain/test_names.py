"""A typed name finds the teacher meant, or says whom it may mean."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.ids import to_text
from coachtui.domain.names import TeacherName, apart, fold, match, tidy

MARIA = TeacherName(1, "Maria Delgado", "md", "active")
MARTIN = TeacherName(2, "Martin O'Brien", "", "active")
ZOE = TeacherName(3, "Zoë Núñez-Peña", "zz", "paused")
GONE = TeacherName(4, "Zora Hill", "", "archived")
FIRST, SECOND = TeacherName(5, "Ann Lee", "", "active"), TeacherName(6 << 60, "Ann Lee", "", "active")
ALL = (MARIA, MARTIN, ZOE, GONE, FIRST, SECOND)


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("Maria Delgado", MARIA), ("maria", MARIA), ("MARIA  delgado", MARIA), ("mariadel", MARIA), ("delg", MARIA),
        ("m d", MARIA), ("md", MARIA), ("mart", MARTIN), ("obrien", MARTIN), ("o'b", MARTIN), ("nunez", ZOE),
        ("zoe nunez pena", ZOE), ("ZOË", ZOE), ("zo", ZOE), ("zora", GONE), (to_text(6 << 60), SECOND), ("pena", ZOE),
        (str(6 << 60), SECOND),
    ],
)  # fmt: skip
def test_a_name_an_alias_or_a_beginning_finds_her(query, who):
    assert match(query, ALL)[0] == who


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("mar", [MARIA, MARTIN]),
        ("ann lee", [FIRST, SECOND]),
        ("marai delgado", [MARIA]),
        ("delgdo", [MARIA]),
        ("xq", []),
        ("", list(ALL[:5])),
        ("m", [MARIA, MARTIN]),
    ],
)
def test_what_is_ambiguous_or_unknown_offers_names(query, offered):
    found, names = match(query, ALL)
    assert found is None
    assert list(names)[: len(offered)] == offered


def test_a_whole_alias_comes_before_a_beginning():
    assert match("mar", [*ALL, alias := TeacherName(9, "Bo Xu", "mar")])[0] == alias


def test_whole_words_come_before_beginnings():
    ana, anabel = TeacherName(7, "Ana Smith"), TeacherName(8, "Anabel Ruiz")
    assert match("ana", [anabel, ana])[0] == ana
    assert match("smith", [anabel, ana, TeacherName(9, "Bo Smithers")])[0] == ana
    assert match("an", [anabel, ana])[0] is None


def test_namesakes_are_told_apart_by_what_names_them():
    shown = apart([MARIA, FIRST, SECOND, TeacherName(9, "Ann  lee", "al")])
    assert shown == ["Maria Delgado", f"Ann Lee ({to_text(5)})", f"Ann Lee ({to_text(6 << 60)})", "Ann  lee (al)"]
    assert match(to_text(6 << 60), ALL)[0] == SECOND


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1, max_size=30))
def test_her_own_name_always_finds_her(name):
    assert match(name, [TeacherName(1, name)])[0] is not None or not fold(name)


def test_a_name_is_kept_on_one_line_and_moves_no_cursor():
    assert tidy("  Ana\n\x1b[31mRuiz\x07 ") == "Ana [31mRuiz"
    assert tidy("में\u200dक") == "में\u200dक"


def test_teacher_names_compare_by_what_they_say():
    assert TeacherName(1, "A") == TeacherName(1, "A")
    assert {TeacherName(1, "A"), TeacherName(1, "A")} == {TeacherName(1, "A")}
    assert TeacherName(1, "A") != "A"
    assert repr(TeacherName(1, "A")) == "TeacherName(1, 'A', '', '')"


def test_it_imports_next_to_nothing():
    code = (
        "import sys; b = set(sys.modules); import coachtui.domain.names as n; n.match('a', [n.TeacherName(1, 'Ab')]);"
    )
    code += "print(*set(sys.modules) - b)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if not name.startswith("coachtui")] == []
