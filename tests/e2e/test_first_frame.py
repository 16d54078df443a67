"""The first frame: at once, nothing of hers in it, no key lost meanwhile, the terminal given back if no app follows."""

import json
import os
import signal
import termios
from pathlib import Path

import pytest

from tests.e2e.conftest import Open, Run, Seat, until_all
from tests.faults.test_endings import SOON, fresh_modes, left_on, terminal_of

LOADED = b"\x1b[?1004h"
"""What Textual asks of the terminal, once it is there."""
TAKEN = b"\x1b[?1049h"
ASKED = b"\x1b[6n"
CORNER = "╰"
STRIP = "[1 Caseload]"


@pytest.fixture
def kept(run: Run, seat: Open, nobodys_machine: Path) -> Path:
    """A vault of one teacher, opened once in a terminal of 80x24; the frame that it left."""
    assert run("teachers", "add", "Maria Delgado").returncode == 0
    assert run("note", "maria", "they will not try").returncode == 0
    frame = nobodys_machine / "cache" / "coachtui" / "first-80x24"
    first = seat()
    first.until("Next with Maria Delgado")
    assert bytes(first.sent).count(TAKEN) == 1
    first.until_true(frame.exists, "no frame is kept")
    first.end()
    return frame


def begun(app: Seat) -> str:
    """Read until the frame is there, and return the screen; what the app itself draws is not read yet."""
    while STRIP not in app.text:
        app._read(20)
        assert LOADED not in app.sent
    return app.text


def test_it_comes_before_the_app_is_loaded_and_holds_nothing_of_hers(kept: Path, seat: Open) -> None:
    said = kept.read_text("utf-8")
    assert not any(word in said for word in ("Maria", "Delgado", "try", "Next", "never", "saved"))
    assert kept.stat().st_mode & 0o777 == 0o600
    app = seat()
    shown = begun(app)
    assert "╭──" in shown
    assert {word for word in shown.split() if word.isalpha()} >= {"Relationship", "Beliefs", "Board", "Decisions"}
    app.until("Next with Maria Delgado")
    assert bytes(app.sent).count(TAKEN) == 1
    with terminal_of(app) as there:
        app.press("q")
        app.until_true(lambda: termios.tcgetattr(there) == fresh_modes(), "the modes are not restored")
    assert app.wait_end() == 0
    assert left_on(bytes(app.sent)) == set()


def test_a_start_sends_what_it_shows_once_and_all_of_it_again_where_the_window_says_it_changed(
    kept: Path, seat: Open
) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    app.settle(1.0)
    corners = app.text.count(CORNER)
    assert corners
    assert bytes(app.sent).count(CORNER.encode()) == corners
    app.kill(signal.SIGWINCH)  # of the same size: it was another in between, and nobody knows what stands there now
    app.until_true(lambda: bytes(app.sent).count(CORNER.encode()) == 2 * corners, "it is not drawn again")


def test_the_terminal_is_asked_once_what_it_repeats_and_before_the_app_is_there(kept: Path, seat: Open) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    sent = bytes(app.sent)
    assert sent.count(ASKED) == 1
    assert sent.index(ASKED) < sent.index(LOADED)


def test_what_is_typed_at_it_is_not_lost(kept: Path, seat: Open, run: Run) -> None:
    app = seat()
    begun(app)
    app.type('nt "typed at a picture"\r')
    app.until("kept:")
    notes = json.loads(run("show", "maria", "--json").stdout)["notes"]
    assert notes[-1]["raw"] == 't "typed at a picture"'


def test_what_is_typed_at_it_is_seen_at_once_and_then_the_header_is_whole(kept: Path, seat: Open) -> None:
    plain, app = seat(), seat()
    begun(app)
    app.type("\x1b[B\x1b[An. they wünt\x7f\x7fill")
    while "typed: n. they wüill" not in app.text.splitlines()[0]:
        app._read(20)
        assert LOADED not in app.sent
    app.until(". they wüill")
    app.press("esc")
    plain.until("Next with Maria Delgado")
    app.until_true(lambda: app.settle() == plain.settle(), "it is not what it is where nothing was typed")


def test_keys_that_come_in_parts_are_whole(kept: Path, seat: Open, run: Run) -> None:
    app = seat()
    begun(app)
    app.type("n")
    app.until("typed: n")
    letters = ". it hé\x1b[D\x1b[Dt\r".encode()
    for each in range(len(letters)):
        app.send(letters[each : each + 1])
        app._read(0)
    app.until("kept:")
    assert json.loads(run("show", "maria", "--json").stdout)["notes"][-1]["raw"] == ". it thé"


def test_where_no_app_follows_the_terminal_is_as_it_was_and_the_reason_is_read(
    kept: Path, seat: Open, vault: Path
) -> None:
    vault.chmod(0o755)
    app = seat()
    with terminal_of(app) as there:
        assert app.ended_within(SOON) != 0
        assert termios.tcgetattr(there) == fresh_modes()
    app.take_in()
    assert TAKEN in app.sent
    assert "chmod" in app.text
    assert left_on(bytes(app.sent)) == set()


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_ctrl_c_at_it_ends_the_start_however_often_and_whenever_it_is_pressed(
    kept: Path, seat: Open, delay: float
) -> None:
    app = seat()
    with terminal_of(app) as there:
        begun(app)
        app.settle(delay)
        for _ in range(500):
            app.press("ctrl+c")
            if app.has_ended(0.02):
                break
            app._read(0)
        assert app.ended_within(SOON) in {0, 130}
        assert termios.tcgetattr(there) == fresh_modes()
    app.take_in()
    assert left_on(bytes(app.sent)) == set()
    assert "fault" not in app.text


def test_another_terminal_or_another_look_gets_none(kept: Path, seat: Open) -> None:
    others = [seat(columns=100), seat(TERM="xterm"), seat(COACHTUI_THEME="light"), seat(NO_COLOR="1")]
    until_all(others, STRIP)
    for app in others:
        sent = bytes(app.sent)
        assert sent.index(LOADED) < sent.index(b"Caseload")
        os.kill(app.pid, 9)
        app.wait_end()
    frames = {path.name for path in kept.parent.iterdir()}
    assert frames <= {"first-80x24", "first-100x24"}
