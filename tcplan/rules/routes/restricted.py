"""Ways out of restrictions and of a sentence: the tribunal, the Secretary of State, prison."""

from tcplan.domain.dates import long_day
from tcplan.rules.routes.route import Route, Way
from tcplan.rules.routes.standing import TRANSFERRED, Standing
from tcplan.rules.routes.unrestricted import BY_COURT
from tcplan.rules.tribunal import first_application

_TRIBUNAL_OR_SECRETARY = (
    "The tribunal (section 73) or the Secretary of State (section 42) discharges."
)
BACK = (
    "The way out usually leads back to prison, or to release by the Parole Board where the "
    "sentence allows it; the restrictions of a fixed sentence end on its release date."
)
_STEADY = (
    "Show a steady time: the Secretary of State normally looks back over the last 6 to 12 months."
)
_SUPERVISED = "Name somebody to supervise each condition, and ask the victim liaison officer."


def conditional_discharge(standing: Standing) -> Route:
    """A conditional discharge: for restricted patients only, by the tribunal or the Secretary."""
    way = Way("conditional-discharge", _TRIBUNAL_OR_SECRETARY)
    liberty = ("Its own conditions may not deprive of liberty.",)
    found = _of_restrictions(standing, way, liberty, (_STEADY, _SUPERVISED))
    if found is not None:
        return found
    said = f"It is for restricted patients only. {standing.effect.because}"
    return way(standing, "closed", said)


def absolute_discharge(standing: Standing) -> Route:
    """An absolute discharge, which ends the restrictions and the section with them."""
    way = Way("absolute-discharge", _TRIBUNAL_OR_SECRETARY)
    found = _of_restrictions(standing, way, (), (_STEADY,))
    if found is not None:
        return found
    if standing.codes <= {"01"}:
        said = f"{standing.individual} is under no section from which to be discharged."
        return way(standing, "closed", said)
    said = f"{standing.individual} is under: {standing.under}. It is a discharge from the section."
    who = "The responsible clinician, the hospital managers or the tribunal (section 72)."
    return way(standing, "open", said, who=who)


def licence(standing: Standing) -> Route:
    """Release on licence, for people who came to hospital from prison or with a sentence."""
    way = Way(
        "licence",
        "The prison and probation services, the Parole Board where the sentence asks for it, and "
        "the Secretary of State while restrictions are in force.",
    )
    if standing.codes.isdisjoint(TRANSFERRED):
        if standing.effect.resolve:
            return way(standing, "open-if", f"Open only with a sentence. {standing.effect.because}")
        said = f"No sentence is recorded: {standing.individual} is under: {standing.under}."
        return way(standing, "closed", said)
    needs = ("Record the day on which the sentence ends, and ask probation for the way out.",)
    if standing.codes & {"17", "18"}:
        said = "Open only if a court has passed a sentence: section 48 is for people without one."
        return way(standing, "open-if", said, needs=needs)
    return way(standing, "open-if", f"Open if the sentence allows it. {BACK}", needs=needs)


def _of_restrictions(
    standing: Standing, way: Way, also: tuple[str, ...], needs: tuple[str, ...]
) -> Route | None:
    """A discharge from restrictions; ``None`` for somebody who has none."""
    effect = standing.effect
    if effect.restricted == "court":
        return way(standing, "closed", BY_COURT)
    if effect.restricted == "unknown":
        said = f"Open only if they turn out to be restricted. {effect.because}"
        return way(standing, "open-if", said, *also, needs=needs)
    if effect.restricted == "no":
        return None
    if not standing.codes.isdisjoint(TRANSFERRED):
        said = f"Open only if the Secretary of State agrees, which is unusual. {BACK}"
        return way(standing, "open-if", said, *also, needs=needs)
    return way(standing, "open", effect.because, *_too_early(standing), *also, needs=needs)


def _too_early(standing: Standing) -> tuple[str, ...]:
    rule = standing.rule("R13")
    if standing.ordered_on is None or rule is None:
        return ()
    first = first_application(standing.ordered_on, rule.number("months_before_application"))
    if standing.day >= first:
        return ()
    return (f"The person may not apply to the tribunal before {long_day(first)}.",)
