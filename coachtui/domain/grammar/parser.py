"""The parser: one line to its parts, in one pass, rejecting nothing.

What is ambiguous is read as a coach means it:

- A mark is a mark only where words follow it: `?` alone is text.
- `t`, `s`, `ss` and a code such as `k3` open what someone said where a colon, a dash and a space, or a quote follows;
  a plain space does in small letters only. `T hands out sheets`, `K3 said no` and `She left` are sentences about them.
- A number of one or two digits and a colon is a student by her seat: `3: WE WERE`. `3:15` is a time.
- `.`, `#`, `>` need a space: `...`, `.5 of them`, `#1 fan` are text; `#6/28` is a count all the same.
- `~ ^ ? ! + %` also take a letter or a quote at once: `?why`, `~tired`. So a thought typed in haste stays private.
- `-2m` stands before all other marks, and a word follows it. Behind a mark it is text: `. -2m is the slope`.
- `=cares` may stand before another mark; `%` may stand before what was said: `% t "they can't"`.
- Quotes go where they hold the whole of what was said, and stay everywhere else.
"""

from coachtui.domain.grammar.clock import take_clock, take_shift
from coachtui.domain.grammar.inline import as_code, mentions, tags
from coachtui.domain.grammar.marks import FACETS, NOT_STUDENTS, SIGNS, SPACED, SPEAKERS
from coachtui.domain.grammar.parts import NoteParts
from coachtui.domain.grammar.promise import take_promise

DASHES = "-\u2013\u2014"
LONG_DASH = "\u2014"
"""No word is joined by it, and so no space need follow."""
QUOTES = {'"': '"', "\u201c": "\u201d"}
DIGITS = "0123456789"


def parse(line: str, *, clock: bool = False) -> NoteParts:
    """Return the parts of a line. With `clock`, a clock time it begins with is taken (files, pipes, pasted scripts).

    Takes any string, in time linear in its length; `parts.raw` is that string.
    """
    rest = line.strip()
    at = None
    if clock:
        at, rest = take_clock(rest)
    ago, rest = take_shift(rest)
    facet, rest = _take_facet(rest)
    parts = _said(rest) or _signed(rest) or NoteParts(rest)
    parts.raw, parts.at, parts.ago, parts.facet = line, at, ago, facet
    parts.who = tuple(dict.fromkeys(parts.who + mentions(parts.text)))
    parts.tags = tags(parts.text)
    return parts


def unquoted(text: str) -> str:
    """Return what quotes hold, where one pair holds the whole text; else the text."""
    closing = QUOTES.get(text[:1])
    if closing is None or len(text) < 3 or text[-1] != closing:
        return text
    inner = text[1:-1]
    if text[0] in inner or closing in inner:
        return text
    return inner.strip() or text


def _take_facet(rest: str) -> tuple[str | None, str]:
    if rest[:1] != "=":
        return None, rest
    end = 1
    while end < 12 and rest[end : end + 1].isalpha():
        end += 1
    word, after = rest[1:end].lower(), rest[end:]
    found = [facet for facet in FACETS if facet.startswith(word)] if len(word) > 1 else []
    if len(found) != 1 or not (after[:1] == ":" or after[:1].isspace()):
        return None, rest
    body = after.removeprefix(":").strip()
    return (found[0], body) if body else (None, rest)


def _signed(rest: str) -> NoteParts | None:
    mark = SIGNS.get(rest[:1])
    if mark is None:
        return None
    after, text = rest[1:2], rest[1:].strip()
    tight = mark.tight and (after.isalpha() or after in QUOTES)
    if not text or not (after.isspace() or tight or (mark.signs == "#" and _is_ratio(text))):
        return None
    if mark.field == "promised_by":
        who, due, text = take_promise(text)
        return NoteParts(text, mode=mark.mode, promised_by=who, due=due)
    belief = mark.field == "is_belief"
    parts = (_said(text) if belief else None) or NoteParts(text, mode=mark.mode)
    parts.is_belief, parts.next_skill = belief, mark.field == "next_skill"
    return parts


def _is_ratio(text: str) -> bool:
    above, slash, below = text[:9].partition("/")
    return bool(slash and above and below) and not above.strip(DIGITS) and below[0] in DIGITS


def _said(rest: str) -> NoteParts | None:
    end = 0
    while end < 8 and rest[end : end + 1].isascii() and rest[end : end + 1].isalnum():
        end += 1
    word = rest[:end]
    speaker, who = _speaker(word)
    body = _words_said(word, rest[end:]) if speaker else None
    if not body:
        return None
    return NoteParts(unquoted(body), mode="said", speaker=speaker, who=who)


def _speaker(word: str) -> tuple[str | None, tuple[str, ...]]:
    if not word:
        return None, ()
    if _is_code(word):
        return "student", (as_code(word),)
    return SPEAKERS.get(word.lower()), ()


def _is_code(word: str) -> bool:
    digits = word[1:] if word[0].isalpha() else word
    return 1 <= len(digits) <= (3 if word[0].isalpha() else 2) and not digits.strip(DIGITS)


def _words_said(word: str, after: str) -> str | None:
    """Return what was said after the word of a speaker, None where that word only begins a sentence."""
    tail = after.lstrip()
    sign, follows = tail[:1], tail[1:2]
    if sign == ":":
        return None if word[0] in DIGITS and follows in (*DIGITS, "") else tail[1:].strip()
    if word[0] in DIGITS:
        return None
    if sign == LONG_DASH or (sign and sign in DASHES and (follows.isspace() or follows in QUOTES)) or sign in QUOTES:
        return tail.strip() if sign in QUOTES else tail[1:].strip()
    if after[:1].isspace() and (word in SPACED or (word.islower() and _is_code(word) and word[0] not in NOT_STUDENTS)):
        return tail.strip()
    return None
