"""Rows: every entity comes back from its columns as it went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.plan import COLLECTIONS
from tcplan.errors import DatabaseUnreadableError
from tcplan.exchange import plan_json
from tcplan.store import rows
from tests.builders import robin
from tests.tcplan.store.stores import FOLDER


def _values(collection: str, row: tuple[object, ...]) -> dict[str, object]:
    names = ("id", *(column.name for column in rows.columns(collection)))
    return dict(zip(names, row, strict=True))


def test_every_entity_comes_back_from_its_row() -> None:
    """No field of any kind of entity is lost or changed on the way into a row and back."""
    plan = plan_json.read(FOLDER / "fixtures" / "county-durham.plan.json")
    for collection, entities in plan.collections().items():
        again = tuple(
            rows.from_values(collection, _values(collection, rows.to_row(collection, entity)))
            for entity in entities
        )
        assert entities == again


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_code_of_a_column_is_checked_by_the_database(collection: str) -> None:
    """The database knows the codes of every column that holds one."""
    table = rows.table(collection)

    for column in rows.columns(collection):
        assert bool(column.codes) == (
            f'CHECK ("{column.name}" IN (' in table and not column.boolean
        )


def test_a_column_that_its_class_has_gained_takes_its_default() -> None:
    """A row of an older version is read with the default for what it did not know."""
    control = robin().controls[0]
    values = _values("controls", rows.to_row("controls", control))
    del values["description"]

    assert control == rows.from_values("controls", values)


@pytest.mark.parametrize(
    ("field", "value"), [("state", "perhaps"), ("evidence", '[{"what": 1}]'), ("name", None)]
)
def test_a_row_that_is_no_entity_is_refused(field: str, value: object) -> None:
    """A row that somebody has tampered with is never shown as part of the plan."""
    values = _values("controls", rows.to_row("controls", robin().controls[0]))

    with pytest.raises(DatabaseUnreadableError, match="row of this database"):
        rows.from_values("controls", values | {field: value})


@given(st.dictionaries(st.text(), st.lists(st.text() | st.integers())))
def test_the_same_tree_always_gives_the_same_text(tree: dict[str, list[str | int]]) -> None:
    """An image does not depend on the order in which its fields were set."""
    turned = dict(reversed(tree.items()))

    assert rows.canonical(tree) == rows.canonical(turned)
