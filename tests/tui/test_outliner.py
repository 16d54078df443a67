"""Building and rebuilding the outline of beliefs, by keys only."""

from collections.abc import Callable

from textual.pilot import Pilot

from coachtui.domain.readings.chains import outline
from coachtui.domain.readings.lines import text_of
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import MARIA, rows

Make = Callable[..., CoachApp]


def drawn(session: Session) -> list[str]:
    """Return the outline as text: a line a node, indented, with the sign of the link it hangs by."""
    book = session.book(MARIA)
    return [
        "  " * line.depth + f"{line.kind} ".lstrip() + text_of(book, line.table, book.table(line.table)[line.id])
        for line in outline(book)
        if not line.repeated
    ]


class Keys:
    """Presses keys, and counts those that are not the text itself."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def line(self, opening: str, text: str) -> None:
        """Open a line by a key, type a text, and keep it."""
        await self.press(opening)
        await self._pilot.press(*text)
        await self.press("enter")


async def built(keys: Keys) -> None:
    """Build the written case: eight nodes of what Maria holds true about her sixth period."""
    await keys.press("3")
    await keys.line("a", "When they are quiet they have decided not to try")
    await keys.line("O", "answers her own question")
    await keys.line("O", "@K3 waits for the answer")
    await keys.press("k")
    await keys.line("o", "calls on the raised hands")
    await keys.line("O", "@D2 is not heard")
    await keys.press("g")
    await keys.line("O", "% My job is to cover it")
    await keys.line("o", "me: Quiet children are thinking")


async def test_eight_nodes_take_at_most_sixty_keys_beyond_the_text(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        assert drawn(maria) == [
            "When they are quiet they have decided not to try",
            "  leads_to My job is to cover it",
            "  leads_to Quiet children are thinking",
            "  drives answers her own question",
            "    affects K3",
            "  drives calls on the raised hands",
            "    affects D2",
        ]
        await keys.line("O", "waits five breaths")
        assert len(outline(maria.book(MARIA))) == 8
        assert keys.count <= 60
        assert {row["statement"]: row["holder"] for row in rows(maria, "beliefs")}[
            "Quiet children are thinking"
        ] == "coach"


async def test_a_subtree_is_taken_and_put_elsewhere_and_taken_back(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        before = drawn(maria)
        await keys.press("g", "j", "j", "j", "c")
        assert running.screen.selected is not None
        assert text_of(maria.book(MARIA), "practices", rows(maria, "practices")[0]) == "answers her own question"
        await keys.press("k", "k", ".")
        assert drawn(maria)[1:4] == [
            "  leads_to My job is to cover it",
            "    drives answers her own question",
            "      affects K3",
        ]
        await keys.press("u")
        assert drawn(maria) == before


async def test_nothing_hangs_beneath_itself(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        before = drawn(maria)
        await keys.press("g", "c", "j", ".")
        assert drawn(maria) == before


async def test_a_node_moves_out_and_in(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        before = drawn(maria)
        await keys.press("g", "j", "j", ")")
        assert drawn(maria)[2] == "    leads_to Quiet children are thinking"
        await keys.press("(")
        assert sorted(drawn(maria)) == sorted(before)
        await keys.press("(")
        assert "Quiet children are thinking" in drawn(maria)


async def test_a_copy_has_records_of_its_own_and_the_same_students(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        await keys.press("g", "j", "j", "j", "Y", "k", "k", ".")
        practices = [row["text"] for row in rows(maria, "practices")]
        assert practices.count("answers her own question") == 2
        assert len(rows(maria, "students")) == 2
        assert [row["text"] for row in rows(maria, "links") if row.get("text")].count("waits for the answer") == 2


async def test_a_node_is_reworded_in_place_and_a_belief_remembers(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        await keys.press("g", "R", "ctrl+u")
        await pilot.press(*"Quiet means thinking")
        await keys.press("enter")
        belief = rows(maria, "beliefs")[0]
        assert belief["statement"] == "Quiet means thinking"
        assert belief["history"][0]["old"].startswith("When they are quiet")


async def test_a_node_is_turned_into_the_other_kind_with_its_links(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        await keys.press("g", "j", "K", "T")
        assert "  drives My job is to cover it" in drawn(maria)
        await keys.press("K", "T")
        assert "  leads_to My job is to cover it" in drawn(maria)
        await keys.press("K", "v")
        assert {row.get("kind") for row in rows(maria, "beliefs")} == {"belief", "value"}


async def test_the_arrow_from_above_gets_another_kind(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        keys = Keys(pilot)
        await built(keys)
        await keys.press("g", "j", "K", "A", "c")
        kinds = {row["kind"] for row in rows(maria, "links")}
        assert "contradicts" in kinds
        await keys.press("u")
        assert "contradicts" not in {row["kind"] for row in rows(maria, "links")}
