"""What stands around a line written elsewhere (bullets, bold, columns), and what a script says without a mark."""

from coachtui.domain.grammar.clock import take_clock
from coachtui.domain.grammar.marks import SPEAKERS
from coachtui.domain.grammar.parser import DASHES, DIGITS, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BULLETS = "-*\u2022\u2013\u2014"
BEGINNINGS = ("begin", "began", "begins", "start", "started", "starts", "end", "ended", "ends", "time")
"""The words after which a script tells its time: `Begin 10:35.`"""
UNITS = ("s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hour", "hours")
ABOUT = ("about", "around", "ca", "roughly", "almost", "nearly", "over", "another")


def is_markdown(lines: "Sequence[str]") -> bool:
    """Return whether a text is dressed as Markdown: then a single `#` that no number follows is a heading, no count."""
    return any(line.startswith(("## ", "- ", "* ", "**", "|")) for line in lines)


def undressed(line: str, *, markdown: bool = True) -> tuple[str, bool]:
    """Return a line without what lists, quotes and bold letters put around it, and whether it is a heading.

    What the grammar has as a mark stays one: `> ` and a number go only where a speaker or a time follows.
    """
    hashes = len(line) - len(line.lstrip("#"))
    body = line[hashes:].strip()
    if hashes and line[hashes : hashes + 1].isspace() and body:
        if hashes > 1 or (markdown and body[0] not in DIGITS and "/" not in body):
            return _unbold(body), True
        return line, False
    if line[0] in BULLETS and line[1:2].isspace():
        return _unbold(line[1:].strip().removeprefix("[ ] ").removeprefix("[x] ").strip()), False
    head, _, rest = line.partition(" ")
    numbered = head[-1:] in (".", ")") and 1 < len(head) <= len("99.") and not head[:-1].strip(DIGITS)
    if (numbered or head == ">") and _is_clear(_unbold(rest.strip())):
        return _unbold(rest.strip()), False
    return _unbold(line), False


def spoken(line: str) -> str:
    """Return a line whose speaker stands in a column of its own, or is called `Student 3`, as the grammar has it.

    `T   who remembers?` and `T<tab>who remembers?` become `T: who remembers?`; all else stays as it is.
    """
    first, _, rest = line.partition(" ")
    seat, colon, words = rest.strip().partition(":")
    if first.lower() == "student" and colon and 1 <= len(seat) <= 3 and not seat.strip(DIGITS):
        return f"S{seat}: {words.strip()}"
    end = next((at for at, letter in enumerate(line) if letter.isspace()), len(line))
    gap = line[end:]
    words = gap.strip()
    apart = gap[:1] == "\t" or len(gap) - len(gap.lstrip()) > 1
    return f"{line[:end].rstrip(':')}: {words}" if apart and words and is_speaker(line[:end]) else line


def is_speaker(word: str) -> bool:
    """Return whether a word alone names a speaker: `T`, `Ss`, `S2`, a seat number."""
    bare = word.rstrip(":").strip()
    return bool(bare) and bare.isascii() and bare.isalnum() and parse(f"{bare}: x").mode == "said"


def only_speaker(line: str) -> str:
    """Return the speaker whose words begin on the next line, `S2` for `S2:`; "" where the line is no such one."""
    bare = line.rstrip(f":{DASHES} ")
    return bare if bare != line and is_speaker(bare) and not bare.isdecimal() else ""


def begun(line: str) -> str | None:
    """Return the clock time that a line tells after `Begin`, `Start`, `End`, `Time`; None where it tells none."""
    word, _, rest = line.partition(" ")
    if word.lower().rstrip(".:") not in BEGINNINGS:
        return None
    rest = rest.strip()
    rest = rest[3:].strip() if rest[:3].lower() == "at " else rest
    clock, after = take_clock(rest.rstrip("."))
    return clock if clock and not after else None


def is_duration(line: str) -> bool:
    """Return whether a line tells a length of time, `7-8 minutes`, `about 3 min.`, and nothing else."""
    words = line.lower().rstrip(".").lstrip("~\u2248").split()
    while words and words[0] in ABOUT:
        words = words[1:]
    if len(words) == 1:
        digits = len(words[0]) - len(words[0].lstrip(f"{DIGITS}{DASHES}"))
        words = [words[0][:digits], words[0][digits:]] if digits else []
    number = "".join(words[:-1])
    return bool(words) and words[-1] in UNITS and number[:1].isdecimal() and not number.strip(f"{DIGITS}{DASHES}.")


def in_brackets(line: str) -> str:
    """Return what brackets hold, where one pair holds the whole line; else ""."""
    closing = {"(": ")", "[": "]"}.get(line[:1], "")
    inner = line[1:-1]
    return inner.strip() if closing and line[-1:] == closing and closing not in inner else ""


def _is_clear(rest: str) -> bool:
    return bool(rest) and (parse(spoken(rest)).mode == "said" or take_clock(rest)[0] is not None)


def _unbold(line: str) -> str:
    for sign in ("**", "__", "*"):
        inner, closed, after = line[len(sign) :].partition(sign)
        if line.startswith(sign) and closed and inner.strip() and inner == inner.strip():
            bare = inner.rstrip(": ").lower()
            glue = "" if after[:1] in (":", "") or after[:1].isspace() else " "
            return f"{inner}{glue}{after}" if bare not in SPEAKERS or ":" in inner + after[:1] else f"{inner}:{after}"
    return line
