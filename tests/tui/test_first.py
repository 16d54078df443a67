"""What the next start shows at once: lines, grounds and known words."""

from coachtui.tui.first import without_text
from coachtui.tui.wire.moves import Knows
from coachtui.tui.wire.picture import Picture

SCREEN = [
    " Maria Delgado    saved ",
    " [1 Caseload]  2 Board  ",
    "╭─ Maria ──────────────╮",
    "│ they won't try  日本 │",
    "╰────────────── a note ╯",
    " n note  q quit         ",
]


def shown(frame: str, lines: int = len(SCREEN)) -> list[str]:
    picture = Picture(24, lines, Knows())
    assert picture.take(frame)
    return ["".join(cell[0] if cell else "?" for cell in row) for row in picture.rows]


def frame_of(screen: list[str], words: str) -> str:
    picture = Picture(24, len(screen), Knows())
    for row, text in enumerate(screen, 1):
        assert picture.take(f"\x1b[{row};1H\x1b[31;44m{text}\x1b[0m")
    return "".join(without_text(picture.rows, set(words.split())))


def test_only_lines_and_known_words_are_left_and_no_title_tells_how_long_it_is():
    assert shown(frame_of(SCREEN, "[1 Caseload] 2 Board n note q quit")) == [
        " " * 24,
        SCREEN[1],
        "╭──────────────────────╮",
        "│                      │",
        "╰──────────────        ╯",
        SCREEN[5],
    ]


def test_over_a_line_the_level_lines_are_left_to_the_app_on_their_ground():
    picture = Picture(24, len(SCREEN), Knows())
    for row, text in enumerate(SCREEN, 1):
        assert picture.take(f"\x1b[{row};1H\x1b[31;44m{text}\x1b[0m")
    frame = "".join(without_text(picture.rows, (), levels=False))
    assert shown(frame)[2:5] == ["╭                      ╮", "│                      │", "╰                      ╯"]
    assert picture.take(frame)
    assert {cell[1] for row in picture.rows for cell in row if cell} == {"31;44", "44"}


def test_a_word_that_is_not_known_takes_its_line_with_it():
    screen = [*SCREEN[:1], " Maria: not saved       ", *SCREEN[2:]]
    assert shown(frame_of(screen, "not n q"))[1::4] == [" " * 24, " " * 24]


def test_what_is_shown_already_is_not_sent_again():
    frame = frame_of(SCREEN, "")
    picture = Picture(24, len(SCREEN), Knows())
    picture.begin_with(frame)
    assert picture.changes() == ""
    picture.take("\x1b[4;3H\x1b[31;44mthey\x1b[0m\x1b[1;1H")
    assert "they" in (sent := picture.changes())
    assert len(sent) < 40
    picture.doubt(4)
    assert "╰───" in picture.changes()
