"""How a record is named on a command line: by a few letters, `k7q2x`, which stand in brackets where it is told.

They are the beginning of a longer name: as many of them as it takes will do. The id that `--json` prints, a number,
does too.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.ids import SPOKEN, WHOLE, from_text, spoken, to_text
from coachtui.domain.kinds import label, summary
from coachtui.errors import UsageError
from coachtui.services.session import Session
from coachtui.storage.layout import Layout
from coachtui.storage.sift import ids_in
from coachtui.storage.vault import Vault

LEAST = 3
"""The fewest letters that are taken for a reference."""
NUMBER = 15
"""From how many digits on they are the id as the files have it, and no reference."""
OFFERED = 5
"""How many records are offered where a reference names several, or none."""
WORDS = 50
"""How many letters of a record are shown where it is offered."""
WHERE = "It stands in brackets behind each record. See: coachtui show TEACHER"


class Found(NamedTuple):
    """A record that was named: in whose file it is, its table, its id."""

    teacher: int
    table: str
    id: int


def refs_of(ids: Iterable[int]) -> Mapping[int, str]:
    """Return for each id what names it among these: five letters, more where two begin alike."""
    alike: dict[str, list[int]] = {}
    for id_ in dict.fromkeys(ids):
        alike.setdefault(spoken(id_), []).append(id_)
    return {id_: _apart(id_, group) for group in alike.values() for id_ in group}


def book_refs(book: Book) -> Mapping[int, str]:
    """Return what names each record of a teacher, and each group."""
    return refs_of(id_ for name, rows in book.tables.items() if not name.startswith("_") for id_ in rows)


def in_brackets(ref: str) -> str:
    """Return a reference as it stands behind a record."""
    return f"[{ref}]"


def record_named(session: Session, text: str, *, tables: Collection[str] = (), teacher: int = COMMON) -> Found:
    """Return the one record that a reference names, of one teacher or of all, of some tables or of any.

    Raises UsageError where there is none or where it may be several: it offers the nearest.
    """
    fits = fitting(text)
    known = [each for each in _known(session, teacher) if fits(each[1])]
    found = [each for whose, id_ in known if (each := _there(session, whose, id_))]
    wanted = [each for each in found if not tables or each.table in tables]
    if len(wanted) == 1:
        return wanted[0]
    if wanted:
        raise UsageError("Which record?", f"“{_bare(text)}” may be several.", _offer(session, wanted))
    if found:
        kinds = " or a ".join(label(table) for table in tables)
        one = found[0]
        what = f"{label(one.table)}: {_words(session, one)}"
        raise UsageError(f"Not a {kinds}", f"“{_bare(text)}” is a {what}.", WHERE)
    raise UsageError("No such record", f"No reference begins with “{_bare(text)}”.", _nearest(session, text, teacher))


def _apart(id_: int, group: list[int]) -> str:
    letters = SPOKEN
    while any(other != id_ and spoken(other, letters) == spoken(id_, letters) for other in group):
        letters += 1
    return spoken(id_, letters)


def _bare(text: str) -> str:
    return text.strip().strip("[]")


def fitting(text: str) -> Callable[[int], bool]:
    """Return what tells whether an id is meant. Raises UsageError for what can be no reference."""
    bare = _bare(text)
    if len(bare) >= NUMBER and bare.isdecimal():
        return int(bare).__eq__
    try:
        wanted = _tidied(bare)
    except ValueError:
        raise UsageError(
            "No such record", f"“{bare}” is no reference: it is a few letters and digits.", WHERE
        ) from None
    if not LEAST <= len(wanted) <= WHOLE:
        which = "short" if len(wanted) < LEAST else "long"
        raise UsageError("No such record", f"“{bare}” is too {which} for a reference.", WHERE)
    return lambda id_: spoken(id_, len(wanted)) == wanted


def _tidied(text: str) -> str:
    """Return letters as references are written: small, `o` as 0, `l` as 1. Raises ValueError for what has others."""
    return to_text(from_text(text)).rjust(len(text), "0") if text else ""


def _known(session: Session, teacher: int) -> Iterator[tuple[int, int]]:
    """Yield whose file and which id: of what is not folded yet from the records, else from the bytes of the files.

    Reading every record of a thousand teachers would take as long as all else that is done with one.
    """
    vault = session.store
    assert isinstance(vault, Vault)  # noqa: S101 - the shell opens no other
    snapshots = Layout(vault.layout.root).snapshots()
    for whose in (COMMON, *(name.id for name in vault.names() if teacher in (COMMON, name.id))):
        path = snapshots.get(whose)
        if path is not None and whose not in vault.feed.pending:
            yield from ((whose, id_) for id_ in ids_in(path))
        else:
            yield from ((whose, id_) for name, rows in vault.book(whose).tables.items() for id_ in rows)


def _there(session: Session, whose: int, id_: int) -> Found | None:
    place = session.book(whose).find(id_)
    if place is None or (place[0] == "groups" and whose != COMMON):
        return None
    return Found(whose, place[0], id_)


def _offer(session: Session, found: list[Found]) -> str:
    """Return a line for each record, with what names it alone."""
    refs = refs_of(each.id for each in found)
    names = {each.id: each.name for each in session.store.names()}
    lines = [
        f"  {refs[each.id]}  {names.get(each.teacher, 'all teachers')}  {label(each.table)}: {_words(session, each)}"
        for each in found[:OFFERED]
    ]
    more = [f"  … and {len(found) - OFFERED} more"] if len(found) > OFFERED else []
    return "\n".join(["Do you mean one of:", *lines, *more])


def _words(session: Session, one: Found) -> str:
    said = summary(one.table, session.book(one.teacher).table(one.table)[one.id])
    return said if len(said) <= WORDS else f"{said[: WORDS - 1].rstrip()}…"


def _nearest(session: Session, text: str, teacher: int) -> str:
    """Return the records whose references differ from a text in one letter, or in the order of two."""
    bare = _bare(text)
    wanted = _tidied(bare[:WHOLE])
    near = (each for each in _known(session, teacher) if _differs_little(wanted, spoken(each[1], len(wanted))))
    found = [each for whose, id_ in near if (each := _there(session, whose, id_))][:OFFERED]
    return _offer(session, found) if found else WHERE


def _differs_little(wanted: str, other: str) -> bool:
    differing = [at for at, (one, two) in enumerate(zip(wanted, other, strict=True)) if one != two]
    if len(differing) == 2:
        one, two = differing
        return wanted[one] == other[two] and wanted[two] == other[one]
    return len(differing) == 1
