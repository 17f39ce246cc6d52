"""What the person says of themselves, in words nobody has edited; it stands first in each paper."""

import attrs

from tcplan.domain.individual import Individual
from tcplan.views.papers.telling import Telling
from tcplan.views.person import KeepsWell


@attrs.frozen(kw_only=True)
class OwnWords:
    """What matters to the person, what keeps them well, and how to talk with them."""

    what_matters: str | None
    hopes: str | None
    keeps_well: tuple[KeepsWell, ...]
    communication_needs: str | None


def own_words(tell: Telling) -> OwnWords:
    """The words of one person."""
    who: Individual = tell.looking.plan.by_id[tell.me]
    return OwnWords(
        what_matters=tell.text(who.what_matters),
        hopes=tell.text(who.my_hopes),
        keeps_well=tuple(
            KeepsWell(tell.said(one.what), tell.names(one.sustained_by), tell.text(one.said_by))
            for one in who.keeps_me_well
        ),
        communication_needs=tell.text(who.communication_needs),
    )
