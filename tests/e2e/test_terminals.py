"""What terminal it is: its size, its letters, its colours, or none at all."""

import re
from pathlib import Path

import pytest

from coachtui.exchange.sample import sample_books
from coachtui.tui.actions import TABS
from tests.e2e.conftest import Open, Run, Seat, until_all

SGR = re.compile(rb"\x1b\[([\d;]*)m")
TITLE = re.compile(rb"\x1b\][012];|\x1bk")
"""Names the window, which others see in a list of them."""


def coloured(sent: bytes) -> set[int]:
    """Return the numbers of all colours but the terminal's own that were set, and 38 and 48 for all beyond sixteen."""
    numbers = {int(number or b"0") for found in SGR.findall(sent) for number in found.split(b";")}
    return numbers & {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


def open_tab(app: Seat, number: int, tab: str) -> str:
    """Open a tab, wait until strip and footer stand, and return the screen."""
    app.press(str(number))
    app.until(f"[{number} {tab.capitalize()}]")
    app.until_true(lambda: "q quit" in app.text.splitlines()[-1], "no footer")
    return app.text


@pytest.fixture
def sample(run: Run, tmp_path: Path) -> str:
    """A vault with the sample caseload."""
    folder = str(tmp_path / "sample")
    assert run("demo", "--copy", folder).returncode == 0
    return folder


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (120, 40)])
def test_every_tab_opens_at_every_size(seat: Open, sample: str, columns: int, rows: int) -> None:
    app = seat("--home", sample, columns=columns, rows=rows)
    app.until("[1 Caseload]")
    for number, tab in enumerate(TABS, 1):
        strip = open_tab(app, number, tab).splitlines()[1]
        assert all(f"{each} {name.capitalize()}"[:5] in strip for each, name in enumerate(TABS, 1))
    app.end()
    assert not TITLE.search(app.sent)


def test_a_new_size_is_taken_at_once(seat: Open, sample: str) -> None:
    app = seat("--home", sample)
    app.until("[1 Caseload]")
    app.resize(60, 20)
    app.until_true(lambda: "q quit" in app.text.splitlines()[-1], "no footer at the new size")
    app.resize(132, 43)
    app.until_true(lambda: "q quit" in app.text.splitlines()[-1], "no footer at the new size")
    app.end()


def test_where_the_locale_knows_ascii_only_all_but_her_own_text_is_ascii(seat: Open, sample: str) -> None:
    hers = {letter for letter in str(sample_books()) if not letter.isascii()}
    app = seat("--home", sample, LC_ALL="C", LANG="C")
    app.until("[1 Caseload]")
    for number, tab in enumerate(TABS, 1):
        open_tab(app, number, tab)
    app.end()
    assert {letter for letter in app.sent.decode() if not letter.isascii()} <= hers


def test_no_color_leaves_no_colour_and_no_grey(seat: Open, sample: str) -> None:
    app = seat("--home", sample, NO_COLOR="1")
    app.until("[1 Caseload]")
    for number, tab in enumerate(TABS, 1):
        open_tab(app, number, tab)
    app.end()
    assert not coloured(bytes(app.sent))
    other = seat("--home", sample)
    open_tab(other, 2, "relationship")
    assert coloured(bytes(other.sent))


def test_a_dumb_terminal_is_told_in_words(seat: Open) -> None:
    app = seat(TERM="dumb")
    assert app.wait_end() == 2
    assert "terminal" in app.text
    assert "coachtui keys --verbs" in app.text
    assert "\x1b[?1049h" not in app.sent.decode()


def test_without_a_terminal_it_says_what_to_do(run: Run) -> None:
    for args in ((), ("demo",)):
        done = run(*args)
        assert done.returncode == 2
        assert done.stdout == b""
        assert b"terminal" in done.stderr
        assert b"Traceback" not in done.stderr


TERMS = {
    "xterm-256color": {"COLORTERM": "truecolor"},
    "tmux-256color": {},
    "screen": {},
    "linux": {},
    "vt100": {},
}
"""Terminals of truecolor, of 256 colours, and of 16 or fewer, with what else they say of themselves."""
COLOURS = re.compile(rb"[34]8;([25]);")
MOUSE = re.compile(rb"\x1b\[\?(1000|1002|1003|1006|1015|1016)h")
TITLE = re.compile(rb"\x1b\][0-2];")
ASKED = b"\x1b[1b\x1b[6n"
"""Asks whether the terminal repeats letters."""
LONG_KEYS = re.compile(rb"\x1b\[>\d+u")


def test_every_kind_of_terminal_shows_it_and_takes_a_note_in_what_it_understands(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
    apps = [seat(TERM=term, SSH_TTY="/dev/pts/9", **more) for term, more in TERMS.items()]
    until_all(apps, "Next with Maria Delgado")
    for app, term in zip(apps, TERMS, strict=True):
        app.type(f"n. seen on {term}\r")
    until_all(apps, "kept: I saw")
    for app, (term, more) in zip(apps, TERMS.items(), strict=True):
        sent = bytes(app.sent)
        kinds = set(COLOURS.findall(sent))
        assert kinds == ({b"2"} if more else {b"5"} if "256" in term else set()), term
        assert not MOUSE.search(sent)
        assert not TITLE.search(sent)
        assert not LONG_KEYS.search(sent)
        assert b"\x1b[?2004h" in sent
        allowed = {*range(30, 38), *range(40, 48)} if term in {"screen", "linux"} else set()
        assert more or "256" in term or coloured(sent) <= allowed, term
        if term == "vt100":
            assert not re.search(rb"\x1b\[\d*[Xb]|\x1b\[2[2-9]m", sent.replace(ASKED, b""))
    shown = run("show", "maria").stdout.decode()
    assert all(f"seen on {term}" in shown for term in TERMS)


def test_at_a_terminal_of_her_own_keys_may_say_more_and_the_mouse_is_heard_where_she_asks(seat: Open) -> None:
    app = seat(COACHTUI_MOUSE="yes")
    app.until("[1 Caseload]")
    assert MOUSE.search(app.sent)
    assert LONG_KEYS.search(app.sent)


def test_where_a_terminal_loses_track_all_that_is_drawn_can_be_sent(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
    apps = [seat(COACHTUI_DRAW=how) for how in ("all", "changes")]
    until_all(apps, "Next with Maria Delgado")
    for app in apps:
        app.type("n")
    until_all(apps, "Note: Maria Delgado")
    before = [len(app.sent) for app in apps]
    for app in apps:
        app.type("half a line that is typed")
    until_all(apps, "half a line that is typed")
    whole, changes = (len(app.sent) - at for app, at in zip(apps, before, strict=True))
    assert changes < whole / 2
    assert ASKED in apps[1].sent
    assert ASKED not in apps[0].sent


def test_the_largest_window_and_back_while_it_draws(seat: Open, sample: str) -> None:
    app = seat("--home", sample, columns=300, rows=100)
    app.until("[1 Caseload]")
    for columns, rows in ((61, 21), (300, 100), (60, 20), (299, 99), (80, 24)):
        app.type("2")
        app.resize(columns, rows)
        app._read(0.02)
        app.type("1")
    app.until_true(lambda: "q quit" in app.text.splitlines()[-1], "no footer at the last size")
    app.until("[1 Caseload]")
    top = app.text.splitlines()
    assert len([line for line in top if "[1 Caseload]" in line]) == 1
    app.end()
