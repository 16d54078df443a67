"""The files of a vault that are mended one by one while nobody folds; each is told as its name and what was done."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from coachtui.storage import check, files, history, journal, layout, names
from coachtui.storage.codec import Codec
from coachtui.storage.journal import SUFFIX, BadLine
from coachtui.storage.layout import Layout
from coachtui.storage.quick import SCHEMA
from coachtui.storage.rebuild import aside, bad_name
from coachtui.storage.sharing import Sharing
from coachtui.storage.snapshot import schema_of

YOUNG = 600.0
"""Seconds for which a file may be one that is being written, or tell that its session folds."""

Told = tuple[str, str]


def left_over(place: Layout) -> Iterator[Told]:
    """Take away what sessions left half written; a note, or a text that waits, is kept aside."""
    for path in list(check.left_over(place)):
        with contextlib.suppress(FileNotFoundError):
            found = path.stat()
            if path.is_symlink() or not path.is_file() or abs(time.time() - found.st_mtime) < YOUNG:
                continue
            typed = path.parent in (place.journal, place.root / "inbox") and found.st_size > 0
            kept = aside(place, path.name.removesuffix(files.TEMPORARY), path.read_bytes()) if typed else ""
            files.remove(path)
            yield (
                _name(place, path),
                f"Kept as quarantine/{kept}: nobody was told that it is saved." if kept else "Removed.",
            )


def journals_back(place: Layout) -> Iterator[Told]:
    """Bring journals back of which the index of names knows more than is left, from the newest backup that has it."""
    index, sharing = names.read(place.names), Sharing(place)
    for stem, size in index.covered.items() if index else ():
        path = place.journal / (stem + SUFFIX)
        left = path.read_bytes() if path.exists() else b""
        folded = next(place.done.glob(f"{stem}.*{SUFFIX}"), None)
        if len(left) >= size or folded or not sharing.is_own(stem) or (path.exists() and not files.ended(path)):
            continue
        copies = (each.read_bytes() for each in sorted(place.backups.glob(f"*/journal/{path.name}"), reverse=True))
        copy = next((each for each in copies if len(each) > len(left) and each.startswith(left)), None)
        if copy is not None:
            files.replace(path, copy)
            yield _name(place, path), f"{len(copy) - len(left)} bytes of it were brought back from a backup."


def backups_apart(place: Layout, form: Codec) -> Iterator[Told]:
    """Keep damaged files of backups aside, so that nothing is ever made from them."""
    for path in [*place.backups.rglob("*.json"), *place.backups.rglob(f"*{SUFFIX}")]:
        why = check.damage(path, form)
        if why and (kept := aside(place, f"backup-{path.name}", path.read_bytes())):
            if path.name == place.store.name:
                schema = schema_of_all(Layout(path.parent), form)
                files.replace(path, layout.store_text(schema, schema))
            else:
                files.remove(path)
            yield _name(place, path), f"It was damaged ({why}), and is kept as quarantine/{kept}."


def journals_without_damage(place: Layout, form: Codec) -> Iterator[Told]:
    """Write folded journals anew without the bytes that say nothing, once these are kept aside.

    What another machine wrote is mended there.
    """
    sharing = Sharing(place)
    own = [path for path in history.journals(place) if sharing.is_own(path.name.partition(".")[0])]
    for path in [each for each in own if each.parent == place.done]:
        batch = journal.read(path, 0, form)
        torn = [BadLine(batch.offset, batch.torn, "it was cut off")] if batch.torn else []
        bad = [*batch.bad, *torn]
        kept = [aside(place, bad_name(path, each), each.data) for each in bad]
        if not bad or batch.newer or not all(kept):
            continue
        data = _without(path.read_bytes(), bad)
        stem, _, folded = path.name.removesuffix(SUFFIX).rpartition(".")
        target = path.with_name(f"{stem}.{len(data)}{SUFFIX}") if folded.isdigit() else path  # all of it is folded
        files.replace(target, data)
        if target != path:
            files.remove(path)
        pieces = "a damaged piece" if len(bad) == 1 else f"{len(bad)} damaged pieces"
        yield _name(place, path), f"Written anew without {pieces}, kept as {_all(kept)}."


def _without(data: bytes, bad: list[BadLine]) -> bytes:
    """Return the bytes of a journal without these lines, each with its newline."""
    kept, start = b"", 0
    for each in bad:
        kept += data[start : each.start]
        start = each.start + len(each.data) + 1
    return kept + data[start:]


def schema_of_all(place: Layout, form: Codec) -> int:
    """Return the oldest schema of the snapshots, that a vault may be brought up from there; or one that is newer."""
    schemas = [schema_of(form.unpack(path.read_bytes())) for path in place.snapshots().values()]
    newer = any(journal.read(path, 0, form).newer for path in history.journals(place))
    return max([*schemas, SCHEMA + newer]) if newer or max(schemas, default=0) > SCHEMA else min([*schemas, SCHEMA])


def _all(kept: list[str]) -> str:
    return ", ".join(f"quarantine/{each}" for each in dict.fromkeys(kept))


def _name(place: Layout, path: Path) -> str:
    return path.relative_to(place.root).as_posix()
