"""What was asked of whom, across people: since when, what was answered, and who was told next.

Owners stand by the earliest day on which they owe something, never by how much they owe.
"""

import datetime as dt
from collections import Counter

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.domain.records import Action
from tcplan.views.chasing import Chaser, chaser_of, chasers
from tcplan.views.looking import Heading, Looking

RULE = "R08"


@attrs.frozen(kw_only=True)
class ActionRow:
    """One action that is open."""

    id: str
    what: str
    individual: str | None
    individual_label: str | None
    """The person's id, with the name when names are shown; null for what is nobody's alone."""
    asked_on: dt.date
    due: dt.date
    overdue: bool
    days: int
    """Days overdue, else days until it is due."""
    standing: str
    named: str | None
    """Who of the owner is to do it, by name or role."""
    last_reply: str | None
    last_reply_on: dt.date | None
    ask_again: bool
    """Whether the rule says to ask again, because nobody has replied for so long."""
    silent_days: int
    """Days since the last reply, else since it was asked."""
    escalated_to: str | None
    chased_by: str | None
    """Id of the agency or team that asks again until it is done; null: nobody is recorded."""
    chaser: str | None
    """Who chases it, in words; null: nobody is recorded."""
    from_review: str | None
    """Kind of the review that asked for it, in words."""


@attrs.frozen
class OwnerActions:
    """The open actions of one agency or team, the earliest due first."""

    owner: str
    owner_name: str
    rows: tuple[ActionRow, ...]
    overdue: int
    unanswered: int
    """Overdue ones to which no reply is recorded."""


@attrs.frozen
class ActionsView:
    """The open actions of everybody, by owner; who owes something earliest stands first."""

    heading: Heading
    owners: tuple[OwnerActions, ...]
    chasers: tuple[Chaser, ...]
    """Who chases what; what nobody is recorded to chase stands last."""
    open: int
    overdue: int
    escalated: int
    """Open ones that were escalated."""
    ask_again: int
    """Open ones without a reply for as long as the rule says."""
    ask_again_rule: str | None
    """That rule in short; null where none is in force."""
    done: int
    """Done by the day asked about, and not listed."""
    stopped: int
    """Stopped, and not listed."""
    not_asked: int
    """Asked only after the day asked about, and not listed."""


def actions(looking: Looking) -> ActionsView:
    """The open actions across people. Complexity: linear, but for the sorting."""
    found: dict[str, list[ActionRow]] = {}
    states: Counter[str] = Counter()
    for action in looking.plan.actions:
        if action.asked_on > looking.day:
            states["not-asked"] += 1
        elif is_open(action, looking.day):
            found.setdefault(action.owner, []).append(action_row(looking, action))
        else:
            states[action.status] += 1
    owners = sorted((_owner(looking, *each) for each in found.items()), key=_earliest)
    rows = [row for owner in owners for row in owner.rows]
    return ActionsView(
        heading=looking.heading(),
        owners=tuple(owners),
        chasers=chasers(looking, rows),
        open=len(rows),
        overdue=sum(owner.overdue for owner in owners),
        escalated=sum(1 for row in rows if row.escalated_to),
        ask_again=sum(1 for row in rows if row.ask_again),
        ask_again_rule=_rule_words(looking),
        done=states["done"],
        stopped=states["stopped"],
        not_asked=states["not-asked"],
    )


def is_open(action: Action, day: dt.date) -> bool:
    """Whether an action is neither done by a day nor stopped; when one was stopped is not known."""
    done = action.done_on is not None and action.done_on <= day
    return action.status != "stopped" and not done


def _earliest(owner: OwnerActions) -> tuple[dt.date, str]:
    return (owner.rows[0].due, owner.owner)


def _owner(looking: Looking, owner: str, rows: list[ActionRow]) -> OwnerActions:
    late = [row for row in rows if row.overdue]
    return OwnerActions(
        owner=owner,
        owner_name=looking.thing_name(owner),
        rows=tuple(sorted(rows, key=lambda row: (row.due, row.individual or "", row.id))),
        overdue=len(late),
        unanswered=sum(1 for row in late if row.last_reply is None and row.last_reply_on is None),
    )


def _silence(looking: Looking) -> int | None:
    """After how many days without a reply somebody is asked again; None where no rule says."""
    rule = looking.book.rule(RULE, looking.day)
    return rule.number("days_without_reply") if rule else None


def _rule_words(looking: Looking) -> str | None:
    rule = looking.book.rule(RULE, looking.day)
    if rule is None:
        return None
    said = days_said(rule.number("days_without_reply"))
    return f"rule {rule.id}, version {rule.version}: no reply for {said}"


def action_row(looking: Looking, action: Action) -> ActionRow:
    """One action with what was asked and answered, as it stands on the day asked about."""
    me = action.individual

    def veiled(text: str | None) -> str | None:
        if text is None:
            return None
        return looking.veiled(text, me) if me else looking.veiled_for_all(text)

    left = (action.due - looking.day).days
    ahead = f"due in {days_said(left)}" if left else "due today"
    review = looking.plan.by_id[action.from_review] if action.from_review else None
    replied = action.last_reply_on
    heard = replied if replied is not None and replied <= looking.day else action.asked_on
    silent = (looking.day - heard).days
    limit = _silence(looking)
    return ActionRow(
        id=action.id,
        what=veiled(action.what) or "",
        individual=me,
        individual_label=looking.person_label(me) if me else None,
        asked_on=action.asked_on,
        due=action.due,
        overdue=left < 0,
        days=abs(left),
        standing=ahead if left >= 0 else f"overdue by {days_said(-left)}",
        named=veiled(action.owner_name),
        last_reply=veiled(action.last_reply),
        last_reply_on=action.last_reply_on,
        ask_again=limit is not None and silent >= limit,
        silent_days=silent,
        escalated_to=veiled(action.escalated_to),
        chased_by=action.chased_by,
        chaser=chaser_of(looking, action),
        from_review=label("review-kind", review.kind) if review else None,
    )
