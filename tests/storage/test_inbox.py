"""What found no teacher waits until it is filed or dropped."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.ids import new_id
from coachtui.storage import inbox
from coachtui.storage.inbox import Inbox, drop, keep, waiting


def test_texts_wait_in_their_order(tmp_path, monkeypatch):
    monkeypatch.setattr(inbox, "new_id", count(new_id()).__next__)  # no two of the same moment
    vault = str(tmp_path / "vault")
    assert waiting(vault) == []
    assert keep(vault, "marai", 't "no"\x00') == 1
    assert keep(vault, "x", "a\nb", lines=True) == 2
    first, second = waiting(vault)
    assert (first.teacher, first.text, first.lines, first.damaged) == ("marai", 't "no"\x00', False, False)
    assert (second.text, second.lines) == ("a\nb", True)
    assert first.at.endswith("Z")
    drop(first)
    drop(first)
    assert [each.id for each in Inbox(vault).list()] == [second.id]
    Inbox(vault).drop(second.id)
    assert waiting(vault) == []


def test_a_text_is_told_its_own_number_when_another_came_after_it(tmp_path, monkeypatch):
    vault = str(tmp_path)
    ids = iter([(1 << 60) + 2, (1 << 60) + 1])
    monkeypatch.setattr("coachtui.storage.inbox.new_id", lambda: next(ids))
    assert [keep(vault, "x", text) for text in ("later", "earlier")] == [1, 1]
    assert [kept.text for kept in waiting(vault)] == ["earlier", "later"]


def test_a_damaged_text_is_shown_with_what_it_holds(tmp_path):
    keep(str(tmp_path), "x", "hello")
    next((tmp_path / "inbox").iterdir()).write_bytes(b'{"text":"hel')
    (kept,) = waiting(str(tmp_path))
    assert kept.damaged
    assert "hel" in kept.text


@given(st.text())
def test_any_text_comes_back(tmp_path_factory, text):
    vault = str(tmp_path_factory.mktemp("v"))
    keep(vault, text, text)
    (kept,) = waiting(vault)
    assert (kept.teacher, kept.text) == (text, text)


def test_half_a_character_that_another_program_wrote_is_spelled_out(tmp_path):
    keep(str(tmp_path), "x", "hello")
    next((tmp_path / "inbox").iterdir()).write_bytes(b'{"text":"\\ud83d","teacher":"\\ud83d"}')
    (kept,) = waiting(str(tmp_path))
    assert (kept.teacher, kept.text) == ("\\ud83d", "\\ud83d")
