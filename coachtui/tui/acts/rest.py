"""The program itself, and what keys do while she types."""

from coachtui.tui.acts.action import ALWAYS, LISTS, Action

REST = (
    Action("help", ("?", "f1"), "help", "Show what can be done here, and run what you choose.", "App", LISTS, ALWAYS),
    Action(
        "palette",
        ("ctrl+p", ":"),
        "commands",
        "Find a command, a teacher, a record by a few letters.",
        "App",
        LISTS,
        20,
    ),
    Action("theme", (), "theme", "Change the theme for this sitting.", "App"),
    Action("settings", (), "settings", "Change settings and keys; they are kept in config.toml.", "App"),
    Action("time", (), "time report", "Show how your own time went: by week, kind and teacher.", "App"),
    Action("report.copy", (), "teacher's copy", "Look through what may leave for her, and write it.", "App"),
    Action("report.activity", (), "activity report", "Look through counts and minutes, and write them.", "App"),
    Action("across", (), "across teachers", "Show what several teachers try, and for whom it works where.", "App"),
    Action("inbox", (), "inbox", "File the notes that found no teacher.", "App"),
    Action("changes", (), "all changes", "Show all that was done and when; take back as far as you choose.", "App"),
    Action("deleted", (), "deleted records", "Show what was deleted, and bring it back.", "App"),
    Action("review", (), "review what to keep", "Show what is kept past its day or older than a year.", "App"),
    Action("conflicts", (), "conflicts", "Show the records of which two versions are kept, and settle them.", "App"),
    Action(
        "blank",
        ("f9",),
        "blank",
        "Hide the screen at once, from a text too; any key shows it again.",
        "App",
        LISTS | {"text"},
        rank=5,
    ),
    Action("redraw", ("ctrl+l",), "redraw", "Draw the whole screen again.", "App", LISTS),
    Action(
        "quit", ("q", "ctrl+q"), "quit", "Close what is open, then quit. All is saved already.", "App", LISTS, ALWAYS
    ),
)

_TEXT = frozenset({"text"})

IN_TEXT: tuple[Action, ...] = (
    Action("text.save", ("ctrl+j", "ctrl+s"), "save", "Save a text of many lines, a form, a list.", "In a text", _TEXT),
    Action("text.editor", ("ctrl+e",), "editor", "Go on in your own $EDITOR.", "In a text", _TEXT),
    Action("text.help", ("f1",), "help", "Say what a field takes, or which marks a line may have.", "In a text", _TEXT),
    Action("text.apart", ("f2",), "apart", "Say that a line was heard apart from the encounter.", "In a text", _TEXT),
    Action("text.borrow", ("f3",), "borrow", "Borrow a question for this field, and reword it.", "In a text", _TEXT),
    Action("text.leave", ("escape",), "leave", "Leave; a text begun is kept as a draft.", "In a text", _TEXT),
)
"""What keys do while she types or answers, besides moving: the dialogs themselves do it."""
