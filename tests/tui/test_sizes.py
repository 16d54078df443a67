"""At the smallest window and the largest every screen is whole, and a new size may come after any key."""

from collections.abc import Callable
from itertools import cycle

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import Shipped, maria_of
from tests.tui.test_cells import WAY

Make = Callable[..., CoachApp]
SIZES = ((60, 20), (80, 24), (60, 20), (300, 100), (61, 20))
"""What comes after each key, in turn."""


async def test_every_screen_is_whole_at_any_size_that_comes_after_any_key(app: Make, sample: Session) -> None:
    running = app(sample, teacher=maria_of(sample), keeping=Keeping(prompts=Shipped()))
    async with running.run_test(size=(80, 24)) as pilot:
        for key, size in zip(WAY, cycle(SIZES), strict=False):
            await pilot.press(key)
            await pilot.resize_terminal(*size)
            strips = running.screen._compositor.render_strips(running.size)
            assert (key, {strip.cell_length for strip in strips}, len(strips)) == (key, {size[0]}, size[1])
            seen = [strip.text.strip() for strip in strips]
            assert seen[0] or seen[1], (key, size)
            assert len(seen[-1]) > 20, (key, size, seen)
