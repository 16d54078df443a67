"""Looks for words wherever a coach could have left them on a machine: in files, in their names, in what runs.

Read from stdin by a Python there: `python - UID HOME DROW… <scout.py`, in the name of whoever looks. The words are
handed over backwards, so that they are not found in what looks for them. Prints where which words were found, and
what could not be looked into: `{"found": {place: [word, …]}, "closed": [place, …]}`.
"""

# ruff: noqa: PTH112, PTH114, PTH115, PTH118, PTH208 - it goes through /proc, where a Path would hide what cannot be read

import json
import os
import stat
import sys
from collections.abc import Iterator

ANYONE_WRITES = ("/tmp", "/var/tmp", "/dev/shm", "/run/screen", "/run/lock", "/run/user", "/var/mail")
LOGINS = ("/run/utmp", "/var/log/wtmp", "/var/log/lastlog")
NOT_OF_HERS = {"net", "task"}
"""What stands in the folder of each process and is the machine's, or the same once more."""
MOST = 10_000_000


def files_of(uid: int, home: str) -> Iterator[str]:
    """Give all places where she could have left something."""
    yield from LOGINS
    yield from below(home)
    for place in ANYONE_WRITES:
        for name in names_in(place):
            path = os.path.join(place, name)
            if owner(path) == uid:
                yield from below(path)
    for device in names_in("/dev/pts"):
        yield f"/dev/pts/{device}"
    for pid in filter(str.isdigit, names_in("/proc")):
        if owner(f"/proc/{pid}") == uid:
            yield from below(f"/proc/{pid}")


def below(path: str) -> Iterator[str]:
    """Give a path, and all that is below it."""
    yield path
    if os.path.isdir(path) and not (os.path.islink(path) and not path.startswith("/proc")):
        for name in names_in(path):
            if not (path.startswith("/proc") and (name in NOT_OF_HERS or path.count("/") > 3)):
                yield from below(f"{path}/{name}")


closed: list[str] = []


def names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except PermissionError:
        closed.append(folder)
    except OSError:
        pass
    return []


def owner(path: str) -> int:
    try:
        return os.lstat(path).st_uid
    except OSError:
        return -1


def told_by(path: str) -> str:
    """Return all that a path tells: its name, what it leads to, what is in it."""
    said = path.encode(errors="replace")
    try:
        if os.path.islink(path):
            said += os.readlink(path).encode(errors="replace")
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            if not stat.S_ISDIR(os.fstat(number).st_mode):
                said += os.read(number, MOST)
        finally:
            os.close(number)
    except PermissionError:
        closed.append(path)
    except OSError:
        pass  # it has gone, or is nothing to read from
    return said.decode(errors="replace")


def main(uid: int, home: str, words: list[str]) -> None:
    """Look, and print what was found."""
    found = {}
    for path in files_of(uid, home):
        said = told_by(path)
        if held := [word for word in words if word in said]:
            found[path] = held
    json.dump({"found": found, "closed": closed}, sys.stdout)


main(int(sys.argv[1]), sys.argv[2], [word[::-1] for word in sys.argv[3:]])
