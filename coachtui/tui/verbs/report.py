"""What may leave: looked through line by line, then written into a file of hers."""

from typing import TYPE_CHECKING

from coachtui.tui.verbs.reach import ReachVerbs

if TYPE_CHECKING:
    from coachtui.domain.words import Form
    from coachtui.exchange.reports.model import Report
    from coachtui.tui.leaving import Leaving


class ReportVerbs(ReachVerbs):
    """The teacher's copy and the activity report, from the palette."""

    def can_report_copy(self) -> bool:
        """Whether there is someone to write about."""
        return bool(self.book.teacher)

    can_report_activity = can_report_copy

    async def do_report_copy(self) -> None:
        """Show what may leave for the teacher in view, and write what is left in."""
        from coachtui.tui.leaving import Leaving  # noqa: PLC0415 - a few times a year

        await self._let_leave(Leaving.copy(self.session, self.teacher))

    async def do_report_activity(self) -> None:
        """Show counts and minutes of the work with the teacher in view, and write what is left in."""
        from coachtui.tui.leaving import Leaving  # noqa: PLC0415 - a few times a year

        await self._let_leave(Leaving.activity(self.session, self.teacher))

    async def _let_leave(self, leaving: "Leaving") -> None:
        """Look through it and name the file, as often as she goes back from one to the other."""
        from coachtui.tui.dialogs.report import ReportDialog  # noqa: PLC0415 - a few times a year

        while (form := await self.ask(ReportDialog(leaving))) is not None:
            if await self._write_report(leaving.report(), form, leaving.teacher):
                return

    async def _write_report(self, report: "Report", form: "Form", teacher: int) -> bool:
        """Ask for the file and write it; False where she left the question."""
        from coachtui.errors import CoachError  # noqa: PLC0415 - as above
        from coachtui.exchange.reports.written import file_name  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - as above

        reports = self.coach.reports
        if reports is None:
            return False
        path, hint = reports.place(file_name(report, form)), "readable by you alone, until you hand it on"
        while typed := await self.ask(LineDialog("Write it to which file?", value=path, hint=hint)):
            path = typed
            try:
                if reports.is_there(path) and not await self._may_replace_file(path):
                    continue
                self.tell(f"written and logged: {reports.write(report, form, path, teacher)}")
            except CoachError as error:
                hint = f"{error.title}: {error.message} {error.hint}"
            else:
                return True
        return False

    async def _may_replace_file(self, path: str) -> bool:
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - as above

        choices = (Option("y", "yes, in its place", "yes"), Option("n", "no, another file", "no"))
        return await self.ask(ChoiceDialog(f"{path} is there already. Replace it?", choices)) == "yes"
