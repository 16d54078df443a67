"""How learnings and decisions read: in the list, in order of what is waiting, and in full beside it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label
from coachtui.domain.readings.due import reviews_due
from coachtui.domain.readings.lines import age, text_of
from coachtui.domain.readings.listed import MARK, from_a_list
from coachtui.domain.readings.related import related
from coachtui.domain.readings.students import stories, who_names
from coachtui.tui.dialogs.page_values import record_said
from coachtui.tui.lines.membership import groups_text, members_text
from coachtui.tui.lines.moments import WHEN, day_text, heading_text
from coachtui.tui.lines.ways import Prompts, learning_ways
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, heading, line, paragraph

RESULTS = {"learned": "learned", "partly": "partly", "not_yet": "not yet", "unclear": "unclear"}
SPANS = {
    "teacher": "how they experience the teacher",
    "class": "how they experience the class",
    "self": "how they see themselves as learners",
    "subject": "what the subject is to them",
    "skill": "how they think about a skill",
    "task": "how they think about one task",
}


def stage_rows(book: Book, now: datetime) -> list[Row]:
    """Return the list by stage: for review, to learn, decided, learned, what came of it, students and groups."""
    decisions = sorted(book.rows("decisions"), key=lambda row: (str(row.get("review_on") or "9"), row["id"]))
    learnings = sorted(book.rows("learnings"), key=lambda row: (str(row.get("planned_on") or "9"), row["id"]))
    due = reviews_due(book, now)
    waiting = [row for row in decisions if not row.get("result") and row["id"] not in due]
    done = sorted((row for row in learnings if row.get("done_on")), key=lambda row: str(row["done_on"]), reverse=True)
    came = [row for row in decisions if row.get("result") and row["id"] not in due]
    reviewed = sorted(came, key=lambda row: str(row.get("changed") or ""), reverse=True)
    return [
        *_section(book, now, "To look at again", "decisions", [book.table("decisions")[id_] for id_ in due]),
        *_section(
            book, now, "To learn from students", "learnings", [row for row in learnings if not row.get("done_on")]
        ),
        *_section(book, now, "Decided", "decisions", waiting),
        *_section(book, now, "Learned", "learnings", done),
        *_section(book, now, "What came of it", "decisions", reviewed),
        *people_rows(book, now),
    ]


def _section(book: Book, now: datetime, title: str, table: str, rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    found = [item_row(book, table, row, now) for row in rows]
    return [heading(title, right=((str(len(found)), "quiet"),)), *found] if found else []


def item_row(book: Book, table: str, row: Mapping[str, Any], now: datetime) -> Row:
    """Return a learning or a decision as one line: its sign, for whom, the words, its day or result."""
    whom = who_names(book, _people(book, row.get("about", ())))
    parts: list[Part] = [_sign(table, row), (f"{whom}  " if whom else "", "named"), (_text(book, table, row), "")]
    if row.get("practice") and row["practice"] in from_a_list(book):
        parts.append((f" {MARK}", "quiet"))
    return line(*parts, ref=Ref(book.teacher_id, table, row["id"]), right=(_day(table, row, now),))


def _sign(table: str, row: Mapping[str, Any]) -> Part:
    if table == "learnings":
        return (" ? ", "evidence" if row.get("done_on") else "hunch")
    return {"learned": (" + ", "good"), "partly": (" ~ ", "hunch"), "not_yet": (" - ", "owed")}.get(
        str(row.get("result")), (" > ", "act")
    )


def _text(book: Book, table: str, row: Mapping[str, Any]) -> str:
    return " ".join(text_of(book, table, dict(row)).split()) or f"({label(table)})"


def _day(table: str, row: Mapping[str, Any], now: datetime) -> Part:
    if row.get("result"):
        return (RESULTS.get(str(row["result"]), ""), "quiet")
    if row.get("done_on"):
        return ("surprised " if row.get("surprised") else "") + day_text(str(row["done_on"]), now), "quiet"
    day = row.get("planned_on" if table == "learnings" else "review_on")
    if not day:
        return ("no day", "quiet")
    ago = age(day, now)
    if ago is None:
        return str(day), "quiet"
    return (f"! {ago} d ago", "owed") if ago > 0 else ("today", "owed") if not ago else (f"in {-ago} d", "quiet")


def people_rows(book: Book, now: datetime) -> list[Row]:
    """Return the students, focal ones first, and the groups, each with when it was last heard of."""
    students = sorted(book.rows("students"), key=lambda row: (not row.get("focal"), str(row.get("code", ""))))
    groups = sorted(book.rows("groups"), key=lambda row: str(row.get("label", "")))
    told = {story.id: story for story in stories(book, [row["id"] for row in (*students, *groups)], now)}
    rows = []
    for table, people in (("students", students), ("groups", groups)):
        for row in people:
            story = told[row["id"]]
            ago = _heard_of(len(story.lines), story.days)
            name = str(row.get("code") or row.get("label") or "?")
            why = str(row.get("why_focal") or row.get("about") or "")
            teacher = COMMON if table == "groups" else book.teacher_id
            mark: Part = (" * ", "owed") if row.get("focal") else ("   ", "")
            rows.append(
                line(
                    mark, (f"{name}  ", "named"), (why, ""), ref=Ref(teacher, table, row["id"]), right=((ago, "quiet"),)
                )
            )
    return [heading("Students and groups (* we follow)"), *rows] if rows else []


def _heard_of(many: int, days: int | None) -> str:
    if days is None:
        return ""
    when = "today" if days <= 0 else f"{days} d ago"
    return f"1 line, {when}" if many == 1 else f"{many} lines, last {when}"


def by_person_rows(book: Book, now: datetime) -> list[Row]:
    """Return the list by student and group: for each, what was learned and decided, in order, as a story."""
    rows: list[Row] = []
    items = sorted(
        ((table, row) for table in ("learnings", "decisions") for row in book.rows(table)),
        key=lambda each: str(each[1].get("done_on") or each[1].get("planned_on") or each[1]["created"]),
    )
    for person in (*_by_name(book, "students"), *_by_name(book, "groups")):
        mine = [(table, row) for table, row in items if person in row.get("about", ())]
        if mine:
            rows += [heading(who_names(book, [person])), *(item_row(book, table, row, now) for table, row in mine)]
    rest = [(table, row) for table, row in items if not _people(book, row.get("about", ()))]
    if rest:
        rows += [heading("for nobody named yet"), *(item_row(book, table, row, now) for table, row in rest)]
    return rows


def _by_name(book: Book, table: str) -> list[int]:
    rows = sorted(book.rows(table), key=lambda row: str(row.get("code") or row.get("label") or ""))
    return [row["id"] for row in rows]


def _people(book: Book, ids: Iterable[int]) -> list[int]:
    return [id_ for id_ in ids if id_ in book.table("students") or id_ in book.table("groups")]


FIELDS = {
    "decisions": (
        ("now", "Where they are"), ("next_skill", "Next skill"), ("how", "How, so that they learn it"), ("why", "Why"),
        ("expect", "We expect to see"), ("review_on", "We look again"), ("result", "What came of it"),
        ("learned", "What we learned"),
    ),
    "learnings": (
        ("question", "Question"), ("span", "Looks at"), ("method", "How"), ("planned_on", "Planned"),
        ("done_on", "Done"), ("found", "Found"), ("surprised", "Surprised us"),
    ),
    "students": (("code", "Code"), ("why_focal", "Why we follow")),
    "groups": (("label", "Group"), ("about", "Who they are")),
}  # fmt: skip
"""The fields of a record that stand in its detail, with their names."""

ASKS = {"how": "not said yet: how will it be taught?", "expect": "not said yet: what do we expect to see?"}
"""What an open decision lacks most."""


def detail_rows(book: Book, ref: Ref, now: datetime, width: int, prompts: Prompts) -> list[Row]:
    """Return a learning, a decision, a student or a group in full, with what is linked to it and ways to go about."""
    row = book.table(ref.table).get(ref.id)
    if not row:
        return []
    rows: list[Row] = []
    about = row.get("about")
    people = _people(book, about) if isinstance(about, list) else []
    if people:
        rows.append(_field("For", who_names(book, people), width))
    for field, title in FIELDS.get(ref.table, ()):
        value = str(row.get(field) or "").replace("_", " ") if field != "span" else SPANS.get(str(row.get(field)), "")
        if value:
            rows.append(_field(title, heading_text(value, now) if field.endswith("_on") else value, width))
        elif ref.table == "decisions" and field in ASKS and not row.get("result"):
            rows.append(_field(title, ASKS[field], width, "quiet"))
    if said := _belonging(book, ref, row, now):
        rows.append(_field("Groups" if ref.table == "students" else "Who is in it", said, width))
    linked = _linked(book, ref)
    if ref.table in ("students", "groups"):
        story = stories(book, [ref.id], now)[0]
        linked = [
            line(
                (f"  {day_text(each.when, now):>{WHEN}} ", "quiet"),
                (f"{label(each.table)}  ", "quiet"),
                (each.text, ""),
                ref=Ref(ref.teacher or book.teacher_id, each.table, each.id),
            )
            for each in reversed(story.lines)
        ]
    rows += [blank(), heading("Linked"), *linked] if linked else []
    return rows + (learning_ways(row, prompts, width - 1) if ref.table == "learnings" else [])


def _belonging(book: Book, ref: Ref, row: Mapping[str, Any], now: datetime) -> str:
    """Return the groups of a student, the students of a group, with the days on which that changed."""
    if ref.table == "students":
        return groups_text(book, row, now)
    return members_text(book, ref.id, now) if ref.table == "groups" else ""


def _linked(book: Book, ref: Ref) -> list[Row]:
    return [
        line(
            (f"  {each.phrase}  ", "quiet"),
            (record_said(book, each.id), ""),
            ref=Ref(COMMON if each.table == "groups" else book.teacher_id, each.table, each.id),
        )
        for each in related(book, ref.table, ref.id)
        if each.table not in ("students", "groups")
    ]


def _field(title: str, value: str, width: int, style: str = "") -> Row:
    return paragraph(
        value, width - 1, style, first=((f"{title:<15} " if len(title) < 15 else f"{title}: ", "heading"),)
    )
