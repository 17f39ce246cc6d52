"""A file that says what it was exported from brings in its own changes and takes nobody's back."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tcplan.cli.schemas import schema
from tcplan.domain.changes import Add, Amend, Change, Remove
from tcplan.domain.plan import Plan
from tcplan.exchange.plan_json import dump, read, read_with_base
from tcplan.store.database import open_database
from tcplan.store.interface import By
from tests.builders import about, agency, amended, individual, robin, with_entity
from tests.tcplan.cli.databases import MADE, database, journal, typed
from tests.tcplan.cli.samples import COUNTY_DURHAM, Run, robins_plan, run

WHO = ("--who", "Cat")


def taken(base: Path) -> Path:
    """The plan as a file that says where it came from."""
    file = base.with_name("taken.plan.json")
    done = run("export", base, "plan", "--for-import", "-o", file, *WHO)
    assert (0, "") == (done.code, done.out)
    return file


def edit(file: Path, plan: Plan) -> None:
    """Write another plan into the file, as an editor does who leaves its beginning alone."""
    file.write_bytes(dump(plan, read_with_base(file)[1]))


def others(base: Path, *changes: Change, who: str = "Ben") -> None:
    """A colleague saves something."""
    with open_database(base) as store:
        store.load()
        store.save(changes, by=By(who=who, at=MADE.replace(day=21)), seen=store.versions)


def proposed(done: Run) -> dict[str, Any]:
    """What a run printed as data, which is as its schema says."""
    found: dict[str, Any] = json.loads(done.out)
    check = Draft202012Validator(schema("import"), format_checker=FormatChecker())
    assert [] == list(check.iter_errors(found))
    return found


def held(base: Path) -> Plan:
    """The plan of a database."""
    with open_database(base, readonly=True) as store:
        return store.load()


def saves(base: Path) -> list[str]:
    """Who saved what after the plan began."""
    return [f"{e.who} {e.action} {e.entity}" for e in journal(base) if e.version is not None]


def test_a_file_says_which_row_it_tells_of(tmp_path: Path) -> None:
    """The file names the database and the row of its journal from which it was exported."""
    base = database(tmp_path)
    with open_database(base) as store:
        head, identity = store.head, store.identity
    plan, origin = read_with_base(taken(base))

    assert robin() == plan
    assert origin is not None
    assert (identity, head.seq, head.digest) == (origin.database, origin.row, origin.digest)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["robin", "county-durham"])
def test_the_plan_in_it_is_byte_for_byte_the_same(tmp_path: Path, name: str) -> None:
    """A database made of such a file gives the plan without the mark as it always has."""
    plan = robins_plan(tmp_path) if name == "robin" else COUNTY_DURHAM
    first, second, out = (tmp_path / part for part in ("first.db", "second.db", "out.plan.json"))
    run("new", first, "--from", plan, "--plain", *WHO)
    run("new", second, "--from", taken(first), "--plain", *WHO)
    run("export", second, "plan", "-o", out, *WHO)

    assert plan.read_bytes() == out.read_bytes()


def test_only_its_own_changes_are_taken(tmp_path: Path) -> None:
    """What others saved since stays, in the same entry too, and is told as kept."""
    base = database(tmp_path)
    file = taken(base)
    edit(file, amended(with_entity(robin(), agency("ash")), "P-001", preferred_name="Rowan"))
    others(base, Amend("P-001", {"born": "1990-01"}), Amend("oak", {"name": "Oaks"}))
    view = proposed(run("import", base, file, "--yes", "--json", *WHO))
    after = held(base)

    assert [("amend", "P-001"), ("add", "ash")] == [
        (r["action"], r["entity"]) for r in view["rows"]
    ]
    assert ["preferred_name"] == [field["field"] for field in view["rows"][0]["fields"]]
    assert [("oak", "Ben")] == [(row["entity"], row["last_by"]) for row in view["kept"]]
    person = after.by_id["P-001"]
    assert ("Rowan", "1990-01", "Oaks") == (
        person.preferred_name,
        person.born,
        after.by_id["oak"].name,
    )
    assert "ash" in after.by_id


def test_what_others_added_stays_and_what_they_removed_stays_away(tmp_path: Path) -> None:
    """An old file brings nothing back and takes nothing away that it did not know of."""
    base = database(tmp_path, plan=with_entity(robin(), agency("ash")))
    file = taken(base)
    edit(file, amended(read(file), "P-001", preferred_name="Rowan"))
    others(base, Remove("ash"), Add(agency("yew")))
    done = run("import", base, file, "--yes", *WHO)

    assert 0 == done.code
    assert ("ash" in held(base).by_id, "yew" in held(base).by_id) == (False, True)


def test_what_is_removed_from_the_file_is_removed(tmp_path: Path) -> None:
    """Taking an entry out of the file takes it out of the plan."""
    base = database(tmp_path, plan=with_entity(robin(), agency("ash")))
    file = taken(base)
    edit(file, robin())

    assert 0 == run("import", base, file, "--yes", *WHO).code
    assert robin() == held(base)


def test_the_same_change_twice_is_no_clash(tmp_path: Path) -> None:
    """Two people who record the same have recorded the same."""
    base = database(tmp_path)
    file = taken(base)
    edit(file, amended(robin(), "P-001", preferred_name="Rowan"))
    others(base, Amend("P-001", {"preferred_name": "Rowan"}))
    view = proposed(run("import", base, file, "--yes", "--json", *WHO))

    assert ([], [], [], None) == (view["rows"], view["kept"], view["parted"], view["change"])


def test_two_who_change_the_same_field_are_shown_both_values(tmp_path: Path) -> None:
    """Both values and who changed it are shown; nothing is saved, whatever was agreed."""
    base = database(tmp_path)
    file = taken(base)
    edit(file, amended(with_entity(robin(), agency("ash")), "P-001", preferred_name="Rowan"))
    others(base, Amend("P-001", {"preferred_name": "Ro"}))
    others(base, Amend("P-001", {"born": "1990-01"}), who="Dan")
    done = run("import", base, file, "--yes", "--names", "--plain", *WHO)
    data = run("import", base, file, "--yes", "--names", "--json", *WHO)
    (parted,) = proposed(data)["parted"]

    assert [2, 2] == [done.code, data.code]
    assert ["Ben amend P-001", "Dan amend P-001"] == saves(base)
    assert "preferred_name in the database: Ro" in done.out
    assert "preferred_name in the file: Rowan" in done.out
    assert "In the database: changed by Ben, " in done.out
    assert "Nothing was saved" in done.err
    assert ("P-001", "Ben", [("preferred_name", "Ro", "Rowan")]) == (
        parted["entity"],
        parted["by"],
        [(field["field"], field["before"], field["after"]) for field in parted["fields"]],
    )
    assert [] == proposed(data)["rows"]


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        (with_entity(robin(), agency("ash", name="Ashes")), Remove("ash"), ("changed", "removed")),
        (robin(), Amend("ash", {"name": "Ashes"}), ("removed", "changed")),
    ],
    ids=["they removed it", "the file removed it"],
)
def test_who_removes_what_another_changes_is_told(
    tmp_path: Path, mine: Plan, theirs: Change, said: tuple[str, str]
) -> None:
    """What one side removed and the other changed is decided by people."""
    base = database(tmp_path, plan=with_entity(robin(), agency("ash")))
    file = taken(base)
    edit(file, mine)
    others(base, theirs)
    done = run("import", base, file, "--yes", "--json", *WHO)
    (parted,) = proposed(done)["parted"]

    assert (2, "ash", "Ben", said) == (
        done.code,
        parted["entity"],
        parted["by"],
        (parted["yours"], parted["theirs"]),
    )


def test_two_who_add_the_same_id_are_told(tmp_path: Path) -> None:
    """Two different agencies never end under one id."""
    base = database(tmp_path)
    file = taken(base)
    edit(file, with_entity(robin(), agency("ash")))
    others(base, Add(agency("ash", name="Ashes")))
    (parted,) = proposed(run("import", base, file, "--yes", "--json", *WHO))["parted"]

    assert ["name"] == [field["field"] for field in parted["fields"]]


def test_the_plans_own_title_is_compared_too(tmp_path: Path) -> None:
    """A title that others gave the plan stays, and one that both gave is decided by people."""
    base = database(tmp_path)
    file, later = taken(base), base.with_name("later.plan.json")
    edit(file, amended(robin(), "P-001", preferred_name="Rowan"))
    later.write_bytes(file.read_bytes())
    edit(later, attrs.evolve(robin(), about=about(title="Mine")))
    with open_database(base) as store:
        store.load()
        by = By(who="Ben", at=MADE)
        store.save([], by=by, seen=store.versions, about=about(title="Theirs"))
    kept = proposed(run("import", base, file, "--yes", "--json", *WHO))
    clash = proposed(run("import", base, later, "--yes", "--json", *WHO))

    assert ["@about"] == [row["entity"] for row in kept["kept"]]
    assert ("Theirs", "Rowan") == (
        held(base).about.title,
        held(base).by_id["P-001"].preferred_name,
    )
    assert [("@about", "Ben")] == [(row["entity"], row["by"]) for row in clash["parted"]]


def test_an_old_file_brings_nobody_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who was erased since the export is not recorded again by importing it."""
    base = database(tmp_path, plan=with_entity(robin(), individual("P-002")))
    file = taken(base)
    erased = ("erase", base, "P-002", *WHO, "--why", "asked")
    assert 0 == typed(monkeypatch, "y\nP-002\n", *erased).code
    done = run("import", base, file, "--yes", "--json", *WHO)
    (parted,) = proposed(done)["parted"]

    assert (2, "P-002", "erased", "Cat") == (
        done.code,
        parted["entity"],
        parted["theirs"],
        parted["by"],
    )
    assert "P-002" not in held(base).by_id


def test_a_plan_that_would_break_a_rule_is_refused(tmp_path: Path) -> None:
    """The file takes an agency out, a colleague gives it work: together they are no plan."""
    base = database(tmp_path, plan=with_entity(robin(), agency("ash")))
    file = taken(base)
    edit(file, robin())
    with open_database(base) as store:
        new = attrs.evolve(store.load().by_id["c-oak"], id="c-ash")
    delivery = attrs.evolve(new.delivery, holders=("ash",))
    others(base, Add(attrs.evolve(new, delivery=delivery)))
    done = run("import", base, file, "--yes", *WHO)

    assert (2, ["Ben add c-ash"]) == (done.code, saves(base))
    assert '"ash"' in done.err


def test_a_new_holder_may_come_as_the_old_one_goes(tmp_path: Path) -> None:
    """A plan passes from one agency to another in one import."""
    plan = with_entity(robin(), agency("old-icb", "icb"))
    base = database(tmp_path, plan=attrs.evolve(plan, about=about(holder="old-icb")))
    file = taken(base)
    new = with_entity(robin(), agency("new-icb", "icb"))
    edit(file, attrs.evolve(new, about=about(holder="new-icb")))
    by_hand = base.with_name("by-hand.plan.json")
    by_hand.write_bytes(dump(read(file)))

    assert 0 == run("import", base, file, "--yes", *WHO).code
    assert ("new-icb", False) == (held(base).about.holder, "old-icb" in held(base).by_id)
    assert 0 == run("undo", base, *WHO).code
    assert 0 == run("import", base, by_hand, "--yes", *WHO).code
    assert "new-icb" == held(base).about.holder


@pytest.mark.parametrize("kind", ["by hand", "of another database", "of a lost row"])
def test_a_file_without_a_known_base_takes_the_plans_place(tmp_path: Path, kind: str) -> None:
    """A file whose origin is not known here is compared as a whole, and that is said."""
    base = database(tmp_path)
    file = taken(base)
    if kind == "by hand":
        file.write_bytes(dump(read(file)))
    elif kind == "of another database":
        (tmp_path / "other").mkdir()
        file = taken(database(tmp_path / "other"))
    else:
        origin: Any = read_with_base(file)[1]
        file.write_bytes(dump(robin(), attrs.evolve(origin, row=origin.row + 1)))
    others(base, Add(agency("ash")))
    view = proposed(run("import", base, file, "--json", *WHO))

    assert ([("remove", "ash")], None) == (
        [(row["action"], row["entity"]) for row in view["rows"]],
        view["base"],
    )
    assert "takes the place of the plan" in view["compared"]
    assert ("another database" in view["compared"]) == (kind != "by hand")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("{file}", "plan", "-o", "{out}", "--for-import"), "from a database"),
        (("{base}", "summary", "--individual", "P-001", "--for-import"), "goes with a plan"),
    ],
)
def test_only_a_plan_from_a_database_says_what_it_came_from(
    tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    """Neither a plan file nor a summary can be brought back with its changes."""
    names = {
        "file": robins_plan(tmp_path), "base": database(tmp_path), "out": tmp_path / "out.json"
    }  # fmt: skip
    done = run("export", *(word.format(**names) for word in more))

    assert (2, "", False) == (done.code, done.out, names["out"].exists())
    assert said in done.err


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ((b'"database": "', b'"database": "x'), "exported_from.database"),
        ((b'"exported_from"', b'"exported_form"'), 'the key "exported_from"'),
        ((b'"row": ', b'"row": -'), "exported_from.row"),
    ],
)
def test_a_slip_in_where_it_came_from_is_told(
    tmp_path: Path, spoil: tuple[bytes, bytes], said: str
) -> None:
    """A damaged mark is an error, so that no file is taken whole by a slip."""
    base = database(tmp_path)
    file = taken(base)
    file.write_bytes(file.read_bytes().replace(*spoil, 1))
    done = run("import", base, file, "--yes", *WHO)

    assert (2, []) == (done.code, saves(base))
    assert said in done.err
