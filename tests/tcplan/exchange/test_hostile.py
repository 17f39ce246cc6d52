"""The hostile sample plan holds every text that programs misread, wherever text can stand."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from fixtures import hostile
from fixtures.hostile_texts import TEXTS
from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Words
from tcplan.domain.integrity import leaves
from tcplan.domain.plan import COLLECTIONS
from tcplan.exchange.plan_json import dump, read
from tests.builders import TODAY, record_classes

FILE = hostile.PATH
PLAN = read(FILE)


def texts(value: object) -> list[str]:
    """Every text in a record and in what stands in it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    if not attrs.has(type(value)):
        return []
    kind: Any = type(value)
    return [text for field in attrs.fields(kind) for text in texts(getattr(value, field.name))]


def test_the_file_is_what_its_script_writes() -> None:
    """The hostile plan can be made anew, and nobody has altered it by hand."""
    assert FILE.read_bytes() == dump(hostile.plan())


def test_the_hostile_plan_is_read_on_the_day_of_the_other_samples() -> None:
    """What the samples show does not depend on the day on which they are looked at."""
    assert (True, TODAY) == (PLAN.about.synthetic, PLAN.about.read_as_at)
    assert 0 == len(list(read(FILE.with_name("empty.plan.json"))))


@pytest.mark.parametrize("text", TEXTS)
def test_every_misleading_text_stands_in_the_plan(text: str) -> None:
    """Each way of breaking a screen, a paper or a spreadsheet is there to be tried."""
    assert any(text in found for found in texts(tuple(PLAN)))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_kind_of_entity_is_there(name: str) -> None:
    """No list of the program is left untried."""
    assert getattr(PLAN, name)


@pytest.mark.parametrize("state", code_list("control-state").codes)
def test_every_person_has_a_control_in_every_state(state: str) -> None:
    """Every word for the state of an arrangement is met on each person's page."""
    people = {control.individual for control in PLAN.controls if control.state == state}

    assert set(hostile.PEOPLE) == people


def test_every_field_for_text_is_filled_somewhere() -> None:
    """No place where text can be written is left untried."""
    places = {
        (cls.__name__, field.name)
        for cls in record_classes()
        for field in attrs.fields(cls)
        for leaf in leaves(field.type)
        if isinstance(getattr(leaf, "__metadata__", [None])[0], Words)
    }

    assert set() == places - set(filled((PLAN.about, *PLAN)))


def filled(value: object) -> Iterator[tuple[str, str]]:
    """The class and the name of every field that holds something."""
    if isinstance(value, tuple):
        for item in value:
            yield from filled(item)
    elif attrs.has(type(value)):
        kind: Any = type(value)
        for field in attrs.fields(kind):
            held = getattr(value, field.name)
            if held not in (None, ()):
                yield kind.__name__, field.name
                yield from filled(held)
