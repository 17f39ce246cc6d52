"""Who is the smaller provider can be read from the list of agencies in a small terminal."""

import json

from tests.tcplan.cli.samples import COUNTY_DURHAM, run


def test_at_eighty_columns_sizes_stand_in_a_table() -> None:
    """People, controls and hours a week stand beside each agency, and are not told one by one."""
    told = run("show", COUNTY_DURHAM, "agencies", "--width", "80").out
    (head,) = [line for line in told.splitlines() if line.startswith("Agency ")]

    assert ["Agency", "Kind", "People", "Controls", "Hours"] == head.split()[:5]


def test_the_data_names_each_size() -> None:
    """A program can sort agencies by people, controls and hours a week."""
    told = json.loads(run("show", COUNTY_DURHAM, "agencies", "--json").out)
    rows = told.get("rows") or told["data"]["rows"]

    assert all({"people", "controls", "hours_a_week"} <= set(row) for row in rows)
    assert any(row["hours_a_week"] for row in rows)


def test_an_agency_says_its_place_among_its_kind() -> None:
    """The page of a support provider says whether it is smaller or larger than the others."""
    told = run("show", COUNTY_DURHAM, "burnhope", "--width", "200").out

    assert "support providers here, by people supported (" in told
