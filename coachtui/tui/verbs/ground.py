"""What verbs stand on: to the type checker a full screen, for they are mixed into one; when they run, nothing.

Textual takes 0.4 ms to make ready each class that is a screen, which two dozen mixins would add to each start.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachtui.tui.screens.desk import DeskScreen as Ground
else:

    class Ground:
        """A mixin of `FramedScreen`."""


__all__ = ["Ground"]
