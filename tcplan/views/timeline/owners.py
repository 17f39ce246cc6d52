"""Work stands in the groups of the support network, so that one agency has one place everywhere."""

from tcplan.domain.codelists import code_list
from tcplan.domain.network import Agency
from tcplan.views.looking import Looking

NO_OWNER = "NOBODY NAMED"


def group_of(looking: Looking, holder: str | None) -> str:
    """The group of a holder's agency; ``NO_OWNER`` without one."""
    if holder is None:
        return NO_OWNER
    thing = looking.plan.by_id.get(holder)
    agency = looking.plan.by_id.get(getattr(thing, "agency", None) or holder)
    kind = agency.kind if isinstance(agency, Agency) else "other"
    return str(code_list("agency-kind").fact(kind, "group"))
