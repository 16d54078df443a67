"""The line of an encounter, by keys: what it completes, recalls, shifts, and that no key leaves it by accident."""

from collections.abc import Callable
from typing import Any

from coachtui.domain.change import COMMON
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import MARIA, Kept, only, put, rows
from tests.tui.test_capture import keys
from tests.tui.test_moments import notes, typed

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
SIZE = (80, 24)
PEOPLE: list[tuple[int, str, dict[str, Any]]] = [
    (MARIA, "students", {"id": 61, "code": "K3"}),
    (MARIA, "students", {"id": 62, "code": "K12", "focal": True}),
    (COMMON, "groups", {"id": 63, "label": "new comers"}),
]


def read_row(shown: str) -> str:
    """Return the row beneath the line: what it is understood as."""
    return shown.splitlines()[-2]


async def test_tab_takes_what_begins_so_and_enter_never_waits_for_it(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, PEOPLE)
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys(". @"))
        await pilot.pause()
        assert read_row(screen_text(running)).split() == ["I", "saw", "·", "tab", "@K12", "@K3", "@new-comers"]
        await pilot.press("tab", "tab", *keys("and @n"), "tab", *keys("left #wait"), "tab", "enter")
        await typed(pilot, ". @q9", "=ro", "door")
        await pilot.press(*keys("#wa"), "tab", "enter", *keys("=ro"), "tab", *keys("x @k"), "left", "tab")
        await pilot.press("right", "tab", "tab", "tab", "enter")
        assert [row["raw"] for row in notes(maria, only(maria, "encounters")["id"])] == [
            ". @K3 and @new-comers left #wait", ". @q9", "=ro", "door", "#wait ", "=role x @k",
        ]  # fmt: skip
        first = notes(maria, only(maria, "encounters")["id"])[0]
        assert (first["students"], first["groups"]) == ([61], [63])


async def test_quick_capture_completes_too_and_tab_still_takes_up_what_was_left(app: Make, maria: Session) -> None:
    put(maria, PEOPLE)
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("n", *keys("left @k3 alone"), "escape", "n", *keys(". @k3"), "tab", *keys("wrote"), "enter")
        assert rows(maria, "notes")[-1]["raw"] == ". @K3 wrote"
        await pilot.press("n", *keys("x"), "tab", "enter")
        assert rows(maria, "notes")[-1]["raw"] == "left @k3 alone"


async def test_tab_leaves_an_empty_line_only_and_goes_on_where_nothing_is_known(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys("k9"), "tab", "shift+tab", *keys(" quit"), "enter", "tab", "n")
        await typed(pilot, "d")
        assert [row["raw"] for row in notes(maria, only(maria, "encounters")["id"])] == ["k9 quit", "d"]
