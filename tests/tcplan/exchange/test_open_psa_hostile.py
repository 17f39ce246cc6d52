"""A file that was made to harm is refused at once, and nothing outside it is ever opened."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.errors import TreeUnreadableError
from tcplan.exchange import bounded_xml
from tcplan.exchange.open_psa import parse, read
from tests.tcplan.exchange.open_psa_files import event, file, gate

A = '<basic-event name="a"/>'
SOUND = file(gate("top", f"<or>{A}</or>"), data=event("a", 0.1))
KEPT = "Robin moves to Bishop Auckland"


def refusal(data: bytes) -> str:
    """The sentence with which a file is refused, within two seconds."""
    began = time.monotonic()
    with pytest.raises(TreeUnreadableError) as caught:
        parse(data, "model.xml")
    assert time.monotonic() - began < 2
    (sentence,) = str(caught.value).splitlines()
    return sentence


def with_type(declarations: str, inner: str = "top") -> bytes:
    """A file whose document type is not just a name, and which uses what it declares."""
    text = SOUND.decode().replace('name="top"', f'name="{inner}"')
    return text.replace("<opsa-mef>", f"<!DOCTYPE opsa-mef {declarations}>\n<opsa-mef>").encode()


def test_a_million_laughs_are_not_heard() -> None:
    """Names that stand for ten of another, ten times over, are refused before one is expanded."""
    laughs = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12)
    )

    assert "only its name is read" in refusal(with_type(f"[{laughs}]", "&l12;"))


def test_one_long_word_is_not_repeated() -> None:
    """A long text that a small file repeats without end is refused before it is repeated."""
    declared = f'[<!ENTITY long "{"x" * 100_000}">]'

    assert "only its name is read" in refusal(with_type(declared, "&long;" * 10_000))


@pytest.mark.parametrize(
    "declared",
    [
        '[<!ENTITY it SYSTEM "{file}">]',
        '[<!ENTITY % it SYSTEM "{file}"> %it;]',
        'SYSTEM "{file}"',
        'PUBLIC "-//nobody//EN" "{file}"',
        '[<!ATTLIST define-gate role CDATA "private">]',
        "[<!ELEMENT opsa-mef ANY>]",
    ],
)  # fmt: skip
def test_no_other_file_is_opened(declared: str, tmp_path: Path) -> None:
    """A file that asks for another gets nothing of it, in its tree or in the answer."""
    other = tmp_path / "other.txt"
    other.write_text(KEPT, "utf-8")
    sentence = refusal(with_type(declared.format(file=other.as_uri()), "&it;"))

    assert "only its name is read" in sentence
    assert KEPT not in sentence


def test_a_word_that_stands_for_another_is_refused() -> None:
    """Without a declaration there is nothing that such a word could stand for."""
    assert "undefined entity" in refusal(SOUND.replace(b'"top"', b'"&it;"'))


def test_other_files_cannot_be_included() -> None:
    """The general way to include a file is no element of a fault tree, and refused as such."""
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'

    assert "<xi:include> is not read" in refusal(file(gate("top", A), include))


def test_what_is_nested_without_end_is_refused() -> None:
    """A formula in a formula in a formula ends at the hundredth, with its line."""
    deep = "<not>" * 100_000 + A + "</not>" * 100_000

    assert "line 5: elements are nested deeper than 100" in refusal(file(gate("top", deep)))


def test_the_deepest_formula_that_is_read_is_worked_out() -> None:
    """What is nested as deep as is allowed is no fault of the program."""
    deep = bounded_xml.MOST_DEPTH - 4
    data = file(gate("top", "<nor>" * deep + A + "</nor>" * deep), data=event("a", 0.1))

    assert {"a": 0.1} == parse(data, "model.xml").probabilities


def test_more_elements_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of endless small parts ends at the limit, before it fills the memory."""
    monkeypatch.setattr(bounded_xml, "MOST_ELEMENTS", 1_000)

    assert "up to 1,000 elements are read" in refusal(file(gate("top", A * 1_000)))


def test_a_file_larger_than_is_read_is_never_opened(tmp_path: Path) -> None:
    """A file of terabytes is refused by its size."""
    path = tmp_path / "huge.xml"
    with path.open("wb") as huge:
        huge.truncate(10**12)
    with pytest.raises(TreeUnreadableError, match="fault-tree files of up to 50 MB are read"):
        read(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\x00" * 1_000,
        b"\x1f\x8b\x08\x00",
        b"PK\x03\x04",
        b'{"format": 1}',
        b"<opsa-mef>",
        b"<opsa-mef></opsa>",
        b"<opsa-mef/><opsa-mef/>",
        SOUND[:-20],
        SOUND.replace(b'"1.0"', b'"1.0" encoding="klingon"', 1),
        SOUND.replace(b'"1.0"', b'"1.0" encoding="utf-7"', 1),
        SOUND.replace(b'"1.0"', b'"1.0" encoding="rot13"', 1),
        SOUND.replace(b'"top"', b'"\xff\xfe"'),
        SOUND.replace(b'"top"', b'"a" name="b"'),
        SOUND.replace(b'"top"', b'"&#0;"'),
    ],
    ids=[
        "empty", "blank", "zeros", "gzip", "zip", "json", "open", "mismatched", "two", "cut",
        "unknown-encoding", "utf-7", "rot13", "not-utf-8", "name-twice", "null",
    ],
)  # fmt: skip
def test_what_is_no_xml_gets_one_sentence(data: bytes) -> None:
    """A file of another kind, or one that was damaged, is answered with one sentence."""
    assert refusal(data).startswith('"model.xml"')


def test_a_name_that_acts_on_a_terminal_is_made_visible() -> None:
    """A name that would turn the line round is quoted as its code point."""
    sentence = refusal(file(gate("top", '<gate name="&#x202e;kcab"/>')))

    assert "\u202e" not in sentence
    assert "<U+202E>" in sentence


@given(st.binary(max_size=200))
def test_no_bytes_at_all_are_a_fault(data: bytes) -> None:
    """Whatever bytes a file holds, it is read or refused in one sentence."""
    with pytest.raises(TreeUnreadableError):
        parse(data, "model.xml")


@given(st.integers(0, len(SOUND) - 1), st.integers(1, 60), st.binary(max_size=12))
def test_a_damaged_file_is_read_or_refused(at: int, length: int, instead: bytes) -> None:
    """A sound file with a piece cut out and another put in ends in a tree or in one sentence."""
    damaged = SOUND[:at] + instead + SOUND[at + length :]
    try:
        told = [*parse(damaged, "model.xml").probabilities]
    except TreeUnreadableError as error:
        told = str(error).splitlines()

    assert 1 >= len(told)
