"""Every suggestion was carried out and counted first; those that restrict the person stand last."""

from tcplan.analysis.pace import Tell
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.view import SuggestionsView


def not_looked() -> SuggestionsView:
    """That nobody has looked for suggestions."""
    return SuggestionsView(found=(), tried=0, bound="Not looked for.", looked=False)


def suggestions(sides: Sides, calling: Calling, tell: Tell | None = None) -> SuggestionsView:
    """What would close the most of what is open with these changes made."""
    del sides, calling, tell
    return not_looked()
