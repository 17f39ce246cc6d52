"""What services state of themselves: hours, how often they were missing, and their own matrix."""

from collections.abc import Iterator

from tcplan.analysis.findings.check import Check, Found
from tcplan.analysis.findings.on_day import OnDay
from tcplan.analysis.matrix import Broken, broken_axioms
from tcplan.analysis.shortage import Shortage, shortage_words, shortages
from tcplan.analysis.words import joined
from tcplan.domain.dates import long_day
from tcplan.domain.matrix import RiskMatrix
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.domain.unavailability import OF, Unavailability

WIDEST = OF // 5
"""A range wider than this says little: 20 in 100."""
_SHOWN = 3
"""How many shortages of one holder are told in full."""

Serving = Agency | Team | Place | System


def _over_capacity(on: OnDay) -> Iterator[Found]:
    first: dict[str, list[Shortage]] = {}
    for short in shortages(on.plan, on.day):
        first.setdefault(short.bottleneck.holders[0], []).append(short)
    for holder, found in first.items():
        said = [shortage_words(on.plan, s, on.called, str) for s in found[:_SHOWN]]
        more = len(found) - _SHOWN
        if more > 0:
            said.append(f"It is short at {more} more times; its own page tells of them.")
        yield Found(holder, " ".join(said), holder)


def _figures(on: OnDay) -> Iterator[tuple[Serving, Unavailability]]:
    serving: tuple[Serving, ...] = (
        *on.plan.agencies,
        *on.plan.teams,
        *on.plan.places,
        *on.plan.systems,
    )
    for thing in serving:
        if thing.out_of_service is not None:
            yield thing, thing.out_of_service


def _figure_without_source(on: OnDay) -> Iterator[Found]:
    for thing, figure in _figures(on):
        if figure.said_by is None:
            yield Found(
                thing.id,
                f"The figure of how often {thing.name} was missing does not say who counted it, "
                "so it is not used.",
                _acts(on, thing),
            )


def _figure_out_of_date(on: OnDay) -> Iterator[Found]:
    for thing, figure in _figures(on):
        if figure.review_by < on.day:
            yield Found(
                thing.id,
                f"The figure of how often {thing.name} was missing is of {long_day(figure.on)} and "
                f"was to be reviewed by {long_day(figure.review_by)}, so it is not used.",
                _acts(on, thing),
            )


def _figure_wide(on: OnDay) -> Iterator[Found]:
    for thing, figure in _figures(on):
        if figure.most - figure.least > WIDEST:
            yield Found(
                thing.id,
                f"The two figures of how often {thing.name} was missing lie so far apart that they "
                f"decide little ({figure.counted}).",
                _acts(on, thing),
            )


def _acts(on: OnDay, thing: Serving) -> str | None:
    if isinstance(thing, Agency | Team):
        return thing.id
    owner = thing.owner if isinstance(thing, Place) else None
    return owner or on.plan.about.holder


def _matrix_axioms(on: OnDay) -> Iterator[Found]:
    for agency in on.plan.agencies:
        matrix = agency.matrix
        broken = broken_axioms(matrix) if matrix is not None else ()
        if matrix is not None and broken:
            said = [f"{_RULES[one.rule]}: {_cells(matrix, one)}" for one in broken]
            yield Found(
                agency.id,
                f"In the risk matrix of {agency.name}, {'; '.join(said)}. Its labels are kept as "
                "text and nothing is computed from them.",
                agency.id,
            )


_RULES = {
    "red-lowest": "red stands in the lowest row or column (weak consistency)",
    "red-beside-green": "red and green share an edge (weak consistency)",
    "green-above-red": "green stands at or above red (weak consistency)",
    "no-step-between": "green touches red at a corner with no colour between (betweenness)",
    "not-red-above-red": "a cell at or above a red one is not red (consistent colouring)",
    "not-green-below-green": "a cell at or below a green one is not green (consistent colouring)",
    "mirrored": "cells that hold the same risks, if all steps are equal, differ in colour "
    "(consistent colouring)",
}


def _cells(matrix: RiskMatrix, broken: Broken) -> str:
    return joined(
        [f"{matrix.rows[row].label} / {matrix.columns[column]}" for row, column in broken.cells]
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "over-capacity",
        "Asked for more hours than are offered",
        "Hours that are promised to two people are worked for one of them; the shortage is known "
        "weeks before the rota is empty.",
        "Known causes of failed moves, T03; maximum flow and minimum cut, Ford and Fulkerson 1956",
        "good-practice",
        _over_capacity,
    ),
    Check(
        "figure-without-source",
        "Figure of a service that nobody stands for",
        "A number without a source looks exact and cannot be asked about; it is not used.",
        "Promise of tcplan: every figure can say why",
        "good-practice",
        _figure_without_source,
    ),
    Check(
        "figure-out-of-date",
        "Figure of a service past its review",
        "A rota that was full last year may be empty now; the figure is not used.",
        "Promise of tcplan: every figure can say why",
        "good-practice",
        _figure_out_of_date,
    ),
    Check(
        "figure-wide",
        "Figure of a service too wide to decide anything",
        "A range of more than 20 in 100 leaves open whether the service can be relied on; count "
        "again, or ask for what was counted.",
        "Promise of tcplan: every figure can say why",
        "good-practice",
        _figure_wide,
    ),
    Check(
        "matrix-axioms",
        "Risk matrix whose colours cannot be consistent",
        "In such a matrix something worse can get a milder colour than something better, so its "
        "colours must not decide anything. tcplan keeps them as labels.",
        "Cox, What's wrong with risk matrices?, Risk Analysis 28 (2008) 497–512",
        "good-practice",
        _matrix_axioms,
    ),
)
"""Checks about what services state, in the order in which they are told."""
