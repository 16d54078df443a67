"""The history of a record: what changed, and going back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from coachtui.domain.change import Change, Op
from coachtui.exchange.sample import write_sample
from coachtui.services.records import edit_record
from coachtui.services.session import Session
from coachtui.storage.vault import Vault
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


async def test_what_two_sessions_changed_on_disk_is_told_and_one_key_brings_it_back(
    app: Callable[..., CoachApp], tmp_path: Path, screen_text: Callable[[CoachApp], str]
) -> None:
    write_sample(tmp_path / "v", date(2026, 5, 21))
    first = Session(Vault(tmp_path / "v"))
    teacher = first.store.names()[0].id
    claim = next(iter(first.book(teacher).rows("claims")))
    first.do(edit_record(first.pen, first.book(teacher), "claims", claim["id"], {"what": "as the first left it"}))
    first.store.close()
    second = Session(Vault(tmp_path / "v"))
    second.do(edit_record(second.pen, second.book(teacher), "claims", claim["id"], {"what": "as the second left it"}))
    running = app(second, teacher=teacher, tab="board")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await running.screen.open_page(Ref(teacher, "claims", claim["id"]))
        await pilot.pause()
        await pilot.press("H")
        await pilot.pause()
        shown = screen_text(running)
        assert f"{claim['what']} → as the first left it" in shown
        assert "as the first left it → as the second left it" in shown
        assert shown.count("in another session") == 1, "that of the sample, of which nothing is known"
        assert shown.count("in the session begun") == 1
        await pilot.press("g", "enter")
        await pilot.pause()
        assert second.store.get(teacher, "claims", claim["id"])["what"] == claim["what"]
    second.store.close()


async def test_of_a_record_that_was_never_changed_it_is_told_when_it_was_written(
    app: Callable[..., CoachApp], tmp_path: Path, screen_text: Callable[[CoachApp], str]
) -> None:
    write_sample(tmp_path / "v", date(2026, 5, 21))
    session = Session(Vault(tmp_path / "v"))
    running = app(session, tab="board")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        assert "written" in screen_text(running)
        assert "not changed since" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert "History of" in screen_text(running)
    session.store.close()
