"""Whether MAPPA applies is asked and never assumed; nobody without an order or record is named so.

A hospital order for a specified offence makes category 2. What was not checked stays a question,
and a paper for somebody outside the partnership waits for a decision to disclose.
"""

from collections.abc import Iterator

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.domain.legal import LegalStatus, MappaRecord
from tcplan.domain.network import Agency, Team
from tcplan.domain.records import ExportRecord
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.moves import called
from tcplan.rules.on_day import OnDay

HOSPITAL_ORDERS = frozenset({"09", "10"})
"""Section 37, with section 41 or without."""
SENTENCED_OR_SENT = frozenset({"15", "16", "17", "18", "31", "34", "36", "37"})
"""Other orders of a criminal court, and transfers from prison: the category depends on more."""
PARTNERS = frozenset(
    {
        "police", "probation", "prison", "mh-trust", "acute-trust", "icb",
        "council-asc", "council-children", "council-housing", "victim-liaison",
    }
)  # fmt: skip
"""Kinds of agency that belong to the responsible authority or have a duty to cooperate."""
_RECIPIENTS = frozenset({"agency", "holder"})


def records(on: OnDay, individual: str) -> tuple[MappaRecord, ...]:
    """What is recorded of MAPPA for somebody by the day."""
    found: tuple[MappaRecord, ...] = on.plan.of("mappa", individual)
    return tuple(one for one in found if one.start <= on.day)


def prompt(on: OnDay, individual: str) -> Verdict:
    """Whether MAPPA was asked about for somebody; a question to services, and no judgement."""
    known = records(on, individual)
    if known:
        said = "; ".join(label("mappa-category", one.category) for one in known)
        return _verdict(on, individual, "met", f"MAPPA is recorded for {individual}: {said}.")
    statuses = on.statuses(individual)
    order = next((s for s in statuses if s.code in HOSPITAL_ORDERS), None)
    if order is not None:
        return _by_order(on, order)
    other = next((s for s in statuses if s.code in SENTENCED_OR_SENT), None)
    if other is not None:
        return _by_other(on, other)
    if any(risk.kind == "harm-to-others" for risk in on.plan.of("risks", individual)):
        return _without_order(on, individual)
    said = f"No order of a criminal court is in force for {individual}, and no record of MAPPA."
    return _verdict(on, individual, "not-applicable", said)


def _by_order(on: OnDay, order: LegalStatus) -> Verdict:
    said = f"{order.individual} is under: {label('legal-status', order.code)}"
    if order.specified_offence is None:
        what = f"{said}; check whether the order was made for an offence that MAPPA specifies."
        return _verdict(on, order.individual, "due", what)
    if order.specified_offence:
        what = f"{said}, for a specified offence: MAPPA category 2, and no MAPPA record is here."
        return _verdict(on, order.individual, "not-met", what)
    what = f"{said}, not for a specified offence."
    return _verdict(on, order.individual, "not-applicable", what)


def _by_other(on: OnDay, status: LegalStatus) -> Verdict:
    said = f"{status.individual} is under: {label('legal-status', status.code)}"
    if status.specified_offence is False:
        return _verdict(
            on, status.individual, "not-applicable", f"{said}, not for such an offence."
        )
    what = f"{said}; check whether a MAPPA category applies, with the police and probation."
    return _verdict(on, status.individual, "due", what)


def _without_order(on: OnDay, individual: str) -> Verdict:
    held = on.reviews(individual, "mare")
    forum = on.rule("R19").word("local_forum")
    if held:
        what = f"{individual} is planned with in the local forum: {forum}."
        return _verdict(on, individual, "met", what)
    what = (
        f"No order of a criminal court is in force for {individual}. Without a conviction MAPPA "
        f"does not apply; consider the local forum: {forum}."
    )
    return _verdict(on, individual, "due", what)


def _verdict(on: OnDay, individual: str, state: State, what: str) -> Verdict:
    return Verdict(
        rule="R19",
        id="mappa-not-asked",
        about=individual,
        individual=individual,
        state=state,
        what=what,
        owner=on.commissioner(individual),
    )


def _not_asked(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        yield prompt(on, person.id)


def _not_disclosed(on: OnDay) -> Iterator[Verdict]:
    for paper in on.plan.exports:
        if paper.individual is None or paper.recipient is None:
            continue
        if paper.audience in _RECIPIENTS and paper.at.date() <= on.day:
            known = [
                one for one in on.plan.of("mappa", paper.individual) if one.start <= paper.at.date()
            ]
            if known and not _is_partner(on, paper.recipient):
                yield _disclosed(paper, known, called(on, paper.recipient))


def _is_partner(on: OnDay, holder: str) -> bool:
    thing = on.plan.by_id[holder]
    if isinstance(thing, Team):
        thing = on.plan.by_id[thing.agency] if thing.agency else thing
    return isinstance(thing, Agency) and thing.kind in PARTNERS


def _disclosed(paper: ExportRecord, known: list[MappaRecord], recipient: str) -> Verdict:
    decided = any(one.disclosure_decisions for one in known)
    said = f"A paper about {paper.individual} went on {long_day(paper.at.date())} to {recipient}"
    what = (
        f"{said}, who is no MAPPA partner; a decision to disclose is recorded. Whether it covers "
        "this paper, people judge."
        if decided
        else f"{said}, who is no MAPPA partner; no decision to disclose is recorded."
    )
    return Verdict(
        rule="R20",
        id="disclosure-not-decided",
        about=paper.id,
        individual=paper.individual,
        state="met" if decided else "not-met",
        what=what,
        owner=known[0].lead,
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R19", "mappa-not-asked", "Not asked whether MAPPA applies", _not_asked),
    Duty(
        "R20",
        "disclosure-not-decided",
        "Paper outside MAPPA without a decision to disclose",
        _not_disclosed,
    ),
)
"""Duties about MAPPA."""
