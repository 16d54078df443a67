"""A script in columns that blanks hold apart: `Teacher      Students` on top, what each said and did beneath."""

from coachtui.domain.grammar.clock import take_clock
from coachtui.domain.grammar.columns import role_of, row_lines
from coachtui.domain.grammar.dressing import in_brackets
from coachtui.domain.grammar.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 2
"""By how many letters a cell may begin before its heading does."""
ENDS = '.?!\u2026"\u201d)'
"""What a sentence ends with; a cell that ends otherwise may go on in the next line."""


class Chart:
    """The columns of a chart, and its rows that were read and not given out yet."""

    def __init__(self, headings: list[tuple[int, str]]) -> None:
        self._edges = [edge for edge, _ in headings]
        self._roles = [role_of(text) for _, text in headings]
        self._rows: list[list[str]] = []
        self._parted = False

    def takes(self, line: str) -> bool:
        """Take a line as a row, or as what the row before goes on with. False where it does not stand in the columns.

        So it is where a piece runs into the next column, and where prose follows an empty line.
        """
        found = pieces(line)
        if not found:
            self._parted = True
            return True
        cells = [""] * len(self._edges)
        for at, text in found:
            under = max((place for place, edge in enumerate(self._edges) if edge <= at + NEAR), default=0)
            if at + len(text) > [*self._edges, len(line) * 8][under + 1]:
                return False
            cells[under] = f"{cells[under]} {text}".strip()
        if self._parted and len(found) == 1 and not take_clock(line.strip())[0] and not parse(line).mode:
            return False
        if not self._parted and self._rows and all(map(_goes_on, self._rows[-1], cells)):
            cells = [f"{before} {cell}".strip() for before, cell in zip(self._rows.pop(), cells, strict=True)]
        self._parted = False
        self._rows.append(cells)
        return True

    def lines(self) -> "Iterator[tuple[str, str, str]]":
        """Give out the rows that were taken: the clock time of each line, its words, and both as one line."""
        rows, self._rows = self._rows, []
        for cells in rows:
            for clock, words in row_lines(cells, self._roles):
                yield clock, words, f"{clock} {words}".strip()


def chart_of(line: str) -> Chart | None:
    """Return the chart that begins with a line of headings; None where it is none.

    Headings are two or more, all known, none twice, and one says who spoke: `Time   Teacher   Students`.
    """
    found = pieces(line)
    roles = [role_of(text) for _, text in found]
    known = len(found) > 1 and all(roles) and len(set(roles)) == len(roles)
    return Chart(found) if known and {"T", "S", "who"} & set(roles) else None


def pieces(line: str) -> list[tuple[int, str]]:
    """Return the pieces of a line that two blanks or more hold apart, and where each begins."""
    line, found, at = line.expandtabs(8).rstrip(), [], 0
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        end = line.find("  ", at)
        end = len(line) if end < 0 else end
        found.append((at, line[at:end]))
        at = end
    return found


def _goes_on(before: str, cell: str) -> bool:
    """Return whether a cell only goes on with the one above it, or is empty."""
    clear = take_clock(cell)[0] or parse(cell).mode or in_brackets(cell)
    return not cell or bool(before and before[-1] not in ENDS and not clear)
