"""The first frame, at once: what stood on the screen last time but for its text, while all else is still being loaded.

The frame is a file in the cache: the lines of the panes, the names of the tabs, the keys of the footer, and nothing of
hers. It is shown only in a terminal like the one that it was kept in. What she types meanwhile is shown in its header,
and waits for the app.
"""

# ruff: noqa: PTH103, PTH105, PTH111, PTH116, PTH118, PTH120, PTH123 - pathlib costs a tenth of this

import os
import sys
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from coachtui.cli.typedahead import TypedAhead
    from coachtui.paths import Paths

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
LEAVE = "\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
TERMINAL, STDOUT = 0, 1
OUT = 2
"""Where Textual draws."""
IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6
FAR = ("SSH_CONNECTION", "SSH_TTY")
"""The variables that say that the terminal is at the other end of a line."""
LOOKS = ("TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG")
"""The variables that decide how the app looks, besides its own."""
PART = "\0"
MOST = 100_000
"""A frame that is longer is none of ours."""


class FirstFrame:
    """The frame for this terminal. `before` are the terminal's modes from when it was shown until it is taken back."""

    __slots__ = ("_ahead", "_heard", "_kept", "_paths", "before", "seed", "size", "typed")

    def __init__(self, paths: "Paths") -> None:
        self._paths = paths
        self.size = (0, 0)
        self._kept = ""
        self._heard: Any = None
        self._ahead: TypedAhead | None = None
        self.before: list[Any] | None = None
        self.seed = ""
        """The frame as Textual would write it."""
        self.typed = b""
        """What was typed at it, once it is handed over."""

    def show(self) -> None:
        """Take the terminal and show the frame, where there is one for it and we are in front."""
        try:
            if not all(map(os.isatty, (TERMINAL, STDOUT, OUT))) or os.tcgetpgrp(TERMINAL) != os.getpgrp():
                return
            if not os.path.sameopenfile(TERMINAL, OUT):
                return  # the modes would be those of another
            if os.environ.get("COLUMNS") or os.environ.get("LINES"):
                return
            self.size = tuple(os.get_terminal_size(STDOUT))  # type: ignore[assignment] # columns and lines
            kept = self._read()
            if kept:
                self._take(*kept)
        except (OSError, termios.error):
            return  # the app finds out for itself, and says so

    def _read(self) -> "tuple[str, str] | None":
        """Return what to write and the seed, as they were kept for a terminal like this one."""
        try:
            with open(self._file(), encoding="utf-8", errors="replace", newline="") as file:
                self._kept = file.read(MOST)
        except OSError:
            return None
        parts = self._kept.split(PART)
        return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == self._like() else None

    def _take(self, drawn: str, seed: str) -> None:
        before = termios.tcgetattr(TERMINAL)
        now = termios.tcgetattr(TERMINAL)
        # As the app sets them, but that ctrl+c still ends the start; ctrl+z waits for the app like any other key.
        now[OFLAG] &= ~termios.ONLCR
        now[LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        now[IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        now[CC][termios.VMIN] = 1
        now[CC][termios.VSUSP] = b"\0"
        self.before, self.seed = before, seed
        termios.tcsetattr(TERMINAL, termios.TCSANOW, now)
        os.write(OUT, (ENTER + drawn).encode())
        from coachtui.cli.typedahead import TypedAhead  # noqa: PLC0415 - first what is seen

        self._ahead = TypedAhead(TERMINAL, OUT, self.size[0])

    def _stop_reading(self) -> bytes:
        ahead, self._ahead = self._ahead, None
        return ahead.stop() if ahead else b""

    def end_on_ctrl_c(self, status: int) -> None:
        """Let ctrl+c end the process from here on, until the app listens, and again until the terminal is taken back.

        Not by an exception: one that comes up while a compiled module is being loaded can crash Python.
        """
        import signal  # noqa: PLC0415 - it would take a tenth of the time until the frame is seen

        def end(*_: object) -> None:
            self.take_back()
            os._exit(status)

        self._heard = signal.signal(signal.SIGINT, end)

    def hand_over(self) -> bool:
        """Leave the terminal to the app. False where nothing has been shown."""
        shown = self.before is not None
        self.typed = self._stop_reading()
        self.size = (0, 0)
        return shown

    def take_back(self) -> None:
        """Give the terminal back as it was, unless the app has taken it over, and given it back itself."""
        import signal  # noqa: PLC0415

        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second ctrl+c would leave it half done
        if self.before is not None and self.size != (0, 0):
            self._stop_reading()
            termios.tcflush(TERMINAL, termios.TCIFLUSH)  # what the terminal answered, and what was typed at the app
            termios.tcsetattr(TERMINAL, termios.TCSANOW, self.before)
            os.write(OUT, LEAVE.encode())
            self.before = None
        signal.signal(signal.SIGINT, self._heard or heard)

    # What is kept

    def keep(self, size: "tuple[int, int]", drawn: str, seed: str) -> None:
        """Keep a frame for the next start, where it is not the one that is kept already."""
        self.size = size
        kept = PART.join((self._like(), drawn, seed))
        name = self._file()
        self.size = (0, 0)
        if kept == self._kept or len(kept) > MOST:
            return
        try:
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(f"{name}.new", "w", encoding="utf-8", newline="") as file:
                file.write(kept)
            os.replace(f"{name}.new", name)
        except OSError:
            return  # a start without it is a start all the same
        self._kept = kept

    def _file(self) -> str:
        folder = os.environ.get("XDG_CACHE_HOME", "")
        if not folder.startswith("/"):
            folder = os.path.expanduser("~/.cache")
        return os.path.join(folder, "coachtui", f"first-{self.size[0]}x{self.size[1]}")

    def _like(self) -> str:
        """Return all that decides how the frame looks, as one text."""
        ours = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("COACHTUI_"))
        looks = [f"{name}={os.environ.get(name, '')}" for name in LOOKS]
        files = (self._paths.config_file, *self._paths.site_files, self._paths.themes_dir)
        far = any(map(os.environ.get, FAR))
        return repr([sys.version_info[:2], far, *looks, *ours, *map(_stamp, files)])


def _stamp(name: str) -> str:
    try:
        return f"{name} {os.stat(name).st_mtime_ns}"
    except OSError:
        return name
