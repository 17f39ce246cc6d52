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


def results_words(losses: Sequence["LossView"]) -> str:
    """Which results would lose what limits them, in words that may follow a comma; no stop."""
    told = [
        f"{_number(len(named))} would have {what}: {_few(named)}"
        for kind, what in _SORTS
        if (named := _names(losses, kind))
    ]
    return "; ".join(told) or "nothing that limits a result would be lost"


def _number(results: int) -> str:
    return "1 possible result" if results == 1 else f"{results} possible results"


def _names(losses: Sequence["LossView"], kind: str) -> list[str]:
    """Whose result, and which, each once; two results may be called the same."""
    named = {
        about: f"{loss.individual_label} “{text}”"
        for loss in losses
        if loss.kind == kind
        for about, text in zip(loss.about, loss.threats, strict=True)
    }
    return list(named.values())


def _few(named: Sequence[str]) -> str:
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"{', '.join(named[:_NAMED])}{more}"
