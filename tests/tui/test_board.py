"""The tab Board, by keys only."""

from collections.abc import Callable

import pytest

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import only, put, rows

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
        await pilot.press("y", "s")
        await pilot.pause()
        (claim,) = rows(maria, "claims")
        assert (claim["what"], claim["works"], claim["scope"]) == ("warm-ups land", "yes", "some")
        shown = screen_text(running)
        assert "warm-ups land" in shown
        assert "said" in shown
        assert "why?" in shown


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
        await pilot.press("y", "s")
        await pilot.pause()
        await pilot.press("E", *"22 of 28 began", "enter")
        await pilot.pause()
        await pilot.press("y", "m")
        await pilot.pause()
        (evidence,) = rows(maria, "evidence")
        assert evidence["bears_on"] == [rows(maria, "claims")[0]["id"]]
        assert "known 1" in screen_text(running)
        assert "22 of 28 began" in screen_text(running)


@pytest.mark.parametrize(
    ("line", "keys", "found"),
    [
        ("@K3 wrote a page", "y", (["K3"], [], None)),
        ("@K3 and @r1 wrote a page", "y", (["K3", "R1"], [], None)),
        ("@ell wrote a page", "ys", ([], [ELL], "some")),
        ("wrote a page", "ym", ([], [], "most")),
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
        await pilot.press("4", "g", "space", "space", "E", *"22 of 28 began", "enter", "n", "m")
        await pilot.pause()
        assert only(maria, "evidence")["bears_on"] == [5, 6]
        assert only(maria, "evidence")["bearing"] == "against"


async def test_m_shows_for_whom_and_back(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "a")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert "For whom" in screen_text(running)
        assert "unknown" in screen_text(running)
        await pilot.press("m")
        await pilot.pause()
        assert "said 1" in screen_text(running)
