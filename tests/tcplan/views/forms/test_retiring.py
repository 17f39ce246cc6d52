"""What is retired keeps its history, and nothing is removed while others rely on it."""

import pytest

from tcplan.domain.changes import apply
from tcplan.domain.integrity import faults_among
from tcplan.domain.plan import COLLECTIONS
from tcplan.errors import PlanInvalidError
from tcplan.exchange.plan_json import read
from tcplan.views.forms.offered import changeable, needs_reason, offers
from tcplan.views.forms.retiring import END, REMOVE, namers, retired, retirement
from tests.builders import TODAY
from tests.tui.showing import DURHAM, looking

PLAN = read(DURHAM)
LOOKING = looking(PLAN)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_entry_can_be_removed_exactly_when_nothing_names_it(collection: str) -> None:
    """What is said before a removal is what the rules of the plan say of it."""
    for entity in getattr(PLAN, collection)[:3]:
        (way,) = (way for way in retirement(LOOKING, entity).ways if way.code == REMOVE)

        assert (way.why_not == "") == _stands_without(entity.id)


def _stands_without(name: str) -> bool:
    """Whether the plan is sound without an entry, by the judgement of the whole plan."""
    left = {
        kind: tuple(entity for entity in found if entity.id != name)
        for kind, found in PLAN.collections().items()
    }
    return not list(faults_among(PLAN.about, left))


def test_what_names_an_entry_is_told_in_words() -> None:
    """The controls that rest on an agency are named as they are called."""
    agency = next(agency for agency in PLAN.agencies if any(namers(LOOKING, agency)))
    found = retirement(LOOKING, agency)

    assert found.named_by
    assert all(" “" in words or "P-" in words or words.islower() for words in found.named_by)


def test_inside_a_person_other_people_are_only_counted() -> None:
    """Who retires an agency from one person's record reads of nobody else."""
    agency = max(PLAN.agencies, key=lambda one: len(list(namers(LOOKING, one))))
    within = retirement(LOOKING, agency, "P-014")
    everywhere = retirement(LOOKING, agency)

    others = [person.id for person in PLAN.individuals if person.id != "P-014"]
    assert not [words for words in within.named_by for name in others if name in words]
    assert len(within.named_by) + within.more == len(everywhere.named_by) + everywhere.more


def test_a_control_is_withdrawn_and_a_tie_is_ended() -> None:
    """Both stay in the plan with their last day."""
    ties = [tie for tie in PLAN.ties if tie.end is None and (tie.start or TODAY) <= TODAY]
    open_ = [c for c in PLAN.controls if c.end is None and (c.start or TODAY) <= TODAY]
    plan = apply(PLAN, [*retired(ties[0], END, TODAY), *retired(open_[0], END, TODAY)])
    tie, control = plan.by_id[ties[0].id], plan.by_id[open_[0].id]

    assert (TODAY, TODAY, "withdrawn") == (tie.end, control.end, control.state)


def test_what_makes_sense_here_is_offered_first_and_everything_else_after_it() -> None:
    """In Network a tie comes first; nothing that a plan can hold is missing anywhere."""
    for screen, first in (("network", "ties"), ("people", "individuals"), ("agencies", "agencies")):
        found = offers(LOOKING, screen, "P-014")

        assert first == found[0].collection
        assert set(COLLECTIONS) <= {offer.collection for offer in found if not offer.part}


def test_in_risks_a_cause_comes_first() -> None:
    """Where a bow-tie is open its own causes and consequences can be added to."""
    risk = PLAN.of("risks", "P-014")[0]

    assert ("threats", risk.id) == (
        offers(LOOKING, "risks", "P-014", risk.id)[0].part,
        offers(LOOKING, "risks", "P-014", risk.id)[0].of,
    )


def test_only_entries_of_the_person_can_be_chosen() -> None:
    """On somebody's Overview nothing of anybody else can be changed by mistake."""
    found = changeable(LOOKING, "overview", "P-014")

    assert "P-014" == found[0].id
    assert {"P-014"} == {getattr(entity, "individual", entity.id) for entity in found}


def test_the_journal_wants_a_reason_for_law_and_for_decisions() -> None:
    """A section or a gate that is decided is changed with a reason; a telephone number is not."""
    status, move, agency = PLAN.legal_statuses[0], PLAN.transitions[0], PLAN.agencies[0]

    assert needs_reason(status, ("end",), is_new=False)
    assert needs_reason(move, ("gates",), is_new=False)
    assert not needs_reason(move, ("visits",), is_new=False)
    assert not needs_reason(agency, ("out_of_hours",), is_new=False)


def test_a_removal_that_is_refused_changes_nothing() -> None:
    """The rules of the plan stand behind what the dialog says."""
    agency = next(agency for agency in PLAN.agencies if any(namers(LOOKING, agency)))

    with pytest.raises(PlanInvalidError):
        apply(PLAN, retired(agency, REMOVE, TODAY))
