"""The app follows settings that were changed while it runs."""

from os import environ
from typing import TYPE_CHECKING

from coachtui.keymap import resolve_keymap
from coachtui.settings import Settings
from coachtui.tui.ascii import draw_scrollbars
from coachtui.tui.bindings import declared, rebound
from coachtui.tui.colours import suited
from coachtui.tui.signs import draws_ascii

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp


def follow(app: "CoachApp", settings: Settings) -> None:
    """Put settings in force: theme, signs, keys, days. What the terminal is told at the start waits for the next."""
    keymap, _ = resolve_keymap(declared(settings.keymap), settings.keys)
    plain = draws_ascii(settings, environ)
    app.look = app.look._replace(settings=settings, keymap=keymap, plain=plain)
    app.plain, app.keymap = plain, keymap
    draw_scrollbars(plain=plain)
    app.set_keymap(rebound(keymap))
    app.caseload.reckon(settings.cadence_days)
    if settings.theme in app.look.themes:
        put_on(app, settings.theme)
    app.refresh(layout=True)
    app.show_all()


def put_on(app: "CoachApp", theme: str) -> str:
    """Show a theme, or one that can be told apart in the colours of the terminal; return its name."""
    app.theme = suited(app.look.themes, theme, app.look.colours)
    return app.theme
