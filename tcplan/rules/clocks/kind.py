"""A kind of clock makes its clocks, so that each says its rule, its version and its days alike."""

import datetime as dt

import attrs

from tcplan.domain.individual import Individual
from tcplan.rules.clocks.clock import Clock, running
from tcplan.rules.on_day import OnDay
from tcplan.rules.rule import Rule


@attrs.frozen
class Kind:
    """What is owed, in a few words, and the rule that asks for it."""

    id: str
    what: str
    rule: str | None = None
    """``None`` where the day is the one that the plan records."""

    def owed(
        self,
        on: OnDay,
        person: Individual | None,
        due: dt.date,
        *because: str | None,
        about: str | None = None,
        done: dt.date | None = None,
        owner: str | None = None,
        called: str | None = None,
    ) -> Clock:
        """Something that is due or overdue; ``done`` is the last time, if it comes again."""
        state, days = running(on.day, due)
        return Clock(
            kind=self.id,
            rule=self.rule,
            version=self._version(on),
            individual=person.id if person else None,
            about=about or self._about(person),
            what=self.what,
            state=state,
            due=due,
            done=done,
            days=days,
            because=_sentence(because),
            owner=owner,
            called=called,
        )

    def done(
        self,
        on: OnDay,
        person: Individual | None,
        done: dt.date,
        *because: str | None,
        about: str | None = None,
        due: dt.date | None = None,
        owner: str | None = None,
        called: str | None = None,
    ) -> Clock:
        """Something that is owed no more."""
        return Clock(
            kind=self.id,
            rule=self.rule,
            version=self._version(on),
            individual=person.id if person else None,
            about=about or self._about(person),
            what=self.what,
            state="done",
            due=due,
            done=done,
            because=_sentence(because),
            owner=owner,
            called=called,
        )

    def not_applicable(
        self,
        on: OnDay,
        person: Individual,
        *because: str | None,
        about: str | None = None,
        called: str | None = None,
    ) -> Clock:
        """Something that nobody owes this person, and why."""
        return Clock(
            kind=self.id,
            rule=self.rule,
            version=self._version(on),
            individual=person.id,
            about=about or person.id,
            what=self.what,
            state="not-applicable",
            because=_sentence(because),
            called=called,
        )

    def now(self, on: OnDay) -> Rule:
        """The version of the rule that is in force on the day."""
        if self.rule is None:
            raise KeyError(f"no rule sets the day of {self.id}")
        return on.rule(self.rule)

    def _version(self, on: OnDay) -> str | None:
        return None if self.rule is None else on.rule(self.rule).version

    def _about(self, person: Individual | None) -> str:
        if person is None:
            raise ValueError(f"{self.id} is about nothing")
        return person.id


def _sentence(parts: tuple[str | None, ...]) -> str:
    """The parts that are there as one sentence, with a capital and a stop."""
    said = "; ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."
