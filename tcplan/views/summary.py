"""The transition risk summary of one person: everything the screens show of them, in one value."""

import datetime as dt

import attrs

from tcplan.domain.risk import Risk
from tcplan.views.checks import FindingView, check
from tcplan.views.controls import ControlView, control_view
from tcplan.views.gaps import GapView, gaps
from tcplan.views.gates import GatesView, gates
from tcplan.views.looking import Heading, Looking
from tcplan.views.network import NetworkView, network
from tcplan.views.papers.given import Recipient
from tcplan.views.papers.register_judgements import JudgementView, judgements
from tcplan.views.person import PersonView, person
from tcplan.views.risks import RiskView, move_ahead, risk_view
from tcplan.views.timeline.view import TimelineView, timeline
from tcplan.views.whatif.options import option_views
from tcplan.views.whatif.staying import stay_view
from tcplan.views.whatif.view import OptionView, StayView

NEED_TO_KNOW = (
    "This paper holds what its reader may know of the person. What else is recorded is left out, "
    "and it is not said how much that is."
)


@attrs.frozen
class SummaryRisk:
    """One risk on the day asked about and on the day of the move, with its gaps."""

    now: RiskView
    on_move_day: RiskView | None
    gaps: tuple[GapView, ...]
    gaps_on_move_day: tuple[GapView, ...]


@attrs.frozen
class SummaryView:
    """The risk summary of one person."""

    heading: Heading
    person: PersonView
    network: NetworkView
    network_on_move_day: NetworkView | None
    move_day: dt.date | None
    risks: tuple[SummaryRisk, ...]
    controls: tuple[ControlView, ...]
    """Every control of the person, those that act on nothing included."""
    findings: tuple[FindingView, ...]
    gates: GatesView
    """Whether the move can go ahead, what stands against it, and the ways out in law."""
    timeline: TimelineView
    """The path to the move, and who holds each risk through it."""
    stay: StayView
    options: tuple[OptionView, ...]
    """What-ifs that were kept; none of them is in the plan."""
    judgements: tuple[JudgementView, ...] = ()
    """Formulations and judgements of tools, as recorded."""
    reader: str = ""
    """Who is to read it, in words; empty where nobody said."""
    left_out: str = ""
    """That it holds what this reader may see and no more; empty for the plan's holder."""


def summary(looking: Looking, name: str, recipient: Recipient | None = None) -> SummaryView:
    """The risk summary of one person; raises ``UnknownIdError`` for an unknown id."""
    who = person(looking, name)
    me = who.row.id
    move = move_ahead(looking, me)
    then = looking.at(move) if move else None
    return SummaryView(
        heading=looking.heading(),
        person=who,
        network=network(looking, me),
        network_on_move_day=network(then, me) if then else None,
        move_day=move,
        risks=tuple(_risk(looking, then, risk) for risk in looking.plan.of("risks", me)),
        controls=tuple(control_view(looking, c) for c in looking.plan.of("controls", me)),
        findings=check(looking, me).rows,
        gates=gates(looking, me),
        timeline=timeline(looking, me),
        stay=stay_view(looking, me),
        options=option_views(looking, me),
        judgements=judgements(looking, me),
        reader=recipient.words if recipient else "",
        left_out=NEED_TO_KNOW if recipient and recipient.outside else "",
    )


def _risk(looking: Looking, then: Looking | None, risk: Risk) -> SummaryRisk:
    return SummaryRisk(
        now=risk_view(looking, risk),
        on_move_day=risk_view(then, risk) if then else None,
        gaps=gaps(looking, risk),
        gaps_on_move_day=gaps(then, risk) if then else (),
    )
