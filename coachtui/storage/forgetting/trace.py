"""What is kept of forgetting, so that a backup brings nothing back: a day, and marks that only who has an id can tell.

A record of the table `retention` in what is common: `what` went (teacher, student, before), whose, and on which day it
was asked for. Whatever brings earlier states back asks `sifted` what it may bring.
"""

from __future__ import annotations

from datetime import date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.ids import new_id
from coachtui.domain.moment import stored
from coachtui.storage.codec import Codec, PlainCodec
from coachtui.storage.forgetting.gather import Gathered, State, losers
from coachtui.storage.forgetting.rewrite import Rewriter
from coachtui.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coachtui.storage.merge import Shard

TABLE = "retention"
MARK = 16
"""How many letters a mark has."""


def leave(root: Path, asked: Asked) -> None:
    """Keep that something was forgotten, once. Raises StoreError."""
    vault = Vault(root)
    try:
        said = _said(asked)
        known = vault.book(COMMON).rows(TABLE)
        if not any({key: row.get(key) for key in said} == said for row in known):
            id_ = new_id()
            row = {**said, "id": id_, "on": datetime.now().astimezone().date().isoformat()}
            vault.commit(Change("forgotten", (Op(COMMON, TABLE, id_, None, row),)))
    finally:
        vault.close()


def _said(asked: Asked) -> Row:
    what = "teacher" if asked.whole else "student" if asked.students else "before"
    said: dict[str, Any] = {"what": what}
    if asked.teacher:
        said["teacher"] = mark(asked.teacher)
    if asked.students:
        said["students"] = sorted(map(mark, asked.students))
    if asked.before:
        said["before"] = asked.before
    return said


def mark(id_: int) -> str:
    """Return what stands for an id that is gone: it tells nothing, and is the same whenever the id is met again."""
    return sha256(b"%d" % id_).hexdigest()[:MARK]


def asked_in(rows: Iterable[Row], teacher: int, students: Iterable[int] = ()) -> list[Asked]:
    """Return what was asked to be forgotten of a teacher who has, or had, these students."""
    found = []
    for row in rows:
        what, marks, before = row.get("what"), row.get("students") or (), str(row.get("before") or "")
        whose = teacher if row.get("teacher") == mark(teacher) else COMMON
        those = frozenset(id_ for id_ in students if mark(id_) in marks)
        if (what == "teacher" and whose) or (what == "student" and whose and those):
            found.append(Asked(whose, those))
        elif what == "before" and _midnight(before) and (whose or not row.get("teacher")):
            found.append(Asked(whose, before=before, midnight=_midnight(before)))
    return found


def _midnight(day: str) -> str:
    try:
        return stored(datetime.combine(date.fromisoformat(day), time()).astimezone()) if day else ""
    except ValueError:
        return ""


def is_forgotten(rows: Iterable[Row], teacher: int) -> bool:
    """Tell whether a teacher was forgotten with all that was hers."""
    return any(asked.whole and asked.teacher == teacher for asked in asked_in(rows, teacher))


def sifted(common: Iterable[Row], teacher: int, now: Shard, then: Shard, form: Codec | None = None) -> Shard | None:
    """Return what may be brought back of a teacher's records `then`, where they are `now` as they are.

    `common` are the records of the table `retention`. None where she was forgotten, and is not there any more.
    """
    rows = list(common)
    if is_forgotten(rows, teacher) and now.get("teachers", teacher) is None:
        return None
    students = {id_ for shard in (now, then) for table, id_ in shard.latest if table == "students"}
    for asked in asked_in(rows, teacher, students):
        if asked.whole:
            continue
        found = Gathered(asked)
        for shard, stands in ((now, True), (then, False)):
            for entry in shard.latest.values():
                found.take(State(teacher, entry, stands))
        for entry in losers(then):
            found.take(State(teacher, entry, stands=False))
        then = Rewriter(found, found.forgetting(), form or PlainCodec(), lambda _: False).shard(teacher, then)
    return then
