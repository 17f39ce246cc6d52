"""What ``show`` prints: each list, and each lens on a person, is one line of a table.

A function builds its view and its page when it is asked, so that no list pays for another's.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    import attrs

    from tcplan.cli.page import Block
    from tcplan.views.looking import Looking


class Shown(NamedTuple):
    """A view with the name of its schema and the page that tells of it."""

    view: "attrs.AttrsInstance"
    schema: str
    page: "Sequence[Block]"


def _people(found: "Looking") -> Shown:
    from tcplan.cli.pages.people import people_page
    from tcplan.planner import people

    view = people(found)
    return Shown(view, "tcplan/people/1", people_page(view))


def _agencies(found: "Looking") -> Shown:
    from tcplan.cli.pages.agencies import agencies_page
    from tcplan.planner import agencies

    view = agencies(found)
    return Shown(view, "tcplan/agencies/1", agencies_page(view))


def _controls(found: "Looking") -> Shown:
    from tcplan.cli.pages.controls import controls_page
    from tcplan.planner import controls

    view = controls(found)
    return Shown(view, "tcplan/controls/1", controls_page(view))


def _risks(found: "Looking") -> Shown:
    from tcplan.cli.pages.risks import risks_page
    from tcplan.planner import all_risks

    view = all_risks(found)
    return Shown(view, "tcplan/risks/1", risks_page(view))


def calendar(found: "Looking", until: "dt.date | None" = None) -> Shown:
    """Everything overdue, and what comes by a day."""
    from tcplan import planner
    from tcplan.cli.pages.calendar import calendar_page

    view = planner.calendar(found, until)
    return Shown(view, "tcplan/calendar/1", calendar_page(view))


def _actions(found: "Looking") -> Shown:
    from tcplan.cli.pages.actions import actions_page
    from tcplan.planner import actions

    view = actions(found)
    return Shown(view, "tcplan/actions/1", actions_page(view))


def _concerns(found: "Looking") -> Shown:
    from tcplan.cli.pages.concerns import concerns_page
    from tcplan.planner import concerns

    view = concerns(found)
    return Shown(view, "tcplan/concerns/1", concerns_page(view))


def _caseload(found: "Looking") -> Shown:
    from tcplan.cli.pages.caseload import caseload_page
    from tcplan.planner import caseload

    view = caseload(found)
    return Shown(view, "tcplan/caseload/1", caseload_page(view))


def pseudonyms(found: "Looking", reader: str) -> Shown:
    """Whom the pseudonyms in the papers of one reader stand for."""
    from tcplan import planner
    from tcplan.cli.pages.pseudonyms import pseudonyms_page

    view = planner.pseudonyms_of(found, reader)
    return Shown(view, "tcplan/pseudonyms/1", pseudonyms_page(view))


def agency(found: "Looking", name: str) -> Shown:
    """One agency in full."""
    from tcplan import planner
    from tcplan.cli.pages.agencies import agency_page

    view = planner.agency(found, name)
    return Shown(view, "tcplan/agency/1", agency_page(view))


def _overview(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.person import person_page
    from tcplan.planner import person

    view = person(found, name)
    return Shown(view, "tcplan/person/1", person_page(view))


def _network(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.network import network_page
    from tcplan.planner import network

    view = network(found, name)
    return Shown(view, "tcplan/network/1", network_page(view))


def _held(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.risks import held_page
    from tcplan.planner import held

    view = held(found, name)
    return Shown(view, "tcplan/person-risks/1", held_page(view))


def _timeline(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.timeline import timeline_page
    from tcplan.planner import timeline

    view = timeline(found, name)
    return Shown(view, "tcplan/timeline/1", timeline_page(view))


def _gates(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.gates import gates_page
    from tcplan.planner import gates

    view = gates(found, name)
    return Shown(view, "tcplan/gates/1", gates_page(view))


def history(found: "Looking", name: str, *, since_review: bool = False) -> Shown:
    """What was saved about one person, all of it or since the last review."""
    from tcplan.cli.pages.saves import saves_page
    from tcplan.planner import person_history

    view = person_history(found, name, since_review=since_review)
    return Shown(view, "tcplan/person-history/1", saves_page(view))


def _what_if(found: "Looking", name: str) -> Shown:
    from tcplan.cli.pages.whatif import what_if_page
    from tcplan.planner import hide_names, what_if

    view = hide_names(found, what_if(found, (), name))
    return Shown(view, "tcplan/what-if/1", what_if_page(view))


LISTS: Mapping[str, Callable[["Looking"], Shown]] = types.MappingProxyType(
    {
        "people": _people,
        "agencies": _agencies,
        "controls": _controls,
        "risks": _risks,
        "calendar": calendar,
        "actions": _actions,
        "concerns": _concerns,
        "caseload": _caseload,
    }
)
"""Name of each list to what prints it; a list goes across people."""

LENSES: Mapping[str, Callable[["Looking", str], Shown]] = types.MappingProxyType(
    {
        "overview": _overview,
        "network": _network,
        "risks": _held,
        "timeline": _timeline,
        "gates": _gates,
        "what-if": _what_if,
        "history": history,
    }
)
"""Name of each lens on a person to what prints it; the first one is taken when none is named."""
