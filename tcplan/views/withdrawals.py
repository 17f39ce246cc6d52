"""What is lost when agencies stop: whose support falls, when in the week, and by which path."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import attrs

from tcplan.analysis.cohort.contingency import Lost
from tcplan.analysis.pace import Tell, paced
from tcplan.analysis.slots import Slot, slot_words
from tcplan.analysis.withdrawal import Loss, LostControl, losing, withdraw, withdraw_results
from tcplan.analysis.words import ANSWER_WORDS, READING_WORDS
from tcplan.domain.codelists import label
from tcplan.errors import UnknownIdError
from tcplan.views.homes import HomeLost, homes_lost, homes_words
from tcplan.views.hours import at_night, together, when
from tcplan.views.looking import Heading, Looking
from tcplan.views.nights import lost_at_night, nights_words
from tcplan.views.results_lost import results_words


@attrs.frozen
class LossView:
    """One risk that loses its cover or its back-up, in some hours of the week."""

    individual: str
    individual_label: str
    risk: str
    title: str
    kind: str
    """``cover`` or ``back-up``."""
    kind_words: str
    when: str
    at_night: bool
    """Whether any of these hours lie between midnight and 06:00."""
    reading_words: str
    before: str
    before_words: str
    after: str
    after_words: str
    threats: tuple[str, ...]
    """The causes (of a result: the result) that get through or are left with one way, in words."""
    paths: tuple[str, ...]
    """For each control that is lost or weakened, how the withdrawal reaches it, in words."""


@attrs.frozen
class WithdrawalView:
    """What is lost if the named agencies stop together."""

    heading: Heading
    stopped: tuple[str, ...]
    stopped_names: tuple[str, ...]
    losses: tuple[LossView, ...]
    """Lost cover first, then lost back-up; of each what is lost at night first, in plan order."""
    nights: str
    """Who would lose cover at night, for which risks, or that nobody would, in a sentence."""
    people_losing_nights: tuple[str, ...]
    """Ids of those who would lose cover at any hour between midnight and 06:00."""
    homes: tuple[HomeLost, ...]
    """Homes and hospital beds that go too, in the order of the people."""
    homes_words: str
    """The same in two sentences; empty where none goes."""
    results: str
    """Which results of risks would lose what limits them, or that none would, in words."""
    result_losses: tuple[LossView, ...]
    """Results of risks that lose what limits them, told likewise and counted apart."""
    results_losing_cover: int
    results_losing_back_up: int
    people_losing_cover: int
    people_losing_back_up: int
    risks_losing_cover: int
    risks_losing_back_up: int
    risks_asked: int
    """How many risks were looked at."""
    not_told: str
    """What this view leaves out, in one sentence or two."""


@attrs.frozen
class SingleWithdrawal:
    """What one agency alone would take with it."""

    id: str
    name: str
    kind_words: str
    risks_losing_cover: tuple[str, ...]
    risks_losing_back_up: tuple[str, ...]
    people_losing_cover: int
    people_losing_back_up: int
    people_losing_nights: int
    """Of those who would lose cover, how many at any hour between midnight and 06:00."""
    worst: str
    """The loss to tell first, in words; empty when nothing is lost."""


@attrs.frozen
class AloneSaid:
    """What one agency alone would take, in sentences."""

    nights: str
    people_losing_nights: int
    homes: str
    """Whose homes and beds go too; empty where none does."""
    results: str
    """In words that may follow a comma; no stop."""


@attrs.frozen
class EveryWithdrawalView:
    """Each agency by itself, those that leave most risks uncovered first."""

    heading: Heading
    sorted_by: str
    uncovering: int
    """Agencies that would each leave a risk without cover."""
    taking_back_up: int
    """Agencies that would each take a back-up, whether or not they leave a risk uncovered too."""
    not_told: str
    """What this view leaves out, in one sentence or two."""
    rows: tuple[SingleWithdrawal, ...]


def withdrawal(
    looking: Looking, stopped: Sequence[str], tell: Tell | None = None
) -> WithdrawalView:
    """What is lost if these agencies, teams, places or systems stop together."""
    looking.covers(tell)
    ids = tuple(dict.fromkeys(_stoppable(looking, name) for name in stopped))
    losses = _lost(looking, ids)
    limits = withdraw_results(looking.arrangements, looking.covers(), ids)
    limited, results = _merged(looking, limits, _LIMITS), _lost_results(limits)
    rows = _merged(looking, losses)
    people = {kind: {r.individual for r in rows if r.kind == kind} for kind in KINDS}
    lost = {kind: {r.risk for r in rows if r.kind == kind} for kind in KINDS}
    homes = homes_lost(looking, ids)
    return WithdrawalView(
        heading=looking.heading(),
        stopped=ids,
        stopped_names=tuple(looking.thing_name(name) for name in ids),
        losses=rows,
        nights=nights_words(rows),
        people_losing_nights=tuple(lost_at_night(rows)),
        homes=homes,
        homes_words=homes_words(homes),
        results=results_words(limited, *results),
        result_losses=limited,
        results_losing_cover=results[0],
        results_losing_back_up=results[1],
        people_losing_cover=len(people["cover"]),
        people_losing_back_up=len(people["back-up"]),
        risks_losing_cover=len(lost["cover"]),
        risks_losing_back_up=len(lost["back-up"]),
        risks_asked=len(looking.plan.risks),
        not_told=hours_not_told(looking),
    )


def _lost_results(limits: Sequence[Loss]) -> tuple[int, int]:
    """How many results lose all that limits them, and how many the back-up of it."""
    cover, back_up = ({x.threats for x in limits if x.kind == kind} for kind in KINDS)
    return len(cover), len(back_up)


KINDS = {"cover": "loses its cover", "back-up": "loses its back-up"}
_LIMITS = {
    "cover": "loses what limits a result",
    "back-up": "loses the back-up of what limits a result",
}


def every_withdrawal(looking: Looking, tell: Tell | None = None) -> EveryWithdrawalView:
    """What each agency alone would take with it."""
    looking.contingencies(tell=tell)
    rows = [single_withdrawal(looking, agency.id) for agency in looking.plan.agencies]
    rows.sort(key=lambda r: (-len(r.risks_losing_cover), -len(r.risks_losing_back_up), r.id))
    return EveryWithdrawalView(
        heading=looking.heading(),
        sorted_by="risks left uncovered, then back-ups lost",
        uncovering=sum(1 for row in rows if row.risks_losing_cover),
        taking_back_up=sum(1 for row in rows if row.risks_losing_back_up),
        not_told=not_told(looking),
        rows=tuple(rows),
    )


def not_told(looking: Looking) -> str:
    """What an answer about every withdrawal leaves out."""
    results = "What limits the results of a risk is not asked here; withdraw AGENCY asks it."
    return f"{hours_not_told(looking)} {results}"


def hours_not_told(looking: Looking) -> str:
    """Which hours are left out of an answer, so that silence is not read as cover.

    A risk that nothing covers at some hours cannot lose cover at those hours, even if a further
    cause is let through.
    """
    uncovered = sum(1 for cover in looking.covers() if cover.worst.risk.reading is None)
    risks = "1 risk has" if uncovered == 1 else f"{uncovered} risks have"
    return (
        f"{risks} hours that nothing covers even now, no promise either; for those hours nothing "
        "more is told here, whoever stops."
    )


def single_withdrawal(looking: Looking, agency: str) -> SingleWithdrawal:
    """What one agency alone would take with it; worked out once."""
    lost = looking.contingencies().alone[agency]
    had = looking.alone_found.get(agency)
    if had is None or had[0] != lost:
        had = looking.alone_found[agency] = (lost, _single(looking, agency, lost))
    return had[1]


def _single(looking: Looking, agency: str, lost: Lost) -> SingleWithdrawal:
    hours = _hours_lost(looking, agency, lost)
    nights = [risk for risk in lost.cover if any(map(at_night, hours[risk]))]
    return SingleWithdrawal(
        id=agency,
        name=looking.thing_name(agency),
        kind_words=label("agency-kind", looking.plan.by_id[agency].kind),
        risks_losing_cover=lost.cover,
        risks_losing_back_up=lost.back_up,
        people_losing_cover=people_of(looking, lost.cover),
        people_losing_back_up=people_of(looking, lost.back_up),
        people_losing_nights=people_of(looking, nights),
        worst=_worst_words(looking, lost, hours),
    )


def _hours_lost(looking: Looking, agency: str, lost: Lost) -> dict[str, list[Slot]]:
    """Risk to the slots that lose cover; where no risk does, to those that lose back-up."""
    happened = frozenset({agency})
    kind = "cover" if lost.cover else "back-up"
    return {
        risk: [at.slot for at, loses in losing(looking.cover(risk), happened) if loses == kind]
        for risk in paced(tuple(lost.cover or lost.back_up))
    }


def people_of(looking: Looking, risks: Iterable[str]) -> int:
    """How many people have these risks."""
    return len({looking.plan.by_id[risk].individual for risk in risks})


def _worst_words(looking: Looking, lost: Lost, hours: Mapping[str, Sequence[Slot]]) -> str:
    """The loss to tell first: of cover before back-up, in most hours; empty when there is none."""
    if not hours:
        return ""
    first = max(hours, key=lambda risk: max(slot.hours() for slot in hours[risk]))
    person = looking.plan.by_id[first].individual
    title = looking.veiled(looking.plan.by_id[first].title, person)
    kind = KINDS["cover" if lost.cover else "back-up"]
    return f"{looking.person_label(person)}: {title} {kind}, {when(hours[first])}"


def losses_for(looking: Looking, stopped: Sequence[str], individual: str) -> tuple[LossView, ...]:
    """What one person loses if these stop."""
    covers = tuple(looking.cover(risk.id) for risk in looking.plan.of("risks", individual))
    return _merged(looking, withdraw(looking.arrangements, covers, tuple(stopped)))


def alone_said(looking: Looking, agency: str) -> AloneSaid:
    """What there is to say if one agency stops; only risks that lose cover are told for nights."""
    risks = looking.contingencies().alone[agency].cover
    covers = tuple(looking.cover(risk) for risk in risks)
    lost = _merged(looking, withdraw(looking.arrangements, covers, (agency,)))
    limits = withdraw_results(looking.arrangements, looking.covers(), (agency,))
    results = results_words(_merged(looking, limits, _LIMITS), *_lost_results(limits))
    homes = homes_words(homes_lost(looking, (agency,)))
    return AloneSaid(nights_words(lost), len(lost_at_night(lost)), homes, results)


def _lost(looking: Looking, stopped: tuple[str, ...]) -> tuple[Loss, ...]:
    return withdraw(looking.arrangements, looking.covers(), stopped)


def _stoppable(looking: Looking, name: str) -> str:
    plan = looking.plan
    for collection in ("agencies", "teams", "places", "systems"):
        for entity in getattr(plan, collection):
            if entity.id == name or entity.id.casefold() == name.casefold():
                return str(entity.id)
    known = [e.id for e in (*plan.agencies, *plan.teams, *plan.places, *plan.systems)]
    raise UnknownIdError("agency, team, place or system", name, known)


def _merged(
    looking: Looking, losses: Sequence[Loss], kinds: Mapping[str, str] = KINDS
) -> tuple[LossView, ...]:
    """One row for the slots of a risk that lose the same thing in the same way."""
    groups: dict[object, list[Loss]] = {}
    for loss in losses:
        answers = (loss.reading, loss.before, loss.after)
        key = (loss.kind, loss.risk, answers, loss.threats, loss.controls)
        groups.setdefault(key, []).append(loss)
    rows = (_row(looking, group, kinds) for group in paced(tuple(groups.values())))
    return tuple(sorted(rows, key=lambda row: (row.kind != "cover", not row.at_night)))


def _row(looking: Looking, group: Sequence[Loss], kinds: Mapping[str, str]) -> LossView:
    loss = group[0]
    risk = looking.plan.by_id[loss.risk]
    person = risk.individual
    hours = together(one.slot for one in group)
    return LossView(
        individual=person,
        individual_label=looking.person_label(person),
        risk=loss.risk,
        title=looking.veiled(risk.title, person),
        kind=loss.kind,
        kind_words=kinds[loss.kind],
        when=slot_words(hours),
        at_night=at_night(hours),
        reading_words=READING_WORDS[loss.reading],
        before=loss.before,
        before_words=ANSWER_WORDS[loss.before],
        after=loss.after,
        after_words=ANSWER_WORDS[loss.after],
        threats=tuple(
            looking.veiled(looking.plan.by_id[threat].text, person) for threat in loss.threats
        ),
        paths=tuple(looking.veiled(_path(looking, one), person) for one in loss.controls),
    )


def _path(looking: Looking, lost: LostControl) -> str:
    control = looking.plan.by_id[lost.control].name
    names = [looking.thing_name(name) for name in lost.chain]
    verb = "is lost" if lost.lost else "is left with fewer people to deliver it"
    if not names:
        return f"“{control}” {verb}"
    way = names[0]
    if len(names) > 1:
        way += f", which depends on {', which depends on '.join(names[1:])}"
    return f"“{control}” {verb}: it needs {way}"


def earliest_notice(looking: Looking, agency: str) -> dt.date | None:
    """The first day on which the agency could have stopped after notice given today."""
    notice = looking.plan.by_id[agency].notice_days
    return looking.day + dt.timedelta(days=notice) if notice is not None else None
