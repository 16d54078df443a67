"""The grammar reads a line as a coach means it."""

import subprocess
import sys

import pytest

from coachtui.domain import words
from coachtui.domain.grammar import FACETS, MARKS, NoteParts, parse, render
from coachtui.domain.grammar.clock import seconds_of, take_clock


def test_words_are_those_of_the_domain():
    assert {mark.mode for mark in MARKS if mark.mode} == set(words.Mode) - {"time"}
    assert {mark.speaker for mark in MARKS if mark.speaker} == set(words.Speaker) - {"other"}
    assert tuple(words.Facet) == FACETS
    assert {parse("! x").promised_by, parse("! her x").promised_by} == {words.Who.COACH, words.Who.TEACHER}


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.shown)
def test_each_example_of_the_table_is_read_as_the_table_says(mark):
    parts = parse(mark.example)
    assert (parts.mode, parts.speaker) == (mark.mode, mark.speaker)
    assert not mark.field or getattr(parts, mark.field)


@pytest.mark.parametrize(
    "line",
    [
        "the kids won't try", "so they left", "She said no", "Then nothing", "T hands out sheets", "S walks out",
        "K3 said she hates it", "k3", "t", "?", "t:", ".5 of them", "...", "#1 fan", "#7 was hard", "?!", "??", "!!!",
        "T-shirt day", "t-test next week", "p2 was loud", "q3 scores are up", "3:15 bell rings", "12:30-1:15 planning",
        "~5 minutes late", "+1", "^_^", ">5 hands", "=5", "== x", "=e both begin so", "%5 of them", "K3-5 band",
        "-2m", "-2 m ago", "-2x hands", "-0m hands", "-13h ago", "-2m/s is the speed", "- 2m hands", "-m hands",
        "a: b", "note: b", '"they won\'t"', "7-8 minutes", "(several hands up)", "", "   ", "100: too many for a seat",
    ],
)  # fmt: skip
def test_prose_is_not_taken_for_a_mark(line):
    assert parse(line) == NoteParts(line.strip())


@pytest.mark.parametrize(
    ("line", "speaker", "who", "text"),
    [
        ('t "they just won\'t try"', "teacher", (), "they just won't try"),
        ('T "they won\'t"', "teacher", (), "they won't"),
        ('T"no"', "teacher", (), "no"),
        ("T: WHO REMEMBERS", "teacher", (), "WHO REMEMBERS"),
        ("T:WHO", "teacher", (), "WHO"),
        ("T- asks who remembers", "teacher", (), "asks who remembers"),
        ("T \N{EN DASH} asks", "teacher", (), "asks"),
        ("t so what now", "teacher", (), "so what now"),
        ("t “they won't”", "teacher", (), "they won't"),
        ('t "a" and "b"', "teacher", (), '"a" and "b"'),
        ('t "a", she said', "teacher", (), '"a", she said'),
        ("s is this right?", "student", (), "is this right?"),
        ("S: no", "student", (), "no"),
        ("ss all together", "students", (), "all together"),
        ("S2: I was spacing out.", "student", ("S2",), "I was spacing out."),
        ("S1- photosynthesis happens", "student", ("S1",), "photosynthesis happens"),
        ("k3 I quit", "student", ("K3",), "I quit"),
        ("k3 asked @k4 and @ell", "student", ("K3", "K4", "ell"), "asked @k4 and @ell"),
        ("p2: loud", "student", ("P2",), "loud"),
        ("3: WE WERE TALKING", "student", ("3",), "WE WERE TALKING"),
        ("me: what would it take?", "coach", (), "what would it take?"),
        ("Teacher: sit down", "teacher", (), "sit down"),
    ],
)
def test_what_someone_said(line, speaker, who, text):
    assert parse(line) == NoteParts(text, mode="said", speaker=speaker, who=who)


@pytest.mark.parametrize(
    ("line", "who", "due", "text"),
    [
        ("! fri bring exit tickets", "coach", "fri", "bring exit tickets"),
        ("!fri: bring exit tickets", "coach", "fri", "bring exit tickets"),
        ("! by next Mon, bring", "coach", "next Mon", "bring"),
        ("! her send the plan", "teacher", None, "send the plan"),
        ("! her fri send the plan", "teacher", "fri", "send the plan"),
        ("! fri her send the plan", "teacher", "fri", "send the plan"),
        ("! 5/21 bring", "coach", "5/21", "bring"),
        ("! 2026-05-21 bring", "coach", "2026-05-21", "bring"),
        ("! may 21st bring", "coach", "may 21st", "bring"),
        ("! 21 may bring", "coach", "21 may", "bring"),
        ("! in 3 days bring", "coach", "in 3 days", "bring"),
        ("! in three days bring", "coach", "in three days", "bring"),
        ("! may 21, 2027: bring", "coach", "may 21 2027", "bring"),
        ("! may 21 12 copies", "coach", "may 21", "12 copies"),
        ("! feb 29 bring", "coach", "feb 29", "bring"),
        ("! feb 30 bring", "coach", None, "feb 30 bring"),
        ("! 2/31 bring", "coach", None, "2/31 bring"),
        ("! bring it by feb 30", "coach", None, "bring it by feb 30"),
        ("! yesterday she asked for it", "coach", None, "yesterday she asked for it"),
        ("! last week it was late", "coach", None, "last week it was late"),
        ("! +2w bring", "coach", "+2w", "bring"),
        ("! next week bring", "coach", "next week", "bring"),
        ("! bring exit tickets by fri.", "coach", "fri", "bring exit tickets by fri."),
        ("! may I borrow it", "coach", None, "may I borrow it"),
        ("! fri", "coach", None, "fri"),
        ("! her", "coach", None, "her"),
        ("! 13/45 bring", "coach", None, "13/45 bring"),
        ("! stand by me", "coach", None, "stand by me"),
    ],
)
def test_a_promise_has_its_maker_and_its_day(line, who, due, text):
    assert parse(line) == NoteParts(text, mode="promise", promised_by=who, due=due)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("=cares kids feel safe", NoteParts("kids feel safe", facet="cares")),
        ('=Ro t "I cover"', NoteParts("I cover", facet="role", mode="said", speaker="teacher")),
        ("=thinking: pacing first", NoteParts("pacing first", facet="thinking")),
        ("% they can't", NoteParts("they can't", mode="think", is_belief=True)),
        ('% t "they can\'t"', NoteParts("they can't", mode="said", speaker="teacher", is_belief=True)),
        ("> fractions", NoteParts("fractions", mode="think", next_skill=True)),
        ("~tired", NoteParts("tired", mode="think")),
        ("#6/28 hands", NoteParts("6/28 hands", mode="count")),
        (". a@b.ch @K3, (@ell) #Warm-up &#x C# #1", NoteParts(
            "a@b.ch @K3, (@ell) #Warm-up &#x C# #1", mode="saw", who=("K3", "ell"), tags=("warm-up",))),
    ],
)  # fmt: skip
def test_other_marks(line, wanted):
    assert parse(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("-2m hands up", NoteParts("hands up", ago=120)),
        ("\N{MINUS SIGN}90s . hands up", NoteParts("hands up", mode="saw", ago=90)),
        ("-1H =cares t safe", NoteParts("safe", mode="said", speaker="teacher", facet="cares", ago=3600)),
        ("-2min k3 I quit", NoteParts("I quit", mode="said", speaker="student", who=("K3",), ago=120)),
        ("-2m -3m hands", NoteParts("-3m hands", ago=120)),
        (". -2m is the slope", NoteParts("-2m is the slope", mode="saw")),
        ("the slope is -2m", NoteParts("the slope is -2m")),
    ],
)  # fmt: skip
def test_how_long_ago_it_was_stands_before_all_other_marks(line, wanted):
    assert parse(line) == wanted


def test_how_long_ago_stands_behind_a_clock_time_and_is_written_in_its_largest_unit():
    assert parse("10:42 -2m hands", clock=True) == NoteParts("hands", at="10:42", ago=120)
    assert [render(NoteParts("x", ago=ago)) for ago in (7200, 90, 5400)] == ["-2h x", "-90s x", "-90m x"]


@pytest.mark.parametrize(
    ("line", "at", "seconds", "rest"),
    [
        ("10:42 T: hi", "10:42", 38520, "T: hi"),
        ("9:50 AM", "9:50 AM", 35400, ""),
        ("9:50pm. x", None, 0, "9:50pm. x"),
        ("12:05 a.m. x", "12:05 a.m.", 300, "x"),
        ("1:05pm x", "1:05pm", 47100, "x"),
        ("[0:58:01] x", "0:58:01", 3481, "x"),
        ("0:58  Let's go", "0:58", 3480, "Let's go"),
        ("10:42 - x", "10:42", 38520, "- x"),
        ("10:42: x", "10:42", 38520, "x"),
        ("24:00 x", None, 0, "24:00 x"),
        ("9:60 x", None, 0, "9:60 x"),
        ("[9:50 x", None, 0, "[9:50 x"),
        ("1:2:3", None, 0, "1:2:3"),
    ],
)
def test_a_leading_clock_time_is_taken_when_asked(line, at, seconds, rest):
    assert take_clock(line) == (at, rest)
    assert at is None or seconds_of(at) == seconds
    assert parse(line, clock=True).at == at
    assert parse(line).at is None


def test_parts_compare_by_what_they_say():
    assert parse("t hi") == parse('T: "hi"')
    assert hash(parse("t hi")) == hash(parse('T: "hi"'))
    assert parse("t hi") != parse("s hi")
    assert parse("t hi") != "t hi"
    assert repr(NoteParts("hi", mode="saw")) == "NoteParts(mode='saw', raw='hi', text='hi')"


def test_a_mark_given_later_is_rendered():
    parts = parse("they won't try")
    parts.mode, parts.speaker = "said", "teacher"
    assert render(parts) == 't "they won\'t try"'
    assert render(NoteParts("10 minutes", mode="time")) == "10 minutes"


def test_the_grammar_imports_next_to_nothing():
    code = "import sys; before = set(sys.modules); import coachtui.domain.grammar; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if not name.startswith("coachtui")] == []
