"""Building and rebuilding the outline: a line a node, subtrees moved, copied and turned into another kind."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.grammar.node import read_node
from coachtui.domain.kinds import label
from coachtui.domain.readings.arrows import WORDED_BACKWARDS, arrows
from coachtui.domain.readings.chains import forward
from coachtui.domain.readings.related import related
from coachtui.services.beliefs import HUNCH
from coachtui.services.links import link, link_kinds
from coachtui.services.pen import Pen
from coachtui.services.people import person_meant
from coachtui.services.records import edit_record
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet

TEXT = {"beliefs": "statement", "practices": "text"}
"""Where a node keeps its words."""


def add_node(
    pen: Pen, book: Book, line: str, *, under: int | None = None, instead: str = "", holder: str = "teacher"
) -> Change:
    """Write down what a line says, beneath `under` or at the root.

    `instead` is the table of a line without a sign: where it is not told, a belief at the root and beneath a practice,
    a practice beneath a belief. `holder` is whose belief it is where the line does not say.
    """
    found = book.find(under) if under is not None else None
    above = found[0] if found else ""
    said = read_node(line, instead or ("practices" if above == "beliefs" else "beliefs"))
    sheet = Sheet(pen, book)
    if said.table == "students":
        if under is None:
            raise RefusedError("Nothing to hang it on", "a student stands beneath what affects her.")
        person = person_meant(sheet, said.whom)
        link(sheet, under, person, "affects", said.text)
        return sheet.change(f"link added: affects {said.whom}")
    if not said.text:
        raise RefusedError("Nothing to keep", f"a {label(said.table)} needs words.")
    if said.table == "beliefs":
        whose = said.holder if said.holder != "teacher" else holder
        id_ = sheet.add("beliefs", {**HUNCH, "holder": whose, "statement": said.text})
    else:
        id_ = sheet.add("practices", {"text": said.text, "status": "default"})
    if under is not None:
        link(sheet, under, id_)
    return sheet.change(f"{label(said.table)} added", (said.table, id_))


def reword(pen: Pen, book: Book, table: str, id_: int, text: str) -> Change:
    """Put other words in the place of a node's own; a belief remembers what it was. Raises RefusedError without any."""
    if not text.strip():
        raise RefusedError("Nothing to keep", f"a {label(table)} needs words.")
    return edit_record(pen, book, table, id_, {TEXT[table]: text.strip()})


def put_beneath(pen: Pen, book: Book, id_: int, under: int | None, via: int | None) -> Change:
    """Hang a node, with all beneath it, beneath another, or nowhere; `via` is the link that it hung by until now.

    Raises RefusedError where no link makes sense there, or where it would hang beneath itself.
    """
    sheet = Sheet(pen, book)
    found = book.find(id_)
    if found is None:
        raise RefusedError("Gone", "it is not there any more.")
    if under is not None and under in {node.id for node in forward(book, id_)}:
        raise RefusedError("Not moved", "it would hang beneath itself.")
    was = book.table("links").get(via or 0, {})
    if via is not None:
        sheet.remove("links", via)
    if under is not None:
        _hang(sheet, under, id_, str(was.get("kind") or ""), str(was.get("text") or ""))
    return sheet.change(f"{label(found[0])} moved", ("links", via) if via is not None else None)


def _hang(sheet: Sheet, under: int, id_: int, kind: str, text: str = "") -> None:
    """Link as it was linked before where that makes sense here, else as things there are; once, where it is already."""
    joined = {(row.get("from"), row.get("to")) for row in sheet.rows("links")}
    if (under, id_) in joined or (id_, under) in joined:
        return
    if kind in WORDED_BACKWARDS and kind in link_kinds(sheet, id_, under):
        link(sheet, id_, under, kind, text)
        return
    kinds = link_kinds(sheet, under, id_)
    link(sheet, under, id_, kind if kind in kinds else None, text)


def copy_beneath(pen: Pen, book: Book, id_: int, under: int | None) -> Change:
    """Write a node and all beneath it once more, beneath another or at the root; students are linked, not copied."""
    sheet = Sheet(pen, book)
    copies: dict[int, int] = {}
    for node in forward(book, id_):
        if node.table in TEXT and not node.repeated:
            copies[node.id] = sheet.add(node.table, _fresh(node.table, book.table(node.table)[node.id]))
    for arrow in arrows(book):
        if arrow.tail in copies:
            row = book.table("links")[arrow.link]
            ends = {end: copies.get(row[end], row[end]) for end in ("from", "to")}
            sheet.add("links", {"kind": row["kind"], "text": row.get("text", ""), **ends})
    if under is not None:
        _hang(sheet, under, copies[id_], "")
    table = next(table for table in TEXT if id_ in book.table(table))
    return sheet.change(f"{len(copies)} copied", (table, copies[id_]))


def _fresh(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        "beliefs": ("statement", "kind", "holder", "about", "students", "groups", "rung"),
        "practices": ("text", "status", "source", "students", "groups"),
    }[table]
    start = HUNCH if table == "beliefs" else {}
    return {**start, **{field: row[field] for field in kept if field in row}}


def turn_node(pen: Pen, book: Book, table: str, id_: int) -> Change:
    """Make a belief a practice, or a practice a belief, with its words and the links that still make sense.

    Raises RefusedError where more than links hangs on it, since that would not follow.
    """
    other = "practices" if table == "beliefs" else "beliefs"
    sheet = Sheet(pen, book)
    row = sheet.need(table, id_)
    if (table == "beliefs" and (row.get("history") or row.get("verbatim"))) or _is_named(book, table, id_):
        raise RefusedError(
            "Not turned", "evidence, inquiries or a history hang on it.", "Write a new one and link the two."
        )
    words: dict[str, Any] = (
        {"text": row.get("statement", ""), "status": "default"}
        if table == "beliefs"
        else {**HUNCH, "statement": row.get("text", "")}
    )
    kept = {field: row[field] for field in ("from", "students", "groups", "tags") if field in row}
    new = sheet.add(other, {**kept, **words})
    for each in book.rows("links"):
        if id_ in (each.get("from"), each.get("to")):
            sheet.remove("links", each["id"])
            _hang_anew(sheet, each, {id_: new})
    sheet.remove(table, id_)
    return sheet.change(f"{label(table)} turned into a {label(other)}", (other, new))


def _hang_anew(sheet: Sheet, was: Mapping[str, Any], turned: Mapping[int, int]) -> None:
    """Write a link again between what its ends have become, of the same kind where that still makes sense."""
    start, end = (turned.get(each, each) for each in (was["from"], was["to"]))
    kinds = link_kinds(sheet, start, end)
    if kinds:
        kind = was["kind"] if was.get("kind") in kinds else kinds[0]
        sheet.add("links", {"from": start, "to": end, "kind": kind, "text": was.get("text", "")})


def _is_named(book: Book, table: str, id_: int) -> bool:
    """Tell whether a record other than a link names this one."""
    return any(each.direction == "in" and each.link is None for each in related(book, table, id_))


def relink(pen: Pen, book: Book, link_id: int, kind: str) -> Change:
    """Give a link another kind. Raises RefusedError where it makes no sense between its ends, or is there already."""
    sheet = Sheet(pen, book)
    row = sheet.need("links", link_id)
    sheet.remove("links", link_id)
    link(sheet, row["from"], row["to"], kind, str(row.get("text") or ""))
    return sheet.change(f"link: {kind.replace('_', ' ')}")
