"""Whoever asks sees which rules hold on a day, on what they rest, and what their area set."""

import re
from pathlib import Path

import click

from tcplan.cli.commands import command_line
from tcplan.cli.options import Asked, calendar_day, looking, printing
from tcplan.cli.output import Manner, show

_RULE = re.compile(r"[A-Za-z]\d{2,3}")
_HELP = """Every rule on a day, or one rule whole.

\b
tcplan rules                     the national rules, with their status and source
tcplan rules PLAN                the same with the local packs that the plan names
tcplan rules R02                 one rule whole, in all its versions
tcplan rules PLAN R02
tcplan rules --pack devon        the national rules with what Devon sets otherwise
tcplan rules --as-at 2026-02-17  as they stood on that day

A rule that is not in force is listed and asks nothing. What local packs set otherwise is told with
what stood there before. A plan file whose name looks like a rule is written with its folder: ./R02
"""


@command_line.command(help=_HELP, short_help="Which rules hold on a day, and on what they rest.")
@click.argument("words", metavar="[PLAN] [RULE]", nargs=-1)
@looking
@printing
def rules(words: tuple[str, ...], asked: Asked, manner: Manner) -> None:
    """Every rule on a day, or one rule whole."""
    from tcplan import planner
    from tcplan.cli.pages.rules import rule_page, rules_page

    names = [word for word in words if _RULE.fullmatch(word)]
    plans = [word for word in words if not _RULE.fullmatch(word)]
    if len(names) > 1 or len(plans) > 1:
        raise click.UsageError("Ask for one plan and one rule at most: tcplan rules PLAN R02")
    found = asked.look(Path(plans[0])) if plans else None
    packs = () if found else planner.packs_named(asked.packs)
    day = found.day if found else asked.as_at or asked.today or calendar_day()
    if names:
        view = planner.rule(found, names[0], day=day, packs=packs)
        show(view, "tcplan/rule/1", rule_page(view), manner)
    else:
        every = planner.rules(found, day=day, packs=packs)
        show(every, "tcplan/rules/1", rules_page(every), manner)
