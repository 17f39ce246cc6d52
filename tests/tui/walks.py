"""One walk past every screen and every dialog, for tests that look at all of them."""

import attrs


@attrs.frozen
class Step:
    """Keys, and where one is after them: a name of ``commands.REACHES`` and a kind of screen."""

    keys: tuple[str, ...]
    reach: str
    kind: str
    shows: str
    """Some words that stand there."""


def step(keys: str, reach: str, kind: str, shows: str) -> Step:
    """A step whose keys are named with blanks between them."""
    return Step(tuple(keys.split()), reach, kind, shows)


def text(keys: str = "v") -> Step:
    """The screen as text."""
    return step(keys, "text", "TextScreen", "As text ·")


def peek(keys: str = "p") -> Step:
    """What is highlighted, whole."""
    return step(keys, "dialog", "Peek", "Full text")


def back(reach: str, kind: str, shows: str) -> Step:
    """One step back."""
    return step("escape", reach, kind, shows)


def person(key: str, lens: str, shows: str) -> Step:
    """A lens of the person who is open."""
    return step(key, lens, "PersonScreen", shows)


def _seen_and_read(key: str, lens: str, shows: str) -> tuple[Step, ...]:
    here = person(key, lens, shows)
    again = attrs.evolve(here, keys=("escape",))
    return (here, peek(), again, text(), again)


PLACES = (
    step("1", "people", "PeoplePlace", "[1 People]"),
    peek(),
    back("people", "PeoplePlace", "[1 People]"),
    text(),
    back("people", "PeoplePlace", "[1 People]"),
    step("s", "dialog", "Choose", "Sort people by"),
    back("people", "PeoplePlace", "[1 People]"),
    step("question_mark", "dialog", "Keys", "Keys that work here"),
    back("people", "PeoplePlace", "[1 People]"),
    step("ctrl+p", "dialog", "GoTo", "what you want to do"),
    back("people", "PeoplePlace", "[1 People]"),
    step("2", "agencies", "AgenciesPlace", "[2 Agencies]"),
    peek(),
    back("agencies", "AgenciesPlace", "[2 Agencies]"),
    text(),
    back("agencies", "AgenciesPlace", "[2 Agencies]"),
    step("x", "stopped", "StoppedScreen", "What would be lost"),
    text(),
    back("stopped", "StoppedScreen", "What would be lost"),
    step("x escape", "agencies", "AgenciesPlace", "[2 Agencies]"),
    step("b", "pairs", "PairsScreen", "Lost only if both stop ·"),
    text(),
    step("escape escape", "agencies", "AgenciesPlace", "[2 Agencies]"),
    step("enter", "agency", "AgencyScreen", "Supports ·"),
    step("slash", "dialog", "NoFilter", "No filter here"),
    back("agency", "AgencyScreen", "Supports ·"),
    text(),
    step("escape escape", "agencies", "AgenciesPlace", "[2 Agencies]"),
    step("3", "controls", "ControlsPlace", "[3 Controls]"),
    peek(),
    back("controls", "ControlsPlace", "[3 Controls]"),
    text(),
    back("controls", "ControlsPlace", "[3 Controls]"),
    step("4", "calendar", "CalendarPlace", "[4 Calendar]"),
    peek(),
    back("calendar", "CalendarPlace", "[4 Calendar]"),
    text(),
    back("calendar", "CalendarPlace", "[4 Calendar]"),
    step("full_stop", "calendar", "CalendarPlace", "by owner: "),
    text(),
    back("calendar", "CalendarPlace", "by owner: "),
    step("full_stop", "calendar", "CalendarPlace", "[caseload"),
    step("full_stop", "calendar", "CalendarPlace", "[concerns"),
    text(),
    back("calendar", "CalendarPlace", "[concerns"),
    step("full_stop", "calendar", "CalendarPlace", "[who reports"),
    text(),
    back("calendar", "CalendarPlace", "[who reports"),
)

LENSES = (
    step("1", "people", "PeoplePlace", "[1 People]"),
    *_seen_and_read("o", "overview", "WHAT MATTERS TO ME"),
    *_seen_and_read("n", "network", "Support network"),
    *_seen_and_read("r", "risks", "WHAT COULD START IT"),
    *_seen_and_read("t", "timeline", "Timeline ·"),
    *_seen_and_read("g", "gates", "Can the move go ahead?"),
    *_seen_and_read("w", "what-if", "What is tried"),
    *_seen_and_read("i", "history", "[i History]"),
    step("e", "export", "Export", "Export · risk summary of"),
    back("history", "PersonScreen", "[i History]"),
)

WORK = (
    step("z", "dialog", "Turn", "Take back change"),
    back("history", "PersonScreen", "[i History]"),
)
"""What only a database can do; it is asked and left, so that nothing is changed."""

FORMS = (
    step("3", "controls", "ControlsPlace", "[3 Controls]"),
    step("home", "controls", "ControlsPlace", "▌ P-0"),
    step("c", "form", "EntryForm", "Change control"),
    step("tab tab enter", "dialog", "Chooser", "letters of"),
    step("escape", "form", "EntryForm", "Change control"),
    step("tab tab tab tab enter", "form", "PartForm", "Take it over"),
    step("escape escape", "controls", "ControlsPlace", "[3 Controls]"),
    step("c x ctrl+o", "dialog", "Review", "Save this?"),
    step("escape", "form", "EntryForm", "Change control"),
    step("escape", "dialog", "Choose", "What you typed is not saved"),
    step("down enter", "controls", "ControlsPlace", "[3 Controls]"),
    step("d", "dialog", "Retire", "Retire control"),
    step("escape", "controls", "ControlsPlace", "[3 Controls]"),
    step("L", "dialog", "Pick", "Log a concern"),
    step("enter", "form", "ShortFormScreen", "to fill in"),
    step("escape", "controls", "ControlsPlace", "[3 Controls]"),
)
"""Forms, of which nothing is saved."""

TRIED = (
    step("x", "what-if", "PersonScreen", "What is tried ·"),
    text(),
    step("escape", "what-if", "PersonScreen", "What is tried ·"),
    step("m", "dialog", "MoveBy", "enter tries it"),
    step("escape", "what-if", "PersonScreen", "What is tried ·"),
    step("S", "dialog", "Naming", "Save what is tried"),
    step("escape", "what-if", "PersonScreen", "What is tried ·"),
    step("A", "adopting", "Adopt", "Adopt: write"),
    step("escape", "what-if", "PersonScreen", "What is tried ·"),
)
"""What is tried beside the plan, and left."""

WALK = (*PLACES, *LENSES, *WORK, *FORMS, *TRIED)

OPENED_BY_OTHERS = {
    "ConflictDialog": "test_hostile.py: both of two people's words for the same",
    "Tour": "test_themes.py: words of the program alone",
    "ReadingScreen": "the name of the file alone",
    "FormScreen": "what all forms share",
    "OtherDay": "a day alone, and nothing of the plan",
}
"""Screens that no key alone opens, and where each is looked at."""
