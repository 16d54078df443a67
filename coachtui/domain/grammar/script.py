"""A text of many lines, such as a script taken down elsewhere: each line a note, clock times understood.

    read(text) -> Script         what each line says, and the time in front of it
    placed(script, now, ...)     the moment of each line
    read_script(text, now)       both, where each line is a note of its own (pipes, the inbox)

The forms are those that coaches use: a time on a line of its own, in front of the text, elapsed, or after `Begin`;
bullets and bold letters, CSV, tables and columns; a line that goes on beneath, further in. Every line's characters are
in the `raw` of some line that is read: nothing is dropped, and a row of columns is as many lines as spoke in it.
"""

from time import localtime, mktime

from coachtui.domain.grammar.chart import Chart, chart_of
from coachtui.domain.grammar.clock import HOURS, elapsed_seconds, has_half, school_seconds, take_clock
from coachtui.domain.grammar.columns import csv_rows, lines_of, table_cells
from coachtui.domain.grammar.dressing import (
    begun,
    in_brackets,
    is_duration,
    is_markdown,
    only_speaker,
    spoken,
    undressed,
)
from coachtui.domain.grammar.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coachtui.domain.grammar.parts import NoteParts

SOON = 300
"""Seconds a typed clock time may lie ahead and still be of today."""
HALF_DAY = 12 * 3600
LONGEST = 4 * 3600
"""No class lasts longer: clock times that would span more are the time that has gone by."""
MOST_MINUTES = 99
WRAPPED = 60
"""From how many letters on a line without an end may go on in the next one."""


class ScriptLine:
    """One line as it is read: its parts, and the time in front of it, as typed.

    `begins` where that time stands after `Begin` and so is one of the clock; `bare` where the line is a time and
    nothing else; `unclear` where nothing says what the words are: they are kept whole, as seen. `joined` is how many
    lines beneath it goes on in.
    """

    __slots__ = ("bare", "begins", "clock", "joined", "parts", "unclear")

    def __init__(
        self, parts: "NoteParts", clock: str | None, *, begins: bool, bare: bool, unclear: bool, joined: int = 0
    ) -> None:
        self.parts = parts
        self.clock = clock
        self.joined = joined
        self.begins = begins
        self.bare = bare
        self.unclear = unclear


class Script:
    """The lines of a script; `elapsed` where its times count from its beginning."""

    __slots__ = ("elapsed", "lines")

    def __init__(self, lines: list[ScriptLine], *, elapsed: bool) -> None:
        self.lines = lines
        self.elapsed = elapsed

    @property
    def begins(self) -> str | None:
        """The clock time at which it begins, as typed; None where it tells none."""
        told = (line.clock for line in self.lines if line.clock and (line.begins or not self.elapsed))
        return next(told, None)


class _Entry:
    """A line that is being read: what stands on it and on the lines it goes on in."""

    __slots__ = ("begins", "clock", "heading", "indent", "joined", "raw", "words")

    def __init__(self, clock: str | None, words: str, raw: str, indent: int = 0, *, heading: bool = False) -> None:
        self.begins = None if clock else begun(words)
        self.clock = clock or self.begins
        self.words = words
        self.raw = raw
        self.indent = indent
        self.heading = heading
        self.joined = 0

    def go_on(self, entry: "_Entry") -> None:
        """Take in the line beneath."""
        self.words = f"{self.words} {entry.words}".strip()
        self.raw += f" {entry.raw}"
        self.joined += 1


def read(text: str, *, wraps: bool = True, joins: bool = True) -> Script:
    """Return what each line of a text says. Takes any string; every line's characters are in the `raw` of a line.

    A line goes on beneath where the form says so: further in, or within brackets; where the text `wraps`, also where
    the line before had no room for more. Unless it `joins`, each line stands for itself, as one that Enter has ended.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = csv_rows(text)
    if rows:
        entries = _tabled(rows)
        elapsed = _counts_from_zero([entry.clock for entry in entries if entry.clock and not entry.begins])
    else:
        lines = text.split("\n")
        markdown = is_markdown([line.strip() for line in lines])
        bare = (undressed(line.strip(), markdown=markdown)[0] for line in lines if line.strip())
        firsts = [cell for line in bare for cell in (table_cells(line) or [line])[:1]]
        elapsed = _counts_from_zero([clock for each in firsts if (clock := take_clock(each, MOST_MINUTES)[0])])
        entries = _entries(lines, markdown=markdown, most=MOST_MINUTES if elapsed else HOURS, wraps=wraps, joins=joins)
    return Script([_line(entry) for entry in _timed(entries)], elapsed=elapsed)


def read_script(text: str, now: float, *, typed: bool = False) -> "list[tuple[ScriptLine, float]]":
    """Return each line that says something, and its moment in seconds since 1970: what comes through a pipe, or waited.

    A line goes on beneath only where its form says so, and nowhere in what was `typed` a line at a time. A clock time,
    in front of a line or on one of its own, is the time of what follows, until the next one; what stands before the
    first is of `now`; a line that says how long ago it was (`-2m`) was so much earlier.
    """
    script = read(text, wraps=False, joins=not typed)
    return [(line, at) for line, at in zip(script.lines, placed(script, now), strict=True) if not line.bare]


def placed(
    script: Script, now: float, day: tuple[int, int, int] | None = None, start: float | None = None
) -> list[float]:
    """Return the moment of each line, in seconds since 1970.

    `day` (year, month, day) is the day of its clock times, else it is the last on which the clock showed the first of
    them; `start` is when it began, for the time that has gone by, and for what stands before any time.
    """
    begin = began(script, now, day) if start is None else start
    day = day or localtime(begin)[:3]
    running = now if start is None and not script.elapsed else begin
    clocked, moments = 0, []
    for line in script.lines:
        if line.clock and (line.begins or not script.elapsed):
            clocked = _later(line.clock, clocked)
            running = _mktime(*day, clocked)
        elif line.clock:
            running = begin + elapsed_seconds(line.clock)
        moments.append(running - line.parts.ago)
    return moments


def began(script: Script, now: float, day: tuple[int, int, int] | None = None) -> float:
    """Return when a script begins: at its first clock time; without one, so that it ends by this time of that day."""
    if first := script.begins:
        return _mktime(*day, school_seconds(first)) if day else moment_of(first, now)
    if day:
        hours, minutes, seconds = localtime(now)[3:6]
        now = _mktime(*day, hours * 3600 + minutes * 60 + seconds)
    return now - max((elapsed_seconds(line.clock) for line in script.lines if line.clock), default=0)


def moment_of(clock: str, now: float) -> float:
    """Return the last moment a clock showed this time, in seconds since 1970."""
    seconds = school_seconds(clock)
    year, month, day = localtime(now)[:3]
    at = _mktime(year, month, day, seconds)
    return _mktime(year, month, day - 1, seconds) if at > now + SOON else at


def _later(clock: str, before: int) -> int:
    """Return the seconds since midnight of a clock time; one without AM or PM is of the same half as the one before."""
    seconds = school_seconds(clock)
    other = seconds + HALF_DAY
    return other if not has_half(clock) and seconds < before and 0 <= other - before < LONGEST else seconds


def _counts_from_zero(clocks: list[str]) -> bool:
    """Return whether times count from the beginning: they begin within the first hour, or no clock tells them."""
    if not clocks or any(has_half(clock) for clock in clocks):
        return False
    gone_by = [elapsed_seconds(clock) for clock in clocks]
    rising = len(clocks) > 2 and gone_by == sorted(gone_by)
    hours = [int(clock.partition(":")[0]) for clock in clocks]
    if hours[0] == 0:
        return True
    if max(hours) > HOURS:
        return rising
    day = [school_seconds(clock) for clock in clocks]
    return rising and max(day) - min(day) > LONGEST


def _entries(lines: list[str], *, markdown: bool, most: int, wraps: bool, joins: bool) -> list[_Entry]:
    """Return the lines of a text; one that goes on beneath is one, a table is as many as it has rows."""
    entries: list[_Entry] = []
    width = max(len(line.strip()) for line in lines) if wraps else 0
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    table: list[list[str]] = []
    chart: Chart | None = None
    before = ""
    for line in lines:
        if begun := chart_of(line):
            entries += [*_charted(chart), *_tabled(table), _Entry(None, line.strip(), line)]
            chart, table, before = begun, [], ""
            continue
        if chart and chart.takes(line):
            continue
        if chart:
            entries, before = [*entries, *_charted(chart)], ""
        cells = table_cells(line.strip())
        if table and not cells:
            entries += _tabled(table)
            table = []
        if cells:
            table.append(cells)
        elif line.strip():
            entry = _entry(line, _indent(line) - margin, markdown=markdown, most=most)
            wrapped = bool(width) and _is_wrapped(before, line.strip(), width)
            if before and _goes_on(entries[-1], entry, wrapped=wrapped):
                entries[-1].go_on(entry)
            else:
                entries.append(entry)
        before = "" if cells or not joins else line.strip()
    return [*entries, *_charted(chart), *_tabled(table)]


def _entry(line: str, indent: int, *, markdown: bool, most: int) -> _Entry:
    body, heading = undressed(line.strip(), markdown=markdown)
    clock, rest = take_clock(body, most)
    if clock and rest:
        rest = undressed(rest, markdown=False)[0]
    return _Entry(clock, spoken(rest), line, indent, heading=heading)


def _tabled(rows: list[list[str]]) -> list[_Entry]:
    return [_Entry(clock or None, words, raw) for clock, words, raw in lines_of(rows)] if rows else []


def _charted(chart: Chart | None) -> list[_Entry]:
    return [_Entry(clock or None, words, raw) for clock, words, raw in chart.lines()] if chart else []


def _goes_on(before: _Entry, entry: _Entry, *, wrapped: bool) -> bool:
    """Return whether a line only goes on with the one before: `wrapped`, further in, or within brackets."""
    if entry.clock or entry.heading or before.heading or not before.words or _marked(entry.words):
        return False
    within = before.words.startswith("(") and before.words.count("(") > before.words.count(")")
    return wrapped or bool(only_speaker(before.words)) or within or entry.indent > before.indent


def _is_wrapped(before: str, line: str, width: int) -> bool:
    """Return whether a line of a text `width` letters wide goes on with the long one before, whose end had no room."""
    full = len(before) + 1 + len(line.partition(" ")[0]) > width
    return full and len(before) >= WRAPPED and before[-1].isalnum() and line[:1].islower()


def _marked(words: str) -> bool:
    parts = parse(words)
    sure = parts.mode or parts.facet or parts.is_belief or parts.next_skill or parts.ago
    return bool(sure or only_speaker(words) or in_brackets(words) or is_duration(words))


def _timed(entries: list[_Entry]) -> "Iterator[_Entry]":
    """Yield the lines; a time on a line of its own belongs to the line beneath."""
    alone: _Entry | None = None
    for entry in entries:
        if alone and entry.clock:
            yield alone
        elif alone:
            entry.clock, entry.raw = alone.clock, f"{alone.raw} {entry.raw}"
        alone = entry if entry.clock and not entry.words else None
        if not alone:
            yield entry
    if alone:
        yield alone


def _line(entry: _Entry) -> ScriptLine:
    bare = not entry.words
    words = entry.words or entry.raw
    inside = in_brackets(words)
    parts = parse(f". {inside}" if inside else words)
    told = bool(entry.begins) or entry.heading
    if is_duration(words):
        parts.mode = "time"
    elif told or bare:
        parts.mode = parts.mode or "saw"
    parts.raw = entry.raw
    parts.at = entry.clock
    clear = parts.mode or parts.facet or parts.is_belief or parts.next_skill
    return ScriptLine(parts, entry.clock, begins=bool(entry.begins), bare=bare, unclear=not clear, joined=entry.joined)


def _indent(line: str) -> int:
    wide = line.expandtabs(8)
    return len(wide) - len(wide.lstrip())


def _mktime(year: int, month: int, day: int, seconds: int) -> float:
    return mktime((year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, 0, 0, -1))
