"""Who would be without cover at night is said first, and said plainly when nobody would.

Night is any hour between midnight and 06:00, however long a night is said to be elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tcplan.views.withdrawals import LossView

_FEW = 3
"""For so many risks at most it is said which they are and in which hours."""
_NAMED = 20
"""So many people are named in a sentence; how many more there are is said."""


def lost_at_night(losses: Sequence["LossView"]) -> dict[str, dict[str, list["LossView"]]]:
    """Each person who loses cover at night, to the risks that do, each with what is lost."""
    found: dict[str, dict[str, list[LossView]]] = {}
    for loss in losses:
        if loss.kind == "cover" and loss.at_night:
            found.setdefault(loss.individual, {}).setdefault(loss.risk, []).append(loss)
    return found


def nights_words(losses: Sequence["LossView"]) -> str:
    """Who would lose cover at night; of few risks with their titles, hours and answers."""
    people = lost_at_night(losses)
    if not people:
        return "At night (any hour from 00:00 to 06:00) nobody would lose cover."
    number = sum(map(len, people.values()))
    risks = "1 risk" if number == 1 else f"{number} risks"
    who = "1 person" if len(people) == 1 else f"{len(people)} people"
    whose = [_whose_nights(told, few=number <= _FEW) for told in people.values()]
    more = f" and {len(whose) - _NAMED} more" if len(whose) > _NAMED else ""
    joint = "; " if number <= _FEW else ", "
    promised = "" if number <= _FEW else _promised(people.values())
    named = joint.join(whose[:_NAMED])
    return f"At night {who} would lose cover, for {risks}: {named}{more}{promised}."


def _promised(people: Iterable[Mapping[str, Sequence["LossView"]]]) -> str:
    """How many of the risks have no more than a promise to lose."""
    number = sum(
        all(loss.before == "only-if-promised" for loss in losses)
        for risks in people
        for losses in risks.values()
    )
    return f" ({number} of these risks only promised today)" if number else ""


def _whose_nights(risks: Mapping[str, Sequence["LossView"]], *, few: bool) -> str:
    label = next(iter(risks.values()))[0].individual_label
    if not few:
        return f"{label} ({len(risks)})" if len(risks) > 1 else label
    told = [
        f"“{losses[0].title}” {' and '.join(dict.fromkeys(loss.when for loss in losses))} "
        f"({', '.join(dict.fromkeys(map(_change, losses)))})"
        for losses in risks.values()
    ]
    return f"{label} {', '.join(told)}"


def _change(loss: "LossView") -> str:
    """The answer before and after, because what is lost may be no more than a promise."""
    if loss.before == loss.after:
        return f"{loss.before_words}, before and after"
    return f"{loss.before_words} → {loss.after_words}"
