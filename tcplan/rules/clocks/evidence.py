"""A judgement, an assessment or a piece of evidence holds until its review-by date, not longer."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from tcplan.domain.codelists import label
from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.dates import long_day
from tcplan.domain.individual import Individual
from tcplan.rules.clocks.clock import Clock
from tcplan.rules.clocks.kind import Kind
from tcplan.rules.gates import standing
from tcplan.rules.on_day import OnDay

TOOL = Kind("tool-review", "Review of a tool record", "R27")
FORMULATION = Kind("formulation-review", "Review of a formulation", "R27")
CAUSES = Kind("causes-review", "Review of the causes of a risk", "R27")
EVIDENCE = Kind("evidence-review", "New look at the evidence of an arrangement", "R27")
GATE_EVIDENCE = Kind("gate-evidence", "New look at the evidence of a gate", "R27")
ACCEPTED_PLAN = Kind("plan-acceptance", "New look at the acceptance of the risk plan", "R27")
CONTROL = Kind("control-review", "Review of an arrangement")
WAIVER = Kind("waiver-end", "End of the waiver of a gate")

_DAY = dt.timedelta(days=1)
_EXPIRED = {"open-again": GATE_EVIDENCE, "waiver-ended": WAIVER}
_HOLDING = {"met": GATE_EVIDENCE, "waived": WAIVER}


def judgements(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Tool records, formulations and lists of causes."""
    owner = on.hospital(person.id)
    yield from _newest(
        on, person, TOOL,
        [(record, label("tool", record.tool)) for record in on.plan.of("tool_records", person.id)],
        owner,
    )  # fmt: skip
    yield from _newest(
        on, person, FORMULATION,
        [(one, "formulation") for one in on.plan.of("formulations", person.id)],
        owner,
    )  # fmt: skip
    for risk in on.plan.of("risks", person.id):
        reviews = [review for review in risk.cause_reviews if review.on <= on.day]
        last = max(reviews, key=lambda review: review.on, default=None)
        if last is not None and last.review_by is not None:
            yield CAUSES.owed(
                on, person, last.review_by, f"last gone through on {long_day(last.on)}",
                about=risk.id, done=last.on, owner=last.by, called=risk.title,
            )  # fmt: skip


def _newest(
    on: OnDay, person: Individual, kind: Kind, records: Sequence[tuple[Any, str]], owner: str | None
) -> Iterator[Clock]:
    """Of each tool the newest record; an older one was replaced."""
    newest: dict[str, Any] = {}
    for record, name in records:
        held = newest.get(name)
        if record.on <= on.day and (held is None or held.on <= record.on):
            newest[name] = record
    for name, record in newest.items():
        yield kind.owed(
            on, person, record.review_by, f"{name}, recorded on {long_day(record.on)}",
            about=record.id, done=record.on, owner=owner,
        )  # fmt: skip


def arrangements(on: OnDay, person: Individual) -> Iterator[Clock]:
    """Evidence and reviews of what is in place."""
    for control in on.plan.of("controls", person.id):
        if control.state not in WORKING_STATES or not control.in_date(on.day):
            continue
        seen = [item for item in control.evidence if item.on <= on.day]
        if seen:
            # One item that holds is enough for cover, so the last to run out counts.
            last = max(seen, key=lambda item: item.review_by)
            yield EVIDENCE.owed(
                on, person, last.review_by, f"last evidence of {long_day(last.on)}",
                about=control.id, done=last.on, owner=_delivers(on, control), called=control.name,
            )  # fmt: skip
        if control.review_by is not None:
            yield CONTROL.owed(
                on, person, control.review_by, "the day that the plan records",
                about=control.id, owner=_delivers(on, control), called=control.name,
            )  # fmt: skip


def _delivers(on: OnDay, control: Control) -> str | None:
    holders = control.delivery.holders
    return holders[0] if holders else on.commissioner(control.individual)


def gates(on: OnDay, person: Individual) -> Iterator[Clock]:
    """The day on which a gate opens again: its evidence or its waiver runs out."""
    for move in on.plan.of("transitions", person.id):
        if move.moved_on is not None and move.moved_on <= on.day:
            continue
        for gate in move.gates:
            found = standing(gate, on.day, on.book)
            holding, expired = _HOLDING.get(found.state), _EXPIRED.get(found.state)
            last = (
                found.until if holding else found.since - _DAY if expired and found.since else None
            )
            kind = holding or expired
            if kind is not None and last is not None:
                said = "after this day the gate is open again"
                yield kind.owed(
                    on, person, last, said,
                    about=gate.id, done=gate.decided_on,
                    owner=gate.owner or on.commissioner(person.id), called=gate.name,
                )  # fmt: skip
        for accepted in move.plan_accepted:
            if accepted.accepted and accepted.review_by is not None and accepted.on <= on.day:
                yield ACCEPTED_PLAN.owed(
                    on, person, accepted.review_by, f"accepted on {long_day(accepted.on)}",
                    about=move.id, done=accepted.on, owner=accepted.holder,
                )  # fmt: skip
