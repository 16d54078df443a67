"""What every full screen of hers can do: say what is chosen in it, and run the actions."""

from collections.abc import Awaitable, Callable, Coroutine
from inspect import iscoroutine
from typing import Any, ClassVar

from textual.app import ScreenStackError

from coachtui.errors import CoachError
from coachtui.tui.actions import BY_ID, Action
from coachtui.tui.bindings import actions_of
from coachtui.tui.ref import Ref
from coachtui.tui.screens.speaking import SpeakingScreen
from coachtui.tui.turns import CURRENT, Act
from coachtui.tui.widgets.rows import Rows


class DeskScreen(SpeakingScreen):
    """A full screen with actions. `PLACE` is its name in the actions' `where`."""

    PLACE: ClassVar[str] = "list"
    AUTO_FOCUS = "Rows"

    def show(self) -> None:
        """Fill the screen from the records. Called on arrival and after every change."""

    # What is chosen

    @property
    def rows(self) -> Rows | None:
        """The list that has the focus, else the first one in sight."""
        if isinstance(self.focused, Rows):
            return self.focused
        return next((rows for rows in self.query(Rows) if rows.display and rows.is_on_screen), None)

    @property
    def selected(self) -> Ref | None:
        """The record under the cursor."""
        return self.rows.ref if self.rows else None

    def chosen(self, *tables: str) -> list[Ref]:
        """Return the marked records, or the one under the cursor; of these tables only, where any are named."""
        found = self.rows.chosen() if self.rows else []
        return [ref for ref in found if not tables or ref.table in tables]

    def row_of(self, ref: Ref) -> dict[str, Any]:
        """Return the record of a ref; empty where it is gone."""
        return self.session.store.get(ref.teacher, ref.table, ref.id) or {}

    # How actions run

    def keyed(self, *said: str) -> str:
        """Return hints of keys as they are now: each `said` is an action's id and its words, "map for whom"."""
        found = []
        for each in said:
            action, _, words = each.partition(" ")
            if key := self.coach.keymap.shown(action, plain=self.coach.plain):
                found.append(f"{key} {words}")
        return "  ".join(found)

    def actions(self) -> list[Action]:
        """Return the actions that belong here and can be done now."""
        return [action for action in actions_of(self.PLACE) if self.can(action.id)]

    def can(self, action_id: str) -> bool:
        """Whether an action can be done now: it has a method here, and its guard, if any, agrees."""
        method = BY_ID[action_id].method
        if not hasattr(self, f"do_{method}"):
            return False
        guard: Callable[[], bool] | None = getattr(self, f"can_{method}", None)
        return guard is None or guard()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ask the action's own guard."""
        if action == "act":
            return self.can(str(parameters[0]))
        return super().check_action(action, parameters)

    def action_act(self, action_id: str) -> None:
        """Run one of the declared actions, at once or as a worker where it has to ask."""
        method: Callable[[], Awaitable[None] | None] = getattr(self, f"do_{BY_ID[action_id].method}")
        try:
            result = method()
        except CoachError as error:
            self.tell_error(error)
            return
        if iscoroutine(result):
            self.work(result, action_id)

    def work(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Do something that takes time or asks; the next key waits until it is done or asks."""
        self.run_worker(self._guarded(work, self.coach.turns.begin()), name=name, exit_on_error=True)

    async def _guarded(self, work: Coroutine[Any, Any, None], act: Act) -> None:
        CURRENT.set(act)
        try:
            await work
        except CoachError as error:
            self.tell_error(error)
        except ScreenStackError:
            return
        finally:
            act.typed.clear()
            self.coach.turns.end(act)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open what Enter was pressed on, or run the action that the row names."""
        event.stop()
        if event.row.act in BY_ID:
            if self.can(event.row.act):
                self.action_act(event.row.act)
        elif event.row.ref:
            self.action_act("open")
