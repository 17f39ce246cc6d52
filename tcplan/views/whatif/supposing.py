"""What only counts once there is evidence is told beside what counts until then.

A what-if takes a promise to be kept; adopting writes no evidence. So the same is asked of the plan
as adopting would leave it, and what falls back is said before anybody relies on it.
"""

from collections.abc import Iterator

from tcplan.analysis.words import joined
from tcplan.domain.changes import apply
from tcplan.domain.whatif_adopting import ASKED, adopted
from tcplan.views.whatif.counting import LINES, words_on
from tcplan.views.whatif.facts import Facts, cover_facts, through_facts
from tcplan.views.whatif.sides import Sides

_NONE: frozenset[int] = frozenset()
_TOLD = frozenset(
    {"not-covered", "only-if-promised", "not-confirmed", "move-not-covered"}
    | {"results-not-covered", "gap-risks", "gap-days"}
)
"""Lines of which it is said how they stand until there is evidence."""


def until_evidence(sides: Sides) -> str | None:
    """How cover stands once all is adopted and before there is evidence; None if as shown.

    Only for one person: across the plan adopting is asked of each by itself.
    """
    waits = [step for step in sides.steps if step.edits and step.change.kind in ASKED]
    if sides.individual is None or not waits:
        return None
    told = list(_fallen_back(sides, sides.individual))
    if not told:
        return None
    one = len(waits) == 1
    what = "1 change counts" if one else f"{len(waits)} changes count"
    until = "it does not count" if one else "they do not count"
    return (
        f"{what} here as if done and seen. Until there is evidence {until}, and these stand "
        f"differently: {joined(told)}."
    )


def _fallen_back(sides: Sides, person: str) -> Iterator[str]:
    shown, written = sides.facts(person, sides.every), _once_adopted(sides, person)
    before = sides.facts(person, _NONE)
    for line in LINES:
        was, would, until = (line.count(facts) for facts in (before, shown, written))
        if line.code in _TOLD and would != until:
            words = words_on(line, sides.looking.day)
            again = " again" if until == was else ""
            yield f"{words[:1].lower()}{words[1:]} {until}{again}, not {would}"


def _once_adopted(sides: Sides, person: str) -> Facts:
    """Cover as adopting would leave it, asked of the same days."""
    base = sides.look(_NONE)
    source = base.plan.by_id[person].source
    plan = apply(base.plan, adopted(base.plan, sides.changes, sides.looking.day, source))
    look = base.over(plan)
    return dict((*cover_facts(look, person), *through_facts(look, person, sides.last.get(person))))
