"""`coachtui review`: what is kept past its day or for long, and the commands that would forget it."""

from argparse import ArgumentParser, Namespace
from typing import Any

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.change import COMMON
from coachtui.domain.readings.keeping import Keeping, keeping, year_ago
from coachtui.domain.readings.retention import is_time, last_look
from coachtui.errors import shell_word
from coachtui.services.retention import forget_command, looked_through, older_said
from coachtui.services.session import Session
from coachtui.storage.forgetting import trace

ABOUT = """\
Look through what is kept: who is kept past the day agreed (“Keep until” in a teacher's record), and what is over for
more than a year, with the commands that would forget it. It forgets nothing by itself. The app asks for it when such a
day has passed, and once a year; --done says that all was looked through, and it asks again in a year."""
EXAMPLES = "  coachtui review\n  coachtui review --done\n  coachtui review --json"


def arguments(parser: ArgumentParser) -> None:
    """Take the form, and whether it is done."""
    parser.add_argument("--done", action="store_true", help="say that all was looked through")
    parser.add_argument("--json", action="store_true", help="print an object")


def run(asked: Namespace) -> int:
    """Show what could be forgotten."""
    with opened_if_there(places(asked.home)) as session:
        if session is None:
            tell("There is nothing to look through yet.")
            return 0
        found = _Found(session, asked.home)
        if asked.done:
            session.do(looked_through(session.pen, session.book(COMMON)))
    if asked.json:
        give_json(found.as_object())
    else:
        found.show(done=asked.done)
    return 0


class _Found:
    """What there is to tell."""

    def __init__(self, session: Session, home: str) -> None:
        self._names = session.store.names()
        self._home = f" --home {shell_word(home)}" if home else ""
        now, common = session.pen.now(), session.book(COMMON)
        self._day = year_ago(now)
        self._kept = [keeping(session.book(each.id), now) for each in self._names]
        begun = (str(session.book(each.id).teacher.get("created") or "") for each in self._names)
        self._looked, self._time = last_look(common), is_time(common, begun, now)
        traces = list(common.rows(trace.TABLE))
        self._elsewhere = [each for each in self._names if trace.is_forgotten(traces, each.id)]

    def show(self, *, done: bool) -> None:
        """Print it."""
        for one in self._past():
            give(f"{one.name}: was to go by {one.until}, {one.past} d ago")
            give(f"    {self._command(one)}")
        for each in self._elsewhere:
            give(f"{each.name}: forgotten on another machine, still here")
            give(f"    coachtui{self._home} forget {shell_word(each.name)}")
        old = [one for one in self._kept if one.older]
        if old:
            give(f"Over before {self._day}, a year ago:")
        for one in old:
            give(f"  {one.name}: {older_said(one)}")
            give(f"    {self._command(one, old=True)}")
        if not (old or self._past() or self._elsewhere):
            tell("Nothing is kept past its day, and nothing is older than a year.")
        if done:
            tell("Looked through. The app asks again in a year.")
        elif self._time:
            since = f"on {self._looked}" if self._looked else "never"
            tell(f"All was looked through last: {since}.", "When it is done: coachtui review --done")

    def as_object(self) -> dict[str, Any]:
        """Return it as an object."""
        return {
            "past": [self._object(one) for one in self._past()],
            "older": [{**self._object(one, old=True), "records": dict(one.older)} for one in self._kept if one.older],
            "before": self._day.isoformat(),
            "looked_through": self._looked,
            "time": self._time,
        }

    def _past(self) -> list[Keeping]:
        return sorted((one for one in self._kept if one.past), key=lambda one: one.until)

    def _object(self, one: Keeping, *, old: bool = False) -> dict[str, Any]:
        said = {"teacher": one.teacher, "name": one.name, "until": one.until, "command": self._command(one, old=old)}
        return {key: value for key, value in said.items() if value}

    def _command(self, one: Keeping, *, old: bool = False) -> str:
        command = forget_command(one, self._names, self._day if old else None)
        return command.replace("coachtui", f"coachtui{self._home}", 1)
