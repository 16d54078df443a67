"""What the app tells in passing: one line on top for what was done, gone with the next key; a box for what is wrong."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.app import App

SHOWN = 4
"""How many things that are wrong are told one by one."""
PATIENCE_SECONDS = 12


DONE, FAILED = "information", "error"


def forget_told(app: App[Any], *kinds: str) -> None:
    """Take away what was told of these kinds: she goes on. What else is wrong stays until its time is over."""
    told = list(app._notifications)  # noqa: SLF001 - Textual takes all of them away, or none
    done = [each for each in told if each.severity in kinds]
    for each in done:
        app._unnotify(each, refresh=False)  # noqa: SLF001 - as above
    if not done:
        return
    for screen in app.screen_stack:
        for holder in screen.query("ToastHolder"):  # Textual leaves an empty one behind, which takes a line
            if not holder.children or any(holder.query(f"Toast.-{kind}") for kind in kinds):
                holder.remove()
    app._refresh_notifications()  # noqa: SLF001 - as above


def tell_wrong(app: App[Any], problems: Iterable[object]) -> None:
    """Tell what was found wrong, in one message."""
    found = list(problems)
    if not found:
        return
    title = getattr(found[0], "title", "") if len(found) == 1 else f"{len(found)} things to put right"
    said = "\n".join(_said(found))
    app.notify(said, title=title, severity="warning", timeout=PATIENCE_SECONDS, markup=False)


def _said(found: list[object]) -> Iterator[str]:
    """Yield what is wrong; a hint stands behind the last of those that it belongs to."""
    shown = found[:SHOWN]
    last = {getattr(each, "hint", ""): index for index, each in enumerate(shown)}
    for index, each in enumerate(shown):
        title, message, hint = (str(getattr(each, name, "")) for name in ("title", "message", "hint"))
        message = message or str(each)
        yield f"{title}: {message}" if title and len(found) > 1 else message
        if hint and last[hint] == index:
            yield hint
    if len(found) > SHOWN:
        yield f"and {len(found) - SHOWN} more: coachtui check, settings and keys --check tell them all"
