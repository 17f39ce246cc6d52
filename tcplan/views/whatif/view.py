"""What a what-if shows: both sides of every measure, and of every difference its cause.

Nothing here rates a person: measures count arrangements, gates, days and hours of services.
"""

import datetime as dt

import attrs

from tcplan.domain.whatif import WhatIfChange
from tcplan.views.looking import Heading
from tcplan.views.whatif.mended import MendingView


@attrs.frozen(kw_only=True)
class ChangeView:
    """One change of a what-if, in words, and whether it could be carried out."""

    at: int
    """Its place among the changes, from 0; causes name it by this."""
    change: WhatIfChange
    kind_words: str
    words: str
    """One sentence without a stop: "Oak Support stops on 1 Dec 2026"."""
    done: bool
    """Whether it could be carried out."""
    why_not: str | None
    """Why it could not; the other changes count all the same."""
    differs: bool
    """Whether it changes anything at all in the plan."""
    restrictive: bool
    """Whether it rests on an arrangement that restricts the person; marked R wherever it stands."""
    assumes: tuple[str, ...]
    """What is taken to be so, and what goes with it, in words."""
    on_adopting: tuple[str, ...]
    """What would be written into the plan if it were adopted, in words."""


@attrs.frozen(kw_only=True)
class CauseView:
    """One change as the cause of a difference."""

    at: int
    """Place of the change among the changes."""
    words: str
    """The change in words."""
    how: str
    """``by-itself``: it makes the whole difference alone. ``together``: the difference is not
    there without it, nor by it alone. ``part``: neither, yet it plays a part."""
    how_words: str
    paths: tuple[str, ...]
    """How it reaches what differs: “Night cover” is lost: it needs Oak Nights …"""


@attrs.frozen(kw_only=True)
class DifferenceView:
    """One thing that is different in the what-if, and why."""

    measure: str
    """Code of the measure that it belongs to."""
    about: str
    """Id of what differs: a risk, gate, control, agency, move, finding's subject."""
    about_words: str
    individual: str | None
    individual_label: str | None
    """Null inside one person's what-if, and for what belongs to nobody."""
    before: str
    """In words: how it is in the plan."""
    after: str
    """In words: how it would be."""
    direction: str
    """``better``, ``worse`` or ``other``."""
    sentence: str
    causes: tuple[CauseView, ...]
    causes_words: str
    """The causes in one sentence: "because Oak Support stops", "only together: … and …"."""


@attrs.frozen(kw_only=True)
class MeasureView:
    """One line of the comparison: the plan beside the what-if."""

    code: str
    words: str
    plan: str
    what_if: str
    direction: str
    """``better``, ``worse``, ``other`` or ``same``."""
    change: str
    """The difference in short: ``▼1``, ``▲1``, ``═``; empty where it is no number."""
    about: str
    """What stands behind a difference in a few words: "team trained"; else empty."""
    not_known: str | None
    """Why one side cannot be told, where it cannot."""


@attrs.frozen(kw_only=True)
class WeekBeside:
    """One week of one risk on both sides; week 0 begins with the plan's own day of the move."""

    number: int
    first: dt.date
    plan: str
    """One of the five answers, the worst of its days."""
    what_if: str
    plan_gap_days: int
    what_if_gap_days: int


@attrs.frozen(kw_only=True)
class RiskBeside:
    """One risk on both sides: on the day, on the day of the move, and in the weeks around it."""

    id: str
    individual: str
    individual_label: str
    title: str
    before: str
    """One of the five answers on the day asked about, in its worst hours."""
    before_words: str
    after: str
    after_words: str
    before_sentence: str
    after_sentence: str
    move_before: str | None
    """The same on the day of the move of each side; null where none lies ahead."""
    move_before_words: str | None
    move_after: str | None
    move_after_words: str | None
    gap_days_before: int | None
    """Days ahead on which nothing covers it at some hours; null where weeks were not looked at."""
    gap_days_after: int | None
    weeks: tuple[WeekBeside, ...]
    differs: bool


@attrs.frozen(kw_only=True)
class GateBeside:
    """One gate on both sides, on the day of the move of each (the day asked about without one)."""

    id: str
    name: str
    before_words: str
    after_words: str
    due_before: dt.date | None
    due_after: dt.date | None
    differs: bool


@attrs.frozen(kw_only=True)
class SuggestionView:
    """A change that was carried out and counted before it was suggested."""

    change: WhatIfChange
    words: str
    restrictive: bool
    holds: tuple[str, ...]
    """Each risk that it holds and in which hours, and in which it does not."""
    closes: tuple[str, ...]
    """What it would close or ease, in words, the most telling first."""
    closes_words: str
    """The same in short: "holds “…”, every night 22:00–07:00; gives back 1 risk"."""
    eases: tuple[str, ...]
    """Ids of the risks and results that it holds better, the most telling first."""
    assumes: tuple[str, ...]
    """What is taken to be so, in words."""
    from_library: str | None
    """Where it comes from the library of causes: its entry; practitioners judge."""


@attrs.frozen(kw_only=True)
class SuggestionsView:
    """What would close what is open now: what restores lost hours first, restrictive last."""

    found: tuple[SuggestionView, ...]
    tried: int
    """How many changes were carried out and counted."""
    bound: str
    """What was not tried, or that everything was, in one sentence."""
    looked: bool = True
    """Whether suggestions were looked for at all."""


@attrs.frozen(kw_only=True)
class OptionView:
    """A kept what-if."""

    id: str
    name: str
    note: str | None
    individual: str | None
    individual_label: str | None
    adopted_on: dt.date | None
    said_by: str
    on: dt.date
    changes: tuple[WhatIfChange, ...]
    words: tuple[str, ...]
    """Each change in words, in the same order."""
    gone: tuple[str, ...]
    """For what it names and the plan has no more: so in words."""


@attrs.frozen(kw_only=True)
class StayView:
    """Staying in hospital as an option with risks of its own; never the safe default."""

    possible: bool
    """Whether the person is in hospital on the day asked about."""
    because: str
    """Why it is or is no option, in a sentence."""
    days: int | None
    """Days in hospital by the day asked about."""
    risks_of_staying: tuple[str, ...]
    """What the plan itself records of this stay, and what is known of any."""
    general: str
    """What is true of every stay, with its source."""


@attrs.frozen(kw_only=True)
class WhatIfView:
    """The plan beside a what-if."""

    heading: Heading
    individual: str | None
    individual_label: str | None
    day: dt.date
    move_before: dt.date | None
    move_after: dt.date | None
    changes: tuple[ChangeView, ...]
    measures: tuple[MeasureView, ...]
    differences: tuple[DifferenceView, ...]
    """In the order of the measures, then of the plan."""
    summary: str
    """In a few sentences what would be different: where something only happens, what would lose
    its cover or its back-up first, then whose home would go."""
    explained: str
    """A term of what is lost, in a sentence; empty where none of it is counted."""
    mending: MendingView | None
    """The harm and the good apart; null unless something happens and something is done about it."""
    also_lost: tuple[str, ...]
    """Risks that are held worse in some hours, though their worst answer stays, in words."""
    homes: str
    """Whose homes and hospital beds would go too with what stops, a sentence of the summary or of
    that of ``mending``; empty where none would."""
    until_evidence: str | None
    """How cover stands once this is adopted and before there is evidence; null if as shown."""
    risks: tuple[RiskBeside, ...]
    """Of one person every risk; across the plan only those that differ."""
    gates: tuple[GateBeside, ...]
    others_touched: int
    """How many other people have arrangements or ties that lean on what would change; they are
    only counted inside one person, and 0 across the plan."""
    others_supported: int
    """Of these others, how many are supported by the agencies that would change; the rest lean on
    something else that would."""
    people_touched: tuple[str, ...]
    """Ids of everybody for whom something differs; empty inside one person."""
    not_known: tuple[str, ...]
    """What nobody has said, so that the comparison cannot tell it."""
    suggestions: SuggestionsView
    stay: StayView | None
    """Null across the plan."""
    options: tuple[OptionView, ...]
    """Kept options of the person, else of the whole plan."""
    nothing_changes: str = (
        "What-if: nothing here changes the plan. What is tried out is kept only when it is saved."
    )


@attrs.frozen(kw_only=True)
class SideView:
    """One option beside others."""

    id: str
    """Id of the option; ``plan`` for the plan as it stands, ``stay`` for staying in hospital."""
    name: str
    note: str | None
    words: tuple[str, ...]
    """Its changes in words."""
    not_done: tuple[str, ...]
    """Changes that cannot be carried out, and why."""


@attrs.frozen(kw_only=True)
class CompareRow:
    """One measure across the sides, in their order."""

    code: str
    words: str
    values: tuple[str, ...]
    directions: tuple[str, ...]
    """Against the plan: ``better``, ``worse``, ``other``, ``same`` or ``not-known``."""


@attrs.frozen(kw_only=True)
class CompareRisk:
    """One risk across the sides, in their order."""

    id: str
    individual_label: str
    title: str
    values: tuple[str, ...]
    """The worst answer from the day asked about on, in words."""


@attrs.frozen(kw_only=True)
class CompareView:
    """Options side by side, in the order in which they were named; none is ranked."""

    heading: Heading
    individual: str | None
    individual_label: str | None
    sides: tuple[SideView, ...]
    rows: tuple[CompareRow, ...]
    risks: tuple[CompareRisk, ...]
    stay: StayView | None
    not_ranked: str = (
        "Options stand in the order in which they were named. Nothing here ranks them; which one "
        "is right is for the person and the panel to say."
    )
