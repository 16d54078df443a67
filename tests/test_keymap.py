import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.binding import Binding

from coachtui.keymap import ActionKeys, resolve_keymap

TABS = frozenset({"caseload", "board"})
ACTIONS = (
    ActionKeys("app.help", ("question_mark", "f1"), TABS),
    ActionKeys("note.capture", ("n",), TABS),
    ActionKeys("claim.add", ("a",), frozenset({"board"})),
    ActionKeys("teacher.add", ("a",), frozenset({"caseload"})),
    ActionKeys("text.save", ("ctrl+j", "ctrl+s"), frozenset({"text"})),
    ActionKeys("app.quit", ("q", "ctrl+q"), TABS, required=True),
)


def doing(keymap, key):
    """Return the actions that hang on a key."""
    return [action for action, keys in keymap.keys.items() if key in keys]


def test_without_overrides_the_shipped_keys_hold_and_nothing_is_told():
    keymap, problems = resolve_keymap(ACTIONS, {})
    assert problems == []
    assert keymap.keys == {action.id: action.keys for action in ACTIONS}


def test_one_key_does_two_things_in_two_places():
    keymap, _ = resolve_keymap(ACTIONS, {})
    assert doing(keymap, "a") == ["claim.add", "teacher.add"]


def test_an_override_replaces_all_keys_of_its_action():
    keymap, problems = resolve_keymap(ACTIONS, {"app.help": "F2"})
    assert (keymap.of("app.help"), problems) == (("f2",), [])


def test_an_override_may_be_a_list_in_the_names_that_people_write():
    keymap, _ = resolve_keymap(ACTIONS, {"app.help": ["^g", "<", "PgUp"]})
    assert keymap.of("app.help") == ("ctrl+g", "less_than_sign", "pageup")
    assert keymap.shown("app.help") == "^g"
    assert keymap.for_textual()["app.help"] == "ctrl+g,less_than_sign,pageup"


@pytest.mark.parametrize("nothing", ["", []])
def test_an_action_can_be_left_without_a_key(nothing):
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": nothing})
    assert (keymap.of("note.capture"), keymap.shown("note.capture"), problems) == ((), "", [])


@pytest.mark.parametrize("keys", ["", [], "ctrl+m", ["nonsense"]])
def test_quitting_always_keeps_a_key(keys):
    keymap, problems = resolve_keymap(ACTIONS, {"app.quit": keys})
    assert keymap.of("app.quit") == ("q", "ctrl+q")
    assert len(problems) == 1


def test_she_is_told_that_quitting_keeps_its_key():
    _, problems = resolve_keymap(ACTIONS, {"app.quit": ""})
    assert problems == ["app.quit always keeps a key: q, ^q."]


def test_shipped_keys_may_be_written_as_characters():
    keymap, _ = resolve_keymap((ActionKeys("tab.previous", ("[", "left")),), {})
    assert keymap.of("tab.previous") == ("left_square_bracket", "left")


def test_no_other_action_can_take_the_key_that_quits():
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": "q"})
    assert keymap.of("app.quit") == ("q", "ctrl+q")
    assert keymap.of("note.capture") == ()
    assert problems == ["q is asked for by app.quit and by note.capture; app.quit has it."]


def test_quitting_can_move_and_frees_its_key():
    keymap, problems = resolve_keymap(ACTIONS, {"app.quit": "Z", "note.capture": "q"})
    assert (keymap.of("app.quit"), keymap.of("note.capture"), problems) == (("Z",), ("q",), [])


def test_her_key_wins_over_a_shipped_one_and_she_is_told_who_lost_it():
    keymap, problems = resolve_keymap(ACTIONS, {"app.help": ["n", "f1"]})
    assert keymap.of("app.help") == ("n", "f1")
    assert keymap.of("note.capture") == ()
    assert problems == ["n is asked for by app.help and by note.capture; app.help has it."]


def test_of_two_of_hers_the_first_in_the_file_wins():
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": "w", "app.help": "w"})
    assert (keymap.of("note.capture"), keymap.of("app.help")) == (("w",), ())
    assert len(problems) == 1


def test_keys_can_be_exchanged():
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": "?", "app.help": "n"})
    assert (keymap.of("note.capture"), keymap.of("app.help"), problems) == (("question_mark",), ("n",), [])


def test_an_unknown_id_is_told_with_the_nearest_one():
    _, problems = resolve_keymap(ACTIONS, {"note.captur": "n", "zzz": "n"})
    assert problems == [
        "there is no action 'note.captur'; the nearest is 'note.capture'.",
        "there is no action 'zzz'; `coachtui keys` lists them.",
    ]


def test_a_key_that_never_arrives_is_refused_and_the_shipped_keys_stay():
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": "ctrl+m"})
    assert keymap.of("note.capture") == ("n",)
    assert problems == ["note.capture: ^m cannot be used: it is Enter to a terminal."]


def test_a_letter_cannot_be_a_key_where_text_is_typed():
    keymap, problems = resolve_keymap(ACTIONS, {"text.save": ["s", "f2"]})
    assert keymap.of("text.save") == ("f2",)
    assert problems == ["text.save: s cannot be used: in a text it is a letter."]


def test_an_action_that_hangs_on_a_key_of_a_multiplexer_alone_is_told():
    keymap, problems = resolve_keymap(ACTIONS, {"note.capture": "ctrl+b"})
    assert keymap.of("note.capture") == ("ctrl+b",)
    assert problems == ["note.capture: ^b belongs to tmux, and it has no other key. Add one."]


def test_what_is_not_a_key_is_told():
    _, problems = resolve_keymap(ACTIONS, {"note.capture": "nonsense", "app.help": 5})  # type: ignore[dict-item]
    assert problems == [
        "note.capture: 'nonsense' is not the name of a key.",
        "app.help: write a key, or a list of keys, in quotes.",
    ]


def test_a_context_that_is_everywhere_meets_all():
    actions = (*ACTIONS, ActionKeys("app.redraw", ("a",)))
    _, problems = resolve_keymap(actions, {})
    assert problems == ["a is asked for by claim.add and by app.redraw; claim.add has it."]


async def test_textual_follows_the_keymap_exchanges_and_missing_keys_included():
    class Bare(App[None]):
        BINDINGS = [  # noqa: RUF012 - Textual's own form
            Binding(",".join(action.keys), f"act('{action.id}')", id=action.id) for action in ACTIONS[:3]
        ]
        done: list[str] = []  # noqa: RUF012 - one app, one test

        def action_act(self, id_: str) -> None:
            self.done.append(id_)

    keymap, _ = resolve_keymap(ACTIONS, {"note.capture": "?", "app.help": ["n", "<"], "claim.add": ""})
    app = Bare()
    app.set_keymap(keymap.for_textual())
    async with app.run_test() as pilot:
        await pilot.press("question_mark", "n", "less_than_sign", "a", "f1")
    assert app.done == ["note.capture", "app.help", "app.help"]


@given(
    st.dictionaries(
        st.sampled_from([action.id for action in ACTIONS] + ["other"]),
        st.one_of(st.text(max_size=6), st.lists(st.sampled_from(["q", "n", "a", "?", "^c", "", "x"]), max_size=3)),
    )
)
def test_whatever_she_writes_quit_has_a_key_and_no_place_has_one_key_twice(overrides):
    keymap, _ = resolve_keymap(ACTIONS, overrides)
    assert keymap.of("app.quit")
    by_id = {action.id: action for action in ACTIONS}
    assert set(keymap.keys) == set(by_id)
    for key in {key for keys in keymap.keys.values() for key in keys}:
        holders = [by_id[id_] for id_ in doing(keymap, key)]
        assert not any(one.meets(other) for one in holders for other in holders if one is not other)
