"""The prompts: questions to borrow, shipped in `data/prompts.toml` and hers where her `prompts.toml` says otherwise."""

import string
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from coachtui.errors import ConfigError
from coachtui.resources import data_folder

FILE = "prompts.toml"
NAMES = frozenset({"name"})
"""What a prompt may leave open: the teacher's first name."""

Texts = dict[str, tuple[str, ...]]


class Prompts(NamedTuple):
    """All prompts by their dotted name: `inquiry.why`, `facets.role`, `learning.task.think_aloud`."""

    texts: Mapping[str, tuple[str, ...]]

    def of(self, *path: str) -> tuple[str, ...]:
        """Return the prompts of one name, `of("inquiry", "why")`; none where there are none."""
        return self.texts.get(".".join(path), ())

    def under(self, *path: str) -> dict[str, tuple[str, ...]]:
        """Return what stands below a name, by the rest of its name, in the order of the file."""
        head = ".".join(path) + "."
        return {name.removeprefix(head): texts for name, texts in self.texts.items() if name.startswith(head)}


def load_prompts(config_dir: str | Path | None = None) -> tuple[Prompts, ConfigError | None]:
    """Return the prompts, and what is wrong with her file if anything is; then the shipped ones stand alone."""
    shipped = dict(_texts(tomllib.loads((data_folder() / FILE).read_text("utf-8"))))
    path = Path(config_dir) / FILE if config_dir is not None else None
    if path is None:
        return Prompts(shipped), None
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Prompts(shipped), None
    except (OSError, UnicodeDecodeError) as error:
        return Prompts(shipped), _bad(path, f"it cannot be read ({error}).")
    try:
        hers = dict(_texts(tomllib.loads(text)))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        return Prompts(shipped), _bad(path, f"{error}.")
    wrong = [name for name in hers if name not in shipped]
    if wrong:
        return Prompts(shipped), _bad(path, _unknown(wrong, shipped))
    return Prompts(shipped | hers), None


def _texts(table: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each list of prompts by its dotted name. Raises ValueError for what is no list of texts."""
    for key, value in table.items():
        name = f"{head}{key}"
        if isinstance(value, dict):
            yield from _texts(value, f"{name}.")
        elif isinstance(value, list) and value and all(isinstance(each, str) and each.strip() for each in value):
            yield name, tuple(_checked(name, each) for each in value)
        else:
            raise ValueError(f"{name} is not a list of texts")


def _checked(name: str, text: str) -> str:
    try:
        gaps = [gap for _, gap, _, _ in string.Formatter().parse(text) if gap is not None]
    except ValueError:
        gaps = ["{"]
    if not NAMES.issuperset(gaps):
        raise ValueError(f"{name} has a brace that is not {{name}}: {text!r}")
    return text


def _unknown(wrong: list[str], shipped: Texts) -> str:
    near = get_close_matches(wrong[0], shipped, 1)
    more = f", nor are {len(wrong) - 1} others" if len(wrong) > 1 else ""
    return f"{wrong[0]} is not a name of prompts{more}." + (f" Is it {near[0]}?" if near else "")


def _bad(path: Path, message: str) -> ConfigError:
    return ConfigError("The prompts are as shipped", f"{path}: {message}", "Mend the file, or move it away.")
