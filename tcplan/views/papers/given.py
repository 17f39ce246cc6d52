"""What a paper needs that no plan holds: who is to read it, since when, and what was confirmed."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

import attrs

from tcplan.analysis.disclosure.settings import Settings
from tcplan.views.looking import Looking
from tcplan.views.papers.live_return import LiveReturn
from tcplan.views.saves import SavesView

Reading = Literal["holder", "agency", "person", "public"]


@attrs.frozen(kw_only=True)
class Recipient:
    """Who is to read a paper."""

    kind: Reading = "holder"
    agency: str | None = None
    """The agency's id in the plan that the paper is composed of; None for anybody else."""
    words: str = "the plan's holder"
    """What the reader is called on every page after "for", for example ``Oak Support``."""

    @property
    def outside(self) -> bool:
        """Whether the reader is anybody but the plan's holder."""
        return self.kind != "holder"


@attrs.frozen(kw_only=True)
class Given:
    """What a paper is composed with beside a look at the plan."""

    recipient: Recipient = Recipient()
    since: dt.date | None = None
    """The first day of which a paper about what happened tells; None where nobody said."""
    settings: Mapping[str, str] = attrs.field(factory=dict)
    """What somebody typed for this paper, such as ``contact`` or ``committee``, by its name."""
    disclosure: Settings = attrs.field(factory=Settings)
    """What is too small to be told as a figure, and how others are rounded."""
    before: Looking | None = attrs.field(default=None, repr=False)
    """The same look at the record as it was known when ``since`` began; None for a plan file."""
    journal: SavesView | None = attrs.field(default=None, repr=False)
    """The history of the person that the paper is about; None for a plan file."""
    live: LiveReturn | None = attrs.field(default=None, repr=False)
    """The live return that a paper is compared with, if one was given."""
    whole: Looking | None = attrs.field(default=None, repr=False)
    """The plan as whoever writes the paper sees it: for kinds of ``figures`` alone, whose reader
    sees nothing of it but counts that went through disclosure control."""
    whole_about: str | None = None
    """The id in it of the agency that the paper is about."""

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What was worked out for this paper, kept for its approver, who is told of the same."""
        return {}

    def counted(self, looking: Looking) -> Looking:
        """The look that figures are counted on."""
        return looking if self.whole is None else self.whole
