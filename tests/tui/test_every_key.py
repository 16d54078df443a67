"""Every key does what its help says, wherever its action belongs, and nothing else is offered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from coachtui.exchange.sample import sample_books
from coachtui.keymap import resolve_keymap
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.memory import MemoryStore
from coachtui.tui.actions import ACTIONS, BY_ID, TABS
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.bindings import actions_of, declared
from coachtui.tui.dialogs.page import PageScreen
from coachtui.tui.palette import offered
from coachtui.tui.ref import Ref
from coachtui.tui.screens.desk import DeskScreen
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.screens.inquiry import InquiryScreen
from coachtui.tui.screens.live import LiveScreen
from coachtui.tui.screens.prep import PrepScreen
from coachtui.tui.screens.sort import SortScreen
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import put

Make = Callable[..., CoachApp]
SIZE = (120, 40)
PATIENCE = 20
"""How many rounds of the screen an effect may take."""
PLACES = (*TABS, "page", "prep", "sort", "live", "inquiry")


@dataclass(frozen=True)
class State:
    """What can be seen of the app from outside."""

    tab: str
    teacher: int
    stack: tuple[str, ...]
    focus: object
    cursor: object
    marked: int
    commits: int
    told: int
    drawn: int
    text: str

    @property
    def deep(self) -> int:
        """How many screens lie on each other."""
        return len(self.stack)


Effect = Callable[[State, State], bool]


def asks(before: State, after: State) -> bool:
    """A dialog or a screen has opened over what was there."""
    return after.deep > before.deep


def closes(before: State, after: State) -> bool:
    """What was open is closed."""
    return after.deep < before.deep or (before.marked > 0 and after.marked == 0)


def writes(before: State, after: State) -> bool:
    """The records have changed."""
    return after.commits > before.commits


def moves(before: State, after: State) -> bool:
    """The cursor stands elsewhere."""
    return (after.cursor, after.focus) != (before.cursor, before.focus)


def tells(before: State, after: State) -> bool:
    """She is told."""
    return after.told > before.told


def looks(before: State, after: State) -> bool:
    """The screen shows something else."""
    return after.text != before.text


def either(*effects: Effect) -> Effect:
    """One of these."""
    return lambda before, after: any(effect(before, after) for effect in effects)


def goes(*tabs: str) -> Effect:
    """Go to one of these tabs, from wherever."""
    return lambda _before, after: after.tab in tabs and after.deep == 1


def other_tab(before: State, after: State) -> bool:
    """Another tab is open."""
    return after.tab != before.tab


def other_teacher(before: State, after: State) -> bool:
    """Another teacher is in view."""
    return after.teacher != before.teacher


def focuses(before: State, after: State) -> bool:
    """The focus is elsewhere."""
    return after.focus != before.focus


def redraws(before: State, after: State) -> bool:
    """All is drawn again."""
    return after.drawn > before.drawn


EFFECT: dict[str, Effect] = {
    **{f"tab.{tab}": goes(tab) for tab in TABS},
    "tab.previous": other_tab,
    "tab.next": other_tab,
    "teacher.pick": asks,
    "teacher.previous": other_teacher,
    "teacher.next": other_teacher,
    **{action.id: moves for action in ACTIONS if action.id.startswith("move.")},
    "move.out": either(moves, looks),
    "move.in": either(moves, looks),
    "pane.next": focuses,
    "pane.previous": focuses,
    "open": either(asks, other_tab, focuses),
    "close": either(closes, focuses),
    "related": either(asks, goes(*TABS)),
    "back": either(other_tab, moves, closes),
    "find": asks,
    "filter": asks,
    "map": looks,
    "prep": asks,
    "visit": asks,
    "inquiry": asks,
    "sort": asks,
    "live.line": focuses,
    "live.mode": looks,
    "live.end": writes,
    "inquiry.line": focuses,
    "inquiry.wording": looks,
    "inquiry.belief": writes,
    "inquiry.learning": writes,
    "note.capture": either(asks, focuses),
    "add": asks,
    "add.sibling": asks,
    "add.child": asks,
    "edit": asks,
    "delete": either(writes, tells),
    "undo": either(tells, writes),
    "redo": either(tells, writes),
    "mark": lambda before, after: after.marked != before.marked,
    "done": either(asks, writes),
    "whom": asks,
    "copy": tells,
    "history": asks,
    "note.evidence": asks,
    "note.answer": asks,
    "note.belief": asks,
    "note.claim": asks,
    "note.promise": asks,
    "note.validation": writes,
    "note.star": writes,
    "note.question": asks,
    "help": asks,
    "palette": asks,
    "theme": asks,
    "inbox": asks,
    "redraw": redraws,
    "quit": closes,
}
"""What must be seen after each action. `quit` on a bare tab ends the app, which a test of its own holds."""

UNSEEN = {("caseload", "back"), ("prep", "back"), ("sort", "back")}
"""Where the effect needs more than a cursor: a jump before it. A test of its own holds it."""


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


class Walk:
    """An app on the sample caseload, put anew into a place before each key."""

    def __init__(self, running: CoachApp, pilot: Pilot[None], place: str, commits: list[object]) -> None:
        self.running = running
        self.pilot = pilot
        self.place = place
        self.commits = commits
        self.drawn = 0
        self.told = 0
        self._home = running.teacher
        running.copy_to_clipboard = lambda _text: None  # type: ignore[method-assign]
        refresh, notify = running.refresh, running.notify

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.drawn += 1
            return refresh(*args, **kwargs)

        def heard(*args: Any, **kwargs: Any) -> None:
            self.told += 1
            notify(*args, **kwargs)

        running.refresh = counted  # type: ignore[method-assign]
        running.notify = heard  # type: ignore[method-assign]

    @property
    def desk(self) -> DeskScreen:
        """The screen in view."""
        assert isinstance(self.running.screen, DeskScreen), self.running.screen
        return self.running.screen

    def state(self) -> State:
        """Return what can be seen now."""
        running, screen = self.running, self.running.screen
        lists = [rows for rows in screen.query(Rows) if rows.display]
        strips = screen._compositor.render_strips(running.size)
        return State(
            running.current_mode,
            running.teacher,
            tuple(type(each).__name__ for each in running.screen_stack),
            running.focused,
            tuple((rows.id, rows._cursor, rows.scroll_y) for rows in lists),
            sum(len(rows.marked) for rows in lists),
            len(self.commits),
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

    async def restage(self) -> None:
        """Go back to the place, with nothing open over it and all changes taken back."""
        running = self.running
        while len(running.screen_stack) > 1:
            await self.pilot.press("escape")
        while running.session.undo():
            pass
        running.look_at(self._home)
        running.trail.clear()
        running.go_tab(self.place if self.place in TABS else "relationship")
        await self.pilot.pause()
        for rows in running.screen.query(Rows):
            rows.narrow("")
            rows.clear_marks()
        await self._over()
        await self.pilot.pause()

    async def _over(self) -> None:
        """Open the screen of the place over its tab."""
        running = self.running
        book = running.session.book(self._home)
        visit = max((row for row in book.rows("notes") if row.get("encounter")), key=lambda row: row["at"])["encounter"]
        if self.place == "prep":
            await self.pilot.press("p")
        elif self.place == "page":
            note = next(row for row in book.rows("notes") if row.get("mode") == "said")
            self.desk.run_worker(self.desk.open_page(Ref(self._home, "notes", note["id"])))  # type: ignore[attr-defined]
        elif self.place == "sort":
            running.push_screen(SortScreen(Ref(self._home, "encounters", visit)))
        elif self.place == "live":
            running.push_screen(LiveScreen(Ref(self._home, "encounters", visit)))
        elif self.place == "inquiry":
            asked = next(row for row in book.rows("inquiries") if row.get("possibilities") and row.get("learn_more"))
            running.push_screen(InquiryScreen(self._home, None, asked["id"]))
        await self.pilot.pause()
        if self.place in {"live", "inquiry"}:
            await self.pilot.press("escape")

    def spots(self) -> Iterator[None]:
        """Put the cursor on each kind of row in turn, list after list."""
        for rows in self.desk.query(Rows):
            if not (rows.display and rows.can_focus):
                continue
            self.desk.set_focus(rows)
            seen: set[object] = set()
            for index, row in enumerate(rows._rows):
                kind = (row.act, row.ref.table if row.ref else "")
                if row.selectable and kind not in seen and index < len(rows._rows):
                    seen.add(kind)
                    rows._go(index)
                    yield

    async def stand(self, action: str) -> bool:
        """Put the cursor where an action can be done and seen; False where there is no such spot."""
        if action in {"live.line", "inquiry.line"}:
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
                rows.toggle_mark()
            await self.pilot.pause()
            if self.desk.can(action):
                return True
        return False


@pytest.fixture
def walk(app: Make, pen: Pen) -> Callable[..., Any]:
    """A maker of walks: `async with walk("board") as it`."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def begin(place: str, **more: Any) -> Any:
        session = Session(MemoryStore(), pen)
        rows = [
            (teacher, table, row)
            for teacher, tables in sample_books().items()
            for table, found in tables.items()
            if table != "drafts"
            for row in found.values()
        ]
        put(session, rows)
        commits: list[object] = []
        session.watch(commits.append)
        maria = next(name.id for name in session.store.names() if name.name.startswith("Maria"))
        running = app(session, teacher=maria, keeping=Keeping(inbox=OneLeft(), prompts=Prompted()), **more)
        async with running.run_test(size=SIZE) as pilot:
            it = Walk(running, pilot, place, commits)
            await it.restage()
            yield it

    return begin


class Prompted:
    """Prompts in two wordings."""

    problem = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return them."""
        return (f"{name}?", f"or {name}?")


def test_every_action_has_an_effect_and_a_key_or_a_name() -> None:
    assert EFFECT.keys() == BY_ID.keys()
    assert all(action.label and action.help.endswith(".") for action in ACTIONS)


SCREENS: dict[str, type[DeskScreen]] = {
    **{tab: type(TabScreen.named(tab)) for tab in TABS},
    "page": PageScreen,
    "prep": PrepScreen,
    "sort": SortScreen,
    "live": LiveScreen,
    "inquiry": InquiryScreen,
}


def seen_here(place: str, action: str) -> bool:
    """Whether the effect can be seen by a cursor alone."""
    return (place, action) not in UNSEEN and not (action == "quit" and place in TABS)


def code(place: str, action: str) -> tuple[object, ...]:
    """Return what runs in a place for an action, and what it reaches its records by."""
    screen, method = SCREENS[place], BY_ID[action].method
    return tuple(
        getattr(screen, name, None) for name in (f"do_{method}", f"can_{method}", "rows", "selected", "chosen")
    )


def once(place: str) -> list[str]:
    """Return the actions of a place that no place before it does by the same code."""
    before = {
        (each.id, code(earlier, each.id))
        for earlier in PLACES[: PLACES.index(place)]
        for each in actions_of(earlier)
        if seen_here(earlier, each.id)
    }
    return [each.id for each in actions_of(place) if (each.id, code(place, each.id)) not in before]


async def silent(it: Walk, actions: Iterable[str]) -> list[str]:
    """Press the key of each action, and return those after which nothing that it promises was seen."""
    found = []
    for action in actions:
        if not seen_here(it.place, action) or not await it.stand(action):
            continue
        before, keys = it.state(), it.running.keymap.of(action)
        if keys:
            await it.pilot.press(keys[0])
        else:
            it.desk.action_act(action)
        if not await it.shows(lambda after, do=EFFECT[action], was=before: do(was, after)):
            found.append(f"{keys[:1]} {action}")
        await it.restage()
    return found


@pytest.mark.parametrize("place", PLACES)
async def test_a_key_does_what_it_says(walk: Callable[..., Any], place: str) -> None:
    async with walk(place) as it:
        assert await silent(it, once(place)) == []


@pytest.mark.walk
@pytest.mark.parametrize("place", PLACES)
async def test_every_key_does_what_it_says_everywhere(walk: Callable[..., Any], place: str) -> None:
    async with walk(place) as it:
        assert await silent(it, [action.id for action in actions_of(place)]) == []


@pytest.mark.parametrize("place", PLACES)
async def test_the_footer_offers_what_can_be_done_and_nothing_else(walk: Callable[..., Any], place: str) -> None:
    async with walk(place) as it:
        for _ in it.spots():
            await it.pilot.pause()
            screen = it.desk
            assert isinstance(screen, FramedScreen)
            able = {it.running.keymap.shown(each.id): each.label for each in actions_of(place) if screen.can(each.id)}
            assert {hint.key: hint.label for hint in screen.footer.hints}.items() <= able.items()
            assert {"undo", "help", "quit"} & set(able.values()) <= {hint.label for hint in screen.footer.hints}


@pytest.mark.parametrize("place", ["live", "inquiry"])
async def test_the_footer_of_a_line_shows_no_key_that_prints(walk: Callable[..., Any], place: str) -> None:
    async with walk(place) as it:
        await it.pilot.press("tab")
        await it.pilot.pause()
        shown = {hint.key for hint in it.desk.footer.hints}  # type: ignore[attr-defined]
        assert {"F1", "^q"} <= shown
        assert not {key for key in shown if len(key) == 1}
        assert "tab" not in shown


@pytest.mark.parametrize("place", PLACES)
async def test_help_and_palette_offer_the_same_and_run_it(walk: Callable[..., Any], place: str) -> None:
    async with walk(place) as it:
        actions = it.desk.actions()
        shown = {item.value for item in offered(actions, [], it.running.keymap, plain=False)}
        assert shown == {action.id for action in actions} - {"palette"}
        await it.pilot.press(
            "f1", *"search", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace"
        )
        before = it.state()
        assert before.stack[-1] == "HelpDialog"
        await it.pilot.press(*"redraw", "enter")
        await it.pilot.pause()
        assert it.state().drawn > before.drawn
        assert it.state().deep == before.deep - 1


async def test_every_action_can_be_done_somewhere(walk: Callable[..., Any]) -> None:
    left = set(BY_ID)
    for place in PLACES:
        async with walk(place) as it:
            if place == "caseload":
                it.running.trail.append(("board", it.running.teacher, None))
            for _ in it.spots():
                left -= {action.id for action in it.desk.actions()}
            if place in {"live", "inquiry"}:
                left -= {action.id for action in it.desk.actions()}
    assert left == set()


async def test_a_jump_is_gone_back(walk: Callable[..., Any]) -> None:
    async with walk("caseload") as it:
        claim = next(iter(it.running.session.book(it.running.teacher).rows("claims")))
        it.running.jump(Ref(it.running.teacher, "claims", claim["id"]))
        await it.pilot.pause()
        assert it.running.tab == "board"
        await it.pilot.press("b")
        await it.pilot.pause()
        assert it.running.tab == "caseload"


async def test_q_on_a_bare_tab_ends_it(walk: Callable[..., Any]) -> None:
    async with walk("board") as it:
        await it.pilot.press("q")
        await it.pilot.pause()
        assert it.running._exit


async def test_a_key_of_hers_moves_footer_help_and_binding(walk: Callable[..., Any]) -> None:
    async with walk("board") as it:
        keymap, problems = resolve_keymap(declared(), {"note.capture": "f5", "quit": ""})
        assert any("quit" in problem for problem in problems)
        it.running.keymap = keymap
        it.running.look = replace(it.running.look, keymap=keymap)
        it.running.set_keymap(keymap.for_textual())
        it.desk.show_frame()  # type: ignore[attr-defined]
        assert ("F5", "note") in {(hint.key, hint.label) for hint in it.desk.footer.hints}  # type: ignore[attr-defined]
        await it.pilot.press("n")
        assert it.state().deep == 1
        await it.pilot.press("f5")
        assert it.state().stack[-1] == "CaptureDialog"
        await it.pilot.press("escape", "question_mark", *"note")
        await it.pilot.pause()
        assert "F5" in it.state().text
        await it.pilot.press("escape", "q")
        assert it.running._exit
