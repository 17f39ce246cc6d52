"""A concern that nobody answers teaches people not to report: each is acknowledged in time."""

from collections.abc import Iterator

from tcplan.rules.clocks.duties import verdict
from tcplan.rules.clocks.reported import concerns, tensions
from tcplan.rules.judging import Duty, Verdict
from tcplan.rules.on_day import OnDay

_ID = "concern-not-acknowledged"


def _acknowledged(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        for clock in concerns(on, person):
            yield verdict(on, clock, "R64", _ID)
    for clock in tensions(on):
        yield verdict(on, clock, "R64", _ID)


DUTIES: tuple[Duty, ...] = (Duty("R64", _ID, "Concern not acknowledged", _acknowledged),)
"""The duty to answer whoever reported a concern."""
