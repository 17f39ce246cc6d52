"""What could go wrong and is not answered: causes, results and signs that nobody holds."""

from collections.abc import Iterator

from tcplan.analysis.cover import causes_reviewed
from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OVER, OnDay, hours_said
from tcplan.analysis.reasons import Reading
from tcplan.analysis.slots import Slot, slots
from tcplan.analysis.words import joined
from tcplan.domain.control import Control
from tcplan.domain.hours import covers
from tcplan.domain.risk import EarlyWarningSign, Risk


def _no_cause(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        if not risk.threats:
            yield Found(
                risk.id,
                f"No cause is recorded for “{risk.title}”.",
                on.leads(risk),
            )


def _threat_without_control(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        for threat in risk.threats:
            if not _acting(on, threat.id):
                yield Found(
                    threat.id,
                    f"Nothing is in place, promised or proposed against “{threat.text}”.",
                    on.leads(risk),
                )


def _consequence_without_control(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        for consequence in risk.consequences:
            if not _acting(on, consequence.id):
                yield Found(
                    consequence.id,
                    f"Nothing is in place, promised or proposed to limit “{consequence.text}”.",
                    on.leads(risk),
                )


def _acting(on: OnDay, target: str) -> list[Control]:
    """Controls on a threat or consequence that are not over."""
    acting = on.arrangements.acting_on.get(target, ())
    return [c for c in acting if c.state not in OVER and not on.past(c)]


def _gap_without_proposal(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        said = [
            f"“{threat.text}”, {hours_said(bare)}"
            for threat in risk.threats
            if _acting(on, threat.id) and (bare := _bare(on, threat.id))
        ]
        if said:
            yield Found(
                risk.id,
                f"For “{risk.title}” nothing covers {joined(said)}; nothing is proposed for then.",
                on.leads(risk),
            )


def _bare(on: OnDay, threat: str) -> list[Slot]:
    """Slots that no promise covers and for which nothing is proposed."""
    proposed = [c for c in _acting(on, threat) if c.state == "proposed"]
    return [
        slot
        for slot in _uncovered(on, threat, "as-promised")
        if not any(covers(c.hours, slot.day, slot.minute) for c in proposed)
    ]


def _uncovered(on: OnDay, threat: str, reading: Reading) -> Iterator[Slot]:
    acting = on.arrangements.acting_on.get(threat, ())
    for slot in slots(on.arrangements.hours_concerned(threat)):
        if all(on.arrangements.facts(control, reading, slot) for control in acting):
            yield slot


def _gap_without_owner(on: OnDay) -> Iterator[Found]:
    owned = {closed for a in on.plan.actions if a.status == "open" for closed in a.closes}
    for risk in on.plan.risks:
        if risk.lead is not None or risk.id in owned:
            continue
        gaps = [
            threat.text
            for threat in risk.threats
            if threat.id not in owned and any(_uncovered(on, threat.id, "on-evidence"))
        ]
        if gaps:
            quoted = joined([f"“{text}”" for text in gaps])
            yield Found(
                risk.id,
                f"For “{risk.title}” nobody leads, and nobody has an open action, to close "
                f"what is not held at some hours: {quoted}.",
                on.commissioner(risk.individual),
            )


def _causes_not_reviewed(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        if risk.threats and not causes_reviewed(on.arrangements, risk):
            yield Found(
                risk.id,
                f"The team responsible on this day has not reviewed the causes of “{risk.title}”.",
                _responsible(on, risk),
            )


def _responsible(on: OnDay, risk: Risk) -> str | None:
    teams = on.plan.by_id[risk.individual].responsible_teams
    holders = [team.holder for team in teams if team.covers(on.day)]
    return holders[0] if holders else on.leads(risk)


def _sign_incomplete(on: OnDay) -> Iterator[Found]:
    for risk in on.plan.risks:
        for sign in risk.early_warning_signs:
            missing = list(_missing(sign))
            if missing:
                yield Found(
                    sign.id,
                    f"The early-warning sign “{sign.sign}” has nobody named {joined(missing)}.",
                    sign.responder or sign.noticed_by or on.leads(risk),
                )


def _missing(sign: EarlyWarningSign) -> Iterator[str]:
    if sign.noticed_by is None:
        yield "to notice it"
    if sign.responder is None:
        yield "to respond"
    elif sign.respond_within is None:
        yield "to respond within a stated time"


CHECKS: tuple[Check, ...] = (
    Check(
        "risk-without-threat",
        "Risk without a cause",
        "What could start it has not been thought through, so nothing can be said to hold it.",
        "Promise of tcplan: a thin list of causes must never look safe",
        "good-practice",
        _no_cause,
    ),
    Check(
        "threat-without-control",
        "Cause that nothing prevents",
        "This cause is known, and no service has anything against it.",
        "C(E)TR document checklist, NHS England (crisis and contingency plan); safeguarding adults "
        "review on Joanna, Jon and Ben (Cawston Park)",
        "good-practice",
        _threat_without_control,
    ),
    Check(
        "consequence-without-control",
        "Result that nothing limits",
        "If it begins, no service has anything that would keep it small.",
        "C(E)TR document checklist, NHS England (crisis and contingency plan)",
        "good-practice",
        _consequence_without_control,
    ),
    Check(
        "gap-without-proposal",
        "Hours that nothing covers, and nothing proposed",
        "At these hours the risk stands open on this day, and no service has a proposal yet.",
        "Known causes of failed moves, T07 (no agreed responder for every hour)",
        "good-practice",
        _gap_without_proposal,
    ),
    Check(
        "gap-without-owner",
        "Gap without an owner",
        "A gap that belongs to nobody is still there on the day of the move.",
        "C(E)TR policy changes, NHS England: a recommendation names a person and a date; Out of "
        "sight – who cares?, CQC (recommendations not acted on)",
        "good-practice",
        _gap_without_owner,
    ),
    Check(
        "causes-not-reviewed",
        "Causes not reviewed by the responsible team",
        "A list of causes from another team or another time may lack the cause that matters now.",
        "NICE QS163, statement 4: the receiving service reviews a risk plan that moves with a "
        "person",
        "good-practice",
        _causes_not_reviewed,
    ),
    Check(
        "sign-incomplete",
        "Early-warning sign that nobody notices or answers",
        "A sign helps only if somebody sees it and somebody else comes in time.",
        "Known causes of failed moves, T07; signature risk signs of START",
        "good-practice",
        _sign_incomplete,
    ),
)
"""Checks about risks, in the order in which they are told."""
