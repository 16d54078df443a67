"""What is asked of git: a repository in the vault's folder that nobody else can read. Nothing is sent anywhere."""

import os
import subprocess
from pathlib import Path
from shutil import which

from coachtui.errors import StoreError, shell_word
from coachtui.storage.files import close_to_others

SETTINGS = {"core.sharedRepository": "0600", "merge.renames": "false"}
"""Files of the repository are hers alone; a journal that is put away is no file renamed, and not looked for as one."""


def prepare(vault: Path) -> str:
    """Make the vault's folder a private repository, if it is in none; return what to know about that.

    Raises StoreError where git does not do it.
    """
    if which("git") is None:
        return "git is not installed here: install it, and ask for this once more."
    inner = vault / ".git"
    if not inner.exists() and (outer := _git(vault, "rev-parse", "--show-toplevel", check=False)):
        return f"The vault stands within the repository {shell_word(outer)}: see that it, too, is yours alone."
    if not inner.exists():
        _git(vault, "init", "--quiet")
    for name, value in SETTINGS.items():
        _git(vault, "config", name, value)
    if inner.is_dir():
        close_to_others(inner)
    return ""


def has_place(vault: Path) -> bool:
    """Tell whether the repository knows a place to send to."""
    return which("git") is not None and bool(_git(vault, "remote", check=False))


def _git(vault: Path, *args: str, check: bool = True) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(vault), *args]  # her git, wherever her PATH has it
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)  # noqa: S603 - no shell
    if check and done.returncode:
        raise StoreError("git does not do it", done.stderr.strip() or "It says nothing.", "See: git --version")
    return done.stdout.strip() if not done.returncode else ""
