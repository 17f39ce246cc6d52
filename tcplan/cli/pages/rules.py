"""A rule is told with its status, source and doubts; what is set locally is never hidden."""

import datetime as dt
from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import long_day
from tcplan.views.looking import Heading
from tcplan.views.rules import (
    NOT_CERTAIN,
    OverrideRow,
    PackRow,
    ParameterRow,
    RuleRow,
    RulesView,
    RuleView,
    said,
)


def rules_page(view: RulesView) -> tuple[Block, ...]:
    """Every rule on a day, pack by pack, and what local packs set otherwise."""
    in_short = Said(
        f"{counted(len(view.rows), 'rule')}: {view.in_force} in force on {long_day(view.as_at)}, "
        f"{view.not_in_force} not; {view.not_certain} rest on a source that is not certain. "
        f"{view.no_advice} `tcplan rules {view.rows[0].id}` tells one whole."
    )
    packs = [
        _pack(pack, [row for row in view.rows if row.pack == pack.name]) for pack in view.packs
    ]
    local = Section("Set locally", tuple(_set_locally(view)))
    return _framed(view.heading, view.as_at, Section("Rules", (in_short, *packs, local)))


def rule_page(view: RuleView) -> tuple[Block, ...]:
    """One rule whole, version by version."""
    title = f"{view.id} {view.versions[-1].title}"
    versions = [
        Section(f"Version {row.version}: {row.status_words}", tuple(_whole(row)))
        for row in view.versions
    ]
    blocks: tuple[Block, ...] = (*versions, Said(""), Said(view.no_advice))
    return _framed(view.heading, view.as_at, Section(title, blocks))


def _framed(heading: Heading | None, as_at: dt.date, section: Section) -> tuple[Block, ...]:
    if heading is not None:
        return page(heading, section)
    return (Fact("As at", long_day(as_at)), section)


def _pack(pack: PackRow, rows: Sequence[RuleRow]) -> Section:
    title = f"{pack.title} ({pack.name}; {pack.area})"
    if not rows:
        return Section(title, (Said("No rules of its own; what it sets stands below."),))
    table = Table(
        ("Rule", "What it asks", "Status", "Source", "Values"),
        [(row.id, row.title, row.status_words, _source(row), _numbers(row)) for row in rows],
    )
    return Section(title, (table,))


def _source(row: RuleRow) -> str:
    return row.source if row.certain else f"{NOT_CERTAIN}: {row.source}"


def _numbers(row: RuleRow) -> str:
    return "; ".join(_number(parameter) for parameter in row.parameters)


def _number(parameter: ParameterRow) -> str:
    whose = f" (set by {parameter.overrides[-1].pack})" if parameter.overrides else ""
    return f"{parameter.words}: {parameter.said}{whose}"


def _set_locally(view: RulesView) -> Iterator[Block]:
    told = [
        f"{row.id}, {parameter.words}: {_override(parameter, override)}"
        for row in view.rows
        for parameter in row.parameters
        for override in parameter.overrides
    ]
    yield Items("Set locally", told or ["nothing; every value is the national one"])


def _override(parameter: ParameterRow, override: OverrideRow) -> str:
    now, was = (said(v, parameter.unit) for v in (override.value, override.was) if v is not None)
    sure = "" if override.certain else f" {NOT_CERTAIN}: {override.doubt}"
    where = f" {override.address}" if override.address else ""
    holds = "" if override is parameter.overrides[-1] else " A later pack sets it again."
    whose = f"{override.pack} ({override.area}; {override.source}{where})"
    return f"{now}, was {was}, by {whose}.{sure}{holds}"


def _whole(row: RuleRow) -> Iterator[Block]:
    yield Fact("Asks", row.text)
    yield Fact("Why", row.why)
    yield Fact("Applies to", row.applies_to)
    yield Fact("Basis", row.basis_words)
    yield Fact("Status", row.status_words)
    yield Fact("Source", row.source)
    yield Fact("Published", row.published)
    if row.address:
        yield Fact("Address", row.address)
    if row.read_in:
        yield Fact("Read in", row.read_in)
    yield Fact("Certain", "yes" if row.certain else f"{NOT_CERTAIN}. {row.doubt}")
    for parameter in row.parameters:
        yield from _whole_parameter(parameter)
    if row.checks:
        yield Fact("Findings", ", ".join(row.checks))
    if row.enforced_by:
        yield Items("Held by", [f"held by {name}" for name in row.enforced_by])


def _whole_parameter(parameter: ParameterRow) -> Iterator[Block]:
    fixed = "; no local pack may set it" if parameter.fixed else ""
    one_of = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
    told = f"{parameter.words}: {parameter.said}{one_of}{fixed}"
    yield Fact("Value", f"{told} ({parameter.name})")
    for override in parameter.overrides:
        yield Fact("Set locally", _override(parameter, override))
