"""What the screens look like, as plain text, beside what they looked like when someone last looked.

After a change that is meant, write them anew, and read the difference before it is committed:

    SNAPSHOTS=renew pytest tests/tui/test_snapshots.py && git diff tests/tui/snapshots
"""

import os
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import Shipped, maria_of

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
HOW = "\nIf that is meant: SNAPSHOTS=renew pytest tests/tui/test_snapshots.py && git diff tests/tui/snapshots"
ROUNDS = 50
"""How often a screen is looked at until it stands still."""


class Pictures:
    """Takes pictures of an app and compares them with those in a folder."""

    def __init__(self, folder: str, running: CoachApp, pilot: Pilot[None], read: Read) -> None:
        self._folder = Path(__file__).parent / "snapshots" / folder
        self._running = running
        self._pilot = pilot
        self._read = read
        self._seen: dict[str, str] = {}

    async def take(self, name: str, *keys: str, shows: str) -> None:
        """Press keys, and take a picture once the screen shows a text and stands still."""
        await self._pilot.press(*keys)
        self._seen[name] = await self._still(shows)

    def compare(self) -> None:
        """Fail where a screen differs, is new, or is seen no more; or write them, where that is asked for."""
        if os.environ.get("SNAPSHOTS") == "renew":
            self._renew()
        kept = {path.stem: path.read_text("utf-8") for path in self._folder.glob("*.txt")}
        differences = [
            line
            for name in sorted(kept.keys() | self._seen.keys())
            for line in unified_diff(
                kept.get(name, "").splitlines(),
                self._seen.get(name, "").splitlines(),
                f"{name} as kept",
                f"{name} now",
                lineterm="",
            )
        ]
        assert not differences, "\n".join(["the screens have changed:", *differences, HOW])

    def _renew(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.glob("*.txt"):
            path.unlink()
        for name, text in self._seen.items():
            (self._folder / f"{name}.txt").write_text(text, "utf-8")

    async def _still(self, shows: str) -> str:
        before = ""
        for _ in range(ROUNDS):
            await self._pilot.pause()
            text = "\n".join(line.rstrip() for line in self._read(self._running).splitlines()) + "\n"
            if shows in text and text == before:
                return text
            before = text
        raise AssertionError(f"{shows!r} is not seen, or it never stands still:\n{before}")


async def test_the_screens_on_the_sample_caseload(app: Make, sample: Session, screen_text: Read) -> None:
    running = app(sample, teacher=maria_of(sample), keeping=Keeping(prompts=Shipped()))
    async with running.run_test(size=(80, 24)) as pilot:
        pictures = Pictures("sample", running, pilot, screen_text)
        for number, tab in enumerate(TABS, 1):
            await pictures.take(f"{tab}-80x24", str(number), shows=f"[{number} {tab.capitalize()}]")
        await pictures.take("prep-80x24", "2", "p", shows="Prep · Maria")
        await pictures.take("sort-80x24", "escape", "s", shows="Sort · Maria")
        await pictures.take("inquiry-80x24", "escape", "3", "i", shows="Inquiry · Maria")
        await pilot.press("ctrl+q")
        await pilot.resize_terminal(60, 20)
        await pictures.take("board-60x20", "4", shows="[4 Board]")
        await pilot.resize_terminal(120, 40)
        await pictures.take("relationship-120x40", "2", shows="[2 Relationship]")
        await pictures.take("beliefs-map-120x40", "3", "m", shows="m outline")
        await pilot.resize_terminal(80, 24)
        await pictures.take("live-80x24", "2", "v", "v", *"sits.down", "enter", shows="sits.down")
        pictures.compare()


async def test_the_first_start(app: Make, session: Session, screen_text: Read) -> None:
    running = app(session)
    async with running.run_test(size=(80, 24)) as pilot:
        pictures = Pictures("empty", running, pilot, screen_text)
        await pictures.take("first-start-80x24", shows="add your first teacher")
        pictures.compare()
