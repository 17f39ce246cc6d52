"""The tables say of every field and every kind of agency what may be seen, and nothing twice."""

from pathlib import Path

import attrs
import pytest

from tcplan.access.page import MARKER, renewed
from tcplan.access.shapes import FieldShape, shape_of
from tcplan.access.tables import LEVELS, WITHIN, columns, gates, kinds, rows, told
from tcplan.domain.codelists import code_list
from tcplan.domain.plan import COLLECTIONS, About
from tcplan.rules.mappa import PARTNERS
from tests.builders import record_classes

PAGE = Path(__file__).parents[3] / "docs" / "need-to-know.md"
CLASSES = [cls for cls in record_classes() if cls is not About]
WITHOUT_WORDS = [None, (), "", attrs.NOTHING]


def test_every_field_of_every_class_is_in_the_table() -> None:
    """A field that is added to a plan is seen by nobody until somebody has said who may see it."""
    expected = {cls.__name__: {field.name for field in attrs.fields(cls)} for cls in CLASSES}

    assert expected == {name: set(entry.fields) for name, entry in told().items()}


def test_every_category_of_a_field_is_a_row_of_the_matrix() -> None:
    """No field stands under a heading of which nobody has said who may see it."""
    used = {field.category for entry in told().values() for field in entry.fields.values()}

    assert {row.category for row in rows()} - {"aggregate"} == used - {WITHIN}


def test_every_kind_of_agency_reads_in_a_column() -> None:
    """An agency of whatever kind sees what somebody has decided, and nothing by chance."""
    assert set(code_list("agency-kind").codes) == set(kinds())
    assert {reader.column for reader in kinds().values()} <= set(columns())


def test_every_column_has_a_level_for_every_row() -> None:
    """The table has no empty cell."""
    assert {len(columns())} == {len(row.levels) for row in rows()}
    assert {level for row in rows() for level in row.levels.values()} == set(LEVELS)


def test_the_partners_of_mappa_are_those_of_the_rules() -> None:
    """Who is a partner is the same where papers are judged and where they are shown."""
    assert PARTNERS == {kind for kind, reader in kinds().items() if reader.mappa}


def test_what_is_gated_is_in_the_code_lists() -> None:
    """A kind of paper that stays shut is one that exists."""
    asked = gates()

    assert asked.cetr_reviews | asked.mappa_reviews <= set(code_list("review-kind").codes)
    assert asked.cetr_documents <= set(code_list("document-kind").codes)
    assert {asked.cetr_consent, asked.register_consent} <= set(code_list("consent-purpose").codes)
    assert asked.mappa_collections <= set(COLLECTIONS)


def test_every_purpose_that_needs_consent_names_one() -> None:
    """Consent is asked under a heading under which it can be recorded."""
    purposes = code_list("relationship-purpose").codes
    needed = {purposes[code].facts["consent"] for code in purposes if purposes[code].facts}

    assert needed
    assert needed <= set(code_list("consent-purpose").codes)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: str(cls.__name__))
def test_nothing_that_is_hidden_reads_as_something_else(cls: type) -> None:
    """A yes or no, or a state, is seen by whoever sees the entry: hidden, it would read as "no"."""

    def goes_with_the_id(field: FieldShape) -> bool:
        ident = shape_of(cls).fields[0].told
        return (field.told.category, field.told.sensitive) == (ident.category, ident.sensitive)

    misleading = [
        field.name
        for field in shape_of(cls).fields
        if field.default not in WITHOUT_WORDS and not goes_with_the_id(field)
    ]

    assert [] == misleading


def test_the_page_has_the_tables_that_are_applied() -> None:
    """Whoever reads the page reads what the program does."""
    page = PAGE.read_text(encoding="utf-8")

    assert MARKER in page
    assert renewed(page) == page
