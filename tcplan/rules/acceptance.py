"""Who receives the person has accepted the plan, or has not: silence and an old yes are no yes."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.transition import Placement, PlanAcceptance, Transition
from tcplan.rules.judging import Duty
from tcplan.rules.moves import Answer, MoveDuty, MoveJudge, owed
from tcplan.rules.on_day import OnDay

AcceptanceState = Literal["accepted", "missing", "refused", "run-out", "older-version"]

STATE_WORDS = MappingProxyType(
    {
        "accepted": "Accepted",
        "missing": "Not recorded",
        "refused": "Not accepted",
        "run-out": "Acceptance has run out",
        "older-version": "Accepted in an older version",
    }
)
"""A state of an acceptance to words."""

ROLES = MappingProxyType(
    {"receiving-team": "receiving team", "host-commissioner": "host commissioner"}
)
"""Roles that are asked before a move, to words for a sentence."""

_WORST_FIRST = ("refused", "run-out", "older-version", "accepted")


@attrs.frozen(kw_only=True)
class AcceptanceStanding:
    """How the acceptance of the plan in one role stands on a day."""

    role: str
    state: AcceptanceState
    because: str
    """One sentence."""
    holder: str | None = None
    """Id of the team or commissioner, where one is recorded."""
    given: PlanAcceptance | None = None


def accepted(on: OnDay, move: Transition, role: str) -> tuple[AcceptanceStanding, ...]:
    """Every team or commissioner that was asked in a role, the one furthest from yes first.

    Of each the last word by the day counts. Where nobody was asked, one that says so.
    """
    last: dict[str, PlanAcceptance] = {}
    for given in move.plan_accepted:
        held = last.get(given.holder)
        if given.role == role and given.on <= on.day and (held is None or held.on <= given.on):
            last[given.holder] = given
    if not last:
        because = f"No acceptance by the {ROLES.get(role, role)} of {move.individual} is recorded."
        return (AcceptanceStanding(role=role, state="missing", because=because),)
    found = (_standing(on, move, given) for given in last.values())
    return tuple(sorted(found, key=lambda one: _WORST_FIRST.index(one.state)))


def _standing(on: OnDay, move: Transition, given: PlanAcceptance) -> AcceptanceStanding:
    who = f"The {ROLES.get(given.role, 'provider')} of {move.individual}"
    day, version = long_day(given.on), on.plan.about.version
    read = _number(given.plan_version)
    state: AcceptanceState = "accepted"
    if not given.accepted:
        state = "refused"
        because = f"{who} did not accept the plan on {day}: {given.words}"
    elif given.review_by is not None and given.review_by < on.day:
        state = "run-out"
        because = f"{who} accepted the plan on {day}, to be asked again by "
        because += f"{long_day(given.review_by)}."
    elif read is not None and read < version:
        state = "older-version"
        because = f"{who} accepted version {read} on {day}; the plan is now at version {version}."
    else:
        because = f"{who} accepted the plan on {day}, in version {given.plan_version}."
    return AcceptanceStanding(
        role=given.role, state=state, because=because, holder=given.holder, given=given
    )


def _number(version: str) -> int | None:
    """The number of a plan version, where it is written with one."""
    found = re.match(r"(?:v|version)?[.\s]*(\d{1,7})(?![-./\d])", version.strip(), re.IGNORECASE)
    return int(found[1]) if found else None


def _asked(role: str) -> MoveJudge:
    def judge(on: OnDay, move: Transition) -> Iterator[Answer]:
        worst = accepted(on, move, role)[0]
        by = move.move_day()
        state = owed(on, move, by, done=worst.state == "accepted")
        owner = worst.holder or on.commissioner(move.individual)
        yield Answer(state, worst.because, owner, by)

    return judge


def home_of(on: OnDay, move: Transition) -> Placement | None:
    """The home to which the move leads."""
    home = on.plan.by_id[move.placement] if move.placement is not None else None
    return home if isinstance(home, Placement) else None


def _host(on: OnDay, move: Transition) -> Iterator[Answer]:
    home, me = home_of(on, move), move.individual
    if home is None or home.out_of_area is False:
        said = "no home is chosen yet" if home is None else "it is in the commissioner's own area"
        yield Answer("not-applicable", f"The move of {me} asks no host commissioner: {said}.")
    elif home.out_of_area is None:
        said = f"It is not recorded whether the home of {me} lies outside the commissioner's area."
        yield Answer("due", said, on.commissioner(me))
    else:
        for answer in _asked("host-commissioner")(on, move):
            yield attrs.evolve(answer, owner=home.host_commissioner or answer.owner)


PLAN_ACCEPTED = MoveDuty(
    "R22",
    "plan-not-accepted",
    "Receiving team has not accepted the risk plan",
    _asked("receiving-team"),
)
HOST_ACCEPTED = MoveDuty(
    "R35", "host-not-accepted", "Host commissioner has not accepted the plan", _host
)

DUTIES: tuple[Duty, ...] = (PLAN_ACCEPTED.duty(), HOST_ACCEPTED.duty())
"""Duties about who has accepted the plan."""
