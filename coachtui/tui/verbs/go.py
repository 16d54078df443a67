"""Going about: tabs, teachers, linked records and back, help, commands, the end."""

from textual.widget import Widget

from coachtui.tui.actions import BY_ID, TABS
from coachtui.tui.ref import Ref
from coachtui.tui.screens.blank import hide
from coachtui.tui.verbs.inbox import InboxVerbs
from coachtui.tui.verbs.move import MoveVerbs


class GoVerbs(MoveVerbs, InboxVerbs):
    """Where to look next."""

    def do_tab_caseload(self) -> None:
        """Go to the caseload."""
        self.coach.go_tab("caseload")

    def do_tab_relationship(self) -> None:
        """Go to the relationship."""
        self.coach.go_tab("relationship")

    def do_tab_beliefs(self) -> None:
        """Go to the beliefs."""
        self.coach.go_tab("beliefs")

    def do_tab_board(self) -> None:
        """Go to the board."""
        self.coach.go_tab("board")

    def do_tab_decisions(self) -> None:
        """Go to the decisions."""
        self.coach.go_tab("decisions")

    def do_tab_previous(self) -> None:
        """Go to the tab on the left."""
        self.coach.go_tab(TABS[(TABS.index(self.PLACE) - 1) % len(TABS)])

    def do_tab_next(self) -> None:
        """Go to the tab on the right."""
        self.coach.go_tab(TABS[(TABS.index(self.PLACE) + 1) % len(TABS)])

    def can_teacher_pick(self) -> bool:
        """Whether there is someone to pick."""
        return bool(self.coach.names())

    async def do_teacher_pick(self) -> None:
        """Pick the teacher in view by a few letters."""
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - not needed for the first paint

        items = [
            Item(each.id, each.name, " · ".join(part for part in (each.alias, _said_state(each.state)) if part))
            for each in self.coach.names(archived=True)
        ]
        picked = await self.ask(PickDialog("Which teacher?", items))
        if picked and isinstance(picked.value, int):
            self.coach.look_at(picked.value)

    can_teacher_next = can_teacher_previous = can_teacher_pick

    def do_teacher_next(self) -> None:
        """Look at the next teacher."""
        self.coach.step_teacher(1)

    def do_teacher_previous(self) -> None:
        """Look at the teacher before."""
        self.coach.step_teacher(-1)

    def can_related(self) -> bool:
        """Whether a record is selected."""
        return self.selected is not None

    async def do_related(self) -> None:
        """Show all that is linked to the record under the cursor, and go to what is chosen."""
        from coachtui.tui.dialogs.related import RelatedDialog  # noqa: PLC0415 - not needed for the first paint

        if self.selected:
            target = await self.ask(RelatedDialog(self.session.book(self.selected.teacher), self.selected, self.now))
            if target:
                self.coach.jump(target)

    def can_back(self) -> bool:
        """Whether there was a jump."""
        return bool(self.coach.trail)

    def do_back(self) -> None:
        """Go back to where the last jump began."""
        self.coach.jump_back()

    async def do_find(self) -> None:
        """Find words in all records, and go to what is chosen."""
        await self._find()

    async def _find(self, words: str = "") -> None:
        from coachtui.tui.dialogs.find import INBOX, FindDialog  # noqa: PLC0415 - not needed for the first paint

        inbox = self.coach.inbox.list() if self.coach.inbox else ()
        target = await self.ask(FindDialog(self.session, self.coach.names(archived=True), self.now, inbox, typed=words))
        if target and target.table == INBOX:
            await self.file_or_drop(inbox[target.id].id)
        elif target:
            self.coach.jump(target)

    async def do_filter(self) -> None:
        """Show only the rows of this list that hold her words."""
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - not needed for the first paint

        rows = self.rows
        if rows is None:
            return
        words = await self.ask(
            LineDialog("Show only lines with", value=rows.words, hint="an empty line shows all again", empty=True)
        )
        if words is not None:
            rows.narrow(words)
            self.coach.show_frame()

    def do_close(self) -> None:
        """Take the filter and the marks away."""
        rows = self.rows
        if rows and (rows.words or rows.marked):
            rows.narrow("")
            rows.clear_marks()
            self.coach.show_frame()

    async def do_help(self) -> None:
        """Show what can be done here, and run what she chooses."""
        from coachtui.tui.dialogs.help import HelpDialog  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.lines.ways import credited  # noqa: PLC0415 - not needed for the first paint

        owed = credited(self.coach.prompts_of)
        help_ = HelpDialog(self.PLACE, self.actions(), self.coach.keymap, plain=self.coach.plain, owed=owed)
        chosen = await self.ask(help_)
        if chosen and self.can(chosen):
            self.run_named(chosen)

    async def do_palette(self) -> None:
        """Find a command, a teacher or a record by a few letters, and run it or go there."""
        from coachtui.tui.dialogs.pick import PickDialog  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.palette import Everywhere, held, offered  # noqa: PLC0415 - not needed for the first paint

        items = offered(self.actions(), self.coach.names(archived=True), self.coach.keymap, plain=self.coach.plain)
        hint, book = "a few letters of what you want: a command, a teacher, a note", self.book
        picked = await self.ask(PickDialog("Commands", items, hint=hint, more=lambda words: held(book, words)))
        if picked and isinstance(picked.value, int):
            self.coach.look_at(picked.value)
        elif picked and isinstance(picked.value, Ref):
            self.coach.jump(picked.value)
        elif picked and isinstance(picked.value, Everywhere):
            await self._find(picked.value.words)
        elif picked and isinstance(picked.value, str) and self.can(picked.value):
            self.run_named(picked.value)

    async def do_theme(self) -> None:
        """Change the theme, for this sitting; the config file keeps one for good."""
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.following import put_on  # noqa: PLC0415 - as above

        now = self.app.theme
        items = [Item(name, name, "(now)" if name == now else "") for name in self.coach.theme_names]
        picked = await self.ask(PickDialog("Which theme?", items))
        if picked and isinstance(picked.value, str):
            if put_on(self.coach, picked.value) == picked.value:
                self.tell(f'{picked.value}, for now. theme = "{picked.value}" in config.toml keeps it.')
            else:
                self.tell(f"this terminal has too few colours for {picked.value}: {self.app.theme} is shown")

    def do_blank(self) -> None:
        """Hide the screen."""
        hide(self.app)

    def do_quit(self) -> None:
        """Close what is open, then quit."""
        self.coach.leave()

    def run_named(self, action_id: str) -> None:
        """Run an action chosen by name, and say which key does it next time."""
        self.action_act(action_id)
        key = self.coach.keymap.shown(action_id, plain=self.coach.plain)
        if key:
            self.tell(f"{BY_ID[action_id].label}: next time {key}")

    def go_to(self, ref: Ref) -> bool:
        """Put the cursor on a record in one of the lists; False where none holds it."""
        for rows in self.query("Rows").results():
            select = getattr(rows, "select", None)
            shown = all(node.display for node in rows.ancestors_with_self if isinstance(node, Widget))
            if select and shown and select(ref):
                rows.focus()
                return True
        return False


def _said_state(state: str) -> str:
    return state if state and state != "active" else ""
