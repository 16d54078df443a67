"""An app on the sample caseload, put into any place of the house, and what can be seen of it there."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.domain.change import Change, Op
from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.dialogs.page import PageScreen
from coachtui.tui.live.tallying import TallyBoard
from coachtui.tui.ref import Ref
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.screens.inquiry import InquiryScreen
from coachtui.tui.screens.live import LiveScreen
from coachtui.tui.screens.prep import PrepScreen
from coachtui.tui.screens.sort import SortScreen
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import maria_of

if TYPE_CHECKING:
    from textual.screen import Screen

SIZE = (120, 40)
PATIENCE = 20
"""How many rounds of the screen an effect may take."""

SCREENS: dict[str, type[FramedScreen]] = {
    **{tab: TabScreen.kind(tab) for tab in TABS},
    "page": PageScreen,
    "prep": PrepScreen,
    "sort": SortScreen,
    "live": LiveScreen,
    "inquiry": InquiryScreen,
}
"""Every place of the house: the tabs, and the full screens over them."""

PLACES = tuple(SCREENS)
OVER = tuple(place for place in PLACES if place not in TABS)
TYPED = {"live", "inquiry"}
"""Where a line to type in has the focus at first."""


@dataclass(frozen=True)
class State:
    """What can be seen of the app from outside."""

    tab: str
    teacher: int
    stack: tuple[str, ...]
    title: str
    focus: object
    cursor: tuple[float, ...]
    marked: int
    commits: int
    told: int
    drawn: int
    text: str

    @property
    def deep(self) -> int:
        """How many screens lie on each other."""
        return len(self.stack)


class OneLeft:
    """An inbox with one note in it."""

    def __init__(self) -> None:
        self.notes = [SimpleNamespace(id="a", teacher="Marya", text=". hands up", at="", lines=False)]

    def list(self) -> list[Any]:
        """Return what waits."""
        return self.notes

    def drop(self, id_: str) -> None:
        """Take it away."""
        self.notes = [note for note in self.notes if note.id != id_]


class Prompted:
    """Prompts in two wordings."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return them."""
        return (f"{name}?", f"or {name}?")


class Chosen:
    """Keeps no setting anywhere."""

    def keep(self, name: str, value: str | bool | int) -> None:
        """Take a setting."""

    def keep_keys(self, action: str, keys: list[str] | None) -> None:
        """Take the keys of an action."""

    def wins(self, name: str) -> str:
        """Return what wins over the file: nothing."""
        return ""


class Walk:
    """Puts an app into a place, and puts it back there after each key."""

    def __init__(self, running: CoachApp, pilot: Pilot[None]) -> None:
        self.running = running
        self.pilot = pilot
        self.place = ""
        self.commits = 0
        self.drawn = 0
        self.told = 0
        self._teacher = running.teacher
        self._home: list[Screen[Any]] = []
        self._count()

    def _count(self) -> None:
        """Count what is written, drawn and told, and let nothing reach the clipboard of the machine."""
        running = self.running
        refresh, notify = running.refresh, running.notify

        def written(_news: object) -> None:
            self.commits += 1

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.drawn += 1
            return refresh(*args, **kwargs)

        def heard(*args: Any, **kwargs: Any) -> None:
            self.told += 1
            notify(*args, **kwargs)

        running.session.watch(written)
        running.refresh = counted  # type: ignore[method-assign]
        running.notify = heard  # type: ignore[method-assign]
        running.copy_to_clipboard = lambda _text: None  # type: ignore[method-assign]

    # What is seen

    @property
    def desk(self) -> FramedScreen:
        """The screen in view."""
        assert isinstance(self.running.screen, FramedScreen), self.running.screen
        return self.running.screen

    def state(self) -> State:
        """Return what can be seen now."""
        running, screen = self.running, self.running.screen
        focused = running.focused
        strips = screen._compositor.render_strips(running.size)
        return State(
            running.current_mode,
            running.teacher,
            tuple(type(each).__name__ for each in running.screen_stack),
            next((str(each.border_title) for each in screen.query("*") if each.border_title), ""),
            focused,
            (focused._cursor, focused.scroll_y) if isinstance(focused, Rows) else (),
            sum(len(rows.marked) for rows in screen.query(Rows)),
            self.commits,
            self.told,
            self.drawn,
            "\n".join(strip.text for strip in strips),
        )

    async def shows(self, what: Callable[[State], bool]) -> bool:
        """Whether something is seen within a few rounds of the screen."""
        for _ in range(PATIENCE):
            await self.pilot.pause()
            if what(self.state()):
                return True
        return False

    # Where it is

    async def go(self, place: str) -> None:
        """Go to a place and call it home."""
        self.place = place
        await self._build()

    async def restage(self) -> None:
        """Go home: nothing open over it, all changes taken back; built anew only where it was left."""
        running, home = self.running, self._home
        while len(running.screen_stack) > len(home) and running.screen_stack[: len(home)] == home:
            await self.pilot.press("escape")
        if running.screen_stack != home or running.teacher != self._teacher:
            await self._build()
            return
        self._tidy()
        for _ in range(2):  # a question over the line goes first
            if isinstance(running.focused, Input):
                await self.pilot.press("escape")
        await self.pilot.pause()

    async def _build(self) -> None:
        running = self.running
        while len(running.screen_stack) > 1:
            await self.pilot.press("escape")
        running.look_at(self._teacher)
        running.go_tab(self.place if self.place in TABS else "relationship")
        await self.pilot.pause()
        self._tidy()
        await self._over()
        await self.pilot.pause()
        if self.place in TYPED:
            await self.pilot.press("escape")
        self._home = list(running.screen_stack)
        assert isinstance(running.screen, SCREENS[self.place])

    def _tidy(self) -> None:
        while self.running.session.undo():
            pass
        self.running.trail.clear()
        for rows in self.running.screen.query(Rows):
            if rows.words:
                rows.narrow("")
            if rows.marked:
                rows.clear_marks()

    async def _over(self) -> None:
        """Open the screen of the place over its tab."""
        running, teacher = self.running, self._teacher
        book = running.session.book(teacher)
        scripts = Counter(row["encounter"] for row in book.rows("notes") if row.get("encounter"))
        if self.place == "page":
            note = next(row for row in book.rows("notes") if row.get("mode") == "said")
            self.desk.run_worker(self.desk.open_page(Ref(teacher, "notes", note["id"])))
        elif self.place == "prep":
            running.push_screen(PrepScreen())
        elif self.place == "sort":
            running.push_screen(SortScreen(Ref(teacher, "encounters", scripts.most_common(1)[0][0])))
        elif self.place == "live":
            self._count_in(max(scripts))
            running.push_screen(LiveScreen(Ref(teacher, "encounters", max(scripts))))
        elif self.place == "inquiry":
            asked = next(row for row in book.rows("inquiries") if row.get("possibilities") and row.get("learn_more"))
            running.push_screen(InquiryScreen(teacher, None, asked["id"]))

    def _count_in(self, encounter: int) -> None:
        """Have two tallies in an encounter."""
        session, teacher = self.running.session, self._teacher
        for id_, name in ((1, "open or closed"), (2, "who is called on")):
            row = {"id": id_, "name": name, "encounter": encounter, "marks": [{"bucket": "open"}]}
            if id_ not in session.book(teacher).table("tallies"):
                session.write(Change("counted", (Op(teacher, "tallies", id_, None, row),)))

    # Where the cursor is

    def spots(self) -> Iterator[None]:
        """Put the cursor on each kind of row in turn, list after list."""
        for rows in self.desk.query(Rows):
            if not (rows.display and rows.can_focus):
                continue
            self.desk.set_focus(rows)
            seen: set[object] = set()
            if isinstance(rows, TallyBoard):
                yield
            for index, row in enumerate(list(rows._rows)):
                kind = (row.act, row.ref.table if row.ref else "")
                if row.selectable and kind not in seen and index < len(rows._rows):
                    seen.add(kind)
                    rows._go(index)
                    yield

    async def stand(self, action: str) -> bool:
        """Put the cursor where an action can be done and seen; False where there is no such spot."""
        self._set_up(action)
        if action in {"live.line", "inquiry.line"}:
            return self.desk.can(action)
        if action.startswith("tally."):
            self.desk.set_focus(self.desk.query_one(TallyBoard))
            return self.desk.can(action)
        for _ in self.spots():
            rows = self.desk.rows
            if not self.desk.can(action) or rows is None or (rows.count < 3 and action.startswith("move.")):
                continue
            if action in {"move.up", "move.first", "move.page_up", "move.half_up"}:
                rows.last()
            elif action.startswith("move.") and action not in {"move.out", "move.in"}:
                rows.first()
            if action == "close" and self.place in TABS:
                if rows.ref is None:
                    continue
                rows.toggle_mark()
            await self.pilot.pause()
            if self.desk.can(action):
                return True
        return False

    def _set_up(self, action: str) -> None:
        """Have something to take back, or to do again."""
        session, teacher = self.running.session, self._teacher
        if action in {"undo", "redo"}:
            row = session.book(teacher).teacher
            session.do(Change("renamed", (Op(teacher, "teachers", teacher, row, {**row, "alias": "M"}),)))
        if action == "redo":
            session.undo()


@asynccontextmanager
async def walking(app: Callable[..., CoachApp], sample: Session, place: str) -> AsyncIterator[Walk]:
    """Run an app on the sample, on Maria, in a place."""
    running = app(
        sample, teacher=maria_of(sample), keeping=Keeping(inbox=OneLeft(), prompts=Prompted(), config=Chosen())
    )
    async with running.run_test(size=SIZE) as pilot:
        it = Walk(running, pilot)
        await it.go(place)
        yield it
