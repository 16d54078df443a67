"""The history of a record: what changed, and going back."""

from collections.abc import Callable

from coachtui.domain.change import Change, Op
from coachtui.services.records import edit_record
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref

MARIA = 7
HEAD = {"created": "2026-05-01T12:00:00Z", "changed": "2026-05-01T12:00:00Z", "rev": 1, "visibility": "me"}


async def test_history_tells_each_change_and_goes_back(
    app: Callable[..., CoachApp], maria: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    maria.write(Change("set up", (Op(MARIA, "claims", 51, None, {**HEAD, "id": 51, "what": "it", "scope": "some"}),)))
    maria.do(edit_record(maria.pen, maria.book(MARIA), "claims", 51, {"scope": "most"}))
    running = app(maria, teacher=MARIA, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.pause()
        await running.screen.open_page(Ref(MARIA, "claims", 51))
        await pilot.pause()
        await pilot.press("H")
        await pilot.pause()
        await pilot.pause()
        assert "some → most" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert maria.store.get(MARIA, "claims", 51)["scope"] == "most"
        await pilot.press("k", "enter")
        await pilot.pause()
        await pilot.pause()
        assert maria.store.get(MARIA, "claims", 51)["scope"] == "some"
        await pilot.press("u")
        await pilot.pause()
        assert maria.store.get(MARIA, "claims", 51)["scope"] == "most"
