"""Every write, sync, rename and folder of a vault goes through here, and nothing else of storage does any.

The few functions at the top are the only ones that change a disk; what stands below is made of them, so that a test can
record, tear or forbid each step. Files are 0600, folders 0700, whatever the umask. All raise OSError.
"""

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep, time_ns
from typing import NamedTuple

from coachtui.errors import StoreError, shell_word

FILE_MODE = 0o600
FOLDER_MODE = 0o700
ENTER = 0o100
TEMPORARY = ".tmp"
OTHERS = 0o077
"""What a mode must not have where records stand."""
SETTLED_NS = 50_000_000
"""How old a folder's time must be before it proves that nothing more happened in it."""
AT_ONCE_BYTES = 1 << 18
"""After how much of a large file the disk gets it, before the rest is written."""
TRIED_BYTES = 4096
"""How much has to go to the disk before saving is said to work again."""


def open_file(path: Path, flags: int) -> int:
    """Open a file and return its descriptor; a new one is hers alone."""
    return os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, FILE_MODE)


def write(fd: int, data: bytes) -> int:
    """Write once and return how many bytes were taken."""
    return os.write(fd, data)


def write_all(fd: int, data: bytes) -> None:
    """Write in as many steps as it takes."""
    view = memoryview(data)
    while view:
        view = view[write(fd, bytes(view)) :]


def sync_data(fd: int) -> None:
    """Return when the bytes of a file are on the disk."""
    getattr(os, "fdatasync", os.fsync)(fd)


def sync(fd: int) -> None:
    """Return when the bytes and the entry of a file, or a folder, are on the disk."""
    os.fsync(fd)


def truncate(fd: int, length: int) -> None:
    """Cut a file to `length` bytes."""
    os.ftruncate(fd, length)


def rename(source: Path, target: Path) -> None:
    """Give a file another name, over what bears it."""
    source.rename(target)


def close_to_others(path: Path) -> None:
    """Take from group and others what they may do with a file or folder."""
    path.chmod(path.stat().st_mode & FOLDER_MODE)


def link(source: Path, target: Path) -> None:
    """Give a file a second name: its bytes are kept once, until one of the two is written anew."""
    os.link(source, target, follow_symlinks=False)


def remove(path: Path) -> None:
    """Remove a file."""
    path.unlink()


def remove_folder(path: Path) -> None:
    """Remove an empty folder."""
    path.rmdir()


def make_folder(path: Path) -> None:
    """Make one folder, hers alone, where there is none."""
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=FOLDER_MODE)
        sync_folder(path.parent)


def set_time(path: Path, ns: int) -> None:
    """Give a folder a time of change, in nanoseconds since 1970."""
    os.utime(path, ns=(ns, ns))


def sync_folder(path: Path) -> None:
    """Return when the names in a folder are on the disk."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        sync(fd)
    finally:
        os.close(fd)


def make_folders(path: Path) -> None:
    """Make a folder and those above it."""
    for folder in [*reversed(path.parents), path]:
        if not folder.is_dir():
            make_folder(folder)


def replace(path: Path, data: bytes | Iterable[bytes], *, durable: bool = True) -> os.stat_result:
    """Put `data`, or pieces of it, in the place of a file: all or nothing, on the disk when it returns if `durable`.

    Returns what tells the new file from any that takes its place.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(3).hex()}{TEMPORARY}")
    fd = open_file(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            _write_steadily(fd, (data,) if isinstance(data, bytes) else data, durable=durable)
            if durable:
                sync(fd)
            made = os.fstat(fd)
        finally:
            os.close(fd)
        rename(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            remove(temporary)
        raise
    if durable:
        sync_folder(path.parent)
    return made


def _write_steadily(fd: int, pieces: Iterable[bytes], *, durable: bool) -> None:
    """Write pieces; a few at a time go to the disk, so that a save meanwhile never waits until it has all of them."""
    waiting = 0
    for piece in pieces:
        if durable and waiting >= AT_ONCE_BYTES:
            sync_data(fd)
            waiting = 0
        write_all(fd, piece)
        waiting += len(piece)


def move(source: Path, target: Path) -> bool:
    """Move a file to another folder, durably; tell whether it was there, and not moved by somebody else meanwhile."""
    try:
        rename(source, target)
    except FileNotFoundError:
        return False
    sync_folder(target.parent)
    sync_folder(source.parent)
    return True


def try_out(folder: Path) -> None:
    """Write as much as a save does into a folder, and take it away again."""
    path = folder / f"try.{os.getpid()}.{os.urandom(3).hex()}{TEMPORARY}"
    fd = open_file(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        write_all(fd, bytes(TRIED_BYTES))
        sync_data(fd)
    finally:
        os.close(fd)
        remove(path)


def try_lock(fd: int) -> bool:
    """Take the advisory lock of an open file if nobody holds it. Where locks do not work, all is free."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (OSError, ValueError):
        return True
    return True


def try_share(fd: int) -> bool:
    """Take the advisory lock of an open file along with others, unless somebody holds it alone."""
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (OSError, ValueError):
        return True
    return True


@contextlib.contextmanager
def waited(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of a file while the block runs, once nobody else does. Raises TimeoutError, OSError."""
    fd = open_file(path, os.O_RDWR | os.O_CREAT)
    try:
        last = monotonic() + seconds
        while not try_lock(fd):
            if monotonic() > last:
                raise TimeoutError(errno.ETIMEDOUT, "Another session has been busy with it for long", str(path))
            sleep(0.05)
        yield
    finally:
        os.close(fd)


@contextlib.contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the lock of a file while the block runs; gives False where somebody else does."""
    fd = open_file(path, os.O_RDWR | os.O_CREAT)
    try:
        yield try_lock(fd)
    finally:
        os.close(fd)


class Stamp(NamedTuple):
    """What tells one version of a file from the next."""

    inode: int
    mtime_ns: int
    size: int

    @property
    def is_settled(self) -> bool:
        """Whether it is so old that what happens from now on shows in it."""
        return abs(time_ns() - self.mtime_ns) > SETTLED_NS


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return Stamp(found.st_ino, found.st_mtime_ns, found.st_size)


def ended(path: Path) -> bool:
    """Tell whether the writer of a journal seems to have ended: nobody holds its lock."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return try_lock(fd)
    finally:
        os.close(fd)


_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Free some space; what you typed is still here."),
    errno.EDQUOT: ("Your quota on this disk is used up.", "Free some space; what you typed is still here."),
    errno.EROFS: ("The disk is mounted for reading only.", "Ask whoever runs this machine."),
    errno.EACCES: ("You may not write or read there.", "Look at who owns it: ls -ld {blamed}"),
    errno.EPERM: ("You may not write or read there.", "Look at who owns it: ls -ld {blamed}"),
    errno.ENOENT: ("The folder is gone.", "Bring {path} back, or start again."),
    errno.ENOTDIR: ("The folder is gone.", "Bring {path} back, or start again."),
    errno.ESTALE: ("The folder is gone.", "Bring {path} back, or start again."),
    errno.EFBIG: ("The file may not grow any further.", "Ask whoever runs this machine about the limit on file sizes."),
    errno.EIO: ("The disk reports an error.", "Copy your vault to another disk soon: {path}"),
}


def explained(error: OSError, title: str, path: Path) -> StoreError:
    """Return the error that tells her what an OSError at `path` means."""
    message, hint = _REASONS.get(error.errno or 0, (f"{error.strerror or error}.", "Look at the disk of {path}"))
    blamed = Path(error.filename) if isinstance(error.filename, str) else path
    while not os.path.lexists(blamed) and blamed != blamed.parent:
        blamed = blamed.parent
    if (own := _closed_to_herself(blamed)) and error.errno == errno.EACCES:
        return StoreError(
            title, f"{shell_word(str(own))} is closed to yourself.", f"chmod u+rwX {shell_word(str(own))}"
        )
    return StoreError(title, message, hint.format(path=shell_word(str(path)), blamed=shell_word(str(blamed))))


def _closed_to_herself(path: Path) -> Path | None:
    """Return what of a path is hers and lets her not through, the outermost of it; None where all does."""
    for each in (*reversed(path.parents), path):
        with contextlib.suppress(OSError):
            found = each.stat()
            needed = ENTER if each != path else FOLDER_MODE if stat.S_ISDIR(found.st_mode) else FILE_MODE
            if found.st_uid == os.geteuid() and found.st_mode & needed != needed:
                return each
    return None
