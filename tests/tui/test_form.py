"""The form: every kind of field, by keys only; nothing typed is lost."""

import contextlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from coachtui.domain.change import Change, Op
from coachtui.domain.records.registry import MODELS
from coachtui.services.session import Session
from coachtui.services.shapes import shapes
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.dialogs.fields import TextField
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.form import FormDialog
from coachtui.tui.dialogs.form_foot import foot_of
from coachtui.tui.ref import Ref
from tests.tui.conftest import Kept

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
MARIA = 7
HEAD = {"created": "2026-05-01T12:00:00Z", "changed": "2026-05-01T12:00:00Z", "rev": 1, "visibility": "me"}


def give(session: Session, table: str, id_: int, /, teacher: int = MARIA, **fields: object) -> Ref:
    """Write a record past the undo."""
    session.write(Change("set up", (Op(teacher, table, id_, None, {**HEAD, "id": id_, **fields}),)))
    return Ref(teacher, table, id_)


def row(session: Session, ref: Ref) -> dict[str, Any]:
    return session.store.get(ref.teacher, ref.table, ref.id) or {}


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@contextlib.asynccontextmanager
async def form(running: CoachApp, ref: Ref, at: str = "", size: tuple[int, int] = (80, 24)):
    """Open the page of a record and its form, at a field."""
    async with running.run_test(size=size) as pilot:
        await pilot.pause()
        await running.screen.open_page(ref)
        await pilot.pause()
        running.screen.run_worker(running.screen.edit_record(ref, at))
        await pilot.pause()
        await pilot.pause()
        yield pilot


@pytest.fixture
def drafts() -> Kept:
    return Kept()


def test_pages_and_forms_name_the_same_fields_in_the_same_order() -> None:
    for table in MODELS:
        assert [(each.key, each.title) for each in shapes(table)] == list(FIELD_NAMES[table].items())


@pytest.mark.parametrize(
    ("table", "fields", "at", "keys", "field", "value"),
    [
        ("promises", {"text": "tickets"}, "due", "fri", "due", "2026-05-22"),
        ("promises", {"text": "tickets"}, "done_on", "mon", "done_on", "2026-05-18"),
        ("promises", {"text": "tickets"}, "text", " now", "text", "tickets now"),
        ("encounters", {"kind": "visit"}, "start", "10:42", "start", "2026-05-21T14:42:00Z"),
        ("claims", {"what": "it"}, "scope", "m", "scope", "most"),
        ("claims", {"what": "it", "why": {"text": "x", "mine": 1}}, "why.basis", "t", "why", None),
        ("beliefs", {"statement": "they"}, "hold", "4", "hold", 4),
        ("students", {"code": "K3"}, "focal", "y", "focal", True),
        ("claims", {"what": "it"}, "tags", "a; b, c", "tags", ["a", "b", "c"]),
        ("teachers", {}, "cadence_days", "", "cadence_days", 14),
    ],
)
async def test_each_kind_of_field_is_typed_as_it_is_said(
    app: Make, maria: Session, *, table: str, fields: dict, at: str, keys: str, field: str, value: object
) -> None:
    ref = Ref(MARIA, table, MARIA) if table == "teachers" else give(maria, table, 91, unknown="kept", **fields)
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, at) as pilot:
        named = {" ": "space", ":": "colon", ";": "semicolon", ",": "comma"}
        await press(pilot, *(named.get(key, key) for key in keys), "ctrl+j")
        assert not isinstance(running.screen, FormDialog)
    after = row(maria, ref)
    if field == "why":
        assert after["why"] == {"text": "x", "mine": 1, "basis": "theory"}
    else:
        assert after[field] == value
    assert table == "teachers" or after["unknown"] == "kept"


async def test_a_list_of_sentences_is_a_line_each_and_the_frame_says_how(
    app: Make, maria: Session, screen_text: Read
) -> None:
    ref = give(maria, "encounters", 91, kind="visit", questions=["Who, and why?"])
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, "questions") as pilot:
        assert "Enter new line · Tab next · ^j save · ^e editor" in screen_text(running)
        await press(pilot, "enter", *"How", "shift+tab")
        assert "Enter next · ^j save" in screen_text(running)
        await press(pilot, "ctrl+j")
    assert row(maria, ref)["questions"] == ["Who, and why?", "How"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_keys_in_the_frame_are_those_of_the_field_and_fit(width: int) -> None:
    keys = {"{text.save}": "^j", "{text.editor}": "^e", "{text.help}": "f1"}

    def with_keys(said: str) -> str:
        return " ".join(keys.get(word, word) for word in said.split())

    feet = {
        (long, last): foot_of(TextField("", long=long), width, with_keys, last=last)
        for long in (False, True)
        for last in (False, True)
    }
    assert max(map(len, feet.values())) <= width - 4
    assert feet[False, False].startswith("Enter next · ^j save")
    assert feet[False, True].startswith("Enter save")
    assert feet[True, True] == feet[True, False]
    assert feet[True, False].startswith("Enter new line · Tab next · ^j save")
    assert all(foot.endswith("Esc leave") for foot in feet.values())


async def test_students_and_records_are_chosen_by_code_and_words(app: Make, maria: Session, screen_text: Read) -> None:
    give(maria, "students", 21, code="K3")
    give(maria, "beliefs", 41, statement="they won't try")
    ref = give(maria, "claims", 91, what="it works")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, "with") as pilot:
        assert "^e editor" not in screen_text(running)
        await press(pilot, *"k3", "space", "enter")
        assert "K3" in screen_text(running)
        await press(pilot, "down", "down", "down", "down", *"won", "enter")
        await pilot.pause()
        await press(pilot, "ctrl+j")
    assert row(maria, ref)["with"] == [21]
    assert row(maria, ref)["why"] == {"belief": 41}


async def test_the_marks_of_a_tally_have_a_form_of_their_own(app: Make, maria: Session) -> None:
    ref = give(maria, "tallies", 91, name="called on", marks=[{"bucket": "boys"}])
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, "marks") as pilot:
        await press(pilot, "space", "a", "tab", *"girls", "ctrl+j", "escape", "ctrl+j")
        await pilot.pause()
    assert row(maria, ref)["marks"] == [{"bucket": "boys"}, {"bucket": "girls"}]


async def test_a_student_is_put_into_a_group_since_a_day(app: Make, maria: Session, screen_text: Read) -> None:
    for id_, label in ((31, "newcomers"), (32, "window")):
        give(maria, "groups", id_, teacher=0, label=label)
    ref = give(maria, "students", 92, code="K3", groups=[{"group": 31, "until": "2026-03-02"}])
    running = app(maria)
    async with form(running, ref, "groups") as pilot:
        await press(pilot, "space")
        assert "newcomers · until 2026-03-02" in screen_text(running)
        await press(pilot, "a", "space", *"wind", "space", "enter", "tab", *"2026-04-01", "ctrl+j", "escape", "ctrl+j")
    assert row(maria, ref)["groups"] == [{"group": 31, "until": "2026-03-02"}, {"group": 32, "since": "2026-04-01"}]


async def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(
    app: Make, maria: Session, screen_text: Read
) -> None:
    ref = give(maria, "promises", 91, text="tickets")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, "due") as pilot:
        await press(pilot, *"frxday", "ctrl+j")
        text = screen_text(running)
        assert isinstance(running.screen, FormDialog)
        assert "frxday" in text
        assert "no day: try" in text
        assert "due" not in row(maria, ref)


async def test_a_text_that_is_needed_is_asked_for(app: Make, maria: Session, screen_text: Read) -> None:
    ref = give(maria, "promises", 91, text="ab")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref) as pilot:
        await press(pilot, "backspace", "backspace", "ctrl+j")
        assert "is needed" in screen_text(running)
    assert row(maria, ref)["text"] == "ab"


async def test_escape_keeps_a_draft_and_saving_drops_it(
    app: Make, maria: Session, drafts: Kept, screen_text: Read
) -> None:
    ref = give(maria, "promises", 91, text="tickets")
    running = app(maria, keeping=Keeping(drafts), teacher=MARIA, tab="relationship")
    async with form(running, ref) as pilot:
        await press(pilot, *"xy", "escape")
        assert json.loads(drafts.texts["form promises", MARIA, 91]) == {"text": "ticketsxy"}
        assert row(maria, ref)["text"] == "tickets"
        await press(pilot, "e")
        assert "ticketsxy" in screen_text(running)
        assert "Edit promise · left here before" in screen_text(running)
        assert "Left here before, not kept yet: ^j saves it." in screen_text(running)
        await press(pilot, "z")
        assert "eft here before" not in screen_text(running)
        await press(pilot, "ctrl+s")
        await pilot.pause()
    assert row(maria, ref)["text"] == "ticketsxyz"
    assert drafts.texts == {}


@pytest.mark.parametrize(
    ("said", "ends", "text"),
    [("from the editor", 0, "from the editor"), ("from the editor", 3, "tickets"), ("caf\\351", 0, "café")],
)
async def test_a_text_comes_back_from_her_editor_and_a_failing_one_keeps_the_old(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch, tmp_path, *, said: str, ends: int, text: str
) -> None:
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\nstat -c %a "$1" > {tmp_path}/mode\nprintf "{said}" > "$1"\nexit {ends}\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(CoachApp, "suspend", lambda _self: contextlib.nullcontext())
    ref = give(maria, "promises", 91, text="tickets")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref) as pilot:
        await press(pilot, "ctrl+e", "ctrl+j")
    assert row(maria, ref)["text"] == text
    assert (tmp_path / "mode").read_text().strip() == "600"


async def test_f1_helps_on_the_field(app: Make, maria: Session, screen_text: Read) -> None:
    ref = give(maria, "promises", 91, text="tickets")
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, "due") as pilot:
        await press(pilot, "f1")
        assert "next mon" in screen_text(running)
        await press(pilot, "escape")
        assert isinstance(running.screen, FormDialog)


@pytest.mark.parametrize(
    "table", [table for table in MODELS if table not in {"drafts", "conflicts", "links", "retention", "shares"}]
)
@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_every_kind_of_record_has_a_form(app: Make, maria: Session, table: str, size: tuple[int, int]) -> None:
    first = next(iter(FIELD_NAMES[table]))
    ref = Ref(MARIA, "teachers", MARIA) if table == "teachers" else give(maria, table, 91, **{first: "K3"})
    running = app(maria, teacher=MARIA, tab="relationship")
    async with form(running, ref, size=size) as pilot:
        assert isinstance(running.screen, FormDialog)
        await press(pilot, "escape")
        assert not isinstance(running.screen, FormDialog)
