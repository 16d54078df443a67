"""Reading a vault out of a file that `archive` wrote.

Nothing is extracted: of what is in it, only the files of a vault are read, into memory.
"""

import gzip
import re
import tarfile
import zlib
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path, PurePosixPath

from coachtui.errors import StoreError, shell_word
from coachtui.storage import codec, files, layout
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.picture import Picture
from coachtui.storage.quick import SCHEMA

LARGEST = 4 << 30
"""Bytes that a backup may hold once it is unpacked; a file that claims more is none of ours."""
TITLE = "Nothing was restored"
_STORE = "store.json"
_OURS = re.compile(
    r"store\.json|names\.tsv|common\.json|teachers/\d{1,19}\.json|journal/(done/)?[\w.-]+\.jsonl|inbox/\w+\.json"
    r"|quarantine/[\w.-]+"
)
"""The names that the files of a vault have in it."""
_GZIP = b"\x1f\x8b"
_END = bytes(1024)
"""What a tar ends with."""


def read(path: Path, form: Codec) -> Picture:
    """Return the vault in a backup file. Raises StoreError where it is damaged, cut off, newer or something else."""
    try:
        found = _ours(_unpacked(path))
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError) as error:
        raise _refused(path, f"it is damaged, cut off, or no backup: {error}.") from error
    except OSError as error:
        raise files.explained(error, TITLE, path) from error
    refuse_foreign(path, found.get(_STORE, b""))
    return Picture(found, found.__getitem__, form)


def refuse_foreign(path: Path, store: bytes) -> None:
    """Raise StoreError where a backup holds no vault, or none for this version; `store` is its store.json."""
    try:
        said = codec.loads(store)
        kind, reader = said["format"], int(said["min_reader"])
    except (BadBytesError, TypeError, KeyError, ValueError) as error:
        raise _refused(path, "there is no vault of coachtui in it.") from error
    if kind != layout.FORMAT:
        raise _refused(path, f"what is in it belongs to '{kind}'.")
    if reader > SCHEMA:
        told = f"A newer coachtui wrote {path.name}: it asks for a reader of {reader}, this one is {SCHEMA}."
        raise StoreError(TITLE, told, "Install the newer version.")


def _refused(path: Path, said: str) -> StoreError:
    return StoreError(TITLE, f"{shell_word(str(path))}: {said}", "Name a file that `coachtui backup` made.")


def _unpacked(path: Path) -> bytes:
    """Return the tar in a file. Raises OSError, EOFError, zlib.error; ValueError where it does not end as one."""
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        with gzip.GzipFile(fileobj=file) if packed else nullcontext(file) as source:
            data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("it is larger than any vault")
    if not data.endswith(_END):
        raise ValueError("its end is missing")
    return data


def _ours(data: bytes) -> dict[str, bytes]:
    """Return the files of the vault in a tar, by their names in it; links, devices and all else is not read."""
    with tarfile.open(fileobj=BytesIO(data), mode="r:") as tar:
        members = {PurePosixPath(each.name): each for each in tar if each.isreg() and not each.issparse()}
        stores = [name for name in members if name.name == _STORE and ".." not in name.parts]
        top = min(stores, key=lambda name: len(name.parts), default=PurePosixPath(_STORE)).parent
        found: dict[str, bytes] = {}
        for name, member in members.items():
            inside = name.relative_to(top).as_posix() if name.is_relative_to(top) else ""
            file = tar.extractfile(member) if _OURS.fullmatch(inside) else None
            if file is not None:
                found[inside] = file.read()
    return found
