"""An agency is told by what it alone holds, for how many people, and what it depends on."""

from collections.abc import Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, each, facts, page
from tcplan.cli.pages.losses import alone_words, loss_words
from tcplan.views.agencies import AgenciesView, AgencyView, SupportedPerson


def agencies_page(view: AgenciesView) -> tuple[Block, ...]:
    """Every agency in a list."""
    if not view.rows:
        none = Said("No agency is recorded in this plan yet.")
        return page(view.heading, Section("Agencies", (none,)))
    names = ("Agency", "Kind", "People", "Controls", "Hours", "Only it", "Cover", "Back-up")
    rows = tuple(
        (
            f"{row.name} ({row.id})",
            row.kind_words,
            str(row.people),
            str(row.controls),
            "–" if row.hours_a_week is None else str(row.hours_a_week),
            str(row.only_holder),
            _lost(
                row.alone.risks_losing_cover,
                row.alone.people_losing_cover,
                row.alone.people_losing_nights,
            ),
            _lost(row.alone.risks_losing_back_up, row.alone.people_losing_back_up),
        )
        for row in view.rows
    )
    blocks = (Said(_COLUMNS), Table(names, rows))
    return page(view.heading, Section(f"Agencies, by {view.sorted_by}", blocks))


_COLUMNS = (
    "People: whom it supports. Controls: arrangements in place or agreed that it delivers. Hours: "
    "a week asked of it, where recorded. Only it: controls for which nobody else is named. Cover, "
    "Back-up: risks that would lose it if the agency alone stopped, in brackets of how many "
    "people, and of how many at any hour from 00:00 to 06:00."
)


def _lost(risks: Sequence[str], people: int, nights: int = 0) -> str:
    at_night = f", at night {nights}" if nights else ""
    return f"{len(risks)} ({people}{at_night})" if risks else "0"


def agency_page(view: AgencyView) -> tuple[Block, ...]:
    """One agency in full."""
    row = view.row
    blocks: list[Block] = [
        Fact("ID", row.id),
        Fact("Kind", row.kind_words),
        *([Fact("Size", view.size)] if view.size else []),
        Fact("Hours", "not recorded" if row.hours_a_week is None else _asked(row.hours_a_week)),
        Fact("Opening hours", view.opening),
        *(Fact("Away", words) for words in view.away),
        *facts(("Telephone", view.telephone), ("When it is closed", view.out_of_hours)),
        Fact("Capacity", _hours(view.capacity_hours)),
        Fact("Notice", _notice(view)),
        Fact("Others could take over", view.substitutability_words),
        *each("Depends on", view.depends_on, "nothing recorded"),
        *each("Depended on by", view.depended_on_by, "nothing recorded"),
        *(Fact("Team", name) for name in view.teams),
        *facts(("Note", view.note)),
        Fact("Controls", f"{row.controls} in place or agreed; {row.only_holder} only it holds"),
        Fact("If it alone stopped", f"{alone_words(row.alone)}; {view.results}"),
        Fact("Nights", view.nights),
        *([Fact("Homes", view.homes)] if view.homes else []),
        *_hours_asked(view),
        Section(
            "People it supports",
            [_supported(person) for person in view.people] or (Said("Nobody on this day."),),
        ),
    ]
    return page(view.heading, Section(row.name, blocks))


def _asked(hours: int) -> str:
    return f"{counted(hours, 'hour')} a week asked of it, where recorded"


def _hours(hours: int | None) -> str:
    return "not recorded" if hours is None else counted(hours, "hour") + " a week"


def _hours_asked(view: AgencyView) -> tuple[Section, ...]:
    if not view.hours:
        return ()
    names = ("Who", "When", "Only it may deliver", "Others may too", "Offers")
    rows = [
        (
            row.name,
            row.days,
            str(row.only_it),
            str(row.at_most - row.only_it),
            "not recorded" if row.offers is None else str(row.offers),
        )
        for row in view.hours
    ]
    short = dict.fromkeys(row.short for row in view.hours if row.short)
    told = Items("Short", list(short)) if short else Said("All hours asked can be delivered.")
    return (Section("Hours a week asked of it", (Table(names, rows), told)),)


def _notice(view: AgencyView) -> str:
    if view.notice_days is None:
        return "not recorded"
    days = counted(view.notice_days, "day")
    (stopped,) = facts(("", view.could_have_stopped_by)) or (Fact("", ""),)
    return f"{days}; given on this day it could have stopped by {stopped.value}"


def _supported(person: SupportedPerson) -> Section:
    return Section(
        person.individual_label,
        (
            Fact("Tie", person.tie),
            *each("Carries", person.carries, "no control recorded"),
            *(Fact("If it stopped", loss_words(loss, whose=False)) for loss in person.losses),
        ),
    )
