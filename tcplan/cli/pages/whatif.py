"""A what-if reads from what is tried to what differs and why; options follow, none ranked."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import page
from tcplan.cli.pages.mending import three_sides
from tcplan.domain.dates import long_day, short_day
from tcplan.views.whatif.telling import TELLINGS, WAY_WORDS
from tcplan.views.whatif.view import (
    ChangeView,
    CompareView,
    DifferenceView,
    OptionView,
    RiskBeside,
    StayView,
    SuggestionsView,
    WhatIfView,
)

_WAY_WORDS = {**WAY_WORDS, "same": ""}


def what_if_page(view: WhatIfView) -> tuple[Block, ...]:
    """The plan beside a what-if."""
    whose = f"{view.individual_label}: " if view.individual_label else ""
    blocks: list[Block] = [Said(view.nothing_changes)]
    if view.changes:
        blocks += [_tried(view.changes), *three_sides(view)]
        both = "What would be different" if view.mending is None else "Both together, and the plan"
        blocks.append(Section(both, [*_different(view)]))
        blocks += _why(view.differences)
        if view.individual:
            blocks += [*_weeks(view.risks)]
    if view.not_known:
        blocks.append(Section("Not known", [Items("Not known", view.not_known)]))
    blocks += [*_suggested(view.suggestions), *_stay(view.stay), *_options(view.options)]
    return page(view.heading, Section(f"{whose}what if", blocks))


def _tried(changes: Sequence[ChangeView]) -> Section:
    blocks: list[Block] = []
    for change in changes:
        mark = " (R, restricts the person)" if change.restrictive else ""
        said = f"{change.at + 1}. {change.words}{mark}."
        if change.why_not:
            said += f" NOT CARRIED OUT: {change.why_not}."
        elif not change.differs:
            said += " The plan is so already."
        blocks += [Said(said), *(Items("Taken to be so", [words]) for words in change.assumes)]
        if change.change.note:
            blocks.append(Items("Note", [change.change.note]))
    return Section("What is tried", blocks)


def _different(view: WhatIfView) -> Iterator[Block]:
    day = f"Cover is that of {long_day(view.day)} where no other day is named."
    said = view.explained if view.mending is None else ""
    yield Said(f"{view.summary} {day} {said}".rstrip())
    if view.until_evidence:
        yield Said(view.until_evidence)
    if view.also_lost:
        yield Items("In some hours", [f"{words}." for words in view.also_lost])
    yield Table(
        ("", "Plan", "What if", "", ""),
        [
            (one.words, one.plan, one.what_if, one.change, _WAY_WORDS[one.direction])
            for one in view.measures
        ],
    )
    yield from (Said(one.not_known) for one in view.measures if one.not_known)
    if view.individual:
        yield Said(
            f"Other people who lean on what would change: {view.others_touched}, of whom "
            f"{view.others_supported} are supported by it."
        )


def _why(differences: Sequence[DifferenceView]) -> Iterator[Block]:
    if not differences:
        return
    parts: list[Block] = []
    for measure, group in groupby(differences, lambda one: one.measure):
        parts.append(Section(TELLINGS[measure].words, [_difference(one) for one in group]))
    yield Section("Why", parts)


def _difference(one: DifferenceView) -> Section:
    whose = f"{one.individual_label}: " if one.individual_label else ""
    way = f" ({_WAY_WORDS[one.direction]})" if _WAY_WORDS[one.direction] else ""
    blocks: list[Block] = [Fact("Because", one.causes_words)]
    several = len(one.causes) > 1
    for cause in one.causes:
        lead = f"{cause.at + 1}. " if several else ""
        blocks += [Items("How", [f"{lead}{path}" for path in cause.paths])] if cause.paths else []
    return Section(f"{whose}{one.sentence}{way}", blocks)


def _weeks(risks: Sequence[RiskBeside]) -> Iterator[Block]:
    differing = [one for one in risks if any(w.plan != w.what_if for w in one.weeks)]
    if not differing:
        return
    from tcplan.analysis.words import ANSWER_WORDS

    rows = [
        (
            one.title,
            f"{week.number:+d} ({short_day(week.first)})",
            ANSWER_WORDS[week.plan],
            ANSWER_WORDS[week.what_if],
        )
        for one in differing
        for week in one.weeks
        if week.plan != week.what_if
    ]
    yield Section("Weeks that differ", [Table(("Risk", "Week", "Plan", "What if"), rows)])


def _suggested(found: SuggestionsView) -> Iterator[Block]:
    if not found.looked:
        return
    blocks: list[Block] = []
    for one in found.found:
        mark = " (R, restricts the person)" if one.restrictive else ""
        entry = f" From the library ({one.from_library}), for practitioners to consider."
        blocks.append(
            Section(
                f"{one.words}{mark}",
                [
                    Fact("Closes", one.closes_words),
                    Items("Hours", one.holds[1:]),
                    Items("In full", one.closes),
                    Items("Taken to be so", one.assumes),
                    *([Said(entry.strip())] if one.from_library else []),
                ],
            )
        )
    if not blocks:
        blocks.append(Said("Nothing in the plan or the library was found to help."))
    blocks.append(Said(found.bound))
    yield Section("What would help: lost hours first, what restricts last", blocks)


def _stay(stay: StayView | None) -> Iterator[Block]:
    if stay is None:
        return
    blocks: list[Block] = [Said(stay.because)]
    if stay.possible:
        blocks.append(Items("Risk of staying", stay.risks_of_staying))
    yield Section("Staying in hospital", [*blocks, Said(stay.general)])


def _options(options: Sequence[OptionView]) -> Iterator[Block]:
    if not options:
        yield Section("Kept options", [Said("None is kept.")])
        return
    parts: list[Block] = []
    for one in options:
        adopted = f", adopted on {short_day(one.adopted_on)}" if one.adopted_on else ""
        blocks: list[Block] = [Fact("Id", one.id)]
        blocks.append(Fact("Kept", f"{short_day(one.on)} by {one.said_by}{adopted}"))
        blocks += [Fact("Note", one.note)] if one.note else []
        blocks += [Items("Change", one.words), Items("Gone", one.gone)]
        parts.append(Section(one.name, blocks))
    yield Section("Kept options", parts)


def _valued(value: str, direction: str) -> str:
    """A figure, and in a word which way it goes against the plan."""
    return f"{value} ({_WAY_WORDS[direction]})" if _WAY_WORDS.get(direction) else value


def compare_page(view: CompareView) -> tuple[Block, ...]:
    """Options side by side."""
    whose = f"{view.individual_label}: " if view.individual_label else ""
    blocks: list[Block] = [Said(view.not_ranked)]
    for number, side in enumerate(view.sides, 1):
        inner: list[Block] = [Fact("Note", side.note)] if side.note else []
        inner += [Items("Change", side.words), Items("NOT CARRIED OUT", side.not_done)]
        blocks.append(Section(f"{number}. {side.name}", inner))
    names = ["", *(str(number) for number, _ in enumerate(view.sides, 1))]
    rows = [(row.words, *map(_valued, row.values, row.directions)) for row in view.rows]
    blocks.append(Section("Side by side", [Table(names, rows)]))
    risks = [(f"{one.individual_label}: {one.title}", *one.values) for one in view.risks]
    if risks:
        blocks.append(Section("Risks, at worst of the day and the move", [Table(names, risks)]))
    return page(view.heading, Section(f"{whose}options side by side", [*blocks, *_stay(view.stay)]))
