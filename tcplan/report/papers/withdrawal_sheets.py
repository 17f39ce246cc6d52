"""What is to be done, what rests on the agency and what is lost, to sort and to filter."""

from tcplan.report.workbook import Column, SheetOf, Value
from tcplan.views.papers.withdrawal import WithdrawalPaper
from tcplan.views.papers.withdrawal_carried import Carried
from tcplan.views.papers.withdrawal_steps import Step, Stretch
from tcplan.views.withdrawals import LossView


def sheets(view: WithdrawalPaper) -> tuple[SheetOf, ...]:
    """The three sheets."""
    return (
        SheetOf(
            "To be done",
            (
                Column("When", width=18),
                Column("Until", "date", 14),
                Column("Who", width=30),
                Column("Reach", width=24),
                Column("For whom", width=14),
                Column("What", width=80),
            ),
            tuple(_step_row(one, step) for one in view.stretches for step in one.steps),
        ),
        SheetOf(
            "Rests on it",
            (
                Column("Person", width=14),
                Column("Arrangement", width=40),
                Column("State", width=16),
                Column("Hours", width=28),
                Column("How it rests", width=30),
                Column("Stops", "yes-no", 10),
                Column("What becomes of it", width=40),
                Column("Leaves without cover", width=34),
                Column("Who is left", width=34),
                Column("Might be asked", width=34),
                Column("Leads", width=26),
            ),
            tuple(_carried_row(one) for one in view.carried),
        ),
        SheetOf(
            "Lost",
            (
                Column("Person", width=14),
                Column("Risk", width=40),
                Column("What", width=30),
                Column("When", width=28),
                Column("Before", width=18),
                Column("After", width=18),
                Column("By which way", width=80),
            ),
            tuple(_loss_row(one) for one in (*view.losses, *view.result_losses)),
        ),
    )


def _step_row(of: Stretch, step: Step) -> tuple[Value, ...]:
    return (of.title, of.until, step.who, step.reach, step.individual_label, step.what)


def _carried_row(one: Carried) -> tuple[Value, ...]:
    left = "; ".join(
        f"{each.name} ({each.reach})" if each.reach else each.name for each in one.left
    )
    return (
        one.individual_label,
        one.control,
        one.state_words,
        one.hours,
        one.rests,
        one.stops,
        one.becomes,
        "; ".join(one.uncovers) or None,
        left or None,
        ", ".join(one.could) or None,
        one.lead,
    )


def _loss_row(one: LossView) -> tuple[Value, ...]:
    ways = "; ".join((*one.threats, *one.paths))
    return (
        one.individual_label,
        one.title,
        one.kind_words,
        f"{one.when} ({one.reading_words})",
        one.before_words,
        one.after_words,
        ways,
    )
