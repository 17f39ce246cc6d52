"""Each measure stands beside its own figure of three months ago, or says why there is none."""

from collections.abc import Iterator, Sequence

from tcplan.cli.page import Block, Fact, Items, Said, Section, Table
from tcplan.cli.pages.frame import counted, page
from tcplan.domain.dates import long_day, short_day
from tcplan.views.caseload import CaseloadView, DelayRow, Figure, Measure


def caseload_page(view: CaseloadView) -> tuple[Block, ...]:
    """The measures, what is overdue by kind, delays by code, and whose they are."""
    return page(
        view.heading,
        Section(
            "Caseload measures",
            (
                Said(view.not_for_publication),
                Said(""),
                *_own(view),
                Said(f"Before is {long_day(view.previous_day)}. {view.worked_out}"),
                Said(""),
                _measures(view, view.measures, "Measure"),
                *_reasons(view),
                Section("Overdue, by kind", (_overdue(view),)),
                Section("Delays of people in hospital, by code", (_delays(view),)),
                Section("Days beyond clinically ready, by person", (_waiting(view),)),
                Section("Gates not met within thirty days of the move", (_near(view),)),
                _people("In hospital without a planned move", view.without_plan),
                _people("In hospital, the planned move without a day", view.without_date),
            ),
        ),
    )


def _own(view: CaseloadView) -> Iterator[Fact]:
    if view.agency_name is not None:
        people = counted(view.own_people or 0, "person", "people")
        means = "whose responsible ICB or council, or hospital commissioner, it is"
        yield Fact("Own", f"{people} of {view.agency_name}: those {means}")


def _measures(view: CaseloadView, rows: Sequence[Measure], first: str) -> Table:
    own = view.agency_name is not None
    names = (first, "Now", "Before", "Change")
    extra = ("Own now", "Own before", "Own change") if own else ()
    return Table((*names, *extra), tuple((row.title, *_cells(row)) for row in rows))


def _cells(row: Measure) -> tuple[str, ...]:
    return (*_figure(row.everybody), *(_figure(row.own) if row.own else ()))


def _figure(figure: Figure) -> tuple[str, str, str]:
    before = "not known" if figure.previous is None else f"{figure.previous:,}"
    return (f"{figure.current:,}", before, figure.direction)


def _reasons(view: CaseloadView) -> Iterator[Said]:
    measures = (*view.measures, *view.overdue)
    for why in dict.fromkeys(row.previous_unknown for row in measures if row.previous_unknown):
        yield Said(f"Not known: {why[:1].lower()}{why[1:]}")


def _overdue(view: CaseloadView) -> Block:
    if not view.overdue:
        return Said("Nothing is overdue.")
    return _measures(view, view.overdue, "Kind")


def _delays(view: CaseloadView) -> Block:
    if not view.delays:
        return Said("No day of delay is recorded for people in hospital.")
    own = view.agency_name is not None
    names = ("Code", "Reason", "People", "Days", "Days before")
    extra = ("Own people", "Own days", "Own days before") if own else ()
    return Table((*names, *extra), tuple(map(_delay, view.delays)))


def _delay(row: DelayRow) -> tuple[str, ...]:
    pairs = [(row.people.everybody, row.days.everybody)]
    if row.people.own is not None and row.days.own is not None:
        pairs.append((row.people.own, row.days.own))
    cells = (
        word
        for people, days in pairs
        for word in (f"{people.current}", f"{days.current:,}", f"{days.previous or 0:,}")
    )
    return (row.code, row.reason, *cells)


def _waiting(view: CaseloadView) -> Block:
    if not view.waiting:
        return Said("Nobody in hospital is recorded as clinically ready to leave.")
    return Table(
        ("Who", "Ready since", "Days", "Without a recorded reason"),
        tuple(
            (
                one.individual_label,
                short_day(one.ready_since) if one.ready_since else "not recorded",
                f"{one.days:,}",
                f"{one.uncoded:,}",
            )
            for one in view.waiting
        ),
    )


def _near(view: CaseloadView) -> Block:
    if not view.near_moves:
        return Said("None.")
    return Table(
        ("Move", "Who", "Gates not met"),
        tuple(
            (short_day(one.on), one.individual_label, ", ".join(one.gates))
            for one in view.near_moves
        ),
    )


def _people(title: str, people: Sequence[str]) -> Section:
    if not people:
        return Section(title, (Said("Nobody."),))
    return Section(title, (Items("Who", people),))
