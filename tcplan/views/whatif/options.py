"""A kept option is told as it would be today; what it names and the plan has no more is said."""

from tcplan.domain.plan import Plan
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.domain.whatif_adopting import named_by
from tcplan.views.looking import Looking
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.view import OptionView


def option_views(looking: Looking, individual: str | None) -> tuple[OptionView, ...]:
    """The options of one person, else those about the whole plan, in the plan's order."""
    return tuple(
        option_view(looking, option)
        for option in looking.plan.options
        if option.individual == individual
    )


def option_view(looking: Looking, option: Option) -> OptionView:
    """One option."""
    calling, person = Calling(looking, option.individual), option.individual

    def veiled(text: str) -> str:
        return looking.veiled(text, person) if person else looking.veiled_for_all(text)

    gone = dict.fromkeys(n for change in option.changes for n in missing(looking.plan, change))
    return OptionView(
        id=option.id,
        name=veiled(option.name),
        note=veiled(option.note) if option.note else None,
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        adopted_on=option.adopted_on,
        said_by=option.source.said_by,
        on=option.source.on,
        changes=option.changes,
        words=tuple(calling.change(change) for change in option.changes),
        gone=tuple(f"{name} is no longer in the plan" for name in gone),
    )


def missing(plan: Plan, change: WhatIfChange) -> list[str]:
    """Ids that a change names and that the plan does not have."""
    return [name for name in named_by(change) if name not in plan.by_id]
