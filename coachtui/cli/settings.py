"""Her config file, for the screen that changes it."""

import os

from coachtui.config_edit import keep_keys, keep_setting
from coachtui.paths import Paths
from coachtui.settings import variable


class ScreenConfig:
    """Writes single settings and keys into her file. Every verb raises ConfigError where that cannot be done."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def keep(self, name: str, value: str | bool | int) -> None:
        """Write a setting."""
        keep_setting(self._paths, name, value)

    def keep_keys(self, action: str, keys: list[str] | None) -> None:
        """Write the keys of an action; None takes hers away."""
        keep_keys(self._paths, action, keys)

    def wins(self, name: str) -> str:
        """Return the environment variable that wins over the file for a setting; empty where none does."""
        return variable(name) if name != "keys" and os.environ.get(variable(name)) else ""
