"""The libraries are shown as they are kept: proposals and starting points, each with its source."""

import attrs

from tcplan.domain.codelists import label
from tcplan.rules.checklist import Checklist, Item
from tcplan.rules.milestones import TypicalMilestone
from tcplan.rules.milestones import library as milestone_library
from tcplan.rules.threats import KnownThreat, ProposedControl
from tcplan.rules.threats import library as threat_library


@attrs.frozen
class CauseRow:
    """A known cause in the list."""

    id: str
    name: str
    risk_kinds: tuple[str, ...]
    """The kinds of risk for which it is worth a look, in words."""
    owner: str
    """Who usually has it in hand."""


@attrs.frozen
class LibraryView:
    """Every cause of the library."""

    about: str
    """What is true of all of it."""
    rows: tuple[CauseRow, ...]


@attrs.frozen
class CauseControl:
    """A control that the library has for a cause."""

    text: str
    kind_words: str
    owner: str
    restrictive: bool
    limits: bool
    """Whether it limits what follows; else it prevents the cause."""


@attrs.frozen
class CauseView:
    """A known cause in full."""

    id: str
    name: str
    risk_kinds: tuple[str, ...]
    indicators: tuple[str, ...]
    """What would be seen first, in services and arrangements."""
    controls: tuple[CauseControl, ...]
    """Those that do not restrict the person first."""
    owner: str
    owner_kinds: tuple[str, ...]
    """The kinds of agency that usually have it in hand, in words."""
    source: str
    address: str
    """Where the source can be read; "" where it has no address."""
    certain: bool
    """Whether a source that was read names the cause; signs and controls are proposals anyway."""
    doubt: str


@attrs.frozen
class CausesView:
    """Causes of the library in full."""

    about: str
    restrictive_needs: str
    """What a control that restricts a person must have."""
    rows: tuple[CauseView, ...]


@attrs.frozen
class TypicalRow:
    """A typical milestone of a move."""

    id: str
    name: str
    for_whom: str
    shortest_days: int
    likely_days: int
    longest_days: int
    after: tuple[str, ...]
    """Ids of what usually comes before."""
    owner: str
    owner_kinds: tuple[str, ...]
    quality: str
    """How good its source is, in words."""
    source: str
    address: str
    exact: str
    """Which of its figures the source gives; the others are ours."""


@attrs.frozen
class MilestonesView:
    """Every typical milestone, each after all that comes before it."""

    about: str
    rows: tuple[TypicalRow, ...]


@attrs.frozen
class ItemView:
    """An item of the local discharge checklist."""

    id: str
    words: str
    evidence: str
    """What is asked for as evidence."""
    owner: str
    owner_kinds: tuple[str, ...]
    basis: str
    """On what it rests, in words."""
    source: str
    address: str
    certain: bool
    """Whether a source that was read asks for it."""
    doubt: str
    origin: str
    """The local checklist that gave it; "" for one that tcplan brings."""
    replaces: bool
    """Whether it stands in the place of an item that tcplan brings."""


@attrs.frozen
class ChecklistView:
    """The local discharge checklist, and what a local file took out of it."""

    name: str
    about: str
    version: str
    local: str
    """The name of the local checklist; "" when there is none."""
    rows: tuple[ItemView, ...]
    removed: tuple[ItemView, ...]


def causes() -> LibraryView:
    """Every cause of the library, in the order of their ids."""
    found = threat_library()
    rows = tuple(
        CauseRow(one.id, one.name, _words("risk-kind", one.risk_kinds), one.owner)
        for one in found.threats.values()
    )
    return LibraryView(found.about, rows)


def causes_in_full(*ids: str) -> CausesView:
    """These causes in full, in the order asked for; raises ``UnknownIdError``."""
    found = threat_library()
    rows = tuple(_cause(found.get(name)) for name in dict.fromkeys(ids))
    return CausesView(found.about, found.restrictive_needs, rows)


def typical_milestones() -> MilestonesView:
    """Every typical milestone."""
    found = milestone_library()
    rows = tuple(_typical(one) for one in found.milestones.values())
    return MilestonesView(found.about, rows)


def checklist_view(found: Checklist) -> ChecklistView:
    """A discharge checklist."""
    return ChecklistView(
        name=found.name,
        about=found.about,
        version=found.version,
        local=found.local,
        rows=tuple(_item(item) for item in found.items),
        removed=tuple(_item(item) for item in found.removed),
    )


def _cause(one: KnownThreat) -> CauseView:
    return CauseView(
        id=one.id,
        name=one.name,
        risk_kinds=_words("risk-kind", one.risk_kinds),
        indicators=one.indicators,
        controls=tuple(_control(control) for control in one.controls),
        owner=one.owner,
        owner_kinds=_words("agency-kind", one.owner_kinds),
        source=one.source,
        address=one.address,
        certain=one.certain,
        doubt=one.doubt,
    )


def _control(one: ProposedControl) -> CauseControl:
    kind = label("control-kind", one.kind)
    return CauseControl(one.text, kind, one.owner, one.restrictive, one.limits)


def _typical(one: TypicalMilestone) -> TypicalRow:
    found = milestone_library()
    return TypicalRow(
        id=one.id,
        name=one.name,
        for_whom=found.only_if[one.only_if],
        shortest_days=one.shortest,
        likely_days=one.likely,
        longest_days=one.longest,
        after=one.after,
        owner=one.owner,
        owner_kinds=_words("agency-kind", one.owner_kinds),
        quality=found.quality[one.quality],
        source=one.source,
        address=one.address,
        exact=one.exact,
    )


def _item(item: Item) -> ItemView:
    return ItemView(
        id=item.id,
        words=item.words,
        evidence=item.evidence,
        owner=item.owner,
        owner_kinds=_words("agency-kind", item.owner_kinds),
        basis=label("basis", item.basis),
        source=item.source,
        address=item.address,
        certain=item.certain,
        doubt=item.doubt,
        origin=item.origin,
        replaces=item.replaces,
    )


def _words(codes: str, of: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label(codes, code) for code in of)
