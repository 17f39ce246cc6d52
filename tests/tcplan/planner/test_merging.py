"""Two people's changes to one plan come together, or are told apart, whoever is asked first."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.changes import Add, Amend, Change, Remove, apply
from tcplan.domain.plan import Plan
from tcplan.errors import TcplanError
from tcplan.planner.merging import Merged, merged, replaced
from tests.builders import agency, control, robin

POOL: list[Change] = [
    Add(agency("ash")),
    Add(agency("ash", name="Ashes")),
    Add(control("c-ash", "oak", prevents=("t-unnoticed",))),
    Amend("oak", {"name": "Oak Support"}),
    Amend("oak", {"name": "Oaks"}),
    Amend("oak", {"notice_days": 28}),
    Amend("P-001", {"preferred_name": "Rowan", "born": "1990-01"}),
    Amend("P-001", {"born": "1990-01"}),
    Amend("c-oak", {"state": "failed"}),
    Remove("c-ward"),
    Remove("tie-oak"),
    Remove("c-oak"),
]
SIDES = st.lists(st.sampled_from(POOL), max_size=6)
Contents = dict[str, object]


def plan(changes: list[Change]) -> Plan:
    """Robin's plan after those of the changes that can be made, one by one."""
    found = robin()
    for change in changes:
        with contextlib.suppress(TcplanError):
            found = apply(found, [change])
    return found


def contents(found: Plan) -> Contents:
    """What stands in a plan, in no order."""
    return {entity.id: entity for entity in found} | {"@about": found.about}


def ends(now: Plan, told: Merged) -> Contents:
    """What stands after what came of two sides, whether or not it is a sound plan."""
    found = contents(now) | {"@about": told.about}
    for change in told.changes:
        if isinstance(change, Add):
            found[change.entity.id] = change.entity
        elif isinstance(change, Remove):
            del found[change.id]
    return found


@given(SIDES)
def test_who_works_alone_gets_their_own_plan(changes: list[Change]) -> None:
    """With nobody else at work the plan is what the file says; an untouched file is no change."""
    base, other = robin(), plan(changes)
    taken, untouched = merged(base, base, other), merged(base, other, base)

    assert (contents(other), ()) == (ends(base, taken), taken.parted)
    assert ((), ()) == (untouched.changes, untouched.parted)
    assert contents(other) == ends(base, replaced(base, other))


@given(SIDES, SIDES)
def test_it_does_not_matter_whose_changes_are_the_files(
    ours: list[Change], theirs: list[Change]
) -> None:
    """The same comes of it, and the same is parted, whichever of two saved first."""
    base, one, two = robin(), plan(ours), plan(theirs)
    there, back = merged(base, two, one), merged(base, one, two)

    assert {(p.name, p.field) for p in there.parted} == {(p.name, p.field) for p in back.parted}
    if not there.parted:
        assert ends(two, there) == ends(one, back)


@given(SIDES, SIDES)
def test_no_field_is_lost_and_none_is_made_up(ours: list[Change], theirs: list[Change]) -> None:
    """Every field is as the one who changed it says; where two changed it differently it is told.

    The slow way: each field of each entry by itself, by the three values that it has.
    """
    base, one, two = robin(), plan(ours), plan(theirs)
    told = merged(base, two, one)
    after = ends(two, told)
    before, mine, yours = map(contents, (base, one, two))
    for name in {*before, *mine, *yours}:
        entries = [side.get(name) for side in (before, mine, yours)]
        if None in entries:
            changed = [e for e in entries[1:] if e != entries[0]]
            changed = changed[:1] if changed[:1] == changed[1:] else changed
            assert (len(changed) > 1) == (name in {p.name for p in told.parted})
            if len(changed) == 1:
                assert changed[0] == after.get(name)
            continue
        parted = {p.field for p in told.parted if p.name == name}
        for field in type(entries[0]).__attrs_attrs__:  # type: ignore[attr-defined]
            old, own, other = (getattr(entry, field.name) for entry in entries)
            values = [value for value in (own, other) if value != old]
            clash = len(values) == 2 and own != other
            assert clash == (field.name in parted)
            if not parted:
                assert (values or [old])[0] == getattr(after[name], field.name)
