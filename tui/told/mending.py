"""The harm and the good of what is tried stand side by side, and neither is counted into the other.

What stays lost is told first, because it is what is left to do.
"""

from collections.abc import Iterable, Iterator, Sequence

from tcplan.domain.dates import short_day
from tcplan.draw import Canvas, glyph_for, stacked
from tcplan.views.whatif.mended import (
    BETTER_IN_PART,
    GIVEN_BACK,
    IN_PART,
    STAYS_LOST,
    MendedMeasure,
    MendedRisk,
    MendingView,
)
from tcplan.views.whatif.telling import WAY_WORDS
from tcplan.views.whatif.view import WhatIfView
from tui.page import Line, field, heading, page, para
from tui.told.beside import table

_LOOKS = {"better": "held", "worse": "gap", "other": "caution", "same": "muted"}
_OUTCOMES = ((STAYS_LOST, "Stays lost", "gap"), (IN_PART, "In part", "caution"))
_BACK = (GIVEN_BACK, "Given back", "held")
_HEAD = ("", "plan", "without fix", "with fix")
_HEAD_UNSETTLED = (*_HEAD[:3], "fix, if settled")


def first_lines(view: MendingView) -> Iterator[Line]:
    """What is given back and what stays lost, in a few lines."""
    yield para(view.summary, "strong")
    settled = not view.to_settle
    for outcome, label, look in (*_OUTCOMES, _BACK):
        found = [
            f"{one.title}{_when(one, outcome)}" for one in view.risks if one.outcome == outcome
        ]
        if outcome == STAYS_LOST:
            found += [f"where {one}" for one in view.homes]
        if found:
            back = outcome == GIVEN_BACK and not settled
            yield field("If settled" if back else label, "; ".join(found), look)
    worse = [
        f"{one.words}: plan {one.plan}, without fix {one.happened}, with fix {one.mended}"
        for one in view.measures
        if one.still_worse
    ]
    if worse:
        yield field("Still worse", "; ".join(worse), "gap")
    yield field("Happens", f"{view.happens_words}.")
    yield field("The fix", f"{view.done_words}.")


def _when(one: MendedRisk, outcome: str) -> str:
    hours = {STAYS_LOST: one.still_lost, IN_PART: one.given_back or one.in_part}.get(outcome)
    back_up = " (back-up only)" if outcome == STAYS_LOST and one.loses == "back-up" else ""
    return f" {hours}{back_up}" if hours else ""


def three_sides(view: WhatIfView, cells: int) -> Canvas:
    """Each figure, and each risk, in the plan, if that happened, and with the fix."""
    mended = view.mending
    if mended is None:
        return Canvas(cells, 0)
    rows = [
        (
            (one.words, None),
            (one.plan, None),
            (f"{one.happened} {WAY_WORDS[one.happened_direction]}", _LOOKS[one.happened_direction]),
            (f"{one.mended} {_fixed(one)}", _LOOKS[one.mended_direction]),
        )
        for one in mended.measures
    ]
    head = _HEAD_UNSETTLED if mended.to_settle else _HEAD
    parts = [page(risk_lines(mended.risks, view), cells)]
    if rows:
        parts += [page(heading("FIGURES, FIRST THE PLAN"), cells), table(head, rows, cells)]
    return stacked([part for part in parts if any(part.lines())])


def _fixed(one: MendedMeasure) -> str:
    """What the fix does to a figure, in a word or two."""
    if one.mended == one.plan:
        return "as in plan"
    if one.told == BETTER_IN_PART:
        return "in part"
    return "no help" if one.mended == one.happened else WAY_WORDS[one.mended_direction]


def _said(happened: str, told: str) -> str:
    return f"{WAY_WORDS[happened]}; {told}"


def whole(view: WhatIfView) -> Iterable[Line]:
    """The same as text."""
    mended = view.mending
    if mended is None:
        return
    yield from first_lines(mended)
    yield from risk_lines(mended.risks, view)
    yield from heading("FIGURES")
    for one in mended.measures:
        sides = f"plan {one.plan}, without fix {one.happened}, with fix {one.mended}"
        yield Line(f"{one.words}: {sides} ({_said(one.happened_direction, one.told)})", mark="–")


def risk_lines(risks: Sequence[MendedRisk], view: WhatIfView) -> Iterable[Line]:
    """Each risk: its three answers, which hours come back, which do not, and why."""
    if risks:
        yield from heading("RISK BY RISK: PLAN, WITHOUT FIX, WITH FIX")
    looks = {outcome: look for outcome, _, look in (*_OUTCOMES, _BACK)}
    for one in risks:
        yield Line(f"{one.title}: {one.outcome_words}", looks.get(one.outcome), mark="–")
        for label, code, words in (
            ("Plan", one.plan, one.plan_words),
            ("No fix", one.happened, one.happened_words),
            ("With fix", one.mended, one.mended_words),
        ):
            glyph = glyph_for(code)
            unsettled = ", if settled" if label == "With fix" and one.in_name else ""
            yield Line(f"{glyph.sign} {words}{unsettled}", glyph.style, 2, label=label)
        if one.day != view.day:
            yield field("From", short_day(one.day), indent=2)
        yield from _hours(one)


def _hours(one: MendedRisk) -> Iterator[Line]:
    if one.lost:
        yield field("Lost", _with(one.lost, one.lost_because), indent=2)
    if one.given_back:
        yield field("Given back", _with(one.given_back, _by(one)), "held", indent=2)
    if one.in_part:
        yield field("In part", _with(one.in_part, _by(one)), "caution", indent=2)
    if one.in_name:
        yield field("To settle", "; ".join(one.in_name), "caution", indent=2)
    if one.still_lost:
        yield field("Stays lost", _with(one.still_lost, one.still_because), "gap", indent=2)


def _by(one: MendedRisk) -> Sequence[str]:
    if one.only_together:
        return (f"only together: {'; '.join(one.given_back_by)}",)
    return one.given_back_by


def _with(hours: str, because: Sequence[str]) -> str:
    return f"{hours}: {'; '.join(because)}" if because else hours
