"""What a control needs before a panel can count on it; a proposal is asked for nothing yet."""

from collections.abc import Callable, Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OVER, OnDay
from tcplan.analysis.words import joined
from tcplan.domain.control import WORKING_STATES, Control
from tcplan.domain.dates import long_day

_FAILED_MOVES = "Known causes of failed moves"
_NOT_A_NOTE = "Out of sight – who cares?, CQC"


def _each(
    controls: Callable[[OnDay], tuple[Control, ...]],
    lacks: Callable[[Control], bool],
    said: str,
) -> Callable[[OnDay], Iterator[Found]]:
    """A question that a control answers by itself; ``said`` has ``{}`` for its name."""

    def find(on: OnDay) -> Iterator[Found]:
        for control in controls(on):
            if lacks(control):
                yield Found(control.id, said.format(on.quoted(control.id)), on.acts(control))

    return find


def _promised(on: OnDay) -> tuple[Control, ...]:
    return on.promised


def _acts_on_nothing(on: OnDay) -> Iterator[Found]:
    used = {name for control in on.plan.controls for name in control.requires}
    used |= {s.triggers for r in on.plan.risks for s in r.early_warning_signs if s.triggers}
    for control in on.plan.controls:
        idle = not control.prevents and not control.limits and control.id not in used
        if idle and control.state not in OVER and not on.past(control):
            yield Found(
                control.id,
                f"{on.quoted(control.id)} names no cause or result that it acts on.",
                on.acts(control),
            )


def _evidence_out_of_date(on: OnDay) -> Iterator[Found]:
    for control in on.working:
        past = [item.review_by for item in control.evidence if item.on <= on.day]
        if past and not control.has_evidence(on.day):
            yield Found(
                control.id,
                f"The evidence for {on.quoted(control.id)} ran out on {long_day(max(past))}.",
                on.acts(control),
            )


def _no_evidence(on: OnDay) -> Iterator[Found]:
    for control in on.working:
        if not any(item.on <= on.day for item in control.evidence):
            yield Found(
                control.id,
                f"{on.quoted(control.id)} counts as in place, and nothing is recorded that shows "
                "it.",
                on.acts(control),
            )


def _not_tested(on: OnDay) -> Iterator[Found]:
    for control in on.working:
        when_needed = control.kind == "recovery" or control.kind in on.notices
        tried = control.last_tested is not None and control.last_tested <= on.day
        if not tried and (when_needed or control.state == "tested"):
            said = (
                "is recorded as tested, without the day of the test"
                if control.state == "tested"
                else "waits for the day it is needed and has never been tried out"
            )
            yield Found(control.id, f"{on.quoted(control.id)} {said}.", on.acts(control))


def _no_review_date(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        begins_later = control.start is not None and control.start > on.day
        looked_at = control.review_by or begins_later or control.has_evidence(on.day)
        if not looked_at:
            yield Found(
                control.id,
                f"No date says when {on.quoted(control.id)} is looked at next.",
                on.acts(control),
            )


def _no_responder(on: OnDay) -> Iterator[Found]:
    for control in on.promised:
        missing = [
            words
            for words, value in (
                ("nobody to respond", control.responder),
                ("no time within which to respond", control.respond_within),
            )
            if value is None
        ]
        if control.kind in on.notices and missing:
            yield Found(
                control.id,
                f"{on.quoted(control.id)} only notices, with {joined(missing, 'and')}.",
                control.responder or on.acts(control),
            )


def _rests_on_what_is_not_there(on: OnDay) -> Iterator[Found]:
    for control in on.working:
        missing = [name for name in control.requires if not _is_there(on, name)]
        if missing:
            yield Found(
                control.id,
                f"{on.quoted(control.id)} needs {on.quoted(*missing)}, which is not in place.",
                on.acts(control),
            )


def _is_there(on: OnDay, name: str) -> bool:
    thing = on.plan.by_id[name]
    if isinstance(thing, Control):
        return thing.state in WORKING_STATES and thing.in_date(on.day)
    return True


CHECKS: tuple[Check, ...] = (
    Check(
        "acts-on-nothing",
        "Arrangement that acts on nothing",
        "It takes people's hours, and the plan does not say what it is for.",
        "Promise of tcplan: a control counts only on the causes and results that it names",
        "good-practice",
        _acts_on_nothing,
    ),
    Check(
        "no-holder",
        "Nobody named to deliver it",
        "What nobody is named to deliver does not happen.",
        f"{_FAILED_MOVES}, T03 and T11",
        "good-practice",
        _each(
            _promised,
            lambda c: not c.delivery.holders and c.deputy is None,
            "{} is promised, and nobody is named to deliver it.",
        ),
    ),
    Check(
        "no-owner",
        "Nobody answers for it",
        "When it slips, there is no one role to ask.",
        "C(E)TR policy changes, NHS England: each action has a named person responsible",
        "good-practice",
        _each(_promised, lambda c: c.owner is None, "{} has no owner."),
    ),
    Check(
        "no-evidence",
        "In place without evidence",
        "That something is written down does not show that it happens.",
        f"{_NOT_A_NOTE}; promise of tcplan: no evidence, no cover",
        "good-practice",
        _no_evidence,
    ),
    Check(
        "evidence-out-of-date",
        "Evidence past its date",
        "It may still be true; nobody has looked since the day on which it had to be looked at.",
        "Promise of tcplan: what is past its review date is shown as expired and never silently "
        "used",
        "good-practice",
        _evidence_out_of_date,
    ),
    Check(
        "not-tested",
        "Crisis arrangement or alarm never tried out",
        "What is kept for a crisis shows its faults the first time it is used.",
        f"{_FAILED_MOVES}, T07 (crisis plan not exercised)",
        "good-practice",
        _not_tested,
    ),
    Check(
        "no-review-date",
        "No date on which it is looked at again",
        "An arrangement that nobody looks at again drifts away from the person's life.",
        "Good practice in structured professional judgement: every management step has a review "
        "date",
        "good-practice",
        _no_review_date,
    ),
    Check(
        "no-responder",
        "It notices, and nobody is named to come",
        "An alarm that nobody answers protects nobody.",
        f"{_FAILED_MOVES}, T07 (no agreed responder)",
        "good-practice",
        _no_responder,
    ),
    Check(
        "rests-on-what-is-not-there",
        "It needs another arrangement that is not in place",
        "It is said to be in place, and cannot work without what it needs.",
        "Failure logic of tcplan (ADR 10)",
        "good-practice",
        _rests_on_what_is_not_there,
    ),
)
"""Checks about controls, in the order in which they are told."""
