"""Labels of organisations are shown and never used; figures of services are asked for or unseen."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

READERS = {
    "matrix_labels": {
        "tcplan/views/risks.py",
        "tcplan/cli/pages/risks.py",
        "tcplan/report/chapters/risks.py",
        "tcplan/views/papers/register.py",
        "tcplan/report/papers/register.py",
        "tcplan/report/chapters/register_sheets.py",
        "tui/told/risk.py",
    },
    "matrix": {"tcplan/analysis/findings/services.py"},
    "out_of_service": {
        "tcplan/analysis/findings/services.py",
        "tcplan/analysis/reliability.py",
        "tcplan/views/reliability.py",
        "tcplan/domain/network.py",
    },
}
"""Field to the modules that may read it; the store and plan files read every field alike."""

ASKING = {
    "tcplan/planner/__init__.py",
    "tcplan/cli/commands.py",
    "tcplan/cli/schemas.py",
    "tcplan/cli/pages/reliability.py",
    "tui/lenses/risks.py",
    "tui/told/reliability.py",
    "tcplan/views/reliability.py",
}
"""The modules through which figures of services reach a reader who asked for them."""


def modules() -> list[Path]:
    """Every module of the product."""
    return [path for folder in ("tcplan", "tui") for path in sorted((ROOT / folder).rglob("*.py"))]


def name_of(path: Path) -> str:
    """A module as a reader looks it up."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """A module as it is written."""
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.no_cover
@pytest.mark.parametrize("field", sorted(READERS))
def test_a_label_or_figure_is_read_where_it_is_shown_and_nowhere_else(field: str) -> None:
    """No sorting, no answer and no other figure can hang on what nobody else reads."""
    reading = {
        name_of(path)
        for path in modules()
        if any(
            isinstance(node, ast.Attribute) and node.attr == field
            for node in ast.walk(tree_of(path))
        )
    }

    assert reading == READERS[field]


@pytest.mark.no_cover
def test_figures_of_services_reach_nobody_who_did_not_ask() -> None:
    """No list, page, paper or drawing imports the figures."""
    importing = {
        name_of(path)
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and "reliability" in (node.module or "")
    }

    assert importing <= ASKING


def test_nothing_is_multiplied_or_sorted_where_a_matrix_is_judged() -> None:
    """An organisation's matrix is compared colour by colour; rows and columns are no factors."""
    tree = tree_of(ROOT / "tcplan/analysis/matrix.py")
    products = [
        n for n in ast.walk(tree) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Mult)
    ]

    assert [] == products
