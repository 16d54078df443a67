"""What a test puts under a process of the program, so that its disk or its locks fail: nothing of it ships."""

from pathlib import Path

DISK = """
import os

VAULT, SWITCH = os.environ["FAULT_VAULT"], os.environ["FAULT_SWITCH"]


def refusing(name, real, path_of):
    def call(what, *args, **more):
        try:
            with open(SWITCH) as file:
                calls, part, code = file.read().split()
        except (FileNotFoundError, ValueError):
            return real(what, *args, **more)
        path = path_of(what)
        if name in calls.split(",") and path.startswith(VAULT) and part in path:
            raise OSError(int(code), os.strerror(int(code)))
        return real(what, *args, **more)
    return call


def opened(fd):
    return os.readlink(f"/proc/self/fd/{fd}")


os.write = refusing("write", os.write, opened)
os.fdatasync = refusing("sync", os.fdatasync, opened)
os.fsync = refusing("sync", os.fsync, opened)
"""
"""Lets writes or syncs of the vault fail while a file, the switch, says which, in what part of it, with what errno."""

LIMIT = """
import os
import resource

if os.path.exists(os.environ["FAULT_SWITCH"]):
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, most))
"""
"""Lets no process write a file of more than 64 bytes that begins while a file, the switch, is there."""

LOCKS = """
import fcntl

fcntl.flock = lambda *_: None
"""
"""Takes every lock for free, as some network homes do."""


def seam(folder: Path, source: str, **env: str) -> dict[str, str]:
    """Return the environment in which each Python process begins with `source`."""
    place = folder / "seam"
    place.mkdir(exist_ok=True)
    (place / "sitecustomize.py").write_text(source)
    return {"PYTHONPATH": str(place), **env}
