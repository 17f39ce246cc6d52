"""When two people change the same entry both are told, and what they did apart stays together."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.plan import Plan
from tcplan.errors import Clash
from tcplan.views.forms.conflict import FieldInConflict, conflicts, merged, over
from tests.builders import consequences, control, risk, small_plan, threats
from tests.tui.showing import looking

PLAN = small_plan(risks=(risk("r-1", "t-1", "t-2"),), controls=(control("c-1", "oak"),))


def told(theirs: Change, mine: Change) -> tuple[FieldInConflict, ...]:
    """What two people who changed the plan are told, field by field."""
    clash = Clash("c-1", "name", "", "", "Ben", "2026-11-22T13:00:00+00:00")
    read, newest = looking(PLAN), looking(apply(PLAN, [theirs]))
    (found,) = conflicts(read, newest, [mine], [clash])
    return found.fields


def after(theirs: Change, mine: Change) -> Plan:
    """The plan when mine is put over theirs."""
    newest = apply(PLAN, [theirs])
    return apply(newest, over(looking(PLAN), looking(newest), [mine]))


def test_both_values_of_a_field_are_told() -> None:
    """A name that two people changed is told as it was read, as saved, and as typed."""
    (name,) = told(Amend("c-1", {"name": "Ben's"}), Amend("c-1", {"name": "Mine"}))

    assert FieldInConflict("Name", "C-1", "Ben's", "Mine") == name
    assert name.both


def test_fields_that_only_one_of_them_changed_are_told_too() -> None:
    """Who changed the owner and who changed the name see both, and that neither is in the way."""
    fields = told(Amend("c-1", {"owner": "nurse"}), Amend("c-1", {"name": "Mine"}))

    assert {("Owner", False), ("Name", False)} == {(f.label, f.both) for f in fields}


def test_putting_mine_over_theirs_keeps_what_they_did_elsewhere() -> None:
    """A cause that a colleague added stays when I reword another cause of the same risk."""
    before = PLAN.by_id["r-1"].threats
    theirs = Amend("r-1", {"threats": (*before, *threats("t-3"))})
    mine = Amend("r-1", {"threats": (attrs.evolve(before[0], text="Reworded"), before[1])})

    found = after(theirs, mine).by_id["r-1"].threats

    assert ["Reworded", "t-2 happens", "t-3 happens"] == [threat.text for threat in found]


def test_what_they_removed_comes_again_when_mine_is_put_over_it() -> None:
    """A control that a colleague removed while I changed it stands again, whole and changed."""
    found = after(Remove("c-1"), Amend("c-1", {"name": "Mine"})).by_id["c-1"]

    assert attrs.evolve(PLAN.by_id["c-1"], name="Mine") == found


def test_what_they_added_under_the_same_id_gives_way_only_when_asked() -> None:
    """Two new controls with one id: mine takes the place when I put it over theirs."""
    mine, theirs = control("c-2", "oak", name="Mine"), control("c-2", "oak", name="Theirs")

    assert "Mine" == after(Add(theirs), Add(mine)).by_id["c-2"].name


parts = st.lists(st.sampled_from(["q-1", "q-2", "q-3"]), unique=True).map(
    lambda names: consequences(*names)
)


@given(parts, parts)
def test_what_only_one_changed_is_what_comes_of_both(base: object, other: object) -> None:
    """Whoever alone changed something gets their way, whichever side they are on."""
    assert other == merged(base, other, base)
    assert other == merged(base, base, other)
    assert other == merged(base, other, other)


@given(parts, parts, parts)
def test_nothing_new_of_either_is_lost(base: object, theirs: object, mine: object) -> None:
    """What either added is in what comes of both; what one took out and one left alone is not."""
    was, ben, me = ({part.id for part in each} for each in (base, theirs, mine))  # type: ignore[attr-defined]
    found = {part.id for part in merged(base, theirs, mine)}

    assert (ben | me) - was <= found
    assert found == ((ben | me) - was) | (was & ben & me)
