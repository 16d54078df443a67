"""Notes: quick capture, and what a note can become."""

from coachtui.tui.verbs.capture import CaptureVerbs
from coachtui.tui.verbs.turn import TurnVerbs


class NoteVerbs(CaptureVerbs, TurnVerbs):
    """The keys n, E, A, B, C, P, V, Q."""
