"""People who share a machine: real users, made for a test and taken away after it, with all that they started."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from pwd import getpwall
from secrets import token_hex
from time import monotonic, sleep
from typing import NamedTuple

ANYONE_WRITES = ("/tmp", "/var/tmp", "/dev/shm", "/run/screen", "/run/lock", "/var/mail")
NAME = re.compile(r"coach-(\d+)-[0-9a-f]+")
"""What the users are called: by the process that made them."""
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
    name = f"coach-{os.getpid()}-{token_hex(4)}"
    home = homes / name
    with _alone_with_the_users():
        for left in _left_behind():
            _take_away(left)
        # A password that none is, so that sshd does not take the account for a locked one.
        _run("useradd", "-m", "-d", str(home), "-s", "/bin/sh", "-p", "*", "-K", "HOME_MODE=0755", name)
    person = Person(name, home.stat().st_uid, home)
    try:
        yield person
    finally:
        with _alone_with_the_users():
            _take_away(person)


def _left_behind() -> Iterator[Person]:
    """Give the users of tests that were killed, and could take nobody away."""
    for entry in getpwall():
        maker = NAME.fullmatch(entry.pw_name)
        if maker and not Path("/proc", maker[1]).exists():
            yield Person(entry.pw_name, entry.pw_uid, Path(entry.pw_dir))


def _take_away(person: Person) -> None:
    person.forgets_all()
    _run("userdel", person.name)
    shutil.rmtree(person.home, ignore_errors=True)


@contextmanager
def _alone_with_the_users() -> Iterator[None]:
    """Hold the list of the users: what adds one waits a whole second where it is not alone."""
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
