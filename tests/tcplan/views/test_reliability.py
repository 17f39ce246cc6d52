"""Figures of services are told on request, of one risk, and nowhere else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcplan.domain.matrix import MatrixLabel
from tcplan.domain.plan import Plan
from tcplan.errors import UnknownIdError
from tcplan.views.agencies import agencies, agency
from tcplan.views.as_data import as_data
from tcplan.views.checks import check
from tcplan.views.controls import controls
from tcplan.views.looking import Looking
from tcplan.views.people import people
from tcplan.views.reliability import percent, range_words, reliability
from tcplan.views.risks import all_risks
from tcplan.views.summary import summary
from tcplan.views.withdrawals import every_withdrawal
from tests.builders import TODAY, amended, robin, unavailability

FIGURE = unavailability(1_234, 1_357)


def with_figures(**fields: Any) -> Plan:  # noqa: ANN401
    """Robin's plan in which Oak, Elm and their owner were counted."""
    made = robin()
    for name in ("oak", "elm", "grove"):
        made = amended(made, name, out_of_service=fields.get(name, FIGURE))
    return made


def looking(plan: Plan) -> Looking:
    """A plan as it is looked at today."""
    return Looking(plan, "test.plan.json", TODAY, TODAY)


def test_an_arrangement_is_told_with_its_range_and_who_counted() -> None:
    """The number stands behind the sentence on what it is about, with its sources."""
    view = reliability(looking(with_figures()), "P-001", "R-PAIN")
    arrangement = next(a for a in view.arrangements if a.least is not None)

    assert "They say nothing of the person" in view.of_services
    assert "independently of each other" in view.what_is_taken
    assert arrangement.words.startswith("Missing ")
    assert any(f.words.startswith("Oak: 12 % to 14 %") for f in arrangement.figures)
    assert any("contracts officer, 23 Oct 2026" in f.words for f in arrangement.figures)


def test_without_a_recorded_figure_no_number_is_told() -> None:
    """A planner who never opted in reads why there is no number, and sees none."""
    view = reliability(looking(robin()), "P-001", "r-pain")

    assert [None] * len(view.arrangements) == [a.least for a in view.arrangements]
    assert all(a.words.startswith("No figure: ") for a in view.arrangements)
    assert [()] * len(view.arrangements) == [a.moves for a in view.arrangements]


def test_figures_are_asked_of_one_risk_of_that_person() -> None:
    """No risk of somebody else, and nothing that is no risk, can be asked about."""
    with pytest.raises(UnknownIdError):
        reliability(looking(robin()), "P-001", "c-oak")
    with pytest.raises(UnknownIdError):
        reliability(looking(robin()), "P-009", "r-pain")


def every_list(plan: Plan) -> dict[str, Any]:
    """Every list, every page and every paper of a plan, as data."""
    look = looking(plan)
    return {
        name: as_data(view)
        for name, view in (
            ("people", people(look)),
            ("agencies", agencies(look)),
            ("agency", agency(look, "oak")),
            ("controls", controls(look)),
            ("risks", all_risks(look)),
            ("summary", summary(look, "P-001")),
            ("withdrawals", every_withdrawal(look)),
            ("check", check(look, None)),
        )
    }


def test_no_list_no_page_and_no_paper_has_a_figure_or_is_changed_by_one() -> None:
    """Whatever was counted, every list is the same, row by row, as if nothing had been."""
    assert every_list(robin()) == every_list(with_figures())


@given(st.sampled_from(["Red (5×5)", "Green (1×1)", "25", "-1", "Amber (4×3)"]))
def test_no_list_is_sorted_or_counted_by_an_organisations_label(words: str) -> None:
    """A label of an organisation's matrix changes the line that shows it and nothing else."""
    label = MatrixLabel(organisation="trust", words=words, on=TODAY)
    plain = every_list(robin())
    labelled = every_list(amended(robin(), "r-pain", matrix_labels=(label,)))

    assert plain != labelled
    shown = json.dumps([f"Trust, 22 Nov 2026: {words}"], ensure_ascii=False)
    text = json.dumps(labelled, ensure_ascii=False, sort_keys=True)
    assert shown in text
    assert json.dumps(plain, ensure_ascii=False, sort_keys=True) == text.replace(shown, "[]")


def test_a_label_is_kept_letter_by_letter() -> None:
    """“Amber (4×3)” stays those words; it is not read as twelve."""
    label = MatrixLabel(organisation="trust", words="Amber (4×3)", on=TODAY)
    (row,) = all_risks(looking(amended(robin(), "r-pain", matrix_labels=(label,)))).rows

    assert ("Trust, 22 Nov 2026: Amber (4×3)",) == row.matrix_labels


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.02, 0.05, "2 % to 5 %"),
        (0.02616, 0.07594, "2.6 % to 7.6 %"),
        (0.0, 1.0, "0 % to 100 %"),
        (0.000_012_3, 0.000_045_6, "0.0012 % to 0.0046 %"),
        (0.5, 0.5, "50 %"),
        (0.996, 0.9999, "99 % to 100 %"),
    ],
)
def test_a_range_is_rounded_outward(low: float, high: float, words: str) -> None:
    """What is read never promises more than what was worked out."""
    assert words == range_words(low, high)


@given(st.floats(0, 1))
def test_rounding_never_crosses_the_figure(chance: float) -> None:
    """The lower end is rounded down, the upper end up."""
    down, up = (float(percent(chance, up=up).rstrip(" %")) / 100 for up in (False, True))

    assert down <= chance * (1 + 1e-9)
    assert chance <= up * (1 + 1e-9) or chance < 1e-300
