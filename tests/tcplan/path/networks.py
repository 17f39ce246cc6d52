"""Small networks for the tests of the path: one line each, and random ones."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tcplan.analysis.path.dates import Asked
from tcplan.analysis.path.network import Activity, ActivityNetwork, network
from tests.builders import TODAY, day


def work(name: str, days: int | tuple[int, int, int], after: str = "", **fields: Any) -> Activity:  # noqa: ANN401
    """Work of so many days (or shortest, likely, longest) after those named, say "a b"."""
    shortest, likely, longest = (days, days, days) if isinstance(days, int) else days
    return Activity(name, shortest, likely, longest, tuple(after.split()), **fields)


def of(*activities: Activity) -> ActivityNetwork:
    """The network of these activities."""
    found = network(activities)
    assert found is not None
    return found


def asked(*activities: Activity, name: str = "P-001", target: dt.date | None = None) -> Asked:
    """A question about the move that these activities lead to."""
    return Asked(name, of(*activities), target)


@st.composite
def networks(draw: st.DrawFn, most: int = 7) -> list[Activity]:
    """Up to ``most`` activities, some done, some under way, each after some before it."""
    made: list[Activity] = []
    for at in range(draw(st.integers(1, most))):
        shortest = draw(st.integers(0, 6))
        likely = shortest + draw(st.integers(0, 6))
        longest = likely + draw(st.integers(0, 12))
        before = [one.id for one in made]
        after = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        state = draw(st.sampled_from(("open", "open", "open", "started", "done", "planned")))
        dates: dict[str, Any] = {}
        if state == "done":
            dates = {"done_on": day(draw(st.integers(-20, 4)))}
        elif state == "started":
            dates = {"started_on": day(-draw(st.integers(0, 25)))}
        elif state == "planned":
            dates = {"started_on": day(draw(st.integers(1, 10)))}
        made.append(Activity(f"m{at}", shortest, likely, longest, tuple(after), **dates))
    return made


def at(days: int) -> dt.date:
    """So many days from today."""
    return TODAY + dt.timedelta(days=days)
