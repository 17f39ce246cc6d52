"""Whether the move can go ahead is answered in words, then what stands against it and each gate.

Dissent stands right under the decision that it is about.
"""

from collections.abc import Iterable, Iterator, Sequence

from tcplan.domain.dates import long_day, short_day
from tcplan.report.chapters.around_the_move import around_the_move
from tcplan.report.document import (
    Block,
    Cell,
    Fact,
    Facts,
    Line,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import NOBODY, aside, each, labelled, missing, or_missing, past, strong
from tcplan.views.gate_standing import StandingView
from tcplan.views.gates import GatesView, GoView, ObstacleView

NOT_CERTAIN = "NOT CERTAIN"
_TITLE = "Can the move go ahead?"


def can_it_go_ahead(view: GatesView) -> Section:
    """The answer, what stands against it, every gate and decision, what lies around the move."""
    told: list[Block] = [
        Paragraph(line(strong(view.answer_words))),
        Paragraph(line(view.no_score), quiet=True),
    ]
    if view.move is not None:
        told += [
            Facts(tuple(_decided(view))),
            Section("What stands against it", (_obstacles(view.obstacles),)),
            Section("Gates", tuple(_gates(view))),
            Section("Decisions so far", (_decisions(view.decisions),)),
        ]
    return Section(_TITLE, (*told, *around_the_move(view)))


def _decided(view: GatesView) -> Iterator[Fact]:
    if view.decision is None:
        yield fact("Decision", missing("nobody has decided whether the move goes ahead"))
        return
    stands = () if view.decision_stands else (past("NO LONGER STANDS. "),)
    yield fact("Decision", line(*stands, view.decision_because or ""))
    if view.unnamed:
        lines = (f"“{name}”, which was open then" for name in view.unnamed)
        yield fact("Not named in it", *lines)


def _obstacles(obstacles: Sequence[ObstacleView]) -> Block:
    if not obstacles:
        return Paragraph(line("Nothing is recorded."))
    return Table(
        "What stands against it, and who can remove it",
        ("What", "What removes it", "Who can", "By"),
        tuple(_obstacle(one) for one in obstacles),
        (38, 32, 18, 12),
    )


def _obstacle(one: ObstacleView) -> tuple[Cell, ...]:
    rule = []
    if one.rule:
        sure = "" if one.certain else f" ({NOT_CERTAIN})"
        source = f": {one.source}" if one.source else ""
        rule = [aside(f"Rule {one.rule}, version {one.rule_version}{source}{sure}")]
    return (
        cell(one.what, aside(one.weight_words), *rule),
        cell(one.remedy),
        cell(or_missing(one.owner_name, "nobody is named")),
        cell(short_day(one.due) if one.due else "no day"),
    )


def _gates(view: GatesView) -> Iterator[Block]:
    if not view.gates:
        yield Paragraph(line("No gate is recorded."))
    items = {row.id: row.words for row in view.checklist}
    for of_basis in view.gates:
        yield Table(
            f"Gates: {of_basis.basis_words}",
            ("Gate", "How it stands, and why", "Evidence", "Due and owner"),
            tuple(_gate(one, items.get(one.rule or "")) for one in of_basis.gates),
            (24, 34, 24, 18),
        )


def _gate(standing: StandingView, answers: str | None) -> tuple[Cell, ...]:
    gate = standing.gate
    since = f" since {short_day(standing.since)}" if standing.since else ""
    until = f", until {short_day(standing.until)}" if standing.until else ""
    decided = f", {short_day(gate.decided_on)}" if gate.decided_on else ""
    asked = f"due {short_day(gate.due)}" if gate.due else "no date"
    return (
        cell(strong(gate.name), aside(f"{gate.basis_words}; {gate.id}"), *_rule(standing, answers)),
        (
            *cell(f"{standing.state_words}{since}{until}"),
            *(labelled("Dissent", words) for words in gate.dissent),
            *cell(standing.because),
            labelled("Decision", f"{gate.decision_words}{decided}"),
            *cell(*([gate.reason] if gate.reason else [])),
            labelled("Decided by", gate.decided_by, "nobody"),
        ),
        _evidence(standing),
        cell(asked, *([standing.due_words] if standing.due_words else []), gate.owner or NOBODY),
    )


def _rule(standing: StandingView, answers: str | None) -> Iterator[Line]:
    if answers:
        yield line(aside(f"answers an item of the local checklist: {answers}"))
    if standing.rule:
        version = f", version {standing.rule_version}" if standing.rule_version else ""
        title = f": {standing.rule_title}" if standing.rule_title else ""
        yield line(aside(f"Rule {standing.rule}{version}{title}"))
    if standing.rule_source:
        yield line(aside(f"Source: {standing.rule_source}"))
    if standing.rule_doubt:
        yield line(f"{NOT_CERTAIN}: {standing.rule_doubt}")
    if standing.rule_note:
        yield line(aside(standing.rule_note))


def _evidence(standing: StandingView) -> Cell:
    named = standing.gate.evidence
    told = (line(aside(item.words)) for item in standing.evidence)
    return (*each(named, "no evidence recorded"), *told)


def _decisions(decisions: Iterable[GoView]) -> Block:
    facts = tuple(_made(one) for one in decisions)
    return Facts(facts) if facts else Paragraph(line("None is recorded."))


def _made(one: GoView) -> Fact:
    read = [f"Version read: {one.plan_version}"] if one.plan_version else []
    dissent = [f"Dissent: {words}" for words in one.dissent]
    return fact(
        f"{one.decision_words}, {long_day(one.on)}", one.reason, *dissent, f"By {one.by}", *read
    )
