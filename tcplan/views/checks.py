"""What is to be put right in a plan: what checks found, and what duties are not kept.

A finding cites every rule in force that it answers. One that answers only rules which are not in
force on the day is none, and a duty whose answer nobody has recorded is told as a question.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from tcplan.analysis.findings import Finding, findings
from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day, short_day
from tcplan.domain.records import Acceptance
from tcplan.rules.duties import DUTIES
from tcplan.rules.judging import Verdict
from tcplan.rules.rule import Rule
from tcplan.views.looking import Heading, Looking


@attrs.frozen
class Cited:
    """A rule in the version that is in force, as a finding cites it."""

    id: str
    version: str
    title: str
    basis_words: str
    source: str
    address: str | None
    certain: bool
    doubt: str | None
    """What is not sure about it; None where it is certain."""


@attrs.frozen
class FindingView:
    """One finding."""

    id: str
    title: str
    individual: str | None
    individual_label: str | None
    about: str
    """Id of the entity that it is about."""
    what: str
    where: str
    why: str
    source: str
    basis_words: str
    owner: str | None
    accepted: bool
    acceptance: str | None
    """Who accepted it, why and until when; also when the acceptance has run out."""
    rules: tuple[Cited, ...]
    """The rules in force that it answers."""
    due: dt.date | None = None
    """The day by which it was or is owed, where there is one."""


@attrs.frozen
class CheckView:
    """The findings about a plan: duties that are not kept, then what checks found.

    Both in a fixed order of kinds, then in the plan's order.
    """

    heading: Heading
    individual: str | None
    rows: tuple[FindingView, ...]
    open: int
    """Findings that nobody has accepted."""
    accepted: int
    to_consider: tuple[FindingView, ...]
    """What a rule asks to be looked at, and of which the plan does not say whether it was."""


def check(looking: Looking, individual: str | None = None) -> CheckView:
    """The findings about the whole plan, or about one person."""
    person = looking.get("individuals", individual).id if individual else None
    verdicts = [v for v in looking.verdicts if person is None or v.individual == person]
    rows = [_duty(looking, v) for v in verdicts if v.state == "not-met"]
    rows += [
        _view(looking, finding)
        for finding in findings(looking.plan, looking.day)
        if person is None or finding.individual == person
        if looking.book.asks(finding.id, looking.day)
    ]
    asked = [v for v in verdicts if v.state == "due" and v.due is None]
    accepted = sum(1 for row in rows if row.accepted)
    return CheckView(
        looking.heading(),
        person,
        tuple(rows),
        len(rows) - accepted,
        accepted,
        tuple(_duty(looking, v) for v in asked),
    )


_TITLES: Mapping[str, str] = {duty.id: duty.title for duty in DUTIES}


def _duty(looking: Looking, verdict: Verdict) -> FindingView:
    """A duty as a finding: its title is the duty's, why and source are the rule's."""
    rule = looking.book.on(verdict.rule, looking.day)
    holds, lapsed = looking.plan.acceptance(verdict.id, verdict.about, looking.day)
    again = f" It was accepted until {long_day(lapsed.until)}; that has ended." if lapsed else ""
    person = verdict.individual
    return FindingView(
        id=verdict.id,
        title=_TITLES[verdict.id],
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        about=verdict.about,
        what=_veiled(looking, verdict.what + again, person),
        where=looking.plan.paths[verdict.about][0],
        why=rule.why,
        source=rule.cited,
        basis_words=label("basis", rule.basis),
        owner=looking.thing_name(verdict.owner) if verdict.owner else None,
        accepted=holds is not None,
        acceptance=_acceptance(looking, holds, lapsed, person),
        rules=tuple(_cited(one) for one in _citing(looking, verdict)),
        due=verdict.due,
    )


def _citing(looking: Looking, verdict: Verdict) -> Iterator[Rule]:
    """The verdict's own rule first, then the others that it answers."""
    own = looking.book.on(verdict.rule, looking.day)
    yield own
    for rule in looking.book.for_check(verdict.id, looking.day):
        if rule.id != own.id:
            yield rule


def _view(looking: Looking, finding: Finding) -> FindingView:
    person = finding.individual
    return FindingView(
        id=finding.id,
        title=finding.title,
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        about=finding.about,
        what=_veiled(looking, finding.what, person),
        where=finding.where,
        why=finding.why,
        source=finding.source,
        basis_words=label("basis", finding.basis),
        owner=looking.thing_name(finding.owner) if finding.owner else None,
        accepted=finding.accepted is not None,
        acceptance=_acceptance(looking, finding.accepted, finding.lapsed, person),
        rules=tuple(_cited(r) for r in looking.book.for_check(finding.id, looking.day)),
    )


def _cited(rule: Rule) -> Cited:
    return Cited(
        id=rule.id,
        version=rule.version,
        title=rule.title,
        basis_words=label("basis", rule.basis),
        source=rule.cited,
        address=rule.address,
        certain=rule.certain,
        doubt=None if rule.certain else rule.doubt,
    )


def _acceptance(
    looking: Looking, holds: Acceptance | None, lapsed: Acceptance | None, person: str | None
) -> str | None:
    given = holds or lapsed
    if given is None:
        return None
    return (
        f"{'accepted' if holds else 'acceptance ran out'} by "
        f"{_veiled(looking, given.owner, person)} until {short_day(given.until)}: "
        f"{_veiled(looking, given.reason, person)}"
    )


def _veiled(looking: Looking, text: str, person: str | None) -> str:
    return looking.veiled(text, person) if person else looking.veiled_for_all(text)
