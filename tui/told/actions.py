"""An action is told with since when it is asked for, what was answered, and who was told next."""

from collections.abc import Iterable

from tcplan.domain.dates import days_said, long_day, short_day
from tcplan.views.actions import ActionRow, ActionsView, OwnerActions
from tcplan.views.chasing import NOBODY_CHASES
from tui.page import Line, field, para
from tui.told.agency import counted


def said(view: ActionsView) -> tuple[str, ...]:
    """What the actions say at a glance."""
    return (
        f"{view.open:,} open, {counted(len(view.owners), 'owner', 'owners')}",
        f"{view.overdue:,} overdue",
        f"{view.escalated:,} escalated",
        f"{view.ask_again:,} to ask again",
        f"{view.done + view.stopped:,} done or stopped",
    )


def settled(view: ActionsView) -> str:
    """What is not listed."""
    return f"Not listed: {view.done:,} done, {view.stopped:,} stopped."


def action_lines(owner: OwnerActions, one: ActionRow) -> Iterable[Line]:
    """One action, whole."""
    yield para(one.what, "strong")
    look = "gap" if one.overdue else None
    yield field("Due", f"{long_day(one.due)}: {one.standing}", look)
    yield field("Owner", f"{owner.owner_name}, {one.named}" if one.named else owner.owner_name)
    late = f"{owner.overdue} overdue, {owner.unanswered} of them without a reply"
    yield field("Owes", f"{len(owner.rows)} open in all; {late}")
    yield field("For", one.individual_label or "nobody alone")
    asked = f", at: {one.from_review}" if one.from_review else ""
    yield field("Asked", f"{long_day(one.asked_on)}{asked}")
    yield from answered_lines(one)


def answered_lines(one: ActionRow) -> Iterable[Line]:
    """What was answered, who is to ask again, and who was told next."""
    yield field("Last reply", _reply(one), None if _replied(one) else "caution")
    if one.ask_again:
        yield field("Ask again", f"nothing heard for {days_said(one.silent_days)}", "caution")
    yield field("Chased by", one.chaser or NOBODY_CHASES, None if one.chaser else "caution")
    yield field("Escalated", f"to {one.escalated_to}" if one.escalated_to else "to nobody")


def chased_words(by: str | None, chaser: str | None) -> tuple[str, ...]:
    """The words by which is found who chases something, by name and by id."""
    return (f"chased by {chaser or 'nobody'}", f"chased by {by or NOBODY_CHASES}")


def _replied(one: ActionRow) -> bool:
    return one.last_reply is not None or one.last_reply_on is not None


def _reply(one: ActionRow) -> str:
    if one.last_reply_on is None:
        return one.last_reply or "none recorded"
    return f"{short_day(one.last_reply_on)}: {one.last_reply or 'replied'}"
