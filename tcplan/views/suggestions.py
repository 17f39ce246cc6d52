"""What the library has for a gap is told as a proposal, with what is there already beside it."""

import attrs

from tcplan.domain.codelists import label
from tcplan.rules.suggestions import Candidate, Suggested, suggested
from tcplan.rules.threats import library
from tcplan.views.looking import Looking
from tcplan.views.risks import RiskView

FROM_LIBRARY = "From the library, for practitioners to consider"
MOST = 3
"""How many proposals are listed for causes that are looked up alike."""
_NOT_ON_EVIDENCE = frozenset({"not-covered", "only-if-promised", "not-confirmed"})


@attrs.frozen
class Proposal:
    """A control that the library has for a cause, for practitioners to judge."""

    text: str
    kind_words: str
    owner: str
    """Whose it usually is."""
    restrictive: bool
    entry: str
    """Id of the entry of the library that it stands in."""

    @property
    def words(self) -> str:
        """The proposal in one line."""
        mark = " (R, restricts the person)" if self.restrictive else ""
        return f"{self.text}{mark}. {self.kind_words}; usually: {self.owner}"


@attrs.frozen
class FromLibrary:
    """What the library has for the gaps of a risk that are looked up alike."""

    about: tuple[str, ...]
    """The causes or results in the risk's words."""
    named: bool
    """Whether a cause of the plan names the entries; else the kind of risk does."""
    entries: tuple[str, ...]
    """Ids of the entries of the library."""
    looked_up: str
    """How the entries were found, in words."""
    proposals: tuple[Proposal, ...]
    """The first few, those that do not restrict the person first."""
    not_listed: int
    """Proposals beyond those listed."""
    there: tuple[str, ...]
    """What acts on it in the plan already, in words."""
    left_out: tuple[str, ...]
    """Proposals of the library that the plan has already."""

    @property
    def more(self) -> str | None:
        """How many more there are and where to read them; ``None`` when all are listed."""
        if not self.not_listed:
            return None
        return f"and {self.not_listed} more: tcplan library {' '.join(self.entries)}"


@attrs.frozen
class RiskLibrary:
    """What the library has for the gaps of one risk."""

    risk: str
    """Id of the risk."""
    about: str
    """What is true of all that the library has."""
    restrictive_needs: str
    """What a control that restricts a person must have."""
    found: tuple[FromLibrary, ...]


def from_library(looking: Looking, row: RiskView) -> RiskLibrary:
    """What the library has for the causes and results of a risk that evidence does not cover."""
    risk = looking.get("risks", row.id)
    strands = (*row.threats, *row.consequences)
    open_ones = {strand.id for strand in strands if strand.answer in _NOT_ON_EVIDENCE}
    found = suggested(library(), looking.plan, risk, open_ones)
    told = tuple(_told(looking, row.individual, group) for group in found)
    return RiskLibrary(row.id, library().about, library().restrictive_needs, told)


def _told(looking: Looking, person: str, group: Suggested) -> FromLibrary:
    return FromLibrary(
        about=tuple(looking.veiled(target.text, person) for target in group.targets),
        named=group.named,
        entries=tuple(entry.id for entry in group.entries),
        looked_up=_looked_up(group),
        proposals=tuple(_proposal(candidate) for candidate in group.candidates[:MOST]),
        not_listed=len(group.candidates[MOST:]),
        there=tuple(
            looking.veiled(f"{c.name} ({label('control-state', c.state)})", person)
            for c in group.there
        ),
        left_out=tuple(candidate.control.text for candidate in group.left_out),
    )


def _looked_up(group: Suggested) -> str:
    names = [f"{entry.id} {entry.name}" for entry in group.entries]
    if group.named:
        return f"{'; '.join(names)}: named in the plan"
    ids = ", ".join(entry.id for entry in group.entries)
    return f"by the kind of risk, as no entry of the library is named in the plan: {ids}"


def _proposal(candidate: Candidate) -> Proposal:
    control = candidate.control
    return Proposal(
        text=control.text,
        kind_words=label("control-kind", control.kind),
        owner=control.owner,
        restrictive=control.restrictive,
        entry=candidate.entry.id,
    )
