"""A gate on the day asked about: how it stands and why, on which evidence, and how old that is."""

import datetime as dt
from collections.abc import Sequence

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.common import Evidence
from tcplan.domain.dates import days_said, short_day
from tcplan.rules.gates import STATE_WORDS, GateStanding
from tcplan.views.looking import Looking
from tcplan.views.move import GateView, gate_view


@attrs.frozen
class GateEvidenceView:
    """Evidence of a gate, and its age on the day asked about."""

    what: str
    on: dt.date
    days_old: int
    """Days since it was gathered; negative for evidence that is dated after the day."""
    review_by: dt.date
    seen_by: str
    state_words: str
    """``in date``, ``run out``, ``replaced by newer`` or ``not yet there``."""

    @property
    def age(self) -> str:
        """How old it is on the day asked about, in words."""
        if self.days_old < 0:
            return f"in {days_said(-self.days_old)}"
        return f"{days_said(self.days_old)} old" if self.days_old else "from this day"

    @property
    def words(self) -> str:
        """All of it in one line."""
        return (
            f"{self.what}, {short_day(self.on)} ({self.age}), review by "
            f"{short_day(self.review_by)}, seen by {self.seen_by}: {self.state_words}"
        )


@attrs.frozen
class StandingView:
    """A gate, how it stands on the day, and why."""

    gate: GateView
    state: str
    """``met``, ``not-applicable``, ``waived``, ``waiver-ended``, ``open-again``, ``asserted``,
    ``not-met`` or ``undecided``."""
    state_words: str
    passes: bool
    """Whether it lets the move through on the day."""
    because: str
    since: dt.date | None
    until: dt.date | None
    """The last day on which it stands so, where that is known."""
    evidence: tuple[GateEvidenceView, ...]
    rule: str | None
    """What it answers: a rule, or an item of the local checklist."""
    rule_version: str | None
    """The version under which it was decided."""
    rule_title: str | None
    rule_source: str | None
    rule_doubt: str | None
    """What is not sure about the rule; null for a rule whose source is certain."""
    rule_note: str | None
    due_words: str
    owner: str | None
    """Id of the agency or team that owns it."""


@attrs.frozen
class BasisView:
    """The gates that rest on one basis."""

    basis: str
    basis_words: str
    gates: tuple[StandingView, ...]


def by_basis(looking: Looking, me: str, gates: Sequence[GateStanding]) -> tuple[BasisView, ...]:
    """The gates of one person, the law first; a basis without a gate is left out."""
    found = []
    for basis in code_list("basis").codes:
        of_basis = tuple(_standing(looking, me, one) for one in gates if one.gate.basis == basis)
        if of_basis:
            found.append(BasisView(basis, label("basis", basis), of_basis))
    return tuple(found)


def _standing(looking: Looking, me: str, found: GateStanding) -> StandingView:
    gate = found.gate
    rule = looking.book.rule(gate.rule, looking.day) if gate.rule in looking.book.ids else None
    return StandingView(
        gate=gate_view(looking, me, gate),
        state=found.state,
        state_words=STATE_WORDS[found.state],
        passes=found.passes,
        because=looking.veiled(found.because, me),
        since=found.since,
        until=found.until,
        evidence=tuple(_evidence(looking, me, found, item) for item in gate.evidence),
        rule=gate.rule,
        rule_version=gate.rule_version,
        rule_title=rule.title if rule else None,
        rule_source=rule.source if rule else None,
        rule_doubt=rule.doubt if rule and not rule.certain else None,
        rule_note=found.rule_note,
        due_words=_due_words(looking, found),
        owner=gate.owner,
    )


def _due_words(looking: Looking, found: GateStanding) -> str:
    due = found.gate.due
    if due is None:
        return "no day set"
    days = (due - looking.day).days
    if found.passes:
        return short_day(due)
    if days < 0:
        return f"{short_day(due)}, overdue by {days_said(-days)}"
    return f"{short_day(due)}, in {days_said(days)}" if days else f"{short_day(due)}, today"


def _evidence(looking: Looking, me: str, found: GateStanding, item: Evidence) -> GateEvidenceView:
    rests_on = (*found.holds, *found.run_out)
    if item.on > looking.day:
        state = "not yet there"
    elif rests_on and item not in rests_on:
        state = "replaced by newer"
    else:
        state = "run out" if item.review_by < looking.day else "in date"
    return GateEvidenceView(
        what=looking.veiled(item.what, me),
        on=item.on,
        days_old=(looking.day - item.on).days,
        review_by=item.review_by,
        seen_by=looking.veiled(item.seen_by, me),
        state_words=state,
    )
