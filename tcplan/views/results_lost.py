"""Results that lose what limits them are told with the risks, so that silence is not harmless.

A risk may keep its cover while what would limit the harm is gone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tcplan.views.withdrawals import LossView

_NAMED = 3
"""So many results are named of each sort; how many more there are is said."""
_SORTS = (
    ("cover", "nothing left to limit the harm"),
    ("back-up", "no back-up of what limits it"),
)


def results_words(losses: Sequence["LossView"], cover: int, back_up: int) -> str:
    """Which results would lose what limits them, in words that may follow a comma; no stop.

    ``cover`` of them would have nothing left and ``back_up`` no back-up, several perhaps under
    the same words, which are named once.
    """
    told = [
        f"{_number(number)} would have {what}: {_few(_names(losses, kind), number)}"
        for (kind, what), number in zip(_SORTS, (cover, back_up), strict=True)
        if number
    ]
    return "; ".join(told) or "nothing that limits a result would be lost"


def _number(results: int) -> str:
    return "1 possible result" if results == 1 else f"{results} possible results"


def _names(losses: Sequence["LossView"], kind: str) -> list[str]:
    """Whose result, and which, each in its words once."""
    named = (
        f"{loss.individual_label} “{text}”"
        for loss in losses
        if loss.kind == kind
        for text in loss.threats
    )
    return list(dict.fromkeys(named))


def _few(named: Sequence[str], number: int) -> str:
    shown = named[:_NAMED]
    more = f" and {number - len(shown)} more" if number > len(shown) else ""
    return f"{', '.join(shown)}{more}"
