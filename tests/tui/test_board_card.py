"""A claim from its first line to its last open question, on the board, by keys only."""

from collections.abc import Callable
from typing import Any

import pytest

from coachtui.domain.bearing import bearings
from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.readings.standing import standing_of
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.lines.claim import FLAG
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import MARIA, STAMP, maria_of, only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
ELL = 3


@pytest.fixture
def board(maria: Session) -> Session:
    """Maria with two claims, a belief, K3 who is followed and J7 who is not, both in ell."""
    people = [
        (MARIA, "students", {"id": 31, "code": "K3", "focal": True, "groups": [{"group": ELL}]}),
        (MARIA, "students", {"id": 32, "code": "J7", "groups": [{"group": ELL}]}),
        (0, "groups", {"id": ELL, "label": "ell"}),
    ]
    claims = [(MARIA, "claims", {"id": id_, "what": what}) for id_, what in ((41, "warm-ups land"), (42, "they hide"))]
    put(maria, [*people, *claims, (MARIA, "beliefs", {"id": 21, "statement": "they will not try", "status": "hunch"})])
    return maria


async def test_a_claim_is_said_to_its_last_part_a_key_each(app: Make, board: Session) -> None:
    async with app(board).run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"exit tickets help", "enter", "p", "s")
        await pilot.press(*"k3 ", "enter", *"j7 ", "enter")  # with, and without
        await pilot.press(*"they see their own gap", "enter", "b", "enter")  # why, by a belief
        await pilot.press("down", "space", "space", "enter", "y", "s")  # how known: two notes at once
        await pilot.pause()
        claim = rows(board, "claims")[-1]
        assert (claim["what"], claim["works"], claim["scope"]) == ("exit tickets help", "partly", "some")
        assert (claim["with"], claim["without"]) == ([31], [32])
        assert claim["why"] == {"text": "they see their own gap", "basis": "guess", "belief": 21}
        known = rows(board, "evidence")
        assert [row["note"] for row in known] == [71, 72]
        assert all(row["bears_on"] == [claim["id"]] and row["bearing"] == "for" for row in known)
        assert [row.get("scope") for row in known] == ["some", "some"]


async def test_each_part_is_one_key_on_a_card(app: Make, board: Session) -> None:
    async with app(board).run_test(size=(60, 20)) as pilot:
        await pilot.press("4", "g", "W", "u")
        await pilot.press("w", "m", *"k3 ", "enter", "enter")
        await pilot.press("Y", *"they begin alone", "enter", "s")
        await pilot.press("E", *"@k3 began", "enter", "n", "w")
        await pilot.press("L", "enter")
        await pilot.pause()
        claim, evidence = rows(board, "claims")[0], only(board, "evidence")
        assert (claim["works"], claim["scope"], claim["with"]) == ("unsure", "most", [31])
        assert claim["why"] == {"text": "they begin alone", "basis": "tested"}
        assert (evidence["kind"], evidence["level"], evidence["covers"]) == ("work", "street", [31])
        assert only(board, "learnings")["about"] == [claim["id"]]
        assert only(board, "learnings")["question"] == "How does it go: warm-ups land?"


async def test_a_step_that_is_left_leaves_what_was_said(app: Make, board: Session) -> None:
    async with app(board).run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "g", "E", *"began at once", "enter", "y", "escape")
        await pilot.pause()
        evidence = only(board, "evidence")
        assert (evidence["text"], evidence["bearing"]) == ("began at once", "for")
        assert "kind" not in evidence
        await pilot.press("u", "a", *"one more", "enter", "y", "a", "escape")
        await pilot.pause()
        claim = rows(board, "claims")[-1]
        assert (claim["works"], claim["scope"]) == ("yes", "all")
        assert "why" not in claim


async def test_a_card_opens_in_place_and_closes_again(app: Make, board: Session, screen_text: Text) -> None:
    put(board, [(MARIA, "evidence", {"id": 51, "text": "began at once", "bears_on": [41], "covers": [31]})])
    running = app(board)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "g")
        await pilot.pause()
        assert "began at once" not in screen_text(running)
        for close in ("enter", "escape"):
            await pilot.press("enter")
            await pilot.pause()
            shown = screen_text(running)
            for words in ("began at once", "not said yet: why?", "Open questions", "they hide"):
                assert words in shown
            assert len(running.screen_stack) == 1
            await pilot.press(close)
            await pilot.pause()
            assert "began at once" not in screen_text(running)
        await pilot.press("enter", "W", "y")
        await pilot.pause()
        assert "Open questions" in screen_text(running)  # what is said of it leaves it open
        await pilot.press("space", "escape")
        await pilot.pause()
        assert "Open questions" in screen_text(running)  # the mark goes first
        await pilot.press("d")
        await pilot.pause()
        assert "Open questions" not in screen_text(running)


ANSWERS: dict[str, tuple[dict[str, Any], list[dict[str, Any]], str, str]] = {
    "for_whom": ({}, [], "For how many", ""),
    "all": ({"scope": "all"}, [{"covers": [32]}], "For how many", ""),
    "with": ({"with": [32], "scope": "some"}, [{"scope": "few"}], "How do you know?", "@J7 "),
    "without": ({"scope": "most"}, [{"covers": [32], "bearing": "against"}], "And for whom does it not work?", ""),
    "and": ({}, [], "What could you learn", "How does it go for K3: warm-ups land?"),
    "works": ({"works": "unsure"}, [{"scope": "all"}], "Does it work?", ""),
    "no_student": ({}, [], "What could you learn", "What do students say of it: warm-ups land?"),
    "only_report": ({}, [{"kind": "report"}], "What could you learn", "What would students show of it: warm-ups land?"),
    "only_satellite": (
        {}, [{"level": "satellite"}], "What could you learn", "What would you see in the room of it: warm-ups land?",
    ),
    "old": ({}, [{"created": "2025-09-01T12:00:00Z"}], "How do you know?", ""),
    "ground_gone": ({}, [{"note": 99, "text": ""}], "How do you know?", ""),
    "why": ({}, [], "Why?", ""),
    "why_guess": ({"why": {"text": "they wait"}}, [], "What could you learn", "What would test it: they wait?"),
    "turned": (
        {"scope": "all"},
        [{"scope": "some", "bearing": "against", "created": "2026-03-01T12:00:00Z"}, {"scope": "all"}],
        "Inquiry", "",
    ),
}  # fmt: skip
"""For each open question: the claim and its evidence, what Enter opens, and what stands in its line."""


async def test_each_open_question_is_one_key_from_what_would_answer_it(app: Make, board: Session) -> None:
    running = app(board)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "g", "enter")
        for id_, (fields, evidence, title, value) in ANSWERS.items():
            told = [{"text": "began", **each, "bears_on": [41], "id": 500 + at} for at, each in enumerate(evidence)]
            set_(board, "claims", {"id": 41, "what": "warm-ups land", **fields})
            put(board, [(MARIA, "evidence", row) for row in told])
            await pilot.pause()
            found = standing_of(board.book(MARIA), rows(board, "claims")[0], board.pen.now())
            assert id_ in (flags := [flag.id for flag in found.flags])
            listed = running.screen.focused
            assert isinstance(listed, Rows)
            while listed.row is None or listed.row.act != f"{FLAG}{id_}":
                before = listed.row
                await pilot.press("j")
                assert listed.row is not before, (id_, flags)
            await pilot.press("enter")
            await pilot.pause()
            assert len(running.screen_stack) == 2, id_
            opened = str(getattr(running.screen, "_title", "")) or type(running.screen).__name__
            assert opened.startswith(title), id_
            assert value == str(next((field.value for field in running.screen.query("LineInput")), "")) or not value
            await pilot.press("escape")
            await pilot.pause()
            for row in told:
                set_(board, "evidence", {"id": row["id"]})
            await pilot.press("g")
    assert len(ANSWERS) == 14


def set_(session: Session, table: str, row: dict[str, Any]) -> None:
    """Put a record in the place of the one by its id, past the undo; with the id alone, take that away."""
    before = session.store.get(MARIA, table, row["id"])
    after = {**STAMP, **row} if len(row) > 1 else None
    session.write(Change("set up", (Op(MARIA, table, row["id"], before, after),)))


async def test_evidence_is_one_key_from_its_line_and_the_lines_around_it(
    app: Make, sample: Session, screen_text: Text
) -> None:
    maria = maria_of(sample)
    book = sample.book(maria)
    evidence = next(row for row in book.rows("evidence") if row.get("text") == "wiped, then up")
    note = book.table("notes")[evidence["note"]]
    script = [row for row in book.rows("notes") if row.get("encounter") == note["encounter"]]
    script.sort(key=lambda row: (row["at"], row["id"]))
    at = script.index(note)
    running = app(sample, teacher=maria, tab="board")
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        running.screen.go_to(claim_of(sample, maria, evidence["bears_on"][0]))  # type: ignore[attr-defined]
        await pilot.press("enter")
        listed = running.screen.focused
        assert isinstance(listed, Rows)
        while listed.ref is None or listed.ref.id != evidence["id"]:
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        shown = " ".join(screen_text(running).split())
        for row in (script[at - 1], note, script[at + 1]):
            assert str(row["text"])[:24] in shown
        assert "18 Nov" in shown
        assert "It bears on" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert running.tab == "relationship"
        assert running.screen.selected.id == note["id"]  # type: ignore[attr-defined]


def claim_of(session: Session, teacher: int, id_: int) -> Any:
    """Return the ref of a claim."""
    assert session.store.get(teacher, "claims", id_)
    return Ref(teacher, "claims", id_)


async def test_one_note_is_evidence_for_one_claim_and_against_another(app: Make, board: Session) -> None:
    async with app(board).run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "g")
        while getattr(pilot.app.screen.selected, "table", "") != "notes":  # type: ignore[attr-defined]
            await pilot.press("j")
        await pilot.press("E", *"warm-ups", "enter", "Y", *"they hide", "enter", "n", "s")
        await pilot.pause()
        evidence = only(board, "evidence")
        assert bearings(evidence) == {41: "for", 42: "against"}
        assert evidence["other_way"] == [42]


async def test_evidence_is_tied_turned_weighed_and_taken_away_with_what_loses_its_ground(
    app: Make, board: Session, screen_text: Text
) -> None:
    claim = {"id": 41, "what": "warm-ups land", "works": "yes", "scope": "some", "with": [31]}
    known = {"id": 51, "text": "began at once", "bears_on": [41], "covers": [31], "bearing": "for"}
    set_(board, "claims", claim)
    put(board, [(MARIA, "evidence", known)])
    running = app(board)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "g", "j")
        running.screen.go_to(claim_of(board, MARIA, 41))  # type: ignore[attr-defined]
        await pilot.press("enter", "j", "j", "j", "j", "j")
        assert running.screen.selected.id == 51  # type: ignore[attr-defined]
        await pilot.press("T", *"they hide", "enter", "n")
        await pilot.pause()
        assert bearings(only(board, "evidence")) == {41: "for", 42: "against"}
        await pilot.press("T", *"they will not", "enter", "n", "K", "x")
        await pilot.pause()
        assert bearings(only(board, "evidence")) == {41: "for", 42: "against", 21: "against"}
        assert (only(board, "evidence")["kind"], only(board, "evidence")["level"]) == ("count", "satellite")
        await pilot.press("T", *"they hide", "enter", "d")
        await pilot.pause()
        told = [each.message for each in running._notifications]
        assert "evidence untied. “they hide”: contested → said." in told, told
        await pilot.press("d")
        await pilot.pause()
        told = [each.message for each in running._notifications]
        assert any(
            "“warm-ups land”: known → said. “they will not try”: 1 against → no evidence. u brings it back." in each
            for each in told
        ), told
        assert rows(board, "evidence") == []
        await pilot.press("u")
        await pilot.pause()
        assert bearings(only(board, "evidence")) == {41: "for", 21: "against"}


async def test_the_filter_narrows_every_column_and_the_matrix(app: Make, board: Session, screen_text: Text) -> None:
    against = {"id": 51, "text": "K3 began", "bears_on": [42], "scope": "all", "bearing": "against"}
    put(board, [(MARIA, "evidence", against)])
    running = app(board)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert "said 1" in screen_text(running)
        assert "contested 1" in screen_text(running)
        for words, kept, gone in (("warm", "warm-ups land", "they hide"), ("began", "they hide", "warm-ups land")):
            await pilot.press("f", "ctrl+u", *words, "enter")
            await pilot.pause()
            shown = screen_text(running)
            assert f"only “{words}”" in shown
            assert kept in shown
            assert gone not in shown
        await pilot.press("m")
        await pilot.pause()
        assert "warm-ups land" not in screen_text(running)
        await pilot.press("f", "ctrl+u", *"nothing of hers", "enter")
        await pilot.pause()
        assert "no claim holds “nothing of hers”" in screen_text(running)
        await pilot.press("m", "escape")
        await pilot.pause()
        assert "warm-ups land" in screen_text(running)
        assert "they hide" in screen_text(running)
        assert "only “" not in screen_text(running)


async def test_a_name_begins_no_student_and_codes_may_stand_with_commas(
    app: Make, maria: Session, screen_text: Text
) -> None:
    put(maria, [(MARIA, "claims", {"id": 90, "what": "boards"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "w", "s", *"Maria Lopez", "enter", "ctrl+s", "enter")
        await pilot.pause()
        assert "Maria Lopez" in screen_text(running)
        assert "students are codes, such as K3" in screen_text(running)
        await pilot.press("ctrl+u", *"k3,k9, Ana", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "students are codes, such as K3" in shown
        assert "k3,k9" not in shown
        assert "Ana" in shown
        await pilot.press("ctrl+u", *"fast ones", "down", "enter", "enter", "enter")
        await pilot.pause()
        assert [row["code"] for row in rows(maria, "students")] == ["K3", "K9"]
        assert [row["label"] for row in rows(maria, "groups", COMMON)] == ["fast ones"]
        assert len(only(maria, "claims")["with"]) == 3
