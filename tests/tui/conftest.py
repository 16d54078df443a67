"""An app on a memory store, driven by keys only."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest

from coachtui.domain.change import Change, Op
from coachtui.exchange.prompts import Prompts, load_prompts
from coachtui.exchange.sample import sample_books
from coachtui.keymap import Keymap, resolve_keymap
from coachtui.resources import themes_folder
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.settings import Settings
from coachtui.storage.memory import MemoryStore
from coachtui.themes import ThemeSpec, load_themes
from coachtui.tui.app import CoachApp, Look
from coachtui.tui.bindings import declared
from coachtui.tui.colours import MANY
from tests.tui.settling import settled

Rows = Iterable[tuple[int, str, dict[str, Any]]]
STAMP = {"created": "2026-05-01T12:00:00Z", "visibility": "me"}
MARIA = 7


def put(session: Session, rows: Rows) -> None:
    """Write records, each (teacher, table, fields with an id), past the undo."""
    ops = tuple(Op(teacher, table, row["id"], None, {**STAMP, **row}) for teacher, table, row in rows)
    session.write(Change("set up", ops))


def rows(session: Session, table: str, teacher: int = MARIA) -> list[dict[str, Any]]:
    """Return the records of a table, oldest first."""
    return sorted(session.book(teacher).rows(table), key=lambda row: int(row["id"]))


def only(session: Session, table: str, teacher: int = MARIA) -> dict[str, Any]:
    """Return the one record of a table."""
    (row,) = rows(session, table, teacher)
    return row


class Kept:
    """Keeps drafts in memory, as the vault's keeper does on disk."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, int, int | None], str] = {}

    def keep(self, where: str, text: str, teacher: int, record: int | None = None) -> None:
        """Keep the text of a field; an empty one drops it."""
        self.texts[where, teacher, record] = text
        if not text:
            self.drop(where, teacher, record)

    def take(self, where: str, teacher: int, record: int | None = None) -> str | None:
        """Return the text of a field."""
        return self.texts.get((where, teacher, record))

    def drop(self, where: str, teacher: int, record: int | None = None) -> None:
        """Forget the text of a field."""
        self.texts.pop((where, teacher, record), None)

    def superseded(self, where: str, teacher: int, record: int | None = None) -> tuple[Op, ...]:
        """Forget the text of a field; nothing of it is in the store."""
        self.drop(where, teacher, record)
        return ()

    def flush(self) -> None:
        """Have nothing waiting."""

    def try_again(self) -> None:
        """Have nothing to try."""

    def unsaved(self) -> list[str]:
        """Return what is kept: nothing of it is written."""
        return [text for text in self.texts.values() if text]


@pytest.fixture(autouse=True)
def unhurried(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key wait for the one before it however slow the machine is; only the tests of that hurry."""
    if request.module.__name__.rpartition(".")[2] != "test_turns":
        monkeypatch.setattr("coachtui.tui.turns.LOOKS", 400)


@pytest.fixture(autouse=True)
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test go on as soon as the app has done what a key began."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", settled)


@pytest.fixture
def session(pen: Pen) -> Session:
    """A sitting on an empty memory store."""
    return Session(MemoryStore(), pen)


@pytest.fixture
def maria(session: Session) -> Session:
    """A sitting on one teacher, Maria Delgado, id 7."""
    put(
        session,
        [
            (
                MARIA,
                "teachers",
                {
                    "id": MARIA,
                    "name": "Maria Delgado",
                    "grades": ["7"],
                    "subjects": ["math"],
                    "entry": "assigned",
                    "felt_as": "wary",
                    "state": "active",
                    "cadence_days": 14,
                },
            ),
            (
                MARIA,
                "notes",
                {
                    "id": 71,
                    "at": "2026-05-18T14:42:00Z",
                    "mode": "said",
                    "speaker": "teacher",
                    "text": "they just won't try",
                    "raw": 't "they just won\'t try"',
                    "source": "typed",
                },
            ),
            (
                MARIA,
                "notes",
                {
                    "id": 72,
                    "at": "2026-05-18T14:40:00Z",
                    "mode": "count",
                    "speaker": "students",
                    "text": "6 of 28 hands up",
                    "raw": "# 6 of 28 hands up",
                    "source": "typed",
                },
            ),
        ],
    )
    return session


@pytest.fixture
def sample(pen: Pen) -> Session:
    """A sitting on the sample caseload."""
    session = Session(MemoryStore(), pen)
    books = sample_books()
    put(
        session,
        [
            (teacher, table, row)
            for teacher, tables in books.items()
            for table, found in tables.items()
            if table != "drafts"
            for row in found.values()
        ],
    )
    return session


def maria_of(sample: Session) -> int:
    """Return the id of Maria, whose records in the sample are the fullest."""
    return next(name.id for name in sample.store.names() if name.name.startswith("Maria"))


@cache
def shipped_prompts() -> Prompts:
    """Return the shipped prompts, read once."""
    return load_prompts()[0]


class Shipped:
    """The shipped prompts."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt."""
        return shipped_prompts().of(name)


@pytest.fixture(scope="session")
def themes() -> dict[str, ThemeSpec]:
    """The shipped themes, by name."""
    found, failures = load_themes([themes_folder()])
    assert failures == []
    return found


@pytest.fixture(scope="session")
def keymap() -> Keymap:
    """The keys as they are declared."""
    found, problems = resolve_keymap(declared(), {})
    assert problems == []
    return found


@pytest.fixture
def app(keymap: Keymap, themes: dict[str, ThemeSpec]) -> Callable[..., CoachApp]:
    """A maker of apps on a session."""

    def make(
        session: Session,
        settings: Settings | None = None,
        *,
        theme: str = "dark",
        plain: bool = False,
        colours: int = MANY,
        **more: Any,
    ) -> CoachApp:
        return CoachApp(session, Look(settings or Settings(), keymap, themes, theme, plain, colours), **more)

    return make


@pytest.fixture
def screen_text() -> Callable[[CoachApp], str]:
    """What stands on the screen, as plain text."""

    def read(running: CoachApp) -> str:
        strips = running.screen._compositor.render_strips(running.size)
        return "\n".join(strip.text for strip in strips)

    return read
