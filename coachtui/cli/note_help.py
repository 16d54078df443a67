"""What `coachtui note --help` says; the marks come from the grammar's own table."""

from coachtui.domain.grammar import FACETS, MARKS

ABOUT = """\
coachtui note TEACHER TEXT…     one line about a teacher
coachtui note TEACHER -         a line a note, from a file or a pipe

TEACHER is a name, an alias, or the beginning of one, case and accents aside. Where none fits, or several do, nothing
is lost: the text waits in the inbox (coachtui inbox).

Options, before or after TEACHER; from the first other word on, all is text:
  --json        print what was written
  --home DIR    the folder that holds everything

Marks may stand first in the line; without one it is what you saw:

"""

EXAMPLES = f"""
After = stands one of: {", ".join(FACETS)}.
In a pipe a clock time (10:42, 9:50 AM), before a line or on one of its own, holds until the next; empty lines are
passed over. One to six o'clock is the afternoon, unless it says AM. Bullets, CSV and tables are understood; a line set
in further than the one before goes on with it. To take in a whole visit as an encounter: coachtui script --help

A shell reads ~ # ! > ? * and quotes for itself: put the text in single quotes. What stands on a command line is in the
shell's history, and others on this machine may see it while it runs; with - you type or pipe it in, and neither holds.

Examples:
  coachtui note maria 't "they just won'\\''t try"'
  coachtui note delgado '# 6/28 hands'
  coachtui note md '! fri bring exit tickets'
  coachtui note maria - <visit.txt
  coachtui note maria -          then a line a note, and ctrl+d
"""


def help_text() -> str:
    """Return the help of the verb."""
    table = "".join(f"  {mark.shown:<16} {mark.meaning:<48} {mark.example}\n" for mark in MARKS)
    return ABOUT + table + EXAMPLES
