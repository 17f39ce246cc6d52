"""Aftercare under section 117 follows from the sections of the past, and is never paid for.

It is owed after section 3, 37, 45A, 47 or 48, also to somebody who stayed on informally; it is not
owed after section 2, nor to somebody who was only ever informal. A community treatment order stands
on the section beneath it.
"""

from collections.abc import Iterator
from typing import Literal

import attrs

from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import long_day
from tcplan.domain.legal import LegalStatus
from tcplan.domain.transition import Funding
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.moves import ahead, moved
from tcplan.rules.on_day import OnDay

Owed = Literal["owed", "not-owed", "check"]

WORDS: dict[Owed, str] = {
    "owed": "aftercare is owed",
    "not-owed": "aftercare is not owed",
    "check": "to be checked whether aftercare is owed",
}
_CTO = "CTO"
_MAY_BE_AFTERCARE = frozenset({"icb", "council", "joint", "chc"})


@attrs.frozen
class Aftercare:
    """Whether aftercare under section 117 is owed on leaving hospital, and why."""

    owed: Owed
    because: str
    """One sentence; the person is named by the id."""

    @property
    def words(self) -> str:
        """Whether it is owed, in words."""
        return WORDS[self.owed]


def aftercare(on: OnDay, individual: str) -> Aftercare:
    """Whether aftercare is owed, by every legal status that began by the day."""
    history = [s for s in on.plan.of("legal_statuses", individual) if s.start <= on.day]
    kinds = [(status, _of(status)) for status in history]
    owing = next((status for status, owed in kinds if owed == "owed"), None)
    if owing is not None:
        since = f"from {long_day(owing.start)}"
        return Aftercare("owed", f"{individual} was or is under: {_said(owing)}, {since}.")
    open_ = next((status for status, owed in kinds if owed == "check"), None)
    if open_ is not None:
        because = f"{individual} was or is under: {_said(open_)}, which leaves it open."
        return Aftercare("check", because)
    if not history and not on.plan.of("spells", individual):
        return Aftercare("not-owed", f"No stay in hospital of {individual} is recorded.")
    if not history:
        return Aftercare("check", f"No legal status of {individual} is recorded.")
    named = "; ".join(dict.fromkeys(label("legal-status", s.code) for s in history))
    return Aftercare("not-owed", f"{individual} was only ever under: {named}.")


def _of(status: LegalStatus) -> Owed:
    codes = code_list("legal-status")
    fact = codes.fact(status.code, "section_117")
    if fact == "underlying":
        # No such order can be made without a section that brings aftercare, so one that is not
        # recorded is owed; one that brings none contradicts the order.
        beneath = status.underlying
        owed = beneath is None or codes.fact(beneath, "section_117") == "yes"
        return "owed" if owed else "check"
    known: dict[object, Owed] = {"yes": "owed", "no": "not-owed", "if-earlier": "not-owed"}
    return known.get(fact, "check")


def _said(status: LegalStatus) -> str:
    said = label("legal-status", status.code)
    if status.code != _CTO:
        return said
    beneath = label("legal-status", status.underlying) if status.underlying else None
    return f"{said} ({beneath or 'the section beneath it is not recorded'})"


def flagged(on: OnDay, individual: str) -> str | None:
    """By what the plan flags aftercare: an id of funding or of a review; ``None`` if by nothing."""
    money: tuple[Funding, ...] = on.plan.of("funding", individual)
    funded = next((one.id for one in money if one.stream == "s117"), None)
    return funded or next((review.id for review in on.reviews(individual, "s117")), None)


def _not_flagged(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        found, flag = aftercare(on, person.id), flagged(on, person.id)
        if found.owed == "not-owed":
            yield _verdict(on, "aftercare-not-flagged", person.id, "not-applicable", found)
        elif flag is not None:
            yield _verdict(on, "aftercare-not-flagged", person.id, "met", found)
        else:
            state: State = "not-met" if found.owed == "owed" and _leaving(on, person.id) else "due"
            missing = " Neither funding nor a review under section 117 is recorded."
            yield _verdict(on, "aftercare-not-flagged", person.id, state, found, missing)


def _leaving(on: OnDay, individual: str) -> bool:
    """Whether the person has left hospital, or a day for it is set."""
    move = on.move(individual)
    set_down = move is not None and ahead(on, move) and move.target is not None
    return set_down or (move is not None and moved(on, move)) or on.left(individual) is not None


def _without_section(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        flag = flagged(on, person.id)
        if flag is None:
            continue
        found = aftercare(on, person.id)
        states: dict[Owed, State] = {"owed": "met", "not-owed": "not-met", "check": "due"}
        besides = "" if found.owed == "owed" else " The plan counts on section 117 all the same."
        verdict = _verdict(
            on, "aftercare-without-section", person.id, states[found.owed], found, besides
        )
        yield attrs.evolve(verdict, about=flag)


def _verdict(
    on: OnDay, name: str, individual: str, state: State, found: Aftercare, besides: str = ""
) -> Verdict:
    begin = found.words[0].upper() + found.words[1:]
    return Verdict(
        rule="R16",
        id=name,
        about=individual,
        individual=individual,
        state=state,
        what=f"{begin}: {found.because}{besides}",
        owner=on.commissioner(individual),
    )


def _charged(on: OnDay) -> Iterator[Verdict]:
    for money in on.plan.funding:
        if money.stream != "s117" and not _may_be_aftercare(on, money):
            continue
        said = f"{label('funding-stream', money.stream)} for {money.individual}"
        if money.stream != "s117":
            state: State = "due"
            what = (
                f"{said} is charged to the person, to whom aftercare is owed: check that nothing "
                "of it is aftercare."
            )
        else:
            state = "not-met" if money.charged_to_person else "met"
            free = "charged to the person" if money.charged_to_person else "free of charge"
            what = f"{said} is {free}."
        yield Verdict(
            rule="R18",
            id="aftercare-charged",
            about=money.id,
            individual=money.individual,
            state=state,
            what=what,
            owner=money.payer,
        )


def _may_be_aftercare(on: OnDay, money: Funding) -> bool:
    return (
        money.charged_to_person
        and money.stream in _MAY_BE_AFTERCARE
        and aftercare(on, money.individual).owed == "owed"
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R16", "aftercare-not-flagged", "Section 117 aftercare not flagged", _not_flagged),
    Duty(
        "R16",
        "aftercare-without-section",
        "Section 117 counted on without a section that brings it",
        _without_section,
    ),
    Duty("R18", "aftercare-charged", "Section 117 aftercare charged to the person", _charged),
)
"""Duties about aftercare under section 117."""
