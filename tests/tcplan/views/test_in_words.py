"""What was recorded reaches a reader in words: no code, no id, no field that is left out."""

import re
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.codelists import code_list, code_lists
from tcplan.domain.common import Entity
from tcplan.domain.fields import Coded, is_optional
from tcplan.domain.plan import COLLECTIONS
from tcplan.domain.risk import Threat
from tcplan.exchange.plan_json import read
from tcplan.exchange.structure import converter
from tcplan.views.in_words import FieldTold, Naming, called, fields_told, kind_words
from tests.builders import (
    OFFICE_HOURS,
    agency,
    control,
    depends,
    evidence,
    individual,
    risk,
)

DURHAM = Path(__file__).parents[3] / "fixtures" / "county-durham.plan.json"
AS_IS = Naming(call=str, hide=str)
SILENT = Naming(call=lambda _: "it", hide=lambda _: "words")
"""Says nothing that people wrote, so that whatever is left is ours."""


def image(entity: Entity) -> dict[str, Any]:
    """An entity as the journal holds it."""
    found: dict[str, Any] = converter().unstructure(entity)
    return found


def told(
    collection: str,
    before: Entity | None,
    after: Entity | None,
    naming: Naming = AS_IS,
) -> list[FieldTold]:
    """How two states of an entity are told."""
    was, now = (image(one) if one is not None else None for one in (before, after))
    return list(fields_told(collection, was, now, naming))


ENTITIES = [
    (name, image(entity))
    for name, entities in read(DURHAM).collections().items()
    for entity in entities
]


def coded_fields() -> list[tuple[str, str, str]]:
    """Every field of an entry that holds a code: its collection, its name, its list."""
    found = []
    for collection, cls in COLLECTIONS.items():
        for field in attrs.fields(cls):  # type: ignore[arg-type]
            kind = field.type
            if is_optional(kind):
                kind = next(part for part in get_args(kind) if part is not type(None))
            if get_origin(kind) is Annotated and isinstance(kind.__metadata__[0], Coded):
                found.append((collection, field.name, kind.__metadata__[0].list_name))
    return found


@pytest.mark.parametrize("collection", [*COLLECTIONS, "about"])
def test_every_kind_of_entry_has_words(collection: str) -> None:
    """No reader meets the name of a table."""
    assert "entry" != kind_words(collection)


@pytest.mark.parametrize(("collection", "name", "list_name"), coded_fields())
def test_a_code_is_told_by_its_label(collection: str, name: str, list_name: str) -> None:
    """Each code that a field may hold is told in the words of its list."""
    codes = code_list(list_name).codes

    assert [entry.label for entry in codes.values()] == [
        field.after for code in codes for field in fields_told(collection, {}, {name: code}, AS_IS)
    ]


def test_no_code_is_left_in_what_is_told_of_a_whole_plan() -> None:
    """With all that people wrote left out, no code of any list stands in what is told."""
    codes = {code for codes in code_lists().values() for code in codes.codes if "-" in code}
    labels = " ".join(e.label for codes in code_lists().values() for e in codes.codes.values())
    pattern = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
    words = {
        word
        for collection, after in ENTITIES
        for field in fields_told(collection, None, after, SILENT)
        for word in pattern.findall(f"{field.label} {field.after}")
    }

    assert set() == {word for word in words & codes if word not in labels}
    assert set() == {word for word in words if "_" in word}


def test_an_id_is_told_by_what_it_is_called() -> None:
    """Who delivers a control is told by name, before and after."""
    names = {"oak": "Oak Support", "elm": "Elm Care"}
    naming = Naming(call=lambda name: names.get(name, name), hide=str)
    before, after = control("c", "oak"), control("c", "elm")

    assert [FieldTold("Delivery: who delivers it", "Oak Support", "Elm Care")] == told(
        "controls", before, after, naming
    )


def test_hours_are_told_as_a_planner_says_them() -> None:
    """Hours of the week are told as days and times, not as a list of spans."""
    (field,) = told("controls", control("c", "oak"), control("c", "oak", hours=OFFICE_HOURS))

    assert ("Hours", "Mon–Fri 09:00–17:00") == (field.label, field.after)


def test_a_day_and_a_yes_are_told_in_words() -> None:
    """A date reads as a date and a tick as yes or no."""
    before = control("c", "oak")
    after = control(
        "c", "oak", restrictive=True, authority="order", last_tested=before.evidence[0].on
    )
    found = {field.label: (field.before, field.after) for field in told("controls", before, after)}

    assert ("no", "yes") == found["Restrictive"]
    assert (None, "23 Oct 2026") == found["Last tested"]


def test_one_cause_that_is_reworded_is_told_alone() -> None:
    """Of a list, only the part that changed is told, by the words it had."""
    before = risk("r", "t-1", "t-2")
    first, second = before.threats
    other = Threat(id=second.id, text="No night staff")
    after = risk("r", threats=(first, other))

    assert [
        FieldTold(f"What could start it “{second.text}”: words", second.text, "No night staff")
    ] == told("risks", before, after)


def test_a_part_that_comes_or_goes_is_told_whole() -> None:
    """A cause that is added has nothing before it."""
    before = risk("r", "t-1")
    after = risk("r", "t-1", "t-2")
    (field,) = told("risks", before, after)

    assert (None, after.threats[1].text) == (field.before, field.after)


def test_free_text_goes_through_whoever_hides_names() -> None:
    """A name in a note is hidden where names are hidden."""
    naming = Naming(call=str, hide=lambda text: text.replace("Robin", "P-001"))
    after = individual(what_matters="Robin wants the window open")
    (field,) = told("individuals", individual(), after, naming)

    assert "P-001 wants the window open" == field.after


def test_an_entry_is_called_by_its_own_words() -> None:
    """A reader is told of “pain goes unnoticed”, not of an id."""
    one = risk("r", "t-1", title="Pain goes unnoticed")

    assert "Pain goes unnoticed" == called("risks", image(one), AS_IS)


@given(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES))
def test_taking_a_change_back_tells_the_same_the_other_way_round(
    one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]]
) -> None:
    """What is told of a change and of its opposite are each other's mirror, field by field."""
    collection, before = one
    after = other[1] if other[0] == collection else {}
    there = sorted(
        (f.before or "", f.after or "") for f in fields_told(collection, before, after, AS_IS)
    )
    back = sorted(
        (f.after or "", f.before or "") for f in fields_told(collection, after, before, AS_IS)
    )

    assert there == back


@given(st.sampled_from(ENTITIES), st.data())
def test_no_change_is_passed_over(one: tuple[str, dict[str, Any]], data: st.DataObject) -> None:
    """Whichever field of an entry is emptied, something is told."""
    collection, before = one
    filled = [
        name for name, value in before.items() if value not in (None, [], "") and name != "id"
    ]
    name = data.draw(st.sampled_from(filled))
    after = {key: value for key, value in before.items() if key != name}

    assert [field for field in fields_told(collection, before, after, AS_IS) if field.before]


def test_what_an_agency_depends_on_is_no_day() -> None:
    """The same short name of a field is a day in one record and a thing in another."""
    (field,) = told(
        "agencies",
        agency("oak"),
        agency("oak", depends_on=(depends("grove", "parent-company"),)),
    )
    assert "Parent company, on grove" == field.after

    unseen = control("c", "oak", evidence=())
    seen = told("controls", unseen, control("c", "oak", evidence=(evidence(),)))
    assert "day 23 Oct 2026" in "".join(one.after or "" for one in seen)
