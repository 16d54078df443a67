"""`coachtui find WORDS…`: words in all records of all teachers, and in the texts that found none."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.find import Found, tell_found
from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Row
from coachtui.domain.readings.find import Hit, folded, matches, waits
from coachtui.errors import UsageError
from coachtui.services.session import Session
from coachtui.storage.inbox import waiting
from coachtui.storage.layout import Layout
from coachtui.storage.sift import sifted
from coachtui.storage.vault import Vault

ABOUT = """\
Find the records that hold all the words, case and accents aside, newest first, and the texts in the inbox that do.
Exit code 1: there is none."""
EXAMPLES = "  coachtui find exit tickets\n  coachtui find --json 'won'\\''t try'"


def arguments(parser: ArgumentParser) -> None:
    """Take the words."""
    parser.add_argument("words", nargs="+", metavar="WORDS")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--limit", type=int, metavar="N", help="print the newest N only")


def run(asked: Namespace) -> int:
    """Print what was found. Returns 1 where nothing was."""
    words = " ".join(asked.words)
    if not words.strip():
        raise UsageError("Bad usage", "There is no word to look for.", "See: coachtui find --help")
    if asked.limit is not None and asked.limit < 1:
        raise UsageError("Bad usage", "--limit takes 1 or more.")
    paths = places(asked.home)
    with opened_if_there(paths) as session:
        names = {each.id: each.name for each in session.store.names()} if session else {}
        hits = _hits(session, names, words) if session else []
    found = [
        Found((hit.teacher, names.get(hit.teacher, "")), (hit.table, hit.id), hit.when, hit.said, (hit.field, hit.line))
        for hit in hits
    ]
    unfiled = [kept for kept in waiting(paths.vault) if waits(kept.text, words)]
    return tell_found(found, unfiled, words, asked.limit, as_json=asked.json)


def _hits(session: Session, names: Iterable[int], words: str) -> Iterator[Hit]:
    """Search sifted lines where a snapshot tells all, and whole books where journals say more or a file is damaged."""
    vault = session.store
    assert isinstance(vault, Vault)  # noqa: S101 - the shell opens no other
    snapshots = Layout(vault.layout.root).snapshots()
    for teacher in (COMMON, *names):
        path = snapshots.get(teacher)
        book = (
            vault.book(teacher)
            if path is None or teacher in vault.feed.pending
            else _sifted(vault, path, teacher, words)
        )
        yield from (hit for hit in matches(book, words) if teacher == COMMON or hit.table != "groups")


def _sifted(vault: Vault, path: Path, teacher: int, words: str) -> Book:
    """Return a book of the records that may hold the words; of all, where the file is damaged or more is needed."""
    tables: dict[str, dict[int, Row]] = {}
    try:
        for table, row in sifted(path, folded(words).split()):
            tables.setdefault(table, {})[row["id"]] = row
    except ValueError:
        return vault.book(teacher)
    is_bare = any(not row.get("text") for row in tables.get("evidence", {}).values())  # it has the words of its note
    return vault.book(teacher) if is_bare else Book(teacher, tables)
