"""What the measures of a caseload count on one day, each once for everybody."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from tcplan.analysis.pace import Tell, paced
from tcplan.domain.dates import years_after
from tcplan.domain.transition import Gate, Transition
from tcplan.rules.gates import standing
from tcplan.rules.on_day import OnDay
from tcplan.rules.stay import Stay, stay
from tcplan.views.due import Due, everything_due
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved

NEAR = dt.timedelta(days=30)
"""How long before a move its open gates are counted."""


@attrs.frozen
class Counted:
    """What is counted on one day."""

    looking: Looking
    agency: str | None
    tell: Tell | None = None
    """Hears of how many people it is known what is due."""

    @property
    def on(self) -> OnDay:
        """The plan on the day."""
        return self.looking.on_day

    @cached_property
    def own(self) -> frozenset[str] | None:
        """The people of the agency that looks."""
        if self.agency is None:
            return None
        return frozenset(
            person.id
            for person in self.on.plan.individuals
            if self.agency in self._responsible(person.id)
        )

    def _responsible(self, individual: str) -> Iterator[str | None]:
        person, spell = self.on.person(individual), self.on.spell(individual)
        yield from (
            body.agency
            for body in (person.responsible_icb, person.responsible_council)
            if body is not None
        )
        if spell is not None:
            yield spell.commissioner

    @cached_property
    def stays(self) -> Mapping[str, Stay]:
        """The stay of everybody, at home too."""
        return {person.id: stay(self.on, person.id) for person in paced(self.on.plan.individuals)}

    @cached_property
    def in_hospital(self) -> list[str]:
        """Who is in hospital on the day."""
        return [name for name, one in self.stays.items() if one.in_hospital]

    @cached_property
    def overdue(self) -> list[Due]:
        """What is overdue on the day."""
        return [one for one in everything_due(self.looking, self.tell) if one.state == "overdue"]

    @cached_property
    def moves(self) -> dict[str, Transition]:
        """The last move of each person, where it has not been made."""
        found = ((name, self.on.move(name)) for name in self.stays)
        return {n: move for n, move in found if move and not moved(move, self.on.day)}

    @cached_property
    def without_plan(self) -> list[str]:
        """Who is in hospital with no move ahead."""
        return [name for name in self.in_hospital if name not in self.moves]

    @cached_property
    def without_date(self) -> list[str]:
        """Who is in hospital with a move ahead that has no day."""
        return [n for n in self.in_hospital if n in self.moves and not self.moves[n].move_day()]

    @cached_property
    def late(self) -> list[str]:
        """People whose move was meant for a day that has passed."""
        days = ((name, move.move_day()) for name, move in self.moves.items())
        return [name for name, day in days if day is not None and day < self.on.day]

    @cached_property
    def open_gates(self) -> Mapping[str, tuple[str, ...]]:
        """Names of the gates that are not met, of each person who moves within thirty days."""
        found = {}
        for name, move in self.moves.items():
            day = move.move_day()
            if day is not None and self.on.day <= day <= self.on.day + NEAR:
                gates = tuple(g.name for g in move.gates if not self._passes(g))
                if gates:
                    found[name] = gates
        return found

    def _passes(self, gate: Gate) -> bool:
        """Whether a gate lets the move through; evidence or a waiver that has ended opens it."""
        return standing(gate, self.on.day, self.on.book).passes

    @cached_property
    def readmitted(self) -> list[str]:
        """Whose readmission fell into the last year, once for each."""
        since = years_after(self.on.day, -1)
        return [
            name for name, one in self.stays.items() for r in one.readmissions if r.admitted > since
        ]
