"""A script in columns: CSV, or a table of Markdown. Each row becomes a line or more, as one would have typed them."""

from coachtui.domain.grammar.clock import take_clock
from coachtui.domain.grammar.dressing import in_brackets, is_speaker, spoken
from coachtui.domain.grammar.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = ("time", "clock", "elapsed", "timestamp", "minute", "minutes", "at", "when")
SPOKE = ("who", "speaker", "name")
TEACHER = ("teacher", "teachers", "t")
STUDENTS = ("student", "students", "kids", "s", "ss")
TEXTS = ("text", "note", "notes", "what", "script", "said", "observation", "observations", "evidence", "words", "event")
ROLES = {
    **dict.fromkeys(TIMES, "time"),
    **dict.fromkeys(SPOKE, "who"),
    **dict.fromkeys(TEACHER, "T"),
    **dict.fromkeys(STUDENTS, "S"),
    **dict.fromkeys(TEXTS, "text"),
}
"""What the first word over a column makes of it."""

Rows = list[list[str]]


def csv_rows(text: str) -> Rows | None:
    """Return the rows of a text that is CSV: a first column of times, or headings that say what the columns are."""
    lines = [line for line in text.splitlines() if line.strip()]
    for sign in (",", ";", "\t"):
        if len(lines) > 1 and sign in lines[0] and sum(sign in line for line in lines) * 10 >= len(lines) * 6:
            rows = _split(text, sign)
            if len(rows) > 1 and (headed(rows[0]) or (sign != "\t" and _timed(rows))):
                return rows
    return None


def table_cells(line: str) -> list[str] | None:
    """Return the cells of a row of a Markdown table; None where the line is none."""
    if not line.startswith("|") or line.count("|") < 2:
        return None
    cells = line.strip("|").replace("\\|", "\0").split("|")
    return [cell.replace("\0", "|").strip() for cell in cells]


def is_rule(cells: "Sequence[str]") -> bool:
    """Return whether a row only parts the headings from what follows: `|---|---|`."""
    return all(cell and not cell.strip("-: ") for cell in cells) and any("-" in cell for cell in cells)


def headed(cells: "Sequence[str]") -> bool:
    """Return whether a row holds headings: two that are known, and no time."""
    return sum(bool(role_of(cell)) for cell in cells) > 1 and not any(take_clock(cell)[0] for cell in cells)


def lines_of(rows: Rows) -> "Iterator[tuple[str, str, str]]":
    """Yield what each row says: its clock time and its words, "" where it has none; and all of it as one line.

    The headings, and what parts them from the rest, come first, as one line.
    """
    ruled = len(rows) > 1 and is_rule(rows[1])
    first = ruled + 1 if ruled or headed(rows[0]) else 0
    roles = _roles(rows[first:], [role_of(cell) if first else "" for cell in rows[0]])
    if first:
        yield "", " | ".join(rows[0]), " ".join(" | ".join(cells) for cells in rows[:first])
    for cells in rows[first:]:
        for clock, words in row_lines(cells, roles) if any(cells) else ():
            yield clock, words, f"{clock} {words}".strip()


def row_lines(cells: "Sequence[str]", roles: "Sequence[str]") -> "Iterator[tuple[str, str]]":
    """Yield what one row says, a clock time and words each; `roles` say what its cells are."""
    clock = who = ""
    said: list[str] = []
    for at, whole in enumerate(cells):
        cell, role = whole, roles[at] if at < len(roles) else "text"
        time, after = take_clock(cell, most=99)
        if time and not clock and not (role == "time" and after) and (role == "time" or not at):
            clock, cell = time, after
        if not cell:
            continue
        if role == "who" and not who:
            who = cell
        elif role in ("T", "S"):
            said.append(cell if parse(cell).mode or in_brackets(cell) else f"{role}: {cell}")
        else:
            said.append(cell)
    if not any(role in ("T", "S") for role in roles):
        said = [" ".join(said)] if said else []
    if who:
        said = [spoken(f"{who.rstrip(':').rstrip()}: {said[0]}") if said else who, *said[1:]]
    for at, words in enumerate(said or [""]):
        yield (clock if not at else ""), words


def role_of(heading: str) -> str:
    """Return what a heading makes of its column, "" where it is not known."""
    words = heading.strip("*_: ").lower().split()
    return ROLES.get(words[0], "") if words else ""


def _roles(rows: Rows, known: list[str]) -> list[str]:
    """Return what each column holds: as its heading says, else times in the first, and speakers where all are such."""
    roles = list(known)
    for at, role in enumerate(roles):
        column = [row[at] for row in rows if len(row) > at and row[at]]
        if not role and column and "time" not in roles[:at] and all(take_clock(cell, most=99)[0] for cell in column):
            roles[at] = "time"
        elif not role and column and at < len(roles) - 1 and all(is_speaker(cell) for cell in column):
            roles[at] = "who"
    return [role or "text" for role in roles]


def _timed(rows: Rows) -> bool:
    """Return whether the first column holds times, where it holds anything: in most of the rows."""
    times = [take_clock(row[0], most=99) for row in rows if row and row[0]]
    return len(rows) > 1 and sum(bool(time and not rest) for time, rest in times) * 2 > len(rows)


def _split(text: str, sign: str) -> Rows:
    import csv  # noqa: PLC0415 - lines that are no table need it not

    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=sign, skipinitialspace=True))
    except csv.Error:
        rows = [line.split(sign) for line in text.splitlines()]
    return [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
