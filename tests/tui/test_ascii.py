"""In plain ASCII no sign loses its meaning, and no text its letters."""

from collections.abc import Callable

from coachtui.domain.readings.timeline import BARS
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ascii import ascii_of
from coachtui.tui.dialogs.conflicts import CHOSEN, LEFT
from coachtui.tui.signs import ASCII
from tests.tui.conftest import maria_of

Read = Callable[[CoachApp], str]


def test_each_sign_keeps_its_width_and_levels_and_sides_stay_apart() -> None:
    assert ascii_of(BARS) == "12345"
    assert ascii_of(CHOSEN) != ascii_of(LEFT)
    assert ascii_of("✓ ◐ ○ ●") == "x % o *"
    assert ascii_of("╭─├│╰═║█") == "+-+|+=|#"
    assert all(ascii_of(sign).isascii() and len(ascii_of(sign)) == 1 for sign in ASCII)
    assert ascii_of("Núñez") == "Núñez"


async def test_how_firmly_a_belief_is_held_is_a_digit_and_no_scrollbar_ends_in_one(
    app: Callable[..., CoachApp], sample: Session, screen_text: Read
) -> None:
    running = app(sample, plain=True, teacher=maria_of(sample))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        shown = screen_text(running)
        assert "heard 4 +37" in shown
        assert "held       1 of 5" in shown
        edges = [line[46] for line in shown.splitlines()[3:21]] + [line[78] for line in shown.splitlines()[3:21]]
        assert set(edges) == {" "}
