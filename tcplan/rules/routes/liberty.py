"""A deprivation of liberty is authorised by one way: by date, capacity, restrictions and home."""

from tcplan.domain.codelists import label
from tcplan.rules.routes.restricted import BACK
from tcplan.rules.routes.route import Route, Way
from tcplan.rules.routes.standing import CARE_HOMES, TRANSFERRED, Standing
from tcplan.rules.routes.unrestricted import BY_COURT

AUTHORISING = ("dols", "court-of-protection", "conditional-discharge-dol")
"""The ways that can authorise a deprivation of liberty outside hospital."""

_EIGHTEEN = 18
_SIXTEEN = 16
_DOLS = Way(
    "dols",
    "The care home asks the council as supervisory body, which grants a standard authorisation.",
    "R15",
)
_COURT = Way(
    "court-of-protection",
    "The commissioning body applies to the Court of Protection (Re X procedure, form COPDOL11).",
    "R15",
)
_CONDITIONS = Way(
    "conditional-discharge-dol",
    "The tribunal or the Secretary of State discharges with such conditions.",
    "R15",
)
_NEEDS = (
    "Have a lawyer confirm it for the person: what was read does not make capacity a condition.",
    "Name somebody to supervise each condition.",
)


def dols(standing: Standing) -> Route:
    """A standard authorisation: an adult who lacks capacity, in a care home."""
    if standing.least_age < _EIGHTEEN:
        said = "It is for people of 18 and over."
        if standing.capacity == "has":
            said += " It is also only for people who lack capacity."
        return _DOLS(standing, "closed", said)
    tenure = standing.home.tenure if standing.home else None
    if tenure is not None and tenure not in CARE_HOMES:
        said = (
            f"It is for care homes and hospitals; the home is: {label('tenure', tenure).lower()}."
        )
        return _DOLS(standing, "closed", said)
    where = None if tenure else "the home is a care home"
    return _for_want_of_capacity(standing, _DOLS, where)


def court_of_protection(standing: Standing) -> Route:
    """An order of the Court of Protection: somebody who lacks capacity, outside a care home."""
    if standing.least_age < _SIXTEEN:
        said = (
            "The Mental Capacity Act is for people of 16 and over; take advice on the High Court."
        )
        return _COURT(standing, "closed", said)
    tenure = standing.home.tenure if standing.home else None
    if tenure in CARE_HOMES:
        said = "In a care home a standard authorisation is the way, not an order of the court."
        grown = standing.least_age >= _EIGHTEEN
        return _COURT(standing, "closed" if grown else "open-if", said if grown else _YOUNG)
    where = None if tenure else "the home is not a care home"
    return _for_want_of_capacity(standing, _COURT, where)


_YOUNG = (
    "Open if the person lacks capacity: a standard authorisation in a care home is for people of "
    "18 and over only."
)


def conditional_discharge_dol(standing: Standing) -> Route:
    """Conditions that themselves deprive of liberty: by the law of the day, whatever came later."""
    rule, effect = standing.rule("R15"), standing.effect
    if rule is None:
        return _CONDITIONS(standing, "closed", "No version of the rule for that day is known here.")
    if effect.restricted == "court":
        return _CONDITIONS(standing, "closed", BY_COURT)
    if effect.restricted == "no":
        said = f"It is for restricted patients only. {effect.because}"
        return _CONDITIONS(standing, "closed", said)
    if not rule.flag("conditions_may_deprive"):
        return _CONDITIONS(standing, "closed", *_before(standing))
    return _CONDITIONS(standing, "open-if", *_conditions(standing), needs=_NEEDS)


def _conditions(standing: Standing) -> tuple[str, ...]:
    """On what conditions that deprive of liberty depend, since they may."""
    needed = (
        "Open if the conditions are needed to protect others from serious harm and, before the "
        "tribunal, are no less good for the person's mental health than hospital."
    )
    because = standing.effect.because
    if standing.effect.restricted == "unknown":
        return (f"Open only if they turn out to be restricted. {because}", needed)
    if not standing.codes.isdisjoint(TRANSFERRED):
        said = f"Open only if the Secretary of State agrees, which is unusual. {BACK}"
        return (said, needed)
    return (needed, because)


def _before(standing: Standing) -> tuple[str, ...]:
    """Why conditions could not deprive anybody of liberty under the law until then."""
    conditions = "On that day conditions of discharge may not themselves deprive of liberty."
    if standing.capacity == "has":
        return (f"{conditions} For somebody who has capacity no order authorises it.",)
    beside = (
        "For somebody who lacks capacity it is authorised beside the discharge: by a standard "
        "authorisation in a care home, by the Court of Protection elsewhere."
    )
    return (conditions, beside, standing.capacity_said)


def _for_want_of_capacity(standing: Standing, way: Way, where: str | None) -> Route:
    """A way that is there only for somebody who lacks capacity for living there with care."""
    said = standing.capacity_said
    if standing.deprives is False:
        return way(standing, "closed", "The support at home is recorded as no deprivation.")
    if standing.capacity == "has":
        return way(standing, "closed", f"It is only for people who lack capacity. {said}")
    beside = (
        ("It stands beside the discharge or leave that a restricted patient needs.",)
        if standing.effect.restricted == "yes"
        else ()
    )
    best = ("Record the best-interests decision on where to live and on care.",)
    missing = [] if standing.capacity == "lacks" else ["the person lacks capacity for living there"]
    missing += [where] if where else []
    if missing:
        first = f"Open if {' and '.join(missing)}."
        return way(standing, "open-if", first, said, *beside, needs=best)
    return way(standing, "open", said, *beside, needs=best)
