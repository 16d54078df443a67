"""A text in her own editor: through a private file that is gone afterwards."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from coachtui.domain.letters import mended
from coachtui.errors import CoachError

USUAL = ("sensible-editor", "nano", "vim", "vi")
"""What is tried where neither $VISUAL nor $EDITOR says."""


class EditorError(CoachError):
    """The editor did not give a text back; the old one stays."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the command of her editor. Raises EditorError where there is none."""
    named = environment.get("VISUAL") or environment.get("EDITOR")
    if named:
        return shlex.split(named)
    found = next((path for name in USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise EditorError("No editor", "no editor was found.", "Set $EDITOR, for instance to nano.")
    return [found]


def edited_text(text: str, command: list[str]) -> str:
    """Run the editor on a text and return what it leaves. Raises EditorError where it fails.

    The file is readable by her alone, in a folder of its own, in memory where the system offers that.
    """
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    place = memory if memory and Path(memory).is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="coachtui-", dir=place) as folder:
        path = Path(folder, "text.md")
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        try:
            ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the editor she names
            result = mended(path.read_text(encoding="utf-8", errors="surrogateescape"))
        except OSError as error:
            raise EditorError("The editor failed", str(error), "Your text is as it was.") from None
    if ended.returncode:
        raise EditorError("The editor failed", f"it ended with {ended.returncode}.", "Your text is as it was.")
    return result.removesuffix("\n")
