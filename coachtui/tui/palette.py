"""What the palette offers: every action that can be done now, by the same guards as its key, and every teacher."""

from collections.abc import Iterable

from coachtui.domain.names import TeacherName
from coachtui.keymap import Keymap
from coachtui.tui.actions import Action
from coachtui.tui.dialogs.pick import Item


def offered(actions: Iterable[Action], names: Iterable[TeacherName], keymap: Keymap, *, plain: bool) -> list[Item]:
    """Return the items of the palette: an action's value is its id, a teacher's hers."""
    return [
        *(
            Item(action.id, action.label, action.help, ((f"{keymap.shown(action.id, plain=plain):>5}  ", "named"),))
            for action in actions
            if action.id != "palette"
        ),
        *(Item(name.id, name.name, "Look at this teacher.", (("       ", ""),)) for name in names),
    ]
