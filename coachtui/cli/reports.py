"""How a report leaves: into one file of hers, all of it or nothing, and into the share log."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.domain.change import COMMON
from coachtui.errors import CoachError, UsageError, shell_word
from coachtui.services.session import Session
from coachtui.storage import files

if TYPE_CHECKING:
    from coachtui.domain.words import Form
    from coachtui.exchange.reports.model import Report

REFUSED = "Nothing was written"
PRINTED = "-"
"""The file that stands for what is printed."""


class Reports:
    """Writes reports to files, never into the vault, and remembers that they left."""

    def __init__(self, session: Session, vault: str) -> None:
        self._session = session
        self._vault = Path(vault)

    def place(self, name: str) -> str:
        """Return where a file of this name would go: where she is, or her home where that is the vault."""
        here = Path.cwd()
        return str((Path.home() if self._in_vault(here) else here) / name)

    def is_there(self, path: str) -> bool:
        """Return whether there is such a file already, which writing would replace."""
        return os.path.lexists(self._target(path))

    def write(self, report: "Report", form: "Form", path: str, teacher: int) -> str:
        """Write a report about a teacher to a file that is hers alone, and return its path.

        Raises UsageError where it cannot stand there, StoreError where the disk takes neither file nor log.
        """
        target, text = self._target(path), _written(report, form)
        with self._logged(report, form, str(target), teacher):
            try:
                files.replace(target, text.encode())
            except OSError as error:
                raise files.explained(error, REFUSED, target.parent) from error
        return str(target)

    @contextmanager
    def logged_as_printed(self, report: "Report", form: "Form", teacher: int) -> Iterator[str]:
        """Give the text to print; it is logged once it was."""
        text = _written(report, form)
        with self._logged(report, form, PRINTED, teacher):
            yield text

    @contextmanager
    def _logged(self, report: "Report", form: "Form", file: str, teacher: int) -> Iterator[None]:
        """Log it first: what left unlogged cannot be called back; what is logged and did not leave can be unsaid."""
        from coachtui.exchange.reports.model import items  # noqa: PLC0415 - the app starts without it
        from coachtui.services.shares import Left, share_logged  # noqa: PLC0415 - as above

        session = self._session
        left = Left(report.kind, teacher, form, sum(1 for _ in items(report)), file)
        logged = session.write(share_logged(session.pen, session.book(COMMON), left))
        try:
            yield
        except BaseException:
            with suppress(CoachError):
                session.write(logged.inverse())
            raise

    def _target(self, path: str) -> Path:
        """Return the file that a path means, links followed. Raises UsageError where a report cannot stand there."""
        try:
            named = Path(path).expanduser()
        except RuntimeError as error:
            raise UsageError(REFUSED, f"{shell_word(path)}: {error}", "Name the folder in full.") from error
        target = Path(os.path.realpath(named))
        if self._in_vault(target):
            raise UsageError(REFUSED, "That is in the vault itself.", "Name a file elsewhere.")
        if not target.parent.is_dir():
            folder = shell_word(str(target.parent))
            raise UsageError(REFUSED, f"There is no folder {folder}.", f"Make it: mkdir -p {folder}")
        if target.exists() and not target.is_file():
            raise UsageError(REFUSED, f"{shell_word(str(target))} is no file.", "Name a file, such as copy.html.")
        return target

    def _in_vault(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._vault.resolve())


def _written(report: "Report", form: "Form") -> str:
    from coachtui.exchange.reports.written import written  # noqa: PLC0415 - as above

    return written(report, form)
