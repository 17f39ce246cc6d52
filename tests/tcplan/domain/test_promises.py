"""The support is modelled, never the person: what no record of a plan can hold."""

import datetime as dt
import re
from typing import Any

import attrs
import pytest

from tcplan.domain.fields import Between, Coded, Record
from tcplan.domain.integrity import leaves
from tcplan.domain.network import Agency, Place, System, Team
from tcplan.domain.unavailability import Unavailability
from tests.builders import record_classes

FIELDS = [(cls, field) for cls in record_classes() for field in attrs.fields(cls)]
NAMES = [f"{cls.__name__}.{field.name}" for cls, field in FIELDS]
UNITS = {
    "minutes",
    "days",
    "people, places or things",
    "hours a week",
    "pounds a week",
    "holders",
    "versions",
    "times in 10,000 that a service was called upon",
    "applications in 100",
}


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=NAMES)
def test_no_field_can_hold_a_probability(cls: type, field: Any) -> None:  # noqa: ANN401
    """Nothing that is stored can be a fraction, so no likelihood of anybody's act is stored."""
    for leaf in leaves(field.type):
        kind = getattr(leaf, "__origin__", leaf)
        allowed = kind in {str, bool, dt.date, dt.datetime} or issubclass(kind, Record)
        assert allowed or isinstance(leaf.__metadata__[0], Between), f"{cls.__name__}.{field.name}"


def test_every_number_counts_a_service() -> None:
    """Numbers count time, money, posts, and how often a service or an application failed."""
    rules = [
        r for _, f in FIELDS for leaf in leaves(f.type) for r in getattr(leaf, "__metadata__", ())
    ]

    assert {rule.unit for rule in rules if isinstance(rule, Between)} == UNITS


def test_how_often_something_was_missing_is_recorded_of_services_alone() -> None:
    """No person, risk, control, tie or carer has a place for such a figure."""
    holding = {cls for cls, f in FIELDS for leaf in leaves(f.type) if leaf is Unavailability}
    counted = {
        cls
        for cls, f in FIELDS
        for leaf in leaves(f.type)
        for rule in getattr(leaf, "__metadata__", ())
        if isinstance(rule, Between) and "service" in rule.unit
    }

    assert {Agency, Team, Place, System} == holding
    assert {Unavailability} == counted


def test_no_field_is_named_for_a_score() -> None:
    """There is no place to write a score, rank, grade or likelihood of a person."""
    words = re.compile(r"score|rank|likelihood|probab|percent|severity|dangerous|grade|level_of")

    assert [] == [name for name in NAMES if words.search(name)]


def test_ratings_are_named_codes_or_words() -> None:
    """The register's colour and the regulator's rating are words; nothing can be averaged."""
    rated = {n: f for n, (_, f) in zip(NAMES, FIELDS, strict=True) if n.endswith("rating")}

    assert {"Agency.cqc_rating", "RegisterEntry.rating"} == set(rated)
    (colour,) = leaves(rated["RegisterEntry.rating"].type)
    assert isinstance(colour.__metadata__[0], Coded)


def test_a_recorded_judgement_is_text() -> None:
    """What a clinical tool said is kept in its assessor's words and never as a number."""
    judgement = next(
        f for cls, f in FIELDS if (cls.__name__, f.name) == ("ToolRecord", "judgement")
    )

    assert [str] == [leaf.__origin__ for leaf in leaves(judgement.type)]


def test_a_victim_is_never_named() -> None:
    """The marker for a victim's views holds rule text and a liaison contact, no identity."""
    marker = {field.name for cls, field in FIELDS if cls.__name__ == "VictimMarker"}

    assert marker == {
        "id",
        "source",
        "individual",
        "condition_text",
        "liaison",
        "liaison_contact",
        "statement_offered_on",
        "statement_made_on",
        "views_sought_on",
        "next_liaison_by",
        "restorative_justice",
        "last_liaised_on",
        "restorative_justice_offered_on",
    }
