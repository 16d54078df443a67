"""For how many of her students: a key each."""

from coachtui.tui.dialogs.choice import ChoiceDialog, Option

SCOPES = {
    "all": "all of her students",
    "most": "most",
    "some": "some",
    "few": "few",
    "one": "one",
    "unknown": "not known yet",
}
KEYS = {"all": "a", "most": "m", "some": "s", "few": "f", "one": "o", "unknown": "n"}


def scope_dialog(title: str) -> ChoiceDialog:
    """Return the question for how many it holds. Answered with a Scope."""
    return ChoiceDialog(title, [Option(KEYS[scope], text, scope) for scope, text in SCOPES.items()])
