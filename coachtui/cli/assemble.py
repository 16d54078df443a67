"""The one place that puts the parts together: places, settings, vault, session."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.cli.voice import tell
from coachtui.domain.names import NEAREST, TeacherName, apart, match
from coachtui.errors import CoachError, UsageError
from coachtui.paths import Paths, find_paths
from coachtui.services.session import Session
from coachtui.storage.layout import is_there
from coachtui.storage.presence import present
from coachtui.storage.vault import Vault

if TYPE_CHECKING:
    from coachtui.cli.firstframe import FirstFrame
    from coachtui.errors import ConfigError
    from coachtui.settings import Settings
    from coachtui.themes import ThemeSpec

MANY_JOURNALS = 64
"""From how many journals on a command puts the snapshots in order when it ends, rather than leave it to the app."""


@contextmanager
def opened(vault: str, *, fresh: bool = True) -> Iterator[Session]:
    """Give a session on the vault in this folder. Raises StoreError.

    Where there is none it is made if `fresh`, else UsageError is raised: looking makes nothing. What is wrong with the
    vault is told when all is done.
    """
    if not fresh and not is_there(Path(vault)):
        raise no_teacher("", [], any_at_all=False)
    with present(Path(vault)):
        store = Vault(Path(vault), by="shell")
        try:
            yield Session(store)
        finally:
            store.close(fold=_many_journals(vault) or store.has_come())
            for problem in store.problems:
                tell(f"{problem.title}. {problem.message}", problem.hint)


@contextmanager
def opened_if_there(paths: Paths) -> Iterator[Session | None]:
    """Give a session on the vault, None where there is none: looking makes nothing. Raises StoreError."""
    if not is_there(Path(paths.vault)):
        yield None
        return
    with opened(paths.vault) as session:
        yield session


def places(home: str) -> Paths:
    """Return where her files are."""
    return find_paths(home)


def teacher_named(session: Session, query: str) -> TeacherName:
    """Return the one teacher that `query` names. Raises UsageError, which tells the nearest names."""
    names = session.store.names()
    found, near = match(query, names)
    if found:
        return found
    raise no_teacher(query, apart(near), any_at_all=bool(names))


def no_teacher(query: str, near: list[str], *, any_at_all: bool) -> CoachError:
    """Return the error that tells whom a name may mean."""
    if not any_at_all:
        return UsageError("No teacher yet", "Nobody is kept here so far.", 'Begin with: coachtui teachers add "NAME"')
    if not near:
        return UsageError("No such teacher", f"Nobody is called “{query}”.", "See: coachtui teachers")
    names = ", ".join(near[:NEAREST]) + (f" and {len(near) - NEAREST} more" if len(near) > NEAREST else "")
    return UsageError("Which teacher?", f"“{query}” is not clear.", f"Do you mean one of: {names}")


def _many_journals(vault: str) -> bool:
    try:
        with os.scandir(Path(vault) / "journal") as entries:
            return sum(entry.name.endswith(".jsonl") for entry in entries) >= MANY_JOURNALS
    except OSError:
        return False


def settings_of(paths: Paths) -> "tuple[Settings, list[ConfigError]]":
    """Return her settings, and what in them cannot be followed."""
    from coachtui.config import load_settings  # noqa: PLC0415 - verbs on records need no settings

    return load_settings(paths)


def themes_of(paths: Paths) -> "tuple[dict[str, ThemeSpec], list[ConfigError]]":
    """Return the shipped themes and hers, and what in them cannot be followed."""
    from coachtui.resources import themes_folder  # noqa: PLC0415
    from coachtui.themes import load_themes  # noqa: PLC0415

    return load_themes([themes_folder(), Path(paths.themes_dir)])


def open_app(paths: Paths, whose: str = "", live: str = "", first: "FirstFrame | None" = None) -> int:
    """Open the app on the vault in these places and return its exit code. Raises StoreError.

    `whose` names the teacher to begin with, `live` the kind of encounter to be in at once. Raises UsageError where
    nobody is meant by it.
    """
    if whose and not is_there(Path(paths.vault)):
        raise no_teacher(whose, [], any_at_all=False)
    gc.disable()  # the app turns it on again after its first paint: nothing that starting makes is garbage
    with present(Path(paths.vault)):
        vault = Vault(Path(paths.vault))
        try:
            teacher = teacher_named(Session(vault), whose).id if whose else 0
        except CoachError:
            vault.close()
            raise
        return _run_app(paths, vault, teacher, live, first)


@contextmanager
def _without_network() -> Iterator[None]:
    """Load what the app stands on without TLS: it talks to nobody, and the library takes a thirtieth of the start.

    `asyncio` does without where there is none, as in a Python that was built so.
    """
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment] # as the import system has it: not to be found
    try:
        yield
    finally:
        del sys.modules["ssl"]


def _run_app(paths: Paths, vault: Vault, teacher: int, live: str, first: "FirstFrame | None") -> int:
    with _without_network():
        import asyncio  # noqa: F401, PLC0415
    from coachtui.cli.drafts import ScreenDrafts  # noqa: PLC0415 - the app is the largest part there is
    from coachtui.cli.prompts import ScreenPrompts  # noqa: PLC0415
    from coachtui.cli.reports import Reports  # noqa: PLC0415
    from coachtui.cli.settings import ScreenConfig  # noqa: PLC0415
    from coachtui.storage.drafts import Drafts  # noqa: PLC0415
    from coachtui.storage.inbox import Inbox  # noqa: PLC0415
    from coachtui.tui.start import Start, run  # noqa: PLC0415

    settings, problems = settings_of(paths)
    themes, failures = themes_of(paths)
    drafts, session = ScreenDrafts(Drafts(vault)), Session(vault)
    start = Start(
        settings,
        themes,
        [*problems, *failures],
        drafts=drafts,
        home=paths.vault,
        teacher=teacher,
        live=live,
        inbox=Inbox(paths.vault),
        prompts=ScreenPrompts(paths.config_dir),
        reports=Reports(session, paths.vault),
        first=first,
        config=ScreenConfig(paths),
    )
    try:
        return run(session, start)
    finally:
        try:
            drafts.close()
        finally:
            vault.close()
