"""What is recorded in a few keystrokes asks once before it is saved, and says what it will do."""

from collections.abc import Callable
from typing import Any

import attrs

from tcplan.domain.changes import Change
from tcplan.views.entries.short import ShortDraft


@attrs.frozen(kw_only=True)
class Entering:
    """One short form: what it is called, what it asks, what it saves, and what it says then."""

    collection: str
    title: str
    draft: ShortDraft
    ask: str
    """The question before it is saved."""
    about: Callable[[Any], str] | None = None
    """What was typed or proposed that is easily overlooked, told below the question."""
    changes: Callable[[Any], tuple[Change, ...]]
    """What is saved, from what was typed."""
    said: str
    """What was done, as a sentence."""
    doubt: Callable[[Any], str] | None = None
    """What whoever saves should look at once more, from what was typed; empty when nothing."""
    then: Callable[[Any], "Entering | None"] | None = None
    """What may follow once it is saved."""
    why_then: str = ""
    """Why something may follow, for whoever is asked."""
