"""Every slip in a plan file is told once, at its place, with what was expected there."""

import pytest

from tests.tcplan.exchange.slips import DATE, SLUG, STATE, YES, Slip, drop, put, slipped

# What was done, and the one problem: path, entity, value, what was expected.
SLIPS: list[tuple[Slip, tuple[str, str, str, str]]] = [
    (put("x", "controls", 0, "stat"), ("controls[0].stat", "c-oak", '"x"', 'the key "state"')),
    (put({}, "contrls"), ("contrls", "", "an object of 0", 'the key "controls"')),
    (
        put(3, "about", "zzz"),
        (
            "about.zzz",
            "",
            "3",
            "one of the keys title, holder, version, recorded_on, read_as_at, synthetic",
        ),
    ),
    (put(1, "about", "\x1b[2J"), ('about["<U+001B>[2J"]', "", "1", "one of the keys title,")),
    (drop("controls", 0, "state"), ("controls[0].state", "c-oak", "nothing", STATE)),
    (put("active", "controls", 0, "state"), ("controls[0].state", "c-oak", '"active"', STATE)),
    (put(None, "controls", 0, "state"), ("controls[0].state", "c-oak", "nothing", STATE)),
    (put([], "controls", 0, "state"), ("controls[0].state", "c-oak", "a list of 0", STATE)),
    (put(1, "about", "synthetic"), ("about.synthetic", "", "1", "true or false")),
    (put("true", "about", "synthetic"), ("about.synthetic", "", '"true"', "true or false")),
    (
        put("1", "about", "version"),
        ("about.version", "", '"1"', "a whole number of versions from 1 to 1000000"),
    ),
    (
        put(1.0, "about", "version"),
        ("about.version", "", "1.0", "a whole number of versions from 1 to 1000000"),
    ),
    (
        put(YES, "about", "version"),
        ("about.version", "", "true", "a whole number of versions from 1 to 1000000"),
    ),
    (
        put(0, "about", "version"),
        ("about.version", "", "0", "a whole number of versions from 1 to 1000000"),
    ),
    (
        put("2026-02-30", "about", "recorded_on"),
        ("about.recorded_on", "", '"2026-02-30"', DATE),
    ),
    (put("20261122", "about", "recorded_on"), ("about.recorded_on", "", '"20261122"', DATE)),
    (put("2026-W47-7", "about", "recorded_on"), ("about.recorded_on", "", '"2026-W47-7"', DATE)),
    (put("0206-11-22", "about", "recorded_on"), ("about.recorded_on", "", "0206-11-22", DATE)),
    (
        put("2026-11-22T00:00:00", "about", "recorded_on"),
        ("about.recorded_on", "", '"2026-11-22T00:00:00"', DATE),
    ),
    (put(20261122, "about", "recorded_on"), ("about.recorded_on", "", "20261122", DATE)),
    (
        put("", "individuals", 0, "preferred_name"),
        (
            "individuals[0].preferred_name",
            "P-001",
            '""',
            "one line of text of 1 to 500 characters without NUL or lone surrogates",
        ),
    ),
    (
        put("a\ud800", "individuals", 0, "preferred_name"),
        (
            "individuals[0].preferred_name",
            "P-001",
            '"a<U+D800>"',
            "text without NUL and lone surrogates",
        ),
    ),
    (put({}, "ties"), ("ties", "", "an object of 0", "a list")),
    (put("oak", "ties", 0), ("ties[0]", "", '"oak"', "an object (Tie)")),
    (
        put("oak elm", "controls", 0, "delivery", "holders"),
        ("controls[0].delivery.holders", "c-oak", '"oak elm"', "a list"),
    ),
    (
        put("oak elm", "controls", 0, "delivery", "holders", 0),
        ("controls[0].delivery.holders[0]", "c-oak", '"oak elm"', SLUG),
    ),
    (
        put("25:00", "controls", 1, "hours", 0, "end"),
        ("controls[1].hours[0].end", "c-trust", '"25:00"', "a time of day from 00:00 to 24:00"),
    ),
    (
        put("08:00", "controls", 1, "hours", 0, "end"),
        ("controls[1].hours[0].end", "c-trust", '"08:00"', "a time after start (09:00); write"),
    ),
    (
        put("2020-01-01", "controls", 0, "evidence", 0, "review_by"),
        (
            "controls[0].evidence[0].review_by",
            "c-oak",
            "2020-01-01",
            "2026-10-23 (on) or a later date",
        ),
    ),
    (
        put("oka", "controls", 0, "deputy"),
        ("controls[0].deputy", "c-oak", '"oka"', "the id of an agency or a team of this plan"),
    ),
    (
        put("home", "controls", 0, "deputy"),
        ("controls[0].deputy", "c-oak", '"home"', "the id of an agency or a team of this plan"),
    ),
    (
        put("P-001", "controls", 0, "id"),
        (
            "controls[0].id",
            "P-001",
            '"P-001"',
            "an id of its own; individuals[0].id has it already",
        ),
    ),
    (
        put(["c-trust"], "controls", 1, "requires"),
        (
            "controls[1].requires",
            "c-trust",
            '"c-trust → c-trust"',
            "no control that requires itself, even by way of others",
        ),
    ),
    (drop("about"), ("about", "", "nothing", "an object (About)")),
    (put([], "about"), ("about", "", "a list of 0", "an object (About)")),
]


@pytest.mark.parametrize(("slip", "expected"), SLIPS)
def test_a_slip_is_told_at_its_place(slip: Slip, expected: tuple[str, str, str, str]) -> None:
    """One slip gives one problem with its path, the value, and what was expected there."""
    (problem,) = slipped(slip)

    assert expected[:3] == (problem.path, problem.entity, problem.value)
    assert problem.expected.startswith(expected[3])
