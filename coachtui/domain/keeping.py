"""What a store tells besides the records: what it found wrong, and what a record once was."""

from typing import NamedTuple

from coachtui.domain.change import Row


class Problem(NamedTuple):
    """Something found wrong in a vault: what, what it means for her, what to do; `path` is the file in the vault."""

    title: str
    message: str
    hint: str
    path: str = ""


class Version(NamedTuple):
    """One state of a record: the stored moment it was written, by which session, as part of what; None is removed."""

    at: str
    writer: str
    label: str
    row: Row | None
