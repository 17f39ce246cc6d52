"""Which rules hold on which day, and what local packs set otherwise."""

import datetime as dt

import pytest

from tcplan.errors import PackInvalidError, UnknownIdError
from tcplan.rules.book import Override, local_packs, rulebook
from tests.tcplan.rules.packs import book, override, pack, rule

DAY = dt.date(2026, 11, 22)
CALLS = {"calls": {"value": 2, "unit": "calls", "words": "how many"}}
COLOUR = {
    "colour": {"value": "red", "unit": "word", "words": "colour", "choices": ["red", "amber"]}
}


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2026-11-22", None, "in-force"),
        ("2026-11-23", None, "not-yet"),
        ("2026-01-01", "2026-11-22", "in-force"),
        ("2026-01-01", "2026-11-21", "ended"),
        (None, None, "pending"),
        ("always", None, "in-force"),
    ],
)
def test_the_status_of_a_rule_on_a_day(begins: str | None, ends: str | None, expected: str) -> None:
    """A rule holds from its first day to its last, both included, and never without a date."""
    (one,) = book(rule(effective_from=begins, effective_to=ends)).versions("L01")

    assert expected == one.status(DAY)
    assert (book(rule(effective_from=begins, effective_to=ends)).rule("L01", DAY) is not None) == (
        expected == "in-force"
    )


def test_each_day_has_its_own_version() -> None:
    """On the day of a change the new version holds, and on the day before still the old one."""
    changed = book(
        rule(version="2", effective_from="2026-02-18"),
        rule(version="1", effective_to="2026-02-17"),
    )
    held = [changed.rule("L01", dt.date(2026, 2, day)) for day in (17, 18)]

    assert ["1", "2"] == [one.version if one else None for one in held]
    assert ["1", "2"] == [one.version for one in changed.versions("L01")]


def test_two_versions_never_hold_on_one_day() -> None:
    """A pack in which two versions of a rule are in force on one day is refused."""
    with pytest.raises(PackInvalidError) as refused:
        book(rule(effective_to="2026-02-18"), rule(version="2", effective_from="2026-02-18"))

    (problem,) = refused.value.problems
    assert ("rule[1].effective_from", "L01") == (problem.path, problem.entity)
    assert "18 February 2026" in problem.expected


def test_a_version_stands_twice_in_no_pack() -> None:
    """Two versions of a rule that are called the same cannot be told apart, and are refused."""
    with pytest.raises(PackInvalidError, match="version"):
        book(rule(effective_to="2025-12-31"), rule(effective_from="2026-01-01"))


def test_a_rule_that_is_to_come_stands_for_itself() -> None:
    """The list of rules on a day names each rule once, whatever its status."""
    ahead = book(rule(effective_from="2030-01-01"), rule(version="2", effective_from=None))

    assert "1" == ahead.on("L01", DAY).version
    assert 1 == [one.id for one in ahead.all_on(DAY)].count("L01")


def test_an_ended_rule_stands_for_itself_last() -> None:
    """A rule that ended is shown as ended when no other version is in force or to come."""
    past = book(
        rule(effective_to="2025-06-30"),
        rule(version="2", effective_from="2025-07-01", effective_to="2025-12-31"),
    )

    assert ("2", "ended") == (past.on("L01", DAY).version, past.on("L01", DAY).status(DAY))


def test_a_local_pack_sets_a_parameter_otherwise_in_sight() -> None:
    """A local value holds, and the rule still tells its own, who set it, and on what it rests."""
    ours = book(override("R02", "months_adult_secure", 6, certain=False, doubt="a draft"))
    secure = ours.on("R02", DAY).parameter("months_adult_secure")

    assert 6 == ours.value("R02", "months_adult_secure", DAY)
    assert (12, 6) == (secure.was, secure.value)
    assert secure.overrides == ours.overrides
    assert (
        Override(
            rule="R02",
            parameter="months_adult_secure",
            value=6,
            was=12,
            pack="here",
            area="Here",
            source="the panel",
            address=None,
            certain=False,
            doubt="a draft",
        ),
    ) == ours.overrides


def test_of_two_packs_the_later_wins_and_both_are_seen() -> None:
    """Where two local packs set the same, the one named last holds, and neither is hidden."""
    first = pack(override("R02", "months_adult", 5), name="first")
    second = pack(override("R02", "months_adult", 4), name="second")

    assert 4 == rulebook([first, second]).value("R02", "months_adult", DAY)
    assert 5 == rulebook([second, first]).value("R02", "months_adult", DAY)
    assert ["first", "second"] == [one.pack for one in rulebook([first, second]).overrides]
    assert [6, 5] == [one.was for one in rulebook([first, second]).overrides]


def test_a_local_pack_leaves_other_books_alone() -> None:
    """What one area sets holds nowhere else."""
    book(override("R02", "months_adult", 5))

    assert 6 == rulebook().value("R02", "months_adult", DAY)
    assert () == rulebook().overrides


def test_a_pack_given_twice_counts_once() -> None:
    """A pack that the plan names and the planner names again is the same pack."""
    ours = pack(override("R02", "months_adult", 5))

    assert 1 == len(rulebook([ours, ours]).overrides)
    for shipped in local_packs():
        assert rulebook([shipped.name]) == rulebook([shipped.name, shipped.name])


@pytest.mark.parametrize(
    ("row", "path", "expected"),
    [
        (override("R99", "months", 5), "override[0].rule", "the id of a rule that there is"),
        (override("R02", "month_adult", 5), "override[0].parameter", "months_adult"),
        (override("R02", "months_adult", "soon"), "override[0].value", "a whole number (months)"),
        (override("R02", "months_adult", value=True), "override[0].value", "a whole number"),
        (rule(id="R02"), "rule[0].id", "an id of its own: national has it"),
        (rule(id="R900"), "rule[0].id", "a letter of your own, such as L01"),
    ],
    ids=["no such rule", "no such parameter", "no number", "no number but true", "taken", "kept"],
)
def test_a_pack_that_does_not_fit_is_refused(row: str, path: str, expected: str) -> None:
    """A local pack that names what there is not is refused, with place and expectation."""
    with pytest.raises(PackInvalidError, match=r"here\.toml") as refused:
        book(row)

    (problem,) = refused.value.problems
    assert path == problem.path
    assert expected in problem.expected


def test_what_the_law_sets_is_set_nowhere_else() -> None:
    """No local pack changes a number that the law gives."""
    law = pack(rule(parameters={"calls": CALLS["calls"] | {"fixed": True}}), name="law-like")

    with pytest.raises(PackInvalidError, match="set by the law"):
        rulebook([law, pack(override("L01", "calls", 1))])


def test_a_word_is_one_of_its_choices() -> None:
    """A colour that the register does not have is refused."""
    ours = pack(rule(parameters=COLOUR), name="ours")

    assert "amber" == rulebook([ours, pack(override("L01", "colour", "amber"))]).value(
        "L01", "colour", DAY
    )
    with pytest.raises(PackInvalidError, match="one of red, amber"):
        rulebook([ours, pack(override("L01", "colour", "pink"))])


def test_a_parameter_is_set_once_in_a_pack() -> None:
    """A pack that sets the same twice says two things, and is refused."""
    with pytest.raises(PackInvalidError, match=r"override\[0\] has it"):
        book(override("R02", "months_adult", 5), override("R02", "months_adult", 4))


def test_two_packs_of_one_name_are_refused() -> None:
    """Two packs of one name could not be told apart where an override says whose it is."""
    with pytest.raises(PackInvalidError, match="another name"):
        rulebook([pack(rule()), pack(rule(id="L02"))])


def test_a_pack_that_is_not_shipped_is_named_with_near_ones() -> None:
    """A slip in the name of a pack is answered with the name that was meant."""
    with pytest.raises(UnknownIdError, match="Did you mean lincolnshire"):
        rulebook(["lincolnshir"])


def test_a_rule_that_there_is_not_is_named_with_near_ones() -> None:
    """A slip in the id of a rule is answered with ids that there are."""
    with pytest.raises(UnknownIdError, match="There is no rule"):
        rulebook().rule("R2", DAY)


def test_a_finding_leads_to_its_rules() -> None:
    """What is found cites the rules that ask for it, and only those in force on the day."""
    answered = book(
        rule(checks=["no-deputy"]),
        rule(id="L02", checks=["no-deputy"], effective_from="2030-01-01"),
    )

    assert ["L01"] == [one.id for one in answered.for_check("no-deputy", DAY) if one.pack == "here"]
    assert () == answered.for_check("no-such-finding", DAY)


def test_a_value_of_the_wrong_kind_is_never_taken() -> None:
    """A parameter that is a word is never read as a number, nor a number as a yes."""
    colour = book(rule(parameters=COLOUR | CALLS)).on("L01", DAY)

    assert ("red", 2) == (colour.word("colour"), colour.number("calls"))
    for asked in (colour.number, colour.flag):
        with pytest.raises(TypeError):
            asked("colour")
    with pytest.raises(TypeError):
        colour.word("calls")


def test_a_value_on_a_day_without_the_rule_is_refused() -> None:
    """A number of a rule that is not in force is never used silently."""
    ahead = book(rule(effective_from=None, parameters=CALLS))

    with pytest.raises(KeyError, match="not in force"):
        ahead.value("L01", "calls", DAY)
