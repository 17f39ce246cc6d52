"""The findings about a plan, each with what, where, why, its source and whether it was accepted."""

import attrs

from tcplan.analysis.findings import Finding, findings
from tcplan.domain.codelists import label
from tcplan.domain.dates import short_day
from tcplan.views.looking import Heading, Looking


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


@attrs.frozen
class CheckView:
    """The findings about a plan, in a fixed order of kinds, then in the plan's order."""

    heading: Heading
    individual: str | None
    rows: tuple[FindingView, ...]
    open: int
    """Findings that nobody has accepted."""
    accepted: int


def check(looking: Looking, individual: str | None = None) -> CheckView:
    """The findings about the whole plan, or about one person."""
    person = looking.get("individuals", individual).id if individual else None
    found = [
        _view(looking, finding)
        for finding in findings(looking.plan, looking.day)
        if person is None or finding.individual == person
    ]
    accepted = sum(1 for row in found if row.accepted)
    return CheckView(looking.heading(), person, tuple(found), len(found) - accepted, accepted)


def _view(looking: Looking, finding: Finding) -> FindingView:
    person = finding.individual

    def veiled(text: str) -> str:
        return looking.veiled(text, person) if person else looking.veiled_for_all(text)

    given = finding.accepted or finding.lapsed
    return FindingView(
        id=finding.id,
        title=finding.title,
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        about=finding.about,
        what=veiled(finding.what),
        where=finding.where,
        why=finding.why,
        source=finding.source,
        basis_words=label("basis", finding.basis),
        owner=looking.thing_name(finding.owner) if finding.owner else None,
        accepted=finding.accepted is not None,
        acceptance=(
            f"{'accepted' if finding.accepted else 'acceptance ran out'} by "
            f"{veiled(given.owner)} until {short_day(given.until)}: {veiled(given.reason)}"
            if given
            else None
        ),
    )
