"""What goes over the line to her terminal, in bytes, and how soon a key is seen: in a real terminal."""

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from time import monotonic

import pyte

from coachtui.cli import main
from tests.benchmarks.measure import Measure
from tests.benchmarks.vaults import make
from tests.terminal import PATIENCE, Terminal

QUIET = 0.25
"""Seconds of silence after which a key has been drawn."""
IDLE = 4.0
LINE = "they just will not try when the sheet comes out"
TYPED, TYPED_ANSI, ECHO_MS, TAB, MOVED = 100, 50, 6, 4096, 300
"""The budgets of the design: bytes a key, milliseconds, bytes a tab at 120x40, bytes a move."""

BARE = """
from textual.app import App
from textual.widgets import Input
class Bare(App):
    def compose(self):
        field = Input(placeholder="Ready")
        field.cursor_blink = False
        yield field
Bare().run(mouse=False)
"""


class Modern(pyte.Screen):
    """A screen that repeats a letter (REP) and says where its cursor is, as xterm and most others do."""

    master = -1
    last = " "

    def draw(self, data: str) -> None:
        """Draw letters, and remember the last."""
        self.last = data[-1:]
        super().draw(data)

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        """Set a look; what vim asks in private about its keys is none."""
        if not private:
            super().select_graphic_rendition(*attrs)

    def repeat(self, count: int = 1) -> None:
        """Draw the last letter again."""
        super().draw(self.last * max(count, 1))

    def write_process_input(self, data: str) -> None:
        """Answer the program."""
        os.write(self.master, data.encode())


class ModernStream(pyte.ByteStream):
    """Understands REP."""

    csi = {**pyte.ByteStream.csi, "b": "repeat"}  # noqa: RUF012 - as pyte declares it
    events = frozenset([*pyte.ByteStream.events, "repeat"])


class Counted(Terminal):
    """The app in a terminal like xterm; tells what each key costs."""

    @classmethod
    def opened(cls, folder: Path, *args: str, columns: int, rows: int, **env: str) -> "Counted":
        """Open the app on a vault."""
        whole = {name: value for name, value in os.environ.items() if not name.startswith("SSH_") and name != "COLUMNS"}
        whole |= {"COACHTUI_HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor"}
        program = str(Path(sys.executable).with_name("coachtui"))
        return cls((program, *args), whole | env, columns=columns, rows=rows)

    def __init__(self, args: tuple[str, ...], env: dict[str, str], *, columns: int, rows: int) -> None:
        super().__init__(args, env, columns=columns, rows=rows)
        self.screen = Modern(columns, rows)
        self.screen.master = self.master
        self._stream = ModernStream(self.screen)

    def key(self, key: str) -> int:
        """Press a key and return the bytes that it drew."""
        before = len(self.sent)
        self.type(key)
        self._read(PATIENCE)
        self.settle(QUIET)
        return len(self.sent) - before

    def echo(self, key: str) -> float:
        """Press a key and return the milliseconds until something of it came."""
        began = monotonic()
        self.type(key)
        select.select([self.master], [], [], 10)
        waited = (monotonic() - began) * 1000
        self.settle(0.03)
        return waited


def measure(folder: Path) -> Iterator[Measure]:
    """Measure typing, tabs, moves, the map and silence on the sample caseload, and a list of 10,000 rows."""
    sample = folder / "sample"
    main(["demo", "--copy", str(sample)])
    yield from _typing(sample)
    yield from _tabs(sample)
    make(folder / "long", teachers=1, notes=10_000)
    yield from _list(folder / "long")


def _typing(sample: Path) -> Iterator[Measure]:
    for name, most in (("dark", TYPED), ("ansi", TYPED_ANSI)):
        with Counted.opened(sample, "live", "maria", columns=80, rows=24, COACHTUI_THEME=name) as app:
            app.wait_for("F4 end")
            app.settle(1.0)
            app.key("x")
            yield _bytes(f"a key in the live line, theme {name}", mean(app.key(each) for each in LINE), most)
    args = (sys.executable, "-c", BARE)
    env = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with (
        Counted.opened(sample, "live", "maria", columns=80, rows=24) as app,
        Counted(args, env, columns=80, rows=24) as bare,
    ):
        for each, text in ((app, "F4 end"), (bare, "Ready")):
            each.wait_for(text)
            each.settle(1.0)
        echoes = [(app.echo(letter), bare.echo(letter)) for letter in LINE]
        ours, theirs = (median(each) for each in zip(*echoes, strict=True))
        yield Measure(
            "a key in the live line until it is seen", "Input in a bare Textual app", ours, theirs, most=ECHO_MS
        )


def _tabs(sample: Path) -> Iterator[Measure]:
    with Counted.opened(sample, columns=120, rows=40) as app:
        app.wait_for("q quit")
        app.settle(1.0)
        for tab in "23451":
            app.key(tab)  # the first time, more than one frame comes
            app.settle(1.0)
        spent = {tab: app.key(tab) for tab in "23451"}
        yield _bytes("a tab, 120x40, mean of five", mean(spent.values()), TAB)
        yield _bytes("the fullest tab, 120x40", max(spent.values()))
        app.key("3")
        app.key("m")
        yield _bytes("a move in the map, 120x40", mean(app.key(key) for key in "jjkkjjkk"))
        before = len(app.sent)
        app.settle(IDLE)
        yield _bytes(f"{IDLE:g} seconds without a key", len(app.sent) - before, 0)


def _list(folder: Path) -> Iterator[Measure]:
    with Counted.opened(folder, columns=80, rows=24) as app:
        app.wait_for("q quit")
        app.key("2")
        app.settle(1.5)
        app.key("j")
        yield _bytes("a move in a list of 10,000 rows", mean(app.key(key) for key in "jjjjkkkk"), MOVED)
        yield _bytes("a page down in it", mean(app.key("\x04") for _ in range(4)))


def _bytes(what: str, spent: float, most: float | None = None) -> Measure:
    return Measure(what, "", spent, most=most, unit="bytes")
