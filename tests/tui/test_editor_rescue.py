"""What an editor saves in haste, as the line drops, is the text."""

from pathlib import Path

import pytest

from coachtui.tui.dialogs.form_editor import EditorError, edited_text


@pytest.mark.parametrize("rescued", ["text.md.save", "#text.md#"])
def test_what_nano_and_emacs_save_as_they_have_to_end_is_taken(tmp_path: Path, rescued: str) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nprintf \'typed in the editor\' >"$(dirname "$1")/{rescued}"\nexit 1\n')
    editor.chmod(0o700)
    assert edited_text("as it was", [str(editor)]) == "typed in the editor"


def test_an_editor_that_fails_and_saves_nothing_keeps_the_old_text(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'half' >\"$1\"\nexit 1\n")
    editor.chmod(0o700)
    with pytest.raises(EditorError):
        edited_text("as it was", [str(editor)])
