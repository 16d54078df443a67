"""What a store tells besides the records: what it found wrong, and what a record once was."""

from dataclasses import dataclass

from coachtui.domain.change import Row


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found wrong in a vault: what, what it means for her, what to do; `path` is the file in the vault."""

    title: str
    message: str
    hint: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a record: the stored moment it was written, by which session, as part of what; None is removed."""

    at: str
    writer: str
    label: str
    row: Row | None
