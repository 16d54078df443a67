"""`coachtui find WORDS…`: words in all records of all teachers, and in the texts that found none."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import datetime

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import COMMON, Row
from coachtui.domain.kinds import label
from coachtui.domain.local import LOCAL
from coachtui.domain.moment import day_of
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.find import Hit, excerpt, find, folded, matches, waits
from coachtui.errors import UsageError
from coachtui.services.session import Session
from coachtui.storage.codec import BadBytesError
from coachtui.storage.inbox import Kept, waiting
from coachtui.storage.layout import Layout
from coachtui.storage.sift import sifted
from coachtui.storage.vault import Vault

ABOUT = """\
Find the records that hold all the words, case and accents aside, newest first, and the texts in the inbox that do.
Exit code 1: there is none."""
EXAMPLES = "  coachtui find exit tickets\n  coachtui find --json 'won'\\''t try'"
LINE = 100


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
        names = {each.id: each for each in session.store.names()} if session else {}
        hits = _found(session, names, words, asked.limit) if session else []
        now = session.pen.now() if session else datetime.now(LOCAL)
    unfiled = [kept for kept in waiting(paths.vault) if waits(kept.text, words)]
    both: list[Hit | Kept] = [*hits, *unfiled]
    found = sorted(both, key=_moment, reverse=True)[: asked.limit]
    if asked.json:
        give_json([_as_object(each, names) for each in found])
    for each in () if asked.json else found:
        give(f"{_day(_moment(each), now)}  {_told(each, names, words)}")
    if not found:
        tell("Nothing found.")
    return 0 if found else 1


def _moment(found: Hit | Kept) -> str:
    return found.when if isinstance(found, Hit) else found.at


def _told(found: Hit | Kept, names: dict[int, TeacherName], words: str) -> str:
    """Return whose it is, what it is, and its words; of a text in the inbox, for whom it was typed."""
    if isinstance(found, Kept):
        return f"“{found.teacher}”  inbox: {excerpt(found.text, words, LINE)}"
    name = names[found.teacher].name if found.teacher in names else "all teachers"
    said = [excerpt(text, words, LINE) for text in (found.said, found.elsewhere) if text]
    return f"{name}  {label(found.table)}: {' · '.join(said)}"


def _found(session: Session, names: dict[int, TeacherName], words: str, limit: int | None) -> list[Hit]:
    """Search sifted lines where a snapshot tells all, and whole books where journals say more or a file is damaged."""
    vault = session.store
    if not isinstance(vault, Vault):
        return find((session.book(teacher) for teacher in names), words, limit)
    hits = []
    snapshots = Layout(vault.layout.root).snapshots()
    for teacher in (COMMON, *names):
        path = snapshots.get(teacher)
        try:
            if path is None or teacher in vault.feed.pending:
                raise BadBytesError("there is more than the snapshot")  # noqa: TRY301 - both roads end in the book
            books: Iterator[Book] | list[Book] = _books(teacher, list(sifted(path, folded(words).split())))
        except BadBytesError:
            books = [vault.book(teacher)]
        hits += [hit for book in books for hit in matches(book, words)]
    once = {(hit.table, hit.id): hit for hit in hits}
    return sorted(once.values(), key=lambda hit: (hit.when, hit.id), reverse=True)[:limit]


def _books(teacher: int, lines: list[tuple[str, Row]]) -> Iterator[Book]:
    if lines:
        tables: dict[str, dict[int, Row]] = {}
        for table, row in lines:
            if table in TABLES:
                tables.setdefault(table, {})[row["id"]] = row
        yield Book(teacher, tables)


def _as_object(hit: Hit | Kept, names: dict[int, TeacherName]) -> dict[str, object]:
    if isinstance(hit, Kept):
        whose = {"teacher": COMMON, "name": hit.teacher, "table": "inbox", "id": hit.id, "when": hit.at}
        return {**whose, "field": "text", "text": hit.text, "said": hit.text}
    name = names[hit.teacher].name if hit.teacher in names else ""
    return {
        "teacher": hit.teacher,
        "name": name,
        "table": hit.table,
        "id": hit.id,
        "when": hit.when,
        "field": hit.field,
        "text": hit.line,
        "said": hit.said,
    }


def _day(when: str, now: datetime) -> str:
    try:
        return day_of(when, now).isoformat()
    except ValueError:
        return " " * 10
