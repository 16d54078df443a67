"""`coachtui conflicts`: the records of which two versions are kept, told with both sides, and settled with a word."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any, NamedTuple

from coachtui.cli.assemble import opened, places
from coachtui.cli.output import give_json
from coachtui.cli.reference import in_brackets, record_named, refs_of
from coachtui.cli.voice import give, tell
from coachtui.domain.change import COMMON, Change, Row
from coachtui.domain.keeping import Version
from coachtui.domain.kinds import label, summary
from coachtui.errors import UsageError, nearest
from coachtui.services.conflicts import Two, may_join, two_versions
from coachtui.services.merging import BOTH, OTHER, STANDS, Difference, differing, joined
from coachtui.services.records import settle_conflict
from coachtui.services.session import Session
from coachtui.services.shapes import shapes
from coachtui.services.whence import session_said, when_said
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.page_values import said_value

ABOUT = """\
Tell the records that two sessions of yours changed at once: what stands, what the other wrote, field by field. With REF
and a word one is settled: stands, other, or both; FIELD=WORD settles one field otherwise. A field in which both cannot
stand is left as that side has it which changed it. Undo takes it back; by hand: settle, then coachtui edit REF."""
EXAMPLES = """\
  coachtui conflicts
  coachtui conflicts k7q2x other
  coachtui conflicts k7q2x stands text=both scope=other"""
HOW = (STANDS, OTHER, BOTH)


class Kept(NamedTuple):
    """A conflict: whose, its record, and its two versions."""

    teacher: int
    row: Row
    two: Two

    @property
    def differences(self) -> list[Difference]:
        """All in which the two differ."""
        return differing(self.two.stands or {}, self.two.other, self.two.base)


def arguments(parser: ArgumentParser) -> None:
    """Take which one, and how it is settled."""
    parser.add_argument("ref", metavar="REF", nargs="?", help="which one; without it all are told")
    parser.add_argument("how", metavar="HOW", nargs="?", choices=HOW, help=", ".join(HOW))
    parser.add_argument("fields", metavar="FIELD=HOW", nargs="*", help="one field otherwise: text=both")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Tell them all, or settle one; 1 where there is none."""
    with opened(places(asked.home).vault, fresh=False) as session:
        found = list(_all(session))
        refs = refs_of(each.row["id"] for each in found)
        if asked.ref:
            if not asked.how:
                raise UsageError("How is it settled?", "One of the two stands, or both.", f"Say: {', '.join(HOW)}")
            id_ = record_named(session, asked.ref, tables=("conflicts",)).id
            one = next(each for each in found if each.row["id"] == id_)
            tell(session.do(_settled(session, one, asked.how, asked.fields)).label)
            return 0
        if asked.json:
            give_json([each.row for each in found])
        else:
            for each in found:
                for line in _told(session, each, refs[each.row["id"]]):
                    give(line)
    if not found:
        tell("Every record has one version: there is nothing to settle.")
    return 0 if found else 1


def _all(session: Session) -> Iterator[Kept]:
    for teacher in (COMMON, *(name.id for name in session.store.names())):
        for row in sorted(session.book(teacher).rows("conflicts"), key=lambda row: int(row["id"])):
            yield Kept(teacher, row, two_versions(session, teacher, row))


def _told(session: Session, each: Kept, ref: str) -> Iterator[str]:
    book, now, table = session.book(each.teacher), session.pen.now(), each.two.table
    name = str(book.teacher.get("name") or "all teachers")
    yield f"{name}, {label(table)}: {summary(table, each.two.stands or each.two.other)}  {in_brackets(ref)}"
    yield f"  what stands: {_written(session, each.two.when) if each.two.stands else 'it was removed'}"
    yield f"  the other: {_written(session, each.two.when_other)}"
    for difference in each.differences if each.two.stands else ():
        title = FIELD_NAMES.get(table, {}).get(difference.path, difference.path.replace("_", " "))
        moved = ", changed in both" if difference.moved == BOTH and each.two.base is not None else ""
        yield f"  {title} ({difference.path}{moved})"
        for side, value in ((STANDS, difference.stands), (OTHER, difference.other)):
            yield f"    {side}: {said_value(book, table, difference.path, value, now) if value else 'nothing'}"


def _written(session: Session, version: Version | None) -> str:
    if version is None or not version.at:
        return "when is not known"
    now = session.pen.now()
    return f"{when_said(version.at, now)}, {session_said(version.writer, version.by, version.at, now) or 'here'}"


def _settled(session: Session, one: Kept, how: str, fields: list[str]) -> Change:
    pen, book = session.pen, session.book(one.teacher)
    if not one.two.stands:
        return settle_conflict(pen, book, one.row["id"], take_other=how != STANDS)
    ways = {each.path: how for each in one.differences} | _ways(one, fields)
    if set(ways.values()) <= {OTHER}:
        return settle_conflict(pen, book, one.row["id"], take_other=True)
    kinds = {shape.key: shape.kind for shape in shapes(one.two.table)}
    values = {each.path: _value(each, ways[each.path], kinds.get(each.path, "")) for each in one.differences}
    taken = {path: value for path, (value, other) in values.items() if other}
    return settle_conflict(pen, book, one.row["id"], values=taken)


def _ways(one: Kept, fields: list[str]) -> dict[str, str]:
    """Return how single fields are to be settled. Raises UsageError for a field that does not differ."""
    known, ways = [each.path for each in one.differences], {}
    for each in fields:
        path, _, how = each.partition("=")
        if path not in known:
            wrong = f"They do not differ in {path}{nearest(path, known)}."
            raise UsageError("No such field", wrong, f"But in: {', '.join(known)}")
        if how not in HOW:
            raise UsageError("How is it settled?", f"{path} cannot be “{how}”.", f"Say: {', '.join(HOW)}")
        ways[path] = how
    return ways


def _value(each: Difference, how: str, kind: str) -> tuple[Any, bool]:
    """Return the value of a field as it is settled, and whether it is another than what stands."""
    if how == BOTH:
        both = joined(each.stands, each.other) if may_join(kind, each.stands or each.other) else None
        if both is not None:
            return both, True
        how = each.choice
    return (each.other, True) if how == OTHER else (each.stands, False)
