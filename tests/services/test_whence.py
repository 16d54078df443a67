"""When and in which session something was done, in her words and on her clock."""

from datetime import timedelta

import pytest

from coachtui.domain.ids import new_id, to_text
from coachtui.domain.keeping import Step
from coachtui.domain.moment import stored
from coachtui.services.whence import earlier_said, session_said, when_said


@pytest.fixture
def writer(now):
    return to_text(new_id(int((now - timedelta(hours=2)).timestamp() * 1000)))


def test_a_session_is_known_by_when_it_began(now, writer):
    assert session_said(writer, "", stored(now), now) == "in the session begun 10:00"
    later = stored(now + timedelta(days=1))
    assert session_said(writer, "", later, now) == "in the session begun Thu 21 May 2026, 10:00"


def test_the_own_session_goes_without_saying_and_the_shell_by_its_name(now, writer):
    assert session_said(writer, "", stored(now), now, own=writer) == ""
    assert session_said(writer, "shell", stored(now), now) == "at the shell"


@pytest.mark.parametrize("writer", ["", "sample", "not an id!", "z" * 40])
def test_who_is_no_session_is_told_as_another_one(now, writer):
    assert session_said(writer, "", stored(now), now) == "in another session"


def test_a_moment_is_as_short_as_it_is_clear(now):
    assert when_said(stored(now), now) == "12:00"
    assert when_said(stored(now - timedelta(days=1)), now) == "Wed 20 May, 12:00"
    assert when_said(stored(now - timedelta(days=365)), now) == "Wed 21 May 2025, 12:00"


def test_of_a_step_it_is_told_only_where_it_is_not_of_this_sitting(now, writer):
    step = Step("1-a", "1-a", stored(now), writer, "note added", "shell")
    assert earlier_said(step, now, own="other") == "12:00, at the shell"
    assert earlier_said(step, now, own=writer) == ""
