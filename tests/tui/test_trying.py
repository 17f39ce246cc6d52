"""Changes to try: in order, on or off, and never told in the record of somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.plan import Plan
from tcplan.domain.whatif import WhatIfChange
from tests.builders import agency, control, day, family, individual, robin, small_plan, team, tie
from tui.trying import Tried, Trying, bears_on, supposed, whose

changes = st.sampled_from(
    [WhatIfChange(kind="stop", about=name) for name in ("oak", "elm", "ash", "yew")]
)
trials = st.lists(st.tuples(changes, st.booleans()), unique_by=lambda one: one[0].about).map(
    lambda found: Trying(
        tuple(Tried(n, change, on) for n, (change, on) in enumerate(found, 1)), len(found)
    )
)
OAK = WhatIfChange(kind="stop", about="oak")


def names(trying: Trying) -> list[str | None]:
    """What the changes are about, in order."""
    return [one.change.about for one in trying.tried]


def test_a_change_stays_where_it_was_first_put() -> None:
    """What is tried again is put on in its old place, so a list read once reads the same."""
    trying = Trying().adding([OAK, WhatIfChange(kind="stop", about="elm")]).switched(1)

    assert ["oak", "elm"] == names(trying.adding([OAK]))
    assert trying.adding([OAK]).has(OAK)


@given(trials, changes)
def test_crossing_twice_leaves_nothing_of_it(trying: Trying, change: WhatIfChange) -> None:
    """The same key on the same thing takes the change off again and touches no other."""
    others = [one for one in trying.tried if one.change != change]
    on = trying.adding([change])

    assert on.has(change)
    assert others == list(on.crossed([change]).tried)


@given(trials, st.lists(changes, min_size=1, unique_by=lambda one: one.about))
def test_several_are_crossed_together(trying: Trying, several: list[WhatIfChange]) -> None:
    """Marked rows are all tried at once; only when all are on does the key take them off."""
    before = all(map(trying.has, several))
    after = trying.crossed(several)

    assert [not before] * len(several) == [after.has(change) for change in several]


@given(trials)
def test_switching_twice_changes_nothing(trying: Trying) -> None:
    """On, off and on again is as it was."""
    for one in trying.tried:
        assert trying == trying.switched(one.key).switched(one.key)


@given(trials, st.lists(changes))
def test_no_two_changes_have_one_key(trying: Trying, more: list[WhatIfChange]) -> None:
    """A change that was taken off leaves its key to nobody else."""
    gone = trying.without(*(one.key for one in trying.tried[:1])).adding(more)
    keys = [one.key for one in gone.tried]

    assert len(set(keys)) == len(keys)
    assert {one.key for one in trying.tried[:1]}.isdisjoint(
        {one.key for one in gone.tried if one not in trying.tried}
    )


def test_a_date_is_moved_in_all() -> None:
    """Days later and days earlier add up to one change, and none is no change."""
    later = Trying().moved("g-home", 7).moved("g-home", 14)

    assert (["g-home"], 14) == (names(later), later.days_moved("g-home"))
    assert () == later.moved("g-home", 0).tried


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("oak", "stop"),
        ("on-call", "stop"),
        ("alarm", "stop"),
        ("c-oak", "fail-control"),
        ("g-team", "slip"),
        ("move", "slip"),
        ("tie-oak", None),
        ("nothing", None),
    ],
)
def test_what_the_key_supposes_of_a_thing(name: str, kind: str | None) -> None:
    """A service stops, a control fails, a date slips; of a tie nothing is supposed by itself."""
    found = supposed(robin(), name)

    assert kind == (found.kind if found else None)


def test_what_starts_on_another_day_says_so() -> None:
    """Tried on the day of the move, a service stops on that day and not before."""
    found = supposed(robin(), "oak", day(40))

    assert found is not None
    assert day(40) == found.on


def two_people() -> Plan:
    """Robin with a mum, Sam with a control; both are supported by oak."""
    return small_plan(
        individuals=(individual("P-001"), individual("P-002", preferred_name="Sam")),
        agencies=(agency("icb", "icb"), agency("trust", "mh-trust"), agency("oak"), family()),
        teams=(team("community-team", "trust"), team("sisters", "mum")),
        ties=(tie("t-mum", "mum"), tie("t-2", "oak", individual="P-002")),
        controls=(
            control("c-oak", "oak", prevents=("t-unnoticed",)),
            control("c-2", "oak", individual="P-002"),
        ),
    )


@pytest.mark.parametrize(
    ("name", "robins", "sams"),
    [("oak", True, True), ("mum", True, False), ("sisters", False, False), ("c-2", False, True)],
)
def test_others_are_never_told_in_a_record(name: str, robins: bool, sams: bool) -> None:  # noqa: FBT001
    """A service may be named in anybody's record, somebody's family and controls only in theirs."""
    plan = two_people()
    change = supposed(plan, name)

    assert change is not None
    assert (robins, sams) == tuple(bears_on(plan, change, who) for who in ("P-001", "P-002"))


def test_whose_a_change_is() -> None:
    """What is one person's is told from what is everybody's; what is gone from the plan is not."""
    plan = two_people()

    gone = WhatIfChange(kind="fail-control", about="c-gone")
    found = [supposed(plan, "c-2"), supposed(plan, "oak"), gone]
    assert ["P-002", None, None] == [whose(plan, change) for change in found if change]


def test_what_has_left_the_plan_is_not_tried() -> None:
    """A change of something that somebody has removed goes with it, and no other does."""
    trying = Trying().adding([OAK, WhatIfChange(kind="fail-control", about="c-gone")])

    assert [OAK] == [one.change for one in trying.still(two_people()).tried]


def test_what_is_tried_for_one_person_is_off_for_another() -> None:
    """A change that was put on in Robin's What-if stands in Sam's too, and is off until put on."""
    plan = two_people()
    trying = Trying().adding([OAK], "P-001")

    assert [True] == [one.on for one in trying.beside(plan, "P-001")]
    assert [False] == [one.on for one in trying.beside(plan, "P-002")]
    both = trying.switched(1, "P-002").switched(1, "P-001")
    assert [[False], [True]] == [
        [one.on for one in both.beside(plan, who)] for who in ("P-001", "P-002")
    ]


def test_what_was_only_looked_at_is_let_go() -> None:
    """Leaving the screen of a service that stopped ends the trial; one taken to somebody stays."""
    elm = WhatIfChange(kind="stop", about="elm")
    trying = Trying().adding([OAK, elm]).adding([elm], "P-001")

    assert ["elm"] == names(trying.let_go([OAK, elm]))
