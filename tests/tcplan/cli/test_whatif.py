"""What is tried out is printed in every manner, for every plan, and refused with every fault."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Add, apply
from tcplan.domain.plan import Plan
from tcplan.domain.whatif import Option, WhatIfChange
from tcplan.exchange import what_if_json
from tcplan.exchange.plan_json import read, write
from tcplan.text import width
from tests.builders import robin, source
from tests.tcplan.cli.samples import COUNTY_DURHAM, FIXTURES, ROOT, STOPS, document, run

HOSTILE = FIXTURES / "hostile.plan.json"
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def changes(folder: Path, *listed: dict[str, Any], **more: object) -> Path:
    """A file of these changes."""
    path = folder / "changes.json"
    path.write_text(json.dumps({"format": 1, "changes": listed, **more}), "utf-8")
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Robin's plan with an option that names something since removed."""
    option = Option(
        id="option-1",
        source=source(),
        individual="P-001",
        name="Oak stops, says Robin",
        note="Robin asked for it",
        changes=(
            WhatIfChange(kind="stop", about="oak"),
            WhatIfChange(kind="stop", about="gone"),
        ),
    )
    kept: Plan = apply(robin(), [Add(option)])
    write(kept, path := tmp_path / "robin.plan.json")
    return path


def test_what_cannot_be_carried_out_ends_with_1(plan: Path, tmp_path: Path) -> None:
    """A script learns that a change was left out; a person reads why."""
    done = run("whatif", plan, changes(tmp_path, {"kind": "stop", "about": "nobody"}), "--plain")

    assert (1, "") == (done.code, done.err)
    assert "NOT CARRIED OUT: What it is about is not in the plan." in done.out


def test_every_fault_of_a_file_is_told_at_once(plan: Path, tmp_path: Path) -> None:
    """Whoever writes a file of changes mends it in one go."""
    file = changes(
        tmp_path,
        {"kind": "halt", "about": "oak"},
        {"kind": "slip", "about": "move"},
        {"kind": "stop", "about": "oak", "onn": "2026-12-01"},
        extra=True,
    )
    done = run("whatif", plan, file)

    assert 2 == done.code
    assert "" == done.out
    for told in ("changes[0].kind", "changes[1].days", "changes[2].onn", 'key "on"', "extra"):
        assert told in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "no file of changes: it holds a list of 0"),
        ('{"format": 2, "changes": []}', 'has 2 as its "format"; format 1 is read'),
        ('{"format": 1, "changes": []}', "expected at least one change"),
        ('{"format": 1, "changes": [', "line 1"),
        ("", "is empty"),
    ],
)
def test_what_is_no_file_of_changes_is_refused(
    text: str, said: str, plan: Path, tmp_path: Path
) -> None:
    """One sentence says what it holds and what is read."""
    (path := tmp_path / "other.json").write_text(text, "utf-8")
    done = run("whatif", plan, path)

    assert 2 == done.code
    assert said in done.err


def test_nothing_to_try_is_wrong_use(plan: Path) -> None:
    """Without changes or options there is nothing to compare."""
    done = run("whatif", plan)

    assert 2 == done.code
    assert "Name a file of changes" in done.err


def test_a_plan_file_stays_as_it_is(plan: Path, tmp_path: Path) -> None:
    """To try something out writes nothing."""
    before = plan.read_bytes()
    run("whatif", plan, changes(tmp_path, {"kind": "stop", "about": "oak"}))

    assert before == plan.read_bytes()


def test_options_stand_side_by_side(plan: Path, tmp_path: Path) -> None:
    """The plan, the option, what is tried and staying in hospital, in this order, unranked."""
    file = changes(tmp_path, {"kind": "slip", "about": "move", "days": 7})
    done = run("whatif", plan, file, "--option", "option-1", "--individual", "P-001", "--plain")

    sides = re.findall(r"^\d\. (.+)$", done.out, re.MULTILINE)
    assert [
        "The plan as it stands",
        "Oak stops, says P-001",
        "This what-if",
        "Staying in hospital",
    ] == sides
    assert "Nothing here ranks them" in done.out
    assert 1 == done.code


def test_an_option_of_one_person_is_compared_for_that_person(plan: Path) -> None:
    """Nobody's option is shown among everybody's."""
    done = run("whatif", plan, "--option", "option-1")

    assert 2 == done.code
    assert "name that person with it" in done.err


def test_the_lens_lists_what_is_kept_and_what_is_gone(plan: Path) -> None:
    """A saved thought about something since removed shuts nobody out, and says so."""
    done = run("show", plan, "P-001", "what-if", "--plain")

    assert 0 == done.code
    assert "Gone: gone is no longer in the plan" in done.out
    assert "Change: Oak stops" in done.out
    assert "Staying is no safe default" in done.out


def test_names_stay_hidden_in_what_is_typed(plan: Path, tmp_path: Path) -> None:
    """A note or a new arrangement with the name in it is printed with the id, in data too."""
    control = {
        "id": "new",
        "individual": "P-001",
        "name": "Robin's buddy",
        "kind": "relationship",
        "against": ["t-unnoticed"],
        "holders": ["elm"],
        "hours": [{"days": ["mon"]}],
    }
    file = changes(tmp_path, {"kind": "add-control", "control": control, "note": "for Robin"})
    for manner in ("--plain", "--json"):
        hidden = run("whatif", plan, file, "--individual", "P-001", manner).out
        assert "Robin" not in hidden
        assert "P-001's buddy" in hidden
    assert "Robin's buddy" in run("whatif", plan, file, "--names").out


@pytest.mark.parametrize("more", [(), ("--individual", "H-001")])
def test_hostile_text_acts_nowhere_and_fits(more: tuple[str, ...], tmp_path: Path) -> None:
    """Whatever stands in a plan is seen, does nothing, and runs past no edge."""
    holder = document(HOSTILE)["agencies"][0]["id"]
    noise = "\x1b[2J\u202e[/nope]"
    listed = ({"kind": "stop", "about": holder, "note": noise},)
    file = changes(tmp_path, *listed, name=noise)
    for columns in (40, 80, 130):
        done = run("whatif", HOSTILE, file, *more, "--width", str(columns))
        assert 0 == done.code
        assert all(line.startswith("People compared: ") for line in done.err.splitlines())
        assert not ACTS.search(done.out)
        assert [] == [line for line in done.out.splitlines() if width(line) > columns]
    assert run("whatif", HOSTILE, file, *more, "--ascii").out.isascii()


@pytest.mark.parametrize("path", [COUNTY_DURHAM, HOSTILE], ids=lambda path: path.stem)
def test_the_data_is_as_its_schema_says(path: Path, tmp_path: Path) -> None:
    """A program can trust the published description of a what-if and of a comparison."""
    person = document(path)["individuals"][0]["id"]
    listed = [{"kind": "stop", "about": document(path)["agencies"][1]["id"]}]
    option = Option(
        id="kept",
        source=read(path).individuals[0].source,
        name="Kept",
        changes=(WhatIfChange(kind="stop", about="gone"),),
    )
    write(apply(read(path), [Add(option)]), plan := tmp_path / "plan.plan.json")
    file = changes(tmp_path, *listed)
    for name, more in (("what-if", ()), ("compare", ("--option", "kept"))):
        data = json.loads(run("whatif", plan, file, *more, "--individual", person, "--json").out)
        checked = Draft202012Validator(schema(name), format_checker=FormatChecker())
        assert [] == [error.json_path for error in checked.iter_errors(data)]


def test_the_page_on_files_is_that_of_the_program() -> None:
    """Whoever writes a file by hand reads what the program reads."""
    text = (ROOT / "docs" / "what-if.md").read_text("utf-8")

    assert what_if_json.renewed(text) == text
    (example,) = re.findall(r"```json\n(.+?)```", text, re.DOTALL)
    assert 2 == len(what_if_json.parse(example.encode()).changes)


def test_the_sample_is_read() -> None:
    """The file that the guide names tries something that can be carried out."""
    assert 2 == len(what_if_json.read(STOPS).changes)
    assert 0 == run("whatif", COUNTY_DURHAM, STOPS).code
