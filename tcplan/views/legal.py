"""How somebody stands in law, and which ways out that leaves: with rule, version and doubt."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.individual import ResponsibleBody
from tcplan.domain.legal import Condition
from tcplan.rules.aftercare import aftercare, flagged
from tcplan.rules.effect import blocks, effect
from tcplan.rules.mappa import prompt
from tcplan.rules.routes import Route, capacity_for_home, routes
from tcplan.rules.victims import BEARING, settled
from tcplan.views.looking import Looking

NO_ADVICE = (
    "“Open” says that the law has this way for somebody who stands as recorded. It is not "
    "authorised by that, and it is no advice: whoever decides asks a lawyer."
)


@attrs.frozen
class RouteRow:
    """A legal way out on the day asked about."""

    kind: str
    name: str
    state: str
    """``open``, ``open-if`` or ``closed``."""
    state_words: str
    reasons: tuple[str, ...]
    who: str
    needs: tuple[str, ...]
    rule: str
    version: str | None
    doubt: str | None
    planned: str | None
    """What the plan records of it, in words; None when it records nothing."""


@attrs.frozen
class BodyRow:
    """The responsible ICB or the responsible council."""

    role: str
    body: str | None
    """What it is called; None when none is recorded."""
    in_dispute: bool
    interim_funder: str | None

    @property
    def words(self) -> str:
        """Who it is, and who pays while that is in dispute."""
        if self.body is None:
            return "not recorded"
        if not self.in_dispute:
            return self.body
        return f"{self.body}, IN DISPUTE; meanwhile {self.interim_funder or 'nobody'} pays"


@attrs.frozen
class ConditionRow:
    """A condition that is proposed or in force, and who supervises it."""

    id: str
    kind_words: str
    text: str
    supervisor: str | None
    deputy: str | None
    settled_on: dt.date | None
    """The day from which it stands as settled; None while it is a proposal."""
    views_bear: bool
    """Whether a victim's views bear on a condition of its kind."""


@attrs.frozen
class LegalView:
    """One person's legal status, ways out, aftercare, bodies, conditions and MAPPA."""

    status: tuple[str, ...]
    """The legal statuses in force, in words."""
    restricted: str
    """A code: ``yes``, ``no``, ``court`` or ``unknown``."""
    restricted_words: str
    because: str
    resolve: tuple[str, ...]
    """What has to be resolved before anything is planned on the status."""
    capacity: str
    routes: tuple[RouteRow, ...]
    aftercare: str
    """A code: ``owed``, ``not-owed`` or ``check``."""
    aftercare_words: str
    aftercare_because: str
    aftercare_flagged: bool
    """Whether funding or a review under section 117 is recorded."""
    bodies: tuple[BodyRow, ...]
    conditions: tuple[ConditionRow, ...]
    mappa_state: str | None
    """``met``, ``not-met``, ``due`` or ``not-applicable``; None when the rule is not in force."""
    mappa: str | None
    no_advice: str = NO_ADVICE


def legal(looking: Looking, individual: str) -> LegalView:
    """How one person stands in law on the day asked about.

    Raises ``UnknownIdError`` for an id that the plan does not have.
    """
    person = looking.get("individuals", individual)
    me, day, on = person.id, looking.day, looking.on_day
    stands, owed = effect(on, me), aftercare(on, me)
    asked = prompt(on, me) if looking.book.rule("R19", day) else None
    return LegalView(
        status=tuple(
            f"{label('legal-status', s.code)} since {short_day(s.start)}"
            + (f", expires {short_day(s.expires)}" if s.expires else "")
            for s in on.statuses(me)
        ),
        restricted=stands.restricted,
        restricted_words=stands.words,
        because=stands.because,
        resolve=blocks(on, me),
        capacity=capacity_for_home(person, day)[1],
        routes=tuple(_route(looking, me, one) for one in routes(on, me)),
        aftercare=owed.owed,
        aftercare_words=owed.words,
        aftercare_because=owed.because,
        aftercare_flagged=flagged(on, me) is not None,
        bodies=(
            _body(looking, "Responsible ICB", person.responsible_icb),
            _body(looking, "Responsible council", person.responsible_council),
        ),
        conditions=tuple(
            _condition(looking, one)
            for one in looking.plan.of("conditions", me)
            if one.end is None or one.end >= day
        ),
        mappa_state=asked.state if asked else None,
        mappa=asked.what if asked else None,
    )


def _route(looking: Looking, me: str, one: Route) -> RouteRow:
    recorded = [
        f"authorised {short_day(r.authorised_on)}"
        + (f", ends {short_day(r.expires)}" if r.expires else "")
        if r.authorised_on
        else f"applied for {short_day(r.applied_on)}"
        if r.applied_on
        else "planned"
        for r in looking.plan.of("legal_routes", me)
        if r.kind == one.kind
    ]
    return RouteRow(
        kind=one.kind,
        name=one.name,
        state=one.state,
        state_words=one.state_words,
        reasons=one.reasons,
        who=one.who,
        needs=one.needs,
        rule=one.rule,
        version=one.version,
        doubt=one.doubt,
        planned="; ".join(recorded) or None,
    )


def _body(looking: Looking, role: str, body: ResponsibleBody | None) -> BodyRow:
    if body is None:
        return BodyRow(role, None, in_dispute=False, interim_funder=None)
    return BodyRow(
        role=role,
        body=looking.thing_name(body.agency),
        in_dispute=body.in_dispute,
        interim_funder=looking.thing_name(body.interim_funder) if body.interim_funder else None,
    )


def _condition(looking: Looking, one: Condition) -> ConditionRow:
    return ConditionRow(
        id=one.id,
        kind_words=label("condition-kind", one.kind),
        text=looking.veiled(one.text, one.individual),
        supervisor=looking.thing_name(one.supervisor) if one.supervisor else None,
        deputy=looking.thing_name(one.deputy) if one.deputy else None,
        settled_on=settled(one, looking.day),
        views_bear=one.kind in BEARING,
    )
