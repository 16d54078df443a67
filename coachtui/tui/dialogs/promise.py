"""Who promises, and by when."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from coachtui.domain.days import read_day
from coachtui.tui.dialogs.base import LineDialog
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.lines.choices import PROMISES

Ask = Callable[[Any], Awaitable[Any]]
"""Shows a dialog and returns its answer, None where it was left."""


async def ask_promise(ask: Ask, today: date) -> tuple[str, str | None] | None:
    """Return who promises and the stored day, None for no day; None in all where she left it."""
    who = await ask(ChoiceDialog("Who promises?", [Option(*each) for each in PROMISES]))
    if not who:
        return None
    typed, hint = "", "fri, next mon, 5/21, +2w; an empty line is no day"
    while True:
        answer = await ask(LineDialog("By when?", value=typed, hint=hint, empty=True))
        if answer is None:
            return None
        typed = str(answer).strip()
        day = read_day(typed, today) if typed else None
        if day or not typed:
            return str(who), day.isoformat() if day else None
        hint = f"no day is called “{typed}”: fri, next mon, 5/21, +2w, or nothing"
