"""Her settings: declared once, read from four places, and never a reason not to start.

The command line wins over the environment, that over her file, that over the machine's file in `/etc/xdg`, that
over what is shipped. What cannot be followed is left out and told in one message a place.
"""

import os
import tomllib
from collections.abc import Mapping
from typing import Any

from coachtui.errors import ConfigError, nearest
from coachtui.paths import Paths
from coachtui.settings import SETTINGS, PartlyError, Settings, variable

Values = dict[str, Any]


class _Place:
    """One place that settings come from, what it says, and what is wrong with it."""

    __slots__ = ("name", "values", "wrong")

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: Values = {}
        self.wrong: list[str] = []

    def take(self, key: str, value: object) -> None:
        """Take one setting if it can be followed, else say what is allowed."""
        if key not in SETTINGS:
            self.wrong.append(f"{key}: there is no such setting{nearest(key, SETTINGS)}")
            return
        try:
            self.values[key] = SETTINGS[key].read(value)
        except ValueError as error:
            self.wrong.append(f"{key}: {error}")
            if isinstance(error, PartlyError) and error.kept:
                self.values[key] = error.kept

    def problem(self) -> list[ConfigError]:
        """Return one error for all that is wrong here; none where nothing is."""
        if not self.wrong:
            return []
        hint = "All else in it holds." if self.values else "The shipped settings hold."
        return [ConfigError(f"Settings in {self.name}", "; ".join(self.wrong) + ".", hint)]


def load_settings(
    paths: Paths, given: Mapping[str, str] | None = None, environ: Mapping[str, str] | None = None
) -> tuple[Settings, list[ConfigError]]:
    """Return the settings in force, and an error for each place that says what cannot be followed. Never raises.

    `given` are settings from the command line, by name, as text.
    """
    places = [
        *(_file(site) for site in reversed(paths.site_files)),
        _file(paths.config_file),
        _environment(os.environ if environ is None else environ),
        _texts("the command line", {key: value for key, value in (given or {}).items() if value}),
    ]
    values: Values = {}
    for place in places:
        keys = values.get("keys", {}) | place.values.get("keys", {})
        values |= place.values | ({"keys": keys} if keys else {})
    return Settings(**values), [problem for place in places for problem in place.problem()]


def _file(name: str) -> _Place:
    """Return what a file says; a file that is not there says nothing."""
    place = _Place(name)
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name from `paths`, which knows no Path
            table = tomllib.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return place
    except OSError as error:
        place.wrong.append(f"it cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        place.wrong.append("it is not UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        place.wrong.append(f"it is not TOML: {error}")
    else:
        for key, value in table.items():
            place.take(key, value)
    return place


def _environment(environ: Mapping[str, str]) -> _Place:
    texts = {key: environ.get(variable(key), "") for key in SETTINGS if key != "keys"}
    return _texts("the environment", {key: text for key, text in texts.items() if text})


def _texts(name: str, texts: Mapping[str, str]) -> _Place:
    place = _Place(name)
    for key, text in texts.items():
        place.take(key, SETTINGS[key].from_text(text) if key in SETTINGS else text)
    return place
