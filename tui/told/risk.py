"""A risk in words: what holds it hour by hour, what must fail together, what would close a gap."""

from collections.abc import Iterable, Sequence

from tcplan.domain.dates import short_day
from tcplan.views.controls import ControlView, EvidenceView
from tcplan.views.gaps import GapView
from tcplan.views.risks import RiskView, SignView, StrandView
from tcplan.views.sentences import MATRIX_IS_A_LABEL
from tcplan.views.suggestions import FROM_LIBRARY, FromLibrary, RiskLibrary
from tcplan.views.ways import NOT_THE_SAME
from tui.page import BLANK, Line, answered, field, heading, item, para

_FEW_ENTRIES = 3


def control_lines(control: ControlView) -> list[Line]:
    """One control: who, when, on what evidence, and whether it counts."""
    restricts = " · R restricts the person" if control.restrictive else ""
    lines = [answered(control.state, f"{control.name}: {control.state_words}{restricts}")]
    if control.counts:
        lines.append(field("Counts", "yes, on evidence, in some hours of the week"))
    else:
        lines.append(field("Counts", f"no: {control.why_not}", "gap"))
    lines += [
        field("Delivers", control.delivery),
        field("Deputy", control.deputy or "nobody named"),
        field("Owner", control.owner or "nobody named"),
        field("Hours", control.hours),
    ]
    if control.start or control.end:
        begins = short_day(control.start) if control.start else "the beginning"
        ends = short_day(control.end) if control.end else "no end recorded"
        lines.append(field("From", f"{begins} to {ends}"))
    lines += [field("Evidence", *_evidence(item)) for item in control.evidence]
    if not control.evidence:
        lines.append(field("Evidence", "none", "caution"))
    if control.last_tested:
        lines.append(field("Tested", short_day(control.last_tested)))
    if control.review_by:
        lines.append(field("Review by", short_day(control.review_by)))
    lines += [field("Stops", text) for text in control.prevents]
    lines += [field("Limits", text) for text in control.limits]
    lines += [field("Needs", text) for text in control.requires]
    lines.append(field("Kind", f"{control.kind_words} · {control.setting_words}"))
    if control.only_notices:
        minutes = control.respond_within_minutes
        within = f" within {minutes} minutes" if minutes is not None else ""
        lines.append(field("Notices", f"{control.responder or 'nobody named'} answers{within}"))
    lines += _restriction(control)
    if control.description:
        lines += [BLANK, para(control.description)]
    return lines


def _evidence(seen: EvidenceView) -> tuple[str, str | None]:
    age = f"{seen.age_days} days old" if seen.age_days >= 0 else "not yet seen"
    until = f"review by {short_day(seen.review_by)}"
    words = f"{seen.what} · {age}, seen by {seen.seen_by} · {until}"
    return (f"{words}: expired", "caution") if seen.expired else (words, None)


def _restriction(control: ControlView) -> list[Line]:
    if not control.restrictive:
        return []
    return [
        field("Authority", control.authority or "none recorded"),
        field("Least", control.least_restrictive_rationale or "no rationale recorded"),
        field("Reduce", control.reduction_plan or "no reduction plan recorded"),
    ]


def strand_lines(strand: StrandView, risk: RiskView, *, stops: bool) -> list[Line]:
    """One cause or result, with what each of its controls does for it."""
    words = "stops" if stops else "limits"
    lines = [
        para(strand.text, "strong"),
        answered(strand.answer, f"{strand.answer_words}, {strand.when}"),
    ]
    found = {control.id: control for control in risk.controls}
    for name in strand.controls:
        control = found[name]
        why = "counts" if control.counts else f"does not count: {control.why_not}"
        lines.append(answered(control.state, f"{control.name} · {why}"))
    if not strand.controls:
        lines.append(para(f"Nothing recorded {words} this.", "gap"))
    return lines


def cover_lines(risk: RiskView) -> list[Line]:
    """What holds a risk through the week, in sentences."""
    lines = [answered(risk.answer, f"{risk.answer_words}, {risk.when}"), para(risk.sentence)]
    if risk.move_answer and risk.move_day:
        lines.append(
            answered(
                risk.move_answer,
                f"On the day of the move, {short_day(risk.move_day)}: {risk.move_sentence}",
            )
        )
    lines += [answered(s.answer, s.sentence) for s in risk.slots if s.when != risk.when]
    together = {cut: slot.when for slot in risk.slots for cut in slot.together}
    if together:
        lines += [*heading("WHAT MUST FAIL TOGETHER"), *(item(cut) for cut in together)]
    lines += ways_lines(risk)
    if not risk.causes_reviewed:
        told = risk.last_cause_review or "never"
        words = f"The list of causes has not been reviewed in date (last: {told})."
        lines += [BLANK, para(words, "caution")]
    return lines


def ways_lines(risk: RiskView) -> list[Line]:
    """How many ways of holding it share nothing, which they are, and what only looks like two."""
    lines = [*heading("SEPARATE WAYS OF HOLDING IT"), para(risk.separate_ways)]
    for slot in risk.slots:
        told = slot.ways
        if len(risk.slots) > 1:
            lines.append(para(f"{slot.when}: {told.words}", "strong"))
        lines += [item(f"way {number}: {way}") for number, way in enumerate(told.each, 1)]
        lines += [item(text) for text in told.one_way]
    return [*lines, para(NOT_THE_SAME, "muted")]


def gap_lines(gaps: Sequence[GapView]) -> Iterable[Line]:
    """Each gap with what would close it."""
    yield from heading("WHAT WOULD CLOSE THE GAPS")
    if not gaps:
        yield para("No gap: it has back-up in every hour.", "muted")
    for gap in gaps:
        yield answered(gap.answer, f"{gap.answer_words}, {gap.when}")
        yield Line(f"Owner: {gap.owner or 'nobody named'}", "muted", 2)
        for found in gap.suggestions:
            mark = " · R restricts the person" if found.restrictive else ""
            then = f"the risk would then be: {found.risk_after_words.lower()}"
            yield item(f"{found.text} ▸ {then}{mark}", indent=2)
        if gap.not_listed:
            yield Line(f"and {gap.not_listed} more", "muted", 4)
        for words in gap.ruled_out:
            yield Line(f"Looked at: {words}", "muted", 2)


def library_lines(known: RiskLibrary | None) -> Iterable[Line]:
    """What the library has for each cause that evidence does not cover."""
    if known is None or not known.found:
        return
    yield from heading(FROM_LIBRARY.upper())
    yield para(known.about, "muted")
    if any(proposal.restrictive for found in known.found for proposal in found.proposals):
        yield para(known.restrictive_needs, "muted")
    for found in known.found:
        yield BLANK
        yield from _from_library(found)


def _from_library(found: FromLibrary) -> Iterable[Line]:
    yield para("; ".join(found.about), "strong")
    yield Line(f"Looked up: {found.looked_up}", "muted", 2)
    yield from (Line(f"Acts on it already: {text}", None, 2) for text in found.there)
    yield from (Line(f"In the plan already: {text}", None, 2) for text in found.left_out)
    yield from (item(proposal.words, indent=2) for proposal in found.proposals)
    if not found.proposals:
        yield Line("Nothing more in the library.", "muted", 2)
    if found.more:
        yield Line(found.more, "muted", 4)


def library_line(known: RiskLibrary | None) -> Iterable[Line]:
    """That the library has something to consider, and how to read it here."""
    if known is not None and known.found:
        entries = dict.fromkeys(name for found in known.found for name in found.entries)
        few = list(entries)[:_FEW_ENTRIES]
        more = " and others" if len(entries) > _FEW_ENTRIES else ""
        yield BLANK
        yield para(f"{FROM_LIBRARY}: {', '.join(few)}{more}; p shows it.", "muted")


def about_lines(risk: RiskView) -> list[Line]:
    """What is recorded of a risk beside its cover."""
    lines = [
        field("Kind", risk.kind_words),
        field("Lead", risk.lead or "nobody named"),
        field("Causes", f"last reviewed {risk.last_cause_review or 'never'}"),
    ]
    lines += [field("Label", text) for text in risk.matrix_labels]
    if risk.matrix_labels:
        lines.append(para(MATRIX_IS_A_LABEL, "muted"))
    if risk.circumstances:
        lines.append(field("When", risk.circumstances))
    if risk.own_view:
        lines.append(field("Own view", f"“{risk.own_view}”"))
    lines += [field("Disagrees", f"“{text}”") for text in risk.disagreements]
    if risk.signs:
        lines += heading("EARLY SIGNS")
        lines += [item(sign_words(sign)) for sign in risk.signs]
    return lines


def sign_words(sign: SignView) -> str:
    """An early sign, who notices and who answers."""
    minutes = sign.respond_within_minutes
    within = f" within {minutes} minutes" if minutes is not None else ""
    usual = f" (usually: {sign.baseline})" if sign.baseline else ""
    starts = f"; starts {sign.triggers}" if sign.triggers else ""
    return (
        f"{sign.sign}{usual} · noticed by {sign.noticed_by or 'nobody named'} · "
        f"{sign.responder or 'nobody named'} answers{within}{starts}"
    )


def whole_risk(
    risk: RiskView, gaps: Sequence[GapView] | None, known: RiskLibrary | None
) -> list[Line]:
    """Everything about a risk as text."""
    lines = [
        *heading(risk.title.upper()),
        field("To prevent", risk.to_prevent),
        *cover_lines(risk),
        BLANK,
        *about_lines(risk),
        *heading("WHAT COULD START IT"),
    ]
    for strand in risk.threats:
        lines += [*strand_lines(strand, risk, stops=True), BLANK]
    lines += heading("WHAT IT LEADS TO")
    for strand in risk.consequences:
        lines += [*strand_lines(strand, risk, stops=False), BLANK]
    lines += heading("CONTROLS")
    for control in risk.controls:
        lines += [*control_lines(control), BLANK]
    return [*lines, *(gap_lines(gaps) if gaps is not None else []), *library_lines(known)]
