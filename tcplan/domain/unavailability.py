"""A figure of how often a service was missing belongs to the service, never to a person.

Family, friends, a role and a post that one worker holds are people: no figure can be recorded of
them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Between, Line, Record, in_order, record
from tcplan.errors import Problem, shown

OF = 10_000
"""Figures are whole numbers of times in so many, so that nothing is rounded on the way."""

TimesMissing = Annotated[int, Between(0, OF, "times in 10,000 that a service was called upon")]


@record
class Unavailability(Record):
    """How often a service was not there when it was called upon: between two figures."""

    least: TimesMissing
    most: TimesMissing
    """For example 200 and 500 for "2 to 5 % of nights"."""
    counted: Line
    """What was counted, over what time: "nights on the rota, April to September 2026"."""
    said_by: Line | None = None
    """Who counted or estimated it; without that the figure is not used."""
    on: dt.date
    review_by: dt.date
    """After this day the figure is not used."""

    def faults(self) -> Iterator[Problem]:
        """The most is not less than the least, and a review lies after the count."""
        yield from in_order("on", "review_by", self)
        if self.most < self.least:
            yield Problem("most", shown(self.most), f"{self.least} (least) or more")

    def usable(self, day: dt.date) -> bool:
        """Whether it says who counted, and is in date on that day."""
        return self.said_by is not None and self.on <= day <= self.review_by


def figure_of_a_person(collections: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """A problem for each figure of a team or place that is family's or a friend's."""
    informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
    kin = {
        agency.id
        for agency in collections.get("agencies", ())
        if agency is not None and agency.kind in informal
    }
    for collection, of in (("teams", "agency"), ("places", "owner")):
        for at, thing in enumerate(collections.get(collection, ())):
            if getattr(thing, "out_of_service", None) and getattr(thing, of) in kin:
                yield no_figure(f"{collection}[{at}].out_of_service", "family or friends")


def no_figure(path: str, of: str) -> Problem:
    """The problem that a figure is recorded of people."""
    return Problem(path, f"a figure of {of}", "nothing: a figure is about a service, not a person")
