"""Gaps, findings and actions in one list: each is something for services to do, with a day if any.

A gap has a day only where somebody was asked to close it; that nobody was is said.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.analysis.pace import paced
from tcplan.domain.dates import days_said
from tcplan.domain.risk import Risk
from tcplan.views.actions import ActionRow, actions
from tcplan.views.checks import FindingView, check
from tcplan.views.gaps import GapView, gaps
from tcplan.views.looking import Looking
from tcplan.views.papers.register_dates import DueDay, acting, closing, first, parts

NOBODY_ASKED = "nobody has been asked to close it"
_TOLD_AS_ACTION = "action-overdue"
"""The finding whose action stands in the list itself, with the day on which it was due."""
_KINDS = ("action", "gap", "finding")


@attrs.frozen(kw_only=True)
class TaskView:
    """One gap, finding or action."""

    kind: str
    """``gap``, ``finding`` or ``action``."""
    kind_words: str
    individual: str | None
    individual_label: str | None
    about: str
    """Id of the risk, of what the finding is about, or of the action."""
    what: str
    when: str | None
    """Of a gap: the hours of the week."""
    answer_words: str | None
    why: str
    would_help: tuple[str, ...]
    """Of a gap: what would close or ease it; what restricts the person comes last, and says so."""
    not_listed: int
    """Suggestions beyond those listed."""
    ruled_out: tuple[str, ...]
    owner: str | None
    due: dt.date | None
    standing: str
    asked_on: dt.date | None
    last_reply: str | None
    last_reply_on: dt.date | None
    escalated_to: str | None
    chaser: str | None
    """Of an action: who asks again until it is done; null: nobody is recorded."""
    accepted: str | None
    """Who accepted it, why and until when; also when the acceptance has run out."""
    rules: tuple[str, ...]
    """The rules in force that a finding answers."""


def tasks(looking: Looking, me: str | None) -> tuple[TaskView, ...]:
    """Everything to be done about one person's risks and controls, or about everybody's.

    By the earliest day, then by person; what has no day comes last.
    """
    found = [*_gaps(looking, me), *_findings(looking, me), *_actions(looking, me)]

    def order(pair: tuple[int, TaskView]) -> tuple[dt.date, str, int, int]:
        number, one = pair
        return (one.due or dt.date.max, one.individual or "", _KINDS.index(one.kind), number)

    return tuple(one for _, one in sorted(enumerate(found), key=order))


def _gaps(looking: Looking, me: str | None) -> Iterator[TaskView]:
    risks: tuple[Risk, ...] = looking.plan.of("risks", me) if me else looking.plan.risks
    for risk in paced(risks, called="what would close gaps of risks"):
        asked = _asked(looking, risk)
        for gap in gaps(looking, risk):
            yield _gap(looking, risk, gap, asked)


def _asked(looking: Looking, risk: Risk) -> DueDay | None:
    """The earliest day of an action that is to close something of the risk, and who has it."""
    concerned = {risk.id, *parts(risk), *(control.id for control in acting(looking, risk))}
    return first(
        DueDay(one.due, f"{looking.thing_name(one.owner)} was asked: {one.what}")
        for one in closing(looking, concerned)
    )


def _gap(looking: Looking, risk: Risk, gap: GapView, asked: DueDay | None) -> TaskView:
    person = risk.individual
    gentle_first = sorted(gap.suggestions, key=lambda one: one.restrictive)
    return TaskView(
        kind="gap",
        kind_words="Gap",
        individual=person,
        individual_label=looking.person_label(person),
        about=risk.id,
        what=looking.veiled(risk.title, person),
        when=gap.when,
        answer_words=gap.answer_words,
        why=gap.sentence,
        would_help=tuple(
            f"Restricts the person: {one.text}" if one.restrictive else one.text
            for one in gentle_first
        ),
        not_listed=gap.not_listed,
        ruled_out=gap.ruled_out,
        owner=gap.owner,
        due=asked.on if asked else None,
        standing=looking.veiled(asked.what, person) if asked else NOBODY_ASKED,
        asked_on=None,
        last_reply=None,
        last_reply_on=None,
        escalated_to=None,
        chaser=None,
        accepted=None,
        rules=(),
    )


def _findings(looking: Looking, me: str | None) -> Iterator[TaskView]:
    """What checks found; an overdue action stands as the action itself."""
    for one in check(looking, me).rows:
        if one.id != _TOLD_AS_ACTION:
            yield _finding(looking, one)


def _finding(looking: Looking, one: FindingView) -> TaskView:
    return TaskView(
        kind="finding",
        kind_words="Finding",
        individual=one.individual,
        individual_label=one.individual_label,
        about=one.about,
        what=f"{one.title}: {one.what}",
        when=None,
        answer_words=None,
        why=one.why,
        would_help=(),
        not_listed=0,
        ruled_out=(),
        owner=one.owner,
        due=one.due,
        standing=_standing(looking, one.due),
        asked_on=None,
        last_reply=None,
        last_reply_on=None,
        escalated_to=None,
        chaser=None,
        accepted=one.acceptance,
        rules=tuple(f"{rule.id} version {rule.version}: {rule.source}" for rule in one.rules),
    )


def _standing(looking: Looking, due: dt.date | None) -> str:
    if due is None:
        return "no day is set"
    left = (due - looking.day).days
    if left < 0:
        return f"overdue by {days_said(-left)}"
    return f"due in {days_said(left)}" if left else "due today"


def _actions(looking: Looking, me: str | None) -> Iterator[TaskView]:
    for owner in actions(looking).owners:
        for row in owner.rows:
            if me in {None, row.individual}:
                yield _action(row, owner.owner_name)


def _action(row: ActionRow, owner: str) -> TaskView:
    return TaskView(
        kind="action",
        kind_words="Action",
        individual=row.individual,
        individual_label=row.individual_label,
        about=row.id,
        what=row.what,
        when=None,
        answer_words=None,
        why=f"Asked for by: {row.from_review}." if row.from_review else "",
        would_help=(),
        not_listed=0,
        ruled_out=(),
        owner=f"{owner} ({row.named})" if row.named else owner,
        due=row.due,
        standing=row.standing,
        asked_on=row.asked_on,
        last_reply=row.last_reply,
        last_reply_on=row.last_reply_on,
        escalated_to=row.escalated_to,
        chaser=row.chaser,
        accepted=None,
        rules=(),
    )
