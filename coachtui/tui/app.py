"""The app: who is in view, which tab, and what all screens share. It holds no rule and draws nothing itself."""

import gc
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary

from textual.app import App
from textual.binding import Binding
from textual.events import Event, Key, Paste, Resize
from textual.filter import LineFilter
from textual.screen import Screen

from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label
from coachtui.domain.names import TeacherName
from coachtui.keymap import Keymap
from coachtui.services.caseload import Caseload
from coachtui.settings import Settings
from coachtui.themes import ThemeSpec, to_textual
from coachtui.tui.actions import BY_ID, TABS
from coachtui.tui.ascii import AsciiFilter, draw_scrollbars
from coachtui.tui.bindings import Bindings, rebound
from coachtui.tui.borrowed import Borrowed
from coachtui.tui.colours import MANY, NONE, filters
from coachtui.tui.first import First, keep_frame
from coachtui.tui.keeping import Keeping
from coachtui.tui.places import TAB_OF
from coachtui.tui.ref import Ref
from coachtui.tui.resting import Resting
from coachtui.tui.screens.blank import hide, hide_or_show
from coachtui.tui.screens.fitting import HEIGHTS, WIDTHS
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.sheet import Sheet
from coachtui.tui.telling import DONE, forget_told
from coachtui.tui.terminal import forget, has_job_control
from coachtui.tui.trouble import Trouble
from coachtui.tui.turns import KeyTurns

if TYPE_CHECKING:
    from coachtui.errors import CoachError
    from coachtui.services.session import News, Session

POLL_SECONDS = 0.5
"""How often the journals of her other sessions are looked at."""

AT_ONCE = 8
"""How many teachers are read before all are shown: a small caseload stands as it is from the first paint on."""

TWICE_SECONDS = 2.0
"""How soon the second ctrl+c has to follow the first."""


class Look(NamedTuple):
    """How the app looks and listens: her settings, keys, themes, the one to begin with, and what the terminal can draw.

    `plain` is whether only ASCII is drawn, `colours` how many there are.
    """

    settings: Settings
    keymap: Keymap
    themes: Mapping[str, ThemeSpec]
    theme: str
    plain: bool = False
    colours: int = MANY


class CoachApp(App[None]):
    """The tabs and the screens over them, on one session."""

    TITLE = "coachtui"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/caseload.tcss"]  # parsed in one, for the first tab
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar[Bindings] = [
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True, system=True),
        Binding("ctrl+q", "leave", "quit", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", "to the shell", show=False, priority=True, system=True),
        Binding(",".join(BY_ID["blank"].keys), "blank", "blank", show=False, id="blank", priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {tab: partial(TabScreen.named, tab) for tab in TABS}
    DEFAULT_MODE = "caseload"

    def __init__(
        self,
        session: "Session",
        look: Look,
        keeping: Keeping | None = None,
        *,
        problems: Sequence["CoachError | str"] = (),
        teacher: int = 0,
        tab: str = "caseload",
        live: str = "",
    ) -> None:
        super().__init__()
        keeping = keeping or Keeping()
        self.session = session
        self.caseload = Caseload(session, look.settings.cadence_days)
        self.keymap = look.keymap
        self.look = look
        self.plain = look.plain
        self.sends_changes = look.settings.draw == "changes"
        self.drafts = keeping.drafts
        self.inbox = keeping.inbox
        self.home = keeping.home
        self.reports = keeping.reports
        self.config = keeping.config
        self._borrowed = Borrowed(self, keeping.prompts)
        self.teacher = teacher
        self.trail: list[tuple[str, int, Ref | None]] = []
        self._problems, self._first_tab, self._live = problems, tab, live
        self.first: First | None = None
        self.stands = False
        """Whether the first tab has been put together."""
        self._interrupted = -TWICE_SECONDS
        self.resting = Resting(self)
        self.trouble = Trouble(self)
        self.turns = KeyTurns(self, super().on_event)
        self._stop_watching: Callable[[], None] | None = None
        self._styled: WeakKeyDictionary[Screen[Any], str] = WeakKeyDictionary()
        self._parsed = ""
        self._dress(look)

    def _dress(self, look: Look) -> None:
        """Take the themes, draw as the terminal can, and put on the theme to begin with."""
        self.animation_level = "none"
        self.stylesheet = Sheet()
        self._ascii = AsciiFilter()
        draw_scrollbars(plain=look.plain)
        self._few_colours = filters(look.colours)
        for theme in look.themes.values():
            self.register_theme(to_textual(theme))
        self.theme = look.theme
        self.set_class(look.colours == NONE, "-colourless")

    # Starting and ending

    def on_load(self) -> None:
        """Choose whom to look at, before the first tab is put together."""
        if not self.teacher:
            names = [name.id for name in self.names()]
            few = len(names) <= AT_ONCE  # their lines are needed for the first paint anyway
            self.teacher = next(iter(self.caseload_order() if few else names), COMMON)

    def on_mount(self) -> None:
        """Put her keys in force, open the first tab, and begin to listen to her other sessions."""
        self.set_keymap(rebound(self.keymap))
        self._stop_watching = self.session.watch(self._on_news)
        self.go_tab(self._first_tab)
        if self._live:
            self._go_live()
        self.run_worker(self.turns.run(), name="keys")
        self.set_interval(POLL_SECONDS, self._tick)
        self.call_after_refresh(self._painted)
        self.stands = True

    def _go_live(self) -> None:
        """Be in an encounter as soon as the first tab is there; what is typed until then goes into its line."""
        going = self.turns.begin()

        def land() -> None:
            if isinstance(self.screen, TabScreen):
                self.screen.begin_at_once(self._live)
            self.turns.end(going)

        self.call_after_refresh(land)

    def _tick(self) -> None:
        """Look after the vault, and hide the screen where she has been away for long enough."""
        self.trouble.look()
        self.resting.look()
        if self.first and keep_frame(self, self.first):
            self.first = None
        away = self.look.settings.blank_after * 60
        if away and self.resting.seconds > away:
            hide(self)

    async def on_event(self, event: Event) -> None:
        """Give keys and pastes in their turn; remember when the last one came."""
        if isinstance(event, (Key, Paste)) and not event.is_forwarded:
            self.resting.key()
            forget_told(self, DONE)
            self.turns.take(event)
        else:
            if isinstance(event, Resize):
                forget(self, event.size)
            await super().on_event(event)

    def _painted(self) -> None:
        """Collect garbage from now on, but not among what starting made; then tell what was found wrong."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.trouble.tell_found(self._problems)

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._stop_watching:
            self._stop_watching()

    def leave(self) -> None:
        """Close what is open; with nothing open, end. All is saved already, or she is told that it is not."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.trouble.may_quit():
            self.exit()

    def _fatal_error(self) -> None:
        """Tell where a fault of the program came up, without the values at hand: they are her notes."""
        from rich.traceback import Traceback  # noqa: PLC0415 - only where something went wrong

        self.bell()
        self.panic("A fault of the program ended it. What you typed before is saved.", Traceback(show_locals=False))

    def action_leave(self) -> None:
        """Close what is open, then quit, from a text field too."""
        top = self.screen
        leave = getattr(top, "action_leave", None)
        if len(self.screen_stack) > 1 and leave:
            leave()
        else:
            self.leave()

    def action_blank(self) -> None:
        """Hide the screen, or show again what was there."""
        hide_or_show(self)

    def action_interrupt(self) -> None:
        """Quit on the second ctrl+c."""
        if monotonic() - self._interrupted < TWICE_SECONDS:
            self.exit()
        self._interrupted = monotonic()
        if self.trouble.may_quit():
            self.notify("ctrl+c again to quit. All is saved.", timeout=TWICE_SECONDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave ctrl+z to a text of many lines, where it takes back what was typed."""
        del parameters
        return action != "suspend_process" or not hasattr(self.focused, "action_undo")

    def action_suspend_process(self) -> None:
        """Stop, and give her the shell."""
        if has_job_control():
            super().action_suspend_process()
        else:
            self.notify("There is no shell behind this screen to go to.", markup=False)

    def prompts_of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt, to the teacher in view."""
        return self._borrowed.of(name)

    def prompt_of(self, name: str, turn: int) -> str:
        """Return one wording of a prompt, another one each turn; empty where there is none."""
        found = self.prompts_of(name)
        return found[turn % len(found)] if found else ""

    # Who is in view

    def names(self, *, archived: bool = False) -> list[TeacherName]:
        """Return the teachers by name; the archived ones only where asked for."""
        found = [name for name in self.session.store.names() if archived or name.state != "archived"]
        return sorted(found, key=lambda each: each.name.casefold())

    def caseload_order(self) -> list[int]:
        """Return the teachers in the order of the caseload, as far as it is known by now."""
        ids = [name.id for name in self.names()]
        self.caseload.read(ids, self.session.pen.now())
        return self.caseload.ordered(ids)

    def look_at(self, teacher: int) -> None:
        """Bring another teacher into view, on the tab that is open."""
        if teacher != self.teacher and self.trouble.readable(teacher):
            self.teacher = teacher
            self.show_all()

    def step_teacher(self, step: int) -> None:
        """Look at the next teacher, or the one before."""
        ids = self.caseload_order()
        if ids:
            at = ids.index(self.teacher) if self.teacher in ids else -step
            self.look_at(ids[(at + step) % len(ids)])

    # Where to look

    @property
    def tab(self) -> str:
        """The tab that is open."""
        return self.current_mode

    def go_tab(self, tab: str) -> None:
        """Open a tab."""
        if tab != self.current_mode:
            self.switch_mode(tab)

    def jump(self, ref: Ref) -> None:
        """Go to a record on its tab, and remember from where."""
        here = self.screen.selected if isinstance(self.screen, TabScreen) else None
        self.trail.append((self.current_mode, self.teacher, here))
        self.arrive(TAB_OF.get(ref.table, "relationship"), ref.teacher or self.teacher, ref)

    def jump_back(self) -> None:
        """Go back to where the last jump began."""
        if self.trail:
            tab, teacher, ref = self.trail.pop()
            self.arrive(tab, teacher, ref)

    def arrive(self, tab: str, teacher: int, ref: Ref | None) -> None:
        """Open a tab on a teacher, with the cursor on a record; the record's own page where no list holds it."""
        if not self.trouble.readable(teacher):
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.teacher = teacher

        arriving = self.turns.begin()

        def land() -> None:
            screen = self.screen
            if isinstance(screen, TabScreen):
                if not screen.laid_out:  # Textual may call before it has drawn; no list holds a record yet
                    self.call_after_refresh(land)
                    return
                screen.show_all()
                if ref and not screen.go_to(ref):
                    screen.open_ref(ref)
            self.turns.end(arriving)

        self.switch_mode(tab)
        self.call_after_refresh(land)

    # What changed

    def _on_news(self, news: "News") -> None:
        self.resting.written()
        if not all(table == "drafts" for _, table, _ in news.touched):
            self.show_all()
        for conflict in self.caseload.arisen:
            said = (
                f"Two versions of one {label(str(conflict.get('table', '')))} are kept: two sessions wrote it at once."
            )
            hint = "The command “conflicts” shows them side by side."
            self.call_after_refresh(self.notify, f"{said}\n{hint}", severity="warning", timeout=8, markup=False)

    def show_all(self) -> None:
        """Show the records anew on every screen of this tab; the other tabs do it when they are opened."""
        for screen in self.screen_stack:
            show = getattr(screen, "show_all", None) or getattr(screen, "show", None)
            if show and screen.is_mounted:
                show()

    def show_frames(self) -> None:
        """Show anew what stands around every screen of this tab."""
        for screen in self.screen_stack:
            show = getattr(screen, "show_frame", None)
            if show and screen.is_mounted:
                show()

    def show_frame(self) -> None:
        """Show header and footer anew."""
        if isinstance(self.screen, TabScreen):
            self.screen.show_frame()

    # How it looks

    @property
    def theme_names(self) -> list[str]:
        """The themes to choose from: the shipped ones and hers."""
        return list(self.look.themes)

    def refresh_css(self, animate: bool = True) -> None:
        """Parse and apply the sheets where the theme has changed.

        Textual asks for it three times until the first paint, and twice for each new tab, and parses all of them anew;
        but a screen that is still to be put together takes its styles from the sheets as they are parsed by then.
        """
        screen = self.screen_stack[-1] if self.screen_stack else None
        if not self._parsed:
            self.stylesheet.set_variables(self.get_css_variables())
        elif self._parsed != self.theme or (screen and screen.is_mounted and self._styled.get(screen) != self.theme):
            super().refresh_css(animate)
        self._parsed = self.theme
        self._styled.update(dict.fromkeys(self.screen_stack, self.theme))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each drawn line passes through last."""
        lines = [*self._few_colours, *super().get_line_filters()]
        return [*lines, self._ascii] if self.plain else lines

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as the footer says it."""
        return self.keymap.shown(binding.id or "", plain=self.plain) or super().get_key_display(binding)
