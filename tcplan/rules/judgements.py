"""A recorded judgement past its review-by date has run out: it is history, and of no use now."""

from collections.abc import Iterator

from tcplan.rules.clocks.duties import verdict
from tcplan.rules.clocks.evidence import FORMULATION, TOOL, judgements
from tcplan.rules.judging import Duty, Verdict
from tcplan.rules.on_day import OnDay

_ID = "judgement-expired"
_RECORDED = frozenset({TOOL.id, FORMULATION.id})


def _expired(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        for clock in judgements(on, person):
            if clock.kind in _RECORDED:
                yield verdict(on, clock, "R27", _ID)


DUTIES: tuple[Duty, ...] = (Duty("R27", _ID, "Recorded judgement has run out", _expired),)
"""The duty about tool records and formulations; of each tool the newest record is judged."""
