"""What a test puts under a process of the program, so that its disk or its locks fail: nothing of it ships."""

from pathlib import Path

DISK = '''
import os
import sys

VAULT, SWITCH = os.environ["FAULT_VAULT"], os.environ["FAULT_SWITCH"]


def refusing(name, real, takes_path=False):
    def call(what, *args, **more):
        try:
            with open(SWITCH) as file:
                calls, part, code = file.read().split()
        except (FileNotFoundError, ValueError):
            return real(what, *args, **more)
        path = os.fspath(what) if takes_path else os.readlink(f"/proc/self/fd/{what}")
        if name in calls.split(",") and str(path).startswith(VAULT) and part in str(path):
            raise OSError(int(code), os.strerror(int(code)), path if takes_path else None)
        return real(what, *args, **more)
    return call


os.write = refusing("write", os.write)
os.fdatasync = refusing("sync", os.fdatasync)
os.fsync = refusing("sync", os.fsync)
os.rename = refusing("rename", os.rename, True)
'''
"""Lets calls on files of the vault fail while a file, the switch, says which, on what part of it, and with what errno."""

LOCKS = '''
import fcntl

fcntl.flock = lambda *_: None
'''
"""Takes every lock for free, as some network homes do."""


def seam(folder: Path, source: str, **env: str) -> dict[str, str]:
    """Return the environment in which each Python process begins with `source`."""
    place = folder / "seam"
    place.mkdir(exist_ok=True)
    (place / "sitecustomize.py").write_text(source)
    return {"PYTHONPATH": str(place), **env}
