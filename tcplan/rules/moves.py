"""What is owed before a move is due until its day comes, and missing from then on."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import attrs

from tcplan.domain.dates import long_day
from tcplan.domain.transition import SupportPackage, Transition
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay

_PLANNED = frozenset(
    {"planning", "provider-sourced", "introductions", "trial-leave", "move", "paused"}
)
_SETTLING = frozenset({"move", "stabilisation"})


def moved(on: OnDay, move: Transition) -> bool:
    """Whether the move had been made by the day."""
    return move.moved_on is not None and move.moved_on <= on.day


def ahead(on: OnDay, move: Transition) -> bool:
    """Whether the move is planned and had not been made by the day."""
    if move.moved_on is not None:
        return on.day < move.moved_on
    return move.stage in _PLANNED


def under_way(on: OnDay, move: Transition) -> bool:
    """Whether the move is planned, or was made and the person is still settling."""
    return ahead(on, move) or (moved(on, move) and move.stage in _SETTLING)


def moves(on: OnDay) -> Iterator[Transition]:
    """The last move of everybody who has one, in the plan's order of people."""
    for person in on.plan.individuals:
        move = on.move(person.id)
        if move is not None:
            yield move


def owed(on: OnDay, move: Transition, by: dt.date | None, *, done: bool) -> State:
    """The state of what is owed by a day, which counts; without a day, until the move is made."""
    if done:
        return "met"
    late = moved(on, move) or (by is not None and by < on.day)
    return "not-met" if late else "due"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def called(on: OnDay, name: str) -> str:
    """What an agency or team is called."""
    return str(getattr(on.plan.by_id[name], "name", name))


def packages(on: OnDay, move: Transition) -> tuple[SupportPackage, ...]:
    """The support that is meant for the home of the move."""
    found: tuple[SupportPackage, ...] = on.plan.of("packages", move.individual)
    if move.placement is None:
        return found
    return tuple(one for one in found if one.placement in {None, move.placement})


@attrs.frozen
class Answer:
    """What a duty finds about one thing of one move."""

    state: State
    what: str
    owner: str | None = None
    due: dt.date | None = None
    about: str | None = None
    """Id of the thing; ``None`` for the move itself."""


MoveJudge = Callable[[OnDay, Transition], Iterator[Answer]]


@attrs.frozen
class MoveDuty:
    """What one rule asks of one move."""

    rule: str
    id: str
    title: str
    judge: MoveJudge

    def of(self, on: OnDay, move: Transition) -> Iterator[Verdict]:
        """The verdicts about one move, whatever its stage."""
        for answer in self.judge(on, move):
            yield Verdict(
                rule=self.rule,
                id=self.id,
                about=answer.about or move.id,
                individual=move.individual,
                state=answer.state,
                what=answer.what,
                owner=answer.owner,
                due=answer.due,
            )

    def duty(self) -> Duty:
        """The question to every move that is planned or under way; elsewhere it does not apply."""
        return Duty(self.rule, self.id, self.title, self._asked)

    def _asked(self, on: OnDay) -> Iterator[Verdict]:
        for move in moves(on):
            if under_way(on, move):
                yield from self.of(on, move)
            else:
                yield Verdict(
                    rule=self.rule,
                    id=self.id,
                    about=move.id,
                    individual=move.individual,
                    state="not-applicable",
                    what=_why_not(on, move),
                )


def _why_not(on: OnDay, move: Transition) -> str:
    if moved(on, move) and move.moved_on is not None:
        return f"{move.individual} moved on {long_day(move.moved_on)}, and nothing is under way."
    return f"No move of {move.individual} is planned."
