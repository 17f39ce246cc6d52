"""What moved, what slipped, what is blocked, and who is chasing it: since a day, person by person.

People stand by what is due for them first, then by open decisions, and by nothing else.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from tcplan.analysis.pace import paced
from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.errors import WrongUseError
from tcplan.views.actions import ActionRow, actions
from tcplan.views.caseload import NOT_FOR_PUBLICATION
from tcplan.views.due import DECISIONS, Due, due, everything_due
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers.given import Given, Recipient
from tcplan.views.papers.weekly_blocked import Block, blocked
from tcplan.views.papers.weekly_caseload import Figure, figures
from tcplan.views.papers.weekly_moved import MovedRow, moved_rows, shared_moved
from tcplan.views.papers.weekly_slips import Slip, passed, passed_in, shared_slips, slips
from tcplan.views.people import SORTED_BY, place_among, stage, where_now

A_WEEK = dt.timedelta(days=7)
FROM_RECORD = (
    "Told from the record as it is known now beside the record as it was known when {day} began."
)
FROM_DATES = (
    "Told from the dates that stand in the plan now: a day that was changed, and what was recorded "
    "late, cannot be seen in it. A database keeps both."
)
NOT_YET = (
    "Told from the dates that stand in the plan now, because the past record cannot be asked for "
    "the beginning of {day}: the database began later, or the paper is not for its holder."
)
NOTHING_RECORDED = "nothing recorded yet"
SHARED = "Nobody's alone"


@attrs.frozen(kw_only=True)
class ChaseRow:
    """An open action, who has it, and what was heard."""

    id: str
    what: str
    owner: str
    named: str | None
    asked_on: dt.date
    due: dt.date
    standing: str
    overdue: bool
    last_reply: str | None
    last_reply_on: dt.date | None
    escalated_to: str | None
    chaser: str | None
    """Who asks again until it is done; null: nobody is recorded."""
    ask_again: bool
    """Whether the rule says to ask again, because nobody has replied for so long."""


@attrs.frozen(kw_only=True)
class NextRow:
    """Something that is overdue, or due within a week."""

    on: dt.date
    what: str
    kind_words: str
    standing: str
    overdue: bool
    owner: str | None


@attrs.frozen(kw_only=True)
class WeekOf:
    """One person's week, or the week of what is nobody's alone."""

    individual: str | None
    label: str
    now: str | None
    stage_words: str | None
    move: dt.date | None
    moved: tuple[MovedRow, ...]
    slipped: tuple[Slip, ...]
    blocked: tuple[Block, ...]
    chasing: tuple[ChaseRow, ...]
    next: tuple[NextRow, ...]


@attrs.frozen
class WeeklyView:
    """The weekly paper of everybody, or of one person."""

    heading: Heading
    recipient: Recipient
    individual: str | None
    individual_label: str | None
    since: dt.date
    next_until: dt.date
    compared: str
    """How it was found out what changed, in one sentence."""
    sorted_by: str
    figures: tuple[Figure, ...]
    not_for_publication: str
    people: tuple[WeekOf, ...]
    shared: WeekOf | None
    """What is nobody's alone; None where there is nothing of it."""
    quiet: tuple[str, ...]
    """People of whom there is nothing to tell, by their labels."""


def first_day(looking: Looking, since: dt.date | None) -> dt.date:
    """The first day that is told of: a week before the day asked about unless another is said."""
    return looking.day - A_WEEK if since is None else since


def weekly(looking: Looking, about: str | None, given: Given) -> WeeklyView:
    """The weekly paper; of one person when ``about`` names them.

    Raises ``WrongUseError`` for a first day after the day asked about, ``UnknownIdError`` for a
    person the plan does not have. Complexity: that of everything due for everybody.
    """
    since = first_day(looking, given.since)
    if since > looking.day:
        raise WrongUseError(
            f"The paper is asked as at {long_day(looking.day)}, so it cannot begin on "
            f"{long_day(since)}; give an earlier day."
        )
    me = looking.get("individuals", about).id if about else None
    before = _before(given, since)
    names = [me] if me else [person.id for person in looking.plan.individuals]
    asked = _Asked.of(looking, before, since)
    weeks = [_of_person(asked, name) for name in paced(names, called="people")]
    shared = None if me else _shared(asked)
    return WeeklyView(
        heading=looking.heading(),
        recipient=given.recipient,
        individual=me,
        individual_label=looking.person_label(me) if me else None,
        since=since,
        next_until=looking.day + A_WEEK,
        compared=_compared(looking, before, since),
        sorted_by=SORTED_BY,
        figures=figures(looking, since, before, me),
        not_for_publication=NOT_FOR_PUBLICATION,
        people=tuple(sorted((one for one in weeks if _told(one)), key=_place(looking))),
        shared=shared if shared and _told(shared) else None,
        quiet=tuple(one.label for one in weeks if not _told(one)),
    )


def _before(given: Given, since: dt.date) -> Looking | None:
    """The past record on the day on which this time began; it hides the names of its own day."""
    if given.before is None or given.recipient.outside:
        return None
    return attrs.evolve(given.before, named_in=None, day=since)


def _compared(looking: Looking, before: Looking | None, since: dt.date) -> str:
    if before is not None:
        return FROM_RECORD.format(day=long_day(since))
    return NOT_YET.format(day=long_day(since)) if looking.origin else FROM_DATES


def _told(week: WeekOf) -> bool:
    return any((week.moved, week.slipped, week.blocked, week.chasing, week.next))


def _place(looking: Looking) -> Callable[[WeekOf], tuple[dt.date, int, str]]:
    def place(week: WeekOf) -> tuple[dt.date, int, str]:
        name = week.individual or ""
        found = due(looking, name)
        open_decisions = sum(1 for one in found if one.kind in DECISIONS)
        return place_among(found[0] if found else None, open_decisions, name)

    return place


@attrs.frozen
class _Asked:
    """The look now and then, and what is being chased, worked out once."""

    looking: Looking
    before: Looking | None
    since: dt.date
    chased: Mapping[str | None, Sequence[ChaseRow]]

    @classmethod
    def of(cls, looking: Looking, before: Looking | None, since: dt.date) -> "_Asked":
        found: dict[str | None, list[ChaseRow]] = {}
        for owner in actions(looking).owners:
            for row in owner.rows:
                found.setdefault(row.individual, []).append(_chase(row, owner.owner_name))
        return cls(looking, before, since, found)

    def chasing(self, individual: str | None) -> tuple[ChaseRow, ...]:
        rows = self.chased.get(individual, ())
        return tuple(sorted(rows, key=lambda row: (row.due, row.id)))


def _chase(row: ActionRow, owner: str) -> ChaseRow:
    return ChaseRow(
        id=row.id,
        what=row.what,
        owner=owner,
        named=row.named,
        asked_on=row.asked_on,
        due=row.due,
        standing=row.standing,
        overdue=row.overdue,
        last_reply=row.last_reply,
        last_reply_on=row.last_reply_on,
        escalated_to=row.escalated_to,
        chaser=row.chaser,
        ask_again=row.ask_again,
    )


def _of_person(asked: _Asked, me: str) -> WeekOf:
    looking = asked.looking
    moves = looking.plan.of("transitions", me)
    code = stage(looking, me)
    return WeekOf(
        individual=me,
        label=looking.person_label(me),
        now=where_now(looking, me),
        stage_words=label("stage", code) if code != "nothing-recorded" else NOTHING_RECORDED,
        move=moves[-1].move_day() if moves else None,
        moved=moved_rows(looking, asked.before, asked.since, me),
        slipped=slips(looking, me, asked.since, asked.before),
        blocked=blocked(looking, me),
        chasing=asked.chasing(me),
        next=_next(looking, due(looking, me)),
    )


def _next(looking: Looking, found: Iterable[Due]) -> tuple[NextRow, ...]:
    """Everything overdue, and what is due within a week, the earliest first."""
    return tuple(
        NextRow(
            on=one.on,
            what=one.what,
            kind_words=one.kind_words,
            standing=one.standing,
            overdue=one.state == "overdue",
            owner=one.owner_name,
        )
        for one in found
        if one.on <= looking.day + A_WEEK
    )


def _shared(asked: _Asked) -> WeekOf:
    """What is asked of somebody and is nobody's alone."""
    looking = asked.looking
    found = [one for one in everything_due(looking) if one.individual is None]
    slipped = [passed(one) for one in found if passed_in(one, asked.since)]
    return WeekOf(
        individual=None,
        label=SHARED,
        now=None,
        stage_words=None,
        move=None,
        moved=shared_moved(looking, asked.before, asked.since),
        slipped=(*slipped, *shared_slips(looking, asked.before)),
        blocked=(),
        chasing=asked.chasing(None),
        next=_next(looking, found),
    )
