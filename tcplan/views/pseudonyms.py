"""The way back from a reader's pseudonyms is the holder's alone."""

from collections.abc import Mapping

import attrs

from tcplan.views.looking import Heading, Looking


@attrs.frozen
class Traced:
    """One person, and what stands for them in whatever goes to one reader."""

    pseudonym: str
    individual: str
    """The person's id."""
    name: str | None
    """None while names are hidden."""


@attrs.frozen
class PseudonymsView:
    """Everybody in the plan by the pseudonym that one reader knows them by."""

    heading: Heading
    reader: str
    """Who knows them so, in words."""
    rows: tuple[Traced, ...]
    """In the order of the pseudonyms."""


def pseudonyms(looking: Looking, reader: str, new: Mapping[str, str]) -> PseudonymsView:
    """The pseudonyms of everybody in the plan; ``new`` gives each id the one that it gets."""
    rows = (
        Traced(new[one.id], one.id, looking.person_name(one.id)) for one in looking.plan.individuals
    )
    ordered = tuple(sorted(rows, key=lambda row: row.pseudonym))
    return PseudonymsView(looking.heading(), reader, ordered)
