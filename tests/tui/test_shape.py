"""What is said of a record besides its words: tags, who may see it, why, links, and marks put on later."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import MARIA, only, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]


async def run(pilot: Pilot[None], command: str, *keys: str) -> None:
    """Run a command from the palette, and answer what it asks."""
    await pilot.press("ctrl+p", *command, "enter")
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def told(running: CoachApp) -> str:
    """Return what was said last."""
    return [each.message for each in running._notifications][-1]


async def test_a_tag_goes_on_all_that_is_marked_and_off_again(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space")
        await run(pilot, "tag", *"#Strength", "enter")
        assert [note["tags"] for note in rows(maria, "notes")] == [["strength"], ["strength"]]
        await pilot.press("g", "space", "space")
        await run(pilot, "tag", *"strength", "enter")
        assert not any("tags" in note for note in rows(maria, "notes"))
        await pilot.press("u")
        await pilot.pause()
        assert all(note["tags"] == ["strength"] for note in rows(maria, "notes"))


async def test_what_is_chosen_may_be_shown_to_her_or_no_longer(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        for said, visibility in (("may be shown to her", "teacher"), ("for me alone", "me")):
            await run(pilot, "show her")
            assert told(running) == said
            assert maria.book(MARIA).table("notes")[71]["visibility"] == visibility


async def test_a_claim_says_why_and_how_sure_that_is(app: Make, maria: Session, screen_text: Read) -> None:
    put(maria, [(MARIA, "claims", {"id": 5, "what": "warm-ups land"})])
    running = app(maria, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await run(pilot, "why", *"they begin alone", "enter", "t")
        assert only(maria, "claims")["why"] == {"text": "they begin alone", "basis": "theory"}
        assert "they begin alone" in screen_text(running)
        await pilot.press("enter")
        await run(pilot, "why", "ctrl+u", "enter")
        assert "why" not in only(maria, "claims")


async def test_a_link_is_reworded_or_taken_away(app: Make, maria: Session, screen_text: Read) -> None:
    put(maria, [(MARIA, "beliefs", {"id": 5, "statement": "they cannot"})])
    put(maria, [(MARIA, "practices", {"id": 6, "text": "tells each step"})])
    put(maria, [(MARIA, "links", {"id": 9, "from": 5, "to": 6, "kind": "drives"})])
    running = app(maria, tab="beliefs")
    async with running.run_test(size=(80, 24)) as pilot:
        await run(pilot, "links", *"step", "enter", "e")
        assert "Edit link" in screen_text(running)
        await pilot.press("escape", "enter")
        await run(pilot, "links", *"drives", "enter", "d")
        assert rows(maria, "links") == []
        assert len(rows(maria, "beliefs")) == len(rows(maria, "practices")) == 1
        await pilot.press("u")
        await pilot.pause()
        assert only(maria, "links")["kind"] == "drives"


@pytest.mark.parametrize(
    ("key", "kind", "made"),
    [
        ("t", ("said", "teacher"), ""),
        ("m", ("said", "coach"), ""),
        ("!", ("promise", None), "promises"),
        ("%", ("think", None), "beliefs"),
    ],
)
async def test_a_note_is_marked_later_by_one_key(
    app: Make, maria: Session, key: str, kind: tuple[str, str | None], made: str
) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"bring tickets", "enter", "M", key)
        await pilot.pause()
        note = max(rows(maria, "notes"), key=lambda row: str(row["at"]))
        assert ((note["mode"], note.get("speaker")), note["text"]) == (kind, "bring tickets")
        assert not made or only(maria, made)["from"] == note["id"]


async def test_a_note_becomes_the_next_skill_for_whom_it_is_about(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *". @K3 counts on fingers", "enter")
        await pilot.pause()
        await run(pilot, "next skill", "ctrl+u", *"count on", "enter")
        decision = only(maria, "decisions")
        assert (decision["next_skill"], decision["about"]) == ("count on", [only(maria, "students")["id"]])
        assert decision["from"] == max(note["id"] for note in rows(maria, "notes"))


async def test_a_star_on_a_student_follows_her(app: Make, maria: Session, screen_text: Read) -> None:
    put(maria, [(MARIA, "students", {"id": 21, "code": "K3"})])
    running = app(maria, tab="decisions")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("*")
        await pilot.pause()
        assert only(maria, "students")["focal"] is True
        assert "* K3" in screen_text(running)
        await pilot.press("*")
        await pilot.pause()
        assert "focal" not in only(maria, "students")


async def test_deleting_evidence_says_which_claim_it_held_up(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "claims", {"id": 5, "what": "warm-ups land", "scope": "some", "works": "yes"})])
    put(maria, [(MARIA, "evidence", {"id": 6, "text": "22 began", "bears_on": [5], "scope": "some", "bearing": "for"})])
    running = app(maria, tab="board")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        detail = running.screen.query_one("#detail", Rows)
        detail.focus()
        assert detail.select(Ref(MARIA, "evidence", 6))
        await pilot.press("d")
        await pilot.pause()
        assert rows(maria, "evidence") == []
        assert "“warm-ups land”: known → said." in told(running)


async def test_x_lets_the_coaching_rest_and_says_so(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "p")
        await pilot.pause()
        assert only(maria, "teachers")["state"] == "paused"
        assert told(running) == "Maria Delgado paused"
