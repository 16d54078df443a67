"""The drawn map of the tab Beliefs, by keys only."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.beliefs.mapped import MapVerbs
from tests.tui.conftest import MARIA, maria_of, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]

CHAIN = [
    (MARIA, "beliefs", {"id": 1001, "statement": "they cannot", "holder": "teacher", "rung": "belief"}),
    (MARIA, "beliefs", {"id": 1002, "statement": "they are tired", "holder": "coach", "rung": "meaning"}),
    (MARIA, "practices", {"id": 1003, "text": "tells them", "status": "default"}),
    (MARIA, "practices", {"id": 1004, "text": "asks them", "status": "trying"}),
    (MARIA, "students", {"id": 1005, "code": "K3", "focal": True}),
    (MARIA, "links", {"id": 1006, "from": 1001, "to": 1003, "kind": "drives"}),
    (MARIA, "links", {"id": 1007, "from": 1003, "to": 1005, "kind": "affects", "text": "waits"}),
    (MARIA, "links", {"id": 1008, "from": 1002, "to": 1001, "kind": "contradicts"}),
]


@pytest.fixture
def chain(maria: Session) -> Session:
    """Maria with a belief that drives a practice that affects a student, and one of the coach's own against it."""
    put(maria, CHAIN)
    return maria


def here(running: CoachApp) -> str:
    """Return what the node under the cursor says."""
    assert isinstance(running.screen, MapVerbs)
    node = running.screen.map.node
    return node.text if node else ""


async def settled(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def test_m_draws_columns_with_the_ladder_and_what_was_selected_stays(
    app: Make, chain: Session, screen_text: Read
) -> None:
    running = app(chain)
    async with running.run_test(size=(120, 40)) as pilot:
        await settled(pilot, "3", "m")
        assert here(running) == "they cannot"
        (line,) = [row for row in screen_text(running).splitlines() if "they cannot" in row and "►" in row]
        assert line.index("they cannot") < line.index("tells them") < line.index("waits") < line.index("* K3")
        text = screen_text(running)
        assert text.index("practice") < text.index("they cannot") < text.index("meaning") < text.index("me: they are")
        await settled(pilot, "j", "m")
        assert running.screen.selected is not None
        assert running.screen.selected.id == 1002
        await settled(pilot, "m")
        assert here(running) == "they are tired"


async def test_the_cursor_walks_along_the_arrows(app: Make, chain: Session) -> None:
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "m")
        walk = [here(running)]
        for key in ("l", "right", "l", "h", "left", "h", "j", "k", "G", "g"):
            await settled(pilot, key)
            walk.append(here(running))
        assert walk == [
            "they cannot", "tells them", "waits", "K3", "waits", "tells them", "they cannot",
            "they are tired", "they cannot", "they are tired", "they cannot",
        ]  # fmt: skip


async def test_zoom_shows_more_of_each_node(app: Make, chain: Session, screen_text: Read) -> None:
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "z")
        assert "╔═" not in screen_text(running)
        await settled(pilot, "z")
        assert "║ * K3" in screen_text(running)
        assert "└─trying" in screen_text(running)
        assert "│ trying" not in screen_text(running)
        await settled(pilot, "z")
        assert "│ trying" in screen_text(running)


async def test_only_what_is_near_is_shown_one_arrow_then_two(app: Make, chain: Session, screen_text: Read) -> None:
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "Z")
        shown = screen_text(running)
        assert ("tells them" in shown, "waits" in shown, "asks them" in shown) == (True, False, False)
        await settled(pilot, "Z")
        assert "waits" in screen_text(running)
        await settled(pilot, "escape")
        assert "asks them" in screen_text(running)


async def test_f_shows_who_holds_it_or_what_leads_to_a_student(app: Make, chain: Session, screen_text: Read) -> None:
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "m", "f", "h", "c")
        assert "they cannot" not in screen_text(running)
        assert "me: they are tired" in screen_text(running)
        await settled(pilot, "f", "n", "f", "w", "3")
        assert "they cannot" in screen_text(running)
        assert "they are tired" not in screen_text(running)
        assert "for K3" in screen_text(running)


async def test_the_map_stands_as_on_a_day(app: Make, chain: Session, screen_text: Read) -> None:
    put(chain, [(MARIA, "beliefs", {"id": 1010, "statement": "newer", "created": "2026-05-20T12:00:00Z"})])
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "m")
        assert "newer" in screen_text(running)
        await settled(pilot, "f", "d", *"2026-05-02", "enter")
        assert "as on 2026-05-02" in screen_text(running)
        assert "newer" not in screen_text(running)
        assert "they cannot" in screen_text(running)


async def test_enter_opens_the_node_and_acts_apply_to_it(app: Make, chain: Session, screen_text: Read) -> None:
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "m", "l", "enter")
        assert "tells them" in screen_text(running)
        assert len(running.screen_stack) == 2
        await settled(pilot, "escape", "O", *"they wait for me", "enter")
        links = {(row["from"], row["kind"]) for row in rows(chain, "links") if row["to"] > 2000}
        assert {from_ for from_, _ in links} == {1003}
        assert here(running) == "they wait for me"
        await settled(pilot, "u")
        assert "they wait for me" not in screen_text(running)


async def test_plain_ascii_where_only_that_may_be_drawn(app: Make, sample: Session, screen_text: Read) -> None:
    running = app(sample, Settings(), teacher=maria_of(sample), tab="beliefs")
    running.plain = True
    async with running.run_test(size=(120, 40)) as pilot:
        await settled(pilot, "m")
        inside = [row[1:-1] for row in screen_text(running).splitlines()[3:-4]]
        assert not set("".join(inside)) & set("│┃╎─━╌►◄┌┐└┘╭╮╰╯║═")
        assert any("->" in row for row in inside)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_largest_map_can_be_walked_and_the_node_is_always_in_sight(
    app: Make, sample: Session, screen_text: Read, size: tuple[int, int]
) -> None:
    running = app(sample, teacher=maria_of(sample), tab="beliefs")
    async with running.run_test(size=size) as pilot:
        await settled(pilot, "m", "g")
        assert isinstance(running.screen, MapVerbs)
        view = running.screen.map
        assert view.count >= 40
        columns = set()
        for keys in (["G", "l"], ["pagedown", "l"], ["pageup", "l"], ["G"], ["g"], ["h", "h", "h"]):
            await settled(pilot, *keys)
            node = view.node
            assert node is not None
            columns.add(node.place.column)
            assert node.text.split()[0][:4] in screen_text(running)
        assert columns == {0, 1, 2, 3}


async def test_every_node_is_reached_by_keys(app: Make, sample: Session) -> None:
    running = app(sample, teacher=maria_of(sample), tab="beliefs")
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "m")
        assert isinstance(running.screen, MapVerbs)
        view = running.screen.map
        seen = set()
        for _ in range(4):
            view.first()
            before = None
            while view.ref != before:
                before = view.ref
                seen.add(before)
                view.move(1)
            view.sideways(1)
        assert len(seen) == view.count


async def test_what_moved_between_two_days_is_shown_side_by_side(app: Make, chain: Session, screen_text: Read) -> None:
    steps = [{"on": "2026-05-10", "field": "hold", "old": 5, "new": 3}]
    put(chain, [(MARIA, "beliefs", {**CHAIN[0][2], "hold": 3, "history": steps})])
    put(chain, [(MARIA, "practices", {"id": 1011, "text": "waits longer", "created": "2026-05-12T12:00:00Z"})])
    running = app(chain)
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "3", "ctrl+p", *"what moved", "enter")
        await settled(pilot, *"2026-05-52", "enter")
        assert "“2026-05-52” names no day" in screen_text(running)
        await settled(pilot, "backspace", "backspace", *"02", "enter", "enter")
        text = screen_text(running)
        assert "What moved: 2026-05-02 to 2026-05-21" in text
        (row,) = [line for line in text.splitlines() if "   hold" in line]
        assert row.index("5") < row.index("3")
        assert "practice waits longer" in text
        await settled(pilot, "j", "enter")
        assert running.screen.selected is not None
        assert running.screen.selected.id in (1001, 1011)


async def test_what_the_map_asks_is_one_key_from_an_inquiry(app: Make, chain: Session, screen_text: Read) -> None:
    running = app(chain)
    async with running.run_test(size=(100, 30)) as pilot:
        await settled(pilot, "3")
        assert "What else could be true" in screen_text(running)
        await settled(pilot, "ctrl+p", *"what the map asks", "enter")
        assert "never examined" in screen_text(running)
        await settled(pilot, "enter")
        assert "Inquiry · Maria" in screen_text(running)
        await settled(pilot, "escape", "escape", "tab", "enter")
        assert "Inquiry · Maria" in screen_text(running)


async def test_evidence_beside_a_belief_says_for_whom_it_speaks(app: Make, chain: Session, screen_text: Read) -> None:
    row = {"id": 1020, "text": "blank pages", "bears_on": [1001], "bearing": "for", "covers": [1005]}
    put(chain, [(MARIA, "evidence", row)])
    running = app(chain)
    async with running.run_test(size=(120, 40)) as pilot:
        await settled(pilot, "3")
        assert "+ blank pages  (K3)" in screen_text(running)
