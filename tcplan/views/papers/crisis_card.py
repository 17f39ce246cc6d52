"""What somebody who has never met the person needs in the first minutes, on one page.

Support words only: what helps, what makes it worse, how to talk, who answers. Why anything is so,
what somebody has, did or lives under, stands on no card. What does not fit is said to be left out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.control import PROMISED_STATES, Control
from tcplan.domain.dates import long_day, months_after
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency
from tcplan.domain.risk import Risk
from tcplan.errors import WrongUseError
from tcplan.rules.answering import answering
from tcplan.text import visible, width
from tcplan.views.agencies import agency_of
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.card_hours import CardHours, card_hours, many_answer
from tcplan.views.papers.crisis_week import CrisisWeek, StepUp, crisis_week, step_up
from tcplan.views.papers.given import Given
from tcplan.views.papers.telling import Number, Telling
from tcplan.views.people import current_spell

_ROOMY, _TIGHT = (5, 140), (3, 70)
"""So many lines fit under each heading, each of so many cells; fewer where many answer."""
_NEEDS = 280
_NAME = 60
_CUT = "… (cut)"

_AROUND = frozenset({"T03", "T04", "T05", "T06", "T15", "T16"})
"""Causes that whoever is there can do something about: people, place, pace, pain."""

NOT_CALLED = frozenset({"mhcs", "court", "probation", "prison", "victim-liaison", "cqc", "csp"})
"""Kinds of agency whom nobody rings first, and whose name would tell of the law."""

_KEEP_AWAY = frozenset({"no-contact", "exclusion"})

NOT_FIRST = "Do not make hospital the first step where nobody is hurt or ill: see the way back."
NOT_THE_WORSE = "Do not do what makes it worse."
NO_HOLDING = "Do not hold, lock in or search beyond what you would do for anybody: none is agreed."
ASK_FIRST = "Do not restrict before you have rung who answers: some things are agreed, not all."


@attrs.frozen(kw_only=True)
class CrisisCardView:
    """One card."""

    heading: Heading
    recipient: str
    individual_label: str
    called: str | None
    """The name to use; None while names are hidden, and then it is written in by hand."""
    talk: str | None
    """How to talk with the person."""
    own_words: tuple[str, ...]
    """What the person says of hard moments, in their words."""
    helps: tuple[str, ...]
    worse: tuple[str, ...]
    not_to_do: tuple[str, ...]
    ward: str | None
    """The ward on which the person is on the day, which answers until a move."""
    ward_number: Number | None
    """The number of the hospital that the ward is of."""
    from_when: str | None
    """From when the hours hold, where a move is ahead, as words."""
    hours: tuple[CardHours, ...]
    nobody: str
    """The hours in which nobody is named; empty when there are none."""
    way_back: StepUp | None
    valid_until: dt.date
    because: str
    """Why the card runs out then."""
    shortened: bool
    """Whether more is recorded than fits on the page."""
    not_for: str | None
    """Whom the holder must not give it to."""


def crisis_card(looking: Looking, about: str | None, given: Given) -> CrisisCardView:
    """The crisis card of one person.

    Raises ``UnknownIdError`` for an unknown person, ``WrongUseError`` for police to whom the person
    has not agreed that anything is told.
    """
    who = looking.get("individuals", about or "")
    tell = Telling(looking, who.id)
    refused = _police_refused(tell)
    _may_have_it(tell, given, refused)
    week = crisis_week(looking, who.id, NOT_CALLED)
    spell = current_spell(looking, who.id)
    cut = _Cutting(week)
    until, because = _valid_until(tell, week)
    return CrisisCardView(
        heading=looking.heading(),
        recipient=given.recipient.words,
        individual_label=cut.line(tell.label, _NAME),
        called=cut.line(looking.person_name(who.id) or "", _NAME) or None,
        talk=cut.line(tell.text(who.communication_needs) or "", _NEEDS) or None,
        own_words=cut.lines(_own_words(tell), most=2),
        helps=cut.lines(_helps(tell)),
        worse=cut.lines(_worse(tell)),
        not_to_do=(*_first(week), *cut.lines(_keep_away(tell)), _restrictions(tell)),
        ward=cut.line(spell.unit) if spell else None,
        ward_number=_ward_number(tell, spell) if spell else None,
        from_when=_from_when(week),
        hours=card_hours(week, cut.line) if week else (),
        nobody=next((row.when for row in week.hours if not row.answers), "") if week else "",
        way_back=_way_back(cut, step_up(looking, who.id)),
        valid_until=until,
        because=because,
        shortened=cut.happened,
        not_for=refused if given.recipient.kind == "holder" else None,
    )


class _Cutting:
    """Fits recorded lines on the page and remembers whether anything was cut."""

    def __init__(self, week: CrisisWeek | None) -> None:
        rows = card_hours(week, str) if week else ()
        self.most, self.longest = _TIGHT if many_answer(rows) else _ROOMY
        self.happened = False

    def line(self, text: str, longest: int | None = None) -> str:
        """The text on one line, or as much as fits with the words that it was cut."""
        longest = longest or self.longest
        text = " ".join(text.split())
        if width(visible(text)) <= longest:
            return text
        self.happened = True
        room = longest - len(_CUT)
        fits = (n for n in range(room, 0, -1) if width(visible(text[:n])) <= room)
        return text[: next(fits, 0)].rstrip() + _CUT

    def lines(self, texts: Iterable[str], most: int | None = None) -> tuple[str, ...]:
        """The first of several different lines."""
        most = most or self.most
        found = list(dict.fromkeys(texts))
        self.happened = self.happened or len(found) > most
        return tuple(self.line(text) for text in found[:most])


def _police_refused(tell: Telling) -> str | None:
    """That the person has not agreed to share with the police, where that is recorded."""
    consent = tell.looking.on_day.consent(tell.me, "share-police")
    if consent is None or consent.state in code_list("consent-state").where("open", value=True):
        return None
    stands = label("consent-state", consent.state).lower()
    return f"the police: sharing with them is {stands} ({long_day(consent.on)})"


def _may_have_it(tell: Telling, given: Given, refused: str | None) -> None:
    agency = given.recipient.agency
    if agency is None or refused is None:
        return
    reader: Agency = tell.looking.get("agencies", agency)
    if reader.kind == "police":
        raise WrongUseError(
            f"No card of {tell.label} is written for {refused}. Ask the person again, or record a "
            "best-interests decision."
        )


def _distress(tell: Telling) -> tuple[Risk, ...]:
    found: tuple[Risk, ...] = tell.looking.plan.of("risks", tell.me)
    return tuple(risk for risk in found if risk.kind == "distress")


def _own_words(tell: Telling) -> Iterator[str]:
    return (tell.said(risk.own_view) for risk in _distress(tell) if risk.own_view)


def _helps(tell: Telling) -> Iterator[str]:
    """What is done when it has begun, then what keeps the person well."""
    results = {one.id for risk in _distress(tell) for one in risk.consequences}
    for control in tell.looking.plan.of("controls", tell.me):
        if _is_help(control, tell.looking.day) and not results.isdisjoint(control.limits):
            does = f": {control.description}" if control.description else ""
            yield tell.said(f"{control.name}{does}")
    for one in tell.looking.plan.by_id[tell.me].keeps_me_well:
        yield tell.said(one.what)


def _is_help(control: Control, day: dt.date) -> bool:
    over = control.end is not None and control.end < day
    return (
        control.state in PROMISED_STATES
        and not over
        and not control.restrictive
        and control.setting != "hospital"
        and control.kind not in {"recovery", "monitoring", "treatment"}
    )


def _worse(tell: Telling) -> Iterator[str]:
    for risk in _distress(tell):
        yield from (tell.said(one.text) for one in risk.threats if one.library in _AROUND)


def _first(week: CrisisWeek | None) -> tuple[str, ...]:
    hospital = (NOT_FIRST,) if week is not None and week.way_back is not None else ()
    return (*hospital, NOT_THE_WORSE)


def _keep_away(tell: Telling) -> Iterator[str]:
    """Where the person must not be taken; never whose rule it is or why."""
    conditions: tuple[Condition, ...] = tell.looking.plan.of("conditions", tell.me)
    for one in conditions:
        if one.kind in _KEEP_AWAY and (one.end is None or one.end >= tell.looking.day):
            yield f"Rule to keep: {tell.said(one.text)}"


def _restrictions(tell: Telling) -> str:
    """Whether anything that restricts is agreed; what it is tells too much for a card."""
    agreed = any(
        control.restrictive
        and control.authority is not None
        and control.setting != "hospital"
        and control.state in PROMISED_STATES
        and control.in_date(tell.looking.day)
        for control in tell.looking.plan.of("controls", tell.me)
    )
    return ASK_FIRST if agreed else NO_HOLDING


def _ward_number(tell: Telling, spell: HospitalSpell) -> Number:
    """The number of the ward's own team where it is responsible, else of the hospital."""
    teams = tell.looking.plan.by_id[tell.me].responsible_teams
    there = (team.holder for team in teams if team.covers(tell.looking.day))
    own = (name for name in there if agency_of(tell.looking, name) == spell.hospital)
    name = next(own, spell.hospital)
    (number,) = tell.numbers([name])
    whose = tell.named(name) if number.number and name == spell.hospital else number.of
    return attrs.evolve(number, of=whose)


def _from_when(week: CrisisWeek | None) -> str | None:
    if week is None or not week.ahead:
        return None
    return (
        f"the move on {long_day(week.moves_on)}" if week.moves_on else "the move, with no day set"
    )


def _way_back(cut: _Cutting, way: StepUp | None) -> StepUp | None:
    if way is None:
        return None
    return StepUp(cut.line(way.decider), cut.line(way.step_up), cut.line(way.out_of_hours))


def _valid_until(tell: Telling, week: CrisisWeek | None) -> tuple[dt.date, str]:
    """The first day after which something on the card no longer holds.

    No card is older than the time within which a crisis plan has to be tried out again.
    """
    looking = tell.looking
    months = looking.on_day.rule("R23").number("months_since_exercised")
    found = [(months_after(looking.day, months), f"no card is older than {months} months")]
    if week is not None:
        if week.exercised is not None:
            again = months_after(week.exercised, months)
            found.append((again, "the crisis plan has to be tried out again by then"))
        for one in answering(looking.on_day, tell.me, week.asked_of):
            control = one.control
            days = [control.end, control.review_by, *(e.review_by for e in control.evidence)]
            found += [(day, "who answers may be others from then on") for day in days if day]
    ahead = [(day, because) for day, because in found if day >= looking.day]
    return min(ahead, key=lambda one: one[0])
