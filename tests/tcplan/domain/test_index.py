"""A change that is judged by what it touches meets the judgement that the whole plan gives."""

from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain import integrity
from tcplan.domain.changes import Add, Amend, Change, Remove, apply, outcome
from tcplan.domain.common import Entity
from tcplan.domain.control import Control
from tcplan.domain.index import Index
from tcplan.domain.integrity import faults_among, leaves, named, references
from tcplan.domain.plan import COLLECTIONS, Plan, collection_of
from tcplan.domain.records import Acceptance, Action
from tcplan.domain.transition import Gate, Milestone, Transition
from tcplan.errors import PlanInvalidError, TcplanError, UnknownIdError
from tests.builders import (
    about,
    agency,
    consequences,
    control,
    individual,
    least,
    place,
    record_classes,
    risk,
    robin,
    small_plan,
    team,
    threats,
    with_entity,
)

IDS = st.sampled_from(["ash", "Ash", "elm", "ELM", "oak", "C-Oak", "t-unnoticed", "yew", "R-Pain"])
GONE = IDS | st.sampled_from(["c-oak", "r-pain", "c-b", "P-002"])
HOLDERS = st.sampled_from(["oak", "trust", "community-team", "ash", "elm", "Elm"])
PEOPLE = st.sampled_from(["P-001", "P-002"])
THINGS = st.lists(st.sampled_from(["t-unnoticed", "t-b", "T-B", "yew"]), max_size=2, unique=True)
NEEDED = st.lists(
    st.sampled_from(["c-oak", "ash", "elm", "yew", "c-b", "c-c"]), max_size=2, unique=True
).map(tuple)

AGENCIES = st.builds(agency, IDS)
TEAMS = st.builds(team, IDS, HOLDERS)
PLACES = st.builds(lambda name, of: place(name, owner=of), IDS, HOLDERS)
RISKS = st.builds(
    lambda name, causes, whose, ends: risk(
        name, *causes, individual=whose, consequences=consequences(*ends)
    ),
    IDS | st.just("r-pain"),
    THINGS,
    PEOPLE,
    st.lists(st.just("k-a"), max_size=1),
)
CONTROLS = st.builds(
    lambda name, holder, whose, needed, against: control(
        name, holder, individual=whose, requires=needed, prevents=tuple(against)
    ),
    st.sampled_from(["c-oak", "c-b", "c-c", "ash", "elm"]),
    HOLDERS,
    PEOPLE,
    NEEDED,
    THINGS,
)
MOVES = st.builds(
    lambda name, steps, after, gates, whose: least(
        Transition,
        id=name,
        individual=whose,
        milestones=tuple(least(Milestone, id=step, depends_on=tuple(after)) for step in steps),
        gates=tuple(least(Gate, id=gate) for gate in gates),
    ),
    st.sampled_from(["move", "yew"]),
    THINGS,
    THINGS,
    st.lists(st.just("g-a"), max_size=1),
    PEOPLE,
)
TASKS = st.builds(
    lambda name, on, whose: least(Action, id=name, closes=(on,), individual=whose),
    st.sampled_from(["task", "oak"]),
    IDS,
    PEOPLE | st.none(),
)
LEFT = st.builds(lambda on: least(Acceptance, id="left", about=on), IDS)
ENTITIES = st.one_of(AGENCIES, TEAMS, PLACES, RISKS, CONTROLS, MOVES, TASKS, LEFT)
AMENDS = st.one_of(
    st.builds(lambda needed: Amend("c-oak", {"requires": needed}), NEEDED),
    st.builds(lambda whose: Amend("c-oak", {"individual": whose}), PEOPLE),
    st.builds(lambda whose: Amend("r-pain", {"individual": whose}), PEOPLE),
    st.builds(lambda causes: Amend("r-pain", {"threats": threats(*causes)}), THINGS),
)
CHANGES = st.lists(
    st.one_of(st.builds(Add, ENTITIES), AMENDS, st.builds(Remove, GONE)), min_size=1, max_size=4
)


def together() -> Plan:
    """Robin and somebody else, who have nothing to do with one another yet."""
    people = (individual(), individual("P-002", preferred_name="Sam"))
    return small_plan(individuals=people)


def collections_after(plan: Plan, changes: Sequence[Change]) -> dict[str, tuple[Entity, ...]]:
    """The collections after some changes, worked out by going through all of them each time."""
    held = {name: list(entities) for name, entities in plan.collections().items()}
    for change in changes:
        if isinstance(change, Add):
            home, name = held[collection_of(change.entity)], change.entity.id
        else:
            name = change.id
            homes = (found for found in held.values() if name in [e.id for e in found])
            home = next(homes, [])
            if not home:
                raise UnknownIdError("entity", name, (e.id for es in held.values() for e in es))
        at = [e.id for e in home].index(name) if name in [e.id for e in home] else len(home)
        new: list[Any] = []
        if isinstance(change, Add):
            new = [change.entity]
        elif isinstance(change, Amend):
            now: Any = home[at]
            new = [attrs.evolve(now, **change.fields)]
        home[at : at + 1] = new
    return {name: tuple(entities) for name, entities in held.items()}


def told(plan: Any) -> Any:  # noqa: ANN401
    """What somebody is told: the plan, or the sentence that refuses it."""
    try:
        return plan()
    except TcplanError as error:
        return type(error), str(error)


@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_a_change_gives_what_the_whole_plan_built_anew_gives(work: list[list[Change]]) -> None:
    """However a plan came about, the next change is met with the same plan or the same words."""
    plan = together()
    for changes in work:

        def anew(plan: Plan = plan, changes: list[Change] = changes) -> Plan:
            return Plan(about=plan.about, **collections_after(plan, changes))  # type: ignore[arg-type]

        expected = told(anew)
        assert expected == told(lambda: apply(plan, changes))  # noqa: B023
        if isinstance(expected, Plan):
            plan = apply(plan, changes)
            assert Index.of(records(plan)) == plan.index


@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_the_quick_judgement_doubts_a_plan_if_and_only_if_it_has_a_fault(
    work: list[list[Change]],
) -> None:
    """No fault passes; a sound change is doubted only when an id that stays named changed hands."""
    plan = together()
    for changes in work:
        try:
            after = collections_after(plan, changes)
        except UnknownIdError:
            continue
        kept = {e for found in plan.collections().values() for e in found}
        gone = [
            (n, e) for n, e in records(plan) if e not in {e for es in after.values() for e in es}
        ]
        come = [(n, e) for n, es in after.items() for e in es if e not in kept]
        gone = [(name, entity) for name, entity in gone if name != "about"]
        found = plan.index.after(gone, come, after["controls"])
        faults = list(faults_among(plan.about, after))
        if faults:
            assert found is None
            continue
        sound = Plan(about=plan.about, **after)  # type: ignore[arg-type]
        if found is None:
            assert handed_on(plan.index, sound.index)
        plan = sound


def handed_on(before: Index, after: Index) -> set[str]:
    """Ids that stand for something of another kind or person than before."""
    kept = before.things.keys() & after.things.keys()
    return {name for name in kept if before.things[name] != after.things[name]}


def records(plan: Plan) -> list[tuple[str, Any]]:
    """Everything in a plan with its collection."""
    return [
        ("about", plan.about),
        *((name, entity) for name, found in plan.collections().items() for entity in found),
    ]


def test_both_sound_and_faulty_changes_are_tried() -> None:
    """The two tests above meet changes that are taken and changes that are refused."""
    drawn: dict[bool, int] = {True: 0, False: 0}

    @given(CHANGES)
    def draw(changes: list[Change]) -> None:
        drawn[isinstance(told(lambda: apply(together(), changes)), Plan)] += 1

    draw()
    assert min(drawn.values()) > sum(drawn.values()) // 20


@pytest.mark.parametrize("cls", record_classes(), ids=lambda cls: cls.__name__)
def test_what_a_record_names_is_what_its_references_are(cls: Any) -> None:  # noqa: ANN401
    """The quick judgement overlooks no reference of any kind of entry."""
    value = least(cls)

    assert [(name, kinds) for _, name, kinds in references("", value)] == named(value)


def test_every_reference_of_a_whole_plan_is_counted() -> None:
    """What is named, how often, is what all the references say."""
    plan = robin()
    expected: dict[str, int] = {}
    for _, record in records(plan):
        for _, name, _ in references("", record):
            expected[name] = expected.get(name, 0) + 1

    assert expected == plan.index.named


def test_a_changed_plan_is_the_same_value_as_one_built_anew() -> None:
    """Nobody can tell a plan that was changed from the plan that was read from a file."""
    changed = with_entity(robin(), agency("ash"))
    anew = Plan(about=changed.about, **changed.collections())  # type: ignore[arg-type]

    assert (anew, hash(anew), repr(anew), dict(anew.by_id)) == (
        changed,
        hash(changed),
        repr(changed),
        dict(changed.by_id),
    )
    assert anew.of("ties", "P-001") == changed.of("ties", "P-001")


def test_an_altered_title_judges_who_holds_the_plan() -> None:
    """The plan's own particulars are judged as the rest is."""
    plan = small_plan()

    assert attrs.evolve(plan, about=about(title="Anew")) == plan.altered(about=about(title="Anew"))
    with pytest.raises(PlanInvalidError, match=r"about\.holder"):
        plan.altered(about=about(holder="nobody"))


def test_the_agency_that_holds_the_plan_cannot_be_taken_out() -> None:
    """What only the plan's own particulars name is named."""
    plan = apply(small_plan(), [Add(agency("ash"))])
    held = plan.altered(about=about(holder="ash"))

    assert "ash" not in apply(plan, [Remove("ash")]).by_id
    with pytest.raises(PlanInvalidError, match=r"about\.holder"):
        apply(held, [Remove("ash")])


def test_the_same_entity_cannot_stand_twice() -> None:
    """A line that is there twice is found, although nothing new came."""
    plan = small_plan()

    with pytest.raises(PlanInvalidError, match="an id of its own"):
        plan.altered(agencies=(*plan.agencies, plan.agencies[0]))


def test_nothing_altered_is_the_same_plan() -> None:
    """A change of nothing costs nothing."""
    plan = small_plan()

    assert plan is plan.altered(agencies=plan.agencies)


def test_a_name_in_other_capitals_is_no_name_of_it() -> None:
    """Whoever writes Oak for oak is told, as when the whole plan is read."""
    with pytest.raises(PlanInvalidError, match='found "Oak"'):
        apply(small_plan(), [Amend("c-oak", {"deputy": "Oak"})])


def test_people_who_move_together_may_wait_for_the_same_milestone() -> None:
    """A step of one person's move may come after a step of another's; nothing else is shared."""
    keys = least(Milestone, id="keys")
    first = least(Transition, id="first", individual="P-001", milestones=(keys,))
    after = least(Milestone, id="van", depends_on=("keys",))
    second = least(Transition, id="second", individual="P-002", milestones=(after,))
    plan = apply(together(), [Add(first)])

    assert plan.index.after((), [("transitions", second)], ()) is not None
    assert apply(plan, [Add(second)]).by_id["van"] == after


def test_a_loop_by_way_of_controls_that_nobody_touched_is_found() -> None:
    """A control cannot come to require itself through old controls."""
    chain = [control(f"c-{n}", "oak", requires=(f"c-{n + 1}",)) for n in range(5)]
    plan = with_entity(small_plan(), *chain, control("c-5", "oak"))

    with pytest.raises(PlanInvalidError, match=r"(c-\d → )+c-\d"):
        apply(plan, [Amend("c-5", {"requires": ("c-0",)})])


def test_what_came_again_stands_last_and_what_was_amended_where_it_was() -> None:
    """The order in which new things are journalled is the order in which the plan has them."""
    added: list[Change] = [
        Add(agency("ash")),
        Add(agency("elm")),
        Remove("ash"),
        Add(agency("ash")),
    ]
    found = outcome(small_plan(), [*added, Amend("elm", {"name": "Elm"}), Add(agency("ash"))])

    assert ["elm", "ash"] == list(found.ends)
    assert ["elm", "ash"] == [a.id for a in found.plan.agencies][-2:]
    assert {"ash"} == set(found.removed)


def test_every_collection_is_found_by_the_class_of_its_entities() -> None:
    """An entry is put among its own kind."""
    assert list(COLLECTIONS) == [collection_of(least(cls)) for cls in COLLECTIONS.values()]


def names_something(cls: Any) -> bool:  # noqa: ANN401
    """Whether a field of a class, or of what stands in it, is a reference."""
    found = [leaf for field in attrs.fields(cls) for leaf in leaves(field.type)]
    return any("RefTo" in repr(leaf) for leaf in found) or any(
        names_something(leaf) for leaf in found if attrs.has(leaf)
    )


def test_whatever_holds_a_reference_is_looked_into() -> None:
    """No part of an entry is passed over, however deep the reference in it lies."""
    nested = {
        (cls, field.name)
        for cls in record_classes()
        for field in attrs.fields(cls)
        for leaf in leaves(field.type)
        if attrs.has(leaf) and names_something(leaf)
    }
    found = {(cls, name) for cls in record_classes() for name in parts_with_references(cls)}

    assert nested == found
    assert (Control, "delivery") in nested


def parts_with_references(cls: Any) -> list[str]:  # noqa: ANN401
    """The fields of a class into which the judgement looks for references."""
    return [name for name, _, nested in integrity._reference_fields(cls) if nested]  # noqa: SLF001
