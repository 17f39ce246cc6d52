"""Who looks at which plan on which day, and whether names are shown: decided once, here."""

import datetime as dt
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cohort.contingency import Contingencies, Lost, contingencies
from tcplan.analysis.cohort.footprint import Footprint
from tcplan.analysis.cover import RiskCover, cover
from tcplan.analysis.pace import Tell, paced
from tcplan.domain.codelists import code_list
from tcplan.domain.individual import Individual
from tcplan.domain.network import Agency, Place, Team
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.domain.whatif_reach import Naming, naming_of
from tcplan.errors import UnknownIdError, shown
from tcplan.rules.book import Pack, Rulebook, book_of, missing_packs
from tcplan.rules.clocks import Clock, shared_clocks
from tcplan.rules.judging import Verdict, judged
from tcplan.rules.on_day import OnDay
from tcplan.views.sentences import (
    PREDICTS_NO_ONE,
    PREDICTS_NO_ONE_SHORT,
    RULES_MISSING,
    THROUGH_ITS_EYES,
    WHAT_COVER_SAYS,
)
from tcplan.views.veiling import Veils

if TYPE_CHECKING:
    from tcplan.analysis.path.dates import DateDistribution
    from tcplan.views.controls import ControlView
    from tcplan.views.due import Due
    from tcplan.views.withdrawals import SingleWithdrawal

_FEW = 3


@attrs.frozen
class Heading:
    """What stands above everything that is shown: which plan, which day, which sentences."""

    plan: str
    """Title of the plan."""
    file: str
    """Name of the file, without its folder."""
    version: int
    recorded_on: dt.date
    as_at: dt.date
    """The day that is asked about."""
    today: dt.date
    """The day on which it is asked."""
    names_shown: bool
    synthetic: bool
    agency: str | None
    """The agency through whose eyes is looked, if one was named."""
    head: str | None
    """The last row of the journal of which this tells, and the beginning of its digest; None for a
    plan file, which has no journal, and for an agency that does not hold the plan."""
    notes: tuple[str, ...]
    """Things that the reader must be told, for example that what ``agency`` may not see is not
    counted."""
    predicts_no_one: str = PREDICTS_NO_ONE
    predicts_no_one_short: str = PREDICTS_NO_ONE_SHORT
    what_cover_says: str = WHAT_COVER_SAYS


class Origin(Protocol):
    """The database from which a plan was read."""

    @property
    def head(self) -> str:
        """The last row of the journal of which the plan tells, as it is printed."""


class People(Protocol):
    """People who have names; a plan is some."""

    @property
    def individuals(self) -> tuple[Individual, ...]:
        """Them, under the ids that stand for their names."""


@attrs.frozen
class Looking:
    """A plan as it is looked at; what was worked out is kept, so ask the same value again."""

    plan: Plan
    file: str
    day: dt.date
    """The day that is asked about (``--as-at``)."""
    today: dt.date
    names: bool = False
    agency: str | None = None
    notes: tuple[str, ...] = ()
    origin: Origin | None = attrs.field(default=None, eq=False, repr=False)
    """The database it was read from; None for a plan file."""
    packs: tuple[str | Pack, ...] = ()
    """Local rule packs that were asked for beside those that the plan names."""
    named_in: People | None = attrs.field(default=None, eq=False, repr=False)
    """The people whose names are hidden, where these are more than the plan has."""

    @cached_property
    def book(self) -> Rulebook:
        """The national rules with the plan's own packs and those that were asked for.

        Raises ``PackInvalidError`` or ``UnknownIdError``; asked at opening, so that a screen never
        meets either. A pack that the plan names and that is not here shuts nobody out: the heading
        says that what it sets is not used.
        """
        return book_of(self.plan.about.rule_packs, self.packs)

    @cached_property
    def on_day(self) -> OnDay:
        """The plan on the day asked about as duties and clocks look at it."""
        return OnDay(self.plan, self.day, self.book)

    @cached_property
    def _missing_rules(self) -> tuple[str, ...]:
        missing = missing_packs(self.plan.about.rule_packs, self.packs)
        if not missing:
            return ()
        few = ", ".join(shown(self.veiled_for_all(name)) for name in missing[:_FEW])
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        return (RULES_MISSING.format(packs=few + more),)

    @cached_property
    def arrangements(self) -> Arrangements:
        """The plan's arrangements on the day asked about."""
        return Arrangements(self.plan, self.day)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What every duty in force says of the plan on the day asked about."""
        return judged(self.plan, self.day, self.book)

    @cached_property
    def _covers(self) -> dict[str, RiskCover]:
        return {}

    @cached_property
    def _contingencies(self) -> dict[bool, Contingencies]:
        return {}

    @cached_property
    def named_by(self) -> Naming:
        """Who and what names each thing of the plan, worked out once for every what-if."""
        return naming_of(self.plan)

    @cached_property
    def drawn_dates(self) -> dict[str, "DateDistribution"]:
        """Id of each individual whose dates were drawn on this day, to what was drawn."""
        return {}

    @cached_property
    def clocks_found(self) -> dict[str, tuple[Clock, ...]]:
        """Id of each individual whose clocks were asked for, to those of them that run."""
        return {}

    @cached_property
    def shared_clocks(self) -> tuple[Clock, ...]:
        """The clocks that run and are asked of nobody in turn, once for everybody."""
        return tuple(clock for clock in shared_clocks(self.on_day) if clock.runs)

    @cached_property
    def due_found(self) -> dict[str, tuple["Due", ...]]:
        """Id of each individual of whom it was asked what is due, to what was found."""
        return {}

    @cached_property
    def controls_found(self) -> dict[str, "ControlView"]:
        """Id of each control that was asked for in full, to what is told of it."""
        return {}

    @cached_property
    def alone_found(self) -> dict[str, tuple[Lost, "SingleWithdrawal"]]:
        """Id of each agency to the risks it would take by itself, and what was told of that."""
        return {}

    @cached_property
    def _footprints(self) -> dict[bool, dict[str, Footprint | None]]:
        return {}

    @cached_property
    def _days(self) -> dict[dt.date, "Looking"]:
        return {}

    @property
    def restricted(self) -> bool:
        """Whether it is looked through the eyes of an agency that does not hold the plan."""
        return self.agency is not None and self.agency != self.plan.about.holder

    def cover(self, risk: str) -> RiskCover:
        """The answers about one risk, worked out once."""
        if risk not in self._covers:
            self._covers[risk] = cover(self.arrangements, self.plan.by_id[risk])
        return self._covers[risk]

    def covers(self, tell: Tell | None = None) -> tuple[RiskCover, ...]:
        """The answers about every risk, in the plan's order."""
        risks = paced(self.plan.risks, tell, called="what holds risks")
        return tuple(self.cover(risk.id) for risk in risks)

    def contingencies(self, *, pairs: bool = False, tell: Tell | None = None) -> Contingencies:
        """What every risk loses when any one agency stops, or with ``pairs`` any two."""
        if pairs not in self._contingencies:
            able = (agency.id for agency in self.plan.agencies)
            covers = self.covers(tell)
            known = self._footprints.pop(pairs, None)
            self._contingencies[pairs] = contingencies(
                covers, able, pairs=pairs, tell=tell, known=known
            )
        return self._contingencies[pairs]

    def keep(self, before: "Looking", risks: Collection[str], controls: Collection[str]) -> None:
        """Take over what another look had found about these risks and controls.

        The caller answers for it that nothing about them is different.
        """
        covers = dict(before._covers)  # noqa: SLF001  (the same class)
        self._covers.update({risk: covers[risk] for risk in covers if risk in risks})
        views = dict(before.controls_found)
        self.controls_found.update({one: views[one] for one in views if one in controls})
        for name, (lost, told) in dict(before.alone_found).items():
            same = before.plan.by_id[name] is self.plan.by_id.get(name)
            if same and all(risk in risks for risk in (*lost.cover, *lost.back_up)):
                self.alone_found[name] = (lost, told)
        able = {agency.id for agency in self.plan.agencies}
        for pairs, found in dict(before._contingencies).items():  # noqa: SLF001
            if able == set(found.able):
                known = {one.risk: one for one in found.footprints}
                self._footprints[pairs] = {risk: known.get(risk) for risk in risks}

    def at(self, day: dt.date) -> "Looking":
        """The same look at another day; kept, so that asking again costs nothing."""
        if day == self.day:
            return self
        if day not in self._days:
            self._days[day] = attrs.evolve(self, day=day)
        return self._days[day]

    def over(self, plan: Plan) -> "Looking":
        """The same look at a what-if or at a part of the plan; the same names stay hidden."""
        return attrs.evolve(self, plan=plan, named_in=self.named_in or self.plan)

    def naming(self, *, names: bool) -> "Looking":
        """The same look with names shown or hidden; nothing is worked out again."""
        if names == self.names:
            return self
        other = attrs.evolve(self, names=names)
        other._covers.update(self._covers)  # noqa: SLF001  (the same class)
        other._contingencies.update(self._contingencies)  # noqa: SLF001
        other.drawn_dates.update(self.drawn_dates)
        other.clocks_found.update(self.clocks_found)
        return other

    def heading(self) -> Heading:
        """What stands above a view."""
        agency = (THROUGH_ITS_EYES.format(agency=self.agency),) if self.restricted else ()
        notes = (*self.notes, *agency, *self._missing_rules)
        about = self.plan.about
        return Heading(
            plan=self.veiled_for_all(about.title),
            file=self.file,
            version=about.version,
            recorded_on=about.recorded_on,
            as_at=self.day,
            today=self.today,
            names_shown=self.names,
            synthetic=about.synthetic,
            agency=self.agency,
            head=self.origin.head if self.origin and not self.restricted else None,
            notes=notes,
        )

    def get(self, collection: str, name: str) -> Any:  # noqa: ANN401
        """The entity of that collection; an id typed in other capitals is found too.

        Raises ``UnknownIdError`` with near ids otherwise.
        """
        entity = self.plan.by_id.get(name)
        if isinstance(entity, COLLECTIONS[collection]):
            return entity
        found = {entity.id: entity for entity in getattr(self.plan, collection)}
        folded = {key.casefold(): entity for key, entity in found.items()}
        entity = folded.get(name.casefold())
        if entity is None:
            raise UnknownIdError(_WORDS.get(collection, collection), name, found)
        return entity

    def person_name(self, individual: str) -> str | None:
        """The name that the person wants to be called by; ``None`` while names are hidden."""
        return str(self.plan.by_id[individual].preferred_name) if self.names else None

    def person_label(self, individual: str) -> str:
        """The person's id, with the name when names are shown."""
        name = self.person_name(individual)
        return f"{individual} {name}" if name else individual

    def veiled(self, text: str, individual: str) -> str:
        """Text about a person; while names are hidden their name gives way to their id."""
        return text if self.names else self._veils.of(individual)(text)

    @cached_property
    def _veils(self) -> Veils:
        return Veils((self.named_in or self.plan).individuals)

    def veiled_for_all(self, text: str) -> str:
        """Text about nobody in particular; while names are hidden every name gives way to an id."""
        return text if self.names else self._veils.everybody(text)

    def thing_name(self, name: str) -> str:
        """What a thing is called; families, teams and homes may be called after a person."""
        if name not in self._called:
            thing = self.plan.by_id[name]
            called = str(getattr(thing, "name", None) or getattr(thing, "text", name))
            self._called[name] = self.veiled_for_all(called) if _personal(thing) else called
        return self._called[name]

    @cached_property
    def _called(self) -> dict[str, str]:
        return {}

    def reader_name(self, agency: str | None) -> str | None:
        """What the agency that a paper went to is called; its id where it has left the plan."""
        known = agency is not None and agency in self.plan.by_id
        return self.thing_name(agency) if agency and known else agency


_WORDS = {
    name: {"individuals": "individual", "agencies": "agency"}.get(name, name.rstrip("s"))
    for name in COLLECTIONS
}


def _personal(thing: object) -> bool:
    """Whether a thing may be called after a person; "Grace House" is none of anybody's."""
    if isinstance(thing, Agency):
        return code_list("agency-kind").fact(thing.kind, "informal") is True
    return isinstance(thing, Team) or (isinstance(thing, Place) and thing.kind == "home")
