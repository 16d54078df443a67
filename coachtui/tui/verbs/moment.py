"""The moments of a coach's day: prep, encounter, inquiry, sort."""

from coachtui.tui.screens.desk import DeskScreen


class MomentVerbs(DeskScreen):
    """The keys p, v, i, s."""
