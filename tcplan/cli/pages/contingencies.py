"""Pairs and people are told with the reason for each line, and with what is left out."""

from tcplan.cli.page import Block, Fact, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.cli.pages.losses import loss_words
from tcplan.views.contingencies import EachPersonView, PairRow, PairsView, PersonRow


def pairs_page(view: PairsView) -> tuple[Block, ...]:
    """Every pair of agencies, or every pair with one of them."""
    title = "If two agencies stop together"
    if view.within:
        title = f"If {view.within_name} ({view.within}) and one more agency stop together"
    told = Said(
        f"{view.agencies:,} agencies, {view.pairs_tried:,} pairs tried on this day. "
        f"{_uncovering(view)} {view.not_tried} {view.not_told}"
    )
    blocks: list[Block] = [told]
    if view.rows:
        blocks.append(Section(f"By {view.sorted_by}", (_table(view.rows),)))
    else:
        blocks.append(Said("No pair would take more together than each of the two takes alone."))
    if view.left_out:
        left = f"{view.left_out:,} more pairs would take something only together"
        blocks.append(Said(f"{left} and are not listed; --most lists more."))
    if view.pairs_adding_up:
        blocks.append(
            Said(
                f"{view.pairs_adding_up:,} further pairs would take just what each of the two "
                "takes alone; without --pairs each agency is told by itself."
            )
        )
    return page(view.heading, Section(title, blocks))


def _uncovering(view: PairsView) -> str:
    if not view.pairs_uncovering:
        return "No risk loses its cover only because both stop."
    pairs = "pair would leave a risk" if view.pairs_uncovering == 1 else "pairs would leave risks"
    return f"{view.pairs_uncovering:,} {pairs} uncovered only because both stop; {_harmless(view)}."


def _harmless(view: PairsView) -> str:
    """Of how many of these pairs neither agency alone would do harm."""
    if not view.pairs_harmless_alone:
        return "in each, one agency alone would leave some risk uncovered already"
    number = f"in {view.pairs_harmless_alone:,} of them" if view.pairs_uncovering > 1 else "there"
    return f"{number} neither agency alone would leave any risk uncovered"


def _table(rows: tuple[PairRow, ...]) -> Table:
    names = ("Agencies", "Only together", "Lose cover", "Lose back-up", "For example")
    return Table(
        names,
        [
            (
                " and ".join(f"{n} ({i})" for n, i in zip(row.names, row.ids, strict=True)),
                _only(row),
                _taken(row.risks_losing_cover, row.people_losing_cover, row.synergy_cover),
                _taken(row.risks_losing_back_up, row.people_losing_back_up, row.synergy_back_up),
                row.reason,
            )
            for row in rows
        ],
    )


def _only(row: PairRow) -> str:
    parts = [
        f"{counted(len(risks), 'risk')} would lose {what}"
        for risks, what in (
            (row.only_together, "cover"),
            (row.back_up_only_together, "back-up"),
        )
        if risks
    ]
    if row.only_together and row.harmless_alone:
        parts.append("neither alone would uncover any")
    return "; ".join(parts)


def _taken(risks: int, people: int, synergy: int) -> str:
    if not risks:
        return "none"
    apart = (
        f"{abs(synergy):,} {'more' if synergy > 0 else 'fewer'} than" if synergy else "as many as"
    )
    return f"{risks:,} of {counted(people, 'person', 'people')}, {apart} the two alone"


def each_person_page(view: EachPersonView) -> tuple[Block, ...]:
    """The worst single withdrawal for each person."""
    asked = counted(view.people_asked, "person", "people")
    told = Said(
        f"{asked} in the order of the plan, and for each the one agency whose stopping would take "
        f"most. {view.people_losing_nothing:,} would lose nothing, whichever one stops. "
        f"{view.not_tried} {view.not_told}"
    )
    parts = [_person(row) for row in view.rows]
    return page(view.heading, Section("If one agency stops, person by person", (told, *parts)))


def _person(row: PersonRow) -> Section:
    others = counted(row.others, "other agency", "other agencies")
    return Section(
        f"{row.individual_label}: {row.name} ({row.agency})",
        (
            Fact("Would lose cover", counted(row.risks_losing_cover, "risk")),
            Fact("Would lose back-up", counted(row.risks_losing_back_up, "risk")),
            *(Fact("Loss", loss_words(loss, whose=False)) for loss in row.losses),
            *(Fact("By this way", path) for path in _paths(row)),
            Fact("Besides", f"{others} would each take something too"),
        ),
    )


def _paths(row: PersonRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for loss in row.losses for path in loss.paths))
