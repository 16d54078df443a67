"""The colours: theme files in TOML, checked one by one, the shipped ones first, hers over them.

A file that cannot be followed is left out and told in one message; the others stay. Textual is only
asked for when a theme is handed to it.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from coachtui.errors import ConfigError, nearest

if TYPE_CHECKING:
    from textual.theme import Theme

DEFAULT = "dark"

BASE = (
    "primary", "secondary", "accent", "success", "warning", "error",
    "foreground", "background", "surface", "panel",
)  # fmt: skip
"""The colours that Textual knows."""

OWN = {
    "evidence": "low inference: said, saw, counted, timed",
    "inference": "what she thinks, feels, wonders",
    "act": "promised, validated",
    "hunch": "a belief that is still her guess",
    "named": "a belief that the teacher has named herself",
    "known": "a claim that its evidence covers",
    "contested": "a claim with evidence against it",
    "owed": "what the coach owes, and what is overdue",
    "hit": "the words that were looked for",
    "quiet": "what stands back: times, labels, hints",
    "edge": "the border of a pane",
    "focus-edge": "the border of the pane that keys go to",
    "cursor": "behind the line under the cursor",
    "cursor-text": "the line under the cursor",
    "selection": "behind chosen text in a field",
}
"""The colours of our own, each with what it marks; TCSS says `$evidence`."""

ANSI = frozenset(
    f"ansi_{bright}{name}"
    for bright in ("", "bright_")
    for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
) | {"ansi_default"}
"""The colours that the terminal's own palette decides."""

TABLES = ("colours", "coachtui", "textual")


class ThemeSpec(NamedTuple):
    """A theme: `colours` by the names in BASE and OWN, `textual` for variables of Textual beyond them.

    A colour is `#rrggbb` or `#rgb`; if `ansi`, one of ANSI.
    """

    name: str
    label: str
    dark: bool
    ansi: bool
    colours: Mapping[str, str]
    textual: Mapping[str, str] = MappingProxyType({})


def load_themes(folders: Sequence[Path]) -> tuple[dict[str, ThemeSpec], list[ConfigError]]:
    """Return the themes of all folders by name, and an error for each file that cannot be followed. Never raises.

    A later folder adds to the earlier ones and wins over them; colours that its files leave out are those of
    the theme they are `like` (without one: the shipped dark or light). A folder that is not there holds nothing.
    """
    themes: dict[str, ThemeSpec] = {}
    failures: list[ConfigError] = []
    for folder in folders:
        earlier = dict(themes)
        for path in _files(folder):
            try:
                spec, wrong = _read(path, earlier)
            except ValueError as error:
                failures.append(ConfigError(f"Theme {path}", f"{error}.", "The theme is left out."))
                continue
            themes[spec.name] = spec
            if wrong:
                failures.append(ConfigError(f"Theme {path}", f"{wrong}.", "All else in it holds."))
    return themes, failures


def pick_theme(themes: Mapping[str, ThemeSpec], name: str) -> tuple[str, list[ConfigError]]:
    """Return the name of the theme to show, and an error where it is not the one that was asked for.

    Without any theme, as in an installation that is not whole, the name is empty.
    """
    if name in themes:
        return name, []
    other = DEFAULT if DEFAULT in themes else next(iter(themes), "")
    allowed = ", ".join(themes) or "none was found"
    message = f"there is no theme {name!r}{nearest(name, themes)}. There are: {allowed}."
    return other, [ConfigError("Theme", message, f"{other!r} is shown." if other else "Install coachtui again.")]


def to_textual(spec: ThemeSpec) -> "Theme":
    """Return a theme as Textual takes it, our own colours among its variables."""
    from textual.theme import Theme  # noqa: PLC0415 - the shell verbs list themes without Textual

    colours = spec.colours
    return Theme(
        name=spec.name,
        dark=spec.dark,
        ansi=spec.ansi,
        **{name: colours[name] for name in BASE},  # type: ignore[arg-type] # all of them are texts
        variables={name: colours[name] for name in OWN} | _of_textual(colours) | dict(spec.textual),
    )


def _of_textual(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of Textual that follow from ours, so that its own widgets agree with our screens."""
    return {
        "border": colours["focus-edge"],
        "border-blurred": colours["edge"],
        "block-cursor-background": colours["cursor"],
        "block-cursor-foreground": colours["cursor-text"],
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": colours["panel"],
        "block-cursor-blurred-foreground": colours["foreground"],
        "text-muted": colours["quiet"],
        "foreground-muted": colours["quiet"],
        "footer-background": colours["panel"],
        "footer-foreground": colours["foreground"],
        "footer-key-foreground": colours["accent"],
        "footer-description-foreground": colours["quiet"],
        "input-selection-background": colours["selection"],
        "scrollbar": colours["edge"],
        "scrollbar-hover": colours["focus-edge"],
        "scrollbar-active": colours["focus-edge"],
        "scrollbar-background": colours["surface"],
        "scrollbar-background-hover": colours["surface"],
        "scrollbar-background-active": colours["surface"],
        "scrollbar-corner-color": colours["surface"],
        "ansi-background": colours["background"],
        "ansi-foreground": colours["foreground"],
    }


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError:
        return []


def _read(path: Path, earlier: Mapping[str, ThemeSpec]) -> tuple[ThemeSpec, str]:
    """Return the theme of a file, and what in it is not known. Raises ValueError for what cannot be followed."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ValueError(f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"it is not TOML: {error}") from error
    dark, ansi = _flag(table, "dark", default=True), _flag(table, "ansi", default=False)
    name = _word(table, "name", path.stem)
    like = _likeness(table, name, dark=dark, ansi=ansi, earlier=earlier)
    colours = dict(like.colours) if like else {}
    colours |= _colours(table, "colours", BASE, ansi=ansi) | _colours(table, "coachtui", OWN, ansi=ansi)
    if missing := [each for each in (*BASE, *OWN) if each not in colours]:
        raise ValueError(f"there is no {', '.join(missing)}")
    variables = {key: _text(key, value) for key, value in _table(table, "textual").items()}
    spec = ThemeSpec(name, _word(table, "label", name), dark, ansi, colours, variables)
    return spec, _unknown(table)


def _likeness(
    table: Mapping[str, Any], name: str, *, dark: bool, ansi: bool, earlier: Mapping[str, ThemeSpec]
) -> ThemeSpec | None:
    """Return the theme whose colours fill the gaps of this one."""
    usual = name if name in earlier else "ansi" if ansi else "dark" if dark else "light"
    wanted = _word(table, "like", usual)
    if "like" in table and wanted not in earlier:
        raise ValueError(f"like: there is no theme {wanted!r}{nearest(wanted, earlier)}")
    found = earlier.get(wanted)
    if found and found.ansi != ansi:
        raise ValueError(f"like: {wanted!r} {'uses' if found.ansi else 'does not use'} the terminal's own colours")
    return found


def _flag(table: Mapping[str, Any], key: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise ValueError(f"{key}: {value!r} is not true or false")  # noqa: TRY004 - told as all that is wrong in a file
    return value


def _word(table: Mapping[str, Any], key: str, default: str) -> str:
    return _text(key, table.get(key, default))


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key}: {value!r} is not a text in quotes")
    return value


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"{key}: {value!r} is not a table, [{key}]")  # noqa: TRY004 - told as all that is wrong in a file
    return value


def _colours(table: Mapping[str, Any], key: str, names: Iterable[str], *, ansi: bool) -> dict[str, str]:
    """Return the colours of one table by name. Raises ValueError naming the key and what is allowed."""
    found = {name: value for name, value in _table(table, key).items() if name in names}
    for name, value in found.items():
        if not (value in ANSI if ansi else is_hex(value)):
            allowed = 'one of the terminal\'s own, such as "ansi_blue"' if ansi else 'a colour such as "#1a2b3c"'
            raise ValueError(f"{key}.{name}: {value!r} is not {allowed}")
    return found


def is_hex(value: object) -> bool:
    """Say whether this is a colour written `#rgb` or `#rrggbb`."""
    return (
        isinstance(value, str)
        and len(value) in {4, 7}
        and value[0] == "#"
        and all(digit in "0123456789abcdefABCDEF" for digit in value[1:])
    )


def _unknown(table: Mapping[str, Any]) -> str:
    """Return what is wrong with the keys that we do not know; empty where there are none."""
    known = {"": ("name", "label", "dark", "ansi", "like", *TABLES), "colours": BASE, "coachtui": tuple(OWN)}
    return "; ".join(
        f"{where}{'.' if where else ''}{key}: there is no such key{nearest(key, names)}"
        for where, names in known.items()
        for key in (_table(table, where) if where else table)
        if key not in names
    )
