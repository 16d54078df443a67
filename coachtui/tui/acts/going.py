"""Where to look: tabs, teachers, lists, panes, what is linked."""

from coachtui.tui.acts.action import BELIEFS, BOARD, EVERY_TAB, LISTS, OPENED, RECORDS, TABS, TWO_WAYS, Action


def _tab(number: int, name: str) -> Action:
    return Action(f"tab.{name}", (str(number),), name, f"Go to the tab {name.capitalize()}.", "Go")


GO = (
    *(_tab(number, name) for number, name in enumerate(TABS, 1)),
    Action("tab.previous", ("[",), "tab left", "Go to the tab on the left.", "Go"),
    Action("tab.next", ("]",), "tab right", "Go to the tab on the right.", "Go"),
    Action("teacher.pick", ("t",), "teacher", "Pick the teacher in view by a few letters of her name.", "Go", rank=55),
    Action("teacher.previous", ("<",), "teacher before", "Look at the teacher before this one.", "Go"),
    Action("teacher.next", (">",), "teacher after", "Look at the teacher after this one.", "Go"),
    Action("move.down", ("j", "down"), "down", "Move down.", "Move", LISTS),
    Action("move.up", ("k", "up"), "up", "Move up.", "Move", LISTS),
    Action("move.first", ("g", "home"), "first", "Move to the first line.", "Move", LISTS),
    Action("move.last", ("G", "end"), "last", "Move to the last line.", "Move", LISTS),
    Action("move.page_down", ("pagedown",), "page down", "Move a page down.", "Move", LISTS),
    Action("move.page_up", ("pageup",), "page up", "Move a page up.", "Move", LISTS),
    Action("move.half_down", ("ctrl+d",), "half down", "Move half a page down.", "Move", LISTS),
    Action("move.half_up", ("ctrl+u",), "half up", "Move half a page up.", "Move", LISTS),
    Action("move.out", ("h", "left"), "out", "Move out, or to the column on the left.", "Move"),
    Action("move.in", ("l", "right"), "in", "Move in, or to the column on the right.", "Move"),
    Action("jump", (";",), "to a line", "Show a letter on each line in sight; it goes there.", "Move", RECORDS, 12),
    Action("pane.next", ("tab",), "next pane", "Move to the next pane.", "Move", EVERY_TAB | {"past"}),
    Action("pane.previous", ("shift+tab",), "pane before", "Move to the pane before.", "Move", EVERY_TAB | {"past"}),
    Action(
        "open",
        ("enter",),
        "open",
        "Open what is under the cursor; a card of the board in place.",
        "Go",
        LISTS,
        70,
    ),
    Action("close", ("escape",), "close", "Close what is open, or take the filter and the marks away.", "Go", LISTS),
    Action(
        "related",
        ("r",),
        "related",
        "Show all that is linked to this record, and go there.",
        "Go",
        where=RECORDS | {"inquiry"},
        rank=45,
    ),
    Action("back", ("b",), "back", "Go back to where you were before the last jump.", "Go", RECORDS | {"past"}),
    Action("find", ("/",), "find", "Find words in all records of all teachers.", "Go", where=RECORDS, rank=50),
    Action(
        "filter",
        ("f",),
        "filter",
        "Show only the lines of this list that hold your words.",
        "Go",
        where=RECORDS,
        rank=35,
    ),
    Action("map", ("m",), "map", "Show this tab the other way: as a map, a matrix, or plain.", "Go", TWO_WAYS, 30),
    Action("map.zoom", ("z",), "zoom", "Show more of each node of the map: labels, a line, all.", "Go", BELIEFS, 44),
    Action(
        "map.focus", ("Z",), "around", "Show only what is near the chosen node of the map, or all.", "Go", BELIEFS, 43
    ),
    Action("beliefs.asks", (), "what the map asks", "Show what the map asks by itself, and take it up.", "Go", BELIEFS),
    Action("beliefs.moved", (), "what moved", "Show what moved on the map between two days.", "Go", BELIEFS),
    Action("student", (), "about a student", "Show everything about one student or group, in order.", "Go", RECORDS),
    Action(
        "decisions.story",
        (),
        "story of decisions",
        "Show the decisions for a student or a group in order: what was expected, what came, what next.",
        "Go",
        OPENED,
    ),
    Action(
        "decisions.expected",
        (),
        "what was expected",
        "Show how often what was expected came true, with the cases.",
        "Go",
        OPENED,
    ),
    Action("board.then", (), "board on a day", "Show the board as it stood on a day.", "Go", BOARD),
    Action("board.moved", (), "what moved", "Show what moved on the board since a month ago.", "Go", BOARD),
)
