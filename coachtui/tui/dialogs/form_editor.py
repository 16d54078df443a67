"""A text in her own editor: through a private file that is gone afterwards."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from textual.app import App, SuspendNotSupported

from coachtui.domain.letters import mended
from coachtui.errors import CoachError

NAME = "text.md"
RESCUED = (f"{NAME}.save", f"#{NAME}#")
"""Where nano and Emacs put what was not saved when they have to end."""
USUAL = ("sensible-editor", "nano", "vim", "vi")
"""What is tried where neither $VISUAL nor $EDITOR says."""

STAYS = "Your text is as it was."


class EditorError(CoachError):
    """The editor did not give a text back; the old one stays."""


def in_her_editor(app: App[Any], text: str, environment: Mapping[str, str]) -> str:
    """Leave the terminal to her editor and return the text as it leaves it.

    Raises EditorError where it fails; the screen is the app's again by then.
    """
    command = editor_command(environment)
    failed: EditorError | None = None
    try:
        with app.suspend():  # which takes the screen back only where nothing is raised inside
            try:
                text = edited_text(text, command)
            except EditorError as error:
                failed = error
    except SuspendNotSupported:
        raise EditorError("No editor", "No editor can be opened in this terminal.", STAYS) from None
    if failed:
        raise failed
    return text


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the command of her editor. Raises EditorError where there is none."""
    named = environment.get("VISUAL") or environment.get("EDITOR")
    try:
        words = shlex.split(named or "")
    except ValueError as error:
        raise EditorError("No editor", f"$EDITOR is {named!r}, which cannot be read: {error}.", STAYS) from None
    if words:
        return words
    found = next((path for name in USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise EditorError("No editor", "No editor was found.", "Set $EDITOR, for instance to nano.")
    return [found]


def edited_text(text: str, command: list[str]) -> str:
    """Run the editor on a text and return what it leaves. Raises EditorError where it fails.

    Where the line drops, the editor ends too, and what it could save in haste is the text. The file is readable by her
    alone, in a folder of its own, in memory where the system offers that.
    """
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    place = memory if memory and Path(memory).is_dir() and os.access(memory, os.W_OK) else None
    try:
        with tempfile.TemporaryDirectory(prefix="coachtui-", dir=place) as folder, _its_own_ctrl_c():
            path = Path(folder, NAME)
            path.touch(mode=0o600)
            path.write_text(text, encoding="utf-8")
            with subprocess.Popen([*command, str(path)]) as editor, _ending_with(editor):  # noqa: S603 - as she names it
                code = editor.wait()
            rescued = next(filter(Path.exists, (path.with_name(name) for name in RESCUED)), None)
            path = rescued if rescued and code else path
            result = mended(path.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError as error:
        what = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}."
        raise EditorError("The editor failed", what, STAYS) from None
    if code and not rescued:
        how = f"ended with {code}" if code > 0 else f"was ended by signal {-code}"
        raise EditorError("The editor failed", f"{command[0]} {how}.", STAYS)
    return result.removesuffix("\n")


@contextmanager
def _its_own_ctrl_c() -> Iterator[None]:
    """Leave ctrl+c and what quits to the editor, as a shell does: the terminal sends them to the app too.

    They are heard and passed over rather than ignored, since what is ignored stays so in the editor.
    """
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _ending_with(editor: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Where we are told to end, tell the editor that the line drops, so that it saves in haste and gives way."""

    def end(number: int, frame: FrameType | None) -> None:
        editor.send_signal(signal.SIGHUP)
        handler = before[number]
        if callable(handler):
            handler(number, frame)

    before: dict[int, Any] = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
