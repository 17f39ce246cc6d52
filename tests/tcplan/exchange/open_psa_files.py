"""Models written as Open-PSA files for the tests, and a slow reading of them that shares no code.

A formula is an event or a gate (text), a constant (bool), or a connective with its parts:
``("and", "e1", ("not", "g2"))``; "at least" and "cardinality" have their numbers first.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Any
from xml.sax.saxutils import quoteattr

import attrs
from hypothesis import strategies as st

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Or

Formula = Any
NUMBERS = {"atleast": ("min",), "cardinality": ("min", "max")}


@attrs.frozen
class Model:
    """Gates and house events by name, and events with the number that a file gives each."""

    gates: Mapping[str, Formula]
    """The first is the top."""
    events: Mapping[str, float]
    house: Mapping[str, bool] = attrs.field(factory=dict)


def element(tag: str, name: str, inner: str = "") -> str:
    """An element with a name."""
    said = f"<{tag} name={quoteattr(name)}"
    return f"{said}>\n{inner}</{tag}>\n" if inner else f"{said}/>\n"


def formula(model: Model, written: Formula, names: Mapping[str, str]) -> str:
    """A formula as XML; ``names`` are what gates and events are called where it stands."""
    if isinstance(written, bool):
        return f'<constant value="{str(written).lower()}"/>\n'
    if isinstance(written, str):
        tag = "gate" if written in model.gates else "basic-event"
        tag = "house-event" if written in model.house else tag
        return element(tag, names.get(written, written))
    tag, *parts = written
    keys = NUMBERS.get(tag, ())
    numbers = "".join(
        f' {key}="{number}"' for key, number in zip(keys, parts[: len(keys)], strict=True)
    )
    inner = "".join(formula(model, part, names) for part in parts[len(keys) :])
    return f"<{tag}{numbers}>\n{inner}</{tag}>\n"


def gate(name: str, inner: str) -> str:
    """The declaration of a gate."""
    return element("define-gate", name, inner)


def house_event(name: str, *, happens: bool) -> str:
    """The declaration of a house event."""
    return element("define-house-event", name, f'<constant value="{str(happens).lower()}"/>\n')


def event(name: str, number: float | str) -> str:
    """The declaration of a basic event with a number, or with an expression."""
    inner = number if isinstance(number, str) else f'<float value="{number!r}"/>\n'
    return element("define-basic-event", name, inner)


def file(*declarations: str, data: str = "") -> bytes:
    """A file of one fault tree."""
    tree = element("define-fault-tree", "tree", "".join(declarations) or " ")
    data = f"<model-data>\n{data}</model-data>\n" if data else ""
    return f'<?xml version="1.0"?>\n<opsa-mef>\n{tree}{data}</opsa-mef>\n'.encode()


def written(model: Model) -> bytes:
    """A model as a file, everything public."""
    declarations = [gate(name, formula(model, inner, {})) for name, inner in model.gates.items()]
    declarations += [house_event(name, happens=true) for name, true in model.house.items()]
    return file(*declarations, data="".join(event(*one) for one in model.events.items()))


def holds(model: Model, written: Formula, happened: Mapping[str, bool]) -> bool:
    """Whether a formula is true when each event has happened or not, by its definition."""
    if isinstance(written, bool):
        return written
    if isinstance(written, str):
        if written in model.gates:
            return holds(model, model.gates[written], happened)
        return model.house[written] if written in model.house else happened[written]
    tag, *parts = written
    numbers = len(NUMBERS.get(tag, ()))
    truths = [holds(model, part, happened) for part in parts[numbers:]]
    meanings: dict[str, Callable[[], bool]] = {
        "and": lambda: all(truths),
        "or": lambda: any(truths),
        "nand": lambda: not all(truths),
        "nor": lambda: not any(truths),
        "not": lambda: not truths[0],
        "xor": lambda: truths[0] != truths[1],
        "iff": lambda: truths[0] == truths[1],
        "imply": lambda: truths[1] or not truths[0],
        "atleast": lambda: sum(truths) >= parts[0],
        "cardinality": lambda: parts[0] <= sum(truths) <= parts[1],
    }
    return meanings[tag]()


def tree_holds(tree: FaultTree, happened: Mapping[str, bool]) -> bool:
    """Whether the top of a tree that was read is true, by the definition of its gates."""

    def true(part: Any) -> bool:  # noqa: ANN401
        if isinstance(part, bool):
            return part
        if isinstance(part, str):
            return true(tree.gates[part]) if part in tree.gates else happened[part]
        many = sum(map(true, part.parts))
        if isinstance(part, And):
            return many == len(part.parts)
        return many >= (part.k if isinstance(part, AtLeast) else 1)

    assert isinstance(tree.gates[tree.top], And | Or | AtLeast)
    return true(tree.top)


def happenings(events: Iterable[str]) -> list[dict[str, bool]]:
    """Every way in which events can have happened or not."""
    names = list(events)
    return [dict(zip(names, way, strict=True)) for way in product((False, True), repeat=len(names))]


def formulas(leaves: st.SearchStrategy[Formula], *, coherent: bool) -> st.SearchStrategy[Formula]:
    """Nested formulas over some leaves; ``coherent`` ones negate nothing but a negation."""

    def deeper(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
        parts = st.lists(inner, min_size=1, max_size=4)
        twice = inner.map(lambda part: ("not", ("not", part)))
        plain = [
            parts.map(lambda some: ("and", *some)),
            parts.map(lambda some: ("or", *some)),
            parts.flatmap(_at_least),
            parts.map(lambda some: ("not", ("nand", *some))),
            parts.map(lambda some: ("nor", ("nor", *some))),
            parts.map(lambda some: ("cardinality", 1, len(some), *some)),
            twice,
        ]
        turning = [
            inner.map(lambda part: ("not", part)),
            parts.map(lambda some: ("nand", *some)),
            parts.map(lambda some: ("nor", *some)),
            parts.flatmap(_cardinality),
            st.tuples(st.sampled_from(["xor", "iff", "imply"]), inner, inner),
        ]
        return st.one_of(plain if coherent else plain + turning)

    return st.recursive(leaves, deeper, max_leaves=6)


def _at_least(some: list[Formula]) -> st.SearchStrategy[Formula]:
    return st.integers(1, len(some)).map(lambda least: ("atleast", least, *some))


def _cardinality(some: list[Formula]) -> st.SearchStrategy[Formula]:
    bounds = st.tuples(st.integers(0, len(some)), st.integers(0, len(some)))
    return bounds.map(lambda two: ("cardinality", *sorted(two), *some))


@st.composite
def models(draw: st.DrawFn, *, coherent: bool) -> Model:
    """Models of up to five events and four gates, each made of events and later gates."""
    events = [f"e{number}" for number in range(draw(st.integers(1, 5)))]
    names = [f"g{number}" for number in range(draw(st.integers(1, 4)))]
    house = {"yes": True, "no": False}
    gates: dict[str, Formula] = {}
    for at, name in enumerate(names):
        leaves = st.sampled_from([*events, *names[at + 1 :], *house, True, False])
        gates[name] = draw(formulas(leaves, coherent=coherent))
    # Whatever nobody names would be another top.
    gates["top"] = ("or", names[0], ("and", *names))
    ordered = {"top": gates.pop("top"), **gates}
    numbers = st.floats(0, 1, allow_subnormal=False)
    return Model(ordered, {name: draw(numbers) for name in events}, house)
