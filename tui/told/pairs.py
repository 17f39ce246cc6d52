"""Pairs of agencies in words: what only both together take, and why a pair is listed."""

from tcplan.views.contingencies import PairRow, PairsView
from tui.page import Line, field, heading, para
from tui.told.agency import counted


def pairs_said(view: PairsView) -> list[Line]:
    """What was tried, what was found, and what is not listed."""
    tried = f"{view.pairs_tried:,} pairs of {view.agencies:,} agencies tried"
    if view.within_name:
        tried = f"{view.within_name} tried with each of {view.pairs_tried:,} other agencies"
    found = "no risk loses its cover only because both stop"
    if view.pairs_uncovering:
        pairs = counted(view.pairs_uncovering, "pair leaves", "pairs leave")
        found = f"{pairs} risks uncovered only because both stop"
        if view.pairs_harmless_alone:
            found += f"; of {view.pairs_harmless_alone:,} neither agency alone would leave any"
    adding = "1 further pair takes"
    if view.pairs_adding_up != 1:
        adding = f"{view.pairs_adding_up:,} further pairs take"
    return [
        para(f"{tried}: {found}. {adding} just what each of the two takes alone: not listed."),
        para(view.not_tried),
        para(view.not_told),
    ]


def pair_lines(one: PairRow) -> list[Line]:
    """One pair: what both take, and the first risk for which it matters."""
    lines = [
        para(" and ".join(one.names), "strong"),
        para(one.reason),
        *heading("LOST ONLY IF BOTH STOP"),
        field("Cover", ", ".join(one.only_together) or "no risk"),
        field("Back-up", ", ".join(one.back_up_only_together) or "no risk"),
        *heading("LOST IN ALL IF BOTH STOP"),
        field("Cover", _taken(one.risks_losing_cover, one.people_losing_cover)),
        field("Back-up", _taken(one.risks_losing_back_up, one.people_losing_back_up)),
    ]
    if one.harmless_alone and one.only_together:
        lines.append(para("Neither alone would leave any risk uncovered.", "caution"))
    return lines


def _taken(risks: int, people: int) -> str:
    return f"{counted(risks, 'risk', 'risks')} of {counted(people, 'person', 'people')}"
