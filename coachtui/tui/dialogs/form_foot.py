"""What the frame of a form says: the keys as they are for the field in focus, as many as there is room for."""

from collections.abc import Callable

from rich.cells import cell_len

from coachtui.tui.dialogs.fields import Control, TextField, WordField

AROUND = 4
"""The corners of the frame, and a space at each side of what stands in it."""
SPARED = ("{text.editor} editor", "{text.help} help")
"""What stays out first where it is narrow: the help on the field names it too."""
LEFT = "Left here before, not kept yet: {text.save} saves it. "
"""Said of a field that holds again what was typed in it and not saved."""
LEFT_SHORT = "left here before"


def foot_of(control: Control, width: int, with_keys: Callable[[str], str], *, last: bool) -> str:
    """Return the keys that hold in a field; on the `last` one Enter saves, but where it begins a line."""
    long = isinstance(control, TextField) and control.long
    ways = ["Enter new line", "Tab next"] if long else ["Enter save" if last else "Enter next"]
    written = ["{text.editor} editor"] if isinstance(control, TextField | WordField) else []
    said = [*ways, "{text.save} save", *written, "{text.help} help", "Esc leave"]
    for spared in (None, *SPARED):
        said = [each for each in said if each != spared]
        foot = with_keys(" · ".join(said))
        if cell_len(foot) <= width - AROUND:
            break
    return foot
