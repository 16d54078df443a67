"""Escape and the next key, come together, are two keys.

A terminal sends Escape as the byte that begins its longer sequences too, and Alt with a letter as that byte and the
letter. tmux, a slow line and a quick hand bring Escape and the key after it within the tenth of a second in which
Textual takes both for Alt with that key: then neither is what she pressed, and the letter ends up in her text.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.events import Key
from textual.keys import key_to_character
from textual.message import Message

from coachtui.keymap import Keymap

ESCAPE = "\x1b"
BEGINS = frozenset({"[", "O"})
"""What the longer sequences go on with."""
BACK = "\t"
"""Sent after Escape, at once, by the Linux console for shift+tab."""
MOVES = frozenset("bf\x7f")
"""Sent after Escape, at once, for Option with an arrow or Backspace: of use in a text."""
PASTED, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
NONE: Mapping[str, str] = MappingProxyType({})


def take_escape_alone(keymap: Keymap, typing: Callable[[], bool]) -> None:
    """Let Escape and the next key be two keys from now on; nothing changes where Textual reads keys in another way."""
    alts = {}
    for key in (key for keys in keymap.keys.values() for key in keys if key.startswith("alt+")):
        if letter := key_to_character(key.removeprefix("alt+")):
            alts[letter] = key
    if hasattr(linux_driver, "XTermParser") and hasattr(XTermParser, "_sequence_to_key_events"):
        linux_driver.XTermParser = partial(KeyParser, alts=alts, typing=typing)


class KeyParser(XTermParser):
    """Textual's parser, which is told where Escape is a key of its own.

    `alts` are the letters that her keymap has with Alt, each with the name of that key; `typing` says whether what is
    typed goes into a text.
    """

    def __init__(
        self, debug: bool = False, *, alts: Mapping[str, str] = NONE, typing: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(debug)
        self._alts, self._typing = alts, typing
        self._paste = _Paste()
        self._is_open = False

    def feed(self, data: str) -> Iterable[Message]:
        """Give the keys in these letters. Escape that ended the last ones is a key if no sequence goes on."""
        if self._is_open and data and data[0] not in BEGINS:
            yield from self._end_escape()
        *whole, rest = self._pieces(self._paste.without_escapes(data))
        self._is_open = rest.endswith(ESCAPE)
        for piece in whole:
            yield from super().feed(piece)
            yield from self._end_escape()
        if rest or not data:
            yield from super().feed(rest)

    def _pieces(self, data: str) -> list[str]:
        """Cut behind each Escape that is a key of its own, and behind each key with Alt that is hers."""
        pieces, begin = [], 0
        for escape in [at for at, letter in enumerate(data) if letter == ESCAPE]:
            after = data[escape + 1 : escape + 2]
            if not after or after in BEGINS or after == BACK or (after in MOVES and self._typing()):
                continue
            end = escape + (2 if after in self._alts else 1)
            pieces.append(data[begin:end])
            begin = end
        return [*pieces, data[begin:]]

    def _end_escape(self) -> Iterable[Message]:
        """Let the time be over in which the parser waits for more."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """Give two keys where the parser has waited and takes Escape for Alt, unless the key is hers with Alt."""
        if alt and sequence in self._alts:
            yield Key(self._alts[sequence], None)
            return
        if alt:
            yield Key("escape", ESCAPE)
        yield from super()._sequence_to_key_events(sequence)


class _Paste:
    """What is pasted, between two marks of the terminal: Textual takes an Escape in it, and what follows, for keys."""

    def __init__(self) -> None:
        self.is_on = False
        self._tail = self._held = ""

    def without_escapes(self, data: str) -> str:
        """Return the letters but each Escape that is pasted; one that may begin the end is held until that is known."""
        return "".join(self._pasted(letter) if self.is_on else self._typed(letter) for letter in data)

    def _typed(self, letter: str) -> str:
        self._tail = (self._tail + letter)[-len(PASTED) :]
        self.is_on = self._tail == PASTED
        return letter

    def _pasted(self, letter: str) -> str:
        held, self._held = self._held + letter, ""
        if held == PASTE_ENDS:
            self.is_on = False
            return held
        if PASTE_ENDS.startswith(held):
            self._held = held
            return ""
        if letter == ESCAPE:
            held, self._held = held[:-1], letter
        return held.replace(ESCAPE, "")
