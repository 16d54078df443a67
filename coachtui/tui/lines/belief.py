"""How beliefs read: in the outline, and in full with how they moved."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.beliefmap.faces import FROM_A_LIST
from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.change import Row as Record
from coachtui.domain.kinds import LINK_PHRASES, summary
from coachtui.domain.memberships import memberships
from coachtui.domain.readings.arrows import FLOW, WORDED_BACKWARDS
from coachtui.domain.readings.belief_asks import asked_of
from coachtui.domain.readings.chains import OutlineNode, backward, forward, outline
from coachtui.domain.readings.ladder import ASKED, ladder
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.listed import MARK, from_a_list
from coachtui.domain.readings.moves import moves
from coachtui.domain.readings.related import Related, related
from coachtui.domain.readings.students import who_names
from coachtui.domain.readings.timeline import BARS, course
from coachtui.domain.summaries import in_quotes
from coachtui.tui.lines.ways import Prompts, belief_ways
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, heading, line, paragraph

HOLDERS = {"teacher": "", "coach": "me: ", "school": "school: "}
AWARE = {"unspoken": "?", "surfacing": "~", "named": "!"}
"""How far the holder has named it: guessed by the coach, coming up, named by herself."""

TREE = {"drives": ">", "affects": "@", "alternative_to": "or", "rests_on": "^", "selects": "<>"}
"""The sign of the link from the line above; a plain dash where there is none of its own."""

LEGEND = ("! named  ~ coming up  ? unspoken", "> drives  @ affects  ^ rests on")

DOES = "does "
"""What stands before a practice in the outline."""


def outline_rows(book: Book) -> list[Row]:
    """Return the outline: beliefs, beneath them what they lead to and drive, beneath that whom it affects."""
    listed = from_a_list(book)
    rows = [_outline_row(book, node, listed) for node in outline(book)]
    return [*rows, blank(), *(line((said, "quiet")) for said in LEGEND)] if rows else []


HANGS = "hangs:"
"""What the act of an outline's row begins with; behind it stands the link that it hangs by, 0 for a root."""


def _outline_row(book: Book, node: OutlineNode, listed: Container[int]) -> Row:
    row = book.table(node.table).get(node.id, {})
    indent = "  " * node.depth
    sign = f"{TREE.get(node.kind, '-')} " if node.depth else ""
    more = f" +{node.beneath}" if node.beneath else ""
    again = " (above)" if node.repeated else ""
    again += f" {MARK}" if node.id in listed else ""
    loop = " ↻" if node.loop else ""
    teacher = COMMON if node.table == "groups" else book.teacher_id
    return line(
        (indent + sign, "quiet"), *_node(book, node.table, row, node.link), (again, "quiet"), (loop, "owed"),
        ref=Ref(teacher, node.table, node.id), right=((_state(node.table, row) + more, "quiet"),),
        act=f"{HANGS}{node.link or 0}",
    )  # fmt: skip


def _node(book: Book, table: str, row: Mapping[str, Any], link: int | None) -> list[Part]:
    if table == "beliefs":
        style = "named" if row.get("awareness") == "named" else "hunch"
        return [
            (AWARE.get(str(row.get("awareness", "")), "?") + " ", style),
            (HOLDERS.get(str(row.get("holder", "")), ""), "heading"),
            (summary("beliefs", row), style if row.get("status") == "hunch" else ""),
        ]
    if table == "practices":
        return [(DOES, "act"), (summary("practices", row), "")]
    effect = str((book.table("links").get(link or 0) or {}).get("text") or "")
    return [(text_of(book, table, dict(row)) or "?", "named"), (f"  {effect}" if effect else "", "")]


def _state(table: str, row: Mapping[str, Any]) -> str:
    if table == "practices":
        return str(row.get("status") or "")
    if table != "beliefs":
        return ""
    hold = row.get("hold")
    bar = f" {BARS[hold - 1]}" if isinstance(hold, int) and 1 <= hold <= len(BARS) else ""
    return f"{row.get('status') or ''}{bar}"


def belief_rows(book: Book, ref: Ref, width: int, now: datetime, prompts: Prompts) -> list[Row]:
    """Return a belief or a practice in full: her words, how it moved, evidence, its chains both ways, what to ask."""
    row = book.table(ref.table).get(ref.id)
    if not row:
        return []
    rows = [paragraph(summary(ref.table, row), width - 1, "strong")]
    if row.get("verbatim"):
        rows.append(
            paragraph(in_quotes(str(row["verbatim"]), "“”"), width - 1, "evidence", first=(("her words  ", "heading"),))
        )
    rows += [
        paragraph(value, width - 1, first=((f"{title:<10} ", "heading"),))
        for title, value in _facts(book, row)
        if value
    ]
    groups: dict[str, list[Row]] = {title: [] for title in _TITLES}
    groups["How it moved"] = _history_rows(book, row, width, now) if ref.table == "beliefs" else []
    groups["The ladder"] = _ladder_rows(book, ref) if ref.table == "beliefs" else []
    groups["What makes it sensible"] = _chain_rows(book, backward(book, ref.id), onward=False)
    groups["What comes of it"] = _chain_rows(book, forward(book, ref.id), onward=True)
    for each in related(book, ref.table, ref.id):
        if each.table not in ("students", "groups") and not _in_a_chain(book, each):
            groups[_group(each)].append(_related_row(book, each, ref))
    rows += _asked_rows(book, ref, now, width)
    for title, members in groups.items():
        rows += [blank(), heading(title), *members] if members else []
    return rows + belief_ways(row, prompts, width - 1)


ANSWERED_BY = {"link": "link"}
"""The action that Enter runs on a question of the map; all others are asked on in an inquiry."""


def _asked_rows(book: Book, ref: Ref, now: datetime, width: int) -> list[Row]:
    """Return what the map asks of this, each one key from where it is taken up."""
    found = [
        paragraph(f"{each.text} ({each.why})", width - 1, first=(("? ", "inference"),), ref=ref)
        for each in asked_of(book, ref.id, now)
    ]
    acts = [ANSWERED_BY.get(each.act, "inquiry") for each in asked_of(book, ref.id, now)]
    return [row._replace(act=act) for row, act in zip(found, acts, strict=True)]


_TITLES = (
    "How it moved",
    "Evidence for",
    "Evidence against",
    "The ladder",
    "What makes it sensible",
    "What comes of it",
    "Inquiries",
    "Links",
)
"""What stands beside a belief, in the order in which it is read."""


def _history_rows(book: Book, row: Record, width: int, now: datetime) -> list[Row]:
    went = course(row, now, max(width - 11, 0))
    lines = (
        [
            line((" held     ", "quiet"), (went.hold, "named")),
            line((" stood    ", "quiet"), (went.status, "")),
            line(("          ", ""), (went.months, "quiet")),
        ]
        if went
        else []
    )
    return [
        *lines,
        *_steps(book, row, width),
    ]


def _ladder_rows(book: Book, ref: Ref) -> list[Row]:
    """Return the ladder from the top: what stands on each rung, or what it asks; Enter goes there."""
    steps = ladder(book, ref.id)
    if sum(bool(step.held) for step in steps) < 2:
        return []
    rows = []
    for step in steps:
        sign = "> " if step.here else "  "
        head = (f" {sign}{step.rung.value:<11}", "heading" if step.here else "quiet")
        if not step.held:
            rows.append(line(head, (ASKED[step.rung], "quiet")))
        for index, (table, id_) in enumerate(step.held):
            words = summary(table, book.table(table).get(id_, {}))
            start = head if not index else (" " * 14, "")
            rows.append(line(start, (words, "strong" if id_ == ref.id else ""), ref=Ref(ref.teacher, table, id_)))
    return rows


def _steps(book: Book, row: Record, width: int) -> list[Row]:
    met = book.table("encounters")
    return [
        paragraph(
            f"{move.field}: {move.old or 'not said'} → {move.new}"
            + (f"  {move.why}" if move.why else "")
            + (f"  ({met[move.encounter].get('kind') or 'met'})" if move.encounter and move.encounter in met else ""),
            width - 1, first=((f" {move.on}  ", "quiet"),),
        )
        for move in moves(row)
    ]  # fmt: skip


def _chain_rows(book: Book, walked: Iterable[OutlineNode], *, onward: bool) -> list[Row]:
    """Return a chain as it was walked from a record, each line saying how it hangs on the one above it in depth."""
    return [_chain_row(book, node, onward=onward) for node in walked if node.depth]


def _chain_row(book: Book, node: OutlineNode, *, onward: bool) -> Row:
    said, reverse = LINK_PHRASES[node.kind]
    phrase = said if onward != (node.kind in WORDED_BACKWARDS) else reverse
    again, loop = " (above)" if node.repeated else "", " ↻" if node.loop else ""
    found = _node(book, node.table, book.table(node.table).get(node.id, {}), node.link)
    words = [part for part in found if part[0] != DOES]
    teacher = COMMON if node.table == "groups" else book.teacher_id
    indent = "  " * (node.depth - 1)
    return line(
        (f" {indent}{phrase} ", "quiet"), *words, (again, "quiet"), (loop, "owed"),
        ref=Ref(teacher, node.table, node.id),
    )  # fmt: skip


def _in_a_chain(book: Book, each: Related) -> bool:
    return each.link is not None and book.table("links")[each.link].get("kind") in FLOW


def _facts(book: Book, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    hold = row.get("hold")
    about = str(row.get("about") or "").replace("_", " ")
    joined = memberships(row)  # of a student, who stands in the outline where a practice affects her
    groups = [one.group for one in joined if not one.until] if joined else row.get("groups", ())
    whom = who_names(book, [*row.get("students", ()), *groups])
    held = f"{hold} of 5" if isinstance(hold, int) and 1 <= hold <= len(BARS) else ""
    aware = str(row.get("awareness") or "")
    return [
        ("who", str(row.get("holder") or "") + (f", {aware}" if aware else "")),
        ("about", " ".join(part for part in (about, whom) if part)),
        ("state", str(row.get("status") or "")),
        ("held", held),
        ("rung", str(row.get("rung") or "")),
        ("kind", str(row.get("kind") or "")),
        ("from", FROM_A_LIST if row.get("id") in from_a_list(book) else str(row.get("source") or "")),
        ("effect", str(row.get("effect") or "")),
    ]


def _group(each: Related) -> str:
    if each.table == "evidence":
        return "Evidence against" if each.phrase == "contested by" else "Evidence for"
    if each.table == "inquiries":
        return "Inquiries"
    return "Links"


def _related_row(book: Book, each: Related, ref: Ref) -> Row:
    text = text_of(book, each.table, book.table(each.table)[each.id]) or summary(
        each.table, book.table(each.table)[each.id]
    )
    sign = {"evidence": " - " if _group(each) == "Evidence against" else " + "}.get(each.table, f" {each.phrase}  ")
    said = (" ".join(text.split()), "")
    return line((sign, "quiet"), said, (_speaks_for(book, each), "quiet"), ref=Ref(ref.teacher, each.table, each.id))


def _speaks_for(book: Book, each: Related) -> str:
    """Return for whom a piece of evidence speaks, in brackets; nothing for other records."""
    row = book.table("evidence").get(each.id, {}) if each.table == "evidence" else {}
    whom = who_names(book, row.get("covers", ())) or str(row.get("scope") or "")
    return f"  ({whom})" if whom else ""


LINK_WORDS = {kind: phrases[0] for kind, phrases in LINK_PHRASES.items()}
"""How a kind of link is asked for."""
