"""Legal status, route, conditions and clocks that stand still: the legal effect is what counts."""

from collections.abc import Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.analysis.words import joined
from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import long_day
from tcplan.domain.legal import Condition, LegalStatus
from tcplan.domain.network import Place, Team

_WHILE_DIRECTION = "yes-while-direction"


def _status_unresolved(on: OnDay) -> Iterator[Found]:
    unresolved = code_list("legal-status").where("restricted", value="resolve")
    for status in on.plan.legal_statuses:
        if status.code in unresolved and status.covers(on.day):
            said = label("legal-status", status.code).lower()
            yield Found(
                status.id,
                f"The legal status of {status.individual} is recorded as “{said}”.",
                on.hospital(status.individual),
            )
    for spell in on.plan.spells:
        if spell.covers(on.day) and not _in_force(on, spell.individual):
            yield Found(
                spell.id,
                f"{spell.individual} is in hospital with no legal status in force, not even "
                "informal.",
                spell.hospital,
            )


def _in_force(on: OnDay, individual: str) -> list[LegalStatus]:
    return [s for s in on.plan.of("legal_statuses", individual) if s.covers(on.day)]


def _direction_unknown(on: OnDay) -> Iterator[Found]:
    concerned = code_list("legal-status").where("restricted", value=_WHILE_DIRECTION)
    for status in on.plan.legal_statuses:
        unknown = status.limitation_direction is None
        if status.code in concerned and unknown and status.covers(on.day):
            yield Found(
                status.id,
                f"{status.individual} is under section 45A; whether the limitation direction is "
                "in force is not recorded.",
                on.hospital(status.individual),
            )


def _restricted_with_cto(on: OnDay) -> Iterator[Found]:
    for route in on.plan.legal_routes:
        restricted = [s for s in _in_force(on, route.individual) if _restricted(s)]
        if route.kind == "cto" and restricted:
            said = label("legal-status", restricted[0].code)
            yield Found(
                route.id,
                f"A community treatment order is planned for {route.individual}, who is "
                f"restricted ({said}).",
                on.hospital(route.individual),
            )


def _restricted(status: LegalStatus) -> bool:
    effect = code_list("legal-status").fact(status.code, "restricted")
    asked = {_WHILE_DIRECTION: status.limitation_direction, "check": status.restrictions}
    return effect == "yes" or asked.get(effect) is True


def _condition_unsupervised(on: OnDay) -> Iterator[Found]:
    for condition in _to_keep(on):
        if condition.supervisor is None:
            yield Found(
                condition.id,
                f"Nobody is named to supervise the condition {on.quoted(condition.id)}.",
                on.commissioner(condition.individual),
            )


def _to_keep(on: OnDay) -> Iterator[Condition]:
    """Conditions that are in force or will be."""
    for condition in on.plan.conditions:
        if condition.end is None or condition.end >= on.day:
            yield condition


def _against_condition(on: OnDay) -> Iterator[Found]:
    for condition in _to_keep(on):
        against = [*_contacts(on, condition), *_places(on, condition)]
        if against:
            kind = label("condition-kind", condition.kind).lower()
            yield Found(
                condition.id,
                f"The condition {on.quoted(condition.id)} ({kind}) stands against "
                f"{joined(list(dict.fromkeys(against)))}.",
                condition.supervisor or on.commissioner(condition.individual),
            )


def _contacts(on: OnDay, condition: Condition) -> Iterator[str]:
    person = condition.individual
    for tie in on.plan.of("ties", person):
        if (tie.end is None or tie.end >= on.day) and _is_barred(on, tie.holder, condition):
            yield f"the tie with {on.called(tie.holder)}"
    for control in on.promised_of.get(person, ()):
        for holder in dict.fromkeys((*control.delivery.holders, control.deputy)):
            if holder and _is_barred(on, holder, condition):
                yield f"{on.quoted(control.id)}, which {on.called(holder)} delivers"
    for package in on.plan.of("packages", person):
        if _is_barred(on, package.provider, condition):
            yield f"the support package of {on.called(package.provider)}"


def _is_barred(on: OnDay, holder: str, condition: Condition) -> bool:
    thing = on.plan.by_id[holder]
    own = {holder, thing.agency} if isinstance(thing, Team) else {holder}
    return not own.isdisjoint(condition.excludes_holders)


def _places(on: OnDay, condition: Condition) -> Iterator[str]:
    for placement in on.plan.of("placements", condition.individual):
        if _is_excluded(on, placement.place, condition):
            yield f"the home at {on.called(placement.place)}"
    for tie in on.plan.of("ties", condition.individual):
        present = tie.place is not None and (tie.end is None or tie.end >= on.day)
        if present and _is_excluded(on, tie.place, condition):
            yield f"meeting {on.called(tie.holder)} at {on.called(tie.place)}"


def _is_excluded(on: OnDay, name: str, condition: Condition) -> bool:
    """Whether a place is excluded, or lies in an excluded area that bears its area's name."""
    place: Place = on.plan.by_id[name]
    area = (place.area or "").casefold()
    return any(
        other == name
        or (on.plan.by_id[other].kind == "area" and on.plan.by_id[other].name.casefold() == area)
        for other in condition.excludes_places
    )


def _delay_missing(on: OnDay) -> Iterator[Found]:
    for spell in on.plan.spells:
        ready = spell.clinically_ready
        if ready is None or ready > on.day or not spell.covers(on.day):
            continue
        if not any(d.start <= on.day and (d.end is None or on.day <= d.end) for d in spell.delays):
            yield Found(
                spell.id,
                f"{spell.individual} has been clinically ready to leave since {long_day(ready)}, "
                "and no reason for the delay is recorded.",
                spell.commissioner,
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "legal-status-unresolved",
        "Legal status not known",
        "Every legal gate on the way out depends on the status; none can be planned without it.",
        "Mental Health Act statistics code list, NHS England: codes 98 and 99 are to be resolved",
        "national",
        _status_unresolved,
    ),
    Check(
        "limitation-direction-unknown",
        "Section 45A: limitation direction not recorded",
        "While the direction is in force the person is restricted: leave, transfer and discharge "
        "need the Secretary of State's consent.",
        "Mental Health Act 1983, section 45A; The restricted patient system, Ministry of Justice, "
        "December 2017",
        "law",
        _direction_unknown,
    ),
    Check(
        "restricted-with-cto",
        "Community treatment order for a restricted patient",
        "A restricted patient cannot be put on a community treatment order; the planned route "
        "does not exist.",
        "Mental Health Act 1983, section 41",
        "law",
        _restricted_with_cto,
    ),
    Check(
        "condition-unsupervised",
        "Condition that nobody supervises",
        "A condition that nobody supervises can be broken by a service without anyone noticing, "
        "and the person can be recalled for it.",
        "Guidance for social and clinical supervisors of conditionally discharged patients; known "
        "causes of failed moves, T10",
        "national",
        _condition_unsupervised,
    ),
    Check(
        "against-condition",
        "Arrangement against a no-contact or exclusion condition",
        "The plan itself would break the condition, and the person would bear the consequence.",
        "Known causes of failed moves, T10 and T12; Guidance: section 42 discharge, Mental Health "
        "Casework Section, March 2022",
        "law",
        _against_condition,
    ),
    Check(
        "delay-not-recorded",
        "Clinically ready, and no delay recorded",
        "A wait without a recorded reason cannot be counted, and nobody is asked to end it.",
        "Mental Health Services Data Set v6, delayed discharge reasons and attribution",
        "national",
        _delay_missing,
    ),
)
"""Checks about the law, in the order in which they are told."""
