"""The person's own paper: their words first, then who helps, the home, the move and their rights.

It tells of support and never of what is hard about anybody. Names of people close to the person are
told where names are asked for; else they go by who they are, such as "Mum".
"""

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import code_list
from tcplan.domain.control import PROMISED_STATES
from tcplan.domain.dates import long_day
from tcplan.domain.hours import EVERY_HOUR
from tcplan.domain.individual import Individual
from tcplan.domain.network import Tie
from tcplan.domain.transition import Transition
from tcplan.rules.gates import standing
from tcplan.views.controls import hours_words
from tcplan.views.due import due
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.card_hours import CardHours, card_hours
from tcplan.views.papers.crisis_card import NOT_CALLED
from tcplan.views.papers.crisis_week import CrisisWeek, StepUp, crisis_week, step_up
from tcplan.views.papers.easy_words import ABOUT, ANSWERS, HOMES, STEPS, VISITS
from tcplan.views.papers.given import Given
from tcplan.views.papers.own_words import OwnWords, own_words
from tcplan.views.papers.telling import Telling
from tcplan.views.people import current_spell

_ME = "[my name]"
_NOT_TOLD = frozenset({"victim-liaison", "parent-company", "csp", "cqc"})
_DONE = frozenset({"met", "not-applicable", "waived"})
_REVIEWS = frozenset({"post-admission-cetr", "inpatient-cetr", "requested-cetr", "community-cetr"})


@attrs.frozen
class EasyTelling(Telling):
    """The same, with words for a name that is hidden: no code stands in the person's paper."""

    def said(self, words: str) -> str:
        """Text about the person that is there."""
        told = Telling.said(self, words)
        if self.looking.names:
            return told
        return re.sub(rf"(?<!\w){re.escape(self.me)}(?!\w)", _ME, told)

    def text(self, words: str | None) -> str | None:
        """Text about the person as it may be shown; None for none."""
        return self.said(words) if words else None


@attrs.frozen
class Disagreed:
    """Something the person disagrees with, in their words."""

    about: str
    words: str
    answer: str | None


@attrs.frozen
class Helper:
    """Somebody who helps."""

    who: str
    kind: str
    """Kind of agency, a code, by which a picture is chosen."""
    job: str
    when: str
    """From when, until when, and in which hours, as a sentence."""


@attrs.frozen
class HomeTold:
    """The home."""

    name: str
    kind: str
    """A sentence about what kind of home it is."""
    landlord: str | None


@attrs.frozen(kw_only=True)
class Step:
    """Something that has to happen before the move."""

    plain: str | None
    """A sentence of ours; None where it is quoted as written."""
    quoted: str | None
    who: str | None
    done: bool
    by: str | None
    late: bool


@attrs.frozen(kw_only=True)
class EasyReadView:
    """The person's own paper."""

    heading: Heading
    recipient: str
    individual_label: str
    called: str | None
    words: OwnWords
    disagrees: tuple[Disagreed, ...]
    helpers: tuple[Helper, ...]
    ward: str | None
    home: HomeTold | None
    move: tuple[str, ...]
    """When the person may move, as sentences."""
    moved: bool
    """Whether the person has moved and lives at home."""
    steps: tuple[Step, ...]
    visits: tuple[str, ...]
    rings: tuple[CardHours, ...]
    starts: str | None
    """From when those can be rung, for a move ahead, as words."""
    nobody: str
    if_wrong: StepUp | None
    advocate: str | None
    consents: tuple[str, ...]
    review: str | None
    """By when the next review of care is, as a sentence."""


def easy_read(looking: Looking, about: str | None, given: Given) -> EasyReadView:
    """The paper of one person for that person; raises ``UnknownIdError`` for an unknown id."""
    who: Individual = looking.get("individuals", about or "")
    tell = EasyTelling(looking, who.id)
    week = crisis_week(looking, who.id, NOT_CALLED, tell)
    moves: tuple[Transition, ...] = looking.plan.of("transitions", who.id)
    transition = moves[-1] if moves else None
    spell = current_spell(looking, who.id)
    moved = transition is not None and _has_moved(transition, looking.day)
    back = moved and spell is not None
    return EasyReadView(
        heading=looking.heading(),
        recipient=given.recipient.words,
        individual_label=tell.label,
        called=looking.person_name(who.id),
        words=own_words(tell),
        disagrees=tuple(
            Disagreed(tell.said(one.about), tell.said(one.words), tell.text(one.answer))
            for one in who.disagreements
        ),
        helpers=tuple(_helpers(tell)),
        ward=spell.unit if spell else None,
        home=_home(tell, back=back, there=spell is None),
        move=_back() if back else (_move(transition, looking.day),),
        moved=moved and not back,
        steps=tuple(_steps(tell, transition)) if transition and not moved else (),
        visits=tuple(_visits(transition, looking.day)) if transition else (),
        rings=tuple(row for row in card_hours(week, str) if row.rings) if week else (),
        starts=_starts(week),
        nobody=next((row.when for row in week.hours if not row.answers), "") if week else "",
        if_wrong=step_up(looking, who.id, tell),
        advocate=tell.name_or_none(who.advocate.holder) if who.advocate else None,
        consents=tuple(_consents(tell, who)),
        review=_review(tell),
    )


def _starts(week: CrisisWeek | None) -> str | None:
    if week is None or not week.ahead:
        return None
    return f"From {long_day(week.moves_on)}" if week.moves_on else "After you move"


def _has_moved(move: Transition, day: dt.date) -> bool:
    return move.moved_on is not None and move.moved_on <= day


def _helpers(tell: Telling) -> Iterator[Helper]:
    """Who helps on the day or will, those there now first."""
    day = tell.looking.day
    ties: list[Tie] = [
        tie
        for tie in tell.looking.plan.of("ties", tell.me)
        if (tie.end is None or tie.end >= day) and tell.kind(tie.holder) not in _NOT_TOLD
    ]
    for tie in sorted(ties, key=lambda one: one.start is not None and one.start > day):
        kind = tell.kind(tie.holder)
        yield Helper(_who(tell, tie), kind, tell.said(tie.role), _when(tell, tie))


def _who(tell: Telling, tie: Tie) -> str:
    """A name, or for family and friends without names who they are."""
    informal = code_list("agency-kind").fact(tell.kind(tie.holder), "informal") is True
    return tell.said(tie.role) if informal and not tell.looking.names else tell.named(tie.holder)


def _when(tell: Telling, tie: Tie) -> str:
    day, parts = tell.looking.day, []
    if tie.start is not None and tie.start > day:
        parts.append(f"from {long_day(tie.start)}")
    if tie.end is not None:
        parts.append(f"until {long_day(tie.end)}")
    hours = _hours(tell, tie)
    if hours:
        parts.append(hours)
    said = ", ".join(parts) or "now"
    return f"When: {said}."


def _hours(tell: Telling, tie: Tie) -> str | None:
    """Opening hours, else the hours of what they do, where that is not always."""
    holder = tell.looking.plan.by_id[tie.holder]
    if holder.opening:
        return hours_words(holder.opening)
    day = max(tell.looking.day, tie.start or tell.looking.day)
    spans = tuple(
        span
        for control in tell.looking.plan.of("controls", tell.me)
        if tie.holder in control.delivery.holders
        and control.state in PROMISED_STATES
        and control.in_date(day)
        for span in control.hours
    )
    return hours_words(spans) if spans and not set(EVERY_HOUR) & set(spans) else None


def _home(tell: Telling, *, back: bool, there: bool) -> HomeTold | None:
    """The home lived in or planned; after a move that did not hold somebody has to say."""
    homes = tell.looking.plan.of("placements", tell.me)
    if not homes:
        return None
    home = homes[-1]
    kind = HOMES[home.tenure].format(be="is" if there else "will be")
    kind = "People must say if it is still your home." if back else kind
    return HomeTold(tell.named(home.place), kind, tell.name_or_none(home.landlord))


def _back() -> tuple[str, ...]:
    """What is said to somebody who is in hospital again."""
    return (
        "You moved, and the support did not hold.",
        "That is not your fault.",
        "No new day is set yet.",
    )


def _move(move: Transition | None, day: dt.date) -> str:
    if move is None:
        return "No move is planned."
    if _has_moved(move, day):
        return f"You moved on {long_day(move.moved_on or day)}."
    if move.target is None:
        return "No day is set yet."
    if move.target < day:
        return f"You should have moved on {long_day(move.target)}. A new day is needed."
    return f"You may move on {long_day(move.target)}."


def _steps(tell: Telling, move: Transition) -> Iterator[Step]:
    """What has to happen first; who else is asked about it is told to nobody."""
    looking = tell.looking
    for gate in move.gates:
        private = gate.owner is not None and tell.kind(gate.owner) in _NOT_TOLD
        plain = STEPS["R21"] if private else STEPS.get(gate.rule or "")
        hidden = private or gate.rule == "R21"
        yield Step(
            plain=plain,
            quoted=None if plain else tell.said(gate.name),
            who=None if hidden else tell.name_or_none(gate.owner),
            done=standing(gate, looking.day, looking.book).state in _DONE,
            by=long_day(gate.due) if gate.due else None,
            late=gate.due is not None and gate.due < looking.day,
        )


def _visits(move: Transition, day: dt.date) -> Iterator[str]:
    for visit in move.visits:
        if visit.outcome == "planned" and visit.on >= day:
            yield f"You have {VISITS[visit.kind]} on {long_day(visit.on)}."


def _consents(tell: Telling, who: Individual) -> Iterator[str]:
    """The last answer to each question, in the order in which they were first asked."""
    on = tell.looking.on_day
    for purpose in dict.fromkeys(one.purpose for one in who.consents):
        last = on.consent(tell.me, purpose)
        if last is not None:
            yield ANSWERS[last.state].format(about=ABOUT[purpose])


def _review(tell: Telling) -> str | None:
    found = [one.on for one in due(tell.looking, tell.me) if one.clock in _REVIEWS]
    if not found:
        return None
    first = min(found)
    late = first < tell.looking.day
    said = f"The next one was due on {long_day(first)}. It is late."
    return said if late else f"The next one should be by {long_day(first)}."
