"""Slips made by hand in Robin's plan file, and the problems they give."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tcplan.errors import PlanInvalidError, Problem
from tcplan.exchange.plan_json import dump, parse
from tests.builders import robin

Tree = dict[str, Any]
Slip = Callable[[Tree], object]

YES = True
TEXT = dump(robin()).decode()
SLUG = "an id of up to 64 letters, digits, '.', '-' or '_', starting with a letter or digit"
DATE = "a date such as 2026-11-22, from 1900 to 2199"
STATE = "one of proposed, agreed, in-place, tested, failed, withdrawn (code list control-state)"


def robin_tree() -> Tree:
    """What Robin's plan file holds."""
    return dict(json.loads(TEXT))


def refused(text: str) -> list[Problem]:
    """The problems for which a plan file with this text is refused."""
    with pytest.raises(PlanInvalidError) as caught:
        parse(text.encode(), "bad.plan.json")
    return list(caught.value.problems)


def slipped(slip: Slip) -> list[Problem]:
    """The problems of Robin's plan file after a slip."""
    tree = robin_tree()
    slip(tree)
    return refused(json.dumps(tree))


def put(value: object, *keys: str | int) -> Slip:
    """The slip of writing a value at a place."""

    def slip(tree: Tree) -> None:
        place: Any = tree
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value

    return slip


def drop(*keys: str | int) -> Slip:
    """The slip of leaving something out."""

    def slip(tree: Tree) -> None:
        place: Any = tree
        for key in keys[:-1]:
            place = place[key]
        del place[keys[-1]]

    return slip
