"""A check asks one question of a whole plan; what it finds is an action for services."""

from collections.abc import Callable, Iterator

import attrs

from tcplan.analysis.findings.on_day import OnDay
from tcplan.domain.records import Acceptance


@attrs.frozen
class Found:
    """One thing that a check found."""

    about: str
    """Id of the thing; a check finds at most one thing about each id."""
    what: str
    """A sentence that names the thing; people are named by their ids."""
    owner: str | None = None
    """Id of the agency or team that should act, if the plan tells."""
    individual: str | None = None
    """Whose plan it is in, where the thing itself does not say."""


@attrs.frozen
class Check:
    """One question: what it is called, why it matters, and what it rests on."""

    id: str
    """Stable, because acceptances and scripts name it."""
    title: str
    why: str
    source: str
    """The publication, or the promise of this product, on which it rests."""
    basis: str
    """``law``, ``national``, ``local`` or ``good-practice``."""
    find: Callable[[OnDay], Iterator[Found]]


@attrs.frozen
class Finding:
    """What a check found, in full, as ``tcplan check`` tells it; it carries no severity."""

    id: str
    title: str
    what: str
    where: str
    """Path to the thing, such as ``controls/c-shadow-shifts``."""
    about: str
    """Id of the thing, as an acceptance names it."""
    individual: str | None
    """Whose plan it is in; ``None`` for what concerns several people or none."""
    why: str
    source: str
    basis: str
    owner: str | None
    """Id of the agency or team that should act; ``None`` when the plan does not tell."""
    accepted: Acceptance | None = None
    """The acceptance that holds on the day."""
    lapsed: Acceptance | None = None
    """The last acceptance that has run out, when none holds."""
