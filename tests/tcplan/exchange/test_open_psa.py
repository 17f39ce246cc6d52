"""What an Open-PSA file says is read as the format defines it."""

import math
from pathlib import Path

import pytest

from tcplan.analysis.faulttree import And, AtLeast, FaultTree, Gate, Or
from tcplan.exchange.open_psa import parse, read
from tests.tcplan.exchange.open_psa_files import event, file, gate, house_event

EVENTS = event("a", 0.1) + event("b", 0.2) + event("c", 0.3)
A, B, C = (f'<basic-event name="{name}"/>' for name in "abc")
HOUSE = house_event("yes", happens=True) + house_event("no", happens=False)
ALWAYS, NEVER = (Or(constant) for constant in (True, False))
YES, NO = '<house-event name="yes"/>', '<house-event name="no"/>'


def tree_of(inner: str, *more: str) -> FaultTree:
    """The tree of a file whose top gate holds ``inner``."""
    return parse(file(gate("top", inner), *more, HOUSE, data=EVENTS), "model.xml").tree


def test_a_file_becomes_a_tree_and_its_probabilities(tmp_path: Path) -> None:
    """Two trains that must both stop are read with the number of each of their parts."""
    path = tmp_path / "trains.xml"
    trains = gate("one", f"<or>{A}{B}</or>") + gate("two", f"<or>{A}{C}</or>")
    both = '<and><gate name="one"/><gate name="two"/></and>'
    path.write_bytes(file(gate("top", both), trains, data=EVENTS))
    tree, probabilities = read(path)

    assert {"a": 0.1, "b": 0.2, "c": 0.3} == probabilities
    assert {"top": And("one", "two"), "one": Or("a", "b"), "two": Or("a", "c")} == tree.gates


FORMULAS: dict[str, tuple[str, Gate]] = {
    "one event": (A, Or("a")),
    "or of one": (f"<or>{A}</or>", Or("a")),
    "the same twice": (f"<and>{A}{A}</and>", Or("a")),
    "2 of 3": (f'<atleast min="2">{A}{B}{C}</atleast>', AtLeast(2, "a", "b", "c")),
    "twice": (f'<atleast min="2">{A}{A}{B}</atleast>', AtLeast(2, "a", "a", "b")),
    "1 of 2": (f'<atleast min="1">{A}{B}</atleast>', Or("a", "b")),
    "2 of 2": (f'<atleast min="2">{A}{B}</atleast>', And("a", "b")),
    "from 2 to all": (
        f'<cardinality min="2" max="3">{A}{B}{C}</cardinality>',
        AtLeast(2, "a", "b", "c"),
    ),
    "not not": (f"<not><not>{A}</not></not>", Or("a")),
    "not nor": (f"<not><nor>{A}{B}</nor></not>", Or("a", "b")),
    "not nand": (f"<not><nand>{A}{B}</nand></not>", And("a", "b")),
    "imply": (f"<imply><not>{A}</not>{B}</imply>", Or("a", "b")),
    "xor with what is false": (f"<xor>{NO}{A}</xor>", Or("a")),
    "iff with what is true": (f"<iff>{A}{YES}</iff>", Or("a")),
    "imply with what is true": (f"<imply>{YES}{A}</imply>", Or("a")),
    "not true": (f"<or>{A}<not>{YES}</not></or>", Or("a")),
    "true by itself": (f"<and>{A}<or>{B}{YES}</or></and>", Or("a")),
    "not false": (f"<and>{A}<not>{NO}</not></and>", Or("a")),
    "not, idle": (f"<or>{A}<and>{NO}<not>{B}</not></and></or>", Or("a")),
    "one is true": (f'<atleast min="2">{A}{B}{YES}</atleast>', Or("a", "b")),
    "always": (YES, ALWAYS),
    "never": (f"<and>{A}{NO}</and>", NEVER),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_read_as_the_format_defines_it(name: str) -> None:
    """Each connective means what the format says, with constants worked out first."""
    inner, top = FORMULAS[name]

    assert {"top": top} == dict(tree_of(inner).gates)


def test_a_formula_may_stand_within_another() -> None:
    """A gate that is written in place becomes a gate of its own, with a name of its own."""
    tree = tree_of(f"<or>{A}<and>{B}{C}</and></or>")
    (inner,) = set(tree.gates) - {"top"}

    assert {"top": Or("a", inner), inner: And("b", "c")} == dict(tree.gates)


def test_a_name_that_is_taken_is_not_given_again() -> None:
    """A gate written in place never takes the name of something else in the file."""
    taken = {f"top part {number}" for number in range(4)}
    others = "".join(gate(name, C) for name in sorted(taken))
    named = "".join(f'<gate name="{name}"/>' for name in sorted(taken))
    tree = tree_of(f"<or><and>{A}{B}</and>{named}</or>", others)

    assert And("a", "b") in [one for name, one in tree.gates.items() if name not in taken]


def test_a_negated_gate_may_be_used_as_it_is_too() -> None:
    """A gate that holds a negation is one thing where it is negated, and another where not."""
    tree = tree_of(
        '<and><not><gate name="g"/></not><or><gate name="h"/></or></and>',
        gate("g", f"<nor>{A}{B}</nor>"),
        gate("h", f'<or>{C}<not><gate name="g"/></not></or>'),
    )

    assert {frozenset({"a", "b"})} == {
        frozenset(one.parts) for one in tree.gates.values() if "a" in one.parts
    }


def test_a_house_event_is_false_unless_the_file_says_otherwise() -> None:
    """The format gives a house event without a value the value false."""
    silent = '<define-house-event name="silent"/>'

    assert {"top": Or("a")} == dict(tree_of(f'<or>{A}<event name="silent"/></or>', silent).gates)


def test_an_event_may_be_named_without_its_kind() -> None:
    """The element "event" names a gate, a basic event or a house event."""
    parts = '<event name="a"/><event name="g" type="gate"/><event name="no" type="house-event"/>'

    assert {"top": Or("a", "g"), "g": And("b", "c")} == dict(
        tree_of(f"<or>{parts}</or>", gate("g", f"<and>{B}{C}</and>")).gates
    )


def test_words_for_people_change_nothing() -> None:
    """Labels, attributes, comments and names of schemas are passed over."""
    plain = file(gate("top", A), data=EVENTS)
    said = (
        "<!-- a note --><label>Both &lt;stop&gt;</label>"
        '<attributes><attribute name="page" value="7" type="int"/></attributes>'
    )
    worded = file(gate("top", said + A), data=EVENTS.replace("<float", f"{said}<float", 1))
    worded = worded.replace(
        b"<opsa-mef>",
        b'<!DOCTYPE opsa-mef>\n<opsa-mef name="m" xmlns:xsi="x" xsi:noNamespaceSchemaLocation="y">',
    )

    assert told(plain) == told(worded)


def told(data: bytes) -> tuple[object, ...]:
    """All that was read of a file."""
    model = parse(data, "model.xml")
    return model.tree.top, model.tree.gates, model.probabilities, model.mission_time


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_file_says_how_its_letters_are_written(encoding: str) -> None:
    """A name with an accent is the same name in each encoding."""
    text = file(gate("défaut", A), data=EVENTS).decode()
    data = text.replace('"1.0"', f'"1.0" encoding="{encoding}"', 1).encode(encoding)

    assert "défaut" == parse(data, "model.xml").tree.top


def test_the_gate_that_stands_in_no_other_is_the_top() -> None:
    """Nobody needs to say which gate is meant where only one can be."""
    gates = gate("low", f"<or>{A}{B}</or>") + gate("high", '<or><gate name="low"/></or>')

    assert "high" == parse(file(gates, data=EVENTS), "model.xml").tree.top


def test_any_gate_can_be_asked_about() -> None:
    """A gate that is named is the top, and only what it needs is read of the numbers."""
    odd = event("odd", '<lognormal-deviate><float value="1"/></lognormal-deviate>')
    gates = gate("one", f"<or>{A}{B}</or>") + gate("two", '<or><event name="odd"/></or>')
    model = parse(file(gates, odd, data=EVENTS), "model.xml", "one")

    assert ("one", {"a": 0.1, "b": 0.2}) == (model.tree.top, model.probabilities)


def private(name: str, inner: str) -> str:
    """A private component."""
    return f'<define-component name="{name}" role="private">{inner}</define-component>'


def test_a_private_name_means_what_is_nearest() -> None:
    """Two components may each have an event of one name, and neither is taken for the other."""
    first = private("first", gate("g", A) + event("a", 0.6))
    second = private("second", event("a", 0.7) + private("inner", gate("h", A)))
    top = gate(
        "top", '<or><gate name="first.g"/><gate name="tree.second.inner.h"/><event name="a"/></or>'
    )
    model = parse(file(top, first, second, data=EVENTS), "model.xml")

    assert {"a": 0.1, "tree.first.a": 0.6, "tree.second.a": 0.7} == model.probabilities


def test_a_public_part_of_a_private_component_is_known_everywhere() -> None:
    """A role that is written at a part overrules that of its container."""
    inner = '<define-basic-event name="x" role="public"><float value="0.5"/></define-basic-event>'
    model = parse(file(gate("top", '<event name="x"/>'), private("p", inner)), "model.xml")

    assert {"x": 0.5} == model.probabilities


HALF, TWO, RATE = '<float value="0.5"/>', '<int value="2"/>', '<float value="1e-4"/>'


EXPRESSIONS = {
    "float": (
        '<float value=" 2.5E-1 "/>',
        0.25,
    ),
    "int": (
        '<int value="1"/>',
        1.0,
    ),
    "exponential": (
        f"<exponential>{RATE}<float value='100'/></exponential>",
        -math.expm1(-0.01),
    ),
    "a year": (
        f"<exponential>{RATE}<system-mission-time/></exponential>",
        -math.expm1(-0.876),
    ),
    "parameter": (
        '<parameter name="q"/>',
        0.25,
    ),
    "made of": (
        '<mul><parameter name="tree.q" unit="float"/><parameter name="r"/></mul>',
        0.125,
    ),
    "sub": (
        f"<sub>{TWO}{HALF}{HALF}{HALF}</sub>",
        0.5,
    ),
    "add and neg": (
        f"<add>{HALF}<neg><float value='0.25'/></neg></add>",
        0.25,
    ),
    "div": (
        f"<div>{HALF}{TWO}{TWO}</div>",
        0.125,
    ),
    "pow": (
        f"<pow>{HALF}{TWO}</pow>",
        0.25,
    ),
    "mean": (
        f"<mean>{HALF}<float value='0.25'/></mean>",
        0.375,
    ),
    "min": (
        f"<min>{HALF}{TWO}</min>",
        0.5,
    ),
    "exp": (
        f"<sub><int value='1'/><exp><neg>{HALF}</neg></exp></sub>",
        1 - math.exp(-0.5),
    ),
    "Weibull": (
        f"<Weibull>{TWO}{TWO}<float value='0'/>{TWO}</Weibull>",
        -math.expm1(-1),
    ),
    "GLM at once": (
        f"<GLM>{HALF}{RATE}{HALF}<float value='0'/></GLM>",
        0.5,
    ),
    "GLM at last": (
        f"<GLM>{HALF}{RATE}<float value='0.0003'/><float value='1e9'/></GLM>",
        0.25,
    ),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_a_probability_is_worked_out_from_what_the_file_gives(name: str) -> None:
    """Numbers, parameters, the mission time and what is made of them give one probability."""
    expression, number = EXPRESSIONS[name]
    parameters = (
        '<define-parameter name="q" unit="float"><parameter name="r"/></define-parameter>'
        '<define-parameter name="r"><float value="0.5"/></define-parameter>'
    ).replace('<parameter name="r"/>', f'<mul><parameter name="r"/>{HALF}</mul>', 1)
    top = gate("top", '<event name="x"/>')
    model = parse(file(top, parameters, event("x", expression)), "model.xml")

    assert pytest.approx(number, rel=1e-14) == model.probabilities["x"]


def test_the_mission_time_is_told_where_it_mattered() -> None:
    """Whoever reads an answer is told of the hours that it is about, when it is about hours."""
    timed = event("x", f"<exponential>{RATE}<system-mission-time/></exponential>")
    data = file(gate("top", '<event name="x"/>'), timed)
    plain = file(gate("top", A), data=EVENTS)

    assert [8760.0, 24.0, None] == [
        parse(data, "model.xml").mission_time,
        parse(data, "model.xml", mission_time=24.0).mission_time,
        parse(plain, "model.xml", mission_time=24.0).mission_time,
    ]


def test_a_long_chain_of_gates_is_read() -> None:
    """A gate within a gate within a gate, ten thousand times, is no deeper than a list."""
    links = [gate(f"g{n}", f'<or><gate name="g{n + 1}"/>{B}</or>') for n in range(10_000)]
    data = file(*links, gate("g10000", A), data=EVENTS)

    assert 10_000 == len(parse(data, "model.xml").tree.gates)
