"""Of what a reader may not see nothing reaches a paper but figures under disclosure control."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from fixtures.papers import COMMITTEE
from tcplan.domain.part import part_of
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import read
from tcplan.planner import Looking, PaperAsked, Request
from tcplan.planner.opening import looked_at
from tcplan.planner.papers_asked import understood
from tcplan.planner.papers_composed import composed_for
from tcplan.planner.papers_for import for_reader
from tcplan.report.as_html import as_html
from tcplan.report.kinds import KINDS, made
from tests.contracts.hidden_facts import TODAY, with_a_hidden_fact

pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

DURHAM = Path(__file__).parents[2] / "fixtures" / "county-durham.plan.json"
FACTS = 6
FIGURES = ("agency", "committee")
SUPPLIERS = ("provider", "police")


def test_figures_of_everybody_stand_in_these_papers_alone() -> None:
    """A kind of paper that counts everybody is one of those that are looked at here."""
    assert list(FIGURES) == [kind.name for kind in KINDS.values() if kind.figures]


def view_of(plan: Plan, asked: PaperAsked) -> Any:  # noqa: ANN401
    """A paper before it is laid out, as its reader is given it."""
    looking: Looking = looked_at(plan, "some.plan.json", Request(), [], calendar_day=TODAY)
    ready = understood(looking, asked)
    return composed_for(looking, ready, for_reader(looking, ready, partial("{}-x".format))).view


def others_masked(view: Any) -> Any:  # noqa: ANN401
    """The paper of an agency without what it tells of the others."""
    rows = tuple(attrs.evolve(row, others="…") for row in view.figures)
    return attrs.evolve(view, figures=rows)


def page(kind: str, view: Any) -> str:  # noqa: ANN401
    """The paper as it is read."""
    return as_html(made(kind).document(view))


def suppliers(plan: Plan) -> list[str]:
    """An agency of each kind to which somebody is known."""
    known = {one.agency for one in plan.relationships}
    return [
        next(one.id for one in plan.agencies if one.kind == kind and one.id in known)
        for kind in SUPPLIERS
    ]


def with_hidden_facts(plan: Plan, reader: str) -> Plan:
    """The plan with many facts more of which a reader may see none."""
    chance, added = Random(7), 0
    while added < FACTS:
        found = with_a_hidden_fact(plan, reader, chance)
        if found is not None:
            plan, added = found[0], added + 1
    return plan


@pytest.fixture(scope="module")
def plans() -> dict[str, tuple[Plan, Plan]]:
    """Each reader to the sample, and to the sample with facts that are hidden from them."""
    whole = read(DURHAM)
    return {reader: (whole, with_hidden_facts(whole, reader)) for reader in suppliers(whole)}


def compared(
    plans: tuple[Plan, Plan], asked: PaperAsked, masked: Callable[[Any], Any]
) -> tuple[bool, bool]:
    """Whether two papers are the same to the byte, and whether they are without their figures."""
    before, after = (view_of(plan, asked) for plan in plans)
    kind = asked.kind
    same = page(kind, before) == page(kind, after)
    return same, page(kind, masked(before)) == page(kind, masked(after))


def test_only_the_figures_of_the_others_move_in_an_agencys_paper(
    plans: dict[str, tuple[Plan, Plan]],
) -> None:
    """Half a dozen hidden facts move the published figures of the area, and no other byte."""
    found = {
        reader: compared(both, PaperAsked(kind="agency", about=reader), others_masked)
        for reader, both in plans.items()
    }

    assert dict.fromkeys(plans, (False, True)) == found


def test_only_figures_move_in_a_report_to_a_committee() -> None:
    """Eight people more in the plan move numbers and stars in it, and no word, name or line."""
    whole = read(DURHAM)
    fewer = part_of(whole, [person.id for person in whole.individuals[:-8]])
    both = (fewer, whole)
    asked = PaperAsked(kind="committee", settings=COMMITTEE, reader="public")
    before, after = (page("committee", view_of(plan, asked)) for plan in both)
    figures = re.compile(r"\d[\d,]*|\*")

    assert before != after
    assert figures.sub("#", before) == figures.sub("#", after)
