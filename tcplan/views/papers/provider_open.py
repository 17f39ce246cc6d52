"""What a provider must not take as settled: promised, missing, undecided or asked and not done."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.analysis.slots import slot_words
from tcplan.domain.codelists import label
from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import long_day
from tcplan.domain.transition import SupportPackage, Transition
from tcplan.rules.gates import standing
from tcplan.views.hours import worst_hours_of
from tcplan.views.papers.crisis_week import CrisisWeek
from tcplan.views.papers.provider_controls import in_hand
from tcplan.views.papers.provider_rules import RuleTold
from tcplan.views.papers.signs import SignTold
from tcplan.views.papers.telling import Telling

_DECIDED = frozenset({"met", "not-applicable", "waived"})


@attrs.frozen
class Open:
    """Something that is not yet agreed or not yet done."""

    what: str
    who: str | None
    """Who has it in hand; None when nobody is named."""
    by: dt.date | None


def not_yet_agreed(
    tell: Telling,
    family: frozenset[str],
    crisis: CrisisWeek | None,
    rules: tuple[RuleTold, ...],
    signs: tuple[SignTold, ...],
) -> tuple[Open, ...]:
    """Everything open that bears on a provider: consent, controls, crisis, rules, gates, asks."""
    moves: tuple[Transition, ...] = tell.looking.plan.of("transitions", tell.me)
    return (
        *_consent(tell),
        *_controls(tell, family),
        *_unheld(tell, family, crisis.asked_of if crisis else tell.looking.day),
        *_disputed(tell, family),
        *_crisis(crisis),
        *(
            Open(f"Nobody is named to notice or to answer “{s.sign}”", None, None)
            for s in signs
            if s.noticed_by is None or s.responder is None
        ),
        *(
            Open(f"Nobody is named to supervise the rule “{r.text}”", None, None)
            for r in rules
            if r.unsupervised
        ),
        *(
            Open(f"The wording of “{r.text}” is not settled", r.ring, None)
            for r in rules
            if not r.settled
        ),
        *_team(tell, family),
        *(_of_move(tell, family, moves[-1]) if moves else ()),
        *_asked(tell, family),
    )


def _consent(tell: Telling) -> Iterator[Open]:
    on = tell.looking.on_day
    if on.consented(tell.me, "share-provider"):
        return
    consent = on.consent(tell.me, "share-provider")
    stands = label("consent-state", consent.state).lower() if consent else "not recorded"
    what = f"Consent to share with the provider is {stands}: ask before this paper is handed over"
    yield Open(what, None, None)


def _controls(tell: Telling, family: frozenset[str]) -> Iterator[Open]:
    for control in in_hand(tell, family):
        name, owner = tell.said(control.name), tell.text(control.owner)
        if control.state not in WORKING_STATES:
            yield Open(
                f"{name}: {label('control-state', control.state).lower()}", owner, control.start
            )
        if control.restrictive:
            lacking = [
                words
                for words, value in (
                    ("legal authority", control.authority),
                    ("reason why nothing less would do", control.least_restrictive_rationale),
                    ("plan to reduce it", control.reduction_plan),
                )
                if value is None
            ]
            if lacking:
                what = f"{name} restricts the person and has no {', no '.join(lacking)}"
                yield Open(f"{what}: it must not be used", owner, None)


def _unheld(tell: Telling, family: frozenset[str], day: dt.date) -> Iterator[Open]:
    """Causes that the provider prevents and that nothing at all holds in some hours of a day."""
    looking = tell.looking.at(day)
    mine = {name for control in in_hand(tell, family) for name in control.prevents}
    for risk in looking.plan.of("risks", tell.me):
        for threat in risk.threats:
            if threat.id not in mine:
                continue
            hours, held = worst_hours_of(looking.cover(risk.id), threat.id)
            if held.answer == "not-covered":
                what = f"Nothing in place is known to hold “{tell.said(threat.text)}” on"
                when = f"{long_day(day)}, {slot_words(hours)}"
                yield Open(f"{what} {when}", tell.name_or_none(risk.lead), day)


def _disputed(tell: Telling, family: frozenset[str]) -> Iterator[Open]:
    mine = {name for one in in_hand(tell, family) for name in (*one.prevents, *one.limits)}
    for risk in tell.looking.plan.of("risks", tell.me):
        targets = {one.id for one in (*risk.threats, *risk.consequences)}
        if not mine.isdisjoint(targets):
            lead = tell.name_or_none(risk.lead)
            yield from (Open(f"Not agreed: {tell.said(s)}", lead, None) for s in risk.disagreements)


def _crisis(crisis: CrisisWeek | None) -> Iterator[Open]:
    if crisis is None:
        return
    if crisis.nobody:
        yield Open(f"Nobody is named to come in a crisis: {crisis.nobody}", None, None)
    if crisis.only_promised:
        what = f"Who comes in a crisis is only promised: {crisis.only_promised}"
        yield Open(what, None, None)
    if crisis.exercised is None:
        yield Open("The crisis plan has never been tried out", None, None)


def _team(tell: Telling, family: frozenset[str]) -> Iterator[Open]:
    found: tuple[SupportPackage, ...] = tell.looking.plan.of("packages", tell.me)
    for package in found:
        if package.provider not in family:
            continue
        who = tell.named(package.provider)
        if package.core_team_in_post < package.core_team:
            yield Open(
                f"{package.core_team_in_post} of {package.core_team} of the core team are in post",
                who,
                None,
            )
        if package.core_team_trained is None or package.core_team_trained < package.core_team:
            trained = package.core_team_trained
            said = "nobody has said how many" if trained is None else str(trained)
            yield Open(
                f"Of {package.core_team} in the core team, trained in this plan: {said}", who, None
            )


def _of_move(tell: Telling, family: frozenset[str], move: Transition) -> Iterator[Open]:
    looking = tell.looking
    for gate in move.gates:
        stands = standing(gate, looking.day, looking.book)
        if gate.owner in family and stands.state not in _DECIDED:
            yield Open(
                f"Gate not yet met: {tell.said(gate.name)}", tell.named(gate.owner), gate.due
            )
    for step in move.decide_by:
        if step.owner in family and step.decided_on is None:
            yield Open(f"To be decided: {tell.said(step.what)}", tell.named(step.owner), step.by)
    if not any(
        one.holder in family and one.accepted and one.on <= looking.day
        for one in move.plan_accepted
    ):
        yield Open("Acceptance of this risk plan by the receiving service", None, move.target)


def _asked(tell: Telling, family: frozenset[str]) -> Iterator[Open]:
    for action in tell.looking.plan.of("actions", tell.me):
        if action.owner in family and action.status == "open":
            asked = f"Asked on {long_day(action.asked_on)}: {tell.said(action.what)}"
            yield Open(asked, tell.text(action.owner_name) or tell.named(action.owner), action.due)
