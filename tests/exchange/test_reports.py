"""What may leave: only what stands on the list, of what she may be shown; every line of it can be left out."""

from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.book import TABLES, Book
from coachtui.domain.records.registry import MODELS
from coachtui.domain.words import Form
from coachtui.domain.words import Report as Kind
from coachtui.exchange.reports.activity import activity
from coachtui.exchange.reports.allowed import COUNTED, NAMES, SHOWN, As
from coachtui.exchange.reports.model import Bars, Source, Span, items
from coachtui.exchange.reports.notices import notices
from coachtui.exchange.reports.shown import counted, shown
from coachtui.exchange.reports.teacher_copy import kept_back, teacher_copy
from coachtui.exchange.reports.written import written
from coachtui.exchange.sample import sample_books
from tests.conftest import NOON

STAMP = {"created": "2026-05-01T12:00:00Z", "changed": "2026-05-01T12:00:00Z", "rev": 1}
NEVER = {"beliefs", "practices", "links", "inquiries", "trust_readings", "drafts", "conflicts", "retention", "shares"}
"""Tables of which nothing ever leaves."""
OPEN = {
    ("teachers", "between_us"),
    ("teachers", "principal_hears"),
    ("teachers", "may_type"),
    ("teachers", "exceptions"),
    ("encounters", "purpose"),
    ("encounters", "look_fors"),
    ("notes", "text"),
    ("tallies", "name"),
    ("tallies", "bucket"),
    ("promises", "text"),
    ("decisions", "next_skill"),
    ("decisions", "how"),
    ("learnings", "question"),
    ("learnings", "found"),
    ("claims", "what"),
    ("evidence", "text"),
}
"""The texts that may leave, written down a second time on purpose: whoever widens the list has to say so here too."""
NAMING = {("teachers", "name"), ("teachers", "alias"), ("students", "code"), ("groups", "label")}


@pytest.fixture(scope="module")
def books():
    found = sample_books()
    groups = found[0]["groups"]
    return {id_: Book(id_, {**tables, "groups": groups}) for id_, tables in found.items() if id_}


def maria(books):
    return next(book for book in books.values() if book.teacher["name"] == "Maria Delgado")


def seen_by_all(book):
    """Return the book with every record open to her."""
    return Book(
        book.teacher_id,
        {
            table: {id_: {**row, "visibility": "teacher"} for id_, row in rows.items()}
            for table, rows in book.tables.items()
        },
    )


# The list


def test_the_list_names_fields_that_there_are_and_no_table_that_never_leaves():
    for listed in (SHOWN, NAMES, COUNTED):
        for table, fields in listed.items():
            if "." in table:
                continue
            keys = {info.alias or name for name, info in MODELS[table].model_fields.items()}
            assert {name.partition(".")[0] for name in fields} <= keys
    assert not {table.partition(".")[0] for table in (*SHOWN, *NAMES, *COUNTED)} & NEVER
    texts = {
        (table.partition(".")[0], name.rpartition(".")[2])
        for table, fields in SHOWN.items()
        for name, kind in fields.items()
        if kind in (As.TEXT, As.TEXTS)
    }
    assert texts == OPEN
    assert not [kind for fields in COUNTED.values() for kind in fields.values() if kind in (As.TEXT, As.TEXTS)]


# A vault in which each text is another one, so that each can be looked for


@dataclass
class Filled:
    """A teacher's records, and for each text in them whose it is: table, field, and whether she may be shown it."""

    book: Book
    texts: dict[str, tuple[str, str, bool]]


MODES = ("said", "think", "feel", "wonder", "validate", "secretmode")
TEXT_FIELDS = {
    "encounters": ("purpose", "place", "reflection", "phase", "kind", "stance"),
    "notes": ("text", "raw", "at", "source"),
    "trust_readings": ("sign",),
    "promises": ("text", "due", "outcome", "done_on"),
    "groups": ("label", "about"),
    "students": ("code", "why_focal"),
    "beliefs": ("statement", "verbatim", "effect"),
    "practices": ("text",),
    "links": ("text",),
    "inquiries": ("why", "feeling", "shaping", "next_step"),
    "learnings": ("question", "found", "surprised", "method", "planned_on"),
    "decisions": ("now", "next_skill", "how", "why", "expect", "learned", "review_on", "result"),
    "claims": ("what", "works", "scope", "check_on"),
    "evidence": ("text", "kind", "level", "scope"),
    "drafts": ("text",),
}


@st.composite
def filled(draw) -> Filled:
    """Draw a teacher with records of all tables; whatever can be a text is one, where a word or a day belongs too."""
    ids, texts, tables = count(100), {}, {"teachers": {}}
    words = count(1)

    def text(table, field, visible):
        made = f"q{next(words)}z"
        texts[made] = (table, field, visible)
        return made

    visible = draw(st.booleans())
    parts = ("between_us", "principal_hears", "may_type", "exceptions")
    tables["teachers"][7] = {
        **STAMP,
        "id": 7,
        "visibility": "teacher" if visible else "me",
        **{field: text("teachers", field, visible) for field in ("name", "alias", "school", "phase", "pronouns")},
        "agreement": {field: text("teachers", field, visible) for field in parts},
    }
    tables["notes"] = {
        id_: {**STAMP, "id": id_, "visibility": "teacher", "mode": mode, "text": text("notes", "text", True)}
        for id_, mode in enumerate(MODES, 10)
    }
    people = []
    for table in ("students", "groups", *(each for each in TEXT_FIELDS if each not in ("students", "groups"))):
        rows = tables.setdefault(table, {})
        for _ in range(draw(st.integers(1, 2))):
            seen = draw(st.booleans())
            row = {**STAMP, "id": next(ids), "visibility": "teacher" if seen else "me"}
            row |= {
                name: text(table, name, seen)
                for name in TEXT_FIELDS[table]
                if table != "evidence" or draw(st.booleans())
            }
            row |= {"tags": [text(table, "tags", seen)]}
            if table in ("students", "groups"):
                people.append(row["id"])
            named = draw(st.lists(st.sampled_from(people), max_size=2)) if people else []
            row |= _ties(draw, table, named, tables)
            rows[row["id"]] = row
    return Filled(Book(7, tables), texts)


def _ties(draw, table, named, tables):
    if table == "notes":
        return {
            "mode": draw(st.sampled_from(MODES)),
            "students": named,
            "speaker": draw(st.sampled_from(["teacher", ""])),
        }
    if table == "claims":
        return {"with": named, "why": {"text": "q0z", "basis": "guess"}}
    if table == "evidence":
        claims = [*tables.get("claims", {}), *tables.get("beliefs", {})]
        notes = [*tables.get("notes", {}), 0]
        return {"bears_on": claims, "covers": named, "note": draw(st.sampled_from(notes))}
    return {"about": named} if table in ("decisions", "learnings") else {}


def tokens(said):
    """Return the texts of the vault that stand in a page."""
    return {
        word for word in "".join(each if each.isalnum() else " " for each in said).split() if word[0] + word[-1] == "qz"
    }


@settings(max_examples=60)
@given(filled())
def test_no_private_text_of_any_vault_is_in_any_form_of_a_report(vault):
    thoughts = {id_ for id_, row in vault.book.table("notes").items() if row["mode"] in ("think", "feel", "wonder")}
    unspoken = {row["text"] for id_, row in vault.book.table("notes").items() if id_ in thoughts and "text" in row}
    copy, minutes = teacher_copy(vault.book, NOON), activity(vault.book, NOON)
    for form in Form:
        assert tokens(written(minutes, form)) <= {vault.book.teacher["alias"]}
        for found in tokens(written(copy, form)):
            table, field, visible = vault.texts[found]
            assert (table, field) in NAMING or (visible and (table, field) in OPEN), (found, table, field)
            assert found not in unspoken


@settings(max_examples=60)
@given(filled())
def test_what_is_private_changes_no_letter_of_the_copy(vault):
    without = {
        table: {id_: row for id_, row in rows.items() if row["visibility"] == "teacher" or table in KEPT}
        for table, rows in vault.book.tables.items()
        if table not in NEVER
    }
    assert teacher_copy(Book(7, without), NOON) == teacher_copy(vault.book, NOON)


KEPT = {"teachers", "students", "groups", "encounters"}
"""What is named or counted whoever may see it."""


def test_no_private_text_of_the_sample_is_in_a_report(books):
    for book in books.values():
        private = list(_private(book))
        shared = " ".join(
            str(row.get(field)) for table, field in OPEN for row in book.rows(table) if row["visibility"] == "teacher"
        )
        assert len(private) > 50
        for report in (teacher_copy(book, NOON), activity(book, NOON)):
            for form in Form:
                page = unescape(written(report, form))
                assert [text for text in private if text in page and text not in shared] == []


def _private(book):
    """Yield the texts that may not leave: of records for her alone, and what leaves of no record."""
    named = {row.get("code") for row in book.rows("students")} | {row.get("label") for row in book.rows("groups")}
    named |= {book.teacher.get("name"), book.teacher.get("alias")}
    for table in TABLES:
        for row in book.rows(table):
            hidden = row.get("visibility") != "teacher" or table in NEVER
            for field, value in row.items():
                alone = hidden or (table, field) not in OPEN
                if alone and isinstance(value, str) and len(value) > 12 and value not in named and " " in value:
                    yield value


# What stands in it


def test_only_lines_said_seen_counted_and_told_leave_however_open_they_are(books):
    book = seen_by_all(maria(books))
    modes = {row["mode"] for row in shown(book).rows("notes")}
    assert modes == {"said", "saw", "count", "validate"}
    guesses = {row["text"] for row in book.rows("notes") if row.get("certainty") == "guess"}
    assert guesses
    assert not guesses & {row["text"] for row in shown(book).rows("notes")}


def test_evidence_leaves_with_its_claim_and_never_in_place_of_a_thought():
    claim = {**STAMP, "id": 1, "what": "boards", "visibility": "teacher"}
    note = {**STAMP, "id": 2, "mode": "think", "text": "she gave up", "visibility": "teacher"}
    evidence = {**STAMP, "id": 3, "text": "she gave up", "note": 2, "bears_on": [1, 9], "visibility": "teacher"}
    seen = {**evidence, "id": 4, "text": "22 of 26 boards", "note": 0}
    tables = {"claims": {1: claim}, "notes": {2: note}, "evidence": {3: evidence, 4: seen}}
    assert [row["text"] for row in shown(Book(7, tables)).rows("evidence")] == ["22 of 26 boards"]
    assert next(iter(shown(Book(7, tables)).rows("evidence")))["bears_on"] == [1]
    hidden = {**tables, "claims": {1: {**claim, "visibility": "me"}}}
    assert not list(shown(Book(7, hidden)).rows("evidence"))


def test_a_value_that_is_not_what_its_field_holds_stays_behind():
    row = {**STAMP, "id": 5, "text": "tickets", "who": "the aunt", "due": "when he is sober", "visibility": "teacher"}
    encounter = {**STAMP, "id": 6, "kind": "row with the head", "start": "2026-05-01", "end": "2026-05-01T13:00:00Z"}
    book = Book(7, {"promises": {5: row}, "encounters": {6: encounter}})
    assert next(iter(shown(book).rows("promises"))) == {"id": 5, "created": STAMP["created"], "text": "tickets"}
    assert "kind" not in next(iter(counted(book).rows("encounters")))
    assert "start" not in next(iter(counted(book).rows("encounters")))


def test_the_copy_says_what_was_agreed_seen_promised_and_told():
    tables = {
        "teachers": {7: {**STAMP, "id": 7, "name": "Maria", "agreement": {"between_us": "names"}}},
        "students": {8: {**STAMP, "id": 8, "code": "K3"}},
        "notes": {
            10: {**STAMP, "id": 10, "mode": "said", "speaker": "student", "students": [8], "text": '"two ways"'},
            11: {**STAMP, "id": 11, "mode": "saw", "text": "waited", "told_on": "2026-05-02"},
        },
        "promises": {
            20: {**STAMP, "id": 20, "who": "coach", "text": "tickets", "due": "2026-05-15"},
            21: {**STAMP, "id": 21, "who": "teacher", "text": "boards", "outcome": "kept", "done_on": "2026-05-03"},
        },
        "decisions": {30: {**STAMP, "id": 30, "next_skill": "say why", "how": "at the desk", "about": [8]}},
        "learnings": {31: {**STAMP, "id": 31, "question": "When?", "found": "at once", "done_on": "2026-05-04"}},
        "tallies": {40: {**STAMP, "id": 40, "name": "asked why", "marks": [{"bucket": "why", "student": 8}] * 2}},
    }
    report = teacher_copy(seen_by_all(Book(7, tables)), NOON)
    assert [(item.section, item.text) for item in items(report)] == [
        ("What we agreed", "Stays between us: names"),
        ("What we agreed", "1 May 2026: Next skill for K3: say why. How: at the desk"),
        ("What I told you I saw", "1 May 2026: waited"),
        ("What was seen and said", "1 May 2026: K3: “two ways”"),
        ("What was seen and said", "1 May 2026: asked why: why K3 2"),
        ("What was seen and said", "4 May 2026: When? at once"),
        ("What was promised", "1 May 2026: I: tickets (by 15 May 2026)"),
        ("What was promised", "1 May 2026: You: boards (kept 3 May 2026)"),
    ]
    spring = teacher_copy(seen_by_all(Book(7, tables)), NOON, Span(date(2026, 5, 3)))
    kept = [item.text for item in items(spring)]
    assert "1 May 2026: waited" not in kept
    assert "1 May 2026: I: tickets (by 15 May 2026)" in kept


def test_where_claims_stand_follows_from_the_evidence_in_the_copy(books):
    book = seen_by_all(maria(books))
    whole = {each.source: each.text for each in items(teacher_copy(book, NOON))}
    warm = next(source for source, text in whole.items() if text.startswith("Warm-ups with more"))
    assert whole[warm].endswith("stands as known)")
    pieces = {source for source in whole if source.table == "evidence"}
    without = {each.source: each.text for each in items(teacher_copy(book, NOON, out=frozenset(pieces)))}
    assert without[warm].endswith("stands as said)")
    hidden = Book(7, {**book.tables, "evidence": {}})
    assert items(teacher_copy(hidden, NOON))
    course = next(figure for section in teacher_copy(book, NOON).sections for figure in section.figures[1:2])
    assert dict(course.rows)["known"] == (0, 0, 1, 1, 1, 1, 2, 4, 4)
    assert course.columns[:2] + course.columns[-1:] == ("Sep 2025", "Oct", "May")


# Leaving lines out


def test_every_line_can_be_left_out_and_takes_nothing_in(books):
    book = seen_by_all(maria(books))
    for make in (activity, teacher_copy):
        whole = [each.source for each in items(make(book, NOON))]
        for source in dict.fromkeys(whole[:3] + whole[-30:] + [each for each in whole if each.table == "claims"]):
            left = {each.source for each in items(make(book, NOON, out=frozenset({source})))}
            assert source not in left
            assert left < set(whole)


def test_a_claim_left_out_goes_with_its_evidence_and_from_the_figures(books):
    book = seen_by_all(maria(books))
    claim = next(row for row in book.rows("claims") if row["what"].startswith("First language"))
    report = teacher_copy(book, NOON, out=frozenset({Source("claims", claim["id"])}))
    said = [each.text for each in items(report)]
    assert not [text for text in said if "First language" in text or "six of six papers" in text]
    grid, course = next(section.figures for section in report.sections if section.title.startswith("What is working"))
    assert not [text for text, _ in grid.rows if text.startswith("First language")]
    assert sum(counts[-1] for _, counts in course.rows) == len(book.table("claims")) - 1


def test_a_kind_left_out_counts_nowhere(books):
    out = frozenset({Source("kinds", 0, "visit"), Source("months", 0, "2025-11")})
    minutes = [sum(bar.value for bar in bars.rows) for bars in _bars(activity(maria(books), NOON, out=out))]
    assert minutes[0] == minutes[1]
    assert "visit" not in [
        bar.source.part for bars in _bars(activity(maria(books), NOON, out=out)) for bar in bars.rows
    ]


def _bars(report):
    return [each for section in report.sections for each in section.figures if isinstance(each, Bars)]


# Minutes


def test_the_activity_report_counts_what_has_been_and_ended():
    start = "2026-05-0{}T14:00:00Z"
    encounters = {
        1: {
            **STAMP,
            "id": 1,
            "kind": "visit",
            "start": start.format(4),
            "end": "2026-05-04T14:45:00Z",
            "state": "done",
        },
        2: {**STAMP, "id": 2, "kind": "visit", "start": start.format(5), "end": "2026-05-05T14:30:00Z"},
        3: {**STAMP, "id": 3, "kind": "debrief", "start": start.format(5), "end": "2026-05-05T15:00:00Z"},
        4: {**STAMP, "id": 4, "kind": "visit", "start": start.format(9), "state": "planned", "purpose": "secret"},
    }
    tables = {
        "teachers": {7: {**STAMP, "id": 7, "name": "Maria Delgado", "alias": "md"}},
        "encounters": encounters,
        "learnings": {5: {**STAMP, "id": 5, "question": "secret", "done_on": "2026-05-06"}},
        "decisions": {6: {**STAMP, "id": 6, "next_skill": "secret", "result": "partly"}},
    }
    report = activity(Book(7, tables), NOON)
    assert (report.kind, report.whose) == (Kind.ACTIVITY, "md")
    assert [item.text for item in items(report)] == [
        "3 encounters on 2 days",
        "2 h 15 in all",
        "By kind: Debrief, 1 h 00, 1 time",
        "By kind: Visit, 1 h 15, 2 times",
        "By month: May 2026, 2 h 15, 3 times",
        "Learned from students, in a way planned together: 1 time",
        "Next skills decided: 1, of which looked at again: 1",
    ]
    later = activity(Book(7, tables), NOON, Span(date(2026, 5, 5), date(2026, 5, 5)))
    assert next(items(later)).text == "2 encounters on 1 day"


# What she is told before it leaves


def test_before_it_leaves_she_is_told_what_to_think_of(books):
    book, common = maria(books), Book(0, {})
    said = " ".join(notices(book, common, teacher_copy(book, NOON), NOON))
    assert "This is the first copy of hers" in said
    assert "fast (2)" in said.partition("Few students are known in")[2]
    back = list(kept_back(book, NOON))
    assert f"{len(back)} lines are for you alone" in said
    log = {
        1: {"id": 1, "teacher": book.teacher_id, "on": "2026-03-20", "what": "activity"},
        2: {"id": 2, "teacher": 5, "on": "2026-05-01", "what": "activity"},
        3: {"id": 3, "teacher": book.teacher_id, "on": "2026-05-01", "what": "teacher_copy"},
    }
    minutes = activity(book, NOON)
    assert list(notices(book, Book(0, {"shares": log}), minutes, NOON)) == [
        "The last one about her left on 20 Mar 2026."
    ]


def test_a_childs_name_in_a_line_is_pointed_at():
    note = {**STAMP, "id": 1, "mode": "saw", "text": "we saw Jamal Lewis wait", "visibility": "teacher"}
    book = Book(7, {"teachers": {7: {"id": 7, "name": "Maria Delgado"}}, "notes": {1: note}})
    said = list(notices(book, Book(0, {}), teacher_copy(book, NOON), NOON))
    assert [each for each in said if "“Jamal Lewis” looks like a name" in each]


def test_what_is_kept_back_is_what_would_stand_there(books):
    book = maria(books)
    back = {each.source for each in kept_back(book, NOON)}
    there = {each.source for each in items(teacher_copy(book, NOON))}
    assert not back & there
    assert {each.table for each in back} == {
        "encounters",
        "decisions",
        "learnings",
        "notes",
        "tallies",
        "promises",
        "claims",
        "evidence",
    }
    hidden = Book(book.teacher_id, {**book.tables, "teachers": {}})
    whole = Book(book.teacher_id, {**book.tables, "teachers": {book.teacher_id: {**book.teacher, "visibility": "me"}}})
    agreed = Source("teachers", book.teacher_id, "agreement.between_us")
    assert agreed in {each.source for each in kept_back(whole, NOON)}
    assert agreed not in {each.source for each in kept_back(hidden, NOON)}


def test_dates_of_a_copy_are_hers(books):
    report = teacher_copy(maria(books), datetime(2026, 5, 21, 23, 30, tzinfo=NOON.tzinfo))
    assert report.made == date(2026, 5, 21)
