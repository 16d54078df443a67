"""Quick capture: one line from every tab, read while it is typed, kept as a draft where it is left."""

from collections.abc import Callable

import pytest
from textual.events import Paste

from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import Kept, put

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
NAMED = {
    " ": "space",
    "!": "exclamation_mark",
    "+": "plus",
    "=": "equals_sign",
    "%": "percent_sign",
    "@": "at",
    ".": "full_stop",
    "~": "tilde",
    '"': "quotation_mark",
    "'": "apostrophe",
    "#": "number_sign",
    "?": "question_mark",
    "/": "slash",
    ",": "comma",
    "-": "minus",
}


def keys(text: str) -> list[str]:
    """Return the keys that type a text."""
    return [NAMED.get(letter, letter) for letter in text]


def notes(session: Session) -> list[dict[str, object]]:
    """Return her notes, oldest first."""
    return sorted(session.book(MARIA).rows("notes"), key=lambda row: row["id"])


@pytest.mark.parametrize("tab", TABS)
async def test_a_line_is_kept_from_every_tab(app: Make, maria: Session, tab: str) -> None:
    running = app(maria, tab=tab)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", *keys("k3 I was spacing out"), "enter")
        await pilot.pause()
        note = notes(maria)[-1]
        assert (note["mode"], note["speaker"], note["text"]) == ("said", "student", "I was spacing out")
        code = next(iter(maria.book(MARIA).rows("students")))
        assert note["students"] == [code["id"]]


async def test_what_is_typed_is_read_at_once(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("! fri bring @K9 her sheet"))
        await pilot.pause()
        assert "I promise" in screen_text(running)
        assert "by Fri 22 May" in screen_text(running)
        assert "@K9 (new)" in screen_text(running)


async def test_f1_shows_the_marks_and_the_line_stays_in_sight(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("t we tried"), "f1")
        await pilot.pause()
        assert "a belief, as a hunch" in screen_text(running)
        assert "t we tried" in screen_text(running)


async def test_one_undo_takes_back_the_note_and_all_it_made(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.press("n", *keys("! her fri try the warm-up with @J2"), "enter")
        await pilot.pause()
        book = maria.book(MARIA)
        promise = next(iter(book.rows("promises")))
        assert (promise["who"], promise["due"], promise["from"]) == ("teacher", "2026-05-22", notes(maria)[-1]["id"])
        await pilot.press("u")
        await pilot.pause()
        assert len(notes(maria)) == 2
        assert not list(book.rows("promises"))
        assert not list(book.rows("students"))


async def test_a_name_is_hinted_at_and_kept_all_the_same(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="caseload")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("sat with Ana Lopez a while"))
        await pilot.pause()
        assert "looks like a name" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "sat with Ana Lopez a while"


@pytest.mark.parametrize(("code", "hinted"), [("Jennifer", True), ("K9", False), ("AB", False), ("ell", False)])
async def test_a_name_for_a_code_is_hinted_at_before_it_begins_a_student(
    app: Make, maria: Session, screen_text: Read, code: str, hinted: bool
) -> None:
    running = app(maria, tab="caseload")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys(f"@{code} drew it"))
        await pilot.pause()
        assert ("a name? students are codes, such as K3" in screen_text(running)) is hinted
        assert f"@{code} (new)" in screen_text(running)


async def test_a_line_left_is_offered_back(app: Make, maria: Session, screen_text: Read) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept), tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("? who never"), "escape")
        await pilot.pause()
        assert list(kept.texts.values()) == ["? who never"]
        await pilot.press("n")
        await pilot.pause()
        assert "left here before" in screen_text(running)
        await pilot.press("right", *keys(" speaks"), "enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "who never speaks"
        assert not kept.texts


async def test_a_new_line_is_no_part_of_the_one_that_was_left(app: Make, maria: Session, screen_text: Read) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept), tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("? who never"), "escape")
        await pilot.pause()
        await pilot.press("n", *keys(". six hands"))
        await pilot.pause()
        assert sorted(kept.texts.values()) == [". six hands", "? who never"]
        assert "left before: “? who never” · Tab takes it up" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "six hands"
        assert list(kept.texts.values()) == ["? who never"]
        await pilot.press("n", "enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "who never"
        assert not kept.texts


async def test_all_lines_that_were_left_are_taken_up_one_after_another(app: Make, maria: Session) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept), tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        for text in ("? one", ". two", "~ three"):
            await pilot.press("n", *keys(text), "escape")
            await pilot.pause()
        assert sorted(kept.texts.values()) == [". two", "? one", "~ three"]
        await pilot.press("n")
        await pilot.pause()
        line = running.screen.query_one("LineInput")
        seen = []
        for _ in range(4):
            seen.append(line.value)
            await pilot.press("tab")
            await pilot.pause()
        assert sorted(seen[:3]) == [". two", "? one", "~ three"]
        assert seen[3] == seen[0]
        await pilot.press(*keys(" more"), "enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"].endswith(" more")
        assert len(kept.texts) == 2


async def test_a_line_that_is_mended_in_its_middle_stays_one_line(app: Make, maria: Session) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept), tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys(". six hnds"), "escape")
        await pilot.pause()
        await pilot.press("n", "right", "left", "left", "left", "a", "enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "six hands"
        assert not kept.texts


async def test_an_emptied_draft_is_forgotten(app: Make, maria: Session) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept), tab="relationship")
    async with running.run_test() as pilot:
        await pilot.press("n", "a", "backspace", "escape")
        await pilot.pause()
        assert not kept.texts
        assert len(notes(maria)) == 2


async def test_without_a_teacher_one_is_begun_first(app: Make, session: Session) -> None:
    running = app(session, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.press("n", *keys("Ann"), "enter")
        await pilot.pause()
        await pilot.press(*keys("first talk"), "enter")
        await pilot.pause()
        teacher = session.store.names()[0]
        assert teacher.name == "Ann"
        assert [row["text"] for row in session.book(teacher.id).rows("notes")] == ["first talk"]


async def test_letters_of_the_line_are_letters_not_commands(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.press("n", *keys("quit EABCPVQ u 12?"), "enter")
        await pilot.pause()
        assert notes(maria)[-1]["raw"] == "quit EABCPVQ u 12?"


async def test_a_paste_of_several_lines_is_one_line_with_all_of_it(app: Make, maria: Session) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test() as pilot:
        await pilot.press("n", "t", "space")
        running.post_message(Paste("they wait\r\n\n  for each\tother \x1b[31m\n"))
        await pilot.press("enter")
        await pilot.pause()
        assert notes(maria)[-1]["text"] == "they wait for each other  [31m"


@pytest.mark.parametrize(("keys_", "mode", "encounter"), [([], "said", 81), (["f2"], "saw", None)])
async def test_while_a_talk_goes_on_a_line_is_of_it_unless_she_says_otherwise(
    app: Make, maria: Session, screen_text: Read, *, keys_: list[str], mode: str, encounter: int | None
) -> None:
    live = {"id": 81, "kind": "planning", "state": "live", "start": "2026-05-21T15:40:00Z"}
    put(maria, [(MARIA, "encounters", live)])
    running = app(maria, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "in the planning (F2: apart from it)" in screen_text(running)
        await pilot.press(*keys("who goes first"), *keys_)
        await pilot.pause()
        assert ("she said" in screen_text(running)) is (mode == "said")
        assert ("apart from the planning (F2: in it)" in screen_text(running)) is bool(keys_)
        await pilot.press("enter")
        await pilot.pause()
        assert (notes(maria)[-1]["mode"], notes(maria)[-1].get("encounter")) == (mode, encounter)


async def test_where_nothing_goes_on_f2_says_nothing(app: Make, maria: Session, screen_text: Read) -> None:
    running = app(maria, tab="board")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *keys("who waits"), "f2")
        await pilot.pause()
        assert "F2" not in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert "encounter" not in notes(maria)[-1]
