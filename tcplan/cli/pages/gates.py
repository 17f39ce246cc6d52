"""Can the move go ahead? is answered first, in words; then what stands against it, then the gates.

Dissent stands right under the decision that it is about.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tcplan.cli.page import Block, Fact, Said, Section
from tcplan.cli.pages.around import around_sections
from tcplan.cli.pages.frame import each, facts, page
from tcplan.cli.pages.legal import legal_blocks
from tcplan.domain.dates import long_day, short_day
from tcplan.views.gate_standing import StandingView
from tcplan.views.gates import GatesView, GoView, ObstacleView

_NOT_CERTAIN = "NOT CERTAIN"


def gates_page(view: GatesView) -> tuple[Block, ...]:
    """Whether one person's move can go ahead, and what lies around it."""
    blocks: list[Block] = [_answer(view), *_obstacles(view.obstacles)]
    if view.move is not None:
        blocks += [_gates(view), _decisions(view)]
    blocks += [*legal_blocks(view.legal), *around_sections(view)]
    return page(view.heading, Section(f"{view.individual_label}: gates", blocks))


def _answer(view: GatesView) -> Section:
    move = view.move
    told: list[Block] = [Said(view.answer_words), Said(view.no_score)]
    if move is not None:
        day = move.moved_on or move.target
        told += [
            Fact("Stage", move.stage_words),
            Fact("Moved on" if move.moved_on else "Meant for", long_day(day) if day else "no day"),
        ]
        told += _decision(view)
    return Section("Can the move go ahead?", told)


def _decision(view: GatesView) -> Iterator[Block]:
    if view.decision is None:
        yield Fact("Decision", "nobody has decided whether the move goes ahead")
        return
    stands = "" if view.decision_stands else "NO LONGER STANDS. "
    yield Fact("Decision", f"{stands}{view.decision_because}")
    yield Fact("Decided by", view.decision.by)
    for words in view.decision.dissent:
        yield Fact("DISSENT", words)
    for name in view.unnamed:
        yield Fact("Not named in it", f"“{name}”, which was open then")


def _obstacles(obstacles: Sequence[ObstacleView]) -> Iterator[Section]:
    if not obstacles:
        yield Section("What stands against it", [Said("Nothing is recorded.")])
    for words, of_weight in groupby(obstacles, lambda one: one.weight_words):
        yield Section(words, [_obstacle(one) for one in of_weight])


def _obstacle(one: ObstacleView) -> Section:
    rule = None
    if one.rule:
        sure = "" if one.certain else f" ({_NOT_CERTAIN})"
        rule = f"{one.rule}, version {one.rule_version}: {one.source}{sure}"
    return Section(
        one.what,
        (
            Fact("Who can remove it", one.owner_name or "nobody is named"),
            Fact("What removes it", one.remedy),
            *facts(("By", one.due), ("Rule", rule)),
        ),
    )


def _gates(view: GatesView) -> Section:
    items = {row.id: row.words for row in view.checklist}
    told = [
        Section(one.basis_words, [_gate(gate, items.get(gate.rule or "")) for gate in one.gates])
        for one in view.gates
    ]
    return Section("Gates", told or [Said("None is recorded.")])


def _gate(standing: StandingView, answers: str | None) -> Section:
    gate = standing.gate
    until = f", until {short_day(standing.until)}" if standing.until else ""
    since = f" since {short_day(standing.since)}" if standing.since else ""
    rule = None
    if standing.rule and answers is None:
        version = f"version {standing.rule_version}" if standing.rule_version else "no version said"
        title = f": {standing.rule_title}" if standing.rule_title else ""
        rule = f"{standing.rule}, {version}{title}"
    return Section(
        gate.name,
        (
            Fact("Stands", f"{standing.state_words}{since}{until}"),
            *(Fact("DISSENT", words) for words in gate.dissent),
            Fact("Why", standing.because),
            Fact("Decided by", gate.decided_by or "nobody"),
            *facts(
                ("Answers", f"of the local checklist: {answers}" if answers else None),
                ("Rule", rule),
                ("Source", _source(standing)),
                ("Doubt", standing.rule_doubt),
                ("Note", standing.rule_note),
            ),
            *each("Evidence", [item.words for item in standing.evidence], "none"),
            Fact("Due", standing.due_words),
            Fact("Owner", gate.owner or "nobody named"),
            Fact("Id", gate.id),
        ),
    )


def _source(standing: StandingView) -> str | None:
    if standing.rule_source is None:
        return None
    return f"{standing.rule_source}{f' ({_NOT_CERTAIN})' if standing.rule_doubt else ''}"


def _decisions(view: GatesView) -> Section:
    title = "Decisions so far"
    if not view.decisions:
        return Section(title, [Said("None is recorded.")])
    return Section(title, [_made(one) for one in view.decisions])


def _made(one: GoView) -> Section:
    return Section(
        f"{one.decision_words}, {long_day(one.on)}",
        (
            *(Fact("DISSENT", words) for words in one.dissent),
            Fact("By", one.by),
            Fact("Reason", one.reason),
            *facts(("Version read", one.plan_version)),
        ),
    )
