"""The matrix: for whom, at a glance, a cell at a time, by keys only."""

import re
from collections.abc import Callable, Sequence

import pytest

from coachtui.domain.readings.matrix import Mark, matrix
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.board.matrixed import MatrixVerbs
from coachtui.tui.lines.matrix import SIGNS, cells_of, grid_of
from coachtui.tui.widgets.gridview import Grid
from tests.tui.conftest import MARIA, maria_of, only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]


def fill(session: Session, claims: int, students: int) -> None:
    """Write so many claims and focal students; the first claim works for the first student, as evidence shows."""
    put(session, [(MARIA, "students", {"id": 100 + at, "code": f"K{at}", "focal": True}) for at in range(students)])
    put(session, [(MARIA, "claims", {"id": 200 + at, "what": f"claim {at}", "scope": "some"}) for at in range(claims)])
    known = {"id": 51, "text": "began at once", "bears_on": [200], "covers": [100], "bearing": "for"}
    put(session, [(MARIA, "evidence", known)])


def drawn(parts: Sequence[tuple[str, str]]) -> str:
    return "".join(text for text, _ in parts)


@pytest.mark.parametrize(("width", "height"), [(78, 12), (118, 30), (58, 9)])
def test_what_was_said_and_what_is_shown_differ_by_their_signs_alone(sample: Session, width: int, height: int) -> None:
    teacher = maria_of(sample)
    book, now = sample.book(teacher), sample.pen.now()
    cells = cells_of(book, matrix(book, now), now)
    table = grid_of(cells, width, height)
    for line, row in zip(table.lines, cells.cells, strict=True):
        for shown, cell in zip(line.cells, row, strict=True):
            assert drawn(shown) == f"{SIGNS[cell.said]}[{SIGNS[cell.shown]}]"
    assert {sign for sign in SIGNS.values() if sign in drawn(table.legend)} == set(SIGNS.values())
    assert "shown" in drawn(table.legend)
    assert len(drawn(table.legend)) <= width
    assert counted(table, cells.cells)


def counted(table: Grid, cells: Sequence[Sequence[object]]) -> bool:
    """Whether the totals are the numbers of cells that show each sign, and nothing else."""
    unknown = [sum(cell.shown == Mark.UNKNOWN for cell in column) for column in zip(*cells, strict=True)]  # type: ignore[attr-defined]
    foot = [int(text or 0) for text, _ in table.foot[-1][1]]
    rows_of = [[int(number) for number in re.findall(r"(\d+)\?", drawn(line.total))] or [0] for line in table.lines]
    of_rows = [sum(cell.shown == Mark.UNKNOWN for cell in row) for row in cells]  # type: ignore[attr-defined]
    return foot == unknown and [number for (number,) in rows_of] == of_rows


async def test_the_cursor_goes_cell_by_cell_and_first_row_and_column_stay(
    app: Make, maria: Session, screen_text: Text
) -> None:
    fill(maria, claims=40, students=12)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "m")
        await pilot.pause()
        screen = running.screen
        assert isinstance(screen, MatrixVerbs)
        at = lambda: (screen.grid._cursor, screen.grid.column)  # noqa: E731 - short
        assert at() == (0, 0)
        assert ">?[+]<" in screen_text(running)
        await pilot.press(*"lll", "right", *"jj", "down", "left")
        await pilot.pause()
        assert at() == (3, 3)
        assert not screen.can("move.out") or at()[1] > 0
        await pilot.press("G", *"llllllllllll")
        await pilot.pause()
        assert at() == (39, 11)
        shown = screen_text(running)
        assert not screen.can("move.in")
        assert "claim 39" in shown
        assert "claim 0 " not in shown
        assert re.search(r"< 6 more .*K9", shown)
        assert "unknown ?" in shown
        await pilot.press("g", *"hhhhhhhhhhhh")
        await pilot.pause()
        assert at() == (0, 0)
        shown = screen_text(running)
        assert re.search(r"K0 .* 6 more >", shown)
        assert "K0: 1 works, 39 unknown, of 40 claims" in shown
        assert "this claim: 1 works, 11 unknown, of 12 students and groups" in shown
        await pilot.press("m")
        await pilot.pause()
        assert "said 4" in screen_text(running) or "said 3" in screen_text(running)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_a_cell_opens_its_evidence_and_an_unknown_one_becomes_a_learning(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    fill(maria, claims=3, students=3)
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("4", "m", "enter")
        await pilot.pause()
        assert "The evidence" in screen_text(running)
        assert "began at once" in screen_text(running)
        await pilot.press("escape", "l", "l", "j", "enter", "enter")
        await pilot.pause()
        learning = only(maria, "learnings")
        assert learning["question"] == "How does it go for K2: claim 1?"
        assert learning["about"] == [102, 201]
        await pilot.press("h", "L", "escape", "h", "k", "L", "enter")
        await pilot.pause()
        assert [row["about"] for row in rows(maria, "learnings")] == [[102, 201], [100, 200]]
        await pilot.press("m")
        await pilot.pause()
        assert "looking" in screen_text(running)


async def test_a_cell_with_several_pieces_of_evidence_lists_them(app: Make, maria: Session, screen_text: Text) -> None:
    fill(maria, claims=1, students=1)
    more = {"id": 52, "text": "asked for help", "bears_on": [200], "covers": [100], "bearing": "against"}
    put(maria, [(MARIA, "evidence", more)])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "m")
        await pilot.pause()
        assert "?[~]" in screen_text(running)
        await pilot.press("enter", "g", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "The evidence" in shown
        assert "asked for help" in shown


WAYS = {"3": ("map", "outline"), "4": ("for whom", "columns"), "5": ("by student", "by stage")}


@pytest.mark.parametrize("tab", WAYS)
async def test_the_footer_names_the_other_way_as_the_pane_does(
    app: Make, sample: Session, screen_text: Text, tab: str
) -> None:
    running = app(sample, teacher=maria_of(sample))
    there, back = WAYS[tab]
    async with running.run_test(size=(300, 40)) as pilot:
        for key, way in ((tab, there), ("m", back), ("m", there)):
            await pilot.press(key)
            await pilot.pause()
            assert f"m {way} " in screen_text(running).splitlines()[-1]
