"""The terminal at her end of the line: it is asked for what it understands, told nothing of hers, and given back."""

import re
from base64 import b64decode

import pytest

from tests.e2e.conftest import until_all
from tests.e2e.test_terminals import LONG_KEYS, MOUSE, TITLE
from tests.faults.test_endings import left_on
from tests.lines.conftest import Dial, There
from tests.lines.test_typing import INSIDE

TERMS = ("xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100")
COPIED = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)")


@pytest.fixture(autouse=True)
def maria(there: There) -> None:
    there("echo 'set -g set-clipboard on' >~/.tmux.conf; coachtui teachers add 'Maria Delgado'")


def test_every_kind_of_terminal_starts_takes_a_note_and_is_given_back(dial: Dial, there: There) -> None:
    apps = [dial("coachtui", TERM=term) for term in TERMS]
    until_all(apps, "Next with Maria Delgado")
    for app, term in zip(apps, TERMS, strict=True):
        app.type(f"n. seen on {term}\r")
    until_all(apps, "kept: I saw")
    for app, term in zip(apps, TERMS, strict=True):
        app.end()
        sent = bytes(app.sent)
        assert left_on(sent) == set(), term
        assert not any(asked.search(sent) for asked in (MOUSE, TITLE, LONG_KEYS)), term
    shown = there("coachtui show maria").stdout
    assert all(f"seen on {term}" in shown for term in TERMS)


@pytest.mark.parametrize("inside", INSIDE)
def test_what_she_copies_reaches_the_clipboard_of_her_own_terminal(dial: Dial, there: There, inside: str) -> None:
    there("coachtui note maria 'naïve, she said'")
    app = dial(INSIDE[inside])
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("naïve, she said")
    app.press("y")
    app.until_true(lambda: bool(COPIED.search(app.sent)), "nothing was copied")
    copied = {b64decode(found).decode() for found in COPIED.findall(app.sent)}
    assert len(copied) == 1
    assert "naïve, she said" in copied.pop()
    assert not any(asked.search(app.sent) for asked in (MOUSE, TITLE, LONG_KEYS))
