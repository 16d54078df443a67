"""A text of many lines: each a note, at the clock time that stands before it."""

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.grammar.script import moment_of, placed, read, read_script


@pytest.mark.parametrize(("clock", "hour"), [("9:50 AM", 9), ("1:05", 13), ("1:05 am", 1), ("11:59", 11)])
def test_a_clock_time_is_of_today_or_was_yesterday(clock, hour, now):
    at = moment_of(clock, now.timestamp())
    assert datetime.fromtimestamp(at, now.tzinfo).hour == hour
    assert 0 <= now.timestamp() + 300 - at < 86_400 + 300


def test_a_clock_time_is_that_of_all_that_follows_until_the_next(now):
    text = "Begin.\r\n9:50 AM\r\n\r\nT- who remembers?\r\n  \r\n[10:42] six hands\r\nS2: spacing out"
    lines = read_script(text, now.timestamp())
    assert [(line.parts.text, f"{datetime.fromtimestamp(at, now.tzinfo):%H:%M}") for line, at in lines] == [
        ("Begin.", "12:00"),
        ("who remembers?", "09:50"),
        ("six hands", "10:42"),
        ("spacing out", "10:42"),
    ]


def test_how_long_ago_a_line_was_is_taken_from_the_time_before_it(now):
    text = "9:50 who remembers?\n-2m bell, late\n- 10:42 -1m hands\nno one"
    found = [(line.parts.text, f"{datetime.fromtimestamp(at, now.tzinfo):%H:%M}") for line, at in read_script(text, 0)]
    assert [at for _, at in found] == ["09:50", "09:48", "10:41", "10:42"]
    assert [text for text, _ in found][1:3] == ["bell, late", "hands"]


def test_clock_times_alone_are_no_notes():
    assert read_script("9:50 AM\n\n10:42\n", 0) == []


def lines(text, now, **when):
    script = read(text)
    moments = placed(script, now.timestamp(), **when)
    shown = (f"{datetime.fromtimestamp(at, now.tzinfo):%H:%M:%S}" for at in moments)
    return [
        (at, line.parts.mode, "".join(line.parts.who) or line.parts.speaker, line.parts.text)
        for at, line in zip(shown, script.lines, strict=True)
    ]


def test_a_script_with_times_between_its_lines_and_all_ways_to_say_who_spoke(now):
    text = """Begin 10:35.
T: WHO REMEMBERS WHAT WE DISCUSSED?
3: WE WERE TALKING ABOUT SHAPES
10:41 AM
T- asks who remembers
S1- photosynthesis happens
S2:
I was spacing out.
7-8 minutes
(several hands up,
some not picked)
10:44 T hands out sheets
End: 11:05
"""
    assert lines(text, now) == [
        ("10:35:00", "saw", None, "Begin 10:35."),
        ("10:35:00", "said", "teacher", "WHO REMEMBERS WHAT WE DISCUSSED?"),
        ("10:35:00", "said", "3", "WE WERE TALKING ABOUT SHAPES"),
        ("10:41:00", "said", "teacher", "asks who remembers"),
        ("10:41:00", "said", "S1", "photosynthesis happens"),
        ("10:41:00", "said", "S2", "I was spacing out."),
        ("10:41:00", "time", None, "7-8 minutes"),
        ("10:41:00", "saw", None, "several hands up, some not picked"),
        ("10:44:00", None, None, "T hands out sheets"),
        ("11:05:00", "saw", None, "End: 11:05"),
    ]
    assert [line.parts.text for line in read(text).lines if line.unclear] == ["T hands out sheets"]


def test_times_that_count_from_zero_are_of_the_time_gone_by(now):
    text = (
        "0:58  Let's go over #7\n\n1:30  T   who has it?\n          I mean number seven\n45:10 S1- me\n1:02:03 (bell)"
    )
    start = now.replace(hour=10, minute=35)
    assert lines(text, now, start=start.timestamp()) == [
        ("10:35:58", None, None, "Let's go over #7"),
        ("10:36:30", "said", "teacher", "who has it? I mean number seven"),
        ("11:20:10", "said", "S1", "me"),
        ("11:37:03", "saw", None, "bell"),
    ]
    assert [at for at, *_ in lines(f"Begin 9:00\n{text}", now)][:2] == ["09:00:00", "09:00:58"]
    assert lines(text, now)[-1][0] == f"{now:%H:%M:%S}"


def test_times_on_the_clock_go_on_past_noon_and_into_the_evening(now):
    assert [at for at, *_ in lines("11:50 a\n12:10 b\n1:05 c", now.replace(hour=15))] == [
        "11:50:00",
        "12:10:00",
        "13:05:00",
    ]
    assert [at for at, *_ in lines("7:10 PM a\n7:25 b", now.replace(hour=22))] == ["19:10:00", "19:25:00"]


MARKDOWN = """# Visit to 7B
## Warm-up
- 9:50 **T:** who remembers?
- *S2:* spacing out
* hands go up
1. T: go

| Time | Who | What |
|------|-----|------|
| 9:58 | S1  | a \\| b |
| 9:59 |     | (laughter) |
"""
CSV = 'time;teacher;students\n9:50;who remembers;"yes; me"\n9:58;;S2: I forget\n9:59;(waits);\n'


def test_markdown_csv_and_tables_are_read_as_if_they_were_typed(now):
    assert lines(MARKDOWN, now)[1:] == [
        (f"{now:%H:%M:%S}", "saw", None, "Warm-up"),
        ("09:50:00", "said", "teacher", "who remembers?"),
        ("09:50:00", "said", "S2", "spacing out"),
        ("09:50:00", None, None, "hands go up"),
        ("09:50:00", "said", "teacher", "go"),
        ("09:50:00", None, None, "Time | Who | What"),
        ("09:58:00", "said", "S1", "a | b"),
        ("09:59:00", "saw", None, "laughter"),
    ]
    assert lines(CSV, now)[1:] == [
        ("09:50:00", "said", "teacher", "who remembers"),
        ("09:50:00", "said", "student", "yes; me"),
        ("09:58:00", "said", "S2", "I forget"),
        ("09:59:00", "saw", None, "waits"),
    ]
    assert lines("9:50,T,who\n9:51,S1,me, too\n", now) == [
        ("09:50:00", "said", "teacher", "who"),
        ("09:51:00", "said", "S1", "me too"),
    ]


CHART = """TIME    TEACHER                 STUDENTS
9:50    Who can tell me         S1: plants
        what we said?
9:53    Why?                    (silence)
9:55    Turn and talk, two minutes from now on
9:57    Pack up                 me too

She looked tired.
"""


def test_columns_that_blanks_hold_apart_are_of_those_whose_names_stand_above_them(now):
    assert lines(CHART, now)[1:] == [
        ("09:50:00", "said", "teacher", "Who can tell me what we said?"),
        ("09:50:00", "said", "S1", "plants"),
        ("09:53:00", "said", "teacher", "Why?"),
        ("09:53:00", "saw", None, "silence"),
        ("09:55:00", None, None, "Turn and talk, two minutes from now on"),
        ("09:57:00", "said", "teacher", "Pack up"),
        ("09:57:00", "said", "student", "me too"),
        ("09:57:00", None, None, "She looked tired."),
    ]
    assert lines("Teacher    Students\n10:35 Go.   S2: no\n           S3: why\n", now)[1:] == [
        ("10:35:00", "said", "teacher", "Go."),
        ("10:35:00", "said", "S2", "no"),
        ("10:35:00", "said", "S3", "why"),
    ]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("(10:41) T: work", ("10:41:00", "said", "teacher", "work")),
        ("[10:41]: (bell)", ("10:41:00", "saw", None, "bell")),
        ("10:44-10:52 pairs", ("10:44:00", None, None, "10:52 pairs")),
        ("10:10, T: go", ("10:10:00", "said", "teacher", "go")),
        ("T:\tgo on", ("12:00:00", "said", "teacher", "go on")),
        ("S2\u2014me too", ("12:00:00", "said", "S2", "me too")),
        ("time,who,text\n9:50,Student 4,hm", ("09:50:00", "said", "S4", "hm")),
    ],
)
def test_what_else_stands_between_a_time_a_speaker_and_the_words(line, read_as, now):
    assert lines(line, now)[-1] == read_as


@pytest.mark.parametrize("text", ["t they won't try\nsix hands up", "9:50\n50:50 split", "6, 7, 8\n9, 10", "- \n-"])
def test_what_only_looks_like_a_form_stays_a_line_a_note(text, now):
    assert [line.parts.text for line, _ in read_script(text, now.timestamp())][-1] in text.splitlines()[-1]
    assert not read(text).elapsed


def test_a_long_line_that_was_wrapped_goes_on_and_a_time_alone_at_the_end_is_kept(now):
    text = f"T: {'and so on ' * 7}\nuntil the end.\n9:50"
    assert [words for *_, words in lines(text, now)] == [f"{'and so on ' * 7}until the end.", "9:50"]


def test_a_line_goes_on_where_the_one_before_had_no_room_for_its_first_word(now):
    rows = ["the third row looks down for the whole of the warm-up and then", "somebody laughs", "nobody looks up"]
    assert [words for *_, words in lines("\n".join(rows), now)] == [f"{rows[0]} {rows[1]}", rows[2]]
    wide = [". " + "a longer line, " * 8, *rows]
    assert [words for *_, words in lines("\n".join(wide), now)][1:] == rows
    assert [line.parts.text for line in read("\n".join(rows), wraps=False).lines] == rows


def test_what_was_typed_a_line_at_a_time_is_a_note_a_line_whatever_its_form(now):
    rows = ["the third row", "  looks down", "(they wait", "for her)", "T:", "go on"]
    typed = read_script("\n".join(rows), now.timestamp(), typed=True)
    assert [line.parts.text for line, _ in typed] == [row.strip() for row in rows]
    piped = [(line.parts.text, line.joined) for line, _ in read_script("\n".join(rows), now.timestamp())]
    assert piped == [("the third row looks down", 1), ("they wait for her", 1), ("go on", 1)]


SIGNS = (
    "T: /T- /S2:/3: /9:50 AM/9:50 /0:58  /45:10 /Begin 10:35./(/(hm)/)/5 minutes/- /## /# /> /**T:** /| /|---|/  /\t/, "
)
PIECES = st.sampled_from([*SIGNS.split("/"), "time,who,text", "words", "? ", "! fri ", '"'])
LINES = st.lists(st.lists(PIECES | st.text(max_size=4), max_size=5).map("".join), max_size=8)
FORM = '|,;"\\'
"""What parts the columns of a table is no word of hers."""


@given(LINES)
def test_every_character_of_every_line_is_in_some_note(given_lines):
    text = "\n".join(given_lines)
    kept = read(text).lines
    typed = Counter(letter for letter in text if letter.isprintable() and not letter.isspace() and letter not in FORM)
    assert not typed - Counter("".join(line.parts.raw for line in kept))
    assert all(line.parts.text.strip() for line in kept)


@given(LINES.filter(lambda lines: not any(sign in "".join(lines) for sign in FORM)))
def test_every_line_of_a_plain_text_stands_whole_in_one_note(given_lines):
    text = "\n".join(given_lines).replace("\r", "\n")
    raws = [line.parts.raw for line in read(text).lines]
    assert all(any(line.strip() in raw for raw in raws) for line in text.split("\n") if line.strip())
