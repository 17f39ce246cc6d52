"""What stands around a withdrawal: hours, notice, what the agency depends on, who else may stop."""

from tcplan.domain.dates import long_day
from tcplan.report.document import Block, Facts, Paragraph, Table, cell, fact, line
from tcplan.report.phrases import each, missing
from tcplan.views.capacity import HoursView
from tcplan.views.papers.withdrawal import WithdrawalPaper


def hours(view: WithdrawalPaper) -> tuple[Block, ...]:
    """Hours a week that are asked of it, and what it offers."""
    if not view.hours:
        return (Paragraph(line("No hours a week are recorded as asked of it.")),)
    said = (
        "Hours a week that would have to be found elsewhere: those that only it may deliver, and "
        "at most those that others may deliver too."
    )
    return (Paragraph(line(said)), hours_table(view.hours))


def hours_table(asked: tuple[HoursView, ...]) -> Table:
    """Hours a week of an agency and its teams, as they change."""
    rows = tuple(
        (
            cell(one.name, one.days),
            cell(f"{one.only_it:,}"),
            cell(f"{one.at_most:,}"),
            cell(missing("not recorded") if one.offers is None else f"{one.offers:,}"),
            cell(one.short or "–"),
        )
        for one in asked
    )
    columns = ("Who, and when", "Only this one", "At most", "Offers", "Short of hours")
    return Table("Hours a week", columns, rows, (32, 11, 11, 14, 32))


def notice(view: WithdrawalPaper) -> tuple[Block, ...]:
    """Its notice against the time that the work to replace it tends to take."""
    given = view.notice
    last = long_day(given.last_day) if given.last_day else missing("no day can be told")
    blocks: list[Block] = [
        Facts(
            (
                fact("Notice", given.words),
                fact("Last day after notice given now", last),
                fact("Held against the time to replace it", given.compared),
                fact("How hard it is to replace", view.substitutability_words),
            )
        )
    ]
    if given.packages:
        packages = tuple(
            (
                cell(one.individual_label),
                cell(one.provider),
                cell(f"{one.hours_a_week:,}"),
                cell(one.notice),
            )
            for one in given.packages
        )
        columns = ("Person", "Provider", "Hours a week", "Notice")
        blocks.append(Table("Support with notice of its own", columns, packages, (22, 34, 20, 24)))
    if given.work:
        work = tuple(
            (
                cell(one.name),
                cell(f"{one.likely:,} ({one.shortest:,} to {one.longest:,})"),
                cell(one.owner),
                cell(one.source),
            )
            for one in given.work
        )
        heads = ("Work, one after another", "Days", "Who", "Where the days are from")
        blocks.append(
            Table("Typical work before another is in its place", heads, work, (28, 18, 22, 32))
        )
    return tuple(blocks)


def depends(view: WithdrawalPaper) -> tuple[Block, ...]:
    """What it depends on, what depends on it, and who depends on the same."""
    return (
        Facts(
            (
                fact("It depends on", *(each(view.depends_on, "nothing recorded"))),
                fact("Stop with it", *(each(view.takes, "no other agency"))),
                fact("What depends on it", *(each(view.depended_on_by, "nothing recorded"))),
                fact(
                    "Depend on the same, and may stop with it",
                    *(each(view.shares, "no other agency")),
                ),
            )
        ),
    )


def risks_said(count: int) -> str:
    """A number of risks in words."""
    return "1 risk" if count == 1 else f"{count:,} risks"


def people_said(count: int) -> str:
    """A number of people in words."""
    return "1 person" if count == 1 else f"{count:,} people"


def pairs(view: WithdrawalPaper) -> tuple[Block, ...]:
    """Agencies that take more together with it than each of the two alone."""
    if not view.pairs:
        said = "No other agency takes more together with it than each of the two takes alone."
        return (Paragraph(line(said)),)
    rows = tuple(
        (
            cell(" and ".join(one.names)),
            cell(_of(one.risks_losing_cover, one.people_losing_cover)),
            cell(_of(one.risks_losing_back_up, one.people_losing_back_up)),
            cell(one.reason),
        )
        for one in view.pairs
    )
    columns = ("Both", "Lose cover", "Lose back-up", "For example")
    blocks: list[Block] = [Table("Pairs that matter", columns, rows, (26, 18, 18, 38))]
    if view.pairs_left_out:
        blocks.append(Paragraph(line(f"{view.pairs_left_out:,} further pairs are not told here.")))
    return tuple(blocks)


def _of(risks: int, people: int) -> str:
    return f"{risks_said(risks)} of {people_said(people)}"
