"""A telephone number is a service's: none is held of family, friends or anybody at home."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import Pattern
from tcplan.errors import Problem

Telephone = Annotated[
    str,
    Pattern(
        r"(?=.{3,40}$)(?=(?:[^0-9e]*[0-9]){3})"
        r"\+?(?:\([0-9]+\)|[0-9])(?: ?(?:\([0-9]+\)|[0-9]))*(?: ext\.? ?[0-9]{1,6})?",
        "a telephone number of a service, such as 01632 960 123, +44 (0)1632 960 123 or "
        "01632 960 123 ext 45: at least three digits, with spaces, '+', brackets and 'ext'",
    ),
]


def numbers_of_kin(collections: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """A problem for each number of a team that is family's or a friend's."""
    informal = code_list("agency-kind").where("informal", True)  # noqa: FBT003
    agencies = (one for one in collections.get("agencies", ()) if one is not None)
    kin = {agency.id for agency in agencies if agency.kind in informal}
    for at, team in enumerate(collections.get("teams", ())):
        if getattr(team, "telephone", None) and team.agency in kin:
            yield private(f"teams[{at}].telephone")


def private(path: str) -> Problem:
    """The problem that a private number is recorded."""
    return Problem(
        path,
        "a number of family or friends",
        "nothing: a number is a service's and never a private one",
    )
