"""The list that all screens are made of."""

from textual.app import App, ComposeResult

from coachtui.tui.widgets.row import line
from coachtui.tui.widgets.rows import Rows

HEIGHT = 5
OURS = ("quiet", "evidence", "inference", "act", "hunch", "named", "owed", "known", "cursor", "cursor-text")


class Listed(App[None]):
    """One list."""

    CSS = f"Rows {{ height: {HEIGHT}; }}"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours that our themes have beyond Textual's."""
        return dict.fromkeys(OURS, "white")

    def compose(self) -> ComposeResult:
        """Give the list."""
        yield Rows()


async def test_the_first_line_that_finds_no_room_is_scrolled_to_at_once() -> None:
    running = Listed()
    async with running.run_test() as pilot:
        rows = running.query_one(Rows)
        for count in (HEIGHT, HEIGHT + 1):
            rows.fill(lambda _width, count=count: [line((str(at), ""), act=str(at)) for at in range(count)])
            rows.last()
            await pilot.pause()
            assert rows.render_line(HEIGHT - 1).text.strip() == str(count - 1)
