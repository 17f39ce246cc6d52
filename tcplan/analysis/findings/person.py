"""What the plan must hold of the person: their words, their rights, and who answers for them."""

import datetime as dt
import re
from collections.abc import Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.analysis.words import joined
from tcplan.domain.codelists import code_list, label
from tcplan.domain.individual import Capacity, Consent, Individual, RegisterEntry

_FULL_DATE_UNTIL = 19
"""Age in years from which a year and a month of birth are enough."""


def _no_own_words(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        if not any(_own_words(on, person)):
            yield Found(
                person.id,
                f"The plan of {person.id} has nothing in the person's own words.",
                on.commissioner(person.id),
            )


def _own_words(on: OnDay, person: Individual) -> Iterator[object]:
    yield person.what_matters
    yield person.my_hopes
    yield person.disagreements
    for risk in on.plan.of("risks", person.id):
        yield risk.own_view
    for transition in on.plan.of("transitions", person.id):
        for visit in transition.visits:
            yield visit.own_view


def _confirmed_by_too_few(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        agencies = list(dict.fromkeys(s.agency for s in person.confirmed_by if s.on <= on.day))
        if len(agencies) < 2:  # noqa: PLR2004
            who = f"Only {on.called(agencies[0])}" if agencies else "Nobody"
            yield Found(
                person.id,
                f"{who} has confirmed the plan of {person.id}.",
                on.commissioner(person.id),
            )


def _no_advocate(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        if person.advocate is None or person.advocate.kind == "none":
            yield Found(person.id, f"{person.id} has no advocate.", on.commissioner(person.id))


def _register_without_consent(on: OnDay) -> Iterator[Found]:
    lawful = code_list("consent-state").where("open", value=True)
    for person in on.plan.individuals:
        consent = _register_consent(on, person)
        if person.register and (consent is None or consent.state not in lawful):
            said = label("consent-state", consent.state).lower() if consent else "not recorded"
            yield Found(
                person.id,
                f"{person.id} is on the dynamic support register; consent to that: {said}.",
                on.commissioner(person.id),
            )


def _register_consent(on: OnDay, person: Individual) -> Consent | None:
    given = [c for c in person.consents if c.purpose == "register" and c.on <= on.day]
    return max(given, key=lambda c: c.on, default=None)


def _inpatient_not_blue(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        entries = [entry for entry in person.register if entry.on <= on.day]
        if on.spell(person.id) and entries and entries[-1].rating != "blue":
            rating = _rating(entries[-1])
            yield Found(
                person.id,
                f"{person.id} is in hospital; the dynamic support register still says {rating}.",
                on.commissioner(person.id),
            )


def _rating(entry: RegisterEntry) -> str:
    return label("dsr-rating", entry.rating).partition(":")[0].lower()


def _no_best_interests(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        open_decisions = [
            label("capacity-decision", latest.decision).lower()
            for latest in _latest(on, person)
            if latest.outcome == "lacks-capacity" and latest.best_interests is None
        ]
        if open_decisions:
            yield Found(
                person.id,
                f"{person.id} was found to lack capacity, with no best-interests decision "
                f"recorded, about: {joined(open_decisions)}.",
                on.hospital(person.id),
            )


def _latest(on: OnDay, person: Individual) -> list[Capacity]:
    latest: dict[str, Capacity] = {}
    for capacity in sorted(person.capacity, key=lambda c: c.on):
        if capacity.on <= on.day:
            latest[capacity.decision] = capacity
    return list(latest.values())


def _no_responsible_body(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        bodies = {
            "responsible ICB": person.responsible_icb,
            "responsible council": person.responsible_council,
        }
        missing = [name for name, body in bodies.items() if body is None]
        if missing:
            yield Found(
                person.id,
                f"{person.id} has no {joined(missing, 'and no')} recorded.",
                on.commissioner(person.id),
            )


def _dispute_without_funder(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        disputed = {
            "responsible ICB": person.responsible_icb,
            "responsible council": person.responsible_council,
        }
        unfunded = [
            name
            for name, body in disputed.items()
            if body and body.in_dispute and body.interim_funder is None
        ]
        if unfunded:
            yield Found(
                person.id,
                f"For {person.id} it is disputed who is the {joined(unfunded)}, and nobody is "
                "named who pays in the meantime.",
                on.commissioner(person.id),
            )
    for money in on.plan.funding:
        if money.in_dispute and money.interim_funder is None:
            yield Found(
                money.id,
                f"The {label('funding-stream', money.stream)} funding for {money.individual} is "
                "in dispute, and nobody is named who pays in the meantime.",
                money.payer,
            )


def _full_birth_date(on: OnDay) -> Iterator[Found]:
    for person in on.plan.individuals:
        if len(person.born) > len("2000-01") and _age(person.born, on.day) >= _FULL_DATE_UNTIL:
            yield Found(
                person.id,
                f"The full date of birth of {person.id} is kept; year and month are enough.",
                on.plan.about.holder,
            )


def _name_in_id(on: OnDay) -> Iterator[Found]:
    names = {
        person.preferred_name.casefold(): person.id
        for person in on.plan.individuals
        if len(person.preferred_name) > 1
    }
    for name in on.plan.by_id:
        parts = re.split(r"[._-]", name.casefold())
        whose = next((names[part] for part in parts if part in names), None)
        if whose is not None:
            yield Found(
                name,
                f"The id {name} contains the name by which {whose} is called.",
                on.plan.about.holder,
                whose,
            )


def _age(born: str, day: dt.date) -> int:
    birth = dt.date.fromisoformat(born)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


CHECKS: tuple[Check, ...] = (
    Check(
        "no-own-words",
        "Nothing in the person's own words",
        "A plan that does not hold what the person wants is a plan about them, made without them.",
        "PERSONAL principles of the C(E)TR (nothing about us without us); "
        "Discharge from mental health inpatient settings, statutory guidance, January 2024, "
        "principle 1",
        "national",
        _no_own_words,
    ),
    Check(
        "confirmed-by-too-few",
        "Plan confirmed by one agency or none",
        "A plan that one agency believes in is not an agreement; the others may hold another plan.",
        "Known causes of failed moves, T21 (information lost between systems); "
        "Discharge from mental health inpatient settings, statutory guidance, January 2024",
        "good-practice",
        _confirmed_by_too_few,
    ),
    Check(
        "no-advocate",
        "No advocate",
        "Without somebody on the person's side, a plan that does not suit them goes unchallenged.",
        "Known causes of failed moves, T18; Safeguarding adults review on Whorlton Hall "
        "(weak advocacy)",
        "good-practice",
        _no_advocate,
    ),
    Check(
        "register-without-consent",
        "On the register without consent or best-interests decision",
        "Nobody is kept on the dynamic support register without informed consent or a recorded "
        "best-interests decision.",
        "Dynamic support register policy and guide, NHS England, January 2023, as restated by "
        "local registers",
        "national",
        _register_without_consent,
    ),
    Check(
        "inpatient-not-blue",
        "In hospital, but not blue on the register",
        "The register drives who looks for a way out of hospital; another colour hides the stay.",
        "Dynamic support register policy and guide, NHS England, January 2023, as restated by "
        "local registers (blue means in hospital)",
        "national",
        _inpatient_not_blue,
    ),
    Check(
        "lacks-capacity-no-decision",
        "Lacks capacity, and no best-interests decision",
        "Where the person cannot decide, nobody may act on it until it is decided in their best "
        "interests.",
        "Mental Capacity Act 2005, sections 1 and 4",
        "law",
        _no_best_interests,
    ),
    Check(
        "no-responsible-body",
        "Responsible ICB or council missing",
        "Aftercare is a joint duty of ICB and council, found under different rules; without both, "
        "nobody can agree the money.",
        "Mental Health Act 1983, section 117; Who Pays?, NHS England, April 2024",
        "law",
        _no_responsible_body,
    ),
    Check(
        "dispute-without-interim-funder",
        "Dispute about money, and nobody pays meanwhile",
        "A dispute between payers must not hold up the person's plan.",
        "Who Pays?, NHS England, April 2024; known causes of failed moves, T08",
        "good-practice",
        _dispute_without_funder,
    ),
    Check(
        "full-birth-date",
        "Full date of birth kept for somebody of 19 or over",
        "A full date helps to identify the person and changes no duty towards an adult.",
        "Caldicott Principles, 2020: the minimum necessary; promise of tcplan: a full date only "
        "under 19",
        "national",
        _full_birth_date,
    ),
    Check(
        "name-in-id",
        "An id contains a person's name",
        "Ids are shown and printed where names are hidden, so a name in an id gives it away.",
        "Promise of tcplan: names start hidden, and papers carry ids",
        "good-practice",
        _name_in_id,
    ),
)
"""Checks about the person, in the order in which they are told."""
