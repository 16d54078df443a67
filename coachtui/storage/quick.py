"""The shortest way into the vault: one new line in a journal of its own, without reading what is there.

`coachtui note` starts, writes and ends in a few milliseconds, so this module imports `os`, `time` and `binascii` only,
writes its JSON by hand, and finds teachers in `names.tsv`. What it cannot be sure of it leaves to the whole store.
A journal appears under its name only when it is whole and on the disk, so that nobody reads or folds half of it.
"""

# ruff: noqa: PTH102, PTH104, PTH108, PTH112, PTH116, PTH120, PTH208 - pathlib would cost more than all that this module does

import os
from binascii import crc32
from time import gmtime, strftime, time_ns

from coachtui.domain.ids import new_id, to_text
from coachtui.domain.letters import is_whole
from coachtui.domain.names import ID_LETTERS, TeacherName, fold
from coachtui.errors import StoreError, shell_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Op = tuple[int, str, int, str]

SCHEMA = 2
"""Which form of the records this program writes: see `migrations`."""
STATED = (b'"format":"coachtui",', b'"schema":%d,' % SCHEMA, b'"min_reader":%d,' % SCHEMA)
"""What stands in the store.json of a vault that is kept so, once each } is a comma."""
PUNCTUATION = bytes(code for code in range(32, 128) if not chr(code).isalnum())
NAMES_HEAD = b"coachtui-names\t2\t"
DIRECTORY = 0o040000
"""What the mode of a folder says that it is."""
CHANGES_NAMES = b'"teachers",'
"""What stands in a journal line that touches a teacher's own record."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


def check_private(vault: str) -> bool:
    """Tell whether there is a vault. Raises StoreError where it is not hers, or where others can enter it."""
    try:
        found = os.stat(vault)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise explained(error, "Not saved", vault) from error
    there = _holds(vault, "store.json") or _holds(vault, "teachers")
    if fault := folder_fault(vault, found, is_vault=there):
        raise fault
    return there


def _holds(vault: str, name: str) -> bool:
    """Tell whether something is in the folder. Raises StoreError where she may not look, which is not to say no."""
    try:
        os.stat(f"{vault}/{name}")
    except PermissionError as error:
        raise explained(error, "Not saved", vault) from error
    except OSError:
        return False
    return True


def folder_fault(vault: str, found: os.stat_result, *, is_vault: bool) -> StoreError | None:
    """Return why records may not stand in this folder, None where they may; `is_vault` says that some do."""
    if found.st_mode & 0o170000 != DIRECTORY:
        said = f"This is a file, not a folder: {shell_word(vault)}"
        return StoreError("No vault", said, "Name a folder with --home DIR.")
    if found.st_uid != os.geteuid():
        said = f"This folder belongs to another user: {shell_word(vault)}"
        return StoreError("This is not your vault", said, "Name a folder of your own with --home DIR.")
    if not found.st_mode & 0o077:
        return None
    said = f"{shell_word(vault)} is open to other users of this machine."
    if is_vault:
        return StoreError("Others can read this vault", said, f"chmod -R go-rwx {shell_word(vault)}")
    if _is_bare(vault):
        return StoreError("Others can read this folder", said, f"chmod go-rwx {shell_word(vault)}")
    own = shell_word(vault.rstrip("/") + "/coachtui")
    hint = f"Name a folder for the vault alone, such as: --home {own}"
    return StoreError("This folder holds other things", said, hint)


def _is_bare(folder: str) -> bool:
    """Tell whether nothing but texts that wait stands in a folder, so that closing it to others harms nobody."""
    try:
        return not set(os.listdir(folder)) - {"inbox"}
    except OSError:
        return False


class Index:
    """The teachers' names, and how much of each journal they contain, by its file name."""

    __slots__ = ("common", "covered", "folder", "journals", "machine", "names")

    def __init__(self) -> None:
        self.names: list[TeacherName] = []
        self.covered: dict[str, int] = {}
        self.journals = 0
        """How many journals wait to be folded."""
        self.machine = ""
        """What the journals of this machine are marked with, where the vault is on others too."""
        self.common = False
        """Whether there is a file that all teachers share."""
        self.folder = b""
        """The line that tells of which state of the folder of teachers this is made."""


def read_names(vault: str, query: str = "") -> Index | None:
    """Return the names that `query` may mean, all where it is empty; None where only the whole store can tell.

    That is so where there is no index, or a stale or damaged one, or a newer or older vault. Of a thousand names nearly
    all are passed over by a look at the bytes: what fits a query holds each of its words, punctuation aside.
    """
    try:
        said = bytes_of(f"{vault}/store.json").replace(b" ", b"").replace(b"}", b",")
        if not all(each in said for each in STATED):
            return None
        data = bytes_of(f"{vault}/names.tsv")
        index = Index()
        if not (data.endswith(b"\n") and is_sound(data)):
            return None
        whole = data.lower().translate(None, PUNCTUATION)
        words = [word for word in fold(query).split(" ") if word.isalnum() and len(word) < ID_LETTERS]
        key = min([word.encode(errors="replace") for word in words], key=whole.count, default=b"")
        squeezed = whole.split(b"\n")
        for at, line in enumerate(data.split(b"\n")[1:-1], 1):
            if line[:2] != b"T\t":
                _take(index, line)
            elif key in squeezed[at] or not line.isascii():
                _, id_, state, name, alias = line.decode().split("\t")
                index.names.append(TeacherName(int(id_), name, alias, state))
        return None if _is_stale(vault, index) or _has_come(vault, index) else index
    except (OSError, ValueError, IndexError):
        return None


def _take(index: Index, line: bytes) -> None:
    """Take in a line that names no teacher. Raises ValueError where it is none of ours."""
    kind = line[:2]
    if kind == b"J\t":
        _, name, size = line.decode().split("\t")
        index.covered[name] = int(size)
    elif kind == b"F\t":
        index.folder = line
    elif kind == b"M\t":
        index.machine = line[2:].decode()
    elif line == b"C":
        index.common = True
    else:
        raise ValueError(line)


def is_sound(names: bytes) -> bool:
    """Tell whether an index of names holds all that was written with its first line. Raises ValueError."""
    head, _, body = names.partition(b"\n")
    if not head.startswith(NAMES_HEAD):
        return False
    size, crc = head[len(NAMES_HEAD) :].split(b"\t")
    return len(body) >= int(size) and int(crc, 16) == crc32(body[: int(size)])


def _is_stale(vault: str, index: Index) -> bool:
    """Tell whether the snapshots or the journals may say of names what the index does not know."""
    found = os.stat(f"{vault}/teachers")
    if index.folder != b"F\t%d\t%d" % (found.st_ino, found.st_mtime_ns):
        return True
    journal = f"{vault}/journal"
    try:
        names = os.listdir(journal)
    except FileNotFoundError:
        return False
    for name in names:
        if not name.endswith(".jsonl"):
            continue
        index.journals += 1
        known = index.covered.get(name, 0)
        size = os.stat(f"{journal}/{name}").st_size
        if size < known or (size > known and CHANGES_NAMES in bytes_of(f"{journal}/{name}", known)):
            return True
    return False


def _has_come(vault: str, index: Index) -> bool:
    """Tell whether journals of another machine may have come that say more than the index."""
    if not index.machine:
        return False
    return os.stat(f"{vault}/journal/done").st_mtime_ns > os.stat(f"{vault}/names.tsv").st_mtime_ns


def bytes_of(path: str, offset: int = 0) -> bytes:
    """Return the bytes of a file; a fifth of what `open` costs for a small one."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if offset:
            os.lseek(fd, offset, os.SEEK_SET)
        data = os.read(fd, 1 << 16)
        while len(data) >= 1 << 16 and (piece := os.read(fd, 1 << 24)):
            data += piece
        return data
    finally:
        os.close(fd)


def commit(vault: str, label: str, ops: "Sequence[Op]", machine: str = "") -> None:
    """Write one change: `(teacher, table, id, record as JSON)` each. On the disk when it returns; else StoreError.

    `machine` is what the index calls this one.

    `names.tsv` is told that this journal changes no names, so that the next start need not read it. It is derived:
    nobody waits for the disk, and where two write it at once nothing but that hint is lost.
    """
    writer = to_text(new_id())
    lines = ",".join(f'[{teacher},"{table}",{id_},{record}]' for teacher, table, id_, record in ops)
    head = f'"s":{SCHEMA},"t":{time_ns() // 1_000_000},"w":"{writer}","l":{quoted(label)},"by":"shell"'
    data = f'{{{head},"ops":[{lines}]}}'.encode()
    line = b'{"c":"%08x","r":%s}\n' % (crc32(data), data)
    name = f"{writer}-{machine}.jsonl" if machine else f"{writer}.jsonl"
    try:
        write_new(f"{vault}/journal", name, line)
    except OSError as error:
        raise explained(error, "Not saved", vault) from error
    try:
        fd = os.open(f"{vault}/names.tsv", os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        try:
            os.write(fd, b"J\t%s\t%d\n" % (name.encode(), len(line)))
        finally:
            os.close(fd)
    except OSError:
        return


def write_new(folder: str, name: str, data: bytes) -> None:
    """Put a new file, hers alone, into a folder: all of it or nothing, on the disk when it returns. Raises OSError."""
    path = f"{folder}/{name}"
    temporary = path + ".tmp"
    try:
        fd = os.open(temporary, NEW, 0o600)
    except FileNotFoundError:
        _make_folders(folder)
        fd = os.open(temporary, NEW, 0o600)
    try:
        try:
            taken = os.write(fd, data)
            while taken < len(data):
                taken += os.write(fd, data[taken:])
            getattr(os, "fdatasync", os.fsync)(fd)
        finally:
            os.close(fd)
        os.rename(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    _sync_folder(folder)


def _make_folders(folder: str) -> None:
    """Make a folder and those above it, each of them on the disk before what is put into it."""
    parent = os.path.dirname(folder)
    if not os.path.isdir(parent):
        _make_folders(parent)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return
    _sync_folder(parent)


def _sync_folder(folder: str) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def moment_text(seconds: float) -> str:
    """Return seconds since 1970 as a moment is stored: `2026-05-21T15:42:05Z`."""
    return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(seconds))


def record(fields: "dict[str, str | int | Iterable[str] | None]") -> str:
    """Return a record as JSON, without the fields that say nothing."""
    cells = []
    for key, value in fields.items():
        if isinstance(value, int):
            cells.append(f'"{key}":{value}')
        elif isinstance(value, str) and value:
            cells.append(f'"{key}":{quoted(value)}')
        elif value:
            cells.append(f'"{key}":[{",".join(quoted(each) for each in value)}]')
    return "{" + ",".join(cells) + "}"


def quoted(text: str) -> str:
    """Return a text as a JSON string that can be encoded in UTF-8, as `json.loads` reads it back."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    if not text.isprintable():
        table = {code: f"\\u{code:04x}" for code in range(32)}
        if not is_whole(text):
            table.update((code, f"\\u{code:04x}") for code in range(0xD800, 0xE000))
        text = text.translate(table)
    return f'"{text}"'


def explained(error: OSError, title: str, vault: str) -> StoreError:
    """Return what went wrong in the vault, with what to do about it."""
    from pathlib import Path  # noqa: PLC0415 - only where something went wrong

    from coachtui.storage import files  # noqa: PLC0415

    return files.explained(error, title, Path(vault))
