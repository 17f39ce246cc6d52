"""Actions are listed under whoever owes them, so that one look says what to chase with whom."""

from tcplan.cli.page import Block, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import days_said, short_day
from tcplan.views.actions import ActionRow, ActionsView, OwnerActions
from tcplan.views.chasing import NOBODY_CHASES, Chaser

_NAMES = ("Due", "Who", "What", "Asked", "Last reply", "Chased by", "Escalated to")
_CHASERS = ("Chased by", "Open", "Overdue", "Earliest due")


def actions_page(view: ActionsView) -> tuple[Block, ...]:
    """The open actions of everybody, by owner."""
    later = f", {view.not_asked} asked later" if view.not_asked else ""
    settled = f"Not listed: {view.done} done, {view.stopped} stopped{later}."
    if not view.open:
        none = Said("No action is open.")
        return page(view.heading, Section("Actions", (none, Said(settled))))
    in_short = Said(
        f"{view.open} open with {counted(len(view.owners), 'owner')}, {view.overdue} overdue, "
        f"{view.escalated} escalated. {_again(view)}{settled}"
    )
    title = "Actions by owner, the earliest due first"
    owed = Section(title, (in_short, *map(_owner, view.owners)))
    rows = tuple(map(_chaser, view.chasers))
    return page(view.heading, owed, Section("Who chases", (Table(_CHASERS, rows),)))


def _chaser(one: Chaser) -> tuple[str, ...]:
    return (one.name, str(one.open), str(one.overdue), short_day(one.earliest))


def _again(view: ActionsView) -> str:
    if view.ask_again_rule is None:
        return ""
    return f"To be asked about again ({view.ask_again_rule}): {view.ask_again}. "


def _owner(owner: OwnerActions) -> Section:
    late = f", {owner.overdue} overdue" if owner.overdue else ""
    silent = f", {owner.unanswered} of them without a reply" if owner.unanswered else ""
    title = f"{owner.owner_name}: {len(owner.rows)} open{late}{silent}"
    return Section(title, (Table(_NAMES, tuple(map(_row, owner.rows))),))


def _row(row: ActionRow) -> tuple[str, ...]:
    asked = f"{short_day(row.asked_on)}"
    return (
        f"{short_day(row.due)}, {row.standing}",
        row.individual_label or "nobody alone",
        f"{row.what} ({row.named})" if row.named else row.what,
        f"{asked}, {row.from_review}" if row.from_review else asked,
        _reply(row),
        row.chaser or NOBODY_CHASES,
        row.escalated_to or "nobody",
    )


def _reply(row: ActionRow) -> str:
    again = f"; silent for {days_said(row.silent_days)}, ask again" if row.ask_again else ""
    if row.last_reply_on is None:
        return f"{row.last_reply or 'none recorded'}{again}"
    return f"{short_day(row.last_reply_on)}: {row.last_reply or 'replied'}{again}"
