"""A gap gets candidate controls from the library: never a match by words, non-restrictive first.

A cause that names its entry of the library gets the controls of that entry; one that names none
gets those of every entry for the risk's kind. A consequence gets what limits: of the entries that
the risk's causes name, else of every entry for its kind. All of it is for practitioners to judge.
"""

from collections.abc import Collection, Iterator, Sequence

import attrs

from tcplan.domain.control import Control
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Consequence, Risk, Threat
from tcplan.rules.threats import KnownThreat, ProposedControl, ThreatLibrary

_NOT_THERE = frozenset({"failed", "withdrawn"})
"""States in which a control is no longer there, so that it may be thought of anew."""


@attrs.frozen
class Candidate:
    """A control of the library that could be considered, and the entry that it stands in."""

    entry: KnownThreat
    control: ProposedControl


@attrs.frozen
class Suggested:
    """What the library has for the gaps of a risk that are looked up alike."""

    targets: tuple[Threat | Consequence, ...]
    """The causes, or the results, in the risk's order."""
    named: bool
    """Whether the plan itself names the entries; else they were taken by the kind of risk."""
    entries: tuple[KnownThreat, ...]
    candidates: tuple[Candidate, ...]
    """Those that do not restrict the person first, then in the order of the library."""
    there: tuple[Control, ...]
    """What acts on one of the targets already, in the plan's order, working or not yet."""
    left_out: tuple[Candidate, ...]
    """Candidates that are there already: of the same kind and in the same words."""


def suggested(
    library: ThreatLibrary, plan: Plan, risk: Risk, not_covered: Collection[str] = ()
) -> tuple[Suggested, ...]:
    """What the library has for the gaps of a risk: targets looked up alike stand together.

    A gap is a cause or a result on which no control acts, or whose id is in ``not_covered``.
    """
    acting = [c for c in plan.of("controls", risk.individual) if c.state not in _NOT_THERE]
    groups: dict[tuple[str, tuple[str, ...]], list[Threat | Consequence]] = {}
    targets: tuple[Threat | Consequence, ...] = (*risk.threats, *risk.consequences)
    for target in targets:
        if target.id in not_covered or not _on(acting, target):
            entries = tuple(entry.id for entry in entries_of(library, risk, target))
            groups.setdefault((type(target).__name__, entries), []).append(target)
    return tuple(
        _of_group(library, risk, alike, acting, names) for (_, names), alike in groups.items()
    )


def entries_of(
    library: ThreatLibrary, risk: Risk, target: Threat | Consequence
) -> tuple[KnownThreat, ...]:
    """The entries of the library in which to look for a cause or a result of a risk."""
    named = _named(risk, target)
    if named:
        return tuple(entry for entry in library.threats.values() if entry.id in named)
    return library.of_kind(risk.kind)


def _named(risk: Risk, target: Threat | Consequence) -> frozenset[str]:
    causes: Sequence[Threat] = (target,) if isinstance(target, Threat) else risk.threats
    return frozenset(cause.library for cause in causes if cause.library is not None)


def _of_group(
    library: ThreatLibrary,
    risk: Risk,
    targets: Sequence[Threat | Consequence],
    acting: Sequence[Control],
    names: Collection[str],
) -> Suggested:
    entries = tuple(library.threats[name] for name in names)
    limiting = isinstance(targets[0], Consequence)
    found = tuple(_candidates(entries, limiting=limiting))
    there = tuple(c for c in acting if any(_acts_on(c, target) for target in targets))
    known = {key for control in there for key in _keys(control)}
    return Suggested(
        targets=tuple(targets),
        named=bool(_named(risk, targets[0])),
        entries=entries,
        candidates=tuple(c for c in found if _key(c.control.kind, c.control.text) not in known),
        there=there,
        left_out=tuple(c for c in found if _key(c.control.kind, c.control.text) in known),
    )


def _candidates(entries: Sequence[KnownThreat], *, limiting: bool) -> Iterator[Candidate]:
    """What the entries propose, each text once: gentle ones first, else in the library's order."""
    fit = [
        Candidate(entry, control)
        for entry in entries
        for control in entry.controls
        if control.limits == limiting
    ]
    once = {_key(c.control.kind, c.control.text): c for c in reversed(fit)}
    kept = [c for c in fit if once[_key(c.control.kind, c.control.text)] is c]
    yield from sorted(kept, key=lambda c: c.control.restrictive)


def _on(acting: Sequence[Control], target: Threat | Consequence) -> bool:
    return any(_acts_on(control, target) for control in acting)


def _acts_on(control: Control, target: Threat | Consequence) -> bool:
    named = control.prevents if isinstance(target, Threat) else control.limits
    return target.id in named


def _keys(control: Control) -> Iterator[tuple[str, str]]:
    for text in (control.name, control.description):
        if text is not None:
            yield _key(control.kind, text)


def _key(kind: str, text: str) -> tuple[str, str]:
    """What makes two controls the same: the kind, and the words but for case, spaces and stop."""
    return kind, " ".join(text.casefold().split()).rstrip(".")
