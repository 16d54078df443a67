"""What she types while the app is being loaded: shown on the first frame as it comes, and handed to the app whole."""

import os
import select
from _thread import allocate_lock, start_new_thread

READ = 4096
PLACE = "\x1b[1;2H"
"""Where it is shown: in the header, of which the first frame has no text."""
SAID = "typed: "
UNFINISHED_SECONDS = 0.05
"""How long the rest of a key is waited for that has come in part."""
ESCAPE, BELL, DELETE, BACKSPACE = "\x1b", "\a", "\x7f", "\b"


class TypedAhead:
    """Reads a terminal in a thread of its own until told to stop; `out` is where it shows what has come."""

    __slots__ = ("_bytes", "_columns", "_fd", "_out", "_over", "_shown", "_wake")

    def __init__(self, fd: int, out: int, columns: int) -> None:
        self._fd, self._out, self._columns = fd, out, columns
        self._bytes = b""
        self._shown = 0
        self._over = allocate_lock()
        wakes, self._wake = os.pipe()
        self._over.acquire()
        start_new_thread(self._read, (wakes,))

    def stop(self) -> bytes:
        """Read no more, and return all that has come. What comes from now on is for whoever reads next."""
        os.close(self._wake)
        with self._over:
            return self._bytes

    def _read(self, wakes: int) -> None:
        try:
            while self._fd in select.select([self._fd, wakes], [], [])[0]:
                if not self._take():
                    return
            while _is_unfinished(self._bytes) and select.select([self._fd], [], [], UNFINISHED_SECONDS)[0]:
                if not self._take():
                    return
        except OSError:
            return  # the terminal has gone: the app finds out for itself
        finally:
            os.close(wakes)
            self._over.release()

    def _take(self) -> bool:
        """Read what is there, and show it. False where nothing will come any more."""
        come = os.read(self._fd, READ)
        self._bytes += come
        letters, _ = letters_in(self._bytes)
        if letters or self._shown:
            room = self._columns - len(SAID) - 2
            text = SAID + letters[-(room if letters.isascii() else room // 2) :]
            os.write(self._out, f"{PLACE}{text.ljust(self._shown)}".encode())
            self._shown = len(text)
        return bool(come)


def letters_in(typed: bytes) -> tuple[str, bool]:
    """Return the text that keys have typed, and whether the last of them has come whole; other keys say nothing."""
    letters: list[str] = []
    within = ""
    for letter in typed.decode("utf-8", "ignore"):
        if within:
            within = _go_on(within, letter)
        elif letter == ESCAPE:
            within = ESCAPE
        elif letter in {DELETE, BACKSPACE}:
            del letters[-1:]
        elif letter == "\r" or letter.isprintable():
            letters.append(" " if letter == "\r" else letter)
    return "".join(letters), not within


def _go_on(within: str, letter: str) -> str:
    """Return in what kind of sequence one is after a letter of it, named by what began it; "" behind its end."""
    if within == ESCAPE:
        return letter if letter in "[O]P_^" else ""
    if within in "[O":
        return "" if "@" <= letter <= "~" else within
    return "" if letter == BELL else ESCAPE if letter == ESCAPE else within


def _is_unfinished(typed: bytes) -> bool:
    """Whether the last key has come in part only."""
    try:
        typed[-3:].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return True
    return not letters_in(typed)[1]
