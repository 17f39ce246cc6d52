"""A change of one's own is put together question by question, and can be left at each of them."""

import datetime as dt
from typing import TYPE_CHECKING

from tcplan.domain.dates import short_day
from tui import say
from tui.asking import Asking, Steps
from tui.dialogs.choose import Choose
from tui.dialogs.other_day import OtherDay

if TYPE_CHECKING:
    from tui.lenses.what_if import WhatIfLens

_ANOTHER = "another day …"


def ask_to_add(lens: "WhatIfLens") -> None:
    """Ask what is to be tried, and put it among the changes."""
    person = lens.person
    _ask(lens, Asking(person.looking, person.individual).begin(), None)


def _ask(lens: "WhatIfLens", steps: Steps, answer: object) -> None:
    try:
        step = steps.send(answer)
    except StopIteration as found:
        lens.add((found.value,))
        return
    if not step.choices:
        say.toast(lens.app, f"{step.nothing} Nothing was added.", "warning")
        return

    start = step.other_from

    def typed(day: dt.date | None) -> None:
        if day is None or start is None:
            say.toast(lens.app, "Nothing was added.")
        else:
            _ask(lens, steps, (day - start).days)

    def chosen(number: int | None) -> None:
        if number is None:
            say.toast(lens.app, "Nothing was added.")
        elif number == len(step.choices) and start is not None:
            title = f"Another day; in the plan it is {short_day(start)}"
            lens.app.push_screen(OtherDay(title, start), typed)
        else:
            _ask(lens, steps, step.choices[number][1])

    words = [words for words, _ in step.choices]
    lens.app.push_screen(Choose(step.title, [*words, *([_ANOTHER] if start else [])]), chosen)
