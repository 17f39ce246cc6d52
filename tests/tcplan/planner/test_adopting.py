"""Before anything is adopted every record that will change is told, with before and after."""

from tcplan.domain.changes import apply
from tcplan.domain.plan import COLLECTIONS
from tcplan.domain.whatif import WhatIfChange
from tcplan.domain.whatif_adopting import adopted
from tcplan.planner.adopting import ToWrite, to_write
from tests.builders import TODAY, day, source
from tests.tcplan.whatif.plans import change, looking, new_control, stop, two_people

PLAN = two_people()


def told(*changes: WhatIfChange) -> ToWrite:
    """What adopting these changes would write, told in Robin's what-if."""
    edits = adopted(PLAN, changes, TODAY, source())
    return to_write(looking(PLAN), edits, changes, "P-001")


def test_every_record_that_differs_is_counted() -> None:
    """The number that is said is that of the records that differ afterwards, found one by one."""
    changes = (stop("oak", on=day(9)), change("slip", "move", days=7))
    after = apply(PLAN, adopted(PLAN, changes, TODAY, source()))
    before_all = {e.id: e for name in COLLECTIONS for e in getattr(PLAN, name)}
    after_all = {e.id: e for name in COLLECTIONS for e in getattr(after, name)}
    differing = {n for n in before_all | after_all if before_all.get(n) != after_all.get(n)}
    found = told(*changes)

    assert len(differing) == found.records
    assert {deed.entity for deed in found.deeds} <= differing
    assert found.records == len(found.deeds) + found.others


def test_each_field_stands_with_before_and_after() -> None:
    """A deputy who steps in is told as a change of that control: nobody before, Spare after."""
    (deed,) = told(change("deputy", "c-trust", holder="spare")).deeds

    assert ("control", "changed", "c-trust") == (deed.kind, deed.done, deed.entity)
    assert [(None, "Spare")] == [(field.before, field.after) for field in deed.fields]


def test_what_waits_for_evidence_is_said_not_to_count() -> None:
    """A new arrangement is written as agreed; what stays open until it is seen is named."""
    found = told(change("add-control", control=new_control()))

    assert {"control", "action"} == {deed.kind for deed in found.deeds}
    assert found.still_open is not None
    assert found.still_open.startswith("Until there is evidence it does not count.")
    assert told(change("deputy", "c-trust", holder="spare")).still_open is None
