"""The page about rules is made from the packs themselves, so that it cannot drift from them.

``python -m tcplan.rules.page FILE`` writes it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.rules.book import Pack, local_packs, rulebook
from tcplan.rules.rule import Parameter, Rule, Value

_HEAD = """\
# The rules

This page is made from the rule packs themselves: `python -m tcplan.rules.page docs/rules.md`.

Each rule is a row of data: what it asks in our own plain words, on what basis, from which source, from which day, and what is not sure about it.
It is no legal advice; whoever decides looks the source up.
`tcplan rules` lists the rules with their status on a day, `tcplan rules R02` tells one whole.

A rule is asked only on the days on which it is in force.
A rule without a first day is *pending*: it is listed as not in force and asks nothing of any plan.
*On every day* means that no first day is known or needed.
**NOT CERTAIN** means that the source was read only in part or in somebody else's words, that sources differ, or that a number is our own.

An area sets the numbers of a rule otherwise with a local pack, a TOML file: `tcplan check PLAN --pack FILE.toml`, or by name for the packs at the end of this page.
A plan may name the packs of its area in `about.rule_packs`; a pack that comes with no tcplan is then given as a file as well.
Of two packs that set the same, the later one holds; both are shown, with what stood there before.
No local pack changes a number that the law sets.

```toml
name = "our-area"
title = "Our dynamic support register"
area = "Our area"

[[override]]
rule = "R09"
parameter = "colour_after_discharge"
value = "amber"
source = "register policy, March 2026"
certain = true
```

A local pack may bring rules of its own, written as those in `tcplan/rules/packs`, with ids that do not begin with R: `L01`.
"""  # noqa: E501  (one sentence a line)


def page() -> str:
    """The page as Markdown: every version of every rule, pack by pack, then the local packs."""
    book = rulebook()
    parts = [_HEAD]
    for pack in book.packs:
        parts.append(f"\n## {pack.title}\n")
        own = {rule.id for rule in pack.rules}
        parts.extend(
            _rule(rule) for name in book.ids if name in own for rule in book.versions(name)
        )
    parts.append("\n## Local packs\n")
    parts.extend(_local(pack) for pack in local_packs())
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    return "\n".join((f"### {rule.id} {rule.title}\n", *_lines(rule))) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{label('basis', rule.basis)} · version {rule.version} · {_when(rule)}\n"
    yield f"{rule.text}\n"
    yield f"- Why: {rule.why}"
    yield f"- Applies to: {rule.applies_to}"
    read = f", read in {rule.read_in}" if rule.read_in else ""
    at = f" <{rule.address}>" if rule.address else ""
    yield f"- Source: {rule.source} ({rule.published}){read}.{at}"
    if rule.doubt:
        yield f"\n**NOT CERTAIN:** {rule.doubt}"
    if rule.parameters:
        yield "\n| parameter | value | what it means |\n|---|---|---|"
        yield from (_parameter(parameter) for parameter in rule.parameters)
    if rule.checks:
        yield f"\nFindings: {', '.join(f'`{check}`' for check in rule.checks)}."
    if rule.enforced_by:
        yield f"\nHeld by: {', '.join(f'`{name}`' for name in rule.enforced_by)}."


def _when(rule: Rule) -> str:
    if rule.effective_from is None:
        return "**pending: not in force**"
    begins = "on every day" if rule.always else f"from {long_day(rule.effective_from)}"
    ends = f" until {long_day(rule.effective_to)}" if rule.effective_to else ""
    return begins + ends


def _parameter(parameter: Parameter) -> str:
    fixed = "; fixed" if parameter.fixed else ""
    value = _said(parameter.value, parameter.unit)
    return f"| `{parameter.name}` | {value} | {parameter.words}{fixed} |"


def _said(value: Value, unit: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value} {unit}"


def _local(pack: Pack) -> str:
    lines = [f"### {pack.name}: {pack.title}\n"]
    for change, value in pack.changes:
        doubt = f" **NOT CERTAIN:** {change.doubt}" if change.doubt else ""
        at = f" <{change.address}>" if change.address else ""
        now = _said(value, "").strip()
        lines.append(f"- {change.rule} `{change.parameter}` = {now}: {change.source}.{at}{doubt}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
