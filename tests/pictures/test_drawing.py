"""A picture shows every cell of a terminal where it stands and as it looks."""

from xml.etree import ElementTree as ET

import pyte
import pytest

from tests.pictures.drawing import HEIGHT, WIDTH, Own, svg

OWN = Own("#aaaaaa", "#111111")
SVG = "{http://www.w3.org/2000/svg}"


def svg_of(sent: str) -> str:
    """Return the picture of a screen to which something was sent."""
    screen = pyte.Screen(20, 3)
    pyte.Stream(screen).feed(sent)
    return svg(screen, OWN)


def drawn(sent: str) -> ET.Element:
    """Return the same as its elements."""
    return ET.fromstring(svg_of(sent))


def texts(picture: ET.Element) -> list[tuple[int, int, int, str]]:
    """Return the texts of a picture: their row and column, how many cells they take, their letters."""
    return [
        (row, int(text.get("x", "")) // WIDTH, int(text.get("textLength", "")) // WIDTH, text.text or "")
        for row, group in enumerate(picture.iter(f"{SVG}g"))
        for text in group.iter(f"{SVG}text")
    ]


def grounds(picture: ET.Element) -> list[tuple[int, int, int, str]]:
    """Return the grounds that are not the terminal's own: their row and column, how many cells, their colour."""
    return [
        (row, int(rect.get("x", "")) // WIDTH, int(rect.get("width", "")) // WIDTH, rect.get("fill", ""))
        for row, group in enumerate(picture.iter(f"{SVG}g"))
        for rect in group.iter(f"{SVG}rect")
    ]


def test_text_stands_in_its_cells_and_blanks_at_its_ends_are_left_out() -> None:
    picture = drawn("  a < b  \r\n\r\n   \x1b[1mc\x1b[0md")
    assert texts(picture) == [(0, 2, 5, "a < b"), (2, 3, 1, "c"), (2, 4, 1, "d")]
    assert (picture.get("width"), picture.get("height")) == (str(20 * WIDTH), str(3 * HEIGHT))


def test_how_a_blank_would_be_written_makes_no_difference() -> None:
    assert texts(drawn("\x1b[1ma\x1b[31m \x1b[39mb\x1b[0m c")) == [(0, 0, 3, "a b"), (0, 4, 1, "c")]
    assert svg_of("a\x1b[1m \x1b[0mb") == svg_of("a b") != svg_of("a\x1b[41m \x1b[0mb")


def test_a_wide_letter_takes_two_cells() -> None:
    assert texts(drawn("a\u8a9eb")) == [(0, 0, 4, "a\u8a9eb")]


@pytest.mark.parametrize(
    ("sent", "ink", "ground"),
    [
        ("x", OWN.ink, ""),
        ("\x1b[7mx", OWN.ground, OWN.ink),
        ("\x1b[38;2;1;2;3;48;2;4;5;6mx", "#010203", "#040506"),
        ("\x1b[31;44mx", "#cd3131", "#2472c8"),
        ("\x1b[97;105mx", "#ffffff", "#d670d6"),
        ("\x1b[7;31mx", OWN.ground, "#cd3131"),
    ],
)
def test_colours_are_those_that_are_seen(sent: str, ink: str, ground: str) -> None:
    picture = drawn(sent)
    assert [text.get("fill") for text in picture.iter(f"{SVG}text")] == [ink]
    assert grounds(picture) == ([(0, 0, 1, ground)] if ground else [])


def test_a_line_beneath_blanks_is_drawn_with_them() -> None:
    assert texts(drawn("\x1b[4m  \x1b[0m  x")) == [(0, 0, 2, "  "), (0, 4, 1, "x")]
