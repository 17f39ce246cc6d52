"""How sure the day of a move is says something of the work of services, never of the person.

How many draws, their seed, and what they take for granted stand wherever the dates do.
"""

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from tcplan.analysis.pace import Tell
from tcplan.domain.dates import long_day
from tcplan.domain.transition import Transition
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved
from tcplan.views.timeline.path import Names, Worked, worked_out

if TYPE_CHECKING:
    from tcplan.analysis.path.dates import DateDistribution

_SHARES = {
    10: "in 10 of 100 draws: only when things go unusually well",
    50: "in 50 of 100 draws: as likely before as after",
    80: "in 80 of 100 draws",
    95: "in 95 of 100 draws",
}
OF_THE_PLAN = (
    "These days are about the plan of work of services as it stands recorded, never about the "
    "person: no draw says what a person will do."
)
_DRAWS = (
    "{samples:,} draws with the seed {seed}; the same plan on the same day gives the same days "
    "again."
)
_A_DRAW = "Each draw plays it through, every step as long as chance makes it within its estimates."
_ESTIMATES = (
    "Durations are the planners' own estimates (shortest, likely, longest), with the beta-PERT "
    "distribution between them."
)
_TOGETHER = (
    "Work slips together, because the same panel, agency or shortage stands behind it: the draws "
    "use one common factor ({together:g} of 1). That is a judgement; no figure has been published "
    "for moves out of hospital."
)
_SECOND = "Where a second try is recorded for a step, it is drawn as often as recorded."
_OVERDUE = (
    "Under way for its longest days or longer, so taken as done today, which is hopeful: {names}. "
    "Ask again how long it still takes."
)
_NOTHING = "No milestone is recorded, so no day can be worked out."


@attrs.frozen
class DateShare:
    """A day by which all is done in so many of 100 draws."""

    in_100: int
    by: dt.date
    words: str


@attrs.frozen
class Decides:
    """A milestone and how often it decides the day of the move (its criticality index)."""

    id: str | None
    """Null for a step of another person's move."""
    name: str
    share: float
    """Share of the draws in which a day lost there puts the move back by a day."""
    words: str


@attrs.frozen(kw_only=True)
class DatesView:
    """When the work that a move waits for could be done, over many draws of its durations."""

    shares: tuple[DateShare, ...]
    target: dt.date | None
    on_time: float | None
    """Share of the draws in which all is done by the target; null without a target."""
    on_time_words: str
    decides: tuple[Decides, ...]
    """The most often deciding first; what never does is left out."""
    samples: int
    seed: int
    together: float
    """The common factor, from 0 (independent) to 1."""
    assumptions: tuple[str, ...]
    overdue: tuple[str, ...]
    """Names of milestones under way for their longest days or longer."""


def why_no_dates(looking: Looking, move: Transition | None, worked: Worked) -> str | None:
    """Why there is no distribution of the day; ``None`` when there is one."""
    if worked.trouble is not None:
        return worked.trouble
    if move is None or worked.path is None:
        return _NOTHING
    if moved(move, looking.day):
        return "The move has been made, so no day is worked out."
    if all(one.state == "done" for one in worked.path.milestones):
        return "All recorded work is done, so no day is left to be worked out."
    return None


def move_dates(looking: Looking, individual: str, tell: Tell | None = None) -> DatesView | None:
    """When a person's move could happen; ``None`` where ``why_no_dates`` has a reason.

    The draws are made once for one look and kept. ``tell`` hears how far they have come; whatever
    it raises ends them. Raises ``UnknownIdError`` and ``TooLargeError``.
    """
    person = looking.get("individuals", individual).id
    move = _last(looking, person)
    worked = worked_out(looking, move)
    if move is None or worked.network is None or why_no_dates(looking, move, worked):
        return None
    if person not in looking.drawn_dates:
        from tcplan.analysis.path.dates import Asked, date_distributions

        asked = Asked(person, worked.network, move.target)
        (looking.drawn_dates[person],) = date_distributions([asked], looking.day, tell=tell)
    return _view(looking, move, looking.drawn_dates[person])


def _last(looking: Looking, person: str) -> Transition | None:
    moves = looking.plan.of("transitions", person)
    return moves[-1] if moves else None


def _view(looking: Looking, move: Transition, found: "DateDistribution") -> DatesView:
    calls = Names(looking, move)
    mine = {one.id for one in move.milestones}
    often = sorted(found.criticality.items(), key=lambda one: -one[1])
    overdue = tuple(calls.of(name) for name in found.overdue)
    tries = any(one.second_try_in_100 for one in move.milestones)
    return DatesView(
        shares=tuple(DateShare(share, by, _SHARES[share]) for share, by in found.dates.items()),
        target=move.target,
        on_time=found.on_time,
        on_time_words=_on_time_words(move.target, found),
        decides=tuple(
            Decides(name if name in mine else None, calls.of(name), share, share_words(share))
            for name, share in often
            if share
        ),
        samples=found.samples,
        seed=found.seed,
        together=found.together,
        assumptions=(
            OF_THE_PLAN,
            _DRAWS.format(samples=found.samples, seed=found.seed),
            _ESTIMATES,
            _TOGETHER.format(together=found.together),
            *([_SECOND] if tries else []),
            *([_OVERDUE.format(names="; ".join(overdue))] if overdue else []),
        ),
        overdue=overdue,
    )


def _on_time_words(target: dt.date | None, found: "DateDistribution") -> str:
    if target is None or found.on_time is None:
        return "No target day is set, so there is no chance of it to tell."
    return (
        f"The plan of work as it stands is done by the target, {long_day(target)}, in "
        f"{share_words(found.on_time)} draws. {_A_DRAW}"
    )


def share_words(share: float) -> str:
    """A share of the draws as a count of 100 that never rounds a possibility away."""
    hundredth = round(100 * share)
    if share == 0:
        return "none of the"
    if share == 1:
        return "all"
    if hundredth == 0:
        return "fewer than 1 of 100"
    return "more than 99 of 100" if hundredth == 100 else f"{hundredth} of 100"  # noqa: PLR2004
