"""What she types while the app is being loaded: shown on the first frame as it comes, and handed to the app whole."""

import os
import select
from _thread import allocate_lock, start_new_thread
from codecs import getincrementaldecoder

READ = 4096
PLACE = "\x1b[1;2H"
"""Where it is shown: in the header, of which the first frame has no text."""
SAID = "typed: "
UNFINISHED_SECONDS = 0.05
"""How long the rest of a key is waited for that has come in part."""
KEPT = 1000
"""So many letters are kept to be shown: no header is longer."""
SEQUENCES = "[O]P_^\\"
"""What follows Escape where both are more than a key and its letter: the last ends what the others begin."""
ESCAPE, BELL, DELETE, BACKSPACE = "\x1b", "\a", "\x7f", "\b"


class TypedAhead:
    """Reads a terminal in a thread of its own until told to stop; `out` is where it shows what has come."""

    __slots__ = ("_bytes", "_columns", "_fd", "_letters", "_out", "_over", "_shown", "_wake")

    def __init__(self, fd: int, out: int, columns: int) -> None:
        self._fd, self._out, self._columns = fd, out, columns
        self._bytes = bytearray()
        self._letters = Letters()
        self._shown = 0
        self._over = allocate_lock()
        wakes, self._wake = os.pipe()
        self._over.acquire()
        start_new_thread(self._read, (wakes,))

    def stop(self) -> bytes:
        """Read no more, and return all that has come. What comes from now on is for whoever reads next."""
        os.close(self._wake)
        with self._over:
            return bytes(self._bytes)

    def _read(self, wakes: int) -> None:
        try:
            while self._fd in select.select([self._fd, wakes], [], [])[0]:
                if not self._take():
                    return
            while not self._letters.is_whole and select.select([self._fd], [], [], UNFINISHED_SECONDS)[0]:
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
        self._letters.take(come)
        letters = self._letters.text
        if letters or self._shown:
            room = self._columns - len(SAID) - 2
            text = SAID + letters[-(room if letters.isascii() else room // 2) :]
            os.write(self._out, f"{PLACE}{text.ljust(self._shown)}".encode())
            self._shown = len(text)
        return bool(come)


class Letters:
    """The text that keys have typed, of which the end is kept; other keys say nothing."""

    __slots__ = ("_decoder", "_found", "_within")

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._found: list[str] = []
        self._within = ""

    @property
    def text(self) -> str:
        """What stands there now."""
        return "".join(self._found)

    @property
    def is_whole(self) -> bool:
        """Whether the last key has come whole."""
        return not self._within and not self._decoder.getstate()[0]

    def take(self, typed: bytes) -> None:
        """Take in what has come."""
        for letter in self._decoder.decode(typed):
            if self._within == ESCAPE and letter not in SEQUENCES:
                self._within = ""  # Escape was a key of its own
            if self._within:
                self._within = _go_on(self._within, letter)
            elif letter == ESCAPE:
                self._within = ESCAPE
            elif letter in {DELETE, BACKSPACE}:
                del self._found[-1:]
            elif letter == "\r" or letter.isprintable():
                self._found.append(" " if letter == "\r" else letter)
        del self._found[:-KEPT]


def _go_on(within: str, letter: str) -> str:
    """Return in what kind of sequence one is after a letter of it, named by what began it; "" behind its end."""
    if within == ESCAPE:
        return "" if letter == "\\" else letter
    if within in "[O":
        return "" if "@" <= letter <= "~" else within
    return "" if letter == BELL else ESCAPE if letter == ESCAPE else within
