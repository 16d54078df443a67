"""The grammar of a note: free text with optional marks, read the same way wherever a line is typed.

    parse(line) -> NoteParts     what a line says; nothing is rejected, `raw` is the line itself
    render(parts) -> str         a line that says the same
    MARKS                        the table the parser, the help and the docs are made from

Pure, and light: it is loaded by `coachtui note`, which starts in a few milliseconds, so that it imports no `re`,
`enum` or `dataclasses`. The strings of `mode`, `speaker`, `facet` and `promised_by` are those of `domain.words`.
The quiet hint about a child's name stands in `domain.grammar.childname`.
"""

from coachtui.domain.grammar.marks import FACETS, MARKS, Mark
from coachtui.domain.grammar.parser import parse
from coachtui.domain.grammar.parts import NoteParts
from coachtui.domain.grammar.render import render

__all__ = ["FACETS", "MARKS", "Mark", "NoteParts", "parse", "render"]
