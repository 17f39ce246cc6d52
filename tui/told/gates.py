"""Whether the move can go ahead is answered in words; each gate stands with sign and word.

Dissent stands right under the decision that it is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from tcplan.domain.dates import long_day, short_day
from tcplan.draw import GATES, Glyph
from tcplan.views.gate_standing import GateEvidenceView, StandingView
from tcplan.views.gates import GatesView, GoView, ObstacleView
from tui.page import BLANK, Line, field, heading, item, para

_NOT_MET, _TO_DECIDE, _SET_ASIDE, _MET = GATES
SIGNS: Mapping[str, Glyph] = MappingProxyType(
    {
        "met": _MET,
        "undecided": _TO_DECIDE,
        "waived": _SET_ASIDE,
        "not-applicable": _SET_ASIDE,
    }
)
"""How a gate stands to its sign; whatever stands in another way is not met."""
BLOCKS = "blocks"


def sign_of(gate: StandingView) -> Glyph:
    """The sign of how a gate stands; its words stand beside it."""
    return SIGNS.get(gate.state, _NOT_MET)


def answer_lines(view: GatesView, *, brief: bool = False) -> Iterable[Line]:
    """Can the move go ahead, by when, who decided what, and everything that stands against it.

    In ``brief`` each obstacle has who can remove it, not what would, nor its source.
    """
    yield para(view.answer_words, "strong")
    move = view.move
    if move is not None:
        day = move.moved_on or move.target
        yield field("Stage", move.stage_words)
        when = long_day(day) if day else "no day"
        yield field("Moved on" if move.moved_on else "Meant for", when)
    yield from _decision(view)
    yield from (_in_brief if brief else obstacle_lines)(view.obstacles)
    if view.answer == "moved" and not view.obstacles:
        yield BLANK
        yield para("Nothing is recorded as open.")
    yield BLANK
    yield para(view.no_score, "muted")


def _decision(view: GatesView) -> Iterable[Line]:
    made = view.decision
    if made is None:
        if view.move is not None:
            yield field("Decision", "nobody has decided whether the move goes ahead")
        return
    stands = "" if view.decision_stands else "NO LONGER STANDS. "
    look = None if view.decision_stands else "gap"
    yield field("Decision", f"{stands}{view.decision_because}", look)
    yield field("Decided by", made.by)
    yield from (field("Dissent", words, "caution") for words in made.dissent)
    yield from (field("Not named", f"“{name}”, which was open then") for name in view.unnamed)


def _in_brief(obstacles: Sequence[ObstacleView]) -> Iterable[Line]:
    for words, of_weight in groupby(obstacles, lambda one: one.weight_words):
        found = list(of_weight)
        yield from heading(f"{words.upper()}: {len(found)}")
        for one in found:
            yield item(one.what, "gap" if one.weight == BLOCKS else None)
            by = f", by {short_day(one.due)}" if one.due else ""
            rule = f" · {one.rule}, version {one.rule_version}" if one.rule else ""
            unsure = "" if one.certain else ", source not certain"
            who = one.owner_name or "nobody is named"
            yield Line(f"{who}{by}{rule}{unsure}", "muted" if one.owner_name else "caution", 2)
    if obstacles:
        yield BLANK
        yield para("v shows what would remove each, and where its rule is written.", "muted")


def obstacle_lines(obstacles: Sequence[ObstacleView]) -> Iterable[Line]:
    """Each obstacle with who can remove it and what would, what the law asks for first."""
    for words, of_weight in groupby(obstacles, lambda one: one.weight_words):
        found = list(of_weight)
        yield from heading(f"{words.upper()}: {len(found)}")
        for one in found:
            yield item(one.what, "gap" if one.weight == BLOCKS else None)
            by = f", by {short_day(one.due)}" if one.due else ""
            owner = one.owner_name or "nobody is named"
            yield field("Who", f"{owner}{by}", None if one.owner_name else "caution", indent=2)
            yield field("What helps", one.remedy, indent=2)
            if one.rule:
                yield field("Rule", f"{one.rule}, version {one.rule_version}", "muted", indent=2)
            if not one.certain:
                yield field("Not certain", f"its source: {one.source}", "caution", indent=2)


def gate_lines(view: GatesView, gate: StandingView) -> list[Line]:
    """A gate, whole."""
    glyph, told = sign_of(gate), gate.gate
    since = f" since {short_day(gate.since)}" if gate.since else ""
    until = f", until {short_day(gate.until)}" if gate.until else ""
    lines = [
        Line(f"{gate.state_words}{since}{until}", "strong", 0, glyph.sign, glyph.style),
        *(field("Dissent", words, "caution") for words in told.dissent),
        para(gate.because),
        field("Decided by", told.decided_by or "nobody", None if told.decided_by else "caution"),
    ]
    if told.decided_on:
        lines.append(field("On", long_day(told.decided_on)))
    lines += [field("Evidence", *_evidence(one)) for one in gate.evidence]
    if not gate.evidence:
        lines.append(field("Evidence", "none", "caution"))
    owner = told.owner or "nobody named"
    lines += [
        field("Due", gate.due_words, "gap" if "overdue" in gate.due_words else None),
        field("Owner", owner, None if told.owner else "caution"),
        field("Basis", told.basis_words),
    ]
    item_of = next((row.words for row in view.checklist if row.gate == told.id), None)
    if item_of is not None:
        lines.append(field("Answers", f"of the checklist: {item_of}"))
    elif gate.rule:
        version = f"version {gate.rule_version}" if gate.rule_version else "no version said"
        title = f": {gate.rule_title}" if gate.rule_title else ""
        lines.append(field("Rule", f"{gate.rule}, {version}{title}"))
    if gate.rule_source:
        lines.append(field("Source", gate.rule_source))
    if gate.rule_doubt:
        lines.append(field("Not certain", gate.rule_doubt, "caution"))
    if gate.rule_note:
        lines.append(field("Note", gate.rule_note, "caution"))
    return lines


def _evidence(one: GateEvidenceView) -> tuple[str, str | None]:
    words = (
        f"{one.what} · {short_day(one.on)}, {one.age} · review by {short_day(one.review_by)} · "
        f"seen by {one.seen_by}: {one.state_words}"
    )
    return words, None if one.state_words == "in date" else "caution"


def decision_lines(decisions: Sequence[GoView]) -> Iterable[Line]:
    """Every decision whether the move goes ahead, the oldest first."""
    yield from heading("GO OR NO GO, SO FAR")
    for one in decisions:
        yield para(f"{one.decision_words}, {long_day(one.on)}", "strong")
        yield from (field("Dissent", words, "caution", indent=2) for words in one.dissent)
        yield field("By", one.by, indent=2)
        yield field("Reason", one.reason, indent=2)
        if one.plan_version:
            yield field("Read", f"version {one.plan_version} of the plan", indent=2)
    if not decisions:
        yield para("No decision is recorded.", "muted")


def whole(view: GatesView, around: Iterable[Line]) -> Iterable[Line]:
    """Everything of this lens as text."""
    yield from heading("CAN THE MOVE GO AHEAD?")
    yield from answer_lines(view)
    for basis in view.gates:
        yield from heading(f"GATES: {basis.basis_words.upper()}")
        for gate in basis.gates:
            yield para(gate.gate.name, "strong")
            yield from gate_lines(view, gate)
            yield BLANK
    yield from around
