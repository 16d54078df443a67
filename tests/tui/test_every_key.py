"""Every key does what its help says, wherever its action belongs, and nothing else is offered."""

from collections.abc import Callable, Iterable

import pytest

from coachtui.keymap import resolve_keymap
from coachtui.services.session import Session
from coachtui.tui.actions import ACTIONS, BY_ID, TABS
from coachtui.tui.app import CoachApp
from coachtui.tui.bindings import actions_of, declared, rebound
from coachtui.tui.dialogs.help import HelpDialog
from coachtui.tui.dialogs.pick import PickDialog
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.rows import Rows
from tests.tui.effects import EFFECT
from tests.tui.walk import OVER, PLACES, SCREENS, SIZE, TYPED, Walk, walking

Make = Callable[..., CoachApp]
Done = tuple[str, tuple[object, ...]]
"""An action and the code that does it in a place."""

UNSEEN = {
    *((place, "back") for place in PLACES if place != "page"),
    *((tab, "quit") for tab in TABS),
    ("page", "done"),
    ("beliefs", "outline.put"),
    ("inquiry", "inquiry.openness"),
    ("page", "claim.why"),
    ("page", "claim.works"),
    *((place, f"evidence.{what}") for place in ("board", "page") for what in ("kind", "bears")),
    ("page", "links"),
}
"""Where more is needed than a cursor: a jump before it, another page, an open card, what was taken, the end."""


def test_every_action_has_an_effect_a_label_and_a_help() -> None:
    assert EFFECT.keys() == BY_ID.keys()
    assert all(action.label and action.help.endswith(".") for action in ACTIONS)


def test_every_action_is_done_by_some_screen_of_each_place_it_belongs_to() -> None:
    lost = [(place, each.id) for place in PLACES for each in actions_of(place) if not done_by(place, each.id)[1][0]]
    assert lost == []
    assert all(any(place in each.where for place in PLACES) for each in ACTIONS)


def done_by(place: str, action: str) -> Done:
    """Return an action with what runs for it in a place, and what that reaches its records by."""
    screen, method = SCREENS[place], BY_ID[action].method
    names = (f"do_{method}", f"can_{method}", "rows", "selected", "chosen")
    return action, tuple(getattr(screen, name, None) for name in names)


async def silent(it: Walk, actions: Iterable[str], done: set[Done]) -> list[str]:
    """Press the key of each action that can be done, and return those after which what it promises was not seen."""
    found = []
    for action in actions:
        if (it.place, action) in UNSEEN or not await it.stand(action):
            continue
        before, keys = it.state(), it.running.keymap.of(action)
        if keys:
            await it.pilot.press(keys[0])
        else:
            it.desk.action_act(action)
        if not await it.shows(lambda after, do=EFFECT[action], was=before: do(was, after)):
            found.append(f"{it.place}: {keys[:1]} {action}")
        done.add(done_by(it.place, action))
        await it.restage()
    return found


@pytest.mark.parametrize("places", [TABS, OVER])
async def test_a_key_does_what_it_says(app: Make, sample: Session, places: tuple[str, ...]) -> None:
    elsewhere = {done_by(tab, each.id) for tab in TABS for each in actions_of(tab)} if places == OVER else set()
    done, found, wanted = set(elsewhere), [], set()
    async with walking(app, sample, places[0]) as it:
        for place in places:
            await it.go(place)
            wanted |= {done_by(place, each.id) for each in actions_of(place) if (place, each.id) not in UNSEEN}
            left = [each.id for each in actions_of(place) if done_by(place, each.id) not in done]
            found += await silent(it, left, done)
    assert found == []
    assert sorted({action for action, _ in wanted - done}) == []


@pytest.mark.walk
@pytest.mark.parametrize("place", PLACES)
async def test_every_key_does_what_it_says_everywhere(app: Make, sample: Session, place: str) -> None:
    async with walking(app, sample, place) as it:
        assert await silent(it, [action.id for action in actions_of(place)], set()) == []


async def test_the_footer_offers_what_can_be_done_and_every_action_can_be_done_somewhere(
    app: Make, sample: Session
) -> None:
    left = set(BY_ID) - {"outline.put", "inquiry.openness"}  # these stand in UNSEEN
    async with walking(app, sample, "caseload") as it:
        for place in PLACES:
            await it.go(place)
            it.running.trail.append(("board", it.running.teacher, None))
            for _ in it.spots():
                await it.pilot.pause()
                actions = map(it.desk.worded, it.desk.actions())
                able = {it.running.keymap.shown(each.id): each.label for each in actions}
                hints = {hint.key: hint.label for hint in it.desk.footer.hints}
                assert hints.items() <= able.items()
                assert {"undo", "help", "quit"} & set(able.values()) <= set(hints.values())
                left -= {each.id for each in it.desk.actions()}
    assert left == set()


async def test_the_footer_of_a_line_shows_no_key_that_prints(app: Make, sample: Session) -> None:
    async with walking(app, sample, "live") as it:
        for place in sorted(TYPED):
            await it.go(place)
            await it.pilot.press("tab")
            await it.pilot.pause()
            shown = {hint.key for hint in it.desk.footer.hints}
            assert {"F1", "^q"} <= shown
            assert not {key for key in shown if len(key) == 1}
            assert "tab" not in shown


async def test_help_and_palette_offer_the_same_everywhere_and_run_it(app: Make, sample: Session) -> None:
    async with walking(app, sample, "caseload") as it:
        for place in PLACES:
            await it.go(place)
            able = {action.id for action in it.desk.actions()}
            await it.pilot.press("f1")
            help_ = it.running.screen
            assert isinstance(help_, HelpDialog)
            assert {row.act for row in help_.query_one(Rows)._rows if row.act} == able
            drawn = it.drawn
            await it.pilot.press(*"redraw", "enter")
            assert await it.shows(lambda state, drawn=drawn: state.drawn > drawn)
            await it.pilot.press("ctrl+p")
            palette = it.running.screen
            assert isinstance(palette, PickDialog)
            assert {each.value for each in palette._items if each.value in BY_ID} == able - {"palette"}
            drawn = it.drawn
            await it.pilot.press(*"redraw", "enter")
            assert await it.shows(lambda state, drawn=drawn: state.drawn > drawn)


async def test_a_jump_is_gone_back(app: Make, sample: Session) -> None:
    async with walking(app, sample, "caseload") as it:
        claim = next(iter(it.running.session.book(it.running.teacher).rows("claims")))
        it.running.jump(Ref(it.running.teacher, "claims", claim["id"]))
        assert await it.shows(lambda state: state.tab == "board")
        await it.pilot.press("b")
        assert await it.shows(lambda state: state.tab == "caseload")


async def test_x_settles_on_a_page_what_can_be_settled(app: Make, sample: Session) -> None:
    async with walking(app, sample, "decisions") as it:
        assert await it.stand("done")
        await it.pilot.press("enter")
        before = it.state()
        assert before.stack[-1] == "PageScreen"
        await it.pilot.press("x")
        assert await it.shows(lambda after: EFFECT["done"](before, after))


async def test_q_on_a_bare_tab_ends_it(app: Make, sample: Session) -> None:
    async with walking(app, sample, "board") as it:
        await it.pilot.press("q")
        await it.pilot.pause()
        assert it.running._exit


@pytest.mark.parametrize("tab", ["beliefs", "board", "decisions"])
async def test_a_key_of_hers_moves_what_the_panels_say(
    app: Make, sample: Session, maria: Session, screen_text: Callable[[CoachApp], str], tab: str
) -> None:
    hers = {"map": "f6", "edit": "f7", "add": "f8", "whom": "f12", "add.sibling": "f5"}
    keymap, problems = resolve_keymap(declared(), hers)
    assert problems == []
    for session in (sample, maria):
        running = app(session, tab=tab)
        running.keymap, running.look = keymap, running.look._replace(keymap=keymap)
        async with running.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.pause()
            shown = screen_text(running)
            assert "F6" in shown
            for old in (" m map", " m for whom", " m by", " e edit", " w for whom", " o beside", "│ a  "):
                assert old not in shown


async def test_a_key_of_hers_moves_footer_help_and_binding(app: Make, sample: Session) -> None:
    async with walking(app, sample, "board") as it:
        keymap, problems = resolve_keymap(declared(), {"note.capture": "f5", "quit": ""})
        assert any("quit" in problem for problem in problems)
        it.running.keymap = keymap
        it.running.look = it.running.look._replace(keymap=keymap)
        it.running.set_keymap(rebound(keymap))
        it.desk.show_frame()
        assert ("F5", "note") in {(hint.key, hint.label) for hint in it.desk.footer.hints}
        await it.pilot.press("n")
        assert it.state().deep == 1
        await it.pilot.press("f5")
        assert it.state().stack[-1] == "CaptureDialog"
        await it.pilot.press("escape", "question_mark", *"note")
        assert await it.shows(lambda state: "F5" in state.text)
        await it.pilot.press("escape", "q")
        assert it.running._exit
