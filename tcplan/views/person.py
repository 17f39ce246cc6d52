"""One person on one page: their words first, then the move, what is due, what holds each risk."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.control import Control
from tcplan.domain.dates import short_day
from tcplan.domain.individual import Individual
from tcplan.views.agencies import others_supported, supporting
from tcplan.views.due import Due, due
from tcplan.views.looking import Heading, Looking
from tcplan.views.move import Home, MoveView, Stay, home, move, stay
from tcplan.views.people import PersonRow, person_row
from tcplan.views.risks import RiskView, risk_view
from tcplan.views.standing import Standing, standing


@attrs.frozen
class Words:
    """Something the person said or disagrees with."""

    about: str
    words: str
    on: dt.date | None = None
    answer: str | None = None


@attrs.frozen
class KeepsWell:
    """What keeps the person well and who sustains it."""

    what: str
    sustained_by: tuple[str, ...]
    said_by: str | None


@attrs.frozen
class ConditionView:
    """A condition and who supervises it."""

    kind_words: str
    text: str
    lawful_source: str
    supervisor: str | None
    deputy: str | None
    start: dt.date | None
    end: dt.date | None


@attrs.frozen
class PersonView:
    """The overview of one person."""

    heading: Heading
    row: PersonRow
    age: int
    """Whole years on the day asked about."""
    diagnosis_words: str
    communication_needs: str | None
    what_matters: str | None
    hopes: str | None
    keeps_well: tuple[KeepsWell, ...]
    disagrees: tuple[Words, ...]
    standing: Standing
    conditions: tuple[ConditionView, ...]
    stay: Stay | None
    home: Home | None
    move: MoveView | None
    due: tuple[Due, ...]
    risks: tuple[RiskView, ...]
    controls_by_state: dict[str, int]
    """State of a control in words to how many of the person's controls are in it."""
    confirmed: tuple[str, ...]
    others_supported: int
    """How many other people share at least one agency with this person; never who."""


def person(looking: Looking, name: str) -> PersonView:
    """The overview of one person; raises ``UnknownIdError`` for an id the plan does not have."""
    who: Individual = looking.get("individuals", name)
    plan, me = looking.plan, who.id

    def veiled(text: str | None) -> str | None:
        return looking.veiled(text, me) if text else None

    transitions = plan.of("transitions", me)
    found = due(looking, me)
    return PersonView(
        heading=looking.heading(),
        row=person_row(looking, me, found),
        age=age(who, looking.day),
        diagnosis_words=label("diagnosis", who.diagnosis),
        communication_needs=veiled(who.communication_needs),
        what_matters=veiled(who.what_matters),
        hopes=veiled(who.my_hopes),
        keeps_well=tuple(
            KeepsWell(
                looking.veiled(p.what, me),
                tuple(looking.thing_name(h) for h in p.sustained_by),
                veiled(p.said_by),
            )
            for p in who.keeps_me_well
        ),
        disagrees=tuple(
            Words(looking.veiled(d.about, me), looking.veiled(d.words, me), d.on, veiled(d.answer))
            for d in who.disagreements
        ),
        standing=standing(looking, who),
        conditions=tuple(
            ConditionView(
                kind_words=label("condition-kind", c.kind),
                text=looking.veiled(c.text, me),
                lawful_source=looking.veiled(c.lawful_source, me),
                supervisor=looking.thing_name(c.supervisor) if c.supervisor else None,
                deputy=looking.thing_name(c.deputy) if c.deputy else None,
                start=c.start,
                end=c.end,
            )
            for c in plan.of("conditions", me)
        ),
        stay=stay(looking, me),
        home=home(looking, me),
        move=move(looking, me, transitions[-1]) if transitions else None,
        due=found,
        risks=tuple(risk_view(looking, risk) for risk in plan.of("risks", me)),
        controls_by_state=_by_state(plan.of("controls", me)),
        confirmed=tuple(
            ", ".join(dict.fromkeys((veiled(s.said_by) or "", looking.thing_name(s.agency))))
            + f", {short_day(s.on)}"
            for s in who.confirmed_by
        ),
        others_supported=others_supported(looking, supporting(looking, me), me),
    )


def age(who: Individual, day: dt.date) -> int:
    """Whole years; with year and month only, counted from the first of the month."""
    born = dt.date.fromisoformat(who.born if len(who.born) > len("2000-01") else f"{who.born}-01")
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _by_state(controls: tuple[Control, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for control in controls:
        words = label("control-state", control.state)
        counts[words] = counts.get(words, 0) + 1
    return counts
