"""Two versions of one record, as they are shown to be settled: what stands, the other, what both came of."""

from typing import Any, NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.keeping import Version
from coachtui.services.merging import parted
from coachtui.services.session import Session

JOINABLE = frozenset({"text", "long", "lines", "words", "refs", "parts"})
"""The kinds of field in which both can be kept."""


class Two(NamedTuple):
    """Two versions of a record of a table; what stands is None where it was removed. `base` is what both came of."""

    table: str
    stands: Row | None
    other: Row
    base: Row | None = None
    when: Version | None = None
    when_other: Version | None = None


def two_versions(session: Session, teacher: int, conflict: Row) -> Two:
    """Return the two versions that a conflict of a teacher keeps, with when and where each was written."""
    table, record = str(conflict.get("table", "")), conflict.get("record") or 0
    versions = session.store.history(teacher, table, record)
    version, other = str(conflict.get("version", "")), conflict.get("data") or {}
    kept = Version(str(conflict.get("created", "")), version.partition("-")[2], "", other)
    lost = next((each for each in versions if each.version == version), kept)
    stands = session.store.get(teacher, table, record)
    return Two(table, stands, other, parted(versions, version), versions[-1] if versions else None, lost)


def may_join(kind: str, value: Any) -> bool:
    """Return whether both values of a field can be kept, by its kind; of one that no form has, by what it holds."""
    return (kind or ("text" if isinstance(value, str | list) else "")) in JOINABLE
