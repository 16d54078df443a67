"""Going there at once: by a letter on each line in sight, and by a few letters in the palette."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from tests.tui.conftest import MARIA, put

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
CLAIM = Ref(MARIA, "claims", 90)


async def test_a_letter_goes_to_the_line_that_shows_it_and_another_key_goes_nowhere(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = running.screen.focused
        await pilot.press("semicolon")
        shown = next(row for row in screen_text(running).splitlines() if "6 of 28 hands" in row)
        letter = shown.split("││")[1][0]
        assert letter.isalnum()
        await pilot.press("exclamation_mark")
        assert running.screen.focused is before
        assert f"││{letter} " not in screen_text(running)
        await pilot.press("semicolon", letter)
        assert running.screen.selected == Ref(MARIA, "notes", 72)
        assert running.screen.focused is running.screen.notes_list


async def test_the_palette_goes_to_a_record_by_its_words_and_to_find(
    app: Make, maria: Session, screen_text: Text
) -> None:
    put(maria, [(MARIA, "claims", {"id": 90, "what": "exit tickets show who follows"})])
    put(maria, [(8, "teachers", {"id": 8, "name": "Tom Brandt"}), (8, "notes", {"id": 81, "text": "exit by the lab"})])
    running = app(maria, tab="relationship", teacher=MARIA)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p", *"exit tick")
        assert "exit tickets show who follows" in screen_text(running)
        await pilot.press("enter")
        assert (running.tab, running.screen.selected) == ("board", CLAIM)
        await pilot.press("ctrl+p", *"exit by", "enter")
        await pilot.pause()
        assert "exit by the lab" in screen_text(running)
        await pilot.press("enter")
        assert running.teacher == 8
