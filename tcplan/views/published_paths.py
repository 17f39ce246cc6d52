"""Textbook networks, restated as tables of activities, each with its source.

Weeks are taken as seven days from a fixed day, so that the answers come out of the same function
that dates a person's move.
"""

import datetime as dt

from tcplan.analysis.path.critical import CriticalPath, critical_path
from tcplan.analysis.path.network import Activity, network
from tcplan.views.published import Case, Figure, figure

GENERAL_FOUNDRY = "A2- B3- C2A D4B E4C F3C G5DE H2FG"
"""Each activity, its expected weeks, and what it waits for."""
RELIABLE_CONSTRUCTION = "A2- B4A C10B D6C E4C F5E G7D H9EG I7C J8FI K4J L5J M2H N6KL"

_BEGIN = dt.date(2027, 1, 4)
_WEEK = 7


def published_paths() -> tuple[Case, ...]:
    """Every example, computed now."""
    return (general_foundry(), reliable_construction())


def general_foundry() -> Case:
    """Pollution control at a foundry: eight activities."""
    slack = {"A": 0, "B": 1, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0}
    return Case(
        "Critical path: General Foundry",
        "B. Render, R. M. Stair and M. E. Hanna, Quantitative Analysis for Management, project "
        "management",
        _figures(textbook(GENERAL_FOUNDRY), "15", "ACEGH", slack),
    )


def reliable_construction() -> Case:
    """A new plant: fourteen activities."""
    slack = dict.fromkeys("ABCEFJLN", 0) | dict.fromkeys("DGHM", 4) | {"I": 2, "K": 1}
    return Case(
        "Critical path: Reliable Construction Co.",
        "F. S. Hillier and G. J. Lieberman, Introduction to Operations Research, project "
        "management with PERT/CPM",
        _figures(textbook(RELIABLE_CONSTRUCTION), "44", "ABCEFJLN", slack),
    )


def textbook(text: str) -> CriticalPath:
    """The critical path of a table of activities."""
    activities = []
    for entry in text.split():
        weeks = "".join(filter(str.isdigit, entry))
        days = int(weeks) * _WEEK
        after = tuple(entry[1 + len(weeks) :].strip("-"))
        activities.append(Activity(entry[0], days, days, days, after))
    found = network(activities)
    if found is None:
        raise ValueError("a table without activities")
    return critical_path(found, _BEGIN)


def _figures(
    found: CriticalPath, weeks: str, path: str, slack: dict[str, int]
) -> tuple[Figure, ...]:
    critical = "".join(found.paths[0])
    return (
        figure("weeks from first to last", weeks, (found.finish - _BEGIN).days // _WEEK),
        figure("critical paths", "1", found.path_count),
        figure(f"of its activities on {'-'.join(path)}", str(len(path)), _in_place(critical, path)),
        *(
            figure(f"{name}: slack in weeks", str(least), _weeks(found.by_id[name].total_float))
            for name, least in slack.items()
        ),
    )


def _in_place(found: str, path: str) -> int:
    """How many activities stand where they should; none when the path is longer."""
    if len(found) > len(path):
        return 0
    return sum(one == other for one, other in zip(found, path, strict=False))


def _weeks(days: int | None) -> int:
    return -1 if days is None else days // _WEEK
