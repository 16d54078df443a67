"""The tab Beliefs, by keys only."""

from collections.abc import Callable

import pytest

from coachtui.domain.change import COMMON
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_belief_drives_a_practice_that_affects_a_student(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("3", "a", *"they cannot", "enter")
        await pilot.pause()
        await pilot.press("O", *"tells them", "enter")
        await pilot.pause()
        await pilot.press("O", *"@K3 waits", "enter")
        await pilot.pause()
        belief, practice, student = (rows(maria, table)[0] for table in ("beliefs", "practices", "students"))
        links = {(row["from"], row["to"], row["kind"], row.get("text")) for row in rows(maria, "links")}
        assert links == {
            (belief["id"], practice["id"], "drives", None),
            (practice["id"], student["id"], "affects", "waits"),
        }
        shown = screen_text(running)
        assert shown.index("they cannot") < shown.index("tells them") < shown.index("K3  waits")
        await pilot.press("u")
        await pilot.pause()
        assert (rows(maria, "students"), len(rows(maria, "links"))) == ([], 1)


async def test_x_moves_a_belief_and_dates_the_step(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "a", *"they cannot", "enter")
        await pilot.pause()
        await pilot.press("x", "s")
        await pilot.pause()
        await pilot.press(*"said it", "enter")
        await pilot.pause()
        (belief,) = rows(maria, "beliefs")
        assert belief["status"] == "surfaced"
        assert belief["history"] == [
            {"on": "2026-05-21", "field": "status", "old": "hunch", "new": "surfaced", "why": "said it"}
        ]
        assert "How it moved" in screen_text(running)


async def test_what_makes_it_sensible_and_what_comes_of_it_stand_beside_it_over_every_hop(
    app: Make, maria: Session, screen_text: Text
) -> None:
    links = [
        (1, 2, "leads_to", ""),
        (2, 3, "drives", ""),
        (3, 4, "affects", "waits to be told"),
        (5, 2, "rests_on", ""),
    ]
    statements = {1: "core", 2: "middle", 5: "top"}
    put(maria, [(MARIA, "beliefs", {"id": id_, "statement": said}) for id_, said in statements.items()])
    put(maria, [(MARIA, "practices", {"id": 3, "text": "tells each step", "status": "default"})])
    put(maria, [(COMMON, "groups", {"id": id_, "label": said}) for id_, said in ((8, "ell"), (9, "back row"))])
    joined = [{"group": 8}, {"group": 9, "since": "2026-01-01", "until": "2026-03-01"}]
    put(maria, [(MARIA, "students", {"id": 4, "code": "K3", "groups": joined})])
    for at, (tail, head, kind, text) in enumerate(links, 10):
        put(maria, [(MARIA, "links", {"id": at, "from": tail, "to": head, "kind": kind, "text": text})])
    running = app(maria)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "g")
        await pilot.pause()
        shown = beside(screen_text(running))
        assert shown[shown.index("What comes of it") + 1 :][:4] == [
            "leads to ? middle",
            "bears ? top",
            "drives tells each step",
            "affects K3  waits to be told",
        ]
        assert "What makes it sensible" not in shown
        assert "Links" not in shown
        practice = Ref(MARIA, "practices", 3)
        assert running.screen.query_one("#outline", Rows).select(practice)
        await pilot.pause()
        shown = beside(screen_text(running))
        assert shown[shown.index("What makes it sensible") + 1 :][:2] == ["driven by ? middle", "follows from ? core"]
        assert running.screen.query_one("#outline", Rows).select(Ref(MARIA, "students", 4))
        await pilot.pause()
        assert "about      ell" in beside(screen_text(running))


def beside(screen: str) -> list[str]:
    """Return the lines of the right panel."""
    return [line.rsplit("││", 1)[-1].strip(" │") for line in screen.splitlines() if "││" in line]


async def test_leaving_the_question_what_moved_a_belief_says_that_it_was_not_moved(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria)
    async with running.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("3", "a", *"they cannot", "enter")
        await pilot.pause()
        await pilot.press("x", "s", *"said it", "escape")
        await pilot.pause()
        (belief,) = rows(maria, "beliefs")
        assert belief["status"] == "hunch"
        assert "surfaced was not set" in screen_text(running)
        await pilot.press("x", "s", "enter")
        await pilot.pause()
        assert rows(maria, "beliefs")[0]["status"] == "surfaced"


async def test_x_moves_all_marked_beliefs(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(120, 40)) as pilot:
        for words in ("they cannot", "they will not", "I cover, they learn"):
            await pilot.press("3", "a", *words, "enter")
            await pilot.pause()
        await pilot.press("g", "space", "space", "x", "r", *"a student said so", "enter")
        await pilot.pause()
        moved = [belief["statement"] for belief in rows(maria, "beliefs") if belief["status"] == "revised"]
        assert moved == ["they cannot", "they will not"]
        await pilot.press("u")
        await pilot.pause()
        assert {belief["status"] for belief in rows(maria, "beliefs")} == {"hunch"}


async def test_x_marks_the_day_on_which_she_named_it_in_her_words(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "a", *"they cannot", "enter", "x", "n", *"I gave up on them", "enter")
        await pilot.pause()
        belief = only(maria, "beliefs")
        assert (belief["awareness"], belief["status"]) == ("named", "surfaced")
        assert belief["verbatim"] == "I gave up on them"
        assert {(step["on"], step["field"], step["new"]) for step in belief["history"]} == {
            ("2026-05-21", "awareness", "named"),
            ("2026-05-21", "status", "surfaced"),
        }


async def test_a_link_is_made_by_two_letters(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "a", *"they cannot", "enter")
        await pilot.pause()
        await pilot.press("o", *"nobody taught them", "enter")
        await pilot.pause()
        await pilot.press("L", *"ca", "enter")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        (link,) = rows(maria, "links")
        first, second = rows(maria, "beliefs")
        assert (link["from"], link["to"]) == (second["id"], first["id"])
