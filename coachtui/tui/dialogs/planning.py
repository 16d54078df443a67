"""Planning an encounter: a form of the few fields that a plan has. Any of them may stay empty."""

from functools import partial
from typing import TYPE_CHECKING, Any

from coachtui.domain.moment import parsed
from coachtui.services.encounters import plan_encounter
from coachtui.tui.lines.borrowing import Prompts, borrowable

if TYPE_CHECKING:
    from coachtui.tui.dialogs.pick import Item
    from coachtui.tui.screens.desk import DeskScreen

FIELDS = ("start", "purpose", "questions", "look_fors", "place")
"""What a plan has, in the order in which it is thought of."""
KEPT = "not written; your text stays here"
PAST = "that is past: log it with a, on Relationship"


def for_encounter(prompts: Prompts, kind: str, field: str) -> "list[Item]":
    """Return what can be borrowed for a field of an encounter of a kind, to be picked."""
    from coachtui.tui.dialogs.pick import Item  # noqa: PLC0415 - not needed for the first paint

    return [Item(text, text, of) for text, of in borrowable(prompts, kind, field)]


async def plan_form(screen: "DeskScreen", kind: str, start: str = "") -> None:
    """Ask for the plan of an encounter of a kind, and write it; leaving it keeps what was typed as a draft."""
    # The models and the form take as long to load as a quick note takes to write.
    from coachtui.services.editing import checked  # noqa: PLC0415
    from coachtui.services.shapes import shapes  # noqa: PLC0415
    from coachtui.tui.dialogs.fields_pick import Desk  # noqa: PLC0415
    from coachtui.tui.dialogs.form import FormDialog  # noqa: PLC0415

    known = {shape.key: shape for shape in shapes("encounters")}
    desk = Desk(screen.book, screen.now, screen, screen.teacher, "encounters")
    begun = screen.begun(f"plan {kind}")

    def save(typed: dict[str, Any]) -> dict[str, str] | None:
        fields, wrong = checked("encounters", {**({"start": start} if start else {}), **typed})
        if wrong:
            return dict(wrong)
        when = fields.pop("start", None)
        if when and parsed(when) < screen.now:
            return {"start": PAST}
        change = plan_encounter(screen.pen, screen.book, kind, when, **fields)
        return None if screen.do(change, typed=begun) else {next(iter(typed), "start"): KEPT}

    form = FormDialog(
        f"Plan: {kind}",
        [known[name] for name in FIELDS],
        {"start": start} if start else {},
        desk,
        save,
        begun=begun,
        at="purpose" if start else "start",
        trouble=lambda: screen.coach.trouble.said,
        again=f"planning a {kind}",
        borrowed=partial(for_encounter, screen.coach.prompts_of, kind),
    )
    if await screen.ask(form) is False:
        save({})
