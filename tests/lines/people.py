"""People who share a machine: real users, made for a test and taken away after it, with all that they started."""

import fcntl
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import monotonic, sleep
from typing import NamedTuple

ANYONE_WRITES = ("/tmp", "/var/tmp", "/dev/shm", "/run/screen", "/run/lock", "/var/mail")
PATIENCE = 20.0
GLANCE = 0.02


class Person(NamedTuple):
    """One user of the machine."""

    name: str
    uid: int
    home: Path

    @property
    def vault(self) -> Path:
        """Where her notes are, or will be."""
        return self.home / ".local" / "share" / "coachtui"

    @property
    def processes(self) -> set[int]:
        """The ids of all that runs in her name, sshd's part in it too."""
        found = set()
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if entry.name.isdigit() and entry.stat().st_uid == self.uid and not _is_over(entry):
                    found.add(int(entry.name))
        return found

    def lets_in(self, key: str) -> None:
        """Let whoever holds the other half of a key in as her."""
        folder = self.home / ".ssh"
        folder.mkdir(mode=0o700)
        (folder / "authorized_keys").write_text(key)
        for path in (folder, folder / "authorized_keys"):
            os.chown(path, self.uid, -1)

    def ends_by_herself(self) -> None:
        """Wait until nothing of hers runs any more. AssertionError where something goes on."""
        end = monotonic() + PATIENCE
        while running := self.processes:
            assert monotonic() < end, f"{running} of {self.name} go on"
            sleep(GLANCE)

    def ends_all(self) -> None:
        """End all that she runs. AssertionError where something goes on."""
        end = monotonic() + PATIENCE
        while running := self.processes:
            assert monotonic() < end, f"{running} of {self.name} cannot be ended"
            for pid in running:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            sleep(GLANCE)

    def forgets_all(self) -> None:
        """End all that she runs, and take away what she left, in her home and where anyone may write."""
        self.ends_all()
        places = [path for path in (self.home, *map(Path, ANYONE_WRITES)) if path.is_dir()]
        for path in (each for place in places for each in place.iterdir()):
            with suppress(FileNotFoundError):
                if path.name != ".ssh" and path.lstat().st_uid == self.uid:
                    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _is_over(entry: Path) -> bool:
    """Whether a process has ended, and whoever started it has not looked yet."""
    return (entry / "stat").read_text().rpartition(")")[2].split()[0] == "Z"


@contextmanager
def made(homes: Path) -> Iterator[Person]:
    """Add a user whose home may be looked into, as it is on most machines; at the end, take away all that is hers."""
    name = f"coach-{token_hex(4)}"
    home = homes / name
    # A password that none is, so that sshd does not take the account for a locked one.
    _users("useradd", "-m", "-d", str(home), "-s", "/bin/sh", "-p", "*", "-K", "HOME_MODE=0755", name)
    person = Person(name, home.stat().st_uid, home)
    try:
        yield person
    finally:
        person.forgets_all()
        _users("userdel", name)
        shutil.rmtree(home)


def _users(*command: str) -> None:
    """Run a command that writes the list of users. It waits a second where it is not alone, so it is let be alone."""
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
