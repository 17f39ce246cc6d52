"""Ways out for people who are not restricted: an order in the community, guardianship, or none."""

from tcplan.rules.routes.route import Route, Way
from tcplan.rules.routes.standing import (
    ASSESSMENT,
    GUARDIANSHIP,
    HOLDING,
    Standing,
)

_SIXTEEN = 16
_CTO = Way(
    "cto",
    "The responsible clinician makes it; an approved mental health professional agrees in writing.",
)
_INFORMAL = Way(
    "informal",
    "The responsible clinician, the hospital managers or the tribunal discharge from the section.",
)
_GUARDIANSHIP = Way(
    "guardianship",
    "An approved mental health professional or the nearest relative applies, with two medical "
    "recommendations; it begins when the council accepts it.",
)
_LEAVE = Way("s17-leave", "The responsible clinician grants it.")
_STAYS = "Leave is not a discharge: the section and the bed go on."
_NO_LIBERTY = "It cannot deprive of liberty"
BY_COURT = "While the court has the case, the court decides what comes next."


def cto(standing: Standing) -> Route:
    """A community treatment order: never for a restricted patient, never from section 2."""
    person, effect = standing.individual, standing.effect
    limits = _limits(standing)
    if effect.restricted == "yes":
        return _CTO(standing, "closed", f"{effect.because} A CTO is not available.", rule="R12")
    if effect.restricted == "court":
        return _CTO(standing, "closed", BY_COURT)
    if effect.restricted == "unknown":
        return _CTO(standing, "open-if", _unless_restricted(standing), *limits)
    if "CTO" in standing.codes:
        return _CTO(standing, "open", f"{person} is on a CTO already.", *limits)
    if standing.detained_unrestricted:
        return _CTO(standing, "open", f"{person} is under: {standing.under}.", *limits)
    said = (
        "A CTO follows section 3, or a hospital order or transfer without restrictions; "
        f"{person} is under: {standing.under}."
    )
    return _CTO(standing, "closed", said)


def informal(standing: Standing) -> Route:
    """Leaving without any order: closed to whoever is restricted or before a court."""
    person, effect = standing.individual, standing.effect
    if effect.restricted == "yes":
        said = f"{effect.because} The way out is a conditional or an absolute discharge."
        return _INFORMAL(standing, "closed", said)
    if effect.restricted == "court":
        return _INFORMAL(standing, "closed", BY_COURT)
    authorises = (
        ("Nothing in it authorises a deprivation of liberty, which the support at home is.",)
        if standing.deprives
        else ()
    )
    if effect.restricted == "unknown":
        return _INFORMAL(standing, "open-if", _unless_restricted(standing), *authorises)
    if standing.codes <= {"01"}:
        return _INFORMAL(
            standing,
            "open",
            f"{person} is under no section now.",
            *authorises,
            who="Nobody has to discharge them from a section.",
        )
    return _INFORMAL(standing, "open", f"{person} is under: {standing.under}.", *authorises)


def guardianship(standing: Standing) -> Route:
    """Guardianship: for people of 16 and over whom the council accepts."""
    person, effect = standing.individual, standing.effect
    limits = _limits(standing)
    if standing.least_age < _SIXTEEN:
        return _GUARDIANSHIP(standing, "closed", "Guardianship is for people of 16 and over.")
    if effect.restricted == "court":
        return _GUARDIANSHIP(standing, "closed", BY_COURT)
    if effect.restricted == "yes":
        said = (
            f"Open only if the Secretary of State consents. {effect.because} How a restricted "
            "patient would come under guardianship was not read in a source: ask a lawyer."
        )
        return _GUARDIANSHIP(standing, "open-if", said, *limits)
    if effect.restricted == "unknown":
        return _GUARDIANSHIP(standing, "open-if", _unless_restricted(standing), *limits)
    if not standing.codes.isdisjoint(GUARDIANSHIP):
        return _GUARDIANSHIP(standing, "open", f"{person} is under guardianship already.", *limits)
    return _GUARDIANSHIP(
        standing,
        "open-if",
        "Open if the council accepts it as needed for the person's welfare or to protect others.",
        *limits,
    )


def leave(standing: Standing) -> Route:
    """Leave under section 17, which is not a discharge."""
    effect = standing.effect
    if effect.restricted == "yes":
        return _restricted_leave(standing)
    if effect.restricted == "unknown":
        said = f"Not known whether the Secretary of State must consent. {effect.because}"
        return _LEAVE(standing, "open-if", said, _STAYS, rule="R12")
    if effect.restricted == "court":
        return _LEAVE(standing, "closed", BY_COURT)
    if standing.detained_unrestricted or not standing.codes.isdisjoint(ASSESSMENT):
        said = f"{standing.individual} is under: {standing.under}."
        return _LEAVE(standing, "open", said, _STAYS)
    if not standing.codes.isdisjoint(HOLDING):
        said = f"{standing.under} holds somebody for hours or days; no plan can rest on it."
        return _LEAVE(standing, "closed", said)
    return _LEAVE(
        standing,
        "closed",
        f"Leave under section 17 is for people who are detained; {standing.individual} is under: "
        f"{standing.under}.",
    )


def _restricted_leave(standing: Standing) -> Route:
    who = "The responsible clinician grants it, with the Secretary of State's consent."
    if "sos-leave" in standing.authorities:
        said = "The Secretary of State's consent to leave is in force."
        return _LEAVE(standing, "open", said, _STAYS, who=who, rule="R12")
    said = f"Open if the Secretary of State consents. {standing.effect.because}"
    asks = ("The responsible clinician asks the Mental Health Casework Section for consent.",)
    return _LEAVE(standing, "open-if", said, _STAYS, needs=asks, who=who, rule="R12")


def _unless_restricted(standing: Standing) -> str:
    return f"Open only if they turn out not to be restricted. {standing.effect.because}"


def _limits(standing: Standing) -> tuple[str, ...]:
    if standing.deprives:
        return (f"{_NO_LIBERTY}, which the support at home does: another route must do that.",)
    return (f"{_NO_LIBERTY}.",)
