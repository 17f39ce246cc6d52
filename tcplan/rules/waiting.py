"""Nobody's stay is made shorter by a transfer, nobody waits without a reason or a home in view."""

import datetime as dt
from collections.abc import Iterator

from tcplan.domain.codelists import code_list
from tcplan.domain.dates import days_said, long_day
from tcplan.domain.hospital import HospitalSpell
from tcplan.domain.records import Document
from tcplan.rules.judging import Duty, State, Verdict
from tcplan.rules.on_day import OnDay
from tcplan.rules.stay import total, uncoded, waiting

_DAY = dt.timedelta(days=1)
_TRANSFERS = frozenset({"bed-transfer", "acute-transfer"})
_SETTLED = frozenset({"stabilisation", "settled"})


def _reset(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        spell, first = on.spell(person.id), on.admitted(person.id)
        if spell is None or first is None:
            continue
        same = spell.admitted == first
        said = f"The original admission of {person.id} was on {long_day(first)}"
        otherwise = (
            f"; the present stay says {long_day(spell.admitted)}, which hides "
            f"{days_said((spell.admitted - first).days)}"
        )
        yield Verdict(
            rule="R10",
            id="admission-reset",
            about=spell.id,
            individual=person.id,
            state="met" if same else "not-met",
            what=f"{said}{'' if same else otherwise}.",
            owner=spell.commissioner,
        )


def _taken(on: OnDay) -> Iterator[Verdict]:
    for move in on.plan.transitions:
        if move.from_spell is None:
            continue
        spell: HospitalSpell = on.plan.by_id[move.from_spell]
        if spell.ended is None or spell.ended > on.day or spell.ended_as is None:
            continue
        transferred = spell.ended_as in _TRANSFERS
        gone = move.stage in _SETTLED or (move.moved_on is not None and move.moved_on <= on.day)
        ended = code_list("spell-end").label(spell.ended_as).lower()
        yield Verdict(
            rule="R10",
            id="transfer-taken-for-discharge",
            about=move.id,
            individual=move.individual,
            state="not-met" if transferred and gone else "met",
            what=f"The move of {move.individual} is told as {'made' if gone else 'not made'}; the "
            f"stay it starts from ended on {long_day(spell.ended)}: {ended}.",
            owner=on.commissioner(move.individual),
        )


def _uncoded(on: OnDay) -> Iterator[Verdict]:
    for person in on.plan.individuals:
        spell, spells = on.spell(person.id), on.contiguous(person.id)
        if spell is None or not waiting(spells, on.day):
            continue
        gaps = list(uncoded(spells, on.day))
        if gaps and gaps[-1][1] == on.day and not _coded_today(on, spell):
            # The time that goes on to the day without a reason is a finding of its own.
            gaps.pop()
        told = "; ".join(f"{long_day(a)} to {long_day(b - _DAY)}" for a, b in gaps)
        what = (
            f"{person.id} was clinically ready on {days_said(total(gaps))} without a recorded "
            f"reason for the delay: {told}."
            if gaps
            else f"No past time of waiting of {person.id} is left without a recorded reason."
        )
        yield Verdict(
            rule="R11",
            id="delay-days-uncoded",
            about=spell.id,
            individual=person.id,
            state="not-met" if gaps else "met",
            what=what,
            owner=spell.commissioner,
        )


def _coded_today(on: OnDay, spell: HospitalSpell) -> bool:
    """Whether no finding says today that the delay is not recorded."""
    ready = spell.clinically_ready
    if ready is None or ready > on.day:
        return True
    return any(d.start <= on.day and (d.end is None or on.day <= d.end) for d in spell.delays)


def _housing(on: OnDay) -> Iterator[Verdict]:
    days = on.rule("R24").number("days_from_admission")
    for person in on.plan.individuals:
        admitted = on.admitted(person.id)
        if admitted is not None:
            due = admitted + dt.timedelta(days=days)
            yield _housing_of(on, person.id, admitted, due)


def _housing_of(on: OnDay, individual: str, admitted: dt.date, due: dt.date) -> Verdict:
    papers: tuple[Document, ...] = on.plan.of("documents", individual)
    begun = min(
        (p.on for p in papers if p.kind == "housing-needs" and admitted <= p.on <= on.day),
        default=None,
    )
    state: State = "met" if begun else "not-met" if due < on.day else "due"
    said = f"{individual} was admitted on {long_day(admitted)}"
    if begun is None:
        what = f"{said}; no housing needs assessment since is recorded."
    elif begun <= due:
        what = f"{said}; a housing needs assessment of {long_day(begun)} is recorded."
    else:
        late = days_said((begun - due).days)
        what = f"{said}; the first housing needs assessment, of {long_day(begun)}, was {late} late."
    return Verdict(
        rule="R24",
        id="housing-needs-late",
        about=individual,
        individual=individual,
        state=state,
        what=what,
        owner=on.council(individual),
        due=due,
    )


DUTIES: tuple[Duty, ...] = (
    Duty("R10", "admission-reset", "Stay counted from a later admission", _reset),
    Duty("R10", "transfer-taken-for-discharge", "Transfer told as a discharge", _taken),
    Duty("R11", "delay-days-uncoded", "Past days of delay without a reason", _uncoded),
    Duty("R24", "housing-needs-late", "Housing needs not assessed soon after admission", _housing),
)
"""Duties about time in hospital."""
