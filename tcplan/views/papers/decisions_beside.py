"""Decisions that are on no gate: to go or not, of the risk plan, by a day, and accepted gaps."""

from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.records import Acceptance
from tcplan.domain.transition import GoDecision, PlanAcceptance, Transition
from tcplan.rules.go_decision import decided
from tcplan.views.looking import Looking
from tcplan.views.papers.decisions_made import DecisionRow, PersonSaid, dissent, who


def beside_gates(looking: Looking, move: Transition) -> Iterator[DecisionRow]:
    """Every decision about a move by the day that is on no gate."""
    made_by_now = (one for one in move.decisions if one.decided_on <= looking.day)
    yield from (_go(looking, move, one) for one in made_by_now)
    read_by_now = (one for one in move.plan_accepted if one.on <= looking.day)
    yield from (_plan(looking, move, one) for one in read_by_now)
    yield from _steps_decided(looking, move)


def _go(looking: Looking, move: Transition, made: GoDecision) -> DecisionRow:
    me, last = move.individual, decided(looking.on_day, move)
    stands = "A later decision stands in its place."
    lacks: tuple[str, ...] = ()
    if last is not None and last.made is made:
        stands = looking.veiled(last.because, me)
        names = {gate.id: looking.veiled(gate.name, me) for gate in move.gates}
        lacks = tuple(f"It does not name “{names[one]}”, which was open." for one in last.unnamed)
    return DecisionRow(
        kind="go",
        kind_words="Whether the move goes ahead",
        id=move.id,
        what="The move",
        basis_words=None,
        rule=None,
        on=made.decided_on,
        decision_words=label("go-decision", made.decision),
        by=who(looking, me, made.decided_by),
        evidence=(),
        reason=looking.veiled(made.reason, me),
        until=None,
        plan_version=made.plan_version,
        dissent=dissent(looking, me, made.dissent),
        standing=stands,
        lacks=lacks,
    )


def _plan(looking: Looking, move: Transition, made: PlanAcceptance) -> DecisionRow:
    me = move.individual
    role = label("acceptance-role", made.role)
    stands = "It stands."
    if made.review_by is not None and made.review_by < looking.day:
        stands = f"It was to be looked at again by {long_day(made.review_by)}."
    return DecisionRow(
        kind="plan",
        kind_words="Acceptance of the risk plan",
        id=move.id,
        what=f"Risk plan, {role.lower()}: {looking.thing_name(made.holder)}",
        basis_words=None,
        rule=None,
        on=made.on,
        decision_words="Accepted" if made.accepted else "Not accepted",
        by=who(looking, me, made.decided_by),
        evidence=(),
        reason=looking.veiled(made.words, me) if made.words else None,
        until=made.review_by,
        plan_version=made.plan_version,
        dissent=(),
        standing=stands,
        lacks=(),
    )


def _steps_decided(looking: Looking, move: Transition) -> Iterator[DecisionRow]:
    me = move.individual
    for step in move.decide_by:
        if step.decided_on is None or step.decided_on > looking.day:
            continue
        late = (step.decided_on - step.by).days
        stands = "In time."
        if late > 0:
            stands = f"Decided {days_said(late)} after its day, {long_day(step.by)}."
        yield DecisionRow(
            kind="step",
            kind_words="Decision by a day",
            id=move.id,
            what=looking.veiled(step.what, me),
            basis_words=None,
            rule=None,
            on=step.decided_on,
            decision_words="Decided; what was decided is not recorded",
            by=PersonSaid(
                name="nobody named", role="no role recorded", agency=looking.thing_name(step.owner)
            ),
            evidence=(),
            reason=None,
            until=None,
            plan_version=None,
            dissent=(),
            standing=stands,
            lacks=("It names no person and no role.",),
        )


def accepted(looking: Looking, me: str) -> list[Acceptance]:
    """The acceptances of gaps in one person's record."""
    paths = looking.plan.paths
    return [one for one in looking.plan.acceptances if paths.get(one.about, ("", None))[1] == me]


def acceptances(looking: Looking, me: str) -> Iterator[DecisionRow]:
    """The gaps that were accepted by the day, as decisions."""
    for one in accepted(looking, me):
        if one.source.on > looking.day:
            continue
        called = looking.veiled(looking.thing_name(one.about), me)
        ended = one.until < looking.day
        yield DecisionRow(
            kind="acceptance",
            kind_words="Acceptance of a gap",
            id=one.id,
            what=f"{one.finding}: {called}",
            basis_words=None,
            rule=None,
            on=one.source.on,
            decision_words="Accepted for a while",
            by=PersonSaid(
                name=looking.veiled(one.owner, me),
                role=f"recorded by {looking.veiled(one.source.said_by, me)}",
                agency=looking.thing_name(one.source.agency),
            ),
            evidence=(),
            reason=looking.veiled(one.reason, me),
            until=one.until,
            plan_version=None,
            dissent=(),
            standing=f"It ran out on {long_day(one.until)}." if ended else "It stands.",
            lacks=(),
        )
