"""The form: all fields of a record, a line each. Nothing typed is lost: Escape keeps it as a draft."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from coachtui.errors import CoachError
from coachtui.services.field_text import MisreadError, field_text, read_field
from coachtui.services.shapes import Shape, value_at
from coachtui.tui.begun import Begun
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog
from coachtui.tui.dialogs.fields import Asked, Changed, Passed, Pointer, TextField, WordField, control_for
from coachtui.tui.dialogs.fields_pick import Desk, choose
from coachtui.tui.dialogs.form_foot import LEFT, LEFT_SHORT, foot_of
from coachtui.tui.dialogs.pick import Item, PickDialog

Borrowed = Callable[[str], Sequence[Item]]
"""Gives what can be borrowed for a field, by its path."""
Save = Callable[[dict[str, Any]], Mapping[str, str] | None]
"""Takes what was typed, by path. Returns what is wrong with it, by path; None where it is written."""


class FieldLine(Widget):
    """A field: its label, its control, what a day was understood as, and what is wrong with it."""

    def __init__(self, shape: Shape, text: str, desk: Desk) -> None:
        super().__init__()
        self.shape = shape
        self.before = text
        self._left: str | None = None
        self._desk = desk
        self.control = control_for(shape, text, desk.name_of)

    def compose(self) -> ComposeResult:
        """Put label and control side by side."""
        yield Static(self.shape.title, classes="label", markup=False)
        with Vertical(classes="body"):
            yield self.control
            yield Static(classes="wrong", markup=False)
        yield Static(classes="note", markup=False)

    @property
    def touched(self) -> bool:
        """Whether its text is another than at the beginning."""
        return self.control.text != self.before

    @property
    def is_left(self) -> bool:
        """Whether it holds what was left here before, as it was."""
        return self.control.text == self._left

    def put_back(self, text: str) -> None:
        """Hold again what was typed before."""
        self.control.text = text
        self._left = self.control.text

    def value(self) -> Any:
        """Return what is typed, as it is stored. Raises MisreadError."""
        return read_field(self.shape, self.control.text, self._desk.now)

    def on_descendant_focus(self) -> None:
        """Show by its label that it is typed in."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Show that it is typed in no more."""
        self.remove_class("-here")

    def complain(self, said: str) -> None:
        """Say what is wrong beside the field; nothing where all is right."""
        self.query_one(".wrong", Static).update(said)
        self.set_class(bool(said), "-wrong")

    def explain(self) -> None:
        """Say what a day or a time was understood as."""
        said = ""
        if self.shape.kind in {"day", "moment"} and self.control.text.strip():
            with suppress(MisreadError):
                stored = str(self.value())
                if self.shape.kind == "day":
                    said = f"{date.fromisoformat(stored):%a %d %b %Y}"
                elif self.control.text != (clock := field_text(self.shape, stored, self._desk.now)):
                    said = clock
        note = self.query_one(".note", Static)
        note.update(said)
        note.set_class(bool(said), "-said")


class FormDialog(Dialog[bool]):
    """Shows fields and saves them. Answered with True once `save` took them; `trouble` says why it may not now."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[Bindings] = [
        bound("text.save", "save", priority=True),
        bound("text.editor", "editor", priority=True),
        bound("text.help", "explain", priority=True),
        bound("text.borrow", "borrow", priority=True),
        Binding("pagedown", "leap(6)", show=False, priority=True),
        Binding("pageup", "leap(-6)", show=False, priority=True),
    ]
    fields = getters.query_one("#fields", VerticalScroll)

    def __init__(
        self,
        title: str,
        shapes: Sequence[Shape],
        row: Mapping[str, Any],
        desk: Desk,
        save: Save,
        *,
        begun: Begun | None = None,
        at: str = "",
        trouble: Callable[[], str] = str,
        borrowed: Borrowed | None = None,
        again: str = "e",
    ) -> None:
        super().__init__(title)
        self._desk = desk
        self._save = save
        self._begun = begun
        self._at = at
        self._trouble = trouble
        self._again = again
        self._borrowed: Borrowed = borrowed or (lambda _field: ())
        self._lines = [
            FieldLine(shape, field_text(shape, value_at(row, shape.key), desk.now), desk) for shape in shapes
        ]

    def inside(self) -> Sequence[Widget]:
        """Return the fields, and a line that helps on the one in focus."""
        return [VerticalScroll(*self._lines, id="fields", can_focus=False), Static(classes="help", markup=False)]

    def on_mount(self) -> None:
        """Put back what was typed before, and begin at the field asked for."""
        kept = self._begun.left() if self._begun else ""
        if kept:
            self._put_back(kept)
        first = next((each for each in self._lines if each.shape.key == self._at), self._lines[0])
        first.control.focus()
        for each in self._lines:
            each.explain()
        self.show_frame()

    def show_frame(self) -> None:
        """Tell in the title what keeps it from being saved: the form covers the header that says so.

        Else that something was left here before; and below, which keys hold for the field in focus.
        """
        said = self._trouble().partition(". ")[0]
        left = f"· {LEFT_SHORT}" if any(each.is_left for each in self._lines) else ""
        box = self.query_one("#box", Vertical)
        box.border_title = f"{self._title} {said or left}".rstrip()
        box.set_class(bool(said), "-trouble")
        if here := self._here():
            last = here is self._lines[-1]
            box.border_subtitle = foot_of(here.control, self.size.width, self.with_keys, last=last)

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self.show_frame()

    def _put_back(self, kept: str) -> None:
        try:
            texts = json.loads(kept)
        except ValueError:
            return
        for each in self._lines:
            if each.shape.key in texts:
                each.put_back(str(texts[each.shape.key]))
        self.notify(self.with_keys(f"{LEFT}Esc keeps it."), markup=False)

    # Going about

    def on_passed(self, event: Passed) -> None:
        """Go to the next field, or save from the last one on Enter."""
        self._step(event.step)

    def action_leap(self, step: int) -> None:
        """Go several fields on."""
        self._step(step)

    def _here(self) -> FieldLine | None:
        return next((each for each in self._lines if each.control.has_focus), None)

    def _step(self, step: int) -> None:
        here = self._here()
        at = self._lines.index(here) if here else 0
        if step == 1 and at == len(self._lines) - 1:
            self.action_save()
            return
        self._lines[min(max(at + step, 0), len(self._lines) - 1)].control.focus()

    def on_descendant_focus(self) -> None:
        """Help on the field that has the focus."""
        self.show_frame()
        self._help()

    def _help(self) -> None:
        here = self._here()
        if here:
            left = self.with_keys(LEFT) if here.is_left else ""
            more = self.with_keys(" {text.borrow} borrows one.") if self._borrowed(here.shape.key) else ""
            self.query_one(".help", Static).update(f"{left}{here.shape.title}: {here.shape.help}{more}")

    # Typing

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Keep what is typed."""
        self._typed()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """Keep what is typed."""
        self._typed()

    def on_changed(self, _event: Changed) -> None:
        """Keep what is chosen."""
        self._typed()

    def _typed(self) -> None:
        here = self._here()
        if here:
            here.complain("")
            here.explain()
        self.show_frame()
        self._help()
        self._keep()

    def _keep(self) -> None:
        if self._begun:
            touched = {each.shape.key: each.control.text for each in self._lines if each.touched}
            self._begun.keep(json.dumps(touched, ensure_ascii=False) if touched else "")

    def on_asked(self, event: Asked) -> None:
        """Choose other records from a list."""
        self.run_worker(self._choose(event.field, event.typed), exclusive=True, group="choose")

    async def _choose(self, field: Pointer, typed: str) -> None:
        chosen = await choose(self, self._desk, field, typed)
        if chosen is not None:
            field.text = chosen

    def action_borrow(self) -> None:
        """Pick a question that has been asked well before, for the field in focus."""
        here = self._here()
        items = self._borrowed(here.shape.key) if here else ()
        if here is None or not items:
            self.notify("There is nothing to borrow for this field.", markup=False)
        else:
            self.run_worker(self._borrow(here, items), exclusive=True, group="choose")

    async def _borrow(self, here: FieldLine, items: Sequence[Item]) -> None:
        """Put what is picked on a line of its own, under what stands there."""
        picked = await self.app.push_screen_wait(PickDialog(f"{here.shape.title}: borrow one, reword it after", items))
        if picked:
            here.control.text = "\n".join(each for each in (here.control.text.rstrip("\n"), str(picked.value)) if each)
            here.control.focus()
            self._typed()

    # Ending

    def action_save(self) -> None:
        """Save what was typed; where something is wrong, say it beside the field and stay."""
        typed: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for each in self._lines:
            if each.touched:
                try:
                    typed[each.shape.key] = each.value()
                except MisreadError as error:
                    wrong[each.shape.key] = str(error)
        wrong.update({} if wrong else self._save(typed) or {} if typed else {})
        for each in self._lines:
            each.complain(wrong.get(each.shape.key, ""))
        bad = next((each for each in self._lines if each.shape.key in wrong), None)
        if bad:
            bad.control.focus()
        elif not wrong:
            if self._begun:
                self._begun.drop()
            self.dismiss(bool(typed))

    def action_leave(self) -> None:
        """Go; what was typed stays as a draft."""
        self._keep()
        if self._begun and any(each.touched for each in self._lines):
            self.notify(f"Kept as a draft: {self._again} brings it back.", markup=False)
        self.dismiss(None)

    def action_editor(self) -> None:
        """Open the text in her editor; a failing editor keeps the old text."""
        from coachtui.tui.dialogs.form_editor import in_her_editor  # noqa: PLC0415 - seldom needed

        here = self._here()
        if here is None or not isinstance(here.control, TextField | WordField):
            self.notify("This field is chosen, not written.", markup=False)
            return
        try:
            text = in_her_editor(self.app, here.control.text, os.environ)
        except CoachError as error:
            self.notify(f"{error.message}\n{error.hint}", title=error.title, severity="error", markup=False)
        else:
            here.control.text = text
            self._typed()

    def action_explain(self) -> None:
        """Help on the field."""
        from coachtui.tui.dialogs.fields_help import FieldHelp  # noqa: PLC0415 - seldom needed

        here = self._here()
        if here:
            self.app.push_screen(FieldHelp(here.shape))
