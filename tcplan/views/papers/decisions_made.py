"""One decision with all that an auditor asks of it: which rule, who, on what, and who disagreed.

The version of a rule is the one recorded with the decision; where none was, that is said, and the
version that was in force on the day of the decision stands in its place.
"""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.transition import Decider, Dissent, Gate
from tcplan.rules.book import Rulebook
from tcplan.rules.checklist import Checklist, checklist
from tcplan.rules.gates import STATE_WORDS, GateStanding, standing
from tcplan.rules.rule import Rule
from tcplan.views.gate_standing import GateEvidenceView, by_basis
from tcplan.views.looking import Looking

RECORDED = "recorded with the decision"
NOT_RECORDED = "not recorded with the decision; this version was in force on that day"


@attrs.frozen(kw_only=True)
class RuleApplied:
    """The rule by which something was decided, in the version that was applied."""

    id: str
    version: str | None
    how_known: str
    title: str | None
    source: str | None
    effective_words: str
    doubt: str | None
    note: str | None
    """That another version is in force on the day asked about."""


@attrs.frozen(kw_only=True)
class PersonSaid:
    """Who decided or disagreed: name or initials, role, agency."""

    name: str
    role: str
    agency: str
    words: str | None = None
    """What they disagreed with, in their words."""


@attrs.frozen(kw_only=True)
class DecisionRow:
    """One decision."""

    kind: str
    """``gate``, ``go``, ``plan``, ``step`` or ``acceptance``."""
    kind_words: str
    id: str
    """Id of the gate, the move or the acceptance."""
    what: str
    basis_words: str | None
    rule: RuleApplied | None
    on: dt.date
    decision_words: str
    by: PersonSaid
    evidence: tuple[GateEvidenceView, ...]
    reason: str | None
    until: dt.date | None
    """The last day of a waiver or an acceptance, or the day on which it is looked at again."""
    plan_version: str | None
    """The version of the plan that was in front of them."""
    dissent: tuple[PersonSaid, ...]
    standing: str
    """How it stands on the day asked about, and why."""
    lacks: tuple[str, ...]
    """What the decision was made without."""


def gate_decision(looking: Looking, me: str, gate: Gate) -> DecisionRow | None:
    """The decision on a gate by the day asked about; None while there is none."""
    found = standing(gate, looking.day, looking.book)
    if not found.decided or gate.decided_on is None or gate.decided_by is None:
        return None
    return DecisionRow(
        kind="gate",
        kind_words="Gate",
        id=gate.id,
        what=looking.veiled(gate.name, me),
        basis_words=label("basis", gate.basis),
        rule=rule_applied(looking.book, gate, gate.decided_on, found.rule_note),
        on=gate.decided_on,
        decision_words=label("gate-decision", gate.decision),
        by=who(looking, me, gate.decided_by),
        evidence=_evidence(looking, me, found),
        reason=looking.veiled(gate.reason, me) if gate.reason else None,
        until=gate.waived_until,
        plan_version=None,
        dissent=dissent(looking, me, gate.dissent),
        standing=looking.veiled(f"{STATE_WORDS[found.state]}. {found.because}", me),
        lacks=tuple(
            looking.veiled(verdict.what, me)
            for verdict in looking.verdicts
            if verdict.id == "gate-decision-incomplete"
            and verdict.about == gate.id
            and verdict.state == "not-met"
        ),
    )


def _evidence(looking: Looking, me: str, found: GateStanding) -> tuple[GateEvidenceView, ...]:
    ((of_basis,),) = (basis.gates for basis in by_basis(looking, me, [found]))
    return of_basis.evidence


def who(looking: Looking, me: str, decider: Decider) -> PersonSaid:
    """Who decided, with their agency by its name."""
    return PersonSaid(
        name=looking.veiled(decider.name, me),
        role=looking.veiled(decider.role, me),
        agency=looking.thing_name(decider.organisation),
    )


def dissent(looking: Looking, me: str, said: tuple[Dissent, ...]) -> tuple[PersonSaid, ...]:
    """Who disagreed, and in which words."""
    return tuple(
        attrs.evolve(who(looking, me, one.by), words=looking.veiled(one.words, me)) for one in said
    )


def rule_applied(
    book: Rulebook, gate: Gate, decided: dt.date, note: str | None
) -> RuleApplied | None:
    """The rule that a gate names, in the version that was applied; None where it names none."""
    name = gate.rule.strip() if gate.rule else None
    if name is None:
        return None
    if name not in book.ids:
        return _of_checklist(name, gate.rule_version, checklist())
    known = {rule.version: rule for rule in book.versions(name)}
    in_force = book.rule(name, decided)
    version = gate.rule_version or (in_force.version if in_force else None)
    rule = known.get(version) if version else None
    return RuleApplied(
        id=name,
        version=version,
        how_known=RECORDED if gate.rule_version else NOT_RECORDED if version else _NONE,
        title=rule.title if rule else None,
        source=rule.cited if rule else None,
        effective_words=effective(rule) if rule else _UNKNOWN.format(version=version),
        doubt=rule.doubt if rule and not rule.certain else None,
        note=note,
    )


_NONE = "not recorded with the decision, and no version was in force on that day"
_UNKNOWN = "the rules in use have no version {version} of it"


def _of_checklist(name: str, version: str | None, items: Checklist) -> RuleApplied:
    """An item of the local discharge checklist, or a rule that is not in use here."""
    item = next((one for one in items.items if one.id == name), None)
    return RuleApplied(
        id=name,
        version=version,
        how_known=RECORDED if version else "not recorded with the decision",
        title=item.words if item else None,
        source=(item.source if item else None) or None,
        effective_words=(
            f"an item of the {items.name}, which has no dates"
            if item
            else "it stands in none of the rules in use"
        ),
        doubt=None,
        note=None,
    )


def effective(rule: Rule) -> str:
    """From when until when a version of a rule is in force, in words."""
    if rule.always:
        return "in force on every day"
    if rule.effective_from is None:
        return "not in force: no date has been set"
    end = f" to {long_day(rule.effective_to)}" if rule.effective_to else ", no end set"
    return f"in force from {long_day(rule.effective_from)}{end}"
