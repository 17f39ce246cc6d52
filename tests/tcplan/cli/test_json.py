"""What --json prints is described by a schema in docs/schemas, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tcplan.cli.schemas import OUTPUTS, schema, write_all, written
from tests.tcplan.cli.samples import FIXTURES, ROOT, document, run

SCHEMAS = ROOT / "docs" / "schemas"


def test_data_names_its_schema_first() -> None:
    """A program knows what it reads before it reads it."""
    out = run("show", FIXTURES / "robin.plan.json", "people", "--json").out

    assert out.startswith('{\n "schema": "tcplan/people/1",\n')
    assert [] == list(Draft202012Validator(schema("people")).iter_errors(json.loads(out)))


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_the_published_schema_is_that_of_the_views(name: str) -> None:
    """The description in docs cannot fall behind what is printed."""
    assert (SCHEMAS / f"{name}.schema.json").read_text("utf-8") == written(name)


def test_no_schema_describes_nothing(tmp_path: Path) -> None:
    """Every published schema belongs to an output that exists."""
    write_all(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in SCHEMAS.iterdir()}


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_a_schema_is_a_schema(name: str) -> None:
    """Tools that read JSON Schema 2020-12 accept each description."""
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_a_field_too_many_is_refused(name: str) -> None:
    """A field that is not described would be a leak or a slip; the schema refuses it."""

    def objects(part: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        if isinstance(part, list):
            return [found for item in part for found in objects(item)]
        if not isinstance(part, dict):
            return []
        inner = [found for item in part.values() for found in objects(item)]
        return [part, *inner] if "properties" in part else inner

    described = objects(schema(name))

    assert described
    assert all(
        part["additionalProperties"] is False
        and sorted(part["required"]) == sorted(part["properties"])
        for part in described
    )


def test_text_in_data_is_as_recorded() -> None:
    """Another program gets what was written, not what a terminal may show of it."""
    path = FIXTURES / "hostile.plan.json"
    recorded = {agency["name"] for agency in document(path)["agencies"]}
    told = {
        row["name"]
        for row in json.loads(run("show", path, "agencies", "--json", "--names").out)["rows"]
    }

    assert recorded == told
