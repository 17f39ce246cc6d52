"""A provider's paper: the person's words, what to do, to notice and to sign, whom to call."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day, short_day
from tcplan.draw import RESTRICTIVE
from tcplan.report.chapters import handed
from tcplan.report.chapters.crisis_hours import crisis_hours
from tcplan.report.chapters.early_signs import sign_table
from tcplan.report.chapters.own import own_words
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import from_to, labelled, missing, past, strong
from tcplan.views.papers.provider import PackageTold, ProviderView, provider
from tcplan.views.papers.provider_controls import ProviderControl
from tcplan.views.papers.provider_open import Open
from tcplan.views.papers.provider_rules import Other, RuleTold

LEFT_OUT = (
    "Left out for this reader: diagnosis and clinical notes, the past, the law behind a rule, who "
    "else was ever concerned, money, and what other services do between themselves."
)

_BLANK = "." * 60
"""A line to write on."""


def provider_document(view: ProviderView) -> Document:
    """The paper of one provider as a document that any writer can write."""
    title = f"Provider's paper: {view.individual_label}"
    return Document(
        title=title,
        footer=handed.footer(view.heading, title, view.recipient),
        opening=(
            handed.about(
                view.heading,
                ("For", view.provider),
                ("Called", view.called),
                ("Move", long_day(view.starts) if view.starts else None),
                ("Advocate", view.advocate or "nobody named"),
            ),
            *handed.notes(view.heading),
            handed.what_it_is(view.heading, LEFT_OUT),
        ),
        sections=(
            own_words(view.words),
            _what_you_do(view),
            _what_to_notice(view),
            crisis_hours(view.crisis, view.crisis.way_back if view.crisis else None),
            _rules(view.rules),
            _others(view.others),
            _open(view.open),
            _accepted(view),
        ),
        marking=handed.PERSONAL,
    )


def _what_you_do(view: ProviderView) -> Section:
    delivers = tuple(one for one in view.controls if one.delivers)
    stands_in = tuple(one for one in view.controls if not one.delivers)
    blocks: list[Block] = [Facts(tuple(_package(one))) for one in view.package]
    blocks.append(
        Section(
            "What you deliver",
            (_controls("Controls that you deliver, and how each stands", delivers),),
        )
    )
    blocks.append(
        Section(
            "Where you stand in or answer",
            (_controls("Controls where you stand in or answer", stands_in),),
        )
    )
    return Section("What you do", tuple(blocks))


def _package(one: PackageTold) -> Iterator[Fact]:
    yield fact("Support", f"{one.hours_a_week} hours a week, {one.ratio}")
    trained = "not recorded" if one.core_team_trained is None else str(one.core_team_trained)
    yield fact(
        "Core team",
        f"{one.core_team_in_post} of {one.core_team} in post; trained in this plan: {trained}",
    )
    if one.competencies:
        yield Fact("Skills needed", cell(*one.competencies))
    if one.in_reach:
        yield fact("Before the move", one.in_reach)
    notice = "not recorded" if one.notice_days is None else f"{one.notice_days} days"
    yield fact("Notice", notice)


def _controls(caption: str, controls: tuple[ProviderControl, ...]) -> Block:
    if not controls:
        return Paragraph(line("Nothing is recorded."))
    return Table(
        caption,
        ("What, and against what", "Your part, and when", "Where it stands"),
        tuple((_what(one), _when(one), _stands(one)) for one in controls),
        (36, 32, 32),
    )


def _what(one: ProviderControl) -> Cell:
    described = [one.description] if one.description else []
    return cell(strong(one.name), *described, *(f"against: {text}" for text in one.against))


def _when(one: ProviderControl) -> Cell:
    return cell(
        one.part,
        labelled("Delivered by", one.delivery),
        labelled("Stands in", one.deputy),
        labelled("Hours", one.hours),
        labelled("In force", from_to(one.start, one.end)),
        *(labelled("Needs", text) for text in one.needs),
    )


def _stands(one: ProviderControl) -> Cell:
    lines: list[Line | str | Run] = [strong(one.state_words)]
    if one.why_not:
        lines.append(line(missing("does not count yet: "), one.why_not))
    lines += [f"shown by: {text}" for text in one.evidence]
    tested = short_day(one.last_tested) if one.last_tested else None
    review = short_day(one.review_by) if one.review_by else None
    lines.append(labelled("Last tried out", tested, "never recorded"))
    lines.append(labelled("Review by", review, "no date"))
    return cell(*lines, *_restriction(one))


def _restriction(one: ProviderControl) -> Iterator[Line]:
    if one.restrictive:
        yield line(Run("Restricts the person", RESTRICTIVE.style, RESTRICTIVE.sign))
        yield labelled("Authority", one.authority, "none recorded")
    for term, words, otherwise in (
        ("Why nothing less would do", one.least_restrictive_rationale, "not recorded"),
        ("How it will be reduced", one.reduction_plan, "no plan recorded"),
    ):
        if words or one.restrictive:
            yield labelled(term, words, otherwise)


def _what_to_notice(view: ProviderView) -> Section:
    blocks: list[Block] = [sign_table(view.signs)]
    if view.slipping:
        rows = tuple((cell(strong(s.indicator)), cell(s.cause)) for s in view.slipping)
        blocks.append(
            Table(
                "What shows that the support itself is slipping",
                ("What is seen first", "What it would mean"),
                rows,
                (50, 50),
            )
        )
    return Section("What to notice", tuple(blocks))


def _rules(rules: tuple[RuleTold, ...]) -> Section:
    title = "Rules to know"
    if not rules:
        return Section(title, (Paragraph(line("No rule is recorded that bears on support.")),))
    return Section(
        title,
        (
            Table(
                "Rules, and whom to ring when one is not kept",
                ("Rule", "When", "Whom to ring"),
                tuple((_rule(one), _rule_when(one), _rule_ring(one)) for one in rules),
                (46, 20, 34),
            ),
        ),
    )


def _rule(one: RuleTold) -> Cell:
    proposal = [] if one.settled else [missing("still a proposal")]
    return cell(strong(one.text), one.kind_words, *proposal)


def _rule_when(one: RuleTold) -> Cell:
    return cell(from_to(one.start, one.end) if one.start or one.end else "no dates recorded")


def _rule_ring(one: RuleTold) -> Cell:
    if one.ring is None:
        nobody = past("nobody is named") if one.unsupervised else "whoever gave you this paper"
        return cell(nobody)
    lines = [one.ring, *(["your part"] if one.yours else [])]
    lines += [f"reached by: {one.reach}"] if one.reach else []
    return cell(*lines, labelled("Deputy", one.deputy))


def _others(others: tuple[Other, ...]) -> Section:
    title = "Who else is there to ring"
    if not others:
        return Section(title, (Paragraph(line(missing("Nobody else is recorded."))),))
    rows = tuple(
        (
            cell(strong(one.name)),
            cell(one.role),
            cell(one.when, *([one.hours] if one.hours else [])),
            cell(one.reach or missing("not recorded: write it in")),
        )
        for one in others
    )
    columns = ("Who", "What they do", "When", "Reached when closed")
    return Section(title, (Table("Who else is there", columns, rows, (28, 28, 22, 22)),))


def _open(found: tuple[Open, ...]) -> Section:
    title = "What is not yet agreed"
    if not found:
        return Section(title, (Paragraph(line("Nothing is recorded as open.")),))
    rows = tuple(
        (
            cell(one.what),
            cell(one.who or missing("nobody named")),
            cell(short_day(one.by) if one.by else "no date"),
        )
        for one in found
    )
    table = Table("Not yet agreed", ("What", "Who has it", "By"), rows, (60, 25, 15))
    return Section(
        title, (Paragraph(line("Do not rely on these until somebody says that they hold.")), table)
    )


def _accepted(view: ProviderView) -> Section:
    rows = (
        ("Service", cell(view.provider)),
        (
            "Decision (strike out one)",
            cell("We have read this risk plan and accept it", "We do not accept it, because:"),
        ),
        ("Name", cell(_BLANK)),
        ("Role", cell(_BLANK)),
        ("Signature", cell(_BLANK)),
        ("Date", cell(_BLANK)),
        ("Paper read", cell(f"as at {long_day(view.heading.as_at)}")),
    )
    blocks: list[Block] = [
        Paragraph(
            line(
                "A risk plan that moves with a person is reviewed by the service that receives "
                "them (NICE quality standard 163, statement 4)."
            )
        )
    ]
    if view.acceptance:
        blocks.append(Bullets(tuple(line(text) for text in view.acceptance)))
    blocks.append(
        Table(
            "To be filled in by the receiving service",
            ("Risk plan reviewed and accepted by the receiving service", "To be filled in"),
            tuple((cell(term), filled) for term, filled in rows),
            (35, 65),
        )
    )
    return Section("Reviewed and accepted by the receiving service", tuple(blocks))


PAPER = Paper(view=provider, document=provider_document)
