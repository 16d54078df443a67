"""The way back: parts to a line that says the same."""

from coachtui.domain.grammar.clock import shift_text
from coachtui.domain.grammar.marks import MARKS, SAID_SIGNS
from coachtui.domain.grammar.parser import parse
from coachtui.domain.grammar.parts import NoteParts


def render(parts: NoteParts) -> str:
    """Return a line that parses to the same parts; among several, the shortest mark.

    It holds for all parts that `parse` gives (with `clock`, where they have a clock time). Parts put together by hand
    may say what no line says, such as an unmarked text that begins like a mark: then the line is the nearest.
    """
    before = f"{parts.at} " if parts.at else ""
    if parts.ago:
        before += f"{shift_text(parts.ago)} "
    if parts.facet:
        before += f"={parts.facet} "
    line = ""
    for candidate in _candidates(parts):
        line = before + candidate
        if parse(line, clock=parts.at is not None).key() == parts.key():
            break
    return line.rstrip() if not parts.text else line


def _candidates(parts: NoteParts) -> list[str]:
    text = parts.text
    if parts.mode == "promise":
        whose = "her " if parts.promised_by == "teacher" else ""
        return [f"! {whose}{text}", f"! {whose}{parts.due or ''} {text}"]
    sign = "% " if parts.is_belief else "> " if parts.next_skill else ""
    if parts.mode == "said" and parts.speaker in SAID_SIGNS:
        return [sign + line for line in _said(parts)]
    if not sign:
        sign = _sign_of(parts.mode)
    return [sign + text]


def _sign_of(mode: str | None) -> str:
    for mark in MARKS:
        if mark.mode == mode and mark.speaker is None and not mark.field:
            return f"{mark.signs} "
    return ""


def _said(parts: NoteParts) -> list[str]:
    text, spoken = parts.text, SAID_SIGNS[parts.speaker or ""]
    lines = [
        f'{spoken} "{text}"',
        f"{spoken.removesuffix(':')}: {text}",
        f"{spoken} \u201c{text}\u201d",
    ]
    if parts.speaker == "student" and parts.who:
        code = parts.who[0]
        return lines + [code + line[1:] if line.startswith("s:") else f"{code}:{line[1:]}" for line in lines]
    return lines
