"""An inquiry stands on trust and what she was told; alternatives have an openness; returns stand in sequence."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import MARIA, only, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]

BELIEF = {"id": 1001, "statement": "they cannot", "holder": "teacher", "status": "heard"}
TRUST = {"id": 1002, "on": "2026-05-12", "dimension": "regard", "level": 4, "direction": "up", "sign": "she asked me"}
TOLD = {"id": 1003, "at": "2026-05-18T15:00:00Z", "mode": "validate", "text": "warm-ups land", "speaker": "coach"}


async def test_trust_and_what_she_was_told_stand_beside_the_first_question(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(MARIA, "beliefs", BELIEF), (MARIA, "trust_readings", TRUST), (MARIA, "notes", TOLD)])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "i")
        await pilot.pause()
        text = screen_text(running)
        assert "trust     up: she asked me, 9 d ago" in text
        assert "validated warm-ups land" in text
        assert text.index("they cannot") < text.index("she asked me") < text.index("1 why")


async def test_an_alternative_gets_an_openness_and_a_return_comes_after_what_was_asked_before(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(MARIA, "beliefs", BELIEF)])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "i", "down", "down", "down", *"they are tired", "enter", "escape")
        await pilot.pause()
        await pilot.press("G", "k", "B", "o", "o")
        await pilot.pause()
        alternative = max(rows(maria, "beliefs"), key=lambda row: int(row["id"]))
        assert (alternative["statement"], alternative["hold"]) == ("they are tired", 2)
        assert "open to it 2 of 5" in screen_text(running)
        first = only(maria, "inquiries")
        await pilot.press("x", "s", "enter")
        await pilot.pause()
        await pilot.press("escape", "i", *"nobody asked them", "enter")
        await pilot.pause()
        again = max(rows(maria, "inquiries"), key=lambda row: int(row["id"]))
        assert again.get("from") == first["id"]
        assert "before    last" in screen_text(running)
        assert "stuck" in screen_text(running)
