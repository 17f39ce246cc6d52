"""Harm and good are told apart, hour by hour: what is lost, what is given back, what stays lost.

Three sides are asked the same about the same day: the plan, the plan after what happens, and that
after what would be done about it. A sum of both against the plan would hide the one in the other.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import slot_words
from tcplan.analysis.words import ANSWER_WORDS, READING_WORDS, joined
from tcplan.views.homes import HomeLost
from tcplan.views.hours import at_night
from tcplan.views.looking import Looking
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.facts import move_ahead
from tcplan.views.whatif.in_name import in_name
from tcplan.views.whatif.lost_words import Losing, lost_words, nights_too
from tcplan.views.whatif.mended import (
    BETTER_BESIDES,
    GIVEN_BACK,
    IN_PART,
    OUTCOME_WORDS,
    STAYS_LOST,
    WORSE_BESIDES,
    MendedMeasure,
    MendedRisk,
    MendingView,
    risks_and_limits,
)
from tcplan.views.whatif.mending_hours import About, Parts, hidden_loss, hours_of
from tcplan.views.whatif.mending_lines import lines
from tcplan.views.whatif.paths import listed, through_controls
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.sorts import happening

_NONE: frozenset[int] = frozenset()
_ORDER = (STAYS_LOST, IN_PART, GIVEN_BACK, WORSE_BESIDES, BETTER_BESIDES)


def two_sorts(sides: Sides) -> tuple[frozenset[int], frozenset[int]]:
    """Places of what happens and of what would be done; of changes that change anything."""
    real = [(at, step.change) for at, step in enumerate(sides.steps) if step.edits]
    happens = happening(sides.looking.plan, real)
    return happens, frozenset(at for at, _ in real) - happens


def mending(
    sides: Sides, calling: Calling, words: Sequence[str], first: str, homes: Sequence[HomeLost]
) -> MendingView | None:
    """The three sides; None where there is only one sort of change. ``words`` are the changes'.

    ``first`` is what the summary begins with, ``homes`` what no fix gives back.

    Complexity: the cover of each risk of the people touched, on at most a few days and on three
    sides, and once more for each change that would be done.
    """
    happens, done = two_sorts(sides)
    if not happens or not done:
        return None
    every = [one for person in sides.people for one in _of_person(sides, calling, words, person)]
    every.sort(key=lambda one: (_ORDER.index(one.outcome), one.loses != "cover", not one.at_night))
    told = tuple(every)
    figures = tuple(lines(sides, happens))
    settle = _to_settle(told, _unoffered(figures))
    called = [joined([words[at] for at in sorted(places)]) for places in (happens, done)]
    return MendingView(
        happens=tuple(sorted(happens)),
        done=tuple(sorted(done)),
        happens_words=called[0],
        done_words=called[1],
        summary=" ".join(filter(None, (first, _fixed(told, settle)))),
        to_settle=settle,
        homes=tuple(one.words for one in homes),
        measures=figures,
        risks=told,
    )


def losing(sides: Sides) -> list[Losing]:
    """What would be lost if nothing were done.

    Complexity: as that of the three sides, for one change.
    """
    happens, _ = two_sorts(sides)
    return [one for person in sides.people for one in _losing(sides, person, happens)]


def harm(sides: Sides, lost: Sequence[Losing]) -> str:
    """What would be lost if nothing were done, in a sentence; empty if nothing happens."""
    who = sides.looking.person_label(sides.individual) if sides.individual else None
    happens, done = two_sorts(sides)
    return lost_words(lost, who, fixed=bool(done)) if happens else ""


def _losing(sides: Sides, person: str, happens: frozenset[int]) -> Iterator[Losing]:
    """What loses something on the day on which it happens, and what loses more later."""
    looks = _looks(sides, person, happens, happens)
    begins = min((sides.changes[at].on or sides.looking.day for at in happens), default=None)
    worst: dict[str, int] = {}
    for day in _days(sides, looks[0], person):
        for about, _, parts in _differing(looks, (day,), person):
            nights = at_night(parts.where("cover"))
            weight = ("", "back-up", "cover").index(parts.loses) + nights
            if weight > worst.get(about.id, 0):
                worst[about.id] = weight
                yield Losing(
                    about=about.id,
                    individual=person,
                    is_result=about.result is not None,
                    loses=parts.loses,
                    cover_at_night=nights,
                    later=begins is not None and day > max(begins, sides.looking.day),
                )


def fates(sides: Sides, person: str) -> dict[About, str]:
    """What becomes of each risk and each result that is lost by what happens to a person's plan.

    While nothing is done about it, each of them stays lost.
    """
    happens, _ = two_sorts(sides)
    looks = _looks(sides, person, happens, sides.every)
    found = _differing(looks, _days(sides, looks[0], person), person) if happens else ()
    return {about: parts.outcome for about, _, parts in found}


def also_lost(sides: Sides, calling: Calling) -> Iterator[str]:
    """Risks that are held worse in hours which their worst answer, compared elsewhere, hides.

    With both sorts of change none: then each risk is told hour by hour.
    """
    happens, done = two_sorts(sides)
    if done:
        return
    for person in sides.people if happens else ():
        before, after, _ = _looks(sides, person, happens, happens)
        for risk in before.plan.of("risks", person):
            lost = hidden_loss(risk, (before, after), sides.looking.day)
            if lost is not None:
                whose = "" if sides.individual else f"{sides.looking.person_label(person)}: "
                yield f"{whose}“{calling.of(risk.id)}” is held worse {slot_words(lost)}"


def _looks(
    sides: Sides, person: str, happens: frozenset[int], last: frozenset[int]
) -> tuple[Looking, Looking, Looking]:
    one, other, third = (sides.look(sides.cast(person, at)) for at in (_NONE, happens, last))
    return one, other, third


def _of_person(
    sides: Sides, calling: Calling, words: Sequence[str], person: str
) -> Iterator[MendedRisk]:
    happens, done = two_sorts(sides)
    looks = _looks(sides, person, happens, sides.every)
    for about, day, parts in _differing(looks, _days(sides, looks[0], person), person):
        yield _One(sides, calling, words, about, person, day, parts, happens, done).told(looks)


def _differing(
    looks: tuple[Looking, Looking, Looking], days: Sequence[dt.date], person: str
) -> Iterator[tuple[About, dt.date, Parts]]:
    """Each risk and result whose hours differ, on the first day on which they do.

    A cause may lose cover that another cause of its risk never had: the answer of the risk stays,
    and the cause is told. So is a back-up that was only promised, or not confirmed.
    """
    for risk in looks[0].plan.of("risks", person):
        whole = tuple(_first(looks, days, (About(risk),)))
        causes = () if whole else [About(risk, cause=one.id) for one in risk.threats]
        lost = tuple(one for one in _first(looks, days, causes) if one[2].loses == "cover")
        yield from whole or lost or _backing(looks, days, About(risk))
        for one in risk.consequences:
            about = About(risk, one.id)
            yield from tuple(_first(looks, days, (about,))) or _backing(looks, days, about)


def _backing(
    looks: tuple[Looking, Looking, Looking], days: Sequence[dt.date], about: About
) -> Iterator[tuple[About, dt.date, Parts]]:
    """Something that keeps its answer and loses the back-up of a reading."""
    backed = {name for day in days for name in about.backed(looks[0].at(day).cover(about.risk.id))}
    every = [attrs.evolve(about, within=reading) for reading in READINGS if reading in backed]
    yield from (one for one in _first(looks, days, every) if one[2].loses)


def _first(
    looks: tuple[Looking, Looking, Looking], days: Sequence[dt.date], every: Sequence[About]
) -> Iterator[tuple[About, dt.date, Parts]]:
    for about in every:
        found = ((day, Parts(hours_of(about, looks, day))) for day in days)
        first = next(((day, parts) for day, parts in found if parts.outcome), None)
        if first is not None:
            yield about, *first


def _days(sides: Sides, before: Looking, person: str) -> tuple[dt.date, ...]:
    """The day asked about, each later day on which something happens, and that of the move."""
    today = sides.looking.day
    later = {step.change.on for step in sides.steps if step.change.on is not None}
    later |= {move} if (move := move_ahead(before, person)) is not None else set()
    return (today, *sorted(day for day in later if day > today))


@attrs.frozen
class _One:
    """One risk or result that is told, and what it takes to say why."""

    sides: Sides
    calling: Calling
    words: Sequence[str]
    about: About
    person: str
    day: dt.date
    parts: Parts
    happens: frozenset[int]
    done: frozenset[int]

    def told(self, looks: tuple[Looking, Looking, Looking]) -> MendedRisk:
        """It, with hours, answers and causes."""
        lost, parts = self.parts.where("lost"), self.parts
        outcome = parts.outcome
        answers = parts.worst()
        by = self._by(looks) if outcome not in {STAYS_LOST, WORSE_BESIDES} else ()
        helped = [at for at in by if at in self.done]
        because = self._ways((looks[0], looks[1])) if lost.stretches else ()
        back = {name: slot_words(parts.where(name)) for name in ("back", "part", "still")}
        named = self._in_name(helped) if by else ()
        return MendedRisk(
            about=self.about.id,
            individual=self.person,
            individual_label=self.sides.looking.person_label(self.person),
            is_result=self.about.result is not None,
            title=self._title(),
            reading=self.about.within,
            day=self.day,
            outcome=outcome,
            outcome_words=f"{OUTCOME_WORDS[outcome]}{', if settled' if named else ''}",
            lost=slot_words(lost),
            at_night=at_night(lost),
            loses=parts.loses,
            cover_at_night=at_night(parts.where("cover")),
            plan=answers[0],
            plan_words=ANSWER_WORDS[answers[0]],
            happened=answers[1],
            happened_words=ANSWER_WORDS[answers[1]],
            mended=answers[2],
            mended_words=ANSWER_WORDS[answers[2]],
            given_back=back["back"],
            in_part=back["part"],
            still_lost=back["still"],
            lost_because=because,
            given_back_by=tuple(self.words[at] for at in helped or sorted(self.done) if by != ()),
            only_together=bool(by) and not helped,
            in_name=named,
            still_because=self._still(looks[2], because) if back["still"] or back["part"] else (),
        )

    def _title(self) -> str:
        about = self.about
        risk = f"“{self.sides.looking.veiled(about.risk.title, self.person)}”"
        if about.within is not None:
            risk = f"{risk}, {READING_WORDS[about.within]}"
        if about.cause is not None:
            return f"{risk} (cause “{self.calling.of(about.cause)}”)"
        return f"what limits “{self.calling.of(about.result)}” ({risk})" if about.result else risk

    def _by(self, looks: tuple[Looking, Looking, Looking]) -> tuple[int, ...]:
        """Places of what gives something back by itself; (-1,) where only all of it together."""
        if len(self.done) == 1:
            return tuple(self.done)
        before, happened, _ = looks
        found = []
        for at in sorted(self.done):
            places = self.sides.cast(self.person, self.happens | {at})
            third = self.sides.look(places)
            parts = Parts(hours_of(self.about, (before, happened, third), self.day))
            if any(parts.where(test).stretches for test in ("back", "part", "better")):
                found.append(at)
        return tuple(found) or (-1,)

    def _in_name(self, helped: Sequence[int]) -> tuple[str, ...]:
        """Whose word or hours what helps is still without."""
        places = frozenset(helped) or self.done
        return in_name(self.sides, self.calling, self.happens, places)

    def _still(self, after: Looking, known: Sequence[str]) -> tuple[str, ...]:
        """What of the fix itself is lost if that happens; else that nothing tried holds it."""
        unharmed = self.sides.look(self.sides.cast(self.person, self.done))
        told = (way for way in self._ways((unharmed, after)) if way not in known)
        return tuple(told) or ("nothing that is tried holds these hours as the plan does",)

    def _ways(self, pair: tuple[Looking, Looking]) -> tuple[str, ...]:
        whole = self.sides.whole(self.sides.every)
        touched = frozenset(name for at in self.happens for name in whole.steps[at].touched)
        one, other = (look.at(self.day).arrangements for look in pair)
        return listed(
            list(through_controls(self.calling, (one, other), self.about.targets, touched))
        )


def _unoffered(figures: Sequence[MendedMeasure]) -> str:
    """The hours a week that what happens leaves to nobody, where the fix leaves them so too."""
    for one in figures:
        more = min(int(one.happened), int(one.mended)) - int(one.plan) if one.code == "hours" else 0
        if more > 0:
            hours = "hour" if more == 1 else "hours"
            return f"somebody has still to agree to supply {more} {hours} a week"
    return ""


def _fixed(risks: Sequence[MendedRisk], to_settle: str) -> str:
    """What becomes of what is lost; a good that rests on nobody's word is no promise."""
    lost = [one for one in risks if one.loses]
    if not lost:
        return ""
    told = [
        f"{words}: {_counted(found)}{_what_back(found) if outcome == GIVEN_BACK else ''}"
        for outcome, loses, words in _SUMMED
        if (found := [o for o in lost if o.outcome == outcome and loses in {"", o.loses}])
    ]
    first = f"The fix is not settled: {to_settle}. Once it is" if to_settle else "With the fix"
    return f"{first}, {'; '.join(told)}."


def _what_back(back: Sequence[MendedRisk]) -> str:
    """How much of what is given back is cover at night, and how much of it was only a promise."""
    cover = {one.about: one.cover_at_night for one in back if one.loses == "cover"}
    told = [nights_too(len(cover), sum(cover.values()))] if any(cover.values()) else []
    promised = ("only-if-promised", "as-promised")
    number = sum(one.mended in promised or one.reading in promised for one in back)
    if number:
        which = "only promised" if number == len(back) else f"{number} of them only promised"
        told.append(f"{which}, as in the plan")
    return f" ({', '.join(told)})" if told else ""


def _to_settle(risks: Sequence[MendedRisk], unoffered: str) -> str:
    said = dict.fromkeys(words for one in risks if one.loses for words in one.in_name)
    said |= dict.fromkeys([unoffered] if unoffered else [])
    return "; ".join(said)


_SUMMED = (
    (GIVEN_BACK, "", "given back"),
    (IN_PART, "", "in part"),
    (STAYS_LOST, "cover", "still without cover"),
    (STAYS_LOST, "back-up", "still without back-up"),
)
"""An outcome, what is lost where that matters, and what is said of it."""


def _counted(found: Sequence[MendedRisk]) -> str:
    return risks_and_limits({one.about: one.is_result for one in found}.values())
