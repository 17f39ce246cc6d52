"""A finding is told with what, where, why and its source; accepted ones are counted, never lost."""

from collections.abc import Sequence
from itertools import groupby

from tcplan.cli.page import Block, Fact, Items, Said, Section
from tcplan.cli.pages.frame import page
from tcplan.views.checks import CheckView, Cited, FindingView


def check_page(view: CheckView, *, accepted: bool) -> tuple[Block, ...]:
    """The findings about a plan, kind by kind; accepted ones too when asked for."""
    rows = [row for row in view.rows if accepted or not row.accepted]
    whose = f" about {view.individual}" if view.individual else ""
    hidden = "" if accepted or not view.accepted else "; --all shows the accepted ones"
    in_short = Said(f"{view.open} open, {view.accepted} accepted{hidden}.")
    kinds: Sequence[Block] = [
        _kind(list(found)) for _, found in groupby(rows, key=lambda row: row.id)
    ]
    asked: Sequence[Block] = [
        _kind(list(found)) for _, found in groupby(view.to_consider, key=lambda row: row.id)
    ]
    said = Said("The plan does not say whether this was looked at. None of it is a finding.")
    questions = (Section(f"To consider{whose}", (said, *asked)),) if asked else ()
    return page(view.heading, Section(f"Findings{whose}", (in_short, *kinds)), *questions)


def _kind(rows: Sequence[FindingView]) -> Section:
    first = rows[0]
    return Section(
        f"{first.title} ({first.id})",
        (
            Fact("Why it matters", first.why),
            *_source(first),
            Items(f"Finding {first.id}", [_words(row) for row in rows]),
        ),
    )


def _source(row: FindingView) -> Sequence[Fact]:
    """The rules that a finding answers; its own source when it answers none."""
    if row.rules:
        return [Fact("Rule", rule_words(rule)) for rule in row.rules]
    return [Fact("Source", f"{row.source} ({row.basis_words.lower()})")]


def rule_words(rule: Cited) -> str:
    """A rule with its version, its source, and what is not sure about it."""
    doubt = f" Not certain: {rule.doubt}" if rule.doubt else ""
    source = rule.source.rstrip(".")
    basis = rule.basis_words.lower()
    return f"{rule.id}, version {rule.version} ({basis}): {rule.title}. Source: {source}.{doubt}"


def _words(row: FindingView) -> str:
    whose = f"{row.individual_label}, " if row.individual_label else ""
    owner = f" To act: {row.owner}." if row.owner else " To act: nobody named."
    given = f" {row.acceptance[:1].upper()}{row.acceptance[1:]}." if row.acceptance else ""
    return f"{whose}{row.where}: {row.what}{owner}{given}"
