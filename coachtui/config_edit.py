"""One setting written into her config file: her comments, her order and all else in it stay as they are."""

import os
import re
import tempfile
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from coachtui.errors import ConfigError
from coachtui.paths import Paths
from coachtui.settings import as_toml

Keys = str | list[str]


def keep_setting(paths: Paths, name: str, value: str | bool | int) -> None:
    """Write a setting into her file, in place of the line that said it, or of the comment that offered it.

    Raises ConfigError where the file cannot be read or written; then it is as it was.
    """
    import tomlkit  # noqa: PLC0415 - its import costs 50 ms, for the rare change of a setting

    text = _uncommented(_text(paths), name, tomlkit.item(value).as_string())
    document = _parsed(paths, text)
    document[name] = value
    _write(paths, tomlkit.dumps(document))


def keep_keys(paths: Paths, action: str, keys: Keys | None) -> None:
    """Write the keys of an action into the table `keys` of her file; None takes hers away, the shipped ones hold.

    Raises ConfigError as `keep_setting` does.
    """
    import tomlkit  # noqa: PLC0415 - as above

    document = _parsed(paths, _text(paths))
    table = document.setdefault("keys", tomlkit.table())
    if not isinstance(table, MutableMapping):
        raise ConfigError(f"Settings in {paths.config_file}", "keys is no table.", 'Write it as [keys], "find" = "/".')
    _drop(table, action)
    if keys is not None:
        table[action] = keys
    _write(paths, tomlkit.dumps(document))


def _drop(table: MutableMapping[str, Any], action: str) -> None:
    """Take an action out, whether written `"note.capture"` or, without quotes, as a table in a table."""
    table.pop(action, None)
    group, _, rest = action.partition(".")
    inner = table.get(group)
    if rest and isinstance(inner, MutableMapping):
        _drop(inner, rest)
        if not inner:
            table.pop(group)


def _text(paths: Paths) -> str:
    try:
        return Path(paths.config_file).read_text("utf-8")
    except FileNotFoundError:
        return as_toml()
    except OSError as error:
        raise _refused(paths, f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _refused(paths, "it is not UTF-8 text") from error


def _parsed(paths: Paths, text: str) -> Any:
    import tomlkit  # noqa: PLC0415 - as above
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - as above

    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise _refused(paths, f"it is not TOML: {error}") from error


def _uncommented(text: str, name: str, value: str) -> str:
    """Return the text with the comment that offers a setting, `# theme = "dark"`, as the setting itself."""
    head = re.match(r"(?s).*?(?=^\s*\[|\Z)", text, re.MULTILINE)
    before = head[0] if head else ""
    if re.search(rf"(?m)^\s*{name}\s*=", before):
        return text
    return re.sub(rf"(?m)^#\s*{name}\s*=.*$", lambda _: f"{name} = {value}", before, count=1) + text[len(before) :]


def _write(paths: Paths, text: str) -> None:
    """Put the text in the place of the file, whole or not at all; where the file is a link, of what it leads to."""
    target = Path(paths.config_file).resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=target.parent, prefix=".config-", suffix=".toml")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(number)
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _refused(paths, f"it cannot be written: {error.strerror}") from error


def _refused(paths: Paths, why: str) -> ConfigError:
    return ConfigError(f"Settings in {paths.config_file}", f"{why}.", "Nothing was changed. Mend that first.")
