"""The tab Board, by keys only."""

from collections.abc import Callable

import pytest

from coachtui.domain.book import Book
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.lines.card import AND, SAID_ABOVE, SHORTER, cards
from coachtui.tui.widgets.row import Row
from tests.tui.conftest import maria_of, only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7
ELL = 3


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_claim_is_a_line_and_two_keys(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "s", "escape")
        await pilot.pause()
        (claim,) = rows(maria, "claims")
        assert (claim["what"], claim["works"], claim["scope"]) == ("warm-ups land", "yes", "some")
        shown = screen_text(running)
        assert "warm-ups land" in shown
        assert "said" in shown
        assert "why?" in shown


@pytest.fixture
def marias(sample: Session) -> tuple[Book, tuple[ClaimStanding, ...]]:
    book = sample.book(maria_of(sample))
    return book, board(book, sample.pen.now())


def drawn(card: Row) -> list[str]:
    return ["".join(text for text, _ in parts) for parts in card.draw(99)]


@pytest.mark.parametrize("width", [13, 18, 22, 34, 58])
def test_a_card_says_its_four_parts_in_the_room_there_is(
    marias: tuple[Book, tuple[ClaimStanding, ...]], width: int
) -> None:
    book, readings = marias
    for reading, card in zip(readings, cards(book, readings, width, 11), strict=True):
        lines = drawn(card)
        text = " ".join(lines)
        assert all(len(each) < width for each in lines)
        assert card.height == len(lines) + 1 <= 10
        row = book.table("claims")[reading.claim]
        assert text.startswith(str(row["what"])[:6])
        assert ("why (" if row.get("why") else "why?") in text
        assert row.get("scope", "unknown") in text or "for whom?" in text
        known = (("for", reading.evidence_for), ("against", reading.evidence_against))
        for said in [f"{len(ids)} {side}" for side, ids in known if ids] or ["how known?"]:
            assert said in text
        for flag in reading.flags:
            begins = AND.get(flag.id, SHORTER.get(flag.id, flag.short)).partition("{")[0]
            assert flag.id in SAID_ABOVE or "…" in lines[-1] or flag.short in text or begins in text, flag


@pytest.mark.parametrize("width", [26, 58])
def test_the_flags_of_a_card_stand_apart_by_commas_on_however_many_lines(
    marias: tuple[Book, tuple[ClaimStanding, ...]], width: int
) -> None:
    book, readings = marias
    for reading in readings:
        (card,) = cards(book, [reading], width, 40)
        flags = [flag.short for flag in reading.flags if flag.id not in SAID_ABOVE]
        said = ", ".join(flags).replace("?,", "?")
        assert " ".join(drawn(card)).replace("?,", "?").endswith(said)
    assert any(len(reading.flags) > 2 for reading in readings)


def test_a_card_is_whole_where_there_is_room_and_takes_no_more(marias: tuple[Book, tuple[ClaimStanding, ...]]) -> None:
    book, readings = marias
    for reading in readings:
        (card,) = cards(book, [reading], 22, 40)
        text = " ".join(drawn(card))
        row = book.table("claims")[reading.claim]
        assert "…" not in text
        assert str(row["what"]) in text
        assert str((row.get("why") or {}).get("text", "")) in text
        (exact,) = cards(book, [reading], 22, card.height - 1)
        assert drawn(exact) == drawn(card)


async def test_columns_that_hold_nothing_leave_their_room_to_the_others(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "claims", {"id": 91, "what": "warm-ups land"})])
    async with app(maria).run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        columns = {each.id: each.size.width for each in pilot.app.screen.query("#columns Panel") if each.display}
        assert columns["column-said"] > 2 * columns["column-looking"]


async def test_escape_leaves_the_rest_of_a_claim_open(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        (claim,) = rows(maria, "claims")
        assert "works" not in claim


async def test_evidence_moves_a_claim_to_known(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "s", "escape")
        await pilot.pause()
        await pilot.press("E", *"22 of 28 began", "enter")
        await pilot.pause()
        await pilot.press("y", "c", "m")
        await pilot.pause()
        (evidence,) = rows(maria, "evidence")
        assert evidence["bears_on"] == [rows(maria, "claims")[0]["id"]]
        assert (evidence["kind"], evidence["level"], evidence["scope"]) == ("count", "map", "most")
        assert "known 1" in screen_text(running)
        await pilot.press("enter")
        await pilot.pause()
        assert "22 of 28 began" in screen_text(running)


@pytest.mark.parametrize(
    ("line", "keys", "found"),
    [
        ("@K3 wrote a page", "yo", (["K3"], [], None)),
        ("@K3 and @r1 wrote a page", "yo", (["K3", "R1"], [], None)),
        ("@ell wrote a page", "yos", ([], [ELL], "some")),
        ("wrote a page", "yom", ([], [], "most")),
    ],
)
async def test_evidence_speaks_for_whom_its_line_names(
    app: Make, maria: Session, line: str, keys: str, found: tuple[list[str], list[int], str | None]
) -> None:
    put(maria, [(MARIA, "claims", {"id": 5, "what": "warm-ups land"}), (0, "groups", {"id": ELL, "label": "ell"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "E", *line, "enter", *keys)
        await pilot.pause()
        evidence, people = only(maria, "evidence"), rows(maria, "students")
        codes, groups, scope = found
        assert [row["code"] for row in people] == codes
        assert (evidence["text"], evidence.get("scope")) == (line, scope)
        assert evidence.get("covers", []) == [row["id"] for row in people] + groups
        await pilot.press("u")
        await pilot.pause()
        assert rows(maria, "students") == rows(maria, "evidence") == []


async def test_evidence_bears_on_all_marked_claims(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "claims", {"id": id_, "what": f"claim {id_}"}) for id_ in (5, 6, 7)])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "g", "space", "space", "E", *"22 of 28 began", "enter", "n", "o", "m")
        await pilot.pause()
        assert only(maria, "evidence")["bears_on"] == [5, 6]
        assert only(maria, "evidence")["bearing"] == "against"
