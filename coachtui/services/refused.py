"""What a verb will not do, told so that a coach can act on it."""

from coachtui.domain.kinds import label
from coachtui.errors import CoachError


class RefusedError(CoachError):
    """An act makes no sense as it is asked for; nothing has happened."""

    exit_code = 2


def gone(table: str) -> RefusedError:
    """Return the refusal to act on a record that is not there, or no longer."""
    return RefusedError("Not there", f"this {label(table)} is no longer there.", "Another session may have removed it.")
