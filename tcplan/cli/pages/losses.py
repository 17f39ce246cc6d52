"""What is lost when an agency stops is told with the answer before and after, and the way."""

from collections.abc import Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.views.withdrawals import (
    EveryWithdrawalView,
    LossView,
    SingleWithdrawal,
    WithdrawalView,
)

_ANOTHER_DAY = "Ask about another day, such as the day of a move, with --as-at."


def withdrawal_page(view: WithdrawalView) -> tuple[Block, ...]:
    """What is lost if some agencies stop together."""
    stopped = ", ".join(
        f"{name} ({thing})" for thing, name in zip(view.stopped, view.stopped_names, strict=True)
    )
    verb = "stops" if len(view.stopped) == 1 else "stop together"
    in_short = Said(
        f"{counted(view.risks_losing_cover, 'risk')} of "
        f"{counted(view.people_losing_cover, 'person', 'people')} would lose cover, "
        f"{counted(view.risks_losing_back_up, 'risk')} of "
        f"{counted(view.people_losing_back_up, 'person', 'people')} would lose back-up, "
        f"of {counted(view.risks_asked, 'risk')} looked at. "
        f"{view.results[:1].upper()}{view.results[1:]}. "
        f"{view.not_told} {_ANOTHER_DAY}"
    )
    nights = Said(view.nights)
    parts: list[Block] = [_loss(loss) for loss in view.losses]
    limits = [_loss(loss, "Result") for loss in view.result_losses]
    no_risk = "No risk loses its cover or its back-up on this day"
    nothing = Said(f"{no_risk}, but {view.results}." if limits else f"{no_risk}.")
    homes = [Said(view.homes_words)] if view.homes else []
    told = (nights, in_short, *homes, *(parts or [nothing]), *limits)
    return page(view.heading, Section(f"If {stopped} {verb}", told))


def every_withdrawal_page(view: EveryWithdrawalView) -> tuple[Block, ...]:
    """What each agency by itself would take with it."""
    uncovering = [row for row in view.rows if row.risks_losing_cover]
    weakening = [
        row for row in view.rows if row.risks_losing_back_up and not row.risks_losing_cover
    ]
    harmless = [
        row for row in view.rows if not row.risks_losing_cover and not row.risks_losing_back_up
    ]
    return page(
        view.heading,
        Section(
            f"If one agency stops, by {view.sorted_by}",
            (
                Said(
                    f"Each agency by itself, on this day: {view.uncovering} of {len(view.rows)} "
                    "would each leave a risk without cover; "
                    f"{view.taking_back_up} would each take a back-up; some would do both. "
                    f"{view.not_told} {_ANOTHER_DAY}"
                ),
                Section("Would leave a risk uncovered", (_alone(uncovering),)),
                Section("Would take a back-up and leave no risk uncovered", (_alone(weakening),)),
                Section(
                    "Would take no cover and no back-up from a risk",
                    (Items("Agency", [f"{row.name} ({row.id})" for row in harmless]),)
                    if harmless
                    else (Said("None."),),
                ),
            ),
        ),
    )


def _alone(rows: Sequence[SingleWithdrawal]) -> Block:
    if not rows:
        return Said("None.")
    names = ("ID", "Agency", "Risks losing cover", "Risks losing back-up", "For example")
    return Table(
        names,
        [
            (
                row.id,
                row.name,
                _risks(row.risks_losing_cover, row.people_losing_cover),
                _risks(row.risks_losing_back_up, row.people_losing_back_up),
                row.worst,
            )
            for row in rows
        ],
    )


def _risks(risks: Sequence[str], people: int) -> str:
    if not risks:
        return "none"
    whose = counted(people, "person", "people")
    return f"{len(risks)} of {whose}: {', '.join(risks)}"


def alone_words(row: SingleWithdrawal) -> str:
    """What one agency alone would take with it, in numbers."""
    parts = [
        f"{counted(len(risks), 'risk')} of {counted(people, 'person', 'people')} would lose {what}"
        for risks, people, what in (
            (row.risks_losing_cover, row.people_losing_cover, "cover"),
            (row.risks_losing_back_up, row.people_losing_back_up, "back-up"),
        )
        if risks
    ]
    return "; ".join(parts) or "no risk would lose its cover or its back-up"


def loss_words(loss: LossView, *, whose: bool) -> str:
    """One loss in a sentence."""
    person = f"{loss.individual_label}: " if whose else ""
    return (
        f"{person}{loss.title} {loss.kind_words}, {loss.when}: "
        f"{loss.before_words.lower()} becomes {loss.after_words.lower()}"
    )


def _loss(loss: LossView, named: str | None = None) -> Section:
    causes = named or ("Gets through" if loss.kind == "cover" else "Left with one way")
    return Section(
        f"{loss.individual_label}: {loss.title} ({loss.risk}) {loss.kind_words}",
        (
            Fact("When", loss.when),
            Fact("Answer", f"{loss.before_words} becomes {loss.after_words.lower()}"),
            Fact("It was held", loss.reading_words),
            *(Fact(causes, text) for text in loss.threats),
            *(Fact("By this way", text) for text in loss.paths),
        ),
    )
