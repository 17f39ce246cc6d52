"""A change of one's own is put together question by question, and can be left at each of them."""

import datetime as dt
from typing import TYPE_CHECKING

from tcplan.domain.dates import short_day
from tui import say
from tui.asking import Asking, Steps
from tui.dialogs.choose import Choose
from tui.dialogs.other_day import OtherDay
from tui.moving import MOST_DAYS, TOO_FAR

if TYPE_CHECKING:
    from tui.lenses.what_if import WhatIfLens

_ANOTHER = "another day: type it, as +14 or 1 Feb 2027"


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

    other = step.other

    def typed(day: dt.date | None) -> None:
        days = (day - other.zero).days if day and other else 0
        if not days:
            say.toast(lens.app, "Nothing was added.")
        elif abs(days) > MOST_DAYS:
            say.toast(lens.app, f"{TOO_FAR} Nothing was added.", "warning")
        else:
            _ask(lens, steps, days)

    def chosen(number: int | None) -> None:
        if number is None:
            say.toast(lens.app, "Nothing was added.")
        elif number < first and other is not None:
            title = f"Another day; {other.said} {short_day(other.day)}"
            lens.app.push_screen(OtherDay(title, other.day, menu.typed), typed)
        else:
            _ask(lens, steps, step.choices[number - first][1])

    first = int(other is not None)
    words = [*[_ANOTHER][:first], *(words for words, _ in step.choices)]
    menu = Choose(step.title, words, first, told=step.told, days=0 if first else None)
    lens.app.push_screen(menu, chosen)
