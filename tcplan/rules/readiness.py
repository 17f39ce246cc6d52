"""Whether a move can go ahead is told in words, obstacle by obstacle; it is never a score.

What the law asks for blocks a go. Everything else that is open is settled, or named in the decision
with its reason. People decide; nothing here turns anything green.
"""

import datetime as dt
from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.transition import Transition
from tcplan.rules import acceptance, core_team, day_one, rating, visits
from tcplan.rules.crisis_plan import crisis_verdicts
from tcplan.rules.effect import blocks
from tcplan.rules.gates import STATE_WORDS, GateStanding, standing
from tcplan.rules.go_decision import Decided, decided
from tcplan.rules.judging import Verdict
from tcplan.rules.moves import MoveDuty, ahead, moved, under_way
from tcplan.rules.on_day import OnDay

Weight = Literal["blocks", "to-be-named"]
AnswerCode = Literal["no-move", "moved", "blocked", "not-yet", "nothing-found"]

WEIGHT_WORDS = MappingProxyType(
    {
        "blocks": "The law stands against it",
        "to-be-named": "To be settled, or named in the decision with its reason",
    }
)
"""What an obstacle weighs, in words."""

ANSWER_WORDS = MappingProxyType(
    {
        "no-move": "No move is planned, so there is nothing to decide.",
        "moved": "The move has been made. What is still open while the person settles follows.",
        "blocked": "No. What the law asks for stands against it.",
        "not-yet": "Not yet. Nothing that is recorded stands against it by law; what follows is "
        "open, to be settled or named in the decision.",
        "nothing-found": "Nothing that is recorded stands against it. People decide.",
    }
)
"""The answer in words."""

_LAW_REMEDY = "Evidence, and a decision on it. A gate of law cannot be waived."
_REMEDY = "Evidence and a decision on it, a waiver with its reason and end, or the go decision."

_REMEDIES = MappingProxyType(
    {
        "plan-not-accepted": "The team reads the plan and accepts it, or says what must change.",
        "host-not-accepted": "It is said where the home lies; out of area, its host accepts.",
        "rating-not-known": "The regulator's rating is looked up, and kept with its day.",
        "team-not-in-post": "The open posts are filled, or the move gets another day.",
        "team-not-trained": "The team is trained in this person's plan, and it is recorded.",
        "team-not-introduced": "The whole team meets the person, and the day is recorded.",
        "no-pause-criteria": "With the person it is written down what would make everybody pause.",
        "pause-not-followed": "Somebody decides whether to go on, with the reason.",
        "day-one-not-ready": "Somebody sees that each is ready, or why it is not needed.",
        "day-one-not-recorded": "Each is listed with who sees to it, or why it is not needed.",
        "crisis-plan-missing": "The crisis and contingency plan is written and recorded.",
        "crisis-hours-uncovered": "Somebody is in place for these hours, and evidence shows it.",
        "crisis-plan-not-exercised": "It is exercised, and the day is recorded.",
    }
)
"""A finding to what removes it."""

_ASKED: tuple[MoveDuty, ...] = (
    acceptance.PLAN_ACCEPTED,
    acceptance.HOST_ACCEPTED,
    rating.RATING,
    core_team.IN_POST,
    core_team.TRAINED,
    core_team.INTRODUCED,
    core_team.PAUSE,
    visits.PAUSE,
    day_one.NOT_READY,
    day_one.NOT_RECORDED,
)


@attrs.frozen(kw_only=True)
class Obstacle:
    """One thing that stands against a go on the day."""

    weight: Weight
    kind: str
    """Stable: the id of a finding, or ``gate``, ``legal-status``, ``no-gates``, ``no-way-back``."""
    about: str
    what: str
    """One sentence; people are named by their ids."""
    remedy: str
    """What would remove it."""
    owner: str | None = None
    """Id of the agency or team that can remove it, if the plan tells."""
    due: dt.date | None = None
    rule: str | None = None
    version: str | None = None


@attrs.frozen(kw_only=True)
class Readiness:
    """What stands against a move on a day, and what was decided."""

    answer: AnswerCode
    obstacles: tuple[Obstacle, ...]
    """What the law asks for first, then in the order of the plan."""
    decided: Decided | None
    gates: tuple[GateStanding, ...]


def readiness(on: OnDay, move: Transition) -> Readiness:
    """What stands against a move on a day. Complexity: linear in what is recorded of the person."""
    gates = tuple(standing(gate, on.day, on.book) for gate in move.gates)
    obstacles = sorted(_obstacles(on, move, gates), key=lambda one: one.weight != "blocks")
    answer: AnswerCode
    if moved(on, move):
        answer = "moved"
    elif not ahead(on, move):
        answer = "no-move"
    elif any(one.weight == "blocks" for one in obstacles):
        answer = "blocked"
    else:
        answer = "not-yet" if obstacles else "nothing-found"
    return Readiness(
        answer=answer,
        obstacles=tuple(obstacles) if under_way(on, move) else (),
        decided=decided(on, move),
        gates=gates,
    )


def _obstacles(on: OnDay, move: Transition, gates: tuple[GateStanding, ...]) -> Iterator[Obstacle]:
    me = move.individual
    for sentence in blocks(on, me):
        yield Obstacle(
            weight="blocks",
            kind="legal-status",
            about=me,
            what=sentence,
            remedy="The legal status, found out and recorded.",
            owner=on.hospital(me),
            rule="R42",
            version=_version(on, "R42"),
        )
    for gate in gates:
        yield from _gate(on, move, gate)
    if not gates:
        yield Obstacle(
            weight="to-be-named",
            kind="no-gates",
            about=move.id,
            what=f"No gate is recorded for {me}, so nothing shows that the move can go ahead.",
            remedy="Gates with evidence, for example from the local discharge checklist.",
            owner=on.commissioner(me),
        )
    if move.way_back is None:
        yield Obstacle(
            weight="to-be-named",
            kind="no-way-back",
            about=move.id,
            what=f"The gate “way back” is open: for {me} it is not agreed who decides, and what "
            "happens, if the new home does not hold.",
            remedy="Who decides, the step up that is not a ward, and whom to ring at night.",
            owner=on.commissioner(me),
            rule="R48",
            version=_version(on, "R48"),
        )
    for verdict in _verdicts(on, move):
        if verdict.state in {"not-met", "due"}:
            yield _owed(on, verdict)


def _gate(on: OnDay, move: Transition, found: GateStanding) -> Iterator[Obstacle]:
    day = move.move_day()
    what = f"The gate “{found.gate.name}”: {STATE_WORDS[found.state].lower()}. {found.because}"
    if found.passes:
        ends = found.until
        if day is None or ends is None or day <= ends or moved(on, move):
            return
        what = (
            f"The gate “{found.gate.name}” will be open again before the move on "
            f"{long_day(day)}. {found.because}"
        )
    law = found.of_law and not found.passes
    named = found.gate.rule.strip() if found.gate.rule else ""
    rule = named if named in on.book.ids else ("R34" if law else None)
    yield Obstacle(
        weight="blocks" if law else "to-be-named",
        kind="gate",
        about=found.gate.id,
        what=what,
        remedy=_LAW_REMEDY if found.of_law else _REMEDY,
        owner=found.gate.owner or on.commissioner(move.individual),
        due=found.gate.due,
        rule=rule,
        version=_version(on, rule) if rule else None,
    )


def _verdicts(on: OnDay, move: Transition) -> Iterator[Verdict]:
    for duty in _ASKED:
        if on.book.rule(duty.rule, on.day) is not None:
            yield from duty.of(on, move)
    if on.book.rule("R23", on.day) is not None:
        yield from crisis_verdicts(on, move.individual)


def _owed(on: OnDay, verdict: Verdict) -> Obstacle:
    return Obstacle(
        weight="to-be-named",
        kind=verdict.id,
        about=verdict.about,
        what=verdict.what,
        remedy=_REMEDIES[verdict.id],
        owner=verdict.owner,
        due=verdict.due,
        rule=verdict.rule,
        version=_version(on, verdict.rule),
    )


def _version(on: OnDay, rule: str) -> str | None:
    found = on.book.rule(rule, on.day)
    return found.version if found else None
