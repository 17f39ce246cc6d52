"""Early-warning signs as whoever supports the person reads them: what is seen, and what follows."""

import attrs

from tcplan.domain.risk import EarlyWarningSign
from tcplan.views.papers.telling import Telling


@attrs.frozen(kw_only=True)
class SignTold:
    """One sign: what is seen, who notices, who answers within what time, and what is then done."""

    sign: str
    baseline: str | None
    """How it is on a good day."""
    noticed_by: str | None
    responder: str | None
    reach: str | None
    """How the responder is reached when closed."""
    within_minutes: int | None
    then: str | None
    """The control that is then set in motion."""
    how: str | None
    """What that control does."""
    yours: bool
    """Whether the reader notices or answers it."""


def signs(tell: Telling, reader: frozenset[str] = frozenset()) -> tuple[SignTold, ...]:
    """Every sign of the person, those of the reader's first, each in the plan's order."""
    found = [
        _sign(tell, sign, reader)
        for risk in tell.looking.plan.of("risks", tell.me)
        for sign in risk.early_warning_signs
    ]
    return tuple(sorted(found, key=lambda one: not one.yours))


def _sign(tell: Telling, sign: EarlyWarningSign, reader: frozenset[str]) -> SignTold:
    control = tell.looking.plan.by_id[sign.triggers] if sign.triggers else None
    return SignTold(
        sign=tell.said(sign.sign),
        baseline=tell.text(sign.baseline),
        noticed_by=tell.name_or_none(sign.noticed_by),
        responder=tell.name_or_none(sign.responder),
        reach=tell.reach(sign.responder) if sign.responder else None,
        within_minutes=sign.respond_within,
        then=tell.said(control.name) if control else None,
        how=tell.text(control.description) if control else None,
        yours=not reader.isdisjoint({sign.noticed_by, sign.responder}),
    )
