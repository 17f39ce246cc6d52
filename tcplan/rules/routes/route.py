"""One way out of hospital on one day: open, open if something holds, or closed, and on what rule.

``open`` says that the law has this way for somebody who stands as the plan records; it never says
that it is authorised, or that it is right.
"""

from typing import Literal

import attrs

from tcplan.domain.codelists import label
from tcplan.rules.routes.standing import Standing

RouteState = Literal["open", "open-if", "closed"]

STATE_WORDS: dict[RouteState, str] = {
    "open": "open",
    "open-if": "open if",
    "closed": "closed",
}


@attrs.frozen(kw_only=True)
class Route:
    """A legal way out, as it stands for somebody on a day."""

    kind: str
    """A code of the list ``legal-route``."""
    state: RouteState
    reasons: tuple[str, ...]
    """Sentences; of what is open only if something holds, the first says what."""
    who: str
    """Who must apply or authorise, as a sentence."""
    needs: tuple[str, ...] = ()
    """What has to be done next, as sentences."""
    rule: str
    """Id of the rule that it rests on."""
    version: str | None
    """The version in force on the day; ``None`` when none is."""
    doubt: str | None = None
    """What is not sure about that rule."""

    @property
    def name(self) -> str:
        """The way out in words."""
        return label("legal-route", self.kind)

    @property
    def state_words(self) -> str:
        """Whether it is open, in words."""
        return STATE_WORDS[self.state]


@attrs.frozen
class Way:
    """What is the same about a way out for everybody: its kind, who decides, what comes next."""

    kind: str
    who: str
    rule: str = "R63"

    def __call__(
        self,
        standing: Standing,
        state: RouteState,
        *reasons: str,
        needs: tuple[str, ...] = (),
        rule: str | None = None,
        who: str | None = None,
    ) -> Route:
        """The way out as it stands for somebody."""
        held = standing.rule(rule or self.rule)
        return Route(
            kind=self.kind,
            state=state,
            reasons=reasons,
            who=who or self.who,
            needs=needs if state != "closed" else (),
            rule=rule or self.rule,
            version=held.version if held else None,
            doubt=held.doubt if held else None,
        )
