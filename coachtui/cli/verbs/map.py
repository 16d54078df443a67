"""`coachtui map TEACHER`: the belief map as text, DOT, Mermaid, SVG or JSON."""

import sys
from argparse import ArgumentParser, Namespace
from shutil import get_terminal_size

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.verbs.beliefs import day_asked
from coachtui.cli.voice import give, tell
from coachtui.domain.beliefmap.faces import Zoom
from coachtui.domain.beliefmap.graph import Sieve
from coachtui.domain.book import Book
from coachtui.domain.letters import mended
from coachtui.domain.readings.moves import book_on
from coachtui.domain.readings.students import who_id
from coachtui.domain.words import BeliefAbout, BeliefStatus, Holder
from coachtui.errors import UsageError
from coachtui.exchange.maps.given import Given, given

ABOUT = """Draw what a teacher holds true, what it drives, and for whom.

Only what you have marked to be shown to her is drawn; --private draws all. Students are codes."""
EXAMPLES = """\
  coachtui map maria --private
  coachtui map maria --private --format svg > map.svg
  coachtui map maria --private --holder coach --on 2026-01-15
  coachtui map maria --private --student K3 --format dot | dot -Tpdf > k3.pdf"""

FORMATS = ("text", "ascii", "dot", "mermaid", "svg", "json")


def arguments(parser: ArgumentParser) -> None:
    """Take whom, in which form, and which part."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text unless told otherwise")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument("--private", action="store_true", help="what is for you alone too")
    parser.add_argument("--holder", choices=[each.value for each in Holder], default="", help="held by whom")
    parser.add_argument("--about", choices=[each.value for each in BeliefAbout], default="", help="about whom or what")
    parser.add_argument("--status", choices=[each.value for each in BeliefStatus], default="", help="how it stands")
    parser.add_argument("--student", metavar="CODE", default="", help="what leads to one student or group")
    parser.add_argument("--on", metavar="DAY", default="", help="as it stood on a day: 2026-01-15, 1/15, mon")
    parser.add_argument("--zoom", choices=[each.value for each in Zoom], default="full", help="text: how much of each")
    parser.add_argument("--width", type=int, default=0, help="text: cells to draw in, where that can be")


def run(asked: Namespace) -> int:
    """Print the map."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        now = session.pen.now()
        book = session.book(teacher.id)
        sieve = Sieve(asked.holder, asked.about, asked.status, _student(book, asked.student))
        if asked.on:
            book = book_on(book, day_asked(asked.on, now), now)
        found = given(book, sieve, private=asked.private)
        _give(asked, found)
    if found.left_out:
        tell(f"Left out as private: {found.left_out} beliefs and practices.", "--private draws them too.")
    return 0 if found.graph.nodes else 1


def _student(book: Book, code: str) -> int:
    found = who_id(book, code) if code else 0
    if found is None:
        raise UsageError("No such student", f"Nobody here is called “{code}”.", "See: coachtui show TEACHER")
    return found


def _give(asked: Namespace, found: Given) -> None:
    form = "json" if asked.json else asked.format
    if form == "json":
        from coachtui.exchange.maps.data import data  # noqa: PLC0415 - each form loads its own

        give_json(data(found.graph, found.name))
    elif not found.graph.nodes:
        tell("There is nothing to draw.")
    elif form in ("text", "ascii"):
        from coachtui.exchange.maps.text import text  # noqa: PLC0415

        width = asked.width or (get_terminal_size((120, 40)).columns if sys.stdout.isatty() else 120)
        _lines(text(found.graph, found.name, width=width, zoom=asked.zoom, ascii_only=form == "ascii"))
    elif form == "dot":
        from coachtui.exchange.maps.dot import dot  # noqa: PLC0415

        _lines(dot(found.graph, found.name))
    elif form == "mermaid":
        from coachtui.exchange.maps.mermaid import mermaid  # noqa: PLC0415

        _lines(mermaid(found.graph, found.name))
    else:
        from coachtui.exchange.maps.svg import svg  # noqa: PLC0415

        _lines(svg(found.graph, found.name))


def _lines(drawn: str) -> None:
    for line in drawn.splitlines():
        give(line)
