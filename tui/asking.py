"""A change is put together by a few choices, one after the other; nothing has to be typed.

Each function yields steps and is sent what was chosen; what it returns is the change.
"""

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import days_said, short_day
from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span
from tcplan.domain.transition import Milestone
from tcplan.domain.whatif import NewControl, WhatIfChange
from tcplan.views.looking import Looking
from tcplan.views.risks import move_ahead
from tui.other_from import OtherFrom, other_from

_NIGHT = (
    Span(days=DAYS, start="00:00", end="07:00"),
    Span(days=DAYS, start="21:00", end="24:00"),
)
_WEEKEND = (Span(days=("sat", "sun", "bank-holiday")),)
_DAY = (Span(days=DAYS, start="07:00", end="21:00"),)
HOURS: tuple[tuple[str, Hours], ...] = (
    ("every hour of the week", EVERY_HOUR),
    ("every night, 21:00 to 07:00", _NIGHT),
    ("every day, 07:00 to 21:00", _DAY),
    ("weekends and bank holidays", _WEEKEND),
)
_POSTS = (1, 2, 3, 4, 5)
_WEEKS = (2, 4, 8, 12)
_SLIPS = (7, 14, 28, 56, -7, -14)
_MOVE = "The move itself: its day, and all that is counted from it"
_STEP = "A step takes longer: "
_GATE = "A gate is due later: "
_STEPS_TOLD = "A step is one piece of the work towards the move; it moves what waits for it."
_OTHER = object()


@attrs.frozen
class Step:
    """One question with its choices, each with its words; without choices it cannot be asked."""

    title: str
    choices: tuple[tuple[str, Any], ...]
    nothing: str = ""
    """What is said when there is nothing to choose from."""
    told: str = ""
    """What stands above the choices."""
    other: OtherFrom | None = None
    """Where another day may be typed: the day that it is counted from."""


Steps = Generator[Step, Any, WhatIfChange]


@attrs.frozen
class Asking:
    """What can be chosen from, for one person."""

    looking: Looking
    individual: str

    def begin(self) -> Steps:
        """What is to be tried, and then what that needs."""
        choices = tuple((words, steps) for words, steps in _KINDS.items())
        steps = yield Step("What would be different?", choices)
        change: WhatIfChange = yield from steps(self)
        return change

    def stop(self) -> Steps:
        """A service stops from a day."""
        who = yield Step("Who would stop?", self._named(self._holders()), _NOBODY)
        on = yield Step("From when?", self._days())
        return WhatIfChange(kind="stop", about=who, on=on)

    def short(self) -> Steps:
        """A service cannot fill some hours, or loses posts."""
        who = yield Step("Who would be short of staff?", self._named(self._holders()), _NOBODY)
        hours = tuple((f"nobody to send {words}", given) for words, given in HOURS[1:])
        posts = tuple((f"{n} {'post' if n == 1 else 'posts'} not filled", n) for n in _POSTS)
        much = yield Step("How short?", (*hours, *posts))
        on = yield Step("From when?", self._days())
        if isinstance(much, int):
            return WhatIfChange(kind="short", about=who, posts=much, on=on)
        return WhatIfChange(kind="short", about=who, hours=much, on=on)

    def slip(self) -> Steps:
        """A date of the move comes later, or sooner; a step of it takes more or fewer days."""
        dates = tuple(
            (found, name)
            for move in self.looking.plan.of("transitions", self.individual)
            for found, name in (
                (_MOVE, move.id),
                *((self._said(_STEP + m.name), m.id) for m in move.milestones if not m.done_on),
                *((self._said(_GATE + g.name), g.id) for g in move.gates if g.due is not None),
            )
        )
        none = "No move is recorded."
        about = yield Step("Which date would move?", dates, none, told=_STEPS_TOLD)
        thing = self.looking.plan.by_id[about]
        later, sooner = ("more", "less") if isinstance(thing, Milestone) else ("later", "sooner")
        ways = tuple((f"{days_said(abs(n))} {later if n > 0 else sooner}", n) for n in _SLIPS)
        days = yield Step("By how much?", ways, other=other_from(self.looking, thing))
        return WhatIfChange(kind="slip", about=about, days=days)

    def fails(self) -> Steps:
        """A control fails."""
        working = (c for c in self._controls() if c.state in WORKING_STATES)
        about = yield Step("Which arrangement would fail?", self._named(working), _NONE)
        return WhatIfChange(kind="fail-control", about=about, on=(yield from self._from()))

    def kept(self) -> Steps:
        """A control that is only planned is in place."""
        planned = (c for c in self._controls() if c.state not in WORKING_STATES)
        about = yield Step("Which promise would be kept?", self._named(planned), _NONE)
        return WhatIfChange(kind="in-place", about=about, on=(yield from self._from()))

    def longer(self) -> Steps:
        """A control, such as the ward's, goes on for longer."""
        ending = (c for c in self._controls() if c.end is not None)
        none = "No arrangement has an end, so none can go on for longer."
        about = yield Step("Which arrangement would go on?", self._named(ending), none)
        end = self.looking.plan.by_id[about].end
        ends = ((n, end + dt.timedelta(weeks=n)) for n in _WEEKS)
        weeks = tuple((f"{n} weeks longer, to {short_day(day)}", day) for n, day in ends)
        return WhatIfChange(kind="keep", about=about, until=(yield Step("Until when?", weeks)))

    def deputy(self) -> Steps:
        """Somebody steps in where a control has no deputy."""
        without = (c for c in self._controls() if c.deputy is None)
        none = "Every arrangement has a deputy."
        about = yield Step("Who steps in for which arrangement?", self._named(without), none)
        who = yield from self._who("Who would step in?")
        return WhatIfChange(kind="deputy", about=about, holder=who)

    def condition(self) -> Steps:
        """A legal condition ends."""
        found = self.looking.plan.of("conditions", self.individual)
        about = yield Step("Which condition would end?", self._named(found), "None is recorded.")
        return WhatIfChange(kind="lift-condition", about=about, on=(yield from self._from()))

    def added(self) -> Steps:
        """An arrangement that is not in the plan yet."""
        causes = tuple(
            (self._said(cause.text), cause)
            for risk in self.looking.plan.of("risks", self.individual)
            for cause in risk.threats
        )
        cause = yield Step("What would it prevent?", causes, "No risk with a cause is recorded.")
        who = yield from self._who("Who would deliver it?")
        hours = yield Step("At which hours?", HOURS)
        said = next(words for words, given in HOURS if given == hours)
        name = f"Support by {self.looking.thing_name(who)}, {said}"
        new = NewControl(
            id=self._new_id(f"{self.individual.casefold()}-{who}"),
            individual=self.individual,
            name=name,
            kind="preventive",
            against=(cause.id,),
            holders=(who,),
            hours=hours,
        )
        return WhatIfChange(kind="add-control", control=new, on=(yield from self._from()))

    def _from(self) -> Generator[Step, Any, dt.date | None]:
        on: dt.date | None = yield Step("From when?", self._days())
        return on

    def _who(self, title: str) -> Generator[Step, Any, str]:
        """Somebody who supports the person already, or else anybody."""
        other: tuple[str, Any] = ("somebody else …", _OTHER)
        near = tuple(name for name in self._holders() if name in self._able())
        who = yield Step(title, (*self._named(near), other))
        if who is _OTHER:
            who = yield Step(title, self._named(n for n in self._able() if n not in near))
        return str(who)

    def _controls(self) -> tuple[Any, ...]:
        day = self.looking.day
        found = self.looking.plan.of("controls", self.individual)
        return tuple(
            one for one in found if one.state != "withdrawn" and (not one.end or one.end >= day)
        )

    def _holders(self) -> tuple[str, ...]:
        """Who supports the person by a tie or a control, each once."""
        plan, me = self.looking.plan, self.individual
        found = [tie.holder for tie in plan.of("ties", me)]
        for control in self._controls():
            found += [*control.delivery.holders, control.deputy, control.responder]
        return tuple(name for name in dict.fromkeys(found) if plan.index.kind(name or "") in _WHO)

    def _able(self) -> tuple[str, ...]:
        """Services that could take something on: nobody's family, friends or home."""
        from tui.trying import bears_on, supposed

        plan = self.looking.plan
        things = (*plan.agencies, *plan.teams)
        nobody = ""
        supposing = ((thing.id, supposed(plan, thing.id)) for thing in things)
        return tuple(n for n, change in supposing if change and bears_on(plan, change, nobody))

    def _days(self) -> tuple[tuple[str, dt.date | None], ...]:
        day = self.looking.day
        move = move_ahead(self.looking, self.individual)
        found: list[tuple[str, dt.date | None]] = [(f"now, {short_day(day)}", None)]
        if move is not None and move > day:
            found.append((f"the day of the move, {short_day(move)}", move))
            after = move + dt.timedelta(weeks=4)
            found.append((f"four weeks after the move, {short_day(after)}", after))
        for weeks in _WEEKS:
            then = day + dt.timedelta(weeks=weeks)
            found.append((f"in {weeks} weeks, {short_day(then)}", then))
        return tuple(found)

    def _named(self, things: Iterable[Any]) -> tuple[tuple[str, str], ...]:
        ids = (thing if isinstance(thing, str) else thing.id for thing in things)
        return tuple((self._said(self.looking.thing_name(name)), name) for name in ids)

    def _said(self, text: str) -> str:
        return self.looking.veiled(text, self.individual)

    def _new_id(self, stem: str) -> str:
        taken = {name.casefold() for name in self.looking.plan.paths}
        numbers = (n for n in range(1, len(taken) + 2) if f"new-{stem}-{n}" not in taken)
        return f"new-{stem}-{next(numbers)}"


_WHO = frozenset({"agencies", "teams", "places", "systems"})
_NOBODY = "Nobody is recorded as supporting this person."
_NONE = "There is no such arrangement."
_KINDS: Mapping[str, Callable[[Asking], Steps]] = MappingProxyType(
    {
        "An agency or a team stops": Asking.stop,
        "Somebody is short of staff": Asking.short,
        "A date moves": Asking.slip,
        "An arrangement fails": Asking.fails,
        "A promise is kept: a planned arrangement is in place": Asking.kept,
        "An arrangement goes on for longer, for example the ward's": Asking.longer,
        "A deputy steps in": Asking.deputy,
        "A condition ends": Asking.condition,
        "An arrangement is added": Asking.added,
    }
)
