"""A control stands with everything that says whether it holds: who, when, evidence, and why not."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from tcplan.domain.dates import days_said, short_day
from tcplan.draw import RESTRICTIVE, glyph_for
from tcplan.report.document import Cell, Line, Run, Table, cell, line
from tcplan.report.phrases import aside, from_to, labelled, missing, past, strong
from tcplan.views.controls import ControlView, EvidenceView

_COLUMNS = ("Control, and what it does", "Who, and when", "Whether it counts, and on what evidence")


def control_table(
    caption: str, controls: Iterable[ControlView], on_move_day: Mapping[str, ControlView]
) -> Table:
    """The controls, a row each; ``on_move_day`` has each by id on the day of the move, if any."""
    return Table(
        caption,
        _COLUMNS,
        tuple(
            (
                (*_what(control), *_does(control), _filed(control)),
                (*_who(control), *_when(control)),
                _holds(control, on_move_day.get(control.id)),
            )
            for control in controls
        ),
        (38, 28, 34),
    )


def _counts(now: ControlView, then: ControlView | None) -> Iterator[Line]:
    """Whether a control counts as cover on evidence now and on the day of the move."""
    if then is None:
        yield _counting("Now", now)
    elif _standing(then) == _standing(now):
        yield _counting("Now and on the day of the move", now)
    else:
        yield _counting("Now", now)
        yield _counting("On the day of the move", then)


def _standing(control: ControlView) -> tuple[str, str]:
    return (control.counts_when, control.why_not)


def _counting(when: str, control: ControlView) -> Line:
    if control.counts:
        hours = "" if control.counts_when == control.hours else f", only {control.counts_when}"
        return line(f"{when}: ", Run("counts", "held"), f" as cover{hours}")
    return line(f"{when}: ", Run("does not count", "gap"), f", because {control.why_not}")


def _what(control: ControlView) -> Cell:
    glyph = glyph_for(control.state)
    return cell(
        strong(control.name),
        Run(control.state_words, glyph.style, glyph.sign),
        *([control.description] if control.description else []),
        *([restriction()] if control.restrictive else []),
    )


def _filed(control: ControlView) -> Line:
    return line(aside(f"{control.kind_words}; {control.setting_words}; {control.id}"))


def restriction() -> Run:
    """The mark that a restrictive control carries wherever it appears."""
    return Run("Restricts the person", RESTRICTIVE.style, RESTRICTIVE.sign)


def _does(control: ControlView) -> Cell:
    acts = (("Prevents", control.prevents), ("Limits", control.limits))
    lines = [labelled(verb, "; ".join(texts)) for verb, texts in acts if texts]
    if not lines:
        lines.append(line(missing("Acts on no recorded cause or result")))
    if control.only_notices:
        lines.append(line("Only notices: holds nothing unless somebody answers"))
    lines += _justified(control)
    return tuple(lines)


def _justified(control: ControlView) -> Iterator[Line]:
    """What a restriction stands on; also when it is recorded of what is not marked as one."""
    for term, value, otherwise in (
        ("Authority", control.authority, "none recorded"),
        ("Why nothing less would do", control.least_restrictive_rationale, "not recorded"),
        ("How it will be reduced", control.reduction_plan, "no plan recorded"),
    ):
        if value is not None or control.restrictive:
            yield labelled(term, value, otherwise)


def _who(control: ControlView) -> Cell:
    lines = [
        labelled("Delivered by", control.delivery),
        labelled("Deputy", control.deputy),
        labelled("Owner", control.owner),
    ]
    if control.responder or control.only_notices:
        answered = labelled("Answered by", control.responder)
        lines.append((*answered, *line(", ", within(control.respond_within_minutes))))
    lines += [labelled("Needs", text) for text in control.requires]
    return tuple(lines)


def _when(control: ControlView) -> Cell:
    dates = from_to(control.start, control.end)
    return cell(labelled("Hours", control.hours), labelled("In force", dates))


def within(minutes: int | None) -> str | Run:
    """A response time in words."""
    return missing("no response time") if minutes is None else f"within {minutes} minutes"


def _holds(control: ControlView, then: ControlView | None) -> Cell:
    later = {(e.what, e.on) for e in then.evidence if e.expired} if then else set()
    lines = list(_counts(control, then))
    lines += [_evidence(item, later) for item in control.evidence]
    if not control.evidence:
        lines.append(line(missing("No evidence")))
    tested = short_day(control.last_tested) if control.last_tested else None
    review = short_day(control.review_by) if control.review_by else None
    dates = (
        *labelled("Last tested", tested, "never recorded"),
        *labelled("; review by", review, "no date"),
    )
    return (*lines, dates)


def _evidence(item: EvidenceView, later: set[tuple[str, dt.date]]) -> Line:
    old = f"{days_said(item.age_days)} old" if item.age_days >= 0 else "not yet there"
    words = f"{item.what}, {short_day(item.on)} ({old}), seen by {item.seen_by}, review by "
    until = short_day(item.review_by)
    if item.expired:
        return line(f"{words}{until}: ", past("EXPIRED"))
    if (item.what, item.on) in later:
        return line(f"{words}{until}: ", Run("will have expired on the day of the move", "caution"))
    return line(f"{words}{until}")
