"""What could go wrong for a person, what could start it and what it could lead to.

Threats are causes in arrangements, dependencies and transitions; no field rates the person.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from tcplan.domain.common import Entity
from tcplan.domain.fields import (
    Coded,
    ControlId,
    HolderId,
    Id,
    IndividualId,
    Line,
    Minutes,
    Prose,
    Record,
    RefTo,
    in_order,
    record,
)
from tcplan.domain.matrix import MatrixLabel
from tcplan.errors import Problem


@record
class Threat(Record):
    """A cause: something about the support that could let the risk begin."""

    id: Id
    text: Line
    library: Annotated[str, Coded("threat-library")] | None = None
    indicator: Prose | None = None
    """What would be seen first."""


@record
class Consequence(Record):
    """What it could lead to if it began."""

    id: Id
    text: Line


@record
class EarlyWarningSign(Record):
    """Something that can be seen, who notices it, and who answers within what time."""

    id: Id
    sign: Prose
    baseline: Prose | None = None
    noticed_by: HolderId | None = None
    responder: HolderId | None = None
    respond_within: Minutes | None = None
    triggers: ControlId | None = None


@record
class CauseReview(Record):
    """That a team has gone through the list of causes and holds it to be complete."""

    on: dt.date
    by: HolderId
    review_by: dt.date | None = None

    def faults(self) -> Iterator[Problem]:
        """The next review lies after this one."""
        yield from in_order("on", "review_by", self)


@record
class Risk(Entity):
    """One thing that could go wrong, worded as support failing the person."""

    individual: IndividualId
    kind: Annotated[str, Coded("risk-kind")]
    title: Line
    to_prevent: Prose
    """What we want to prevent: the middle of the bow-tie."""
    circumstances: Prose | None = None
    lead: HolderId | None = None
    threats: tuple[Threat, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    early_warning_signs: tuple[EarlyWarningSign, ...] = ()
    cause_reviews: tuple[CauseReview, ...] = ()
    own_view: Prose | None = None
    """How the person sees it, in their words."""
    disagreements: tuple[Prose, ...] = ()
    informed_by: tuple[Annotated[str, RefTo(("tool_records", "formulations"))], ...] = ()
    matrix_labels: tuple[MatrixLabel, ...] = ()
    """What organisations' own matrices say of it, as text; nothing is computed from them."""


@record
class Formulation(Entity):
    """A formulation in words, with its author and the day by which it is reviewed."""

    individual: IndividualId
    author: Line
    on: dt.date
    review_by: dt.date
    presenting: Prose | None = None
    predisposing: Prose | None = None
    precipitating: Prose | None = None
    perpetuating: Prose | None = None
    protective: Prose | None = None

    def faults(self) -> Iterator[Problem]:
        """A review lies after the formulation."""
        yield from in_order("on", "review_by", self)


@record
class ToolRecord(Entity):
    """A clinical judgement as recorded by its assessor: text, never a number, never computed."""

    individual: IndividualId
    tool: Annotated[str, Coded("tool")]
    version: Line | None = None
    assessor: Line
    competence: Line | None = None
    on: dt.date
    review_by: dt.date
    judgement: Prose

    def faults(self) -> Iterator[Problem]:
        """A review lies after the record."""
        yield from in_order("on", "review_by", self)
