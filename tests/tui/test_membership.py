"""In which groups students are, in words."""

from collections.abc import Callable

from coachtui.domain.change import Change, Op
from coachtui.services.session import Session
from coachtui.storage.layout import store_text
from coachtui.storage.vault import Vault
from coachtui.tui.app import CoachApp
from coachtui.tui.lines.membership import groups_text, members_text
from tests.conftest import NOON
from tests.tui.conftest import MARIA, put


def test_groups_of_today_come_first_and_days_are_told(maria: Session) -> None:
    groups = [
        {"group": 31, "since": "2025-09-11", "until": "2026-01-09"},
        {"group": 32},
        {"group": 33, "since": "2026-03-02"},
    ]
    put(maria, [(0, "groups", {"id": id_, "label": label}) for id_, label in ((31, "back"), (32, "ell"), (33, "fast"))])
    put(maria, [(MARIA, "students", {"id": 21, "code": "K3", "groups": groups})])
    put(maria, [(MARIA, "students", {"id": 22, "code": "A9", "groups": groups[:2]})])
    book = maria.book(MARIA)
    assert groups_text(book, book.table("students")[21], NOON) == (
        "ell, fast since Mon 2 Mar, back since Thu 11 Sep until Fri 9 Jan"
    )
    assert members_text(book, 32, NOON) == "A9 and K3"
    assert members_text(book, 31, NOON) == ("A9 since Thu 11 Sep until Fri 9 Jan, K3 since Thu 11 Sep until Fri 9 Jan")
    assert members_text(book, 99, NOON) == ""


async def test_a_newer_vault_is_shown_read_only_with_what_to_do(
    tmp_path, app: Callable[..., CoachApp], screen_text: Callable[[CoachApp], str]
) -> None:
    vault = Vault(tmp_path / "v")
    vault.commit(Change("added", (Op(MARIA, "teachers", MARIA, None, {"name": "Maria Delgado", "state": "active"}),)))
    vault.close()
    vault.layout.store.write_bytes(store_text(9, 9))
    running = app(Session(Vault(tmp_path / "v")))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        (told,) = running._notifications
        assert told.title == "A newer coachtui wrote this vault"
        assert "Install the newer version." in told.message
        shown = screen_text(running)
        assert "read only" in shown
        assert "Maria Delgado" in shown
