"""Looking through what may leave, by keys only."""

from collections.abc import Callable

from coachtui.domain.change import COMMON
from coachtui.domain.words import Form
from coachtui.errors import UsageError
from coachtui.exchange.reports.model import Report, items
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.dialogs.report import ReportDialog
from tests.tui.conftest import MARIA, only, put

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]


class Written:
    """Keeps what was written, and has one file already."""

    def __init__(self) -> None:
        self.left: list[tuple[str, list[str], Form, int]] = []

    def place(self, name: str) -> str:
        """Return a file in her home."""
        return f"/home/her/{name}"

    def is_there(self, path: str) -> bool:
        """Return whether it is the one file there is."""
        if path.startswith("/vault"):
            raise UsageError("Nothing was written", "That is in the vault itself.", "Name a file elsewhere.")
        return path == "/home/her/old"

    def write(self, report: Report, form: Form, path: str, teacher: int) -> str:
        """Keep it."""
        self.left.append((path, [each.text for each in items(report)], form, teacher))
        return path


def shared(session: Session) -> None:
    """Write two promises, of which she may be shown one, and a claim with its evidence for the coach alone."""
    rows = [
        (MARIA, "promises", {"id": 80, "who": "coach", "text": "thirty boards", "visibility": "teacher"}),
        (MARIA, "promises", {"id": 81, "who": "teacher", "text": "one why a day", "visibility": "teacher"}),
        (MARIA, "claims", {"id": 90, "what": "Boards get them writing"}),
        (MARIA, "evidence", {"id": 91, "text": "22 of 26 up", "bears_on": [90]}),
    ]
    put(session, rows)


async def test_a_line_is_left_out_another_let_in_and_the_rest_leaves(
    app: Make, maria: Session, screen_text: Read
) -> None:
    shared(maria)
    reports = Written()
    running = app(maria, keeping=Keeping(reports=reports))
    async with running.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p", *"s copy", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(running.screen, ReportDialog)
        shown = screen_text(running)
        assert "What may leave for her: 2 lines, as HTML" in shown
        assert "This is the first copy of hers" in shown
        await pilot.press("space")
        assert "- 1 May 2026: I: thirty boards (left out)" in screen_text(running)
        assert "What may leave for her: 1 line, as HTML" in screen_text(running)
        await pilot.press("G", "a")
        await pilot.pause()
        assert "+ Boards get them writing (stands as said)" in screen_text(running)
        assert "For you alone: what is working" not in screen_text(running)
        assert maria.book(MARIA).table("claims")[90]["visibility"] == "teacher"
        await pilot.press("m", "enter")
        await pilot.pause()
        assert "teachers-copy-maria-delgado-2026-05-21.md" in screen_text(running)
        await pilot.press("ctrl+u", *"/vault/x", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "That is in the vault itself." in screen_text(running)
        await pilot.press("ctrl+u", *"/home/her/old", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "Replace it?" in screen_text(running)
        await pilot.press("n")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(running.screen, ReportDialog)
        assert "(left out)" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        ((path, said, form, teacher),) = reports.left
        assert (path, form, teacher) == ("/home/her/teachers-copy-maria-delgado-2026-05-21.md", Form.MARKDOWN, MARIA)
        assert said[0] == "1 May 2026: You: one why a day"
        assert said[1].startswith("Boards get them writing")
        assert said[2].endswith("22 of 26 up")
        assert "written and logged: /home/her" in "".join(each.message for each in running._notifications)


async def test_minutes_hold_no_line_to_let_in(app: Make, maria: Session, screen_text: Read) -> None:
    rows = [
        (
            MARIA,
            "encounters",
            {"id": 60, "kind": "visit", "start": "2026-05-04T14:00:00Z", "end": "2026-05-04T14:45:00Z"},
        )
    ]
    put(maria, [*rows, (COMMON, "shares", {"id": 70, "what": "activity", "teacher": MARIA, "on": "2026-05-02"})])
    running = app(maria, keeping=Keeping(reports=Written()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        running.screen.action_act("report.activity")  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(running)
        assert "Counts and minutes: 4 lines, as HTML" in shown
        assert "The last one about her left on 2 May 2026." in shown
        assert "For you alone" not in shown
        await pilot.press("j", "j", "space")
        assert "By kind: Visit, 45 min, 1 time (left out)" in screen_text(running)
        assert "0 lines" in screen_text(running)
        await pilot.press("enter")
        assert isinstance(running.screen, ReportDialog)


async def test_a_long_line_is_shown_to_its_last_word_before_it_leaves(
    app: Make, maria: Session, screen_text: Read
) -> None:
    long = " ".join(f"word{at}" for at in range(200))
    texts = {80: f"{long} end", 81: "thirty boards"}
    rows = [{"id": id_, "who": "coach", "text": text, "visibility": "teacher"} for id_, text in texts.items()]
    put(maria, [(MARIA, "promises", row) for row in rows])
    running = app(maria, keeping=Keeping(reports=Written()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        running.screen.action_act("report.copy")  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        seen = screen_text(running)
        for _ in range(6):
            await pilot.press("j")
            await pilot.pause()
            seen += screen_text(running)
        assert [at for at in range(200) if f"word{at} " not in seen] == []
        assert "word199 end" in seen
        await pilot.press("g", "space")
        await pilot.pause()
        dialog = running.screen
        assert isinstance(dialog, ReportDialog)
        assert dialog.list.row is not None
        assert dialog.list.row.act == "line:1"
        assert "1 line, as HTML" in screen_text(running)


def test_the_log_is_no_record_to_edit(maria: Session) -> None:
    put(maria, [(COMMON, "shares", {"id": 70, "teacher": MARIA, "on": "2026-05-02", "file": "minutes.txt"})])
    assert only(maria, "shares", COMMON)["file"] == "minutes.txt"
    assert not list(maria.store.book(MARIA).rows("shares"))
