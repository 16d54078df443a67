"""What a store tells besides the records: what it found wrong, what a record once was, what earlier sessions did."""

from datetime import UTC, datetime
from typing import NamedTuple

from coachtui.domain.change import Op, Row
from coachtui.domain.moment import stored


class Problem(NamedTuple):
    """Something found wrong in a vault: what, what it means for her, what to do; `path` is the file in the vault."""

    title: str
    message: str
    hint: str
    path: str = ""


class Version(NamedTuple):
    """One state of a record: the stored moment it was written, by which session, as part of what; None is removed.

    `by` is "shell" where a command wrote it. `act` is "undo" or "redo" where it came of that. `version` names this
    state, `base` the one it was made from, as far as that is known.
    """

    at: str
    writer: str
    label: str
    row: Row | None
    by: str = ""
    act: str = ""
    version: str = ""
    base: str = ""


class Step(NamedTuple):
    """A change that was done, and can be taken back; or that was taken back, and can be done again.

    `version` is that of the change itself, `last` of what did it, or took it back, last. `live` says that it belongs to
    another session that is still open, and can be taken back only there. What stood before each of `ops` is not told.
    """

    version: str
    last: str
    at: str
    writer: str
    label: str
    by: str = ""
    live: bool = False
    ops: tuple[Op, ...] = ()


class Gone(NamedTuple):
    """A record that is not there any more: its last state, when and as part of what it went, the links that went along.

    `act` is "undo" where it went because its adding was taken back.
    """

    at: str
    writer: str
    label: str
    teacher: int
    table: str
    id: int
    row: Row
    by: str = ""
    act: str = ""
    links: tuple[Row, ...] = ()


def moment_of(version: str) -> str:
    """Return the stored moment of a version, `<milliseconds since 1970>-<writer>`."""
    return stored(datetime.fromtimestamp(int(version.partition("-")[0]) / 1000, UTC))
