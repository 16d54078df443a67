"""What a terminal is asked before the first frame: whether it repeats signs, those of borders too."""

from typing import Any

import pytest

from coachtui.tui.terminal import BORDER, PROBE, REPEATED_TO
from tests.tui.wire.emulator import Emulated, RepeatingStream


class Asked(Emulated):
    """A screen that says where its cursor is; unless it `repeats`, it repeats letters of ASCII only, as tmux 3.3."""

    repeats = True
    said: int | None = None

    def report_device_status(self, _mode: int, **_: Any) -> None:
        """Say where the cursor is."""
        self.said = self.cursor.x

    def repeat(self, count: int = 0, **_: Any) -> None:
        """Draw the last letter again, if it can."""
        if self.repeats or self._last.isascii():
            self.draw(self._last * count)


@pytest.mark.parametrize("repeats", [True, False])
def test_only_a_terminal_that_repeats_the_sign_of_a_border_says_so_and_nothing_of_it_stays(repeats):
    screen = Asked(20, 6)
    screen.repeats = repeats
    RepeatingStream(screen).feed(PROBE.format(row=3, sign=BORDER))
    assert screen.said is not None
    assert (screen.said == REPEATED_TO) is repeats
    assert not "".join(screen.display).strip()
