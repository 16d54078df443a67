"""Disks that stop taking what is written to them, and take it again: real ones where this machine allows."""

import errno
import os
import resource
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.seams import DISK, LIMIT, seam


class Disk:
    """A disk for one vault. `env` is what its processes begin with, `said` what she is told of the fault.

    `begin` lets it fail, for the process of this id where the fault is a process's own; `end` mends it. With `early`
    it can only fail before the program has a file open to write.
    """

    said = ""
    early = False

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "vault"
        self.env: Mapping[str, str] = {}

    def begin(self, pid: int = 0) -> None:
        """Let it fail."""

    def end(self) -> None:
        """Mend it."""

    def close(self) -> None:
        """Take it away."""


class Mounted(Disk):
    """A small file system of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.place = folder / "disk"
        self.place.mkdir()
        self.mount("-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs")
        self.vault = self.place / "vault"

    def mount(self, *how: str) -> None:
        """Mount it, or mount it otherwise; where that is not allowed, the test is skipped."""
        done = subprocess.run(["mount", *how, str(self.place)], check=False, capture_output=True)
        if done.returncode:
            pytest.skip("nothing can be mounted here")

    def close(self) -> None:
        """Take it away, though somebody may still use it."""
        subprocess.run(["umount", "-l", str(self.place)], check=False)


class Full(Mounted):
    """No room is left."""

    said = "the disk is full"
    early = True  # the last page of an open file would still take a line

    def begin(self, pid: int = 0) -> None:
        """Fill it to the last byte."""
        with (self.place / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(bytes(4096)):
                pass

    def end(self) -> None:
        """Make room."""
        (self.place / "filler").unlink()


class ReadOnly(Mounted):
    """It is mounted for reading only."""

    said = "the disk is mounted for reading only"
    early = True

    def begin(self, pid: int = 0) -> None:
        """Allow reading only."""
        self.mount("-o", "remount,ro")

    def end(self) -> None:
        """Allow writing."""
        self.mount("-o", "remount,rw")


class Limited(Disk):
    """A process may write no file of more than a few bytes."""

    said = "the file may not grow any further"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._pid = 0
        self._switch = folder / "switch"
        self.env = seam(folder, LIMIT, FAULT_SWITCH=str(self._switch))

    def begin(self, pid: int = 0) -> None:
        """Limit the size of the files of this process, or of those that begin from now on."""
        self._pid = pid
        self._switch.touch()
        self._limit(64)

    def end(self) -> None:
        """Lift the limit."""
        self._switch.unlink()
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        if self._pid:
            _, most = resource.prlimit(self._pid, resource.RLIMIT_FSIZE)
            resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (size, most))


class Refusing(Disk):
    """A disk whose calls fail with one errno."""

    code = errno.EIO
    calls = "write,sync"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.switch = folder / "switch"
        self.env = seam(folder, DISK, FAULT_VAULT=str(self.vault), FAULT_SWITCH=str(self.switch))

    def begin(self, pid: int = 0, part: str = "/") -> None:
        """Let the calls fail on what has `part` in its path."""
        self.switch.write_text(f"{self.calls} {part} {int(self.code)}")

    def end(self) -> None:
        """Let them work."""
        self.switch.unlink()


class Broken(Refusing):
    """It takes bytes but cannot keep them."""

    said = "the disk reports an error"
    calls = "sync"


class OverQuota(Refusing):
    """Her quota is used up."""

    said = "your quota on this disk is used up"
    code = errno.EDQUOT


class Gone(Disk):
    """The vault's folder has another name."""

    said = "the folder is gone"

    def begin(self, pid: int = 0) -> None:
        """Take it away."""
        self.vault.rename(self.vault.with_name("elsewhere"))

    def end(self) -> None:
        """Bring it back."""
        self.vault.with_name("elsewhere").rename(self.vault)


class Closed(Disk):
    """She may not write into its folders any more."""

    said = "you may not write or read there"
    early = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        closed = folder / "closed"
        closed.mkdir(mode=0o500)
        if os.access(closed, os.W_OK):
            pytest.skip("root may write everywhere")

    def begin(self, pid: int = 0) -> None:
        """Forbid it."""
        for folder in self.vault, self.vault / "journal":
            folder.chmod(0o500)

    def end(self) -> None:
        """Allow it."""
        for folder in self.vault, self.vault / "journal":
            folder.chmod(0o700)


@contextmanager
def disk_of(kind: type[Disk], folder: Path) -> Iterator[Disk]:
    """Give a disk of a kind and take it away again."""
    made = kind(folder)
    try:
        yield made
    finally:
        made.close()
