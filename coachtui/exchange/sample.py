"""The sample caseload: six teachers over a school year, invented, for `demo`, for tests and for pictures.

It ships as a finished vault in `data/sample/vault`, made from `data/sample/source` by `sample_build`.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import orjson

from coachtui.domain.change import COMMON, Row
from coachtui.resources import data_folder

LAST_DAY = date(2026, 5, 21)
"""The day that is today in the sample: a Thursday."""

_WEEK_MS = 7 * 24 * 3600 * 1000
_DATED = re.compile(r'"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\dZ)?"|(?<="_v":")(\d+)')
"""A JSON string that is a day or a moment and nothing else, or the milliseconds of a version."""

Tables = dict[str, dict[int, Row]]


def sample_books() -> dict[int, Tables]:
    """Return the records of the sample as they ship, by teacher id (0 for the groups), table and id; no versions."""
    books: dict[int, Tables] = {}
    for name, text in _files():
        if name == "common.json":
            books[COMMON] = _tables(text)
        elif name.startswith("teachers/"):
            books[int(Path(name).stem)] = _tables(text)
    return books


def write_sample(dest: Path, today: date) -> None:
    """Write the sample as a vault into `dest`, moved by whole weeks so that its last day is in the week up to `today`.

    Files are readable by their owner only. Ids stay as they are. Raises OSError, and then nothing of it is left;
    FileExistsError where `dest` holds a vault.
    """
    if (dest / "store.json").exists():
        raise FileExistsError(f"there is a vault in {dest}")
    made: list[Path] = []
    try:
        _write(dest, _mover((today - LAST_DAY).days // 7), made)
    except OSError:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _write(dest: Path, move: Callable[[re.Match[str]], str], made: list[Path]) -> None:
    """Write folders and files, each told in `made` as it comes into being."""
    for folder in [*reversed(dest.parents), dest, dest / "teachers", dest / "journal"]:
        if not folder.exists():
            folder.mkdir(0o700)
            made.append(folder)
    dest.chmod(0o700)
    for name, text in _files():
        fd = os.open(dest / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        made.append(dest / name)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            out.write(_DATED.sub(move, text))


def _mover(weeks: int) -> Callable[[re.Match[str]], str]:
    moved: dict[str, str] = {}

    def move(found: re.Match[str]) -> str:
        day, time, version = found.groups()
        if version:
            return str(int(version) + weeks * _WEEK_MS)
        if day not in moved:
            moved[day] = (date.fromisoformat(day) + timedelta(weeks=weeks)).isoformat()
        return f'"{moved[day]}{time or ""}"'

    return move


def _files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of the shipped vault, the mark of a whole vault last."""
    vault = data_folder() / "sample" / "vault"
    for path in sorted(vault.rglob("*"), key=lambda each: (each.name == "store.json", each)):
        if path.is_file():
            yield path.relative_to(vault).as_posix(), path.read_text("utf-8")


def _tables(text: str) -> Tables:
    found = orjson.loads(text)
    return {name: {int(id_): _bare(row) for id_, row in rows.items()} for name, rows in found.items()}


def _bare(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "_v"}
