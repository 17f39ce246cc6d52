"""Where each key can be reached: a screen has scopes, and so has each command."""

SCOPES = {
    "anywhere": "Anywhere",
    "move": "Moving in a list, a drawing or a page",
    "row": "On a row or a part of a drawing",
    "peek": "On whatever is highlighted",
    "marks": "In a list whose rows can be marked",
    "listed": "In a list with a filter",
    "place": "In a list of people, agencies or controls, and in the calendar",
    "lens": "On a person, in a list or opened",
    "holder": "On what an agency delivers, owns or owes",
    "trying": "On what can be tried without, or later",
    "moving": "In the Timeline and in What-if",
    "what-if": "In What-if",
    "pairs": "Among agencies",
    "person": "Inside a person",
    "dated": "In Network, Risks and Gates",
    "risks": "In Risks",
    "parts": "In History and in the calendar",
    "weeks": "In what is due in the calendar",
    "timeline": "In the Timeline",
    "dialog": "In a dialog",
    "form": "In a form",
}
"""Where a command can be reached, in the words of the help screen."""

_LIST = ("anywhere", "listed", "marks")
_PERSON = ("anywhere", "lens", "person")
_ROW = ("row", "peek", "move")

REACHES: dict[str, tuple[str, ...]] = {
    "people": (*_LIST, "place", "lens", *_ROW),
    "agencies": (*_LIST, "place", "trying", "holder", "pairs", *_ROW),
    "controls": (*_LIST, "place", "lens", "trying", "holder", *_ROW),
    "calendar": (*_LIST, "place", "parts", "weeks", "lens", "trying", "holder", *_ROW),
    "agency": ("anywhere", "lens", "trying", "holder", "pairs", *_ROW),
    "pairs": ("anywhere", "trying", *_ROW),
    "stopped": ("anywhere", "listed", "lens", "trying", *_ROW),
    "overview": (*_PERSON, "peek", "move"),
    "network": (*_PERSON, "dated", "trying", "holder", *_ROW),
    "risks": (*_PERSON, "dated", "risks", "trying", "holder", *_ROW),
    "timeline": (*_PERSON, "timeline", "moving", "trying", "holder", *_ROW),
    "gates": (*_PERSON, "dated", "trying", "holder", *_ROW),
    "what-if": (*_PERSON, "what-if", "moving", "trying", "marks", *_ROW),
    "history": (*_PERSON, "parts", "listed", *_ROW),
    "text": ("anywhere", "peek", "move"),
    "dialog": ("dialog", "row", "move"),
    "adopting": ("dialog", "marks", "row", "move"),
    "form": ("form", "dialog", "row", "move"),
    "export": ("dialog", "marks", "peek", "move"),
}
"""For each screen the scopes whose keys are within reach of each other on it."""
