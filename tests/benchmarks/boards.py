"""The board: forty claims against twelve students painted whole, and a move from cell to cell with what it changes."""

import asyncio
import random
from collections.abc import Callable

from coachtui.domain.change import Change, Op
from coachtui.keymap import resolve_keymap
from coachtui.resources import themes_folder
from coachtui.services.session import Session
from coachtui.settings import Settings
from coachtui.storage.memory import MemoryStore
from coachtui.themes import load_themes
from coachtui.tui.app import CoachApp, Look
from coachtui.tui.bindings import declared
from coachtui.tui.screens.board import BoardScreen
from coachtui.tui.widgets.rows import Rows
from tests.benchmarks.measure import Measure, side_by_side

SEED = 7
CLAIMS, STUDENTS, EVIDENCE = 40, 12, 200
FULL, EMPTY = 7, 8
HEAD = {"created": "2026-05-01T12:00:00Z", "visibility": "me"}


def measure(times: int) -> list[Measure]:
    """Measure painting and moving."""
    return asyncio.run(_measured(times))


async def _measured(times: int) -> list[Measure]:
    session = Session(MemoryStore())
    _fill(session)
    look = Look(Settings(), resolve_keymap(declared(), {})[0], load_themes([themes_folder()])[0], "dark")
    running = CoachApp(session, look, teacher=FULL, tab="board")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = running.screen
        assert isinstance(screen, BoardScreen)

        def painted(teacher: int) -> Callable[[], None]:
            def paint() -> None:
                running.teacher = teacher
                screen.show_all()
                _draw(screen)

            return paint

        columns, bare = side_by_side(painted(FULL), painted(EMPTY), times=times)
        painted(FULL)()
        await pilot.press("m")
        await pilot.pause()
        matrix, empty = side_by_side(painted(FULL), painted(EMPTY), times=times)
        painted(FULL)()
        await pilot.pause()
        step = [1]

        def move(go: Callable[[int], object]) -> Callable[[], None]:
            def moved() -> None:
                before = screen.grid.column, screen.grid.ref
                go(step[0])
                if before == (screen.grid.column, screen.grid.ref):
                    step[0] = -step[0]
                screen.moved()
                screen.show_frame()
                for line in (0, *range(screen.grid._cursor, screen.grid._cursor + 2)):  # head, and the rows it leaves
                    screen.grid.render_line(line)
                for line in range(screen.detail.size.height):
                    screen.detail.render_line(line)

            return moved

        across, down = side_by_side(move(screen.grid.sideways), move(screen.grid.move), times=times * 4)
    what = f"{CLAIMS} claims, {STUDENTS} students"
    return [
        Measure(f"matrix painted beyond the empty one, {what}", "", max(matrix - empty, 0.0), most=50),
        Measure(f"columns painted beyond the empty ones, {what}", "", max(columns - bare, 0.0), most=50),
        Measure("a move to the next cell, with what it changes", "", across, most=6),
        Measure("a move to the next claim, with what it changes", "", down, most=6),
    ]


def _draw(screen: BoardScreen) -> None:
    """Draw every line of every list in sight."""
    for rows in screen.query(Rows):
        if rows.is_on_screen:
            for line in range(rows.size.height):
                rows.render_line(line)


def _fill(session: Session) -> None:
    draw = random.Random(SEED)
    students = [100 + at for at in range(STUDENTS)]
    claims = [1000 + at for at in range(CLAIMS)]
    rows: list[tuple[int, str, dict[str, object]]] = [
        (teacher, "teachers", {"id": teacher, "name": name}) for teacher, name in ((FULL, "Full"), (EMPTY, "Empty"))
    ]
    rows += [(FULL, "students", {"id": id_, "code": f"K{id_}", "focal": True}) for id_ in students]
    rows += [
        (
            FULL,
            "claims",
            {
                "id": id_,
                "what": f"what works, said in a line of some length, number {id_}",
                "works": draw.choice(("yes", "partly", "no")),
                "scope": draw.choice(("all", "most", "some", "one")),
                "with": draw.sample(students, 2),
                "why": {"text": "for a reason that takes some words", "basis": "guess"},
            },
        )
        for id_ in claims
    ]
    rows += [
        (
            FULL,
            "evidence",
            {
                "id": 5000 + at,
                "text": f"seen, said or counted on the day {at}",
                "bears_on": draw.sample(claims, 2),
                "covers": draw.sample(students, 2),
                "bearing": draw.choice(("for", "for", "against")),
                "level": "street",
            },
        )
        for at in range(EVIDENCE)
    ]
    ops = tuple(Op(teacher, table, int(str(row["id"])), None, {**HEAD, **row}) for teacher, table, row in rows)
    session.write(Change("set up", ops))
