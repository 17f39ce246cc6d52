"""Small plans for the failure logic: one line each, and random ones that reach every rule.

A random plan keeps to few things that lean on each other in every way the domain allows, with
dates that lie on the day asked about and one day before and after it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, TypeVar

import attrs
from hypothesis import settings
from hypothesis import strategies as st

from tcplan.domain.common import Evidence
from tcplan.domain.control import Control, Delivery
from tcplan.domain.hours import DAYS, EVERY_HOUR, Hours, Span, clock
from tcplan.domain.individual import Individual, Responsibility
from tcplan.domain.legal import Condition, LegalAuthority
from tcplan.domain.network import Agency, CarerStanding, Dependency, Place, System, Team
from tcplan.domain.plan import Plan
from tcplan.domain.risk import CauseReview, Risk
from tests.builders import (
    OFFICE_HOURS,
    TODAY,
    about,
    agency,
    authority,
    consequences,
    control,
    day,
    depends,
    evidence,
    individual,
    place,
    risk,
    source,
    system,
    team,
)
from tests.oracle import Moment

Thing = TypeVar("Thing")

YESTERDAY, TOMORROW, LONG_AGO, FAR_OFF = day(-1), day(1), day(-300), day(400)
NAME = "Wilhelmina-Zed"
"""What the invented person is called; no text of these plans holds it."""

NIGHT: Hours = (Span(days=DAYS, start="22:00"), Span(days=DAYS, end="07:00"))
WEEKEND: Hours = (Span(days=("sat", "sun")),)
BANK_HOLIDAY: Hours = (Span(days=("bank-holiday",)),)


def share(of: float) -> settings:
    """The examples of the profile in use times ``of``, at least ten; for tests that cost more."""
    return settings(max_examples=max(10, int(settings().max_examples * of)))


def person(**fields: Any) -> Individual:  # noqa: ANN401
    """The one person of these plans; the community team is responsible for them."""
    return individual(**{"preferred_name": NAME, **fields})


def on_pain(name: str, holders: str = "oak", /, **fields: Any) -> Control:  # noqa: ANN401
    """A control that keeps pain from going unnoticed, by any of the holders, say "oak elm"."""
    return control(name, holders.split(), **{"prevents": ("t-pain",), **fields})


def condition(name: str, supervisor: str | None, **fields: Any) -> Condition:  # noqa: ANN401
    """A condition of discharge in force since long ago, with its supervisor."""
    given: dict[str, Any] = {"id": name, "source": source(), "individual": "P-001"}
    given |= {"kind": "residence", "text": f"Condition {name}", "start": LONG_AGO}
    given |= {"lawful_source": "Mental Health Act 1983 section 42", "supervisor": supervisor}
    return Condition(**given | fields)


def needs(*on: str) -> tuple[Dependency, ...]:
    """Dependencies on the things named."""
    return tuple(depends(one) for one in on)


_COLLECTION = {
    Individual: "individuals",
    Agency: "agencies",
    Team: "teams",
    Place: "places",
    System: "systems",
    LegalAuthority: "authorities",
    Condition: "conditions",
    Risk: "risks",
    Control: "controls",
}
_USUAL = (
    person(),
    agency("icb", "icb"),
    agency("trust", "mh-trust"),
    agency("oak"),
    agency("elm"),
    team("community-team", "trust"),
    risk("r-pain", "t-pain"),
)


def plan(*things: Any) -> Plan:  # noqa: ANN401
    """A plan of these things, and of the usual ones that they do not take the place of.

    Usual are the person, a commissioner, the trust with its community team, the providers oak and
    elm, and the risk r-pain with the one cause t-pain.
    """
    given = {thing.id for thing in things}
    held: dict[str, list[Any]] = {name: [] for name in _COLLECTION.values()}
    for thing in (*(one for one in _USUAL if one.id not in given), *things):
        held[_COLLECTION[type(thing)]].append(thing)
    return Plan(about=about(), **{name: tuple(kept) for name, kept in held.items()})


# Random plans

MINUTES = (0, 1, 419, 420, 539, 540, 719, 720, 1019, 1020, 1319, 1320, 1439, 1440)
"""Minutes of a day at which hours often change, and those beside them."""

AIMS = ("r-pain", "r-fire", "k-ward")
"""The risks and the consequence of a random plan."""

PERIODS = (
    (LONG_AGO, None),
    (TODAY, TODAY),
    (None, FAR_OFF),
    (LONG_AGO, YESTERDAY),
    (TOMORROW, None),
)
"""First and last days; the last two leave out the day asked about."""

PROOFS = (
    (evidence(on=TODAY),),
    (evidence(review_by=TODAY),),
    (evidence(review_by=YESTERDAY), evidence()),
    (evidence(review_by=YESTERDAY),),
    (evidence(on=TOMORROW),),
    (),
)
"""Evidence; the last three lists show nothing on the day asked about."""


STATES = ("tested", "agreed", "agreed", "proposed", "failed", "withdrawn")


def standing(
    *, willing: bool = True, able: bool = True, offered: dt.date | None = LONG_AGO
) -> CarerStanding:
    """What is recorded of a family carer."""
    return CarerStanding(willing=willing, able=able, assessment_offered_on=offered)


CARERS = (
    standing(offered=TODAY),
    standing(offered=TOMORROW),
    standing(offered=None),
    standing(willing=False),
    standing(able=False),
    None,
)
"""Standings of carers; all but the first hold nothing on the day asked about."""


@attrs.frozen
class Chance:
    """Choices for a random plan; most are the usual one, so that the plan holds something."""

    of: Random

    def mostly(self, usual: Thing, others: Sequence[Thing], once_in: int = 12) -> Thing:
        """The usual value, and one of the others once in a while."""
        return self.of.choice(others) if self.of.randrange(once_in) == 0 else usual

    def seldom(self, once_in: int = 12) -> bool:
        """True once in a while."""
        return self.of.randrange(once_in) == 0

    def some(self, names: Sequence[str], most: int, least: int = 0) -> tuple[str, ...]:
        """From ``least`` to ``most`` of the names, each once."""
        most = min(most, len(names))
        left = list(names)
        number = self.of.randint(min(least, most), most)
        return tuple(left.pop(self.of.randrange(len(left))) for _ in range(number))

    def few(self, names: Sequence[str], most: int = 2) -> tuple[str, ...]:
        """Mostly none of the names."""
        return self.some(names, most, 1) if self.seldom(3) else ()

    def one(self, names: Sequence[str]) -> str | None:
        """One of the names, when there are any."""
        return self.of.choice(names) if names else None

    def ids(self, letter: str, least: int, most: int) -> tuple[str, ...]:
        """Some ids: ``A1``, ``A2`` and so on."""
        return tuple(f"{letter}{n + 1}" for n in range(self.of.randint(least, most)))

    def hours(self, usual: Hours) -> Hours:
        """The usual hours, hours often met, or stretches cut anywhere."""
        if not self.seldom(3):
            return usual
        if not self.seldom(3):
            return self.of.choice((NIGHT, OFFICE_HOURS, WEEKEND, BANK_HOLIDAY))
        return tuple(self.span() for _ in range(self.of.randint(1, 2)))

    def span(self) -> Span:
        """One stretch of time on some day types."""
        first = self.of.randrange(len(MINUTES) - 1)
        start, end = MINUTES[first], self.of.choice(MINUTES[first + 1 :])
        days = tuple(sorted(self.some(DAYS, len(DAYS), 1), key=DAYS.index))
        return Span(days=days, start=clock(start), end=clock(end))


@attrs.frozen
class Names:
    """The ids of one random plan, by kind."""

    agencies: tuple[str, ...]
    teams: tuple[str, ...]
    places: tuple[str, ...]
    systems: tuple[str, ...]
    authorities: tuple[str, ...]
    conditions: tuple[str, ...]
    controls: tuple[str, ...]
    threats: tuple[str, ...]

    @classmethod
    def drawn(cls, chance: Chance, most: int) -> "Names":
        """Ids for a plan of at most that many controls."""
        return cls(
            chance.ids("A", 1, 4),
            chance.ids("T", 0, 2),
            chance.ids("H", 0, 1),
            chance.ids("S", 0, 1),
            chance.ids("L", 0, 1),
            chance.ids("K", 0, 1),
            chance.ids("C", 1, most),
            chance.ids("X", 1, 3),
        )

    @property
    def holders(self) -> tuple[str, ...]:
        """Agencies and teams."""
        return (*self.agencies, *self.teams)

    @property
    def leaned_on(self) -> tuple[str, ...]:
        """All that agencies, teams, places and systems can depend on."""
        return (*self.holders, *self.places, *self.systems)

    @property
    def required(self) -> tuple[str, ...]:
        """All that a control can require besides other controls."""
        return (*self.places, *self.systems, *self.authorities, *self.conditions)


def network(chance: Chance, names: Names) -> Iterator[Agency | Team | Place | System]:
    """Agencies, teams, places and systems that may depend on each other in a circle."""
    for name in names.agencies:
        informal = chance.seldom(4)
        start, end = chance.mostly((None, None), PERIODS)
        yield agency(
            name,
            chance.of.choice(("family", "friend")) if informal else "provider",
            carer=chance.mostly(standing(), CARERS, 4) if informal else None,
            start=start,
            end=end,
            opening=chance.mostly((), (OFFICE_HOURS, NIGHT)),
            depends_on=needs(*chance.few(names.leaned_on)),
        )
    for name in names.teams:
        yield team(
            name,
            chance.one(names.agencies) if chance.seldom(2) else None,
            opening=chance.mostly((), (OFFICE_HOURS, WEEKEND)),
            depends_on=needs(*chance.few(names.leaned_on)),
        )
    for name in names.places:
        yield place(name, depends_on=needs(*chance.few(names.leaned_on)))
    for name in names.systems:
        yield system(name, depends_on=needs(*chance.few(names.leaned_on)))


def law(chance: Chance, names: Names) -> Iterator[LegalAuthority | Condition]:
    """Authorities and conditions, in force or not, supervised or not."""
    for name in names.authorities:
        start, end = chance.mostly((LONG_AGO, None), PERIODS, 4)
        yield authority(name, start=start or LONG_AGO, end=end, review_by=None)
    for name in names.conditions:
        start, end = chance.mostly((LONG_AGO, None), PERIODS, 4)
        supervisor = None if chance.seldom() else chance.one(names.holders)
        yield condition(
            name,
            supervisor,
            deputy=chance.one(names.holders) if supervisor and chance.seldom(2) else None,
            authority=chance.one(names.authorities) if chance.seldom(2) else None,
            start=start,
            end=end,
        )


def delivery(chance: Chance, names: Names) -> Delivery:
    """Any of, all of or at least some of a few holders; seldom nobody."""
    if chance.seldom(20):
        return Delivery(holders=())
    holders = chance.some(names.holders, 3, 1)
    mode = chance.of.choice(("any", "any", "all", "at-least"))
    needed = chance.of.randint(1, len(holders)) if mode == "at-least" else None
    return Delivery(mode=mode, holders=holders, needed=needed)


@attrs.frozen
class Usual:
    """How most controls of one random plan are founded."""

    state: str
    proofs: tuple[Evidence, ...]

    @classmethod
    def drawn(cls, chance: Chance) -> "Usual":
        """In place on evidence as a rule, at times without it or only promised."""
        founded = cls("in-place", (evidence(),))
        return chance.mostly(founded, (cls("in-place", ()), cls("agreed", ())), 3)


def random_control(chance: Chance, names: Names, usual: Usual, number: int) -> Control:
    """One control, which may require those before it, so that nothing requires itself."""
    start, end = chance.mostly((None, None), PERIODS)
    notices = chance.seldom(6)
    responds = not chance.seldom() if notices else chance.seldom()
    return control(
        names.controls[number],
        (),
        delivery=delivery(chance, names),
        deputy=chance.one(names.holders) if chance.seldom(4) else None,
        prevents=chance.some(names.threats, 3, 1),
        limits=("k-ward",) if chance.seldom(2) else (),
        requires=(*chance.few(names.controls[:number]), *chance.few(names.required)),
        hours=chance.hours(EVERY_HOUR),
        start=start,
        end=end,
        state=chance.mostly(usual.state, STATES, 6),
        evidence=chance.mostly(usual.proofs, PROOFS, 5),
        restrictive=chance.seldom(4),
        authority=chance.one(names.authorities) if chance.seldom(2) else None,
        kind="monitoring" if notices else "supervision",
        responder=chance.one(names.holders) if responds else None,
        respond_within=None if chance.seldom() else 30,
    )


def random_people(chance: Chance, names: Names) -> tuple[Individual, Risk, Risk]:
    """The person and two risks, one perhaps without a cause, whose causes A1 may have reviewed."""
    since, until = chance.mostly((LONG_AGO, None), PERIODS, 16)
    on, review_by = chance.mostly((LONG_AGO, None), PERIODS, 16)
    responsible = chance.mostly("A1", names.holders, 8)
    review = CauseReview(
        on=on or LONG_AGO, by=chance.mostly("A1", names.holders, 8), review_by=review_by
    )
    reviews = () if chance.seldom(20) else (review,)
    half = chance.of.randint(1, len(names.threats))
    return (
        person(
            responsible_teams=(
                Responsibility(holder=responsible, start=since or LONG_AGO, end=until),
            )
        ),
        risk(
            "r-pain",
            *names.threats[:half],
            consequences=consequences("k-ward"),
            cause_reviews=reviews,
        ),
        risk("r-fire", *names.threats[half:], cause_reviews=reviews),
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 5) -> Plan:
    """A random plan of one person with two risks, up to three causes and ``most`` controls."""
    chance = Chance(draw(st.randoms(use_true_random=False)))
    names = Names.drawn(chance, most)
    usual = Usual.drawn(chance)
    return plan(
        *random_people(chance, names),
        *network(chance, names),
        *law(chance, names),
        *(random_control(chance, names, usual, number) for number in range(len(names.controls))),
    )


def moments() -> st.SearchStrategy[Moment]:
    """Any minute of the typical week, those beside a change of hours more often."""
    minutes = st.one_of(st.sampled_from(MINUTES[:-1]), st.integers(0, 1439))
    return st.builds(Moment, st.just(TODAY), st.sampled_from(DAYS), minutes)
