"""Where one arrangement hands over to the next: days on which both hold, or days between them.

A ward's control without a recorded end ends the day before the move, because the person leaves it
then. Every other date is as recorded.
"""

import datetime as dt
from collections.abc import Mapping

import attrs

from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.plan import Plan

_DAY = dt.timedelta(days=1)


@attrs.frozen
class Handover:
    """A control and the one that follows it."""

    control: str
    successor: str
    last: dt.date | None
    """The last day of the control; null when it has none."""
    first: dt.date | None
    """The first day of its successor; null when it is there already."""
    overlap: int | None
    """Days on which both hold by their dates (of the days asked about, where there is no date);
    0 when the one follows the other, below nothing for the days between them. Null when one of the
    two is not promised, or the successor ends before the control begins."""


def last_day(control: Control, move: dt.date | None) -> dt.date | None:
    """The last day on which a control holds: its end; on a ward, else the day before the move."""
    if control.end is None and control.setting == "hospital" and move is not None:
        return move - _DAY
    return control.end


def ended(control: Control, move: dt.date | None) -> Control:
    """The control as it is when its ward is left; the same one where the move changes nothing."""
    end = last_day(control, move)
    if end == control.end or end is None:
        return control
    if control.start is not None and control.start > end:
        # It would begin on a ward that the person has left, so it never holds.
        return attrs.evolve(control, state="withdrawn")  # type: ignore[misc]
    return attrs.evolve(control, end=end)  # type: ignore[misc]


def handovers(
    plan: Plan,
    individual: str,
    controls: Mapping[str, Control],
    span: tuple[dt.date, dt.date],
) -> tuple[Handover, ...]:
    """Every control of the person that names its successor, in the plan's order.

    ``controls`` are the person's by id, as ``ended`` gives them; ``span`` is the first and last
    day asked about.
    """
    found = []
    for recorded in plan.of("controls", individual):
        if recorded.successor is not None:
            before = controls[recorded.id]
            after = controls.get(recorded.successor) or plan.by_id[recorded.successor]
            overlap = _overlap(before, after, span)
            found.append(Handover(before.id, after.id, before.end, after.start, overlap))
    return tuple(found)


def _overlap(before: Control, after: Control, span: tuple[dt.date, dt.date]) -> int | None:
    if before.state not in PROMISED_STATES or after.state not in PROMISED_STATES:
        return None
    if after.end is not None and before.start is not None and after.end < before.start:
        return None
    if before.end is not None and after.start is not None and after.start > before.end:
        return -((after.start - before.end).days - 1)
    ends = [one.end for one in (before, after) if one.end is not None]
    last = min(ends, default=span[1])
    starts = [one.start for one in (before, after) if one.start is not None]
    first = max(starts, default=min(span[0], last))
    return max((last - first).days + 1, 0)
