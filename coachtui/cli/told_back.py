"""What an act on records tells when it is done: whose, what was done, the record in its words with its reference."""

from coachtui.cli.output import give_json
from coachtui.cli.reference import Found, book_refs, in_brackets
from coachtui.cli.voice import short, tell
from coachtui.domain.change import Change
from coachtui.domain.codes import may_begin
from coachtui.domain.ids import spoken
from coachtui.domain.kinds import KINDS, summary
from coachtui.services.session import Session

UNTOLD = frozenset({"students", "groups", "links"})
"""What begins along with a record that is told; `tell_begun` tells who is new."""


def tell_record(session: Session, one: Found, done: str) -> None:
    """Tell on stderr what was done to a record, in one line."""
    name = session.book(one.teacher).teacher.get("name")
    tell(" · ".join(each for each in (short(str(name)) if name else "", f"{done}: {said_of(session, one)}") if each))


def tell_made(session: Session, written: Change, table: str) -> None:
    """Tell the record of a table that a change has begun."""
    tell_record(session, begun_in(written, table), written.label)


def label_said(session: Session, written: Change) -> str:
    """Return what was done, and to which record where it was one, or which began: its words with its reference."""
    ops = [op for op in written.ops if op.after and op.table in KINDS and op.table not in UNTOLD]
    op = next((op for op in ops if op.before is None), ops[0] if ops else None)
    if op is None or op.id not in session.book(op.teacher).table(op.table):
        return written.label
    return f"{written.label}: {said_of(session, Found(op.teacher, op.table, op.id))}"


def begun_in(written: Change, table: str) -> Found:
    """Return the record of a table that a change has begun."""
    op = next(op for op in written.ops if op.table == table and op.before is None)
    return Found(op.teacher, op.table, op.id)


def said_of(session: Session, one: Found) -> str:
    """Return a record in its words, with its reference behind it."""
    book = session.book(one.teacher)
    return f"{short(summary(one.table, book.table(one.table)[one.id]))}  {in_brackets(book_refs(book)[one.id])}"


def give_record(session: Session, one: Found) -> None:
    """Print a record as JSON, as it is stored."""
    row = session.book(one.teacher).table(one.table)[one.id]
    give_json({key: value for key, value in row.items() if not key.startswith("_")})


def tell_begun(change: Change) -> None:
    """Tell which students an act has begun, and of which the code may be a child's name."""
    begun = {
        str(op.after.get("code")): spoken(op.id)
        for op in change.ops
        if op.table == "students" and op.after and not op.before
    }
    if codes := list(begun):
        tell(f"{', '.join(codes)} {'is' if len(codes) == 1 else 'are'} new here.")
    for code, ref in begun.items():
        if not may_begin(code):
            hint = f"Take the line back: coachtui undo. Or keep it under a code: coachtui edit {ref} code=K3"
            tell(f"“{short(code)}” looks like a name: students are codes, such as K3.", hint)
