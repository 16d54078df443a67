"""The prompts for the screens, read when the first one is asked for."""

from functools import cached_property

from coachtui.errors import ConfigError
from coachtui.exchange.prompts import Prompts, load_prompts


class ScreenPrompts:
    """Reads the shipped prompts and hers from her config folder, once."""

    def __init__(self, config_dir: str) -> None:
        self._config_dir = config_dir

    @cached_property
    def _read(self) -> tuple[Prompts, ConfigError | None]:
        return load_prompts(self._config_dir)

    @property
    def problem(self) -> ConfigError | None:
        """What is wrong with her file; None where nothing is."""
        return self._read[1]

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of one prompt; none where there are none."""
        return self._read[0].of(name)
