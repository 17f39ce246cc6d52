"""A milestone is started or done on a day; its move keeps all its others as they are."""

import attrs

from tcplan.domain.changes import Amend, Change
from tcplan.domain.transition import Milestone, Transition
from tcplan.views.entries.entering import Entering
from tcplan.views.entries.short import short_form, standing
from tcplan.views.forms.candidates import Around


def done(around: Around, move: Transition, milestone: Milestone) -> Entering:
    """That a milestone is done, today; without that day, only when it was started."""
    form = short_form(Milestone, "done_on", "started_on")
    entered = {"done_on": around.looking.today}
    name = around.looking.veiled(milestone.name, move.individual)

    def changes(built: Milestone) -> tuple[Change, ...]:
        steps = tuple(built if one.id == built.id else one for one in move.milestones)
        return (Amend(move.id, {"milestones": steps}),)

    return Entering(
        collection="transitions",
        title=f"Milestone: {name}",
        draft=standing(form, attrs.evolve(around, person=move.individual), milestone, entered),
        ask="Record these days of the milestone?",
        changes=changes,
        said="The milestone is recorded.",
    )
