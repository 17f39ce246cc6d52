"""One key, one meaning: bindings, footer, palette, help and docs/keys.md all come from this table.

A command that cannot run now stays in sight, dim, and says why when it is asked for.
"""

from typing import Any

from textual.binding import Binding
from textual.widgets import Input, TextArea

from tui.key import SIGNS, Command
from tui.typed import TypedLine

FOOTER_KEYS = 8
"""So many keys at most stand in the footer; the rest are in the help."""

SCOPES = {
    "anywhere": "Anywhere",
    "move": "Moving in a list, a drawing or a page",
    "row": "On a row or a part of a drawing",
    "peek": "On whatever is highlighted",
    "marks": "In a list whose rows can be marked",
    "listed": "In a list with a filter",
    "place": "In a list of people, agencies or controls",
    "lens": "On a person, in a list or opened",
    "holder": "On an agency, a tie or a control",
    "trying": "On what can be tried without, or later",
    "moving": "In the Timeline and in What-if",
    "what-if": "In What-if",
    "pairs": "Among agencies",
    "person": "Inside a person",
    "dated": "In Network, Risks and Gates",
    "risks": "In Risks",
    "parts": "In History and in the calendar",
    "timeline": "In the Timeline",
    "dialog": "In a dialog",
    "form": "In a form",
}
"""Where a command can be reached, in the words of the help screen."""

COMMANDS: tuple[Command, ...] = (
    Command("people", "1", "anywhere", "People", "Go to the list of people."),
    Command("agencies", "2", "anywhere", "Agencies", "Go to the list of agencies."),
    Command("controls", "3", "anywhere", "Controls", "Go to the list of controls."),
    Command(
        "calendar",
        "4",
        "anywhere",
        "Calendar",
        "Go to what falls due across people, actions by owner and the caseload.",
    ),
    Command("before", "minus", "anywhere", "Place before", "Go back to the place before this one."),
    Command(
        "back",
        "escape",
        "anywhere",
        "Back",
        "One step: filter, detail, person, place. It never quits.",
        rank=75,
    ),
    Command(
        "go",
        "ctrl+p",
        "anywhere",
        "Go to",
        "Any person, agency, risk, control or command; by name only while names are shown.",
        also=("colon",),
        rank=80,
        shown="^p",
    ),
    Command(
        "names",
        "asterisk",
        "anywhere",
        "Names",
        "Show or hide names; they start hidden because this screen is shared in meetings.",
        rank=72,
    ),
    Command(
        "table",
        "v",
        "anywhere",
        "As text",
        "Show everything on this screen as plain text, nothing cut short.",
        rank=60,
    ),
    Command("copy", "y", "anywhere", "Copy", "Copy this screen as plain text.", rank=66),
    Command(
        "export",
        "e",
        "anywhere",
        "Export",
        "Write the risk summary of this person to a file.",
        rank=37,
    ),
    Command(
        "undo",
        "z",
        "anywhere",
        "Undo",
        "Take back your last change, in History the highlighted one; it asks first.",
        rank=70,
    ),
    Command(
        "redo",
        "ctrl+y",
        "anywhere",
        "Redo",
        "Make a change again that was taken back; it asks first.",
    ),
    Command(
        "reload",
        "ctrl+r",
        "anywhere",
        "Read again",
        "Read the database again, with what others have saved since.",
    ),
    Command(
        "add",
        "a",
        "anywhere",
        "Add",
        "Add something: what makes sense here first, then everything else; in a form a row.",
        rank=21,
        shown="a c d",
        writes=True,
    ),
    Command(
        "change",
        "c",
        "anywhere",
        "Change",
        "Change what is highlighted, in a form; nothing is saved before one agrees to it.",
        writes=True,
    ),
    Command(
        "retire",
        "d",
        "anywhere",
        "Retire",
        "End, withdraw or remove what is highlighted; it says what still relies on it, and asks.",
        writes=True,
    ),
    Command(
        "done",
        "D",
        "anywhere",
        "Done",
        "Record what was done: an action, a review that was held, a milestone, a concern answered.",
        rank=23,
        writes=True,
    ),
    Command(
        "log",
        "L",
        "anywhere",
        "Log a concern",
        "Hate incident, exploitation, safeguarding, or tension about a place; its kind first.",
        writes=True,
    ),
    Command(
        "reply",
        "R",
        "anywhere",
        "Reply",
        "Record what the owner of an action answered, and when.",
        writes=True,
    ),
    Command(
        "escalate",
        "E",
        "anywhere",
        "Escalate",
        "Record to whom an action was taken further.",
        writes=True,
    ),
    Command(
        "theme", "T", "anywhere", "Theme", "Dark, light or high contrast; it is kept for next time."
    ),
    Command("tour", "ctrl+g", "anywhere", "Tour", "The five lines for a newcomer, again."),
    Command("help", "question_mark", "anywhere", "Keys", "Show the keys that work here.", rank=90),
    Command("quit", "q", "anywhere", "Quit", "Leave tcplan; nothing is changed."),
    Command("up", "up", "move", "Move", "Move up.", also=("k",), rank=1, shown="↑↓"),
    Command("down", "down", "move", "Down", "Move down.", also=("j",)),
    Command("left", "left", "move", "Left", "Move left.", also=("h",)),
    Command("right", "right", "move", "Right", "Move right.", also=("l",)),
    Command("page-up", "pageup", "move", "Page up", "Move up one page."),
    Command("page-down", "pagedown", "move", "Page down", "Move down one page."),
    Command("first", "home", "move", "First", "Move to the beginning."),
    Command("last", "end", "move", "Last", "Move to the end."),
    Command(
        "open", "enter", "row", "Open", "What is highlighted; in a drawing its detail.", rank=2
    ),
    Command(
        "peek",
        "p",
        "peek",
        "Peek",
        "The full text of what is highlighted; in the export dialog the paper as it would be.",
        rank=40,
    ),
    Command(
        "mark",
        "space",
        "marks",
        "Mark",
        "Mark this row or take its mark off: y, v and x are for marked rows; elsewhere on or off.",
        rank=24,
    ),
    Command(
        "filter",
        "slash",
        "listed",
        "Filter",
        "Only rows with these words; it says how many are hidden; esc clears it.",
        rank=20,
    ),
    Command("sort", "s", "place", "Sort", "Choose the order of this list.", rank=22),
    Command(
        "overview",
        "o",
        "lens",
        "Overview",
        "The person's own words first, then what is due, the move and what holds each risk.",
        rank=10,
        shown="o n r t g w i",
    ),
    Command("network", "n", "lens", "Network", "Who supports the person, drawn around them."),
    Command("risks", "r", "lens", "Risks", "What could start each risk and what holds it."),
    Command(
        "timeline",
        "t",
        "lens",
        "Timeline",
        "What must be decided by when, when the move could happen, and who holds each risk.",
    ),
    Command(
        "gates",
        "g",
        "lens",
        "Gates",
        "Can the move go ahead? Each gate with its evidence, and what lies around the move.",
    ),
    Command(
        "what-if",
        "w",
        "lens",
        "What-if",
        "Try changes beside the plan: what would differ, because of what, and what would help.",
    ),
    Command(
        "history",
        "i",
        "lens",
        "History",
        "Who changed what, for which agency, when and why; who opened the record.",
    ),
    Command(
        "stop",
        "x",
        "trying",
        "Try without",
        "Try what is lost if this stops, fails or is late; again takes it off; nothing is changed.",
        rank=8,
    ),
    Command(
        "move-date",
        "m",
        "moving",
        "Move date",
        "Try this date sooner or later: the move, a milestone or a gate; nothing is changed.",
        rank=28,
    ),
    Command(
        "compare",
        "equals_sign",
        "what-if",
        "Compare",
        "Set what is tried beside a saved option, or beside staying in hospital.",
        rank=11,
    ),
    Command(
        "save-option",
        "S",
        "what-if",
        "Save",
        "Save what is tried under a name, for others to see; the plan stays as it is.",
        rank=12,
        writes=True,
    ),
    Command(
        "adopt",
        "A",
        "what-if",
        "Adopt",
        "Write what is tried into the plan; it says what will be written and asks first.",
        rank=13,
        writes=True,
    ),
    Command(
        "used-by",
        "u",
        "holder",
        "Used by",
        "Open the agency that holds this: everything that relies on it.",
        rank=35,
    ),
    Command(
        "pairs",
        "b",
        "pairs",
        "In pairs",
        "Try what is shown two by two: what is lost only if both stop; esc ends it.",
        rank=33,
    ),
    Command(
        "previous",
        "left_square_bracket",
        "person",
        "Previous person",
        "The previous person of the list, in the same lens.",
        rank=15,
        shown="[ ]",
    ),
    Command(
        "next",
        "right_square_bracket",
        "person",
        "Next person",
        "The next person of the list, in the same lens.",
    ),
    Command(
        "later",
        "f",
        "dated",
        "Day",
        "Look at another day: now, the day of the move, twelve weeks after it.",
        rank=25,
    ),
    Command(
        "previous-risk",
        "less_than_sign",
        "risks",
        "Previous risk",
        "The previous bow-tie.",
        rank=12,
        shown="< >",
    ),
    Command("next-risk", "greater_than_sign", "risks", "Next risk", "The next bow-tie."),
    Command(
        "which",
        "full_stop",
        "parts",
        "Part",
        "Show the next of the parts that are named above the list; one is shown, in brackets.",
        rank=18,
    ),
    Command(
        "figures",
        "percent_sign",
        "risks",
        "Figures",
        "Figures of the services that hold this risk, if a planner recorded any; again hides them.",
    ),
    Command(
        "closer",
        "left_parenthesis",
        "timeline",
        "Closer",
        "Fewer weeks, each of them wider; left and right go through the weeks.",
        rank=12,
        shown="( )",
    ),
    Command("wider", "right_parenthesis", "timeline", "Wider", "More weeks at once."),
    Command(
        "keep",
        "ctrl+o",
        "form",
        "Save",
        "Save what was typed, after showing what will be written; inside a part take it over.",
        rank=2,
    ),
    Command("close", "escape", "dialog", "Close", "Close the dialog; nothing is changed.", rank=3),
)

_BY_NAME = {command.name: command for command in COMMANDS}

REACHES: dict[str, tuple[str, ...]] = {
    "people": ("anywhere", "listed", "marks", "place", "lens", "row", "peek", "move"),
    "agencies": (
        "anywhere",
        "listed",
        "marks",
        "place",
        "trying",
        "holder",
        "pairs",
        "row",
        "peek",
        "move",
    ),
    "controls": (
        "anywhere",
        "listed",
        "marks",
        "place",
        "lens",
        "trying",
        "holder",
        "row",
        "peek",
        "move",
    ),
    "calendar": (
        "anywhere",
        "listed",
        "marks",
        "parts",
        "lens",
        "trying",
        "holder",
        "row",
        "peek",
        "move",
    ),
    "agency": ("anywhere", "lens", "trying", "holder", "pairs", "row", "peek", "move"),
    "pairs": ("anywhere", "trying", "row", "peek", "move"),
    "stopped": ("anywhere", "lens", "trying", "row", "peek", "move"),
    "overview": ("anywhere", "lens", "person", "peek", "move"),
    "network": ("anywhere", "lens", "person", "dated", "trying", "holder", "row", "peek", "move"),
    "risks": (
        "anywhere",
        "lens",
        "person",
        "dated",
        "risks",
        "trying",
        "holder",
        "row",
        "peek",
        "move",
    ),
    "timeline": (
        "anywhere",
        "lens",
        "person",
        "timeline",
        "moving",
        "trying",
        "row",
        "peek",
        "move",
    ),
    "gates": ("anywhere", "lens", "person", "dated", "trying", "holder", "row", "peek", "move"),
    "what-if": (
        *("anywhere", "lens", "person", "what-if", "moving", "trying", "marks", "row", "peek"),
        "move",
    ),
    "history": ("anywhere", "lens", "person", "parts", "listed", "row", "peek", "move"),
    "text": ("anywhere", "peek", "move"),
    "dialog": ("dialog", "row", "move"),
    "adopting": ("dialog", "marks", "row", "move"),
    "form": ("form", "dialog", "row", "move"),
    "export": ("dialog", "marks", "peek", "move"),
}
"""For each screen the scopes whose keys are within reach of each other on it."""


def command(name: str) -> Command:
    """The command of that name."""
    return _BY_NAME[name]


def within(*scopes: str) -> tuple[Command, ...]:
    """The commands of these scopes, in the order of the table."""
    return tuple(c for c in COMMANDS if c.scope in scopes)


def bindings(*scopes: str) -> list[Any]:
    """What a widget of these scopes binds; each key asks ``action_do`` for its command.

    They come before the widgets, so that keys typed in haste are answered in their order; a key
    that may be meant as text says so, and is left to the text that is being typed.
    """
    return [
        Binding(key, f"do('{c.name}', {_types(key)})", c.words, show=False, priority=True)
        for c in within(*scopes)
        for key in c.keys
    ]


def bindings_of(*names: str) -> list[Any]:
    """What a widget binds that answers a few commands of the table by itself."""
    return [
        Binding(key, f"do('{c.name}', {_types(key)})", c.words, show=False, priority=True)
        for c in COMMANDS
        if c.name in names
        for key in c.keys
    ]


def _types(key: str) -> bool:
    """Whether a key writes something into a line of text, or moves in it."""
    written = len(key) == 1 or key in SIGNS or key in {"space", "home", "end", "enter"}
    return written and key != "escape" and not key.startswith("ctrl+")


def is_typing(focused: object, parameters: tuple[object, ...]) -> bool:
    """Whether a key of a command is meant for the line of text that has the focus."""
    if isinstance(focused, TypedLine) and parameters[:1] in {("back",), ("close",)}:
        return True
    return isinstance(focused, Input | TextArea) and parameters[1:] == (True,)


def footer(screen: str, room: int, size: Any) -> list[Command]:  # noqa: ANN401
    """The ranked keys that fit, at most eight; help is always among them.

    ``size`` tells how many cells a command takes.
    """
    ranked = sorted((c for c in within(*REACHES[screen]) if c.rank), key=lambda c: c.rank)
    always = [c for c in ranked if c.name in {"go", "help"}]
    chosen: list[Command] = []
    room -= sum(size(c) for c in always)
    for found in ranked:
        if found in always or len(chosen) + len(always) == FOOTER_KEYS:
            continue
        if size(found) > room:
            break
        room -= size(found)
        chosen.append(found)
    return [*chosen, *always]


_ON = {
    ("what-if", "mark"): "On or off",
    ("what-if", "open"): "Try it",
    ("what-if", "stop"): "Take it off",
    ("stopped", "open"): "Try a fix",
    ("stopped", "stop"): "Take it off",
}
"""What a key is called in the footer of one screen, where it does there what it always does."""


def footer_words(found: Command, screen: str = "") -> tuple[str, str]:
    """The key and the words of a command as the footer of a screen prints them."""
    words = {
        "overview": "Lens",
        "add": "Add, change",
        "previous": "Person",
        "previous-risk": "Risk",
        "closer": "Zoom",
    }
    here = _ON.get((screen, found.name)) or words.get(found.name, found.words)
    return found.shown or SIGNS.get(found.key, found.key), here


def for_help(screen: str) -> list[tuple[str, list[Command]]]:
    """The keys of a screen under the words of their scope, the nearest first."""
    scopes = sorted(REACHES[screen], key=lambda scope: (scope in {"anywhere", "move"}, scope))
    order = [s for s in SCOPES if s in scopes and s not in {"anywhere", "move"}]
    order += [s for s in ("anywhere", "move") if s in scopes]
    return [(SCOPES[scope], list(within(scope))) for scope in order]
