"""Where nothing can be saved or read: told until it is over, and all that was typed stays where it is."""

from collections.abc import Callable

import pytest

from coachtui.cli.drafts import ScreenDrafts
from coachtui.errors import StoreError
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.services.store import Touched
from coachtui.storage.drafts import Drafts
from coachtui.storage.memory import MemoryStore
from coachtui.storage.stamp import Stamped
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.trouble import HELD, OVER
from tests.tui.conftest import MARIA, Kept, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
FULL = StoreError("Not saved", "The disk is full.", "Free some space; what you typed is still here.")
GONE = StoreError("The vault cannot be read", "The folder is gone.", "Bring it back, or start again.")
SAID = "! NOT SAVED  the disk is full."


class Disk(MemoryStore):
    """A memory that can be full, or out of reach."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False
        self.gone = False

    def _keep(self, made: Stamped) -> None:
        self.try_saving()
        if self.trouble:
            raise self.trouble
        super()._keep(made)

    def try_saving(self) -> None:
        """Look whether it is still full."""
        self.trouble = FULL if self.full else None

    def changes(self) -> set[Touched]:
        """Return what changed, where it can be reached."""
        if self.gone:
            raise GONE
        return super().changes()


@pytest.fixture
def disk() -> Disk:
    """A disk with room."""
    return Disk()


@pytest.fixture
def maria(disk: Disk, pen: Pen) -> Session:
    """One teacher with a note, on that disk."""
    session = Session(disk, pen)
    put(
        session,
        [
            (MARIA, "teachers", {"id": MARIA, "name": "Maria Delgado", "state": "active"}),
            (MARIA, "notes", {"id": 71, "at": "2026-05-18T14:42:00Z", "mode": "saw", "text": "six hands"}),
        ],
    )
    return session


def texts(session: Session) -> list[str]:
    """Return the notes, oldest first."""
    return [str(row["text"]) for row in rows(session, "notes")]


def told(running: CoachApp) -> str:
    """Return what was said in the corner."""
    return "\n".join(each.message for each in running._notifications)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_tab_says_so_and_what_to_do_until_it_is_over(
    app: Make, maria: Session, disk: Disk, screen_text: Read, size: tuple[int, int]
) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=size) as pilot:
        await pilot.press("2")
        disk.full = True
        await pilot.press("d")
        await pilot.pause()
        for number in range(1, len(TABS) + 1):
            await pilot.press(str(number))
            await pilot.pause()
            said = " ".join(screen_text(running).split())
            assert "! NOT SAVED the disk is full. Free some space; what you typed is still here." in said
            assert "not saved" in screen_text(running).splitlines()[0]
        disk.full = False
        running.trouble.holds()
        await pilot.pause()
        assert "NOT SAVED" not in screen_text(running)
        assert screen_text(running).splitlines()[0].rstrip().endswith("saved")
        assert OVER in told(running)


async def test_a_captured_line_stays_and_enter_saves_it_when_there_is_room(
    app: Make, maria: Session, disk: Disk, screen_text: Read
) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("n", *"asked", "enter")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert SAID in screen_text(running)
        assert HELD in screen_text(running)
        assert "asked" in screen_text(running)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" not in screen_text(running)
    assert texts(maria) == ["six hands", "asked"]


async def test_a_line_of_a_dialog_stays_and_enter_saves_it_when_there_is_room(
    app: Make, maria: Session, disk: Disk, screen_text: Read
) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("2", "d", "1", "a", *"Ana", "enter")
        await pilot.pause()
        assert HELD in screen_text(running)
        assert "Ana" in screen_text(running)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
    assert [name.name for name in maria.store.names()] == ["Ana", "Maria Delgado"]


async def test_a_line_of_a_dialog_stays_where_the_disk_fills_up_just_now(
    app: Make, maria: Session, disk: Disk, screen_text: Read
) -> None:
    keeper = ScreenDrafts(Drafts(disk))
    running = app(maria, keeping=Keeping(keeper))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        disk.full = True
        await pilot.press(*"Ana", "enter")
        await pilot.pause()
        assert HELD in screen_text(running)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
    keeper.close()
    assert [name.name for name in maria.store.names()] == ["Ana", "Maria Delgado"]


async def test_a_live_line_stays_and_enter_saves_it_when_there_is_room(
    app: Make, maria: Session, disk: Disk, screen_text: Read
) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "v", *"two began")
        disk.full = True
        await pilot.press("enter")
        await pilot.pause()
        assert SAID in screen_text(running)
        assert "two began" in screen_text(running)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" not in screen_text(running)
    assert texts(maria) == ["six hands", "two began"]


async def test_a_form_stays_with_what_was_typed_and_in_the_editor(
    app: Make, maria: Session, disk: Disk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachtui.tui.dialogs.form_editor.edited_text", lambda text, _command: text + " of 28")
    monkeypatch.setattr(CoachApp, "suspend", lambda _: _Nothing())
    monkeypatch.setenv("EDITOR", "true")
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "e", "ctrl+e")
        disk.full = True
        await pilot.press("ctrl+j")
        await pilot.pause()
        assert "six hands of 28" in screen_text(running)
        assert "not written; your text stays here" in screen_text(running)
        disk.full = False
        await pilot.press("ctrl+j")
        await pilot.pause()
    assert texts(maria) == ["six hands of 28"]


class _Nothing:
    def __enter__(self) -> None:
        return

    def __exit__(self, *_: object) -> None:
        return


async def test_undo_and_redo_that_could_not_be_saved_are_there_again_when_they_can(
    app: Make, maria: Session, disk: Disk
) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"one", "enter", "n", *"two", "enter")
        disk.full = True
        await pilot.press("u", "u", "d")
        assert texts(maria) == ["six hands", "one", "two"]
        disk.full = False
        await pilot.press("u")
        assert texts(maria) == ["six hands", "one"]
        disk.full = True
        await pilot.press("U", "U")
        disk.full = False
        await pilot.press("U", "U", "u", "u", "u")
    assert texts(maria) == ["six hands"]


async def test_a_vault_out_of_reach_is_told_and_nobody_is_shown_as_empty(
    app: Make, maria: Session, disk: Disk, screen_text: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(maria, [(8, "teachers", {"id": 8, "name": "Tom Brandt", "state": "active"})])
    running = app(maria, keeping=Keeping(Kept()), teacher=MARIA)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        disk.gone = True
        running.trouble.look()

        def gone(_: int) -> None:
            raise GONE

        with monkeypatch.context() as patch:
            patch.setattr(disk, "book", gone)
            running.look_at(8)
            await pilot.pause()
        assert "! THE VAULT CANNOT BE READ  the folder is gone. Bring it back" in screen_text(running)
        assert "Maria Delgado" in screen_text(running)
        disk.gone = False
        running.trouble.look()
        await pilot.pause()
        assert "CANNOT BE READ" not in screen_text(running)
        await pilot.press(">")
        await pilot.pause()
        assert "Tom Brandt" in screen_text(running)


@pytest.mark.parametrize("quits", ["q", "ctrl+q", "ctrl+c"])
async def test_quitting_with_something_unsaved_is_asked_for_twice(
    app: Make, maria: Session, disk: Disk, quits: str
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "n", *"half", "escape")
        disk.full = True
        await pilot.press("d", quits)
        await pilot.pause()
        assert "Not all that you typed is saved" in told(running)
        assert running.is_running
        await pilot.press(quits)
        await pilot.pause()
    assert running.return_code == 0


async def test_quitting_is_not_held_up_where_nothing_typed_waits(app: Make, maria: Session, disk: Disk) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("2", "d", "q")
    assert running.return_code == 0
