"""Notes: quick capture, and what a note can become."""

from coachtui.tui.screens.desk import DeskScreen


class NoteVerbs(DeskScreen):
    """The keys n, E, A, B, C, P, V, Q."""
