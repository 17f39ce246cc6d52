"""A control is told with who delivers it, when, on what evidence, and whether it counts."""

from tcplan.cli.page import Block, Fact, Said, Section, Table
from tcplan.cli.pages.frame import each, facts, minutes_words, page, span
from tcplan.domain.control import WORKING_STATES
from tcplan.domain.dates import days_said, short_day
from tcplan.views.controls import ControlsView, ControlView, EvidenceView

RESTRICTS = "R, restricts the person"


def controls_page(view: ControlsView) -> tuple[Block, ...]:
    """Every control of the plan in a list."""
    if not view.rows:
        none = Said("No control is recorded in this plan yet.")
        return page(view.heading, Section("Controls", (none,)))
    names = ("ID", "Person", "Control", "State", "Delivered by", "Deputy", "Hours", "Counts")
    rows = tuple(
        (
            control.id,
            control.individual_label,
            control.name,
            state_words(control),
            control.delivery,
            control.deputy or "none",
            control.hours,
            counts_words(control),
        )
        for control in view.rows
    )
    return page(view.heading, Section("Controls, person by person", (Table(names, rows),)))


def control_section(control: ControlView) -> Section:
    """One control in full."""
    dates = span(control.start, control.end)
    answers = control.responder
    if answers and control.respond_within_minutes is not None:
        answers += f", within {minutes_words(control.respond_within_minutes)}"
    blocks = [
        *facts(("ID", control.id), ("What", control.description)),
        Fact("State", state_words(control)),
        Fact("Counts", counts_words(control)),
        Fact("Kind", f"{control.kind_words}; {control.setting_words.lower()}"),
        *(Fact("Prevents", text) for text in control.prevents),
        *(Fact("Limits", text) for text in control.limits),
        *_acts_on_nothing(control),
        Fact("Delivered by", control.delivery),
        Fact("Deputy", control.deputy or "none"),
        Fact("Owner", control.owner or "nobody named"),
        Fact("Hours", control.hours),
        *facts(("Dates", dates or None), ("Answered by", answers)),
        *(Fact("Needs", text) for text in control.requires),
        *each("Evidence", [evidence_words(item) for item in control.evidence], "none"),
        Fact("Last tested", short_day(control.last_tested) if control.last_tested else "never"),
        Fact("Review by", short_day(control.review_by) if control.review_by else "no day set"),
        *_restriction(control),
    ]
    return Section(control.name, tuple(blocks))


def named_words(control: ControlView) -> str:
    """A control by its name, with how far it has come and, in place or not, what it does not do."""
    said = [control.state_words.lower(), *(["R"] if control.restrictive else [])]
    if control.state in WORKING_STATES and not control.counts:
        said.append(f"does not count: {control.why_not}")
    return f"{control.name} ({', '.join(said)})"


def state_words(control: ControlView) -> str:
    """How far a control has come, with the mark of what restricts the person."""
    return f"{control.state_words} ({RESTRICTS})" if control.restrictive else control.state_words


def counts_words(control: ControlView) -> str:
    """Whether a control counts on evidence on the day, in which of its hours, and if not, why."""
    if not control.counts:
        return f"no: {control.why_not}"
    return "yes" if control.counts_when == control.hours else f"only {control.counts_when}"


def evidence_words(item: EvidenceView) -> str:
    """One item of evidence with its age."""
    age = f"{days_said(item.age_days)} old" if item.age_days >= 0 else "still to come"
    expired = "ran out" if item.expired else "review by"
    seen = f"seen by {item.seen_by}, {short_day(item.on)}, {age}"
    return f"{item.what}; {seen}; {expired} {short_day(item.review_by)}"


def _acts_on_nothing(control: ControlView) -> tuple[Fact, ...]:
    nothing = not control.prevents and not control.limits
    return (Fact("Acts on", "no cause and no result of any risk"),) if nothing else ()


def _restriction(control: ControlView) -> tuple[Fact, ...]:
    if not control.restrictive:
        return ()
    return (
        Fact("Authority", control.authority or "none recorded"),
        Fact("Why least restrictive", control.least_restrictive_rationale or "not recorded"),
        Fact("How it will be reduced", control.reduction_plan or "not recorded"),
    )
