"""The settings: each declared once with its default, what is allowed and what it is for.

Plain classes: Pydantic would cost the start of the app eight times what the rest of this costs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

Keys = Mapping[str, str | list[str]]
YES = frozenset({"yes", "true", "on", "1"})
NO = frozenset({"no", "false", "off", "0"})


class Setting(NamedTuple):
    """What one setting is for, and what it may be: one of `choices`, a number in `between`, or what its default is."""

    help: str
    default: Any
    choices: tuple[str, ...] = ()
    between: tuple[int, int] = (0, 0)

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        if self.choices:
            return "one of " + ", ".join(f'"{choice}"' for choice in self.choices)
        if isinstance(self.default, bool):
            return "true or false"
        if isinstance(self.default, int):
            return f"a whole number from {self.between[0]} to {self.between[1]}"
        return "a text in quotes" if isinstance(self.default, str) else 'a table: "action" = "key" or ["key", "key"]'

    def read(self, value: object) -> Any:
        """Return a value from a file as the setting holds it. Raises ValueError, saying what is allowed.

        It is PartlyError where some of a table can be followed.
        """
        if isinstance(self.default, dict):
            return _keys(value, self.allowed)
        if self.choices and isinstance(value, bool):
            value = "yes" if value else "no"
        if type(value) is not type(self.default) or not self._within(value):
            raise ValueError(f"{value!r} is not {self.allowed}")
        return value

    def from_text(self, text: str) -> object:
        """Return a value from the command line or the environment as a file would hold it."""
        if isinstance(self.default, bool):
            return True if text.lower() in YES else False if text.lower() in NO else text
        if isinstance(self.default, int) and text.strip().lstrip("-").isdecimal():
            return int(text)
        return text

    def _within(self, value: Any) -> bool:
        if self.choices:
            return value in self.choices
        if type(value) is int:
            return self.between[0] <= value <= self.between[1]
        return True


class PartlyError(ValueError):
    """Some of a value cannot be followed; `kept` is what can."""

    def __init__(self, wrong: str, kept: dict[str, str | list[str]]) -> None:
        super().__init__(wrong)
        self.kept = kept


def _keys(value: object, allowed: str) -> dict[str, str | list[str]]:
    """Return the table of keys by action; `note.capture = "n"` without quotes makes nested tables in TOML."""
    if not isinstance(value, dict):
        raise ValueError(  # noqa: TRY004 - whatever is wrong with a value is told the same way
            f"{value!r} is not {allowed}"
        )
    found = dict(_flat(value))
    kept = {name: keys for name, keys in found.items() if _are_keys(keys)}
    wrong = [f"{name} = {keys!r} is not in {allowed}" for name, keys in found.items() if name not in kept]
    if wrong:
        raise PartlyError("; ".join(wrong), kept)
    return kept


def _flat(table: dict[str, Any], under: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{under}{name}.")
        else:
            yield under + name, value


def _are_keys(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(key, str) for key in value))


_KEYS = Setting('Your own keys: "note.capture" = "n" or ["n", "F2"]; "" takes the key away.', {})


def _is(default: Any, help_: str, **allowed: Any) -> Any:
    return field(default=default, metadata={"setting": Setting(help_, default, **allowed)})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    theme: str = _is("dark", "The colours: a shipped theme, or one of yours in themes/.")
    ascii: str = _is("auto", "Draw with plain ASCII; auto asks the locale.", choices=("auto", "yes", "no"))
    draw: str = _is(
        "changes",
        "What goes to the terminal: the cells that changed, or all that is drawn, should a terminal lose track.",
        choices=("changes", "all"),
    )
    mouse: bool = _is(False, "Listen to the mouse. Off, the terminal's own selection works.")
    cadence_days: int = _is(14, "Days between contacts with a teacher who has no cadence of her own.", between=(1, 366))
    blank_after: int = _is(0, "Minutes without a key after which the screen goes blank; 0 is never.", between=(0, 1440))
    keymap: str = _is("vim", "Which keys to begin with: vim's moves, or arrows and F-keys.", choices=("vim", "plain"))
    keys: Keys = field(default_factory=dict, metadata={"setting": _KEYS})


SETTINGS: Mapping[str, Setting] = {each.name: each.metadata["setting"] for each in fields(Settings)}
"""Every setting by its name, in the order of the documentation."""


def variable(name: str) -> str:
    """Return the environment variable of a setting: `theme` → COACHTUI_THEME."""
    return f"COACHTUI_{name.upper()}"


def as_toml() -> str:
    """Return a config file that says all defaults, each under its words and commented out."""
    parts = []
    for name, setting in SETTINGS.items():
        if name != "keys":
            shown = str(setting.default).lower() if isinstance(setting.default, bool | int) else f'"{setting.default}"'
            parts.append(f"# {setting.help} ({setting.allowed})\n# {name} = {shown}\n")
    return "\n".join([*parts, f"# {SETTINGS['keys'].help}\n# [keys]\n"])
