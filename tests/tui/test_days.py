"""What is said of a day that is typed."""

from datetime import date

import pytest

from coachtui.tui.lines.days import no_day

TODAY = date(2026, 5, 21)


@pytest.mark.parametrize(
    ("typed", "ahead", "wrong"),
    [
        ("", True, ""),
        ("fri", True, ""),
        ("today", True, ""),
        ("yesterday", True, "“yesterday” is past. Such as fri."),
        ("2026-05-20", True, "“2026-05-20” is past. Such as fri."),
        ("soon", True, "“soon” names no day. Such as fri."),
        ("yesterday", False, ""),
        ("once", False, "“once” names no day. Such as fri."),
    ],
)
def test_a_day_ahead_is_not_past_and_one_that_is_none_is_told(typed: str, ahead: bool, wrong: str) -> None:
    assert no_day(typed, TODAY, "fri", ahead=ahead) == wrong
