"""Practices beyond the map: the quiet mark of one from a list, and what several teachers try."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import put

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA, TOM = 7, 8


async def test_a_practice_from_a_list_carries_its_mark_until_a_student_stands_behind_it(
    app: Make, maria: Session, screen_text: Text
) -> None:
    put(
        maria,
        [
            (MARIA, "practices", {"id": 61, "text": "fishbowl", "status": "trying", "source": "list"}),
            (MARIA, "decisions", {"id": 41, "next_skill": "say why", "practice": 61}),
            (MARIA, "claims", {"id": 5, "what": "it helps", "practice": 61}),
            (MARIA, "students", {"id": 31, "code": "K3"}),
        ],
    )
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "fishbowl (from a list)" in screen_text(running)
        assert "from a list, no" in screen_text(running)
        await pilot.press("m")
        await pilot.pause()
        assert "(list)" in screen_text(running)
        await pilot.press("4")
        await pilot.pause()
        assert "(from a list)" in screen_text(running)
        await pilot.press("5")
        await pilot.pause()
        assert "say why (from a list)" in screen_text(running)
        assert "fishbowl (from a list)" in screen_text(running)
        put(maria, [(MARIA, "links", {"id": 81, "from": 61, "to": 31, "kind": "affects", "text": "speaks first"})])
        await pilot.pause()
        assert "(from a list)" not in screen_text(running)


async def test_what_several_try_is_grouped_by_practice_and_leads_there(
    app: Make, maria: Session, screen_text: Text
) -> None:
    put(
        maria,
        [
            (TOM, "teachers", {"id": TOM, "name": "Tom Brandt", "state": "active"}),
            (TOM, "practices", {"id": 62, "text": "Counts to eight", "status": "trying"}),
            (MARIA, "practices", {"id": 61, "text": "counts to eight", "status": "adopted"}),
            (MARIA, "claims", {"id": 5, "what": "it helps", "works": "yes", "scope": "some", "practice": 61}),
        ],
    )
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press(":", *"across", "enter")
        await pilot.pause()
        shown = screen_text(running)
        told = shown.split("What several")[1]
        assert told.index("Maria Delgado  ") < told.index("Tom Brandt  ")
        assert "said: works for some  (it helps)" in shown
        assert "nothing is said yet of whom it works for" in shown
        await pilot.press("G", "enter")
        await pilot.pause()
        assert running.teacher == TOM
        assert "[3 Beliefs]" in screen_text(running)
