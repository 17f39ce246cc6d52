"""What an Open-PSA file gets wrong is said in one sentence that names the line."""

from pathlib import Path

import pytest

from tcplan.errors import TreeUnreadableError
from tcplan.exchange.open_psa import parse, read
from tests.tcplan.exchange.open_psa_files import event, file, gate

A, B, G = '<basic-event name="a"/>', '<basic-event name="b"/>', '<gate name="g"/>'
OR_AB = f"<or>{A}{B}</or>"
DATA = event("a", 0.1) + event("b", 0.2)


def refusal(data: bytes, top: str | None = None) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(TreeUnreadableError) as caught:
        parse(data, "model.xml", top)
    (sentence,) = str(caught.value).splitlines()
    return sentence


FORMULAS = {
    "an event that is declared nowhere": (
        '<or>\n<basic-event name="A"/>\n</or>',
        'line 6: the gate "top" names the basic event "A", which is declared nowhere',
    ),
    "a gate that is declared nowhere": (
        '<gate name="topp"/>',
        'names the gate "topp", which is declared nowhere; did you mean "top"?',
    ),
    "a gate that is an event": (
        '<gate name="a"/>',
        'line 5: <gate> names the basic event "a" (line 8), of another kind',
    ),
    "a type that is none": ('<event name="a" type="valve"/>', 'no type of event "valve"'),
    "a name that is missing": ("<basic-event/>", "<basic-event> has no name"),
    "a name that is empty": ('<basic-event name=" "/>', "<basic-event> has no name"),
    "an unknown connective": (f"<maybe>{A}</maybe>", '<maybe> in the gate "top" is no connective'),
    "an unknown attribute": (f'<or k="2">{A}</or>', 'has the attribute "k", unknown'),
    "a connective without parts": ("<or/>", '<or> in the gate "top" has no parts'),
    "not of two": (f"<not>{A}{B}</not>", '<not> in the gate "top" has 2 parts, expected 1'),
    "xor of three": (f"<xor>{A}{B}{A}</xor>", "has 3 parts, expected 2"),
    "at least without a number": (f"<atleast>{A}{B}</atleast>", 'has nothing as its "min"'),
    "at least a word": (f'<atleast min="two">{A}{B}</atleast>', 'has "two" as its "min"'),
    "at least none": (f'<atleast min="0">{A}{B}</atleast>', "asks for 0 of 2 parts"),
    "at least too many": (
        f'<atleast min="3">{A}{B}</atleast>',
        "asks for 3 of 2 parts, expected from 1 to 2",
    ),
    "at least less than none": (f'<atleast min="-1">{A}{B}</atleast>', 'has "-1" as its "min"'),
    "from more to less": (
        f'<cardinality min="2" max="1">{A}{B}</cardinality>',
        "asks for 2 to 1 of 2 parts, expected from 0 to 2",
    ),
    "a constant that is none": ('<constant value="maybe"/>', "a constant is written"),
    "a reference with parts": (f'<basic-event name="a">{A}</basic-event>', "holds no parts"),
    "two formulas": (f"{A}{B}", "<define-gate> holds more than one part"),
    "no formula": ("<label>nothing</label>", "<define-gate> holds nothing"),
    "text among the parts": (f"<or>{A} and {B}</or>", "there is text in <or>"),
    "a gate made of itself": ('<gate name="top"/>', 'made of each other: "top" → "top"'),
    "a negated event": (f"<or>\n<not>\n{A}</not>{B}</or>", 'line 7: the gate "top" counts on "a"'),
    "a choice of one of two": (f"<xor>{A}{B}</xor>", "only coherent trees are read"),
    "at most one of two": (
        f'<cardinality min="0" max="1">{A}{B}</cardinality>',
        "only coherent trees are read",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMULAS)
def test_a_gate_that_cannot_be_read_is_named(name: str) -> None:
    """A slip in a formula is told with its gate or its line, and with what was expected."""
    inner, said = FORMULAS[name]
    sentence = refusal(file(gate("top", inner), data=DATA))

    assert sentence.startswith('"model.xml", line ')
    assert said in sentence


def declared_with(*more: str, data: str = DATA) -> bytes:
    """A sound file, and something more in its fault tree."""
    return file(gate("top", OR_AB), *more, data=data)


FILES = {
    "a gate declared again": (
        declared_with(gate("top", A)),
        'the gate "top" is declared again, after the gate "top" (line 4)',
    ),
    "an event declared again": (
        declared_with(data=DATA + event("a", 0.1)),
        'the basic event "a" is declared again',
    ),
    "a gate called like an event": (declared_with(gate("a", B)), "is declared again"),
    "two fault trees of one name": (
        b'<opsa-mef>\n<define-fault-tree name="t"/>\n<define-fault-tree name="t"/></opsa-mef>',
        'line 3: there are two fault trees "t"',
    ),
    "a name with a dot": (declared_with(gate("a.b", A)), "has a dot in it"),
    "a role that is none": (
        declared_with('<define-component name="c" role="secret"/>'),
        'a role is private or public, not "secret"',
    ),
    "something private named from outside": (
        declared_with(
            f'<define-component name="c" role="private">{gate("g", A)}</define-component>',
            gate("h", f"<or>{G}</or>"),
        ),
        'names the gate "g", which is declared nowhere; did you mean "tree.c.g"?',
    ),
    "a circle of gates": (
        declared_with(gate("g", '<gate name="h"/>'), gate("h", f"<and>{G}{A}</and>")),
        'gates are made of each other: "g" → "h" → "g"',
    ),
    "common cause": (
        declared_with('\n<define-CCF-group name="c" model="beta-factor"/>'),
        "<define-CCF-group> is not read within <define-fault-tree>",
    ),
    "a substitution": (
        declared_with().replace(b"<model-data>", b'<define-substitution name="s"/><model-data>'),
        "<define-substitution> is not read within <opsa-mef>",
    ),
    "another file": (
        declared_with('<include file="/etc/passwd"/>'),
        "<include> is not read within <define-fault-tree>",
    ),
    "a gate in the data": (declared_with(data=DATA + gate("g", A)), "<define-gate> is not read"),
    "an unknown attribute": (
        declared_with().replace(b"<model-data>", b'<model-data level="1">'),
        'has the attribute "level", unknown',
    ),
    "no gate at all": (file(data=DATA), '"model.xml" declares no gate.'),
    "another format": (b"<html>\n<body/></html>", "and this one with <html>"),
    "a house event that is no constant": (
        declared_with(
            '<define-house-event name="h"><float value="1"/></define-house-event>',
            gate("g", '<or><house-event name="h"/><gate name="top"/></or>'),
        ),
        "a constant is written",
    ),
    "several tops": (
        declared_with(*(gate(f"g{number}", A) for number in range(6))),
        'stand in no other gate: "top", "g0", "g1", "g2", "g3" and 2 more. Choose one with --top.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    """A slip in what is declared is told in one sentence with its place."""
    data, said = FILES[name]

    assert said in refusal(data)


NUMBERS = {
    "none": ("<label>none</label>", 'the basic event "x" (line 6) has no probability'),
    "more than one": ('<float value="1.5"/>', "has the probability 1.5, expected a number from 0"),
    "less than none": ('<float value="-0.1"/>', "has the probability -0.1"),
    "not a number": ('<float value="nan"/>', '<float> has "nan" as its value, no number'),
    "endless": ('<float value="inf"/>', '<float> has "inf" as its value'),
    "too large": ('<float value="1e999"/>', '<float> has "1e999" as its value'),
    "a comma": ('<float value="0,5"/>', '<float> has "0,5" as its value'),
    "an underscore": ('<int value="1_0"/>', '<int> has "1_0" as its value'),
    "missing": ("<float/>", '<float> has "" as its value'),
    "random": (
        '<lognormal-deviate><float value="1"/></lognormal-deviate>',
        '<lognormal-deviate> in the basic event "x" (line 6) is not read',
    ),
    "divided by none": (
        '<div><float value="1"/><float value="0"/></div>',
        "<div> of 1, 0 has no value that can be used",
    ),
    "the logarithm of none": ('<log><float value="0"/></log>', "<log> of 0 has no value"),
    "a negative rate": (
        '<exponential><float value="-1"/><float value="1"/></exponential>',
        "<exponential> of -1, 1 has no value",
    ),
    "too few": ('<exponential><float value="1"/></exponential>', "holds 1 part, expected 2"),
    "no numbers": ("<add/>", "<add> holds 0 parts, expected at least one"),
    "an unknown parameter": (
        '<parameter name="r"/>',
        'the parameter "r" is declared nowhere; did you mean "r2" or "r1"?',
    ),
    "a circle of parameters": (
        '<parameter name="r1"/>',
        'parameters are made of each other: "r1" → "r2" → "r1"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_a_probability_that_is_none_is_refused(name: str) -> None:
    """A number that is no probability never enters an answer."""
    expression, said = NUMBERS[name]
    circle = [
        f'<define-parameter name="r{n}"><parameter name="r{3 - n}"/></define-parameter>'
        for n in (1, 2)
    ]
    data = file(gate("top", '<event name="x"/>'), event("x", expression), *circle)

    assert said in refusal(data)


def test_a_top_that_is_no_gate_is_refused() -> None:
    """A slip in the name of the gate that is asked about gets near ones."""
    data = declared_with()

    assert [
        '"model.xml" has no gate "tip"; did you mean "top"?',
        '"a" is no gate in "model.xml", but the basic event "a" (line 8).',
    ] == [refusal(data, "tip"), refusal(data, "a")]


def test_a_circle_is_found_wherever_it_is() -> None:
    """A file with a circle is refused even when another gate is asked about."""
    data = declared_with(gate("g", '<gate name="h"/>'), gate("h", G))

    assert "gates are made of each other" in refusal(data, "top")


def test_what_the_top_does_not_need_is_judged_by_its_names_alone() -> None:
    """A tree that is not coherent elsewhere in the file does not stand against this one."""
    data = declared_with(gate("odd", f"<xor>{A}{B}</xor>"))

    assert {"a", "b"} == set(parse(data, "model.xml", "top").probabilities)


def test_a_missing_file_suggests_one_that_is_there(tmp_path: Path) -> None:
    """A slip in the name of the file gets the name of a fault tree, not of a plan."""
    for name in ("trains.xml", "trains.json"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(TreeUnreadableError, match=r'Did you mean "trains\.xml"\?'):
        read(tmp_path / "train.xml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder is refused as what it is."""
    with pytest.raises(TreeUnreadableError, match="is a folder, not a fault-tree file"):
        read(tmp_path)
