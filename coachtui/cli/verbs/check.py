"""`coachtui check`: reads every byte of the vault, tells what is wrong, and mends it where that is asked for."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from coachtui.cli.assemble import places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.book import TABLES
from coachtui.domain.keeping import Problem
from coachtui.domain.records.complaints import check_row
from coachtui.errors import CoachError
from coachtui.storage.check import check
from coachtui.storage.inbox import waiting
from coachtui.storage.layout import Layout, is_there
from coachtui.storage.repair import repair
from coachtui.storage.snapshot import parse

ABOUT = """\
Read every byte of the vault and tell what is wrong. Changes nothing, unless --repair is given: then what can be mended
is mended and told, a line each; what was damaged is kept in the vault's folder quarantine. Exit code 1 says that
something is wrong, or is still."""
EXAMPLES = "  coachtui check\n  coachtui check --repair\n  coachtui check --json"


def arguments(parser: ArgumentParser) -> None:
    """Take the form, and whether to mend."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    parser.add_argument("--json", action="store_true", help="print a list of objects; with --repair, one")


def run(asked: Namespace) -> int:
    """Print what is wrong, a line each."""
    root = Path(places(asked.home).vault)
    mended = repair(root) if asked.repair and is_there(root) else []
    if not asked.json:
        for each in mended:
            give(f"{each.path}: {each.said}")
    if not is_there(root) and (texts := waiting(str(root))):
        found = list(_inbox(root))
        tell(f"There is no vault in {root} yet; texts that wait in its inbox: {len(texts)}.")
    else:
        found = [*check(root), *_records(root), *_inbox(root)]
    if asked.json:
        left = [{"title": p.title, "message": p.message, "hint": p.hint, "path": p.path} for p in found]
        give_json({"mended": [each._asdict() for each in mended], "left": left} if asked.repair else left)
    else:
        for problem in found:
            give(f"{problem.path or root}: {problem.title}. {problem.message} {problem.hint}".rstrip())
    if asked.repair:
        tell(f"{len(mended)} mended." if mended else "There was nothing to mend.")
        tell(f"{len(found)} left as they are in {root}." if found else f"All is well in {root}.")
    else:
        hint = "What can be mended is mended by: coachtui check --repair" if found else ""
        tell(f"{len(found)} found wrong in {root}." if found else f"All is well in {root}.", hint)
    return 1 if found else 0


def _records(root: Path) -> Iterator[Problem]:
    """Yield the records of sound snapshots that do not say what their kind of record says."""
    for path in Layout(root).snapshots().values():
        try:
            shard = parse(path.read_bytes()).shard
        except (OSError, ValueError, CoachError):
            continue
        for table in TABLES:
            for id_, row in shard.tables.get(table, {}).items():
                if wrong := check_row(table, row):
                    said = "; ".join(message for _, message in wrong) + "."
                    where = f"{path.relative_to(root)} {table} {id_}"
                    yield Problem("A record says what it cannot", said, "Open and save it in the app.", where)


def _inbox(root: Path) -> Iterator[Problem]:
    for kept in waiting(str(root)):
        if kept.damaged:
            where = str(Path(kept.path).relative_to(root))
            yield Problem("A text in the inbox is damaged", "It is shown as it is.", "File or drop it.", where)
