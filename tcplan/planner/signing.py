"""Nothing is written to a database without the name of whoever does it, as others will read it."""

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from tcplan.domain.plan import Plan
from tcplan.errors import UnknownIdError, WrongUseError
from tcplan.text import clip, visible

if TYPE_CHECKING:
    from tcplan.store.interface import By

_LONGEST_NAME = 200
_NOBODY_YET = "Without --agency, `tcplan show PLAN agencies` lists those there are."
_LONGEST_REASON = 2_000


@attrs.frozen(kw_only=True)
class Signed:
    """Who works on the plan, for which agency, when, and why."""

    who: str
    at: dt.datetime
    """A moment with its time zone."""
    agency: str | None = None
    why: str | None = None
    own_agency: str = ""
    """The agency that they keep as theirs, which counts where the plan has it."""

    def by(self, plan: Plan) -> "By":
        """The same for the journal of this plan.

        Raises ``WrongUseError`` without a name and ``UnknownIdError`` for another's agency.
        """
        from tcplan.store.interface import By

        who = written(self.who, _LONGEST_NAME)
        if not who:
            raise WrongUseError("The journal needs the name of whoever works here: give --who.")
        why = written(self.why or "", _LONGEST_REASON) or None
        agency = agency_of(plan, self.agency) or own_agency_of(plan, self.own_agency)
        return By(who=who, agency=agency, at=self.at, why=why)


def written(text: str, most: int = _LONGEST_NAME) -> str:
    """Text as it stands in the journal: visible, on one line, at most so many cells."""
    return clip(visible(text.strip(), keep=""), most)


def agency_of(plan: Plan, agency: str | None) -> str | None:
    """The agency as the plan writes it; raises ``UnknownIdError`` for one that it does not have.

    Who names an unknown agency is nobody yet, so no id of the plan is told.
    """
    if agency is None:
        return None
    known = {entity.id.casefold(): entity.id for entity in plan.agencies}
    if agency.casefold() not in known:
        raise UnknownIdError("agency", agency, (), advice=_NOBODY_YET)
    return known[agency.casefold()]


def own_agency_of(plan: Plan, agency: str) -> str | None:
    """The user's own agency as the plan writes it; None where the plan does not have it."""
    known = {entity.id.casefold(): entity.id for entity in plan.agencies}
    return known.get(agency.casefold())
