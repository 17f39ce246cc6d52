"""What is recorded of consent, capacity, law and money, each as one short phrase."""

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.domain.individual import Individual
from tcplan.views.looking import Looking


@attrs.frozen
class Standing:
    """Consent, capacity, law, responsibility and money, as recorded."""

    advocate: str
    consents: tuple[str, ...]
    capacity: tuple[str, ...]
    decision_makers: tuple[str, ...]
    register: str | None
    """The latest entry on the dynamic support register."""
    legal_status: tuple[str, ...]
    routes: tuple[str, ...]
    mappa: tuple[str, ...]
    """That MAPPA applies, lead and review; nothing of its minutes."""
    victim_rules: tuple[str, ...]
    """Condition text and liaison contact; never a victim's identity."""
    responsible: tuple[str, ...]
    """Responsible ICB and council, and the clinical team on the day."""
    funding: tuple[str, ...]
    reviews: tuple[str, ...]


def standing(looking: Looking, who: Individual) -> Standing:
    """What is recorded of consent, capacity, law and money, each as short phrases."""
    plan, me, day = looking.plan, who.id, looking.day

    def name(holder: str | None) -> str:
        return looking.thing_name(holder) if holder else "nobody named"

    advocate = who.advocate
    named = f": {name(advocate.holder)}" if advocate and advocate.holder else ""
    entry = who.register[-1] if who.register else None
    return Standing(
        advocate=label("advocate-kind", advocate.kind if advocate else "none") + named,
        consents=tuple(
            f"{label('consent-purpose', c.purpose)}: "
            f"{label('consent-state', c.state).lower()}, {short_day(c.on)}"
            for c in who.consents
        ),
        capacity=tuple(
            f"{label('capacity-decision', c.decision)}: "
            f"{label('capacity-outcome', c.outcome).lower()}, {short_day(c.on)}"
            + (
                f"; best interests: {looking.veiled(c.best_interests, me)}"
                if c.best_interests
                else ""
            )
            for c in who.capacity
        ),
        decision_makers=tuple(
            f"{label('decision-maker-kind', d.kind)}: {name(d.holder)}" for d in who.decision_makers
        ),
        register=(
            f"{label('dsr-rating', entry.rating)}; since {short_day(entry.on)}, "
            f"review by {short_day(entry.review_by)}"
            if entry
            else None
        ),
        legal_status=tuple(
            f"{label('legal-status', s.code)} since {short_day(s.start)}"
            + (f", expires {short_day(s.expires)}" if s.expires else "")
            for s in plan.of("legal_statuses", me)
            if s.covers(day)
        ),
        routes=tuple(
            label("legal-route", r.kind)
            + (
                f", authorised {short_day(r.authorised_on)}"
                if r.authorised_on
                else ", not authorised"
            )
            for r in plan.of("legal_routes", me)
        ),
        mappa=tuple(
            f"{label('mappa-category', m.category)}; {label('mappa-level', m.level)}; "
            f"lead {name(m.lead)}; review by {short_day(m.review_by)}"
            for m in plan.of("mappa", me)
        ),
        victim_rules=tuple(
            f"{looking.veiled(v.condition_text, me)} (liaison: {name(v.liaison)})"
            for v in plan.of("victim_markers", me)
        ),
        responsible=_responsible(looking, who),
        funding=tuple(
            f"{label('funding-stream', f.stream)}: {name(f.payer)}"
            + (f", £{f.pounds_a_week:,} a week" if f.pounds_a_week is not None else "")
            + (f", agreed {short_day(f.agreed_on)}" if f.agreed_on else ", not agreed")
            + (f", in dispute; meanwhile {name(f.interim_funder)}" if f.in_dispute else "")
            for f in plan.of("funding", me)
        ),
        reviews=tuple(
            f"{label('review-kind', r.kind)}: "
            + (f"held {short_day(r.held)}" if r.held else f"due {short_day(r.due)}")
            for r in plan.of("reviews", me)
        ),
    )


def _responsible(looking: Looking, who: Individual) -> tuple[str, ...]:
    found = []
    for words, body in (
        ("Responsible ICB", who.responsible_icb),
        ("Responsible council", who.responsible_council),
    ):
        if body is None:
            found.append(f"{words}: not recorded")
            continue
        dispute = ""
        if body.in_dispute:
            funder = looking.thing_name(body.interim_funder) if body.interim_funder else "nobody"
            dispute = f", in dispute; meanwhile {funder} pays"
        found.append(f"{words}: {looking.thing_name(body.agency)}{dispute}")
    teams = [looking.thing_name(r.holder) for r in who.responsible_teams if r.covers(looking.day)]
    found.append(f"Clinical team: {', '.join(teams) or 'nobody recorded on this day'}")
    return tuple(found)
