"""How the caseload reads: a teacher's line, what is next with her, and the first start."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.kinds import label, summary
from coachtui.domain.readings.due import planned
from coachtui.domain.readings.lines import age, text_of
from coachtui.domain.readings.questions import next_questions
from coachtui.domain.readings.roster import Due, RosterLine
from coachtui.keymap import Keymap
from coachtui.tui.lines.moments import clock_text, day_text
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, clipped, heading, line, paragraph, shortened

NAME_CELLS = 22
"""How wide the column of names is at most where there is no room to spare."""
DUE_CELLS = 12
"""How much of a line says when next."""
BESIDES = 36
"""How many cells the other columns of a teacher's line take."""
QUESTIONS = 4
"""How many of the next questions are shown."""


def name_cells(names: Iterable[str], width: int) -> int:
    """Return how wide the column of names is: as the longest needs, where that leaves half of what is free."""
    free = max((width - BESIDES) // 2, NAME_CELLS)
    return min(max(map(cell_len, names), default=0), free, max(width // 3, 12) if width < 60 else width)


def teacher_row(reading: RosterLine, width: int, cells: int) -> Row:
    """Return a teacher's line: name, last contact, when next, what is open, and the next question where it fits."""
    parts: list[Part] = [
        _name(reading.name, cells),
        (f"{last_contact(reading):<10}", "quiet"),
        _when(reading),
        *_open(reading),
    ]
    if reading.next and width >= 60:
        parts.append((reading.next.text, "quiet"))
    return line(*parts, ref=Ref(reading.teacher, "teachers", reading.teacher))


def unread_row(teacher: int, name: str, cells: int) -> Row:
    """Return the line of a teacher whose records are still to be read."""
    return line(_name(name, cells), ref=Ref(teacher, "teachers", teacher))


def keep_rows(lines: Sequence[RosterLine], *, yearly: bool) -> list[Row]:
    """Return the invitation to look through what is kept, where a day agreed has passed or a year has gone."""
    past = [each.name for each in lines if each.past]
    if past:
        who = f"{past[0]} is" if len(past) == 1 else f"{len(past)} teachers are"
        said = f"{who} kept past the day agreed"
    else:
        said = "a year since you looked through what you keep"
    return [line((f"  {said}: review what to keep", "quiet"), act="review")] if past or yearly else []


def _name(name: str, cells: int) -> Part:
    said = shortened(name, cells)
    return said + " " * (cells - cell_len(said) + 1), "strong"


def inbox_rows(count: int) -> list[Row]:
    """Return what the list says of the texts that wait to be filed, in a row that opens them; none where none does."""
    said = "1 text waits" if count == 1 else f"{count} texts wait"
    return [line((f"{said} in the inbox for a teacher", "owed"), act="inbox")] if count else []


def last_contact(reading: RosterLine) -> str:
    """Say how long ago she was last in touch with a teacher, in her line and in the header alike."""
    if reading.days is None:
        return "not met"
    return "today" if reading.days <= 0 else f"{reading.days} d ago"


def _when(reading: RosterLine) -> Part:
    if reading.coming:
        return f"{clipped(due_text(reading), DUE_CELLS):<{DUE_CELLS}} ", "act"
    style = "owed" if reading.due == Due.OVERDUE else "quiet" if reading.due == Due.LATER else ""
    return f"{due_text(reading):<{DUE_CELLS}} ", style


def due_text(reading: RosterLine) -> str:
    """Say when next: what is planned, where something is; else what the rhythm asks."""
    if reading.coming:
        day = {None: "", 0: "today ", 1: "tomorrow "}.get(reading.coming_in, f"{reading.coming_in} d: ")
        return f"{day or 'next '}{reading.coming}"
    days = abs(reading.due_in or 0)
    if reading.due == Due.OVERDUE:
        return f"! {days} d over"
    if reading.due == Due.DUE:
        return "due today" if not days else f"due in {days} d"
    if reading.due == Due.LATER:
        return f"in {days} d"
    return {Due.NEVER: "first time", Due.RESTING: reading.state}.get(reading.due, "")


def _open(reading: RosterLine) -> list[Part]:
    """Say what is open, each with its sign: unfinished visits, what I owe, what she was never told, and so on."""
    found: list[Part] = []
    if reading.unfinished:
        found.append((f"v{len(reading.unfinished)} ", "hunch"))
    if reading.owed:
        found.append((f"!{len(reading.owed)} ", "owed" if reading.owed_overdue else "act"))
    if reading.untold:
        found.append((f"+{len(reading.untold)} ", "good"))
    if reading.reviews:
        found.append((f"?{len(reading.reviews)} ", "evidence"))
    if reading.conflicts:
        found.append((f"x{len(reading.conflicts)} ", "owed"))
    size = sum(len(text) for text, _ in found)
    return [*found, (" " * max(12 - size, 1), "")]


def next_rows(book: Book, reading: RosterLine, now: datetime, width: int, usual: int) -> list[Row]:
    """Return what is next with a teacher: conflicts, the questions, each with why.

    Then the visits, promises, strengths and decisions that none of these asks about: each is told once.
    """
    rows = [*_conflicts(book, reading.conflicts), *_planned(book, now)]
    questions = next_questions(book, now, usual)[:QUESTIONS]
    for question in questions:
        ref = Ref(book.teacher_id, question.table, question.record)
        rows.append(paragraph(question.text, width - 1, ref=ref, first=((" ", ""),)))
        if question.why:
            rows.append(line(("   ", ""), (question.why, "quiet")))
    asked = {question.record for question in questions}

    def more(title: str, table: str, ids: Iterable[int], style: str) -> list[Row]:
        return _records(book, title, table, [id_ for id_ in ids if id_ not in asked], style)

    rows += more("Visits without a debrief", "encounters", reading.unfinished, "hunch")
    rows += more("I owe", "promises", reading.owed, "owed" if reading.owed_overdue else "act")
    rows += more("Seen, never told", "notes", reading.untold[:5], "good")
    rows += more("To review", "decisions", reading.reviews, "evidence")
    return rows or [line(("nothing is due. v starts an encounter, n writes a note.", "quiet"))]


def _planned(book: Book, now: datetime) -> list[Row]:
    """Return what is planned with her, a line each; on its day, and the day before, with what to ask and look for."""
    rows: list[Row] = []
    for id_ in planned(book, now):
        row = book.table("encounters")[id_]
        start = str(row.get("start") or "")
        when = f"{day_text(start, now)} {clock_text(start, now)}".strip() if start else ""
        parts = (when, str(row.get("kind") or "encounter"), " ".join(str(row.get("purpose") or "").split()))
        said = " · ".join(part for part in parts if part)
        rows.append(line((" planned ", "heading"), (said, "act"), ref=Ref(book.teacher_id, "encounters", id_)))
        soon = start and (age(start, now) or 0) >= -1
        for name, texts in (("ask ", row.get("questions")), ("look ", row.get("look_fors"))) if soon else ():
            rows += [line(("   ", ""), (name, "heading"), (" ".join(text.split()), "")) for text in texts or ()]
    return rows


def _conflicts(book: Book, ids: tuple[int, ...]) -> list[Row]:
    """Return the records of which two sessions wrote two versions, in the words of what stands."""
    rows = []
    for id_ in ids:
        conflict = book.table("conflicts").get(id_, {})
        table, other = str(conflict.get("table", "")), conflict.get("data") or {}
        said = summary(table, book.table(table).get(conflict.get("record") or 0) or other)
        ref = Ref(book.teacher_id, "conflicts", id_)
        rows.append(line(("   ", ""), (f"{label(table)} ", "quiet"), (said, "owed"), ref=ref))
    return [heading(" Two versions of one record: x settles"), *rows] if rows else []


def _records(book: Book, title: str, table: str, ids: Iterable[int], style: str) -> list[Row]:
    rows = [
        line(
            ("   ", ""),
            (text_of(book, table, book.table(table)[id_]) or table, style),
            ref=Ref(book.teacher_id, table, id_),
        )
        for id_ in ids
        if id_ in book.table(table)
    ]
    return [heading(f" {title}"), *rows] if rows else []


def welcome_rows(keymap: Keymap, width: int, *, plain: bool, inbox: int) -> list[Row]:
    """Return what an empty vault says: what this is, and the three keys to begin with."""

    def key(action: str) -> str:
        return keymap.shown(action, plain=plain)

    rows = [
        blank(),
        paragraph(
            "A notebook for what you know of the teachers you coach. It never leaves this folder.",
            width - 2,
            first=(("  ", ""),),
        ),
        blank(),
        line((f"  {key('add')}  ", "heading"), ("add your first teacher: her name is enough", "strong"), act="add"),
        line((f"  {key('note.capture')}  ", "heading"), ("then write one line about her", "")),
        line((f"  {key('help')}  ", "heading"), ("shows all that can be done, wherever you are", ""), act="help"),
        blank(),
        paragraph("To look around first: quit, and run  coachtui demo", width - 2, "quiet", first=(("  ", ""),)),
    ]
    return [*rows, *inbox_rows(inbox)]
