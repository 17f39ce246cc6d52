"""A measure is told with what it counts, and whom it is about where the plan says so."""

from collections.abc import Iterable

import attrs

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.caseload import CaseloadView, Figure, Measure
from tui.page import BLANK, Line, field, item, para
from tui.told.agency import counted

_OVERDUE, _DELAY = "Overdue", "Delay"


@attrs.frozen
class Told:
    """A measure as it is listed."""

    id: str
    title: str
    group: str
    measure: Measure


def told_of(view: CaseloadView) -> tuple[Told, ...]:
    """Every measure: the caseload, then what is overdue by kind, then delays by reason."""
    found = [Told(m.id, m.title, "Caseload", m) for m in view.measures]
    found += [Told(f"overdue {m.id}", f"{_OVERDUE}: {m.title}", _OVERDUE, m) for m in view.overdue]
    for row in view.delays:
        for part in (row.people, row.days):
            title = f"{_DELAY}: {row.reason}, {part.title.lower()} (code {row.code})"
            found.append(Told(f"{row.code} {part.title}", title, _DELAY, part))
    return tuple(found)


def said(view: CaseloadView) -> tuple[str, ...]:
    """What the measures say at a glance."""
    before = f"before: {short_day(view.previous_day)}"
    if view.agency_name is None:
        return (
            "not for publication",
            before,
            "own: no agency was named at the start",
        )
    people = counted(view.own_people or 0, "person", "people")
    return ("not for publication", before, f"own: {people} of {view.agency_name}")


def about(view: CaseloadView) -> Iterable[Line]:
    """How the measures are to be read."""
    yield para(view.not_for_publication)
    yield para(f"Before is {long_day(view.previous_day)}. {view.worked_out}")


def measure_lines(view: CaseloadView, one: Told) -> Iterable[Line]:
    """A measure, whole, with the people it counts where the plan lists them."""
    yield para(one.title, "strong")
    yield field("Everybody", _figure(one.measure, one.measure.everybody))
    if one.measure.own is not None:
        yield field(view.agency_name or "Own", _figure(one.measure, one.measure.own))
    if one.measure.previous_unknown:
        yield field("Before", one.measure.previous_unknown, "muted")
    people = list(_people(view, one.id))
    if people:
        yield BLANK
        yield from (item(words) for words in people)


def _figure(measure: Measure, figure: Figure) -> str:
    if figure.previous is None:
        return f"{figure.current:,} {measure.unit} now"
    return f"{figure.current:,} {measure.unit} now, {figure.previous:,} before: {figure.direction}"


def _people(view: CaseloadView, name: str) -> Iterable[str]:
    if name in {"ready", "days-ready", "days-uncoded"}:
        for one in view.waiting:
            since = f"since {short_day(one.ready_since)}" if one.ready_since else "since not known"
            bare = f", {days_said(one.uncoded)} without a recorded reason" if one.uncoded else ""
            yield f"{one.individual_label}: {since}, {days_said(one.days)}{bare}"
    elif name == "gates-near":
        for near in view.near_moves:
            gates = ", ".join(near.gates)
            yield f"{near.individual_label}, moves {short_day(near.on)}: {gates}"
    elif name == "without-plan":
        yield from view.without_plan
    elif name == "without-date":
        yield from view.without_date
