"""A changed plan file is seen before it is saved, and saved whole or not at all."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Amend
from tcplan.domain.plan import Plan
from tcplan.errors import StaleError
from tcplan.exchange.plan_json import write
from tcplan.planner import Request, Signed, Unlocking, import_plan
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.builders import TODAY, agency, amended, robin, with_entity
from tests.tcplan.cli.databases import MADE, database, journal, typed
from tests.tcplan.cli.samples import Run, robins_plan, run

WHO = ("--who", "Cat")


def changed(folder: Path, plan: Plan | None = None) -> Path:
    """A plan file in which Robin is called Rowan, and an agency is new."""
    path = folder / "changed.plan.json"
    new = with_entity(robin(), agency("ash"))
    write(plan or amended(new, "P-001", preferred_name="Rowan"), path)
    return path


def view(done: Run) -> dict[str, Any]:
    """What a run printed as data, which is as its schema says."""
    found: dict[str, Any] = json.loads(done.out)
    check = Draft202012Validator(schema("import"), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(found))
    return found


def exported(base: Path) -> bytes:
    """The plan of a database as a plan file."""
    file = base.with_name("exported.plan.json")
    assert 0 == run("export", base, "plan", "-o", file, "--replace").code
    return file.read_bytes()


def test_what_would_change_is_shown_and_not_saved(tmp_path: Path) -> None:
    """Without a yes everything is shown, with who changed it last, and nothing is saved."""
    base = database(tmp_path)
    done = run("import", base, changed(tmp_path), "--names", "--plain", *WHO)

    assert (0, ()) == (done.code, journal(base))
    assert "preferred_name: Robin → Rowan" in done.out
    assert "Last changed: by Ann, 20 Nov 2026 09:00 UTC" in done.out
    assert ("Added: 1\n" in done.out, "Changed: 1\n" in done.out) == (True, True)
    assert "Nothing was saved" in done.err


def test_all_of_it_is_saved_as_one_change(tmp_path: Path) -> None:
    """With a yes the database holds what the file holds, as one change that can be taken back."""
    base, file = database(tmp_path), changed(tmp_path)
    done = view(run("import", base, file, "--yes", "--json", *WHO, "--agency", "icb"))

    assert file.read_bytes() == exported(base)
    saved = [entry for entry in journal(base) if entry.action != "export"]
    assert {(done["change"], "Cat", "icb")} == {(e.change, e.who, e.agency) for e in saved}
    assert 0 == run("undo", base, *WHO).code
    assert robins_plan(tmp_path).read_bytes() == exported(base)


@pytest.mark.parametrize(("answer", "saved"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_somebody_at_the_terminal_is_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    saved: bool,  # noqa: FBT001
) -> None:
    """What would change is read first; only a yes saves it."""
    base = database(tmp_path)
    done = typed(monkeypatch, answer, "import", base, changed(tmp_path), *WHO)

    assert (0, saved) == (done.code, bool(journal(base)))
    assert "Save all of this in robin.db?" in done.err


def test_names_stay_hidden_in_what_would_change(tmp_path: Path) -> None:
    """Neither the name of today nor the new one is shown until names are asked for."""
    base, file = database(tmp_path), changed(tmp_path)

    for more in (("--plain",), ("--json",)):
        out = run("import", base, file, *more, *WHO).out
        assert ("Robin" in out, "Rowan" in out) == (False, False)


def test_what_is_not_in_the_file_is_removed(tmp_path: Path) -> None:
    """An entry that is gone from the file is told as removed before it is."""
    base = database(tmp_path, plan=with_entity(robin(), agency("ash")))
    shown = view(run("import", base, changed(tmp_path, robin()), "--yes", "--json", *WHO))

    assert [("remove", "ash")] == [(row["action"], row["entity"]) for row in shown["rows"]]
    assert robins_plan(tmp_path).read_bytes() == exported(base)


def test_the_plans_own_title_is_brought_in(tmp_path: Path) -> None:
    """A new title of the plan is a change like any other."""
    about: Any = robin().about
    plan = attrs.evolve(robin(), about=attrs.evolve(about, title="Robin's plan, reviewed"))
    base, file = database(tmp_path), changed(tmp_path, plan)

    assert 0 == run("import", base, file, "--yes", *WHO).code
    assert file.read_bytes() == exported(base)


def test_the_same_plan_changes_nothing(tmp_path: Path) -> None:
    """Bringing in what was exported a minute ago is no change, also in another order."""
    base = database(tmp_path)
    plan = robin()
    turned = attrs.evolve(plan, agencies=tuple(reversed(plan.agencies)))
    same = view(run("import", base, robins_plan(tmp_path), "--yes", "--json", *WHO))
    other = view(run("import", base, changed(tmp_path, turned), "--yes", "--json", *WHO))

    assert [([], None, False), ([], None, True)] == [
        (v["rows"], v["change"], v["reordered"]) for v in (same, other)
    ]
    assert () == journal(base)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ((b'"oak"', b'"elm"'), "cannot be used"),
        ((b'"format": 1', b'"format": 9'), "format"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    tmp_path: Path, spoil: Sequence[bytes], said: str
) -> None:
    """A plan file that breaks a rule is refused whole."""
    base, file = database(tmp_path), robins_plan(tmp_path)
    file.write_bytes(file.read_bytes().replace(spoil[0], spoil[1], 1))
    done = run("import", base, file, "--yes", *WHO)

    assert (2, "", ()) == (done.code, done.out, journal(base))
    assert said in done.err


def test_what_others_save_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """While somebody reads what would change, a colleague saves: then nothing is imported."""
    base = database(tmp_path)

    def colleague_saves(_: object) -> bool:
        with open_database(base) as store:
            store.load()
            named = [Amend("P-001", {"preferred_name": "Ro"})]
            store.save(named, by=By(who="Ben", at=MADE), seen=store.versions)
        return True

    with pytest.raises(StaleError, match="Ben"):
        import_plan(
            base,
            changed(tmp_path),
            Request(),
            calendar_day=TODAY,
            unlocking=Unlocking(),
            signed=Signed(who="Cat", at=MADE),
            agree=colleague_saves,
        )
    assert ["Ben"] == [entry.who for entry in journal(base)]
