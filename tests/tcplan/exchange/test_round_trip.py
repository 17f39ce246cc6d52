"""A plan that is saved and opened again is the same plan, and the file is the same file."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tcplan.domain.fields import FIRST_DAY
from tcplan.domain.plan import COLLECTIONS, Plan
from tcplan.exchange.plan_json import dump, parse, read, write
from tests.builders import about, amended, control, robin, small_plan, with_entity
from tests.tcplan.exchange.strategies import plans

SAMPLES = sorted((Path(__file__).parents[3] / "fixtures").glob("*.plan.json"))
BIG = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.no_cover
@BIG
@given(plans())
def test_a_saved_plan_opens_as_the_same_plan(plan: Plan) -> None:
    """Nothing that anybody recorded is lost or altered by saving and opening."""
    data = dump(plan)

    assert plan == parse(data)
    assert data == dump(parse(data))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_sample_plans_are_in_their_saved_form(path: Path) -> None:
    """Opening and saving a sample plan leaves its file as it is, byte for byte."""
    assert path.read_bytes() == dump(read(path))


def test_the_sample_plans_are_all_synthetic() -> None:
    """Every plan that travels with the program says that the people in it are invented."""
    assert [] == [path.name for path in SAMPLES if not read(path).about.synthetic]


def test_what_is_as_by_default_is_left_out() -> None:
    """A reader of the file sees what somebody said, not what nobody filled in."""
    tree = json.loads(dump(small_plan()))

    assert ["format", "about", "individuals", "agencies", "teams", "risks", "controls"] == list(
        tree
    )
    assert {"setting", "deputy", "restrictive"}.isdisjoint(tree["controls"][0])


def test_fields_stand_in_their_usual_order() -> None:
    """Two versions of a file can be compared line by line."""
    first = json.loads(dump(robin()))["controls"][0]

    assert ["id", "source", "individual", "name", "kind", "prevents"] == list(first)[:6]
    assert list(json.loads(dump(robin())))[2:] == [n for n in COLLECTIONS if getattr(robin(), n)]


def test_a_file_is_utf_8_lines_with_an_end() -> None:
    """The file opens in any editor, and accents stay letters."""
    data = dump(amended(small_plan(), "oak", name="Café Zoë 支援"))

    assert "Café Zoë 支援".encode() in data
    assert data.endswith(b"}\n")
    assert b"\r" not in data


def test_nothing_in_a_file_acts_on_the_screen_of_who_looks_at_it() -> None:
    """Escapes and direction marks in a name are written as codes, and read back as they were."""
    name = "A\x1b[2J\x07\x9b\x7f\u202e\u200b\u2028\ufeff\U000e0041Z"
    data = dump(amended(small_plan(), "oak", name=name))

    assert rb"A\u001b[2J\u0007\u009b\u007f\u202e\u200b\u2028\ufeff\udb40\udc41Z" in data
    assert name == parse(data).by_id["oak"].name


def test_a_plan_is_written_and_read_as_a_file(tmp_path: Path) -> None:
    """What was saved under a name is what opens under that name."""
    write(robin(), tmp_path / "robin.plan.json")

    assert robin() == read(tmp_path / "robin.plan.json")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_matter(mark: bytes) -> None:
    """A file that was edited with Notepad opens like any other."""
    assert robin() == parse(mark + dump(robin()).replace(b"\n", b"\r\n"))


def test_the_first_and_the_last_plan_have_the_same_years() -> None:
    """Dates of long ago and far ahead come back as they were."""
    plan = small_plan(about=about(recorded_on=FIRST_DAY, read_as_at=dt.date(2199, 12, 31)))

    assert plan == parse(dump(plan))


def test_nothing_explicit_is_the_same_as_left_out() -> None:
    """A script that writes null for what it does not know makes the same plan."""
    tree = json.loads(dump(robin()))
    tree["controls"][0] |= {"description": None, "authority": None}
    tree["ties"][0]["end"] = None

    assert robin() == parse(json.dumps(tree).encode())


def test_the_order_of_keys_in_a_file_is_no_matter() -> None:
    """A file that was written by another program opens and is saved in the usual order."""
    tree = json.loads(dump(robin()))
    turned = json.dumps(tree, sort_keys=True).encode()

    assert dump(robin()) == dump(parse(turned))


def test_entities_keep_their_order() -> None:
    """What was added last is saved last."""
    plan = parse(dump(with_entity(robin(), control("a-new-one", "oak"))))

    assert "a-new-one" == plan.controls[-1].id
