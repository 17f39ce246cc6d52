"""What others rely on one agency for, and what is asked of it: what it sees of the plan, no more.

The only thing in it of what the agency does not see are published figures.
"""

import datetime as dt
from collections.abc import Collection, Iterator

import attrs

from tcplan.analysis.disclosure import Withheld
from tcplan.analysis.standing import holders_of
from tcplan.domain.codelists import label
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.dates import long_day
from tcplan.domain.network import Agency
from tcplan.errors import WrongUseError
from tcplan.views.agencies import holders_of as family_of
from tcplan.views.agencies import supported_by, tie_words
from tcplan.views.capacity import HoursView, hours_of
from tcplan.views.concerns.reporting import area_reporting, reporters
from tcplan.views.controls import hours_words
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.agency_asked import Asked, asked_of
from tcplan.views.papers.agency_figures import Beside, Compared, beside
from tcplan.views.papers.given import Given

LEFT_OUT = (
    "This paper holds what you may see of the plan: what you do for somebody, and what is asked of "
    "you. People whom you do not support are not in it, not even as a count; the figures of the "
    "others are published figures."
)
OTHERS = (
    "All the other agencies of the area together, without you, so that your own numbers cannot be "
    "taken away from theirs. A star (*) stands for a figure that is withheld, because a small "
    "number could be worked out from it. These are figures about services, never about people."
)


@attrs.frozen(kw_only=True)
class Relied:
    """One arrangement that others rely on the agency for."""

    individual: str
    individual_label: str
    control: str
    """What it is called."""
    part: str
    """Whether it delivers it or is the deputy, in words."""
    only: bool
    """Whether nobody else is named for it."""
    with_whom: str
    """Who else is named for it, in words."""
    hours: str
    state_words: str
    evidence: str
    tested: str


@attrs.frozen(kw_only=True)
class Needed:
    """Something that the agency needs for what it does."""

    what: str
    why: str


@attrs.frozen(kw_only=True)
class Reporting:
    """What the agency has reported of concerns."""

    reports: int
    tension: int
    third_party: int
    last_on: dt.date | None
    never: tuple[str, ...]
    """Areas in which it supports somebody now and has never reported anything."""
    words: str


@attrs.frozen(kw_only=True)
class Supports:
    """One person whom the agency supports."""

    individual: str
    individual_label: str
    tie: str
    arrangements: int


@attrs.frozen(kw_only=True)
class AgencyPaper:
    """What one agency is told."""

    heading: Heading
    reader: str
    agency: str
    name: str
    kind_words: str
    people: tuple[Supports, ...]
    relied: tuple[Relied, ...]
    only_you: int
    hours: tuple[HoursView, ...]
    asked: tuple[Asked, ...]
    overdue: int
    reporting: Reporting
    figures: tuple[Beside, ...]
    others: str
    """Who the others are, and how their figures are shown."""
    needs: tuple[Needed, ...]
    left_out: str


def agency_paper(looking: Looking, about: str | None, given: Given) -> AgencyPaper:
    """The paper for one agency.

    Raises ``UnknownIdError``, or ``WrongUseError`` for any reader but the agency and the holder.
    """
    found = _found(looking, about, given)
    family = family_of(looking, found.id)
    relied = tuple(_relied(looking, family))
    asked = asked_of(looking, family)
    return AgencyPaper(
        heading=looking.heading(),
        reader=given.recipient.words,
        agency=found.id,
        name=looking.thing_name(found.id),
        kind_words=label("agency-kind", found.kind),
        people=tuple(_people(looking, found.id, family, relied)),
        relied=relied,
        only_you=sum(1 for row in relied if row.only),
        hours=hours_of(looking, found.id),
        asked=asked,
        overdue=sum(1 for one in asked if one.on is not None and one.on < looking.day),
        reporting=_reporting(looking, found),
        figures=_compared(looking, found, given).rows,
        others=OTHERS,
        needs=tuple(_needs(looking, found, family)),
        left_out=LEFT_OUT,
    )


def agency_withheld(looking: Looking, about: str | None, given: Given) -> tuple[str, Withheld]:
    """What the agency is called, and what was withheld of the others' figures, for the approver."""
    found = _found(looking, about, given)
    return looking.thing_name(found.id), _compared(looking, found, given).withheld


def _found(looking: Looking, about: str | None, given: Given) -> Agency:
    if about is None:
        raise WrongUseError("Say which agency the paper is for.")
    found: Agency = looking.get("agencies", about)
    reader = given.recipient
    if reader.kind == "holder" or (reader.kind == "agency" and reader.agency == found.id):
        return found
    raise WrongUseError(
        f"What others rely on {looking.thing_name(found.id)} for is told to that agency alone."
    )


def _compared(looking: Looking, found: Agency, given: Given) -> Compared:
    known: dict[str, Compared] = given.worked_out
    if found.id not in known:
        whole, name = given.counted(looking), given.whole_about or found.id
        known[found.id] = beside(looking, found.id, whole, name, given.disclosure)
    return known[found.id]


def _people(
    looking: Looking, agency: str, family: frozenset[str], relied: tuple[Relied, ...]
) -> Iterator[Supports]:
    for name in supported_by(looking, agency):
        yield Supports(
            individual=name,
            individual_label=looking.person_label(name),
            tie=tie_words(looking, family, name),
            arrangements=sum(1 for row in relied if row.individual == name),
        )


def _relied(looking: Looking, family: frozenset[str]) -> Iterator[Relied]:
    for control in looking.plan.controls:
        over = control.end is not None and control.end < looking.day
        named = holders_of(control)
        if control.state in PROMISED_STATES and not over and not family.isdisjoint(named):
            me = control.individual
            others = tuple(name for name in dict.fromkeys(named) if name not in family)
            delivers = not family.isdisjoint(control.delivery.holders)
            yield Relied(
                individual=me,
                individual_label=looking.person_label(me),
                control=looking.veiled(control.name, me),
                part="you deliver it" if delivers else "you are the deputy",
                only=not others,
                with_whom=_with(looking, others),
                hours=hours_words(control.hours),
                state_words=label("control-state", control.state),
                evidence=_evidence(looking, control),
                tested=_tested(looking, control),
            )


def _with(looking: Looking, others: Collection[str]) -> str:
    if not others:
        return "nobody else is named"
    return f"also named: {', '.join(looking.thing_name(name) for name in others)}"


def _evidence(looking: Looking, control: Control) -> str:
    seen = [item.review_by for item in control.evidence if item.on <= looking.day]
    if not seen:
        return "no evidence recorded"
    last = max(seen)
    if last < looking.day:
        return f"evidence past its date since {long_day(last)}"
    return f"evidence holds until {long_day(last)}"


def _tested(looking: Looking, control: Control) -> str:
    tried = control.last_tested
    if tried is None or tried > looking.day:
        return "no day of a test recorded"
    return f"tested on {long_day(tried)}"


def _reporting(looking: Looking, found: Agency) -> Reporting:
    known = [one for one in looking.plan.concerns if one.on <= looking.day]
    own = [one for one in known if one.reported_by == found.id]
    rows = reporters(looking, own)
    never = tuple(
        area.area
        for area in area_reporting(looking, known)
        if any(silent.agency == found.id for silent in area.never)
    )
    first = rows[0] if rows else None
    said = "Most of what happens is never reported, and few reports may mean that few were asked."
    return Reporting(
        reports=first.reports if first else 0,
        tension=first.tension if first else 0,
        third_party=first.third_party if first else 0,
        last_on=first.last_on if first else None,
        never=never,
        words=said,
    )


def _needs(looking: Looking, found: Agency, family: frozenset[str]) -> Iterator[Needed]:
    """What the agency depends on, and for each arrangement whom and what it needs beside itself."""
    for one in found.depends_on:
        yield Needed(
            what=looking.thing_name(one.on),
            why=f"you depend on it: {label('dependency-kind', one.kind).lower()}",
        )
    needed: dict[str, list[str]] = {}
    for control in looking.plan.controls:
        mine = not family.isdisjoint(holders_of(control)) and control.state in PROMISED_STATES
        if mine and (control.end is None or control.end >= looking.day):
            for name in _beside_it(control):
                if name not in family:
                    called = looking.veiled(looking.thing_name(name), control.individual)
                    quoted = f"“{looking.veiled(control.name, control.individual)}”"
                    needed.setdefault(called, []).append(quoted)
    for called, controls in needed.items():
        yield Needed(what=called, why=f"needed for {', '.join(dict.fromkeys(controls))}")


def _beside_it(control: Control) -> Iterator[str]:
    """What an arrangement needs: what it requires, who answers it, and all who must be there."""
    yield from control.requires
    if control.responder is not None:
        yield control.responder
    if control.delivery.mode != "any":
        yield from control.delivery.holders
