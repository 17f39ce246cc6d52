"""A report says whom or where it is about, who waits for an answer to it, and what it touches."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.records import Concern
from tcplan.rules.clocks.reported import working_days_after
from tcplan.rules.rule import Rule
from tcplan.views.concerns.where import area_of
from tcplan.views.looking import Looking

_WAITING, _OPEN, _CLOSED = range(3)


@attrs.frozen(kw_only=True)
class Touched:
    """An arrangement that a concern touches."""

    control: str
    name: str


@attrs.frozen(kw_only=True)
class ConcernRow:
    """One report, about a person or, of tension, about a place."""

    id: str
    kind: str
    kind_words: str
    on: dt.date
    happened_on: dt.date | None
    """The day on which it happened; null where nothing else than the day of the report is known."""
    text: str
    individual: str | None
    """Whom it is about; null for tension, which is about a place and never a person."""
    individual_label: str | None
    place: str | None
    place_name: str | None
    area: str
    strand: str | None
    """Of a hate incident: the strand, in words."""
    reporter: str
    reporter_name: str
    third_party: bool
    status: str
    status_words: str
    acknowledge_by: dt.date | None
    """The last day in time; null where no rule sets one."""
    acknowledged_on: dt.date | None
    waiting: bool
    """Not closed, and nobody has answered who reported it."""
    overdue: bool
    standing: str
    """Whether it was answered, in words: ``not acknowledged, overdue by 3 days``."""
    touches: tuple[Touched, ...]
    reference: str | None


def in_order(row: ConcernRow) -> tuple[int, int, str]:
    """Who waits longest first, then what is not closed and what is closed, the newest first."""
    if row.waiting:
        return (_WAITING, row.on.toordinal(), row.id)
    standing = _CLOSED if row.status == "closed" else _OPEN
    return (standing, -row.on.toordinal(), row.id)


def concern_row(looking: Looking, one: Concern, rule: Rule | None) -> ConcernRow:
    """One report as it stands on the day asked about; ``rule`` sets in what time it is answered."""
    day, me = looking.day, one.individual
    answered = one.acknowledged_on
    if answered is not None and answered > day:
        answered = None
    by = working_days_after(one.on, rule.number("working_days")) if rule else None
    waiting = answered is None and one.status != "closed"

    def veiled(text: str) -> str:
        return looking.veiled(text, me) if me else looking.veiled_for_all(text)

    return ConcernRow(
        id=one.id,
        kind=one.kind,
        kind_words=label("concern-kind", one.kind),
        on=one.on,
        happened_on=one.happened_on,
        text=veiled(one.text),
        individual=me,
        individual_label=looking.person_label(me) if me else None,
        place=one.place,
        place_name=looking.thing_name(one.place) if one.place else None,
        area=area_of(looking.plan, one),
        strand=label("hate-strand", one.strand) if one.strand else None,
        reporter=one.reported_by,
        reporter_name=looking.thing_name(one.reported_by),
        third_party=one.third_party,
        status=one.status,
        status_words=label("concern-status", one.status),
        acknowledge_by=by,
        acknowledged_on=answered,
        waiting=waiting,
        overdue=waiting and by is not None and by < day,
        standing=_standing(one, answered, by, day),
        touches=tuple(
            Touched(control=name, name=veiled(looking.plan.by_id[name].name))
            for name in one.touches
        ),
        reference=veiled(one.reference) if one.reference else None,
    )


def _standing(one: Concern, answered: dt.date | None, by: dt.date | None, day: dt.date) -> str:
    if answered is not None:
        took = (answered - one.on).days
        said = "acknowledged the same day" if not took else f"acknowledged after {days_said(took)}"
        return f"{said}, late" if by is not None and answered > by else said
    if one.status == "closed":
        return "closed without an acknowledgement"
    if by is None:
        return "not acknowledged"
    left = (by - day).days
    if left < 0:
        return f"not acknowledged, overdue by {days_said(-left)}"
    return (
        "not acknowledged, due today"
        if not left
        else (f"not acknowledged, due in {days_said(left)}")
    )
