"""A what-if that leaves the screen hides the names in it as everything else does.

On the screen the changes are held as they were typed, because they are tried and saved from there.
"""

from typing import TypeVar

import attrs

from tcplan.domain.whatif import WhatIfChange
from tcplan.views.looking import Looking
from tcplan.views.whatif.view import ChangeView, OptionView, SuggestionView, WhatIfView

_Holding = TypeVar("_Holding", ChangeView, SuggestionView)


def hide_names(looking: Looking, view: WhatIfView) -> WhatIfView:
    """The view as it may be printed: while names are hidden, without those in free text."""
    if looking.names:
        return view
    found = tuple(_hidden(looking, one) for one in view.suggestions.found)
    return attrs.evolve(
        view,
        changes=tuple(_hidden(looking, one) for one in view.changes),
        suggestions=attrs.evolve(view.suggestions, found=found),
        options=tuple(_option(looking, one) for one in view.options),
    )


def _hidden(looking: Looking, one: _Holding) -> _Holding:
    return attrs.evolve(one, change=_change(looking, one.change))


def _option(looking: Looking, option: OptionView) -> OptionView:
    changes = tuple(_change(looking, change) for change in option.changes)
    return attrs.evolve(option, changes=changes)


def _change(looking: Looking, change: WhatIfChange) -> WhatIfChange:
    hide = looking.veiled_for_all
    if change.note is not None:
        change = attrs.evolve(change, note=hide(change.note))  # type: ignore[misc]
    if change.control is not None:
        control = attrs.evolve(change.control, name=hide(change.control.name))  # type: ignore[misc]
        change = attrs.evolve(change, control=control)  # type: ignore[misc]
    return change
