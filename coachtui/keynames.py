"""The names of keys: Textual's, those that people write and read, and which keys never arrive.

Textual names a character by its Unicode name (`question_mark`), except letters and digits, which name themselves.
"""

MARKS = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "*": "asterisk",
    "+": "plus", ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon",
    "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at",
    "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
"""Every printable ASCII character that is not a letter, a digit or the space → Textual's name for it."""

SHOWN = {
    **{name: mark for mark, name in MARKS.items()},
    "escape": "esc", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del",
    "insert": "Ins", "up": "↑", "down": "↓", "left": "←", "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip

WRITTEN = {
    "esc": "escape", "return": "enter", "cr": "enter", "pgup": "pageup", "page_up": "pageup", "pgdn": "pagedown",
    "pgdown": "pagedown", "page_down": "pagedown", "del": "delete", "ins": "insert", "spc": "space", " ": "space",
    "bs": "backspace", "backtab": "shift+tab", "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip
"""Names that people also write → Textual's."""

NAMED = frozenset(
    {"escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"}
    | {"up", "down", "left", "right"}
    | {f"f{number}" for number in range(1, 25)}
)
CTRL_SPACE = "ctrl+@"
ARRIVING = frozenset({"backslash", "right_square_bracket", "circumflex_accent", "underscore"})
"""The marks that terminals send together with ctrl; of all others they send the mark, or nothing."""

MODIFIERS = {"c": "ctrl", "ctrl": "ctrl", "control": "ctrl", "s": "shift", "shift": "shift", "a": "alt", "m": "alt"}
MODIFIERS |= {"alt": "alt", "meta": "alt", "option": "alt"}

LOST = {
    "ctrl+m": "is Enter to a terminal",
    "ctrl+i": "is Tab to a terminal",
    "ctrl+h": "is Backspace to many terminals",
    "ctrl+left_square_bracket": "is Escape to a terminal",
    "ctrl+z": "is what suspends a program",
    "shift+enter": "is Enter to most terminals",
    "ctrl+enter": "is Enter to most terminals",
    "ctrl+tab": "never leaves most terminals",
    "ctrl+backspace": "is Backspace or ctrl+h to a terminal",
}
RISKY = {
    "ctrl+s": "stops the output of some terminals",
    "ctrl+q": "is taken by some terminals",
    "ctrl+c": "is asked twice to quit",
    "ctrl+b": "belongs to tmux",
    "ctrl+a": "belongs to GNU screen",
    "f10": "opens the menu of some terminals",
    "f11": "makes the window of most terminals full-screen",
}
_SCROLLING = ("pageup", "pagedown", "home", "end", "insert")


def shown_key(key: str, *, plain: bool = False) -> str:
    """Return a key as people read it: `^p`, `?`, `esc`, `shift+tab`; arrows as words if `plain`."""
    *modifiers, base = key.split("+")
    name = SHOWN.get(base, base)
    if plain and not name.isascii():
        name = base
    if modifiers == ["ctrl"]:
        return f"^{name}"
    return "+".join([*modifiers, name])


def key_named(text: str) -> str:
    """Return Textual's name of the key that a person wrote: `?`, `^p`, `C-p`, `Ctrl+P`, `PgUp`, `shift+tab`, `G`.

    Raises ValueError, saying what is wrong, where it names no key.
    """
    modifiers, base = _split(text)
    key = _base(base)
    if not key:
        raise ValueError(f"{text!r} is not the name of a key")
    *more, key = key.split("+")
    modifiers |= set(more)
    if "shift" in modifiers and len(key) == 1:
        modifiers -= {"shift"}
        key = key.upper()
    if "ctrl" in modifiers and len(key) == 1:
        key = key.lower()
    name = "+".join([*(name for name in ("alt", "ctrl", "shift") if name in modifiers), key])
    return CTRL_SPACE if name in {"ctrl+space", "ctrl+at"} else name


def _split(text: str) -> tuple[set[str], str]:
    """Return the modifiers of a written key, and what is left of it."""
    modifiers: set[str] = set()
    rest = text if len(text) == 1 else text.strip()
    while len(rest) > 1:
        if rest[0] == "^":
            modifiers.add("ctrl")
            rest = rest[1:]
            continue
        ends = [end for end in (rest.find("+"), rest.find("-")) if 0 < end < len(rest) - 1]
        name = MODIFIERS.get(rest[: min(ends)].lower()) if ends else None
        if name is None:
            break
        modifiers.add(name)
        rest = rest[min(ends) + 1 :]
    return modifiers, rest


def _base(name: str) -> str:
    """Return Textual's name of a key without modifiers; empty where there is none."""
    if name in MARKS:
        return MARKS[name]
    low = name.lower()
    if low in WRITTEN:
        return WRITTEN[low]
    if low in NAMED or low in SHOWN:
        return low
    if len(name) == 1 and name.isprintable():
        return name if name.isalnum() else _unicode_name(name)
    return ""


def _unicode_name(character: str) -> str:
    from unicodedata import name  # noqa: PLC0415 - a megabyte, for the rare key outside ASCII

    return name(character, "").lower().replace("-", "_").replace(" ", "_")


def printable(key: str) -> bool:
    """Say whether a key, in Textual's name, puts a character into a text."""
    return "+" not in key and (key == "space" or key not in NAMED)


def lost_key(key: str) -> str:
    """Return why a key never arrives as itself ("is Enter to a terminal"); empty where it does."""
    *modifiers, base = key.split("+")
    if key in LOST:
        return LOST[key]
    if "alt" in modifiers:
        return "is Escape and a letter to a terminal"
    if modifiers == ["ctrl", "shift"]:
        return "is taken by most terminals"
    if modifiers == ["ctrl"] and (base.isdigit() or (base in MARKS.values() and base not in ARRIVING)):
        return "is not sent by terminals"
    return ""


def risky_key(key: str) -> str:
    """Return why an action should not hang on this key alone; empty where it may."""
    *modifiers, base = key.split("+")
    if modifiers and base in _SCROLLING:
        return "scrolls or pastes in most terminals"
    return RISKY.get(key, "")
