"""If one agency stops: what is lost and when, who is left, and what is then done by whom.

A loss is told as what services lack, never as what a person may do.
"""

from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.network import Agency
from tcplan.domain.plan import Plan
from tcplan.errors import WrongUseError
from tcplan.views.agencies import depends_words, holders_of, leaning_words, supported_by, tie_words
from tcplan.views.capacity import HoursView, hours_of
from tcplan.views.contingencies import NOT_TRIED, PairRow, every_pair
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.given import Given
from tcplan.views.papers.withdrawal_carried import Carried, Supervised, carried, supervised
from tcplan.views.papers.withdrawal_notice import Notice, notice_of
from tcplan.views.papers.withdrawal_steps import Stretch, stretches
from tcplan.views.papers.withdrawal_stopping import Stopping
from tcplan.views.withdrawals import LossView, withdrawal

MOST_PAIRS = 12
"""So many pairs are told, those that uncover most first."""

LEFT_OUT = (
    "This paper holds what its reader may see of the plan. No formulation, assessment or incident "
    "is in it, and no name unless names were asked for."
)


@attrs.frozen(kw_only=True)
class Supported:
    """One person whom the agency supports."""

    individual: str
    individual_label: str
    tie: str
    arrangements: int
    """Arrangements that rest on the agency."""
    stop: int
    """Those of them that stop at some hours."""


@attrs.frozen(kw_only=True)
class WithdrawalPaper:
    """The contingency paper of one agency on one day."""

    heading: Heading
    reader: str
    agency: str
    name: str
    kind_words: str
    out_of_hours: str | None
    substitutability_words: str
    people: tuple[Supported, ...]
    people_losing_cover: int
    people_losing_back_up: int
    risks_losing_cover: int
    risks_losing_back_up: int
    risks_asked: int
    losses: tuple[LossView, ...]
    """Lost cover first, then lost back-up."""
    results: str
    """Which results of risks would lose what limits them, or that none would, in words."""
    result_losses: tuple[LossView, ...]
    carried: tuple[Carried, ...]
    conditions: tuple[Supervised, ...]
    hours: tuple[HoursView, ...]
    notice: Notice
    takes: tuple[str, ...]
    """Agencies that stop with it, each with its notice."""
    depends_on: tuple[str, ...]
    depended_on_by: tuple[str, ...]
    shares: tuple[str, ...]
    """Agencies that depend on something that this one depends on, in words."""
    pairs: tuple[PairRow, ...]
    pairs_left_out: int
    stretches: tuple[Stretch, ...]
    not_told: str
    not_tried: str
    left_out: str


def withdrawal_paper(looking: Looking, about: str | None, given: Given) -> WithdrawalPaper:
    """The paper about one agency.

    Raises ``UnknownIdError``, or ``WrongUseError`` for a reader who neither holds the plan nor
    commissions or pays for somebody whom the agency supports.
    """
    if about is None:
        raise WrongUseError("Say which agency is taken to stop: --about ID.")
    found: Agency = looking.get("agencies", about)
    lost = withdrawal(looking, [found.id])
    stopping = Stopping(looking, found.id)
    uncovered = {loss.risk for loss in lost.losses if loss.kind == "cover"}
    rows = tuple(carried(stopping, uncovered))
    people = tuple(_people(looking, found.id, rows))
    _require_commissioner(looking, found, given, [one.individual for one in people])
    conditions = tuple(supervised(stopping))
    pairs = every_pair(looking, found.id, MOST_PAIRS)
    return WithdrawalPaper(
        heading=looking.heading(),
        reader=given.recipient.words,
        agency=found.id,
        name=looking.thing_name(found.id),
        kind_words=label("agency-kind", found.kind),
        out_of_hours=looking.veiled_for_all(found.out_of_hours) if found.out_of_hours else None,
        substitutability_words=label("substitutability", found.substitutability),
        people=people,
        people_losing_cover=lost.people_losing_cover,
        people_losing_back_up=lost.people_losing_back_up,
        risks_losing_cover=lost.risks_losing_cover,
        risks_losing_back_up=lost.risks_losing_back_up,
        risks_asked=lost.risks_asked,
        losses=lost.losses,
        results=lost.results,
        result_losses=lost.result_losses,
        carried=rows,
        conditions=conditions,
        hours=tuple(row for name in stopping.agencies for row in hours_of(looking, name)),
        notice=notice_of(looking, found, stopping.agencies, outside=given.recipient.outside),
        takes=tuple(_takes(looking, stopping)),
        depends_on=depends_words(looking, found),
        depended_on_by=leaning_words(looking, found.id),
        shares=tuple(_shares(looking, found)),
        pairs=pairs.rows,
        pairs_left_out=pairs.left_out,
        stretches=stretches(stopping, rows, conditions, lost.losses),
        not_told=lost.not_told,
        not_tried=NOT_TRIED,
        left_out=LEFT_OUT,
    )


def _people(looking: Looking, agency: str, rows: tuple[Carried, ...]) -> Iterator[Supported]:
    own: dict[str, list[Carried]] = {}
    for row in rows:
        own.setdefault(row.individual, []).append(row)
    directly, family = set(supported_by(looking, agency)), holders_of(looking, agency)
    for person in looking.plan.individuals:
        resting = own.get(person.id, [])
        if resting or person.id in directly:
            tie = tie_words(looking, family, person.id)
            yield Supported(
                individual=person.id,
                individual_label=looking.person_label(person.id),
                tie=tie if person.id in directly else "supported through others",
                arrangements=len(resting),
                stop=sum(1 for row in resting if row.stops),
            )


def _takes(looking: Looking, stopping: Stopping) -> Iterator[str]:
    for name in stopping.agencies[1:]:
        days = looking.plan.by_id[name].notice_days
        notice = "" if days is None else f" (notice of {days_said(days)})"
        yield f"{looking.thing_name(name)}{notice}"


def _shares(looking: Looking, found: Agency) -> Iterator[str]:
    needed = {one.on for one in found.depends_on}
    for other in looking.plan.agencies:
        both = [one.on for one in other.depends_on if one.on in needed]
        if other.id != found.id and both:
            names = " and ".join(looking.thing_name(name) for name in both)
            yield f"{looking.thing_name(other.id)} (on {names})"


def _require_commissioner(looking: Looking, found: Agency, given: Given, people: list[str]) -> None:
    reader = given.recipient
    if reader.kind == "holder":
        return
    if reader.kind != "agency" or reader.agency is None:
        raise WrongUseError(
            "A contingency paper is for the plan's holder and for those who commission the support."
        )
    if reader.agency == found.id:
        raise WrongUseError(
            f"{looking.thing_name(found.id)} is given the paper about what others rely on it for, "
            "not the one about what is done without it."
        )
    if not any(reader.agency in _commissioners(looking.plan, one) for one in people):
        raise WrongUseError(
            f"{looking.thing_name(reader.agency)} neither commissions nor pays for anybody whom "
            f"{looking.thing_name(found.id)} supports; this paper is not for it."
        )


def _commissioners(plan: Plan, individual: str) -> set[str]:
    person = plan.by_id[individual]
    bodies = (person.responsible_icb, person.responsible_council)
    return {
        *(body.agency for body in bodies if body is not None),
        *(spell.commissioner for spell in plan.of("spells", individual)),
        *(funding.payer for funding in plan.of("funding", individual)),
    }
