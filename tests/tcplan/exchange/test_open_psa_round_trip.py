"""Random trees written as Open-PSA files are read as what they say, or refused for it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcplan.errors import TreeUnreadableError
from tcplan.exchange.open_psa import parse
from tests.tcplan.exchange.open_psa_files import (
    Formula,
    Model,
    element,
    event,
    formula,
    gate,
    happenings,
    holds,
    house_event,
    models,
    tree_holds,
    written,
)


def spelt_out(tag: str, parts: list[Formula]) -> Formula:
    """A connective said with "and", "or", "at least" and "not" alone, by its definition."""
    if tag in {"nand", "nor"}:
        return ("not", (tag[1:], *parts))
    if tag == "cardinality":
        low, high, *parts = parts
        return ("and", ("atleast", low, *parts), ("not", ("atleast", high + 1, *parts)))
    first, second = parts
    if tag == "imply":
        return ("or", ("not", first), second)
    if tag == "iff":
        return ("or", ("and", first, second), ("and", ("not", first), ("not", second)))
    return ("or", ("and", first, ("not", second)), ("and", ("not", first), second))


def signs(model: Model, what: Formula, *, negated: bool = False) -> Any:  # noqa: ANN401
    """Every "not" pushed down by the textbook: a constant, or the events that are left, signed."""
    if isinstance(what, bool):
        return what is not negated
    if isinstance(what, str):
        if what in model.gates:
            return signs(model, model.gates[what], negated=negated)
        return model.house[what] is not negated if what in model.house else {(what, negated)}
    tag, *parts = what
    if tag == "not":
        return signs(model, parts[0], negated=not negated)
    if tag not in {"and", "or", "atleast"}:
        return signs(model, spelt_out(tag, parts), negated=negated)
    least = parts.pop(0) if tag == "atleast" else {"and": len(parts), "or": 1}[tag]
    known = [signs(model, part, negated=negated) for part in parts]
    least = len(parts) - least + 1 if negated else least
    least -= sum(one is True for one in known)
    rest = [one for one in known if not isinstance(one, bool)]
    return set().union(*rest) if 0 < least <= len(rest) else least <= 0


@pytest.mark.no_cover
@given(models(coherent=True))
def test_a_tree_that_is_read_fails_exactly_when_the_written_one_does(model: Model) -> None:
    """Whatever has happened, what was read is open exactly when what was written is."""
    tree = parse(written(model), "model.xml").tree
    different = [
        happened
        for happened in happenings(model.events)
        if tree_holds(tree, happened) is not holds(model, "top", happened)
    ]

    assert [] == different


@pytest.mark.no_cover
@given(models(coherent=False))
def test_a_tree_is_refused_exactly_when_a_negated_event_is_left(model: Model) -> None:
    """No tree is refused that could be read, and none is read that says something else."""
    left = signs(model, "top")
    coherent = isinstance(left, bool) or not any(negated for _, negated in left)
    if not coherent:
        with pytest.raises(TreeUnreadableError, match="not happening"):
            parse(written(model), "model.xml")
        return
    tree = parse(written(model), "model.xml").tree

    assert [] == [
        happened
        for happened in happenings(model.events)
        if tree_holds(tree, happened) is not holds(model, "top", happened)
    ]


@settings(max_examples=30)
@given(models(coherent=True))
def test_the_probabilities_are_those_of_the_file(model: Model) -> None:
    """Each event that the tree depends on comes with the very number that the file has."""
    known = parse(written(model), "model.xml").probabilities

    assert {name: model.events[name] for name in known} == known


@settings(max_examples=30)
@given(models(coherent=True))
def test_the_tree_and_the_probabilities_name_the_same_events(model: Model) -> None:
    """No event of a tree that was read lacks a probability, and none is told that is not in it."""
    read = parse(written(model), "model.xml")
    named = {
        part
        for one in read.tree.gates.values()
        for part in one.parts
        if isinstance(part, str) and part not in read.tree.gates
    }

    assert named == set(read.probabilities)


@settings(max_examples=50)
@given(models(coherent=True), st.data())
def test_where_a_thing_is_declared_makes_no_difference(model: Model, data: st.DataObject) -> None:
    """Parts moved into private components, and named by their paths, make the same tree."""
    places = st.sampled_from(["", "one", "one.two", "three"])
    place = {
        name: data.draw(places, label=name)
        for name in (*model.gates, *model.events, *model.house)
        if name != "top"
    }
    paths = {name: ".".join(filter(None, ("tree", at, name))) for name, at in place.items()}
    moved = parse(contained(model, place, paths), "model.xml")
    plain = parse(written(model), "model.xml")
    events = {paths[name] if place[name] else name: name for name in model.events}

    assert plain.probabilities == {events[name]: p for name, p in moved.probabilities.items()}
    assert [tree_holds(plain.tree, happened) for happened in happenings(model.events)] == [
        tree_holds(moved.tree, {long: happened[short] for long, short in events.items()})
        for happened in happenings(model.events)
    ]


def contained(model: Model, place: dict[str, str], paths: dict[str, str]) -> bytes:
    """A model whose parts stand in private components and name each other by their paths."""
    inside: dict[str, str] = dict.fromkeys(["", "one", "one.two", "three"], "")
    for name, inner in model.gates.items():
        inside[place.get(name, "")] += gate(name, formula(model, inner, paths))
    for name, number in model.events.items():
        inside[place[name]] += event(name, number)
    for name, true in model.house.items():
        inside[place[name]] += house_event(name, happens=true)
    two = component("two", inside["one.two"])
    one, three = component("one", inside["one"] + two), component("three", inside["three"])
    tree = element("define-fault-tree", "tree", inside[""] + one + three)
    return f"<opsa-mef>{tree}</opsa-mef>".encode()


def component(name: str, inner: str) -> str:
    """A private component."""
    return f'<define-component name="{name}" role="private">{inner}</define-component>'
