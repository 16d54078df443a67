"""Whatever frames come, what is sent makes a terminal show them, in few words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.tui.wire.cells import cells_of
from coachtui.tui.wire.looks import change, look_of
from coachtui.tui.wire.moves import Knows, known, move
from coachtui.tui.wire.picture import CLEAR, Picture
from tests.tui.wire.emulator import Shown

COLUMNS, ROWS = 24, 5
ALL = Knows(erases_in_colour=True, erases_some=True, repeats=True, feeds_lines=True)
KNOWS = [Knows(), ALL, Knows(partial_looks=False)]

GROUND = "48;2;9;8;7"
LOOKS = ["", "1", "7", "3;38;5;12", f"38;2;1;2;3;{GROUND}", GROUND, "1;31;44", "4;9;48;5;4", "31", "91;104", "2;1"]
TEXTS = ["a", " ", "word", "two words", "───────────", "           ", "日本", "é", "e\u0301x", "🙂", "a🙂b", "→", "│"]
part = st.tuples(st.sampled_from(LOOKS), st.sampled_from(TEXTS))
stretch = st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1), st.lists(part, min_size=1, max_size=4))
frames = st.lists(
    st.tuples(st.lists(stretch, max_size=4), st.sampled_from(["", "", "", "forget", "resize"])), min_size=1, max_size=5
)


def frame(stretches: list[tuple[int, int, list[tuple[str, str]]]], columns: int = COLUMNS) -> str:
    """Return a frame as Textual writes it: no text goes beyond the right edge."""
    out, above = [], ROWS
    for column, row, parts in stretches:
        out.append("\n" * (above < ROWS - 1) + f"\x1b[{row + 1};{column + 1}H")
        above, left = row, columns - column
        for look, text in parts:
            left -= cell_len(text)
            if left < 0:
                break
            out.append(f"\x1b[{look}m{text}\x1b[0m" if look else text)
    return "".join([*out, "\x1b[3;4H"])


def whole(knows: int) -> str:
    return frame([(0, row, [(LOOKS[(row + knows) % 5], "x" * COLUMNS)]) for row in range(ROWS)])


@pytest.mark.parametrize("knows", KNOWS)
@settings(max_examples=120)
@given(frames)
def test_the_terminal_shows_each_frame(knows, drawn):
    stock, wired, picture = Shown(COLUMNS, ROWS), Shown(COLUMNS, ROWS), Picture(COLUMNS, ROWS, knows)
    for number, (stretches, then) in enumerate([([], "resize"), *drawn]):
        if then == "forget":
            wired.feed("\x1b[2J\x1b[H\x1b[1;4;31mwho knows")
            picture.forget()
        if then == "resize":
            picture.resize(COLUMNS, ROWS)
            wired.feed("\x1b[31;7m\x1b[2Jgarbage")
        whole_first = [whole(number)] if then == "resize" else []
        for text in [*whole_first, frame(stretches)]:
            stock.feed(text)
            assert picture.take(text)
        wired.feed(picture.changes())
        assert wired.seen() == stock.seen()
        assert wired.place == (3, 2)
    assert picture.changes() == ""


def test_what_does_not_change_costs_nothing():
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(whole(0))
    assert picture.changes()
    picture.take(whole(0))
    assert picture.changes() == ""


def test_frames_that_were_not_sent_are_in_the_next():
    stock, wired, picture = Shown(COLUMNS, ROWS), Shown(COLUMNS, ROWS), Picture(COLUMNS, ROWS, ALL)
    picture.take(whole(0))
    wired.feed(picture.changes())
    stock.feed(whole(0))
    for column, row, word in ((2, 1, "first"), (4, 1, "second"), (0, 3, "third")):
        text = frame([(column, row, [("1", word)])])
        picture.take(text)
        stock.feed(text)
    wired.feed(picture.changes())
    assert wired.seen() == stock.seen()


def test_a_letter_typed_costs_a_letter():
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(frame([(0, 2, [("38;2;1;1;1;48;2;2;2;2", " " * COLUMNS)])]))
    picture.changes()
    for typed, most in (("t", 60), ("th", 40), ("the", 40)):
        ink = "38;2;1;1;1;48;2;2;2;2"
        rest = " " * (COLUMNS - len(typed) - 1)
        picture.take(frame([(0, 2, [(ink, typed), ("7;" + ink, " "), (ink, rest)])]))
        assert len(picture.changes()) <= most


def test_what_no_frame_should_hold_is_not_taken():
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(whole(0))
    picture.changes()
    assert not picture.take("\x1b[1;1Habc\x1b]8;;x\x1b\\d")
    assert picture.changes() == ""


def test_after_a_letter_of_unsure_width_the_cursor_is_placed_anew():
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(frame([(0, 0, [("", "👩‍👩‍👧 x"), ("1", "y")])]))
    sent = picture.changes()
    assert "👩‍👩‍👧\x1b[1;3H" in sent


def test_a_mark_stands_on_its_letter_even_where_the_frame_parts_them():
    picture = Picture(COLUMNS, ROWS, ALL)
    for _ in range(2):
        picture.take("\x1b[1;1H\x1b[1me\x1b[0m\x1b[1m\u0301x\x1b[0m\x1b[1;1H")
        sent = picture.changes()
        assert sent.count("e\u0301\x1b[1;2Hx") == (1 if sent else 0)


def test_controls_in_a_text_never_reach_the_terminal():
    assert "".join(text for text, _ in cells_of("a\x07\x9b\x7fb\r", "")) == "ab"


@given(st.sampled_from(LOOKS), st.sampled_from(LOOKS), st.booleans())
def test_a_change_of_look_leads_there(before, after, partial):
    shown = Shown(2, 1)
    shown.feed(f"\x1b[0;{before}m" if before else "\x1b[0m")
    shown.feed(change(look_of(before), look_of(after), partial=partial) + "x")
    straight = Shown(2, 1)
    straight.feed(f"\x1b[0;{after}mx" if after else "x")
    assert shown.seen() == straight.seen()
    if not partial:
        said = re.sub(r"[34]8;[25];[\d;]*", "", change(look_of(before), look_of(after), partial=False))
        assert not re.search(r"\b2\d\b", said)


PLACES = st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1))


@given(PLACES, PLACES, st.booleans(), st.booleans())
def test_a_move_leads_there_and_is_never_longer_than_the_plain_one(place, to, feeds, at_edge):
    (column, row), (to_column, to_row) = place, to
    shown = Shown(COLUMNS, ROWS)
    shown.feed(f"\x1b[{row + 1};{COLUMNS}Hx" if at_edge else f"\x1b[{row + 1};{column + 1}H")
    said = move((~(COLUMNS - 1) if at_edge else column, row), to, feeds=feeds)
    shown.feed(said)
    assert shown.place == to
    assert len(said) <= len(f"\x1b[{to_row + 1};{to_column + 1}H")


def test_the_next_line_is_a_feed_away_and_its_begin_a_return():
    assert move((7, 3), (7, 4), feeds=True) == "\n"
    assert move((7, 3), (0, 4), feeds=True) == "\r\n"
    assert move((~23, 3), (0, 4), feeds=True) == "\r\n"


def test_no_line_is_fed_where_something_on_the_way_adds_to_it():
    assert "\n" not in move((7, 3), (7, 4))


def test_the_sides_of_a_box_are_drawn_one_after_the_other():
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(whole(0))
    picture.changes()
    inner = [(column, row, [("31", "|")]) for row in range(4) for column in (2, 18)]
    picture.take(frame(inner))
    assert picture.changes().count("|\n\b") == 6


def test_a_screen_of_which_nothing_is_known_is_blanked_in_its_ground_once():
    ground = frame([(0, row, [(GROUND, " " * COLUMNS)]) for row in range(ROWS)])
    picture = Picture(COLUMNS, ROWS, ALL)
    picture.take(ground)
    assert picture.changes() == f"\x1b[0;{GROUND}m{CLEAR}\x1b[3;4H"
    picture.take(ground)
    assert picture.changes() == ""
    picture.forget()
    assert CLEAR in picture.changes()


def test_a_terminal_that_blanks_in_no_colour_is_not_asked_to():
    picture = Picture(COLUMNS, ROWS, Knows())
    picture.take(frame([(0, row, [(GROUND, " " * COLUMNS)]) for row in range(ROWS)]))
    assert CLEAR not in picture.changes()


def test_only_terminals_that_are_known_to_are_asked_for_more_than_a_vt100_can():
    assert known("xterm-256color").erases_in_colour
    assert known("screen-256color") == known("tmux") == known("") == Knows()
    assert not known("vt100").partial_looks
    assert not any(known(term).repeats for term in ("xterm", "linux", "screen", "vt100"))


def test_the_cursor_is_known_to_stand_behind_a_blank_that_more_blanks_follow():
    stock, wired, picture = Shown(COLUMNS, ROWS), Shown(COLUMNS, ROWS), Picture(COLUMNS, ROWS, ALL)
    for over, under in (("ax", "cy"), ("b", "d")):
        drawn = frame([(4, row, [("31", f"{text:<10}|")]) for row, text in ((1, over), (2, under))])
        stock.feed(drawn)
        assert picture.take(drawn)
        wired.feed(picture.changes())
        assert wired.seen() == stock.seen()


def test_a_frame_for_a_larger_window_leaves_the_cursor_within_this_one():
    stock, wired, picture = Shown(300, 100), Shown(COLUMNS, ROWS), Picture(COLUMNS, ROWS, ALL)
    for drawn in (f"{whole(0)}\x1b[7;90Hbeyond\x1b[7;4H", frame([(3, 3, [("1", "word")])])):
        stock.feed(drawn)
        assert picture.take(drawn)
        wired.feed(picture.changes())
        assert not wired.differs(stock)
