"""Anybody can ask which rules hold, on what they rest, and what an area set otherwise."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.browsing import begun
from tcplan.cli.options import Asked
from tcplan.cli.schemas import schema
from tcplan.exchange.plan_json import write
from tests.builders import TODAY, about, small_plan
from tests.tcplan.cli.samples import run
from tests.tcplan.rules.packs import override, rule, text

DAY = ("--as-at", "2026-11-22")


def data(*arguments: str | Path) -> dict[str, Any]:
    """What a run prints as data, which keeps its schema."""
    done = run("rules", *arguments, "--json")
    assert (0, "") == (done.code, done.err)
    found: dict[str, Any] = json.loads(done.out)
    name = str(found["schema"]).split("/")[1]
    assert [] == list(
        Draft202012Validator(schema(name), format_checker=FormatChecker()).iter_errors(found)
    )
    return found


def colour(*arguments: str | Path) -> tuple[object, list[str]]:
    """The colour proposed after leaving hospital, and the packs that set it."""
    rows = data(*DAY, *arguments)["rows"]
    parameters = next(row["parameters"] for row in rows if row["id"] == "R09")
    found = next(p for p in parameters if p["name"] == "colour_after_discharge")
    return found["value"], [override["pack"] for override in found["overrides"]]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A local pack of an area of its own."""
    path = tmp_path / "our-icb.toml"
    path.write_bytes(
        text(rule(), override("R09", "colour_after_discharge", "amber"), name="our-icb")
    )
    return path


def plan(folder: Path, *packs: str) -> Path:
    """A plan that names these rule packs."""
    path = folder / "plan.json"
    write(small_plan(about=about(rule_packs=packs)), path)
    return path


def test_the_rules_are_listed_with_their_status() -> None:
    """Each rule stands once, with whether it is in force, and what is not certain is in words."""
    found = data(*DAY)
    status = {row["id"]: row["status"] for row in found["rows"]}

    assert len(status) == len(found["rows"]) == found["in_force"] + found["not_in_force"]
    assert "in-force" == status["R02"]
    assert "pending" == status["R40"]
    assert "NOT CERTAIN: NHS England" in run("rules", *DAY, "--plain").out
    assert "not in force: no date has been set" in run("rules", *DAY, "--plain").out


@pytest.mark.parametrize(
    ("day", "version"), [("2026-02-17", "2018-11-28"), ("2026-02-18", "2026-02-18")]
)
def test_the_list_is_that_of_the_day(day: str, version: str) -> None:
    """Asked as at the day before the law changed, the old law is listed."""
    rows = data("--as-at", day)["rows"]

    assert [version] == [row["version"] for row in rows if row["id"] == "R15"]


def test_one_rule_is_told_whole() -> None:
    """Both versions of a rule that changed are told, each with its own source."""
    found = data(*DAY, "r15")

    assert ["ended", "in-force"] == [row["status"] for row in found["versions"]]
    assert all(row["source"] and row["text"] for row in found["versions"])
    assert "no longer in force since 18 February 2026" in run("rules", "R15", *DAY).out


def test_a_local_pack_is_in_sight() -> None:
    """What an area set stands in the list with what stood there before, and whose it is."""
    told = run("rules", *DAY, "--pack", "devon", "--plain").out

    assert ("amber", ["devon"]) == colour("--pack", "devon")
    assert ("red", ["devon", "lincolnshire"]) == colour("--pack", "devon", "--pack", "lincolnshire")
    assert "amber, was red, by devon" in told
    assert "(set by devon)" in told
    assert "nothing; every value is the national one" in run("rules", *DAY, "--plain").out


def test_a_pack_may_be_a_file(ours: Path) -> None:
    """An area that is not shipped brings its own file, with rules of its own."""
    rows = data(*DAY, "--pack", ours)["rows"]

    assert ("amber", ["our-icb"]) == colour("--pack", ours)
    assert ["L01"] == [row["id"] for row in rows if row["pack"] == "our-icb"]


def test_a_plan_names_the_packs_of_its_area(tmp_path: Path, ours: Path) -> None:
    """Whoever opens the plan has its area's rules without asking for them."""
    assert ("amber", ["devon"]) == colour(plan(tmp_path, "devon"))
    assert ("red", ["devon", "lincolnshire"]) == colour(
        plan(tmp_path, "devon"), "--pack", "lincolnshire"
    )
    assert ("amber", ["our-icb"]) == colour(plan(tmp_path, "our-icb"), "--pack", ours)


@pytest.mark.parametrize("command", [("rules",), ("check",), ("show", "people")])
def test_a_plan_whose_rules_are_missing_says_so_above_everything(
    tmp_path: Path, ours: Path, command: tuple[str, ...]
) -> None:
    """Where the rules of the area are missing the plan opens, and each page says so."""
    name, *more = command
    missing = run(name, plan(tmp_path, "our-icb", "devon"), *more, "--plain")
    given = run(name, plan(tmp_path, "our-icb", "devon"), *more, "--plain", "--pack", ours)

    assert 'Note: This plan names rule packs that are not here ("our-icb")' in missing.out
    assert "not here" not in given.out


def test_the_interface_opens_with_the_same_rules(tmp_path: Path, ours: Path) -> None:
    """What the screen shows on any day goes by the packs that the command line was given."""
    asked = Asked(None, None, None, False, None, None, None, ("devon", str(ours)))  # noqa: FBT003
    looking = begun(asked, plan(tmp_path, "our-icb"))[0]
    same = (looking, looking.at(TODAY + dt.timedelta(days=7)), looking.naming(names=True))

    assert ["amber"] * 3 == [
        each.book.value("R09", "colour_after_discharge", TODAY) for each in same
    ]
    assert [("our-icb", "devon")] * 3 == [
        tuple(override.pack for override in each.book.overrides) for each in same
    ]


def test_of_many_missing_packs_the_rest_is_counted(tmp_path: Path) -> None:
    """A plan that names very many packs does not bury its page under them."""
    told = run("rules", plan(tmp_path, *(f"pack-{n}" for n in range(50))), "R02", "--plain").out

    assert '("pack-0", "pack-1", "pack-2" and 47 more)' in told


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("R99",), "There is no rule 'R99'"),
        (("--pack", "devn"), "Did you mean devon?"),
        (("--pack", "missing.toml"), "There is no file"),
        (("R01", "R02"), "one plan and one rule at most"),
        (("a.json", "b.json"), "one plan and one rule at most"),
    ],
    ids=["no such rule", "a slip", "no such file", "two rules", "two plans"],
)
def test_what_cannot_be_asked_is_answered_in_one_sentence(
    arguments: tuple[str, ...], expected: str
) -> None:
    """A slip ends with exit code 2, one sentence, and nothing on stdout."""
    done = run("rules", *arguments)

    assert (2, "") == (done.code, done.out)
    assert expected in done.err


def test_a_bad_pack_names_file_rule_field_and_what_was_expected(tmp_path: Path) -> None:
    """A local lead reads in one sentence what to mend, and where."""
    path = tmp_path / "bad.toml"
    path.write_bytes(text(rule(basis="custom"), override("R02", "months", 3)))
    done = run("rules", "--pack", path)

    assert (2, "") == (done.code, done.out)
    assert "bad.toml" in done.err
    assert "cannot be used: 1 thing is wrong." in done.err
    assert 'rule[0].basis (L01): found "custom", expected one of law, national' in done.err


def test_everything_wrong_with_a_pack_is_printed(tmp_path: Path) -> None:
    """A local lead sees every slip of a pack in one go, as with a plan."""
    path = tmp_path / "bad.toml"
    path.write_bytes(text(*(override("R02", f"months_{n}", 3) for n in range(9))))
    done = run("rules", "--pack", path)

    assert "9 things are wrong" in done.err
    assert all(f'found "months_{n}"' in done.err for n in range(9))
