"""Whatever is pressed, pasted and resized, wherever: nothing breaks, nothing hangs, and no line that was typed is lost.

`FAULTS=long` presses 200,000 keys; `KEYS=` and `SHARDS=` say how many, and in how many goes.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.conftest import LONG
from tests.tui.conftest import Kept, Shipped, maria_of
from tests.tui.hand import Hand
from tests.tui.walk import OneLeft

Make = Callable[..., CoachApp]

KEYS = int(os.environ.get("KEYS", "200000" if LONG else "300"))
SHARDS = int(os.environ.get("SHARDS", "100" if LONG else "1"))


@pytest.mark.parametrize("shard", range(SHARDS))
async def test_nothing_breaks_hangs_or_is_lost(app: Make, sample: Session, shard: int) -> None:
    kept: Any = Kept()
    running = app(sample, teacher=maria_of(sample), keeping=Keeping(kept, OneLeft(), Shipped()))
    running.exit = lambda *_, **__: None  # type: ignore[method-assign] # it goes on
    hand: Hand | None = None
    try:
        async with running.run_test(size=(80, 24)) as pilot:
            hand = Hand(running, pilot, kept, shard)
            await hand.press_on(KEYS // SHARDS)
            del running.exit
    except BaseException as error:
        last = hand.pressed[-60:] if hand else []
        error.add_note(f"shard {shard}, after {len(hand.pressed) if hand else 0} keys, the last of them: {last}")
        raise
