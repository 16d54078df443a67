"""All that a key can do, each declared once: binding, footer, palette, help and the key page come from here.

An action `note.capture` is done by the method `do_note_capture` of a screen; a method `can_note_capture`, where
there is one, says whether it can be done now, for the key, the footer and the palette alike.
"""

from coachtui.tui.acts.action import ALWAYS, LISTS, TABS, Action
from coachtui.tui.acts.going import GO
from coachtui.tui.acts.moments import MOMENTS
from coachtui.tui.acts.rest import IN_TEXT, REST
from coachtui.tui.acts.turning import TURNING
from coachtui.tui.acts.writing import WRITE

__all__ = ["ACTIONS", "ALWAYS", "BY_ID", "IN_TEXT", "LISTS", "TABS", "Action"]

ACTIONS: tuple[Action, ...] = GO + MOMENTS + WRITE + TURNING + REST
"""Every action, in the order of the key page."""

BY_ID = {action.id: action for action in ACTIONS}
