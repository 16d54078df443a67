"""The settings, each as it is in force, with what it is for; and the keys of every action."""

from collections.abc import Callable, Sequence

from coachtui.keymap import Keymap
from coachtui.keynames import shown_key
from coachtui.settings import SETTINGS, Settings
from coachtui.tui.actions import ACTIONS, IN_TEXT
from coachtui.tui.dialogs.choice import ChoiceDialog, options
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.dialogs.pick import Item
from coachtui.tui.widgets.row import Row, line, paragraph

NAME = 14
"""How many cells the names of the settings take."""
AT_NEXT_START = frozenset({"mouse", "draw"})
"""The settings that a terminal is told of once, when the app starts."""

Overrides = Callable[[str], str]
"""Names the environment variable that wins over the file for a setting; empty where none does."""


class SettingsDialog(ListDialog[str]):
    """Shows every setting. Answered with the name of the one to change."""

    def __init__(self, settings: Settings, overrides: Overrides, *, at: str = "") -> None:
        super().__init__("Settings", "{open} change · {text.leave} leave")
        self._settings = settings
        self._overrides = overrides
        self._at = at

    def begin(self) -> None:
        """Begin with the one that was changed last."""
        if self._at:
            self.list.select(self._at)

    def source(self, width: int) -> Sequence[Row]:
        """Return a setting in two lines or more: its name and value, what it is for."""
        return [self._row(name, width) for name in SETTINGS]

    def _row(self, name: str, width: int) -> Row:
        wins = self._overrides(name)
        later = " From the next start on." if name in AT_NEXT_START else ""
        told = f" {wins} wins over the file." if wins else later
        head = line((f" {name:<{NAME}}", "heading"), (said(getattr(self._settings, name)), "strong"))
        help_ = paragraph(SETTINGS[name].help + told, width - 1, "quiet", first=((" " * 3, ""),))
        return Row(lambda width: [*head.draw(width), *help_.draw(width)], height=1 + help_.height, act=name)

    def chosen(self, row: Row) -> str | None:
        """Return the name of a setting."""
        return row.act


def said(value: object) -> str:
    """Return the value of a setting in words."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, str | int):
        return str(value)
    count = len(value) if isinstance(value, dict) else 0
    return f"{count} of yours" if count else "as shipped"


def choosing(name: str, value: object, themes: Sequence[str]) -> ChoiceDialog | None:
    """Return the dialog to choose a value in; None for a setting that is typed."""
    setting = SETTINGS[name]
    allowed = themes if name == "theme" else setting.choices
    if isinstance(setting.default, bool):
        return ChoiceDialog(setting.help, options({"yes": "on", "no": "off"}), current="yes" if value else "no")
    return (
        ChoiceDialog(setting.help, options({each: each for each in allowed}), current=str(value)) if allowed else None
    )


def key_items(keymap: Keymap, *, plain: bool) -> list[Item]:
    """Return every action with its keys, to pick from."""
    return [
        Item(
            each.id, f"{each.label:<15}", each.help, ((f" {keys_said(keymap.of(each.id), plain=plain):<14}", "named"),)
        )
        for each in (*ACTIONS, *IN_TEXT)
    ]


def keys_said(keys: Sequence[str], *, plain: bool = True) -> str:
    """Return keys as people write them, a space between."""
    return " ".join(shown_key(key, plain=plain) for key in keys)
