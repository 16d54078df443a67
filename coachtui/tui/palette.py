"""What the palette finds: every action that can be done now, and every teacher."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from coachtui.tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp


class ActionProvider(Provider):
    """The actions of the screen in view, by the same guards as its keys."""

    async def discover(self) -> Hits:
        """Offer everything at first."""
        for label, help_, run in self._found():
            yield DiscoveryHit(label, run, help=help_)

    async def search(self, query: str) -> Hits:
        """Offer what fits a few letters, of the label or of the help."""
        matcher = self.matcher(query)
        for label, help_, run in self._found():
            score = max(matcher.match(label), matcher.match(help_) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, help=help_)

    def _found(self) -> list[tuple[str, str, "partial[None]"]]:
        screen = self.screen
        if not isinstance(screen, DeskScreen):
            return []
        run = getattr(screen, "run_named", screen.action_act)
        return [(action.label, action.help, partial(run, action.id)) for action in screen.actions()]


class TeacherProvider(Provider):
    """The teachers, to bring into view."""

    async def search(self, query: str) -> Hits:
        """Offer the teachers whose name or alias fits."""
        matcher = self.matcher(query)
        app = cast("CoachApp", self.app)
        for name in app.names(archived=True):
            score = max(matcher.match(name.name), matcher.match(name.alias))
            if score > 0:
                yield Hit(
                    score, matcher.highlight(name.name), partial(app.look_at, name.id), help="Look at this teacher."
                )
