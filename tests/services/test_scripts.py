"""A script from elsewhere becomes an encounter of the past; one that is pasted, lines of the one that goes on."""

from datetime import timedelta

import pytest

from coachtui.domain.grammar.script import read
from coachtui.services.encounters import start_encounter
from coachtui.services.notes import rewrite_note
from coachtui.services.refused import RefusedError
from coachtui.services.scripts import import_script, paste_lines

TEXT = "9:50 AM\nT- who remembers?\n- S2: I forget\nkids line up\n10:05 ! fri bring tickets\n"


def notes(desk):
    return sorted(desk.rows("notes"), key=lambda row: row["id"])


def test_an_imported_visit_lasts_from_its_first_time_to_its_last_and_waits_for_its_debrief(desk):
    visit = desk.do(import_script, read(TEXT), "visit")
    row = desk.row("encounters", visit)
    assert (row["kind"], row["start"], row["end"]) == ("visit", "2026-05-21T13:50:00Z", "2026-05-21T14:05:00Z")
    assert row["state"] == "needs_debrief"
    assert [(each["at"][11:16], each["mode"], each["text"]) for each in notes(desk)] == [
        ("13:50", "said", "who remembers?"),
        ("13:50", "said", "I forget"),
        ("13:50", "saw", "kids line up"),
        ("14:05", "promise", "bring tickets"),
    ]
    assert {(each["encounter"], each["source"]) for each in notes(desk)} == {(visit, "imported")}
    assert desk.only("promises")["due"] == "2026-05-22"
    assert desk.last.label == "visit of 4 lines imported"


def test_one_undo_takes_an_import_back(desk):
    desk.do(import_script, read(TEXT), "visit")
    desk.session.undo()
    assert not any(desk.rows(table) for table in ("encounters", "notes", "students", "promises"))


def test_an_unmarked_line_is_seen_in_a_talk_too(desk):
    desk.do(import_script, read("9:50 it went flat"), "debrief")
    assert desk.only("notes")["mode"] == "saw"


def test_time_gone_by_counts_from_when_it_began(desk):
    start = desk.pen.now().replace(hour=8) - timedelta(days=1)
    visit = desk.do(import_script, read("0:58 go\n12:00 stop\n"), "visit", day=start.date(), start=start)
    assert [each["at"] for each in notes(desk)] == ["2026-05-20T12:00:58Z", "2026-05-20T12:12:00Z"]
    assert desk.row("encounters", visit)["start"] == "2026-05-20T12:00:58Z"


@pytest.mark.parametrize(("text", "start"), [("T: go\n", "16:00:00"), ("0:58 go\n12:00 stop\n", "15:48:58")])
def test_what_tells_no_clock_time_is_of_the_day_that_was_asked_for(desk, text, start):
    visit = desk.do(import_script, read(text), "visit", day=desk.pen.now().date() - timedelta(days=7))
    assert desk.row("encounters", visit)["start"] == f"2026-05-14T{start}Z"


def test_a_text_without_a_line_is_refused(desk):
    with pytest.raises(RefusedError):
        import_script(desk.pen, desk.book, read(" \n\n"), "visit")


def test_pasted_lines_are_of_the_encounter_that_goes_on(desk):
    visit = desk.do(start_encounter, "visit")
    desk.do(paste_lines, "six hands up\n0:58 T: why?\n", visit)
    assert [(each["at"][11:], each["text"]) for each in notes(desk)] == [
        ("16:00:00Z", "six hands up"),
        ("16:00:58Z", "why?"),
    ]
    with pytest.raises(RefusedError):
        paste_lines(desk.pen, desk.book, "\n\n", visit)


def test_an_imported_line_is_mended_as_it_was_read(desk):
    desk.do(import_script, read("- 9:50 **T:** why\n"), "visit")
    note = desk.only("notes")
    desk.do(rewrite_note, note["id"], "- 9:50 **T:** why not?")
    after = desk.only("notes")
    assert (after["mode"], after["speaker"], after["text"], after["at"]) == ("said", "teacher", "why not?", note["at"])
