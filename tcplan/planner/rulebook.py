"""Which rules hold: the national ones, those of the plan's area, and those that were asked for."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from tcplan.rules.book import Pack, local_packs, rulebook
from tcplan.views.looking import Looking
from tcplan.views.rules import RulesView, RuleView, one_rule, rules_on


def packs_named(words: Iterable[str]) -> tuple[str | Pack, ...]:
    """The local packs that were asked for, each by the name of a shipped one or as a file.

    Raises ``PackUnreadableError`` or ``PackInvalidError`` for a file that is none; a name that is
    not shipped is refused by the rulebook.
    """
    from tcplan.exchange import rule_packs

    shipped = {pack.name for pack in local_packs()}
    found: list[str | Pack] = []
    for word in words:
        path = Path(word)
        is_file = path.suffix == ".toml" or len(path.parts) > 1
        found.append(rule_packs.read(path) if is_file and word not in shipped else word)
    return tuple(found)


def rules(
    looking: Looking | None, *, day: dt.date, packs: tuple[str | Pack, ...] = ()
) -> RulesView:
    """Every rule on a day: of a plan with its packs, or the national rules with ``packs``."""
    return rules_on(looking.book if looking else rulebook(packs), day, looking)


def rule(
    looking: Looking | None, name: str, *, day: dt.date, packs: tuple[str | Pack, ...] = ()
) -> RuleView:
    """One rule with all its versions; raises ``UnknownIdError`` with near ids for another."""
    return one_rule(looking.book if looking else rulebook(packs), name, day, looking)
