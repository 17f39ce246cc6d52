"""Harm and good stand beside each other, and neither is counted into the other."""

import datetime as dt
from collections.abc import Iterator

from tcplan.cli.page import Block, Fact, Said, Section, Table
from tcplan.domain.dates import short_day
from tcplan.views.whatif.mended import MendedRisk
from tcplan.views.whatif.telling import WAY_WORDS
from tcplan.views.whatif.view import WhatIfView


def three_sides(what_if: WhatIfView) -> Iterator[Block]:
    """The plan, what happens to it, and that with the fix; nothing for one sort of change."""
    view = what_if.mending
    if view is None:
        return
    blocks: list[Block] = [
        Said(f"{view.summary} {what_if.explained}".rstrip()),
        Fact("If that happened", view.happens_words),
        Fact("The fix", view.done_words),
        *(Fact("Stays lost", f"where {words}") for words in view.homes),
    ]
    if view.measures:
        rows = [
            (
                one.words,
                one.plan,
                f"{one.happened} ({WAY_WORDS[one.happened_direction]})",
                f"{one.mended} ({one.told})",
            )
            for one in view.measures
        ]
        blocks.append(Table(("", "Plan", "If that happened", "With the fix"), rows))
    blocks += [_risk(one, what_if) for one in view.risks]
    yield Section("The plan, if that happened, and with the fix", blocks)


def _risk(one: MendedRisk, view: WhatIfView) -> Section:
    person = f"{one.individual_label}: " if view.individual is None else ""
    return Section(
        f"{person}{one.title}: {one.outcome_words}",
        [
            Fact("Plan", one.plan_words),
            Fact("If that happened", one.happened_words),
            Fact("With the fix", f"{one.mended_words}{', if settled' if one.in_name else ''}"),
            *_hours(one, view.day),
            *(Fact("Lost because", words) for words in one.lost_because),
            *_by(one),
            *(Fact("To settle", words) for words in one.in_name),
            *(Fact("Still lost as", words) for words in one.still_because),
        ],
    )


def _hours(one: MendedRisk, day: dt.date) -> Iterator[Fact]:
    if one.day != day:
        yield Fact("From", short_day(one.day))
    for label, words in (
        ("Lost", one.lost),
        ("Given back", one.given_back),
        ("In part", one.in_part),
        ("Stays lost", one.still_lost),
    ):
        if words:
            yield Fact(label, words)


def _by(one: MendedRisk) -> Iterator[Fact]:
    label = "Only together by" if one.only_together else "Helped by"
    return (Fact(label, words) for words in one.given_back_by)
