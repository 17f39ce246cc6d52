"""The page of a timeline says in words all that its drawing shows; its data say what is null."""

import json
from pathlib import Path

import pytest

from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import write
from tests.tcplan.cli.samples import run
from tests.tcplan.timeline.ways import full, on_the_way, step

DAY = ("--as-at", "2026-11-22")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with a path of five steps, and a night that nobody answers for."""
    return written(full(), tmp_path_factory.mktemp("full"))


def written(plan: Plan, folder: Path) -> Path:
    """A plan as a file."""
    path = folder / "way.plan.json"
    write(plan, path)
    return path


def flat(page: str) -> str:
    """A page without its folds, so that a sentence can be found in it."""
    return " ".join(page.split())


def test_the_page_tells_when_it_could_happen_and_on_what_that_rests(path: Path) -> None:
    """Four days, the chance of the target, the draws, their seed and what they take for granted."""
    page = flat(run("show", path, "P-001", "timeline", *DAY).out)

    for words in (
        "P10 done by",
        "P50 done by",
        "P80 done by",
        "P95 done by",
        "The plan of work as it stands is done by the target, 3 January 2027, in",
        "10,000 draws with the seed 2020",
        "never about the person",
        "decides the day in",
    ):
        assert words in page


def test_the_page_tells_decide_by_days_gaps_and_overlaps(path: Path) -> None:
    """Everything that is drawn stands in a list too."""
    page = flat(run("show", path, "P-001", "timeline", "--plain", *DAY).out)

    assert "Moves 3 January 2027, in 42 days (T−42)." in page
    assert "Path: When all goes as is likely" in page
    assert "Critical path: Tenancy → Adaptations → Nights" in page
    assert "Standing: Planned. Decide by" in page
    assert "Float: " in page
    assert "How it stands: Decide by 4 Dec 2026, in 12 days." in page
    assert "Gap: Nights in the new flat: 3 Jan 2027 to 12 Jan 2027, 10 days" in page
    assert "10 days between the one and the other, with neither" in page
    assert "none of them is statutory" in page


def test_a_drawing_stands_in_the_page_and_fits(path: Path) -> None:
    """In a narrow terminal the drawing is there, and nothing of the page runs past its edge."""
    lines = run("show", path, "P-001", "timeline", "--width", "80", *DAY).out.splitlines()

    assert "WHO IS HOLDING THE RISK" in lines
    assert max(map(len, lines)) <= 80


def test_the_data_say_what_is_not_known(tmp_path: Path) -> None:
    """Without a target the data have null where a day would rest on nothing."""
    path = written(on_the_way(step("keys", 10), target=None), tmp_path)
    found = json.loads(run("show", path, "P-001", "timeline", "--json", *DAY).out)
    (keys,) = found["milestones"]

    assert "tcplan/timeline/1" == found["schema"]
    assert (None, None, None) == (found["target"], found["centre"], found["days_ahead"])
    assert (None, None, None) == (keys["decide_by"], keys["latest_finish"], keys["days_left"])
    assert (None, 4) == (found["dates"]["on_time"], len(found["dates"]["shares"]))


def test_a_loop_is_a_sentence_on_the_page(tmp_path: Path) -> None:
    """Steps that wait for each other end nothing: the page says which, and shows the rest."""
    plan = on_the_way(step("keys", 5, "visits"), step("visits", 3, "keys"))
    done = run("show", written(plan, tmp_path), "P-001", "timeline", *DAY)

    assert 0 == done.code
    assert "These steps of the move wait for each other" in flat(done.out)
    assert "WHO IS HOLDING THE RISK" in done.out


def test_a_list_of_people_stands_a_loop(tmp_path: Path) -> None:
    """One person's loop does not take the list away from everybody."""
    plan = on_the_way(step("keys", 5, "visits"), step("visits", 3, "keys"))

    assert 0 == run("show", written(plan, tmp_path), "people", *DAY).code


def test_the_typical_path_is_marked_as_a_proposal(tmp_path: Path) -> None:
    """A plan without milestones shows a path that nobody has planned, and says so first."""
    page = flat(run("show", written(on_the_way(), tmp_path), "P-001", "timeline", *DAY).out)

    assert "PROPOSAL, NOT PLANNED" in page
    assert "Proposal: the typical path" in page
    assert "Nothing of it is planned, agreed or owned by anybody" in page
