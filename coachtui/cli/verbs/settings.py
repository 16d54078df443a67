"""`coachtui settings`: what is set, and how it is changed, in her config file."""

from argparse import ArgumentParser, Namespace

import tomlkit

from coachtui.cli.assemble import places, settings_of, themes_of
from coachtui.cli.output import give_json
from coachtui.cli.settings import ScreenConfig
from coachtui.cli.voice import give, tell, tell_error
from coachtui.errors import UsageError, nearest
from coachtui.settings import SETTINGS
from coachtui.themes import pick_theme
from coachtui.tui.actions import ACTIONS, IN_TEXT

ABOUT = """\
List the settings, each as it stands in a config file, with what it may be; with NAME and VALUE, write one into yours,
whose comments stay. Keys: coachtui settings keys ACTION KEY…; without a key the shipped ones hold again."""
EXAMPLES = """\
  coachtui settings
  coachtui settings cadence_days 21
  coachtui settings theme high-contrast
  coachtui settings keys note.capture n F2"""


def arguments(parser: ArgumentParser) -> None:
    """Take which one, and what it is to be."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="which setting")
    parser.add_argument("values", metavar="VALUE", nargs="*", help="what it is to be; of keys: the action and its keys")
    parser.add_argument("--json", action="store_true", help="print one object")


def run(asked: Namespace) -> int:
    """List, or write one."""
    paths = places(asked.home)
    if asked.name and asked.name not in SETTINGS:
        raise UsageError("No such setting", f"There is no {asked.name!r}{nearest(asked.name, SETTINGS)}.")
    config = ScreenConfig(paths)
    if asked.name and asked.values:
        if asked.name == "keys":
            config.keep_keys(_action(asked.values[0]), asked.values[1:] or None)
        else:
            config.keep(asked.name, _read(asked, " ".join(asked.values)))
        tell(f"Written into {paths.config_file}.")
        if wins := config.wins(asked.name):
            tell(f"{wins} is set, and wins over it.")
        return 0
    settings, problems = settings_of(paths)
    problems += pick_theme(themes_of(paths)[0], settings.theme)[1]
    names = [asked.name] if asked.name else list(SETTINGS)
    if asked.json:
        give_json({name: getattr(settings, name) for name in names})
    else:
        for name in names:
            give(f"{name} = {_toml(getattr(settings, name))}  # {SETTINGS[name].help} ({SETTINGS[name].allowed})")
    for problem in problems:
        tell_error(problem)
    return 1 if problems else 0


def _toml(value: str | bool | int | dict[str, str | list[str]]) -> str:
    """Return a value as it stands in a config file, on one line."""
    if not isinstance(value, dict):
        return tomlkit.item(value).as_string()
    table = tomlkit.inline_table()
    table.update(value)
    return table.as_string()


def _action(name: str) -> str:
    known = [action.id for action in (*ACTIONS, *IN_TEXT)]
    if name not in known:
        raise UsageError("No such action", f"There is no {name!r}{nearest(name, known)}.", "See: coachtui keys")
    return name


def _read(asked: Namespace, text: str) -> str | bool | int:
    """Return a value as it is kept. Raises UsageError for one that cannot be."""
    setting = SETTINGS[asked.name]
    try:
        value: str | bool | int = setting.read(setting.from_text(text))
    except ValueError as error:
        raise UsageError("Not kept", f"{asked.name}: {error}.") from error
    known = themes_of(places(asked.home))[0]
    if asked.name == "theme" and value not in known:
        raise UsageError("No such theme", f"There is no {value!r}{nearest(str(value), known)}.", "See: coachtui themes")
    return value
