"""A rule pack is read whole, or refused with everything that is wrong in it."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.errors import PackInvalidError, PackUnreadableError
from tcplan.rules.reading import MOST_BYTES, read_pack
from tests.tcplan.rules.packs import override, pack, rule, text

DAYS = {"days": {"value": 28, "unit": "days", "words": "longest"}}


def told(*rows: str) -> dict[str, str]:
    """The place of every problem in a pack to what was expected there."""
    with pytest.raises(PackInvalidError, match=r"here\.toml") as refused:
        pack(*rows)
    return {problem.path: problem.expected for problem in refused.value.problems}


def test_a_pack_is_read() -> None:
    """What a local lead wrote is what the rulebook has."""
    ours = pack(rule(parameters=DAYS), override("R02", "months_adult", 5))

    assert ("here", "Our own", "Here") == (ours.name, ours.title, ours.area)
    assert [("L01", 28)] == [(one.id, one.number("days")) for one in ours.rules]
    assert [("R02", 5)] == [(change.rule, value) for change, value in ours.changes]


@pytest.mark.parametrize(
    ("fields", "path", "expected"),
    [
        ({"titles": "x"}, "rule[0].titles", 'the key "title"'),
        ({"pack": "other"}, "rule[0].pack", "one of the keys"),
        ({"title": None}, "rule[0].title", "one line of text"),
        ({"basis": "custom"}, "rule[0].basis", "one of law, national"),
        ({"id": "rule one"}, "rule[0].id", "R02"),
        ({"certain": False}, "rule[0].doubt", "what is not sure"),
        ({"doubt": "who knows"}, "rule[0].certain", "false"),
        ({"certain": 1}, "rule[0].certain", "true or false"),
        ({"effective_from": "2025-01-01T10:00:00"}, "rule[0].effective_from", "a date such as"),
        ({"effective_to": "2024-12-31"}, "rule[0].effective_to", "2025-01-01"),
        (
            {"effective_from": None, "effective_to": "2026-01-01"},
            "rule[0].effective_to",
            "no end before a beginning",
        ),
        ({"checks": ["No Deputy"]}, "rule[0].checks[0]", "the id of a check"),
        ({"parameters": {"days": 28}}, "rule[0].parameters.days", "a table such as"),
        ({"parameters": {"days": {"value": -1}}}, "rule[0].parameters.days.value", "from 0 to"),
        ({"parameters": {"days": {"value": 1}}}, "rule[0].parameters.days.unit", "one line"),
        (
            {"parameters": {"days": DAYS["days"] | {"words": "x" * 501}}},
            "rule[0].parameters.days.words",
            "one line",
        ),
        (
            {"parameters": {"days": DAYS["days"] | {"units": "x"}}},
            "rule[0].parameters.days.units",
            'the key "unit"',
        ),
        (
            {"parameters": {"days": DAYS["days"] | {"choices": [14]}}},
            "rule[0].parameters.days.choices",
            "a list of words",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("rule[") else "",
)
def test_what_is_wrong_with_a_rule_is_named(
    fields: dict[str, object], path: str, expected: str
) -> None:
    """Each slip in a rule is answered with its place and with what was expected there."""
    problems = told(rule(**fields))

    assert expected in problems[path]


def test_everything_wrong_is_told_at_once() -> None:
    """A local lead mends a pack in one go, not one slip after another."""
    problems = told(
        rule(basis="custom", titles="x"), override("R02", "months_adult", 1.5, certain=None)
    )

    assert {
        "rule[0].basis",
        "rule[0].titles",
        "override[0].value",
        "override[0].certain",
    } == set(problems)


def test_a_rule_is_named_by_its_id_where_it_can_be() -> None:
    """The problem says which rule it is in, not only its place in the file."""
    with pytest.raises(PackInvalidError, match=r"rule\[0\].basis \(L01\)"):
        pack(rule(basis="custom"))


def test_a_table_where_a_list_belongs_is_refused() -> None:
    """A pack that writes [rule] for [[rule]] is told how to write it."""
    with pytest.raises(PackInvalidError, match=r"\[\[rule\]\]"):
        pack(rule().replace("[[rule]]", "[rule]"))


def test_a_pack_of_very_many_rules_is_refused_at_once() -> None:
    """A file that would be worked on for minutes is refused in a moment, with the bound."""
    with pytest.raises(PackInvalidError, match="at most 500 of them"):
        pack(*(rule() for _ in range(501)))


@pytest.mark.parametrize("name", ["x" * 5_000, "a\x1b[2J"], ids=["long", "escape"])
def test_a_strange_key_does_not_take_the_sentence_over(name: str) -> None:
    """A key of any length and content is named in one short, visible line."""
    with pytest.raises(PackInvalidError) as refused:
        read_pack(text() + f"{json.dumps(name)} = 1".encode(), "here.toml")

    assert len(str(refused.value)) < 1_000
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"name = ", "not TOML"),
        (b"a = " + b"[" * 100_000, "nests too deep"),
        (b" " * (MOST_BYTES + 1), "more than 1,000,000 bytes"),
    ],
    ids=["bytes", "cut", "deep", "large"],
)
def test_what_is_no_toml_is_refused_in_one_sentence(data: bytes, expected: str) -> None:
    """A file that is no rule pack at all is answered in one sentence with its name."""
    with pytest.raises(PackUnreadableError, match=expected) as refused:
        read_pack(data, "odd.toml")

    assert str(refused.value).startswith("odd.toml ")
    assert str(refused.value).endswith(".")


def test_a_number_of_many_digits_is_refused() -> None:
    """Whether or not Python was told to read such numbers, a pack does not get by with one."""
    with pytest.raises((PackUnreadableError, PackInvalidError), match=r"^odd\.toml"):
        read_pack(b"a = " + b"9" * 5_000, "odd.toml")


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_a_pack_or_a_sentence(data: bytes) -> None:
    """Whatever is in the file, it is read or refused, and never ends in a fault."""
    with pytest.raises((PackUnreadableError, PackInvalidError)):
        read_pack(data, "odd.toml")


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=3))
def test_a_damaged_pack_is_read_or_refused(at: int, bytes_: bytes) -> None:
    """A pack with a few letters changed is read or refused, and never ends in a fault."""
    whole = text(rule(parameters=DAYS), override("R02", "months_adult", 5))
    damaged = whole[: at % len(whole)] + bytes_ + whole[at % len(whole) + len(bytes_) :]
    with contextlib.suppress(PackUnreadableError, PackInvalidError):
        assert "here.toml" == read_pack(damaged, "here.toml").file
