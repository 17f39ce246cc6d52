"""A review begins with what has changed since the one before it, and says which one that was."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.plan import Plan
from tcplan.domain.records import Review
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.builders import TODAY, agency, individual, robin, source, with_entity
from tests.tcplan.cli.databases import MADE, database
from tests.tcplan.cli.samples import run

ASKED = ("P-001", "--since-review")


def review(name: str, held: dt.date | None, whose: str = "P-001") -> Review:
    """A review in the community, held on a day or due next month."""
    due = None if held else TODAY + dt.timedelta(days=30)
    return Review(
        id=name, source=source(), individual=whose, kind="cetr-community", due=due, held=held
    )


def plan(*reviews: Review) -> Plan:
    """Robin's plan with these reviews."""
    found = with_entity(robin(), individual("P-002"))
    for one in reviews:
        found = with_entity(found, one)
    return found


def worked_on(folder: Path, *reviews: Review) -> Path:
    """A plan that was changed a day before and a day after the last review that was held."""
    base = database(folder, plan=plan(*reviews))
    with open_database(base) as store:
        for day, name in ((20, "Ro"), (22, "Rowan")):
            store.load()
            by = By(who="Ben", at=MADE.replace(day=day, hour=12))
            named: list[Change] = [Amend("P-001", {"preferred_name": name})]
            named.append(Add(agency(f"a{day}")))
            store.save(named, by=by, seen=store.versions)
        store.looked("P-001", by=By(who="Dan", at=MADE.replace(day=22, hour=13)))
    return base


def test_only_what_has_changed_since_the_last_review_is_told(tmp_path: Path) -> None:
    """The change of yesterday's eve is out, today's is in; who looked is counted and not told."""
    held = [review(f"v{day}", dt.date(2026, 11, day)) for day in (21, 1)]
    later = [review("next", None), review("planned", dt.date(2027, 1, 5))]
    base = worked_on(tmp_path, *held, *later)
    done = run("history", base, *ASKED, "--names", "--plain", "--who", "Cat")

    assert 0 == done.code
    assert ("Robin → Ro\n" in done.out, "Ro → Rowan\n" in done.out) == (False, True)
    assert "held on 21 November 2026" in done.out
    assert "Left out: 2 rows that changed nothing" in done.out
    assert "opened the record" not in done.out


def test_the_data_says_which_day_was_taken(tmp_path: Path) -> None:
    """Another program finds the moment, the review and the number of rows left out."""
    base = worked_on(tmp_path, review("v21", dt.date(2026, 11, 21)))
    view = json.loads(run("history", base, *ASKED, "--json").out)
    check = Draft202012Validator(schema("history"), format_checker=FormatChecker())

    assert [] == list(check.iter_errors(view))
    assert ("2026-11-21T00:00:00", 2, ["amend"]) == (
        view["since"][:19],
        view["left_out"],
        [row["action"] for row in view["rows"]],
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("P-002", "--since-review"), "no review that was held"),
        (("oak", "--since-review"), "no individual"),
        (("--since-review",), "takes the id of a person"),
        ((*ASKED, "--since", "2026-01-01"), "no --since"),
    ],
)
def test_a_review_that_there_was_not_is_no_beginning(
    tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    """Without a review that was held nothing is guessed: somebody says since when."""
    base = worked_on(tmp_path, review("v21", dt.date(2026, 11, 21)), review("n", None, "P-002"))
    done = run("history", base, *more)

    assert (2, "") == (done.code, done.out)
    assert said in done.err
