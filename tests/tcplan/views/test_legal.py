"""Legal status and ways out as they are shown: with rule and doubt, and without names."""
# ruff: noqa: ANN401  (a field may hold anything, and the value itself checks it)

from typing import Any

import pytest

from tcplan.cli.page import laid_out, one_fact_a_line
from tcplan.cli.pages.legal import legal_blocks
from tcplan.domain.common import Entity
from tcplan.domain.individual import ResponsibleBody
from tcplan.domain.legal import Condition
from tcplan.views.legal import LegalView, legal
from tcplan.views.looking import Looking
from tests.builders import TODAY, day
from tests.tcplan.rules.legal.people import made, plan_of, route, spell, status


def shown(*entities: Entity, names: bool = False, **person: Any) -> LegalView:
    """How Robin stands in law, as it is shown today."""
    plan = plan_of(*entities, **person)
    return legal(Looking(plan, "test.plan.json", TODAY, TODAY, names=names), "P-001")


def printed(view: LegalView) -> str:
    """The page, one fact a line."""
    return one_fact_a_line(legal_blocks(view))


def condition(**fields: Any) -> Condition:
    """A condition of Robin's, in words that name Robin."""
    given = {"kind": "exclusion", "text": "Robin keeps away from the quay"}
    found: Condition = made(Condition, "condition", **given | fields)
    return found


def test_every_way_is_printed_with_its_rule_and_doubt() -> None:
    """Nobody reads that a way is open without the rule that says so and what is not sure of it."""
    view = shown(status("03"), spell())
    page = printed(view)

    assert [] == [row.name for row in view.routes if f"{row.name}: " not in page]
    assert sum(1 for row in view.routes if row.doubt) == page.count("NOT CERTAIN: ")
    assert len(view.routes) == page.count("\nRule: ")
    assert view.no_advice in page


def test_every_reason_is_printed() -> None:
    """What closes a way, and what it turns on, is said in full."""
    view = shown(status("34"), spell())
    page = printed(view)

    assert [] == [text for row in view.routes for text in row.reasons if text not in page]


def test_what_is_planned_stands_beside_the_way() -> None:
    """A way that is in the plan says whether it is authorised, applied for or only planned."""
    view = shown(status("03"), route("cto", -5), route("dols", applied_on=day(-2)))
    planned = {row.kind: row.planned for row in view.routes if row.planned}

    assert {"cto": "authorised 17 Nov 2026", "dols": "applied for 20 Nov 2026"} == planned


@pytest.mark.parametrize(("names", "text"), [(False, "P-001 keeps"), (True, "Robin keeps")])
def test_names_are_hidden_in_conditions(names: bool, text: str) -> None:  # noqa: FBT001
    """While names are hidden, the wording of a condition gives the person's id."""
    assert shown(condition(), names=names).conditions[0].text.startswith(text)


@pytest.mark.parametrize(("ended", "expected"), [(0, 1), (-1, 0)])
def test_conditions_of_the_past_are_not_shown(ended: int, expected: int) -> None:
    """A condition is shown on its last day and not on the next."""
    assert expected == len(shown(condition(end=day(ended))).conditions)


def test_a_condition_without_a_supervisor_cries_out() -> None:
    """Where nobody supervises a condition, the page says so in capitals."""
    assert "Supervised by: NOBODY NAMED" in printed(shown(condition()))


def test_an_unknown_status_is_to_be_resolved_first() -> None:
    """Above everything else stands what has to be resolved before anything is planned."""
    view = shown(status("99"), spell())

    assert "unknown" == view.restricted
    assert "RESOLVE FIRST: The legal status of P-001 is recorded as “not known”." in printed(view)


def test_a_dispute_names_who_pays_meanwhile() -> None:
    """ICB and council stand apart, each with its dispute and who pays in the meantime."""
    page = printed(
        shown(
            responsible_icb=ResponsibleBody(
                agency="icb", in_dispute=True, interim_funder="council"
            ),
            responsible_council=ResponsibleBody(agency="council", in_dispute=True),
        )
    )

    assert "Responsible ICB: Icb, IN DISPUTE; meanwhile Council pays" in page
    assert "Responsible council: Council, IN DISPUTE; meanwhile nobody pays" in page


def test_the_page_fits_a_narrow_screen() -> None:
    """On forty columns nothing runs over the edge."""
    page = laid_out(legal_blocks(shown(status("09"), spell(), condition())), 40)

    assert max(map(len, page.splitlines())) <= 40
