"""An agency in words: whom it supports, what it alone holds, and what would be lost without it."""

from collections.abc import Sequence

from tcplan.domain.dates import short_day
from tcplan.views.agencies import AgencyRow, AgencyView, SupportedPerson
from tcplan.views.network import TieView
from tcplan.views.withdrawals import LossView, SingleWithdrawal, WithdrawalView
from tui.page import BLANK, Line, answered, field, heading, item, para


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


_NOT_ASKED = "whether a result would lose what limits it is told under x"


def alone_words(alone: SingleWithdrawal, results: str | None = None) -> str:
    """What one agency would take with it, in a line; ``results`` of risks where it is known."""
    cover, back_up = len(alone.risks_losing_cover), len(alone.risks_losing_back_up)
    if not cover and not back_up:
        return _nothing(results or _NOT_ASKED, lost=results is not None)
    told = []
    if cover:
        people = counted(alone.people_losing_cover, "person", "people")
        told.append(f"{people} would lose cover ({counted(cover, 'risk', 'risks')})")
    if back_up:
        people = counted(alone.people_losing_back_up, "person", "people")
        told.append(f"{people} would lose back-up ({counted(back_up, 'risk', 'risks')})")
    return "; ".join([*told, *([results] if results else [])])


def _nothing(results: str, *, lost: bool = True) -> str:
    """That no risk would lose anything, never without the results."""
    but = ", but" if lost and not results.startswith("nothing") else ";"
    return f"no risk would lose its cover or its back-up{but} {results}"


def _first_up(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def row_lines(row: AgencyRow) -> list[Line]:
    """One row of the list, whole."""
    nights = row.alone.people_losing_nights
    at_night = f"{counted(nights, 'person', 'people') if nights else 'nobody'} would lose cover"
    return [
        para(f"{row.name} ({row.id})", "strong"),
        field("Kind", row.kind_words),
        field("People", str(row.people)),
        field("Controls", f"{row.controls}, for {row.only_holder} of them nobody else is named"),
        field("Hours", hours_words(row)),
        field("If stopped", alone_words(row.alone)),
        field("At night", at_night),
        *([field("First", row.alone.worst)] if row.alone.worst else []),
    ]


def hours_words(row: AgencyRow) -> str:
    """Hours a week that it may be asked for."""
    if row.hours_a_week is None:
        return "hours a week are not recorded for what it does here"
    return f"{counted(row.hours_a_week, 'hour', 'hours')} a week asked of it, where recorded"


def agency_lines(view: AgencyView) -> list[Line]:
    """An agency: how large it is, what would be lost without it, and what is recorded of it."""
    row = view.row
    carried = (
        f"{counted(row.people, 'person', 'people')} · "
        f"{counted(row.controls, 'control', 'controls')} · "
        f"for {row.only_holder} of them nobody else is named"
    )
    counts = [para(carried), para(_first_up(hours_words(row)))]
    lines = [para(row.kind_words, "strong")]
    if view.size:
        lines.append(para(view.size))
    lines += [*heading("IF IT STOPPED"), *_stopped_lines(view), *heading("RECORDED"), *counts]
    lines.append(field("Open", view.opening))
    if view.telephone:
        lines.append(field("Telephone", view.telephone))
    if view.out_of_hours:
        lines.append(field("Out of hours", view.out_of_hours))
    if view.notice_days is not None:
        until = view.could_have_stopped_by
        by = f"; could have stopped by {short_day(until)}" if until else ""
        lines.append(field("Notice", f"{counted(view.notice_days, 'day', 'days')}{by}"))
    if view.capacity_hours is not None:
        lines.append(field("Capacity", f"{view.capacity_hours} hours a week"))
    lines += hours_lines(view)
    lines.append(field("Replaceable", view.substitutability_words))
    lines += [field("Depends on", text) for text in view.depends_on]
    lines += [field("Leaned on", text) for text in view.depended_on_by]
    lines += [field("Team", text) for text in view.teams]
    if view.note:
        lines += [BLANK, para(view.note)]
    return lines


def _stopped_lines(view: AgencyView) -> list[Line]:
    """Nights first, then what would be lost, results with the risks."""
    alone = view.row.alone
    return [
        para(view.nights, "gap" if view.people_losing_nights else None),
        para(_first_up(alone_words(alone, view.results)), "gap" if alone.worst else None),
        *([para(view.homes, "gap")] if view.homes else []),
        *([para(alone.worst)] if alone.worst else []),
    ]


def hours_lines(view: AgencyView) -> list[Line]:
    """Hours a week asked of an agency and its teams, against what they offer."""
    lines = []
    for row in view.hours:
        who = "" if row.holder == view.row.id else f"{row.name}: "
        shared = row.at_most - row.only_it
        also = f", {shared} more that others may deliver too" if shared else ""
        offers = "not recorded" if row.offers is None else f"{row.offers}"
        words = f"{who}{row.days}: asked for {row.only_it} a week{also}; offers {offers}"
        lines.append(field("Hours", words, "gap" if row.short else None))
    short = dict.fromkeys(row.short for row in view.hours if row.short)
    return [*lines, *(field("Short", text, "gap") for text in short)]


def supported_lines(one: SupportedPerson) -> list[Line]:
    """What an agency does for one person and what that person would lose."""
    lines = [
        para(one.individual_label, "strong"),
        field("Tie", one.tie),
        *[field("Carries", text) for text in one.carries],
    ]
    if not one.carries:
        lines.append(field("Carries", "no control"))
    return [*lines, *loss_lines(one.losses)]


def loss_lines(losses: Sequence[LossView]) -> list[Line]:
    """What would be lost, by which path."""
    lines = [*heading("IF IT STOPPED")]
    if not losses:
        return [*lines, para("No risk would lose its cover or its back-up.")]
    for loss in losses:
        lines += loss_one(loss)
    return lines


def loss_one(loss: LossView, named: str = "") -> list[Line]:
    """One loss: what, when, and by which path; ``named`` what it is of, else a cause of a risk."""
    causes = named or ("Gets through" if loss.kind == "cover" else "One way left")
    return [
        para(f"{loss.title} {loss.kind_words}", "strong"),
        field("When", loss.when),
        answered(loss.before, f"{loss.before_words} now", indent=2),
        answered(loss.after, f"{loss.after_words} then, {loss.reading_words}", indent=2),
        *[field(causes, text, indent=2) for text in loss.threats],
        *[item(text, indent=2) for text in loss.paths],
    ]


def stopped_said(view: WithdrawalView) -> str:
    """What would be lost, results with the risks, in one sentence."""
    names = " and ".join(view.stopped_names)
    told = [
        f"{counted(people, 'person', 'people')} would lose {what}, for "
        f"{counted(risks, 'risk', 'risks')}"
        for what, people, risks in (
            ("cover", view.people_losing_cover, view.risks_losing_cover),
            ("back-up", view.people_losing_back_up, view.risks_losing_back_up),
        )
        if risks
    ]
    asked = f"({counted(view.risks_asked, 'risk', 'risks')} looked at)"
    if told:
        return f"If {names} stopped: {'; '.join(told)} {asked}; {view.results}."
    return f"If {names} stopped, {_nothing(view.results)} {asked}."


def tie_lines(tie: TieView) -> list[Line]:
    """One tie: what it carries, what it depends on, what would fall if it broke."""
    lines = [
        para(tie.name, "strong"),
        para(f"{tie.role} · {tie.kind_words} · {tie.direction_words}"),
    ]
    if tie.start:
        lines.append(field("From", short_day(tie.start)))
    if tie.end:
        lines.append(field("Until", short_day(tie.end)))
    confirmed = "not confirmed"
    if tie.confirmed_on:
        confirmed = short_day(tie.confirmed_on)
        confirmed += f" by {tie.confirmed_by}" if tie.confirmed_by else ""
    lines.append(field("Confirmed", confirmed, None if tie.confirmed_on else "caution"))
    lines += [field("Carries", text) for text in tie.carries] or [field("Carries", "no control")]
    if tie.restrictive:
        lines.append(field("", "R one of these restricts the person"))
    lines += [field("Depends on", text) for text in tie.depends_on]
    others = counted(tie.also_supports, "other person", "other people")
    if not tie.also_supports:
        others = "nobody else"
    lines.append(field("Also", f"supports {others}"))
    return lines


def tie_loss_lines(tie: TieView) -> list[Line]:
    """What this person would lose if a tie broke."""
    lines = [*heading("IF THIS TIE BREAKS")]
    if not tie.if_lost:
        return [*lines, para("No risk would lose its cover or its back-up.")]
    for loss in tie.if_lost:
        lines += loss_one(loss)
    return lines
