"""One file that holds a whole vault: a compressed tar that anybody can open, whose folder is itself a vault.

Whoever writes it holds the fold lock, so that what is copied belongs together; the daily backups are not in it.
"""

import gzip
import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from pathlib import Path

from coachtui.errors import UsageError, shell_word
from coachtui.storage import backups, files, history
from coachtui.storage.layout import Layout
from coachtui.storage.moments import local_stamp

PATIENCE = 20.0
"""Seconds to wait for another session that folds."""
ENDING = ".tar.gz"


def name_for(now_ms: int) -> str:
    """Return how a backup of that moment is called."""
    return f"coachtui-{local_stamp(now_ms)}{ENDING}"


def write(place: Layout, target: Path, now_ms: int) -> int:
    """Put a vault into a new file, all of it or nothing; return its size in bytes.

    Raises UsageError where there is such a file already, StoreError.
    """
    try:
        with _still(place), _new_file(target) as out:
            _write(place, name_for(now_ms).removesuffix(ENDING), out, now_ms // 1000)
            return out.size
    except FileExistsError as error:
        said = f"{shell_word(str(target))} is there already, and nothing is written over."
        raise UsageError("Not backed up", said, "Name another file.") from error
    except OSError as error:
        raise files.explained(error, "Not backed up", target.parent) from error


class _Out:
    """A new file as tar writes it."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self.size = 0

    def write(self, data: bytes) -> int:
        """Write all of it."""
        view = memoryview(data)
        while view:
            view = view[files.write(self._fd, bytes(view)) :]
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Have nothing waiting."""


@contextmanager
def _still(place: Layout) -> Iterator[None]:
    """Let nobody fold while the block runs; where the vault may not be written nobody does anyway."""
    with ExitStack() as held:
        try:
            held.enter_context(files.waited(place.fold_lock, PATIENCE))
        except TimeoutError:
            raise
        except OSError:
            held.pop_all()
        yield


@contextmanager
def _new_file(target: Path) -> Iterator[_Out]:
    if os.path.lexists(target):
        raise FileExistsError(str(target))
    temporary = target.with_name(f".{target.name}.{os.getpid()}{files.TEMPORARY}")
    fd = files.open_file(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            yield _Out(fd)
            files.sync(fd)
        finally:
            os.close(fd)
        _name(temporary, target)
    except BaseException:
        with suppress(OSError):
            files.remove(temporary)
        raise
    files.sync_folder(target.parent)


def _name(temporary: Path, target: Path) -> None:
    """Give a finished file its name, over none that came meanwhile, as far as the disk knows links."""
    try:
        files.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        files.rename(temporary, target)
    else:
        files.remove(temporary)


def _write(place: Layout, top: str, out: _Out, now_s: int) -> None:
    with (
        gzip.GzipFile("", "wb", fileobj=out, mtime=now_s) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for folder in ("", "/teachers", "/journal", "/journal/done", "/inbox", "/quarantine"):
            member = tarfile.TarInfo(top + folder)
            member.type, member.mode, member.mtime = tarfile.DIRTYPE, files.FOLDER_MODE, now_s
            tar.addfile(member)
        for path in _files_of(place):
            with suppress(FileNotFoundError):  # a text was filed meanwhile
                mtime = int(path.stat().st_mtime)
                data = backups.whole_lines(path) if path.parent == place.journal else path.read_bytes()
                member = tarfile.TarInfo(f"{top}/{path.relative_to(place.root)}")
                member.size, member.mode, member.mtime = len(data), files.FILE_MODE, mtime
                tar.addfile(member, BytesIO(data))


def _files_of(place: Layout) -> Iterator[Path]:
    yield place.store
    yield from backups.files_of(place)
    yield from (path for path in history.journals(place) if path.parent == place.done)
    yield from (path for path in sorted(place.quarantine.glob("*")) if path.is_file() and not path.is_symlink())
