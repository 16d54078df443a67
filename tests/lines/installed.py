"""coachtui for everyone on this machine, as an administrator would install it: an environment that all may read.

The one that the tests run in may stand in a home that nobody else may look into, and its Python too.
"""

import fcntl
import os
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent.parent
VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
NOT_OF_USE = ("test", "site-packages", "idlelib", "ensurepip", "lib2to3", "config-*", "*.opt-?.pyc")
"""What of Python's library the program does without: two thirds of it."""


@contextmanager
def for_all(run: str) -> Iterator[Path]:
    """Give the command, installed for all who share a run: by whoever comes first, taken away by who goes last."""
    folder = Path(tempfile.gettempdir(), f"coachtui-for-all-{run}")
    users = folder / "users"
    with _one_at_a_time():
        if not users.exists():
            folder.mkdir()
            with _readable_by_all():
                install(folder)
            users.mkdir()
        (users / str(os.getpid())).touch()
    try:
        yield folder / "bin" / "coachtui"
    finally:
        with _one_at_a_time():
            (users / str(os.getpid())).unlink()
            if not any(users.iterdir()):
                shutil.rmtree(folder)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _readable_by_all() -> Iterator[None]:
    """Make files as an administrator does, also where the program ran before: what it makes is for one alone."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def install(folder: Path) -> Path:
    """Install the coachtui of this checkout into an empty folder; return the command."""
    python, libraries = _python(folder)
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(python)
    (folder / "pyvenv.cfg").write_text(f"home = {python.parent}\ninclude-system-site-packages = false\n")
    packages = folder / "lib" / VERSION / "site-packages"
    packages.mkdir(parents=True)
    for name in sorted(_needed("coachtui", set())):
        _copy_distribution(name, packages)
    _share_all(ROOT / "coachtui", packages / "coachtui")
    for name in ("themes", "data"):
        _share_all(ROOT / name, packages / "coachtui" / "_resources" / name)
    command = folder / "bin" / "coachtui"
    # What every program that it starts would inherit is set only where its Python needs it.
    found = f"LD_LIBRARY_PATH={shlex.quote(str(libraries))} " if libraries else ""
    command.write_text(f'#!/bin/sh\n{found}exec {shlex.quote(str(folder / "bin" / "python"))} -P -m coachtui "$@"\n')
    command.chmod(0o755)
    subprocess.run(["find", folder, "-type", "d", "-exec", "chmod", "755", "{}", "+"], check=True)
    return command


def _python(folder: Path) -> tuple[Path, Path | None]:
    """Return a Python that everyone may run, and where its libraries are if it is not where it was built for."""
    here = Path(sys.base_prefix)
    ours = Path(sys.base_prefix, "bin", VERSION).resolve()
    if all(each.stat().st_mode & 0o5 == 0o5 for each in (ours, *ours.parents)):
        return ours, None
    place = folder / "python"
    (place / "bin").mkdir(parents=True)
    _share(ours, place / "bin" / VERSION)
    _share_all(here / "lib" / VERSION, place / "lib" / VERSION)
    for library in (here / "lib").glob("libpython*.so*"):
        _share(library, place / "lib" / library.name)
    return place / "bin" / VERSION, place / "lib"


def _needed(name: str, found: set[str]) -> set[str]:
    """Return the distributions that one stands on, and all that they stand on, on this machine."""
    for line in distribution(name).requires or ():
        asked = Requirement(line)
        if asked.name not in found and (asked.marker is None or asked.marker.evaluate({"extra": ""})):
            found.add(asked.name)
            _needed(asked.name, found)
    return found


def _copy_distribution(name: str, packages: Path) -> None:
    for file in _files(name):
        target = packages / file[0]
        target.parent.mkdir(parents=True, exist_ok=True)
        _share(file[1], target)


def _share_all(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*NOT_OF_USE), copy_function=_share)


def _share(source: Path | str, target: Path | str) -> None:
    """Have the same file at another place too where everyone may read it: a copy of all takes seconds."""
    mode = Path(source).stat().st_mode
    with suppress(OSError):  # a link leads to no other file system
        if mode & stat.S_IROTH:
            os.link(source, target)
            return
    shutil.copy2(source, target)
    Path(target).chmod(mode | stat.S_IRGRP | stat.S_IROTH)


def _files(name: str) -> Iterator[tuple[str, Path]]:
    """Give the files of a distribution that lie among the packages: as they are named there, and where they are."""
    for file in distribution(name).files or ():
        path = Path(str(file.locate()))
        if ".." not in file.parts and path.is_file():
            yield str(file), path
