"""The libraries are printed without a plan, and under the gaps of a person's risks."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tcplan.cli.schemas import schema
from tcplan.rules.threats import library
from tests.tcplan.cli.samples import COUNTY_DURHAM, run

PRINTED = {
    (): "library",
    ("T07",): "library-causes",
    ("t02", "T03"): "library-causes",
    ("milestones",): "library-milestones",
    ("checklist",): "library-checklist",
}
LOCAL = """
name = "County Durham"
remove = ["checklist-06"]

[[item]]
id = "durham-01"
words = "Fire safety visit held"
evidence = "Letter of the fire service"
owner = "support provider"
basis = "local"
"""


@pytest.mark.parametrize(("names", "kind"), PRINTED.items(), ids=str)
def test_the_data_of_a_library_is_as_its_schema_says(names: tuple[str, ...], kind: str) -> None:
    """A program that reads a library can trust the published description of it."""
    done = run("library", *names, "--json")
    data = json.loads(done.out)

    assert (0, f"tcplan/{kind}/1") == (done.code, data["schema"])
    assert [] == list(Draft202012Validator(schema(kind)).iter_errors(data))
    assert data["rows"]


@pytest.mark.parametrize("names", PRINTED, ids=str)
@pytest.mark.parametrize("manner", [("--plain",), ("--ascii", "--width", "40"), ("--width", "80")])
def test_a_library_can_be_printed_in_every_manner(
    names: tuple[str, ...], manner: tuple[str, ...]
) -> None:
    """A library is read on a narrow screen, by ear, and on an old console."""
    done = run("library", *names, *manner)

    assert (0, "") == (done.code, done.err)
    assert done.out.isascii() or "--ascii" not in manner


def test_every_cause_is_in_the_list() -> None:
    """Whoever looks for a cause finds all of them, and how to open one."""
    out = run("library").out

    assert [] == [name for name in library().threats if f"\n{name}  " not in out]
    assert "tcplan library T07" in out


def test_a_cause_is_printed_whole() -> None:
    """Each sign and each control of an entry stands on the page; none is cut off."""
    entry = library().threats["T13"]
    out = run("library", "T13", "--plain").out

    assert [] == [text for text in entry.indicators if f"Sign: {text}\n" not in out]
    assert [] == [c.text for c in entry.controls if f"To consider: {c.text}" not in out]


def test_what_restricts_is_printed_last_with_what_it_needs() -> None:
    """A restriction stands behind everything else, with authority, rationale and reduction."""
    out = run("library", "T13", "--plain").out

    assert out.rindex("To consider") == out.index("To consider: Limits on contact")
    assert library().restrictive_needs in out


def test_a_library_says_that_it_is_a_proposal() -> None:
    """The sentence that all are proposals stands on every page of causes."""
    assert all(library().about in run("library", *names, "--plain").out for names in ((), ("T01",)))


def test_no_time_is_called_statutory() -> None:
    """Each lead time is printed with the quality of its source, and as not statutory."""
    out = run("library", "milestones", "--plain").out

    assert out.count("; not statutory\n") == out.count("\nHow good it is: ") == 30
    assert "How good it is: A property developer's post" in out


def test_an_unknown_cause_is_told() -> None:
    """A slip in an id is told in one sentence, and nothing is printed."""
    done = run("library", "T77")

    assert (2, "") == (done.code, done.out)
    assert "There is no cause 'T77' in this library." in done.err


@pytest.mark.parametrize(
    "arguments", [("T01", "checklist"), ("milestones", "checklist"), ("T01", "--local", "x.toml")]
)
def test_what_does_not_go_together_is_told(arguments: tuple[str, ...]) -> None:
    """Asking for two libraries at once ends in a sentence."""
    done = run("library", *arguments)

    assert (2, "") == (done.code, done.out)
    assert done.err


def test_an_area_sees_its_own_checklist(tmp_path: Path) -> None:
    """A local file adds its item, says whose it is, and what it took out."""
    file = tmp_path / "durham.toml"
    file.write_text(LOCAL, encoding="utf-8")
    out = run("library", "checklist", "--local", file, "--plain").out

    assert "durham-01: Fire safety visit held\nFrom: County Durham; added\n" in out
    assert "Taken out: checklist-06: " in out


def test_a_wrong_checklist_is_told_with_its_place(tmp_path: Path) -> None:
    """A slip in a local file is told with its place, and nothing is printed."""
    file = tmp_path / "durham.toml"
    file.write_text(LOCAL.replace('basis = "local"', 'basis = "rule"'), encoding="utf-8")
    done = run("library", "checklist", "--local", file)

    assert (2, "") == (done.code, done.out)
    assert 'item[0].basis: found "rule", expected one of law' in done.err


def test_a_gap_is_shown_with_what_the_library_has() -> None:
    """Under a risk with a gap stand proposals, what acts on it already, and how many more."""
    out = run("show", COUNTY_DURHAM, "P-014", "risks", "--plain").out
    told = out.partition("From the library, for practitioners to consider\n")[2]

    assert told.startswith(library().about)
    assert "Looked up: T02 Provider hands back or fails; " in told
    assert "Acts on it already: A crisis bed in the same town (Agreed, not yet in place)" in told
    assert "Not listed: and 2 more: tcplan library T02 T03\n" in told


@pytest.mark.no_cover
def test_no_proposal_of_the_library_reaches_a_paper() -> None:
    """A risk summary holds what is in the plan, never what a library proposes."""
    summary = run("export", COUNTY_DURHAM, "summary", "--individual", "P-014").out

    assert "library" not in summary.casefold()
