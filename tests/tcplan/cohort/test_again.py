"""After a change the answers are those of the changed plan, and nobody else is asked again."""

import attrs
import pytest

from fixtures.national import national
from fixtures.national.network import AS_AT
from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cohort.again import cover_again
from tcplan.analysis.cover import RiskCover, cover_of
from tcplan.domain.changes import Amend, apply
from tcplan.domain.common import Entity

PLAN = national(40)
BEFORE = Arrangements(PLAN, AS_AT)
COVERS = cover_of(BEFORE, PLAN.risks)

CHANGES = [
    ("c0003-1", {"state": "failed"}),
    ("c0007-2", {"evidence": ()}),
    ("k0005-1", {"supervisor": None, "deputy": None}),
    ("a0002-1", {"end": AS_AT.replace(month=10)}),
    ("r0004-1", {"cause_reviews": ()}),
    ("P-0006", {"responsible_teams": ()}),
    ("call-handling", {"end": AS_AT.replace(month=10)}),
    ("pool-1", {"depends_on": ()}),
    ("telecare-1", {"depends_on": ()}),
    ("community-team-1", {"agency": "trust-2"}),
]


def answers(covers: tuple[RiskCover, ...]) -> list[tuple[str, list[str]]]:
    """Every answer about every risk, slot by slot."""
    return [(c.risk.id, [at.risk.answer for at in c.slots]) for c in covers]


def changed(name: str, fields: dict[str, object]) -> Entity:
    """The entity with some fields changed."""
    entity: Entity = attrs.evolve(PLAN.by_id[name], **fields)
    return entity


@pytest.mark.parametrize(("name", "fields"), CHANGES, ids=[name for name, _ in CHANGES])
def test_answers_after_a_change_are_those_of_the_changed_plan(
    name: str, fields: dict[str, object]
) -> None:
    """Asking again only where it matters finds what asking everybody finds."""
    plan = apply(PLAN, [Amend(name, fields)])
    whole = cover_of(Arrangements(plan, AS_AT), plan.risks)

    assert answers(whole) == answers(cover_again(BEFORE, COVERS, [changed(name, fields)]))


def test_a_change_for_one_person_leaves_the_others_answers_alone() -> None:
    """The answers about everybody else are kept, not worked out again."""
    after = cover_again(BEFORE, COVERS, [changed("P-0003", {"responsible_teams": ()})])

    assert {"P-0003"} == asked_again(after)
    assert answers(COVERS) != answers(after)


def test_a_change_of_an_agency_asks_those_who_lean_on_it() -> None:
    """When a surgery closes, only people who may lean on it are asked about again."""
    after = cover_again(BEFORE, COVERS, [changed("surgery-1", {"end": AS_AT.replace(month=10)})])

    assert 0 < len(asked_again(after)) < 20


def asked_again(after: tuple[RiskCover, ...]) -> set[str]:
    """The people about whom something was worked out anew."""
    both = zip(COVERS, after, strict=True)
    return {new.risk.individual for old, new in both if old is not new}
