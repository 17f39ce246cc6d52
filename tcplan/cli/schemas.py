"""What ``--json`` prints is described by the views themselves, so the two cannot drift apart.

``python -m tcplan.cli.schemas FOLDER`` writes one JSON Schema (2020-12) for each output.
"""

import ast
import datetime as dt
import inspect
import json
import sys
import textwrap
import types
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from tcplan.report.kinds import made, offered
from tcplan.views.actions import ActionsView
from tcplan.views.agencies import AgenciesView, AgencyView
from tcplan.views.calendar import CalendarView
from tcplan.views.caseload import CaseloadView
from tcplan.views.checks import CheckView
from tcplan.views.concerns.view import ConcernsView
from tcplan.views.contingencies import EachPersonView, PairsView
from tcplan.views.controls import ControlsView
from tcplan.views.gaps import HeldView
from tcplan.views.gates import GatesView
from tcplan.views.held import AccessView, ErasedView
from tcplan.views.history import HistoryView, VerifiedView
from tcplan.views.library import CausesView, ChecklistView, LibraryView, MilestonesView
from tcplan.views.network import NetworkView
from tcplan.views.open_psa import TreeView
from tcplan.views.people import PeopleView
from tcplan.views.person import PersonView
from tcplan.views.proposed import ProposedView
from tcplan.views.pseudonyms import PseudonymsView
from tcplan.views.published import PublishedView
from tcplan.views.reliability import ReliabilityView
from tcplan.views.retention import RetentionView
from tcplan.views.risks import RisksView
from tcplan.views.rules import RulesView, RuleView
from tcplan.views.saves import SavesView
from tcplan.views.summary import SummaryView
from tcplan.views.timeline.view import TimelineView
from tcplan.views.whatif.view import CompareView, WhatIfView
from tcplan.views.withdrawals import EveryWithdrawalView, WithdrawalView


def _papers() -> dict[str, type]:
    """The JSON of each kind of paper is the view that its composer gives."""
    return {
        kind.output: get_type_hints(made(kind.name).view)["return"]
        for kind in offered()
        if kind.name != "summary"
    }


OUTPUTS: Mapping[str, type] = types.MappingProxyType(
    {
        "people": PeopleView,
        "agencies": AgenciesView,
        "agency": AgencyView,
        "controls": ControlsView,
        "risks": RisksView,
        "calendar": CalendarView,
        "actions": ActionsView,
        "concerns": ConcernsView,
        "caseload": CaseloadView,
        "person": PersonView,
        "network": NetworkView,
        "person-risks": HeldView,
        "timeline": TimelineView,
        "gates": GatesView,
        "reliability": ReliabilityView,
        "check": CheckView,
        "withdrawal": WithdrawalView,
        "withdrawals": EveryWithdrawalView,
        "pairs": PairsView,
        "each-person": EachPersonView,
        "summary": SummaryView,
        "history": HistoryView,
        "person-history": SavesView,
        "verified": VerifiedView,
        "import": ProposedView,
        "subject-access": AccessView,
        "erased": ErasedView,
        "pseudonyms": PseudonymsView,
        "retention": RetentionView,
        "rules": RulesView,
        "rule": RuleView,
        "published": PublishedView,
        "open-psa": TreeView,
        "what-if": WhatIfView,
        "compare": CompareView,
        "library": LibraryView,
        "library-causes": CausesView,
        "library-milestones": MilestonesView,
        "library-checklist": ChecklistView,
        **_papers(),
    }
)
"""Name of each output to the view that it is."""

_PLAIN: Mapping[Any, dict[str, str]] = types.MappingProxyType(
    {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        dt.date: {"type": "string", "format": "date"},
        dt.datetime: {"type": "string", "format": "date-time"},
    }
)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one output; raises ``KeyError`` for a name that is none."""
    found: dict[str, Any] = {}
    top = _object(OUTPUTS[name], found)
    del found[OUTPUTS[name].__name__]
    const = {"const": f"tcplan/{name}/1", "description": "Names this schema and its version."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"tcplan/{name}/1",
        **top,
        "required": ["schema", *top["required"]],
        "properties": {"schema": const, **top["properties"]},
        "$defs": dict(sorted(found.items())),
    }


def written(name: str) -> str:
    """The JSON Schema of one output as the text of its file."""
    return json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"


def write_all(folder: Path) -> None:
    """Write the file of every output into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in OUTPUTS:
        (folder / f"{name}.schema.json").write_text(written(name), encoding="utf-8")


def _object(cls: Any, found: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    """The schema of a class; classes that it holds are added to ``found``.

    Raises ``TypeError`` for two classes of one name, which one schema cannot tell apart.
    """
    found[cls.__name__] = {"description": inspect.cleandoc(cls.__doc__ or "")}
    hints = get_type_hints(cls)
    told = _told(cls)
    properties = {}
    for field in attrs.fields(cls):
        described = {"description": told[field.name]} if field.name in told else {}
        properties[field.name] = _type(hints[field.name], found) | described
    found[cls.__name__] = {
        "description": inspect.cleandoc(cls.__doc__ or ""),
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
    return dict(found[cls.__name__])


def _type(hint: Any, found: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(a, found) for a in arguments if a is not type(None)] + [_NOTHING]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0], found)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(arguments[1], found)}
    if hint.__name__ not in found:
        _object(hint, found)
    elif found[hint.__name__]["description"] != inspect.cleandoc(hint.__doc__ or ""):
        raise TypeError(f"two classes of one output are called {hint.__name__}")
    return {"$ref": f"#/$defs/{hint.__name__}"}


_NOTHING: dict[str, Any] = {"type": "null"}


def _told(cls: type) -> dict[str, str]:
    """What stands under each field of a class in its source."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    told = {}
    for field, following in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
        ):
            words = inspect.cleandoc(str(following.value.value)).split()
            told[field.target.id] = " ".join(words)
    return told


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
