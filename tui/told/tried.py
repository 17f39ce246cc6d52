"""What is tried, what is suggested, what was kept: each is a row with its sign and its words."""

from collections.abc import Sequence

import attrs

from tcplan.domain.dates import short_day
from tcplan.domain.whatif import WhatIfChange
from tcplan.draw import Canvas, Region
from tcplan.text import visible, wrap
from tcplan.views.looking import Looking
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.view import OptionView, SuggestionsView, SuggestionView, WhatIfView
from tui.told.agency import counted
from tui.trying import Tried

TRY, IDEA, KEPT, STAY = "try", "idea", "kept", "stay"
"""What a row is; stands before the colon of its id."""

_NOTHING = (
    "Nothing yet: enter tries a suggestion, a adds a change of your own, and x on any row of "
    "another screen tries without it."
)
_X = 1
_HANG = 5
_LEAST = 12


def change_words(looking: Looking, change: WhatIfChange, individual: str | None = None) -> str:
    """A change as a sentence without a stop, inside one person's record or across the plan."""
    return Calling(looking, individual).change(change)


_DATES = "For a date that is late: m tries another day, and t shows what the move waits for."
_STALE = "These are from before the last change."
_HELPS = "WHAT WOULD HELP"
_BESIDE = f"{_HELPS}, COMPARED WITH WHAT IS ON"
_NO_HELP = "a adds an idea of your own."
_LISTED = "Of these {} stands above already, among the changes to try."
_NONE_TO_TRY = (
    "The plan and the library of known arrangements have nothing more that would help; a adds an "
    "idea of your own."
)


class _Rows:
    """Rows of a drawing under headings, each with a sign at its left."""

    def __init__(self, cells: int) -> None:
        self._cells = max(cells, _LEAST)
        self._lines: list[tuple[int, str, str | None]] = []
        self._regions: list[Region] = []

    def heading(self, text: str) -> None:
        if self._lines:
            self._lines.append((_X, "", None))
        self._fold(text, _X, "heading")

    def note(self, text: str) -> None:
        self._fold(text, _X, "muted")

    def row(self, key: str, sign: str, text: str, more: Sequence[tuple[str, str | None]]) -> None:
        y = len(self._lines)
        first, *rest = wrap(visible(text), self._cells - _HANG) or [""]
        self._lines.append((_X, f"{sign:<{_HANG - _X}}{first}".rstrip(), None))
        self._lines += [(_HANG, line, None) for line in rest]
        for words, look in more:
            self._fold(words, _HANG, look)
        height = len(self._lines) - y
        self._regions.append(Region(key, 0, y, self._cells, height, text))

    def canvas(self) -> Canvas:
        canvas = Canvas(self._cells, max(len(self._lines), 1))
        for y, (x, text, look) in enumerate(self._lines):
            if text:
                canvas.put(x, y, text, look)
        for region in self._regions:
            canvas.region(region)
        return canvas

    def _fold(self, text: str, x: int, look: str | None) -> None:
        self._lines += [(x, line, look) for line in wrap(visible(text), self._cells - x)]


def on_words(tried: Sequence[Tried]) -> str:
    """The title of the rows: how many changes are on."""
    on = sum(one.on for one in tried)
    return f"What is tried · {on} on of {len(tried)}" if tried else "What is tried"


def asked_of(looking: Looking, risk: str | None) -> tuple[str, str] | None:
    """Id and title of the risk that one came from; None without one that is in the plan."""
    found = looking.plan.by_id.get(risk) if risk else None
    return (found.id, looking.veiled(found.title, found.individual)) if found else None


@attrs.frozen
class Ideas:
    """What could be tried, as far as it has been looked for."""

    found: SuggestionsView | None
    looking_for: str
    """Said instead of suggestions that are not there yet; with some it says they are of before."""
    risk: tuple[str, str] | None
    """Id and title of the risk that one came from: what eases it stands first."""
    listed: frozenset[WhatIfChange] = frozenset()
    """What stands among the changes to try already, on or off: it is not offered twice."""

    def in_order(self) -> list[int]:
        """The numbers of the suggestions: those that ease the risk first, the rest as they were.

        What restricts the person or keeps them waiting is not put before what does neither.
        """
        every = self.found.found if self.found else ()
        asked = self.risk[0] if self.risk else ""

        def later(number: int) -> bool:
            one = every[number]
            return one.restrictive or one.change.kind == "slip" or asked not in one.eases

        offered = (n for n, one in enumerate(every) if one.change not in self.listed)
        return sorted(offered, key=later)

    def about_risk(self) -> str:
        """Whether what eases the risk stands first, or nothing does; else empty."""
        offered = [self.found.found[n] for n in self.in_order()] if self.found else []
        if self.risk is None or not offered:
            return ""
        asked, title = self.risk
        if asked in offered[0].eases:
            return f"What helps “{title}” stands first."
        none = not any(asked in one.eases for one in offered)
        return f"None of these helps “{title}” any further." if none else ""

    def not_again(self) -> str:
        """How many of those that help are not offered, because they are listed; else empty."""
        number = len(self.found.found) - len(self.in_order()) if self.found else 0
        return _LISTED.format(number) if number else ""


def drawn(
    tried: Sequence[tuple[Tried, str, str]],
    away: Sequence[tuple[Tried, str]],
    elsewhere: int,
    view: WhatIfView | None,
    ideas: Ideas,
    cells: int,
) -> Canvas:
    """The rows: changes with their words and what is to be said of each, then what could be tried.

    What was tried elsewhere only, ``away``, stands last and is off.
    """
    rows = _Rows(cells)
    if not tried:
        rows.heading("CHANGES TO TRY")
        rows.note(_NOTHING)
    for one, words, note in tried:
        more = [(note, "caution")] if note and one.on else []
        rows.row(f"{TRY}:{one.key}", "[x]" if one.on else "[ ]", words, more)
    _suggested(rows, ideas, [one.change for one, *_ in tried if one.on], view)
    if view is not None and view.options:
        rows.heading("SAVED OPTIONS")
        for option in view.options:
            rows.row(f"{KEPT}:{option.id}", "=", option.name, [(_kept(option), "muted")])
    if view is not None and view.stay is not None:
        rows.heading("STAYING IN HOSPITAL")
        if view.stay.possible:
            own = len(view.stay.risks_of_staying)
            with_ = f", with {counted(own, 'risk', 'risks')} recorded" if own else ""
            rows.row(STAY, "=", f"An option too{with_}: enter tells what it means", [])
        else:
            rows.note(view.stay.because)
    if away or elsewhere:
        rows.heading("TRIED ELSEWHERE, OFF HERE")
    for one, words in away:
        rows.row(f"{TRY}:{one.key}", "[ ]", words, [])
    if elsewhere:
        further = "more " if away else ""
        rows.note(
            f"{counted(elsewhere, f'{further}change', f'{further}changes')} about others alone."
        )
    return rows.canvas()


def _unoffered(view: WhatIfView | None) -> str:
    """The hours a week that what is on leaves to nobody, whoever is named; empty for none."""
    found = [one for one in view.measures if one.code == "hours"] if view else []
    more = sum(int(one.what_if) - int(one.plan) for one in found)
    told = f"Whoever is named, somebody has still to agree to supply {more} hours a week."
    return told if more > 0 else ""


def _suggested(
    rows: _Rows, ideas: Ideas, on: Sequence[WhatIfChange], view: WhatIfView | None
) -> None:
    found = ideas.found
    rows.heading(_BESIDE if on and found and found.found else _HELPS)
    if any(change.kind == "slip" for change in on):
        rows.note(_DATES)
    if found is None or not found.looked:
        rows.note(ideas.looking_for)
        return
    if ideas.looking_for:
        rows.note(f"{_STALE} {ideas.looking_for}")
    notes = (ideas.about_risk(), _unoffered(view) if found.found else "")
    for note in filter(None, notes):
        rows.note(note)
    for n in ideas.in_order():
        one = found.found[n]
        rows.row(f"{IDEA}:{n}", "+", one.words, [(_closes(one), "held")])
    if found.found:
        rows.note(f"{found.bound} {ideas.not_again()}".rstrip())
    else:
        rows.note(f"{found.bound} {_NO_HELP}" if found.tried else _NONE_TO_TRY)


def _closes(one: SuggestionView) -> str:
    restricts = "R, restricts the person. " if one.restrictive else ""
    return f"{restricts}{one.closes_words}"


def _kept(option: OptionView) -> str:
    changes = counted(len(option.changes), "change", "changes")
    said = f"{changes} · {option.said_by}, {short_day(option.on)}"
    adopted = f" · adopted {short_day(option.adopted_on)}" if option.adopted_on else ""
    return f"{said}{adopted}"
